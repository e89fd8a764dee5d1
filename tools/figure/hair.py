"""Find where hair would grow: points of the head are measured from its line."""

from __future__ import annotations

import itertools
import math

import numpy as np

from tools.figure.body import Body
from tools.figure.marks import rounded
from tools.figure.mesh import Floats

BEHIND_EAR = (942, 876, 0.15)
# The hairline of the right side from the middle of the forehead round the ear to the nape: two
# vertices and the share of the second. First, second and last are the anchors of the landmarks
# anterior hairline, corner of the forehead and posterior hairline.
HAIRLINE = (
    (983, 1015, 0.34),
    (976, 5548, 0.42),
    (5398, 5398, 0.0),
    (5564, 5405, 0.25),
    (5769, 5754, 0.5),
    (5745, 5736, 0.6),
    (5427, 5745, 0.5),
    (5755, 5765, 0.4),
    (5403, 5767, 0.55),
    (872, 872, 0.0),
    (873, 956, 0.25),
    (5385, 5383, 0.45),
    BEHIND_EAR,
    (935, 935, 0.0),
    (5559, 5275, 0.4),
    (854, 853, 0.32),
)
TINY = 1e-9
REACH = 9.0  # cm from the middle of the head to the skin, for angles to become lengths


def _angles(points: Floats, centre: Floats) -> Floats:
    """Return the bearing from the face, to either side, and the height as lengths (K,2) in cm."""
    rel = points - centre
    bearing = np.arctan2(np.abs(rel[:, 0]), rel[:, 2])
    flat = np.sqrt(rel[:, 0] ** 2 + rel[:, 2] ** 2)
    # Below the middle the head narrows to the neck: there plain height serves better.
    height = np.where(rel[:, 1] < 0.0, rel[:, 1], np.arctan2(rel[:, 1], flat) * REACH)
    return np.stack([bearing * REACH, height], axis=-1)


def _signed(spots: Floats, line: Floats) -> Floats:
    """Return the distance (K,) of spots (K,2) from a line, positive above it."""
    best = np.full(len(spots), 1e9)
    crossings = np.zeros(len(spots), dtype=np.int64)
    for a, b in itertools.pairwise(line):
        step = b - a
        along = ((spots - a) * step).sum(axis=1) / max(float((step * step).sum()), 1e-12)
        near = a + along.clip(0.0, 1.0)[:, None] * step
        best = np.minimum(best, ((spots - near) ** 2).sum(axis=1))
        spans = (spots[:, 0] >= min(a[0], b[0])) & (spots[:, 0] < max(a[0], b[0]))
        crossings += spans & (spots[:, 1] > a[1] + _share(spots[:, 0], a, b) * step[1])
    return np.asarray(np.sqrt(best) * np.where(crossings % 2 == 1, 1.0, -1.0))


def _share(x: Floats, a: Floats, b: Floats) -> Floats:
    """Return how far (0 to 1) along a segment its first coordinate equals x."""
    width = float(b[0] - a[0])
    return np.asarray((x - float(a[0])) / (width if abs(width) > TINY else TINY))


def hair_field(body: Body, home: Floats) -> Floats:
    """Return how far (H,W) in cm spots of the head lie within the hair; negative outside."""
    points = body.vertices["anatomical"]
    knots = np.array([points[a] * (1.0 - t) + points[b] * t for a, b, t in HAIRLINE])
    centre = np.array([0.0, float(knots[8, 1]) - 1.5, float(knots[8, 2])])
    bends = _angles(knots, centre)
    behind = slice(HAIRLINE.index(BEHIND_EAR), None)
    bends[behind, 1] = np.maximum(bends[behind, 1], bends[-1, 1])
    # Level at both ends, so that the halves meet without a peak.
    front = np.array([[0.4 * bends[1, 0], bends[0, 1]]])
    back = np.array([[0.4 * bends[-2, 0] + 0.6 * math.pi * REACH, bends[-1, 1]]])
    line = rounded(np.concatenate([bends[:1], front, bends[1:-1], back, bends[-1:]]))
    line[0, 0], line[-1, 0] = -0.01, math.pi * REACH + 0.01
    field = np.full(home.shape[:-1], -1e3)
    near = home[..., 1] > float(knots[-1, 1]) - 3.0
    field[near] = _signed(_angles(home[near], centre), line)
    return field
