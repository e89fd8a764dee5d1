"""The commands besides the window: each file here whose name begins with no ``_`` is one, and a new file adds one."""
