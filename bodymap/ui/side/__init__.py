"""The left panel: search, channels, points, switches."""
