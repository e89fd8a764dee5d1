"""Facts as cards and captions: plain values that window, command line and exports share. Knows no Qt."""
