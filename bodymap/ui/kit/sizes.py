"""The measures of the window that are known before it stands."""

from __future__ import annotations

SMALLEST = (1120, 640)
USUAL = (1280, 800)
HANDLE = 1


def default_widths(total: int) -> list[int]:
    """Return the widths of lists, map and card for a window of some width, all in pixels."""
    lists = min(max(round(total * 0.175), 238), 300)
    card = min(max(round(total * 0.37), 440), 980)
    return [lists, total - lists - card - 2 * HANDLE, card]


def map_size(size: tuple[int, int], widths: list[int]) -> tuple[int, int]:
    """Return the size of the map in a window of some size, as it will be at the start."""
    return (widths or default_widths(size[0]))[1], size[1]
