"""Cut plain fitted underwear out of the body's surface."""

from __future__ import annotations

import math

import numpy as np

from tools.figure.body import Body
from tools.figure.mesh import Floats
from tools.figure.picture import HOME
from tools.figure.views import crotch

TRUNK = 0.5


def _briefs(body: Body, home: Floats) -> Floats:
    """Return how far (H,W) in cm spots lie inside the briefs: waist above, leg openings below."""
    joints = body.joints[HOME]
    hip = joints["joint-l-upper-leg"]
    low = crotch(body)
    x, y, z = np.abs(home[..., 0]), home[..., 1], home[..., 2]
    waist = float(hip[1]) + 8.5 - 0.10 * (z - float(hip[2]))
    # The opening runs from the crotch up and out to the side of the hip; lower behind.
    inner = low - 2.0
    side = float(hip[1]) + 1.5
    reach = float(hip[0]) + 8.0
    slope = (side - inner) / reach
    front = inner + slope * x
    drop = 0.35 * (float(hip[2]) - z).clip(0.0, 12.0)
    lift = (y - (front - drop)) / math.sqrt(1.0 + slope * slope)
    return np.minimum(waist - y, lift)


def _top(body: Body, home: Floats) -> Floats:
    """Return how far (H,W) in cm spots lie inside the plain band top."""
    chest = float(body.vertices[HOME][1779][1])
    y, z = home[..., 1], home[..., 2]
    middle = float(body.joints[HOME]["joint-spine-2"][2])
    high = chest + 6.5 - 0.12 * (z - middle)
    low = chest - 8.0
    return np.minimum(high - y, y - low)


def drape_field(body: Body, home: Floats, limb: Floats) -> Floats:
    """Return how far (H,W) in cm spots of skin lie inside the drape; negative outside."""
    field = _briefs(body, home)
    if body.figure == "female":
        field = np.maximum(field, _top(body, home))
    arm = (TRUNK - limb[..., 0]) * 4.0
    return np.minimum(field, arm)
