"""Pictures for the page: PNG, SVG, PDF. Knows no Qt widgets."""
