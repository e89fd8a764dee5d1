"""Finds what a condition is called among the traditional uses of points."""

from __future__ import annotations

from collections.abc import Iterable


def first_use(uses: Iterable[str], words: Iterable[str]) -> str:
    """Return the first use in which one of some words stands, met from the start of a word; empty if none does."""
    starts = tuple(f" {word.casefold()}" for word in words)
    return next((use for use in uses if any(start in f" {use.casefold()}" for start in starts)), "")
