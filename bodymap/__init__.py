"""Bodymap: a desktop atlas of acupuncture, both medicines side by side."""

__version__ = "0.1.0"
