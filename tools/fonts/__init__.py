"""Build time: the fonts that ship with the program."""
