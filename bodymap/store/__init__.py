"""What the user owns: kept in SQLite. Knows no Qt widgets."""
