"""The card: two medicines in aligned rows."""
