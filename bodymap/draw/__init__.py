"""What screen and page share: layers, their marks, label places, colours, the camera. Knows no Qt."""
