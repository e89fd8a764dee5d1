"""The model: frozen values, loading, checking, search, measures. Knows no Qt."""
