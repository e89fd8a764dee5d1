"""Build-time tools; the program itself never imports them."""
