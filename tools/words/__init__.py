"""Build time: the catalogues that translators work in."""
