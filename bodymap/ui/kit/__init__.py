"""Small parts that every pane uses: fonts, colours, widgets, timers."""
