"""Write curves as a compact SVG that Qt reads without a warning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.figure.contours import Curve

GRAIN = 20  # whole numbers in the file are twentieths of an SVG unit
# Qt gives up ("path truncated") beyond 32,767 elements, and a cubic counts as three.
MOST_SEGMENTS = 6_000


@dataclass(frozen=True)
class Layer:
    """Hold curves of one colour, painted with the even-odd rule."""

    colour: str
    curves: list[Curve]


def _numbers(values: list[int]) -> str:
    text = ""
    for value in values:
        word = str(value)
        text += word if not text or word.startswith("-") else " " + word
    return text


def _path(curve: Curve) -> str:
    start = np.rint(curve.start * GRAIN).astype(np.int64)
    points = np.rint(curve.segments * GRAIN).astype(np.int64)
    points[-1, 2] = start
    before = np.concatenate([start[None], points[:-1, 2]])
    rows = (points - before[:, None]).reshape(-1, 6).tolist()
    words = [_numbers(row) for row in rows if any(row)]
    body = "".join(word if word.startswith("-") or not k else " " + word for k, word in enumerate(words))
    return f"M{_numbers(start.tolist())}c{body}z"


def _families(curves: list[Curve]) -> list[list[Curve]]:
    """Return the curves in sets whose boxes do not touch: a hole stays with its loop."""
    families: list[tuple[list[Curve], list[float]]] = []
    for curve in curves:
        spots = np.concatenate([curve.start[None], curve.segments.reshape(-1, 2)])
        box = [*spots.min(axis=0).tolist(), *spots.max(axis=0).tolist()]
        home = next((entry for entry in families if _overlaps(entry[1], box)), None)
        if home is None:
            families.append(([curve], box))
        else:
            home[0].append(curve)
    return [family for family, _ in families]


def _paths(layer: Layer) -> list[str]:
    """Return the data of as few path elements as Qt's limit allows."""
    merged: list[str] = []
    room = 0
    for family in _families(layer.curves):
        size = sum(len(curve.segments) + 1 for curve in family)
        text = "".join(_path(curve) for curve in family)
        if size > room:
            merged.append(text)
            room = MOST_SEGMENTS - size
        else:
            merged[-1] += text
            room -= size
    return merged


def _overlaps(a: list[float], b: list[float]) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def paint(layer: Layer) -> str:
    """Return the path elements of one layer."""
    return "".join(f'<path fill="{layer.colour}" d="{text}"/>\n' for text in _paths(layer))


def group(name: str, layers: list[Layer], *, hidden: bool = False) -> str:
    """Return one named group of layers, painted in their order."""
    off = ' display="none"' if hidden else ""
    return f'<g id="{name}"{off}>\n{"".join(paint(layer) for layer in layers)}</g>\n'


def document(size: tuple[int, int], title: str, groups: list[str]) -> str:
    """Return the whole SVG file."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">\n<title>{title}</title>\n'
        f'<g fill-rule="evenodd" transform="scale({1 / GRAIN:g})">\n{"".join(groups)}</g>\n</svg>\n'
    )
