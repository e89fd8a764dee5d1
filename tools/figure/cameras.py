"""Choose the cameras: what each view looks at, from where, and how much of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tools.figure.body import Body
from tools.figure.mesh import Floats

# Units a centimetre; one unit is one millimetre in the whole-body views.
WHOLE = 10.0
HEAD = 40.0
LIMB = 50.0
ARM = 22.0
CHEST = 26.0

Vector = tuple[float, float, float]
Plane = tuple[Floats, float]
Box = tuple[float, float, float, float]
Frame = Callable[[Body, Floats], Box]
Cut = Callable[[Body], tuple[Plane, ...]]


@dataclass(frozen=True)
class Camera:
    """Hold what a view needs before it is framed."""

    title: str
    pose: str
    up: Floats
    toward: Floats
    parts: tuple[str, ...]
    scale: float
    frame: Frame
    cut: Cut


def dot(points: Floats, axis: Floats) -> Floats:
    """Return the products (...) of points (...,3) with an axis (3,), without BLAS."""
    return np.asarray(points[..., 0] * axis[0] + points[..., 1] * axis[1] + points[..., 2] * axis[2])


def cross(a: Floats, b: Floats) -> Floats:
    """Return the vector product (3,)."""
    return np.array(
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    )


def unit(vector: Floats) -> Floats:
    """Return a vector (3,) scaled to length 1."""
    return np.asarray(vector / math.sqrt(float((vector * vector).sum())))


def _axes(up: Vector, toward: Vector) -> tuple[Floats, Floats]:
    near = unit(np.array(toward, dtype=np.float64))
    above = np.array(up, dtype=np.float64)
    return unit(above - near * float((above * near).sum())), near


def _no_cut(_: Body) -> tuple[Plane, ...]:
    return ()


def _below(height: Callable[[Body], float]) -> Cut:
    def cut(body: Body) -> tuple[Plane, ...]:
        return ((np.array([0.0, -1.0, 0.0]), -height(body)),)

    return cut


def _above(height: Callable[[Body], float]) -> Cut:
    def cut(body: Body) -> tuple[Plane, ...]:
        return ((np.array([0.0, 1.0, 0.0]), height(body)),)

    return cut


def crotch(body: Body) -> float:
    """Return the height in cm of the lowest midline skin of the trunk."""
    skin = np.unique(body.quads)
    points = body.vertices["anatomical"][skin]
    middle = (np.abs(points[:, 0]) < 0.3) & (points[:, 1] < 110.0)  # noqa: PLR2004
    return float(points[middle, 1].min())


def _bounds(flat: Floats, pad: Box) -> Box:
    """Return left, right, bottom, top of flat points (N,2), each moved out by its pad in cm."""
    low, high = flat.min(axis=0), flat.max(axis=0)
    return (
        float(low[0]) - pad[0],
        float(high[0]) + pad[1],
        float(low[1]) - pad[2],
        float(high[1]) + pad[3],
    )


def _whole(width: float) -> Frame:
    def frame(_: Body, flat: Floats) -> Box:
        left, right, bottom, top = _bounds(flat, (0, 0, 4.5, 4.5))
        middle = (left + right) / 2.0
        return (middle - width / 2, middle + width / 2, bottom, top)

    return frame


def _around(parts: tuple[str, ...], pads: Box) -> Frame:
    def frame(body: Body, flat: Floats) -> Box:
        skin = np.unique(body.quads)
        inside = np.isin(body.parts[skin], parts)
        left, right, bottom, top = _bounds(flat[skin][inside], pads)
        return (left, right, bottom, top)

    return frame


def _right_half(body: Body) -> tuple[Plane, ...]:
    return (
        (np.array([-1.0, 0.0, 0.0]), 0.0),
        (np.array([0.0, -1.0, 0.0]), -(crotch(body) + 14.0)),
    )


def _inner_leg(body: Body, flat: Floats) -> Box:
    skin = np.unique(body.quads)
    leg = np.isin(body.parts[skin], ("leg.R", "foot.R"))
    left, right, bottom, _ = _bounds(flat[skin][leg], (4.5, 4.5, 4.5, 0.0))
    return (left, right, bottom, crotch(body) + 13.0)


_TO_ARMPIT = (-0.78, -0.26, 0.58)
_FOOT = ("leg.R", "foot.R")
_ANKLE_UP = (1.5, 1.5, 1.2, 6.0)

X, Y, Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


def _camera(  # noqa: PLR0913
    title: str,
    up: Vector,
    toward: Vector,
    *,
    pose: str = "anatomical",
    parts: tuple[str, ...] = (),
    scale: float = WHOLE,
    frame: Frame,
    cut: Cut = _no_cut,
) -> Callable[[Body], Camera]:
    axes = _axes(up, toward)
    return lambda _: Camera(title, pose, *axes, parts, scale, frame, cut)


def _hand(title: str, palm: float, ulnar: float = 0.0) -> Callable[[Body], Camera]:
    """Return a camera square to the palm (1), the back (-1) or the ulnar edge of the right hand."""

    def camera(body: Body) -> Camera:
        joints = body.joints["anatomical"]
        knuckle = joints["joint-r-finger-3-1"]
        up = unit(joints["joint-r-hand"] - knuckle)
        across = joints["joint-r-finger-5-1"] - joints["joint-r-finger-2-1"]
        square = unit(cross(across, up))
        toward = square * palm + unit(cross(up, square)) * ulnar
        frame = _around(("hand.R",), (1.5, 1.5, 1.0, 2.5))
        return Camera(title, "anatomical", up, toward, ("arm.R", "hand.R"), LIMB, frame, _no_cut)

    return camera


def _shoulder_frame(body: Body) -> Box:
    shoulder = body.joints["anatomical"]["joint-r-shoulder"]
    x, z = float(shoulder[0]), float(shoulder[2])
    return (x - 11.0, x + 23.0, -z - 16.0, -z + 14.0)


def _armpit_frame(body: Body) -> Box:
    up, toward = _axes(Y, _TO_ARMPIT)
    shoulder = body.joints["raised"]["joint-r-shoulder"]
    x = float(dot(shoulder, cross(up, toward)))
    y = float(dot(shoulder, up))
    return (x - 22.0, x + 20.0, y - 25.0, y + 13.0)


def _perineum_frame(body: Body) -> Box:
    middle = float(body.joints["apart"]["joint-pelvis"][2])
    return (-15.0, 15.0, middle - 14.0, middle + 14.0)


CAMERAS: dict[str, Callable[[Body], Camera]] = {
    "anterior": _camera("Front", Y, Z, frame=_whole(100.0)),
    "posterior": _camera("Back", Y, (0, 0, -1), frame=_whole(100.0)),
    "lateral": _camera("Right side", Y, (-1, 0, 0), pose="lateral", frame=_whole(100.0)),
    "medial": _camera(
        "Inner leg",
        Y,
        X,
        parts=("trunk", "leg.R", "foot.R"),
        frame=_inner_leg,
        cut=_right_half,
    ),
    "head-front": _camera(
        "Face", Y, Z, scale=HEAD, frame=_around(("head",), (4.0, 4.0, 6.0, 1.5))
    ),
    "head-side": _camera(
        "Side of the head",
        Y,
        (-1, 0, 0),
        scale=HEAD,
        frame=_around(("head",), (2.0, 2.0, 6.0, 1.5)),
    ),
    "head-back": _camera(
        "Back of the head", Y, (0, 0, -1), scale=HEAD, frame=_around(("head",), (4.0, 4.0, 6.0, 1.5))
    ),
    "head-top": _camera(
        "Crown",
        (0, 0, -1),
        Y,
        scale=HEAD,
        parts=("head", "neck", "trunk"),
        cut=_above(lambda body: float(body.joints["anatomical"]["joint-r-clavicle"][1]) + 1.0),
        frame=_around(("head",), (4.0, 4.0, 1.5, 1.5)),
    ),
    "hand-palm": _hand("Palm", 1.0),
    "hand-back": _hand("Back of the hand", -1.0),
    "foot-top": _camera(
        "Top of the foot",
        Y,
        (0.0, math.sin(math.radians(52.0)), math.cos(math.radians(52.0))),
        parts=_FOOT,
        scale=LIMB,
        frame=_around(("foot.R",), (1.5, 1.5, 1.2, 2.0)),
    ),
    "foot-sole": _camera(
        "Sole",
        Z,
        (0, -1, 0),
        parts=_FOOT,
        scale=LIMB,
        frame=_around(("foot.R",), (1.5, 1.5, 1.2, 1.2)),
        cut=_below(lambda body: float(body.joints["anatomical"]["joint-r-ankle"][1]) - 2.5),
    ),
    "foot-outer": _camera(
        "Outer foot",
        Y,
        (-1, 0, 0),
        parts=_FOOT,
        scale=LIMB,
        frame=_around(("foot.R",), _ANKLE_UP),
    ),
    "foot-inner": _camera(
        "Inner foot",
        Y,
        X,
        parts=_FOOT,
        scale=LIMB,
        frame=_around(("foot.R",), _ANKLE_UP),
    ),
    "hand-radial": _hand("Thumb edge of the hand", 0.0, -1.0),
    "arm-inner": _camera(
        "Inner arm",
        Y,
        X,
        parts=("arm.R", "hand.R"),
        scale=ARM,
        frame=_around(("arm.R", "hand.R"), (2.5, 2.5, 2.0, 0.0)),
        cut=_below(lambda body: float(body.joints["anatomical"]["joint-r-shoulder"][1]) - 9.5),
    ),
    "shoulder-top": _camera(
        "Top of the shoulder",
        (0, 0, -1),
        Y,
        scale=CHEST,
        parts=("head", "neck", "trunk", "arm.R"),
        cut=_above(lambda body: float(body.joints["anatomical"]["joint-r-shoulder"][1]) - 6.0),
        frame=lambda body, _: _shoulder_frame(body),
    ),
    "hand-ulnar": _hand("Little-finger edge of the hand", 0.0, 1.0),
    "armpit": _camera(
        "Armpit",
        Y,
        _TO_ARMPIT,
        pose="raised",
        scale=CHEST,
        frame=lambda body, _: _armpit_frame(body),
    ),
    "perineum": _camera(
        "Perineum",
        Z,
        (0, -1, 0),
        pose="apart",
        scale=HEAD,
        parts=("trunk", "leg.R", "leg.L"),
        cut=_below(lambda body: float(body.joints["apart"]["joint-pelvis"][1]) + 4.0),
        frame=lambda body, _: _perineum_frame(body),
    ),
}
