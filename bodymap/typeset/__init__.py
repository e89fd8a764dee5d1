"""The shipped fonts and how large their lettering is, for screen and page. Knows QtGui, no widgets."""
