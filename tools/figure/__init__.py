"""Draw the body: from a CC0 body mesh to the SVG figures and the points' places."""
