"""Place the cameras: fourteen orthographic views and the perineum, per figure."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.figure.body import Body
from tools.figure.mesh import Floats

Mask = npt.NDArray[np.bool_]
Plane = tuple[Floats, float]

MARGIN = 45.0
WHOLE = 10.0  # units a centimetre: one unit is one millimetre in the whole-body views
HEAD = 40.0
LIMB = 50.0


@dataclass(frozen=True)
class View:
    """Hold one camera: unit vectors (3,), the quads drawn (M,), and the frame in SVG units.

    ``planes`` cut the body: what is drawn has normal . x >= offset (cm) for each of them.
    ``section`` says that one looks into the cut body, whose inside is then filled with one tone.
    """

    id: str
    title: str
    figure: str
    pose: str
    right: Floats
    up: Floats
    toward: Floats
    faces: Mask
    planes: tuple[Plane, ...]
    origin: Floats
    scale: float
    size: tuple[int, int]
    section: bool

    def project(self, xyz: Floats) -> Floats:
        """Return the place (N,2) in SVG units, y down, of points (N,3) in cm of this pose."""
        rel = np.asarray(xyz, dtype=np.float64) - self.origin
        return np.stack([_dot(rel, self.right), -_dot(rel, self.up)], axis=-1) * self.scale

    def depth(self, xyz: Floats) -> Floats:
        """Return how near (N,) in cm points (N,3) are to the camera: more is nearer."""
        return _dot(np.asarray(xyz, dtype=np.float64) - self.origin, self.toward)

    def kept(self, xyz: Floats) -> Mask:
        """Return which points (N,) lie on the drawn side of every cutting plane."""
        keep = np.ones(np.shape(xyz)[:-1], dtype=np.bool_)
        for normal, offset in self.planes:
            keep &= _dot(np.asarray(xyz, dtype=np.float64), normal) >= offset
        return keep


@dataclass(frozen=True)
class Camera:
    """Hold what a view needs before it is framed."""

    title: str
    pose: str
    up: Floats
    toward: Floats
    parts: tuple[str, ...]
    scale: float
    frame: Callable[[Body, Floats], tuple[float, float, float, float]]
    cut: Callable[[Body], tuple[Plane, ...]]


def _dot(points: Floats, axis: Floats) -> Floats:
    return np.asarray(points[..., 0] * axis[0] + points[..., 1] * axis[1] + points[..., 2] * axis[2])


def _cross(a: Floats, b: Floats) -> Floats:
    return np.array(
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    )


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / math.sqrt(float((vector * vector).sum())))


def _axes(up: tuple[float, ...], toward: tuple[float, ...]) -> tuple[Floats, Floats]:
    near = _unit(np.array(toward, dtype=np.float64))
    above = np.array(up, dtype=np.float64)
    return _unit(above - near * float((above * near).sum())), near


def _no_cut(_: Body) -> tuple[Plane, ...]:
    return ()


def _below(height: Callable[[Body], float]) -> Callable[[Body], tuple[Plane, ...]]:
    def cut(body: Body) -> tuple[Plane, ...]:
        return ((np.array([0.0, -1.0, 0.0]), -height(body)),)

    return cut


def _above(height: Callable[[Body], float]) -> Callable[[Body], tuple[Plane, ...]]:
    def cut(body: Body) -> tuple[Plane, ...]:
        return ((np.array([0.0, 1.0, 0.0]), height(body)),)

    return cut


def crotch(body: Body) -> float:
    """Return the height in cm of the lowest midline skin of the trunk."""
    skin = np.unique(body.quads)
    points = body.vertices["anatomical"][skin]
    middle = (np.abs(points[:, 0]) < 0.3) & (points[:, 1] < 110.0)  # noqa: PLR2004
    return float(points[middle, 1].min())


def _bounds(flat: Floats, pad: tuple[float, float, float, float]) -> tuple[float, ...]:
    """Return left, right, bottom, top of flat points (N,2), each moved out by its pad in cm."""
    low, high = flat.min(axis=0), flat.max(axis=0)
    return (
        float(low[0]) - pad[0],
        float(high[0]) + pad[1],
        float(low[1]) - pad[2],
        float(high[1]) + pad[3],
    )


Frame = Callable[[Body, Floats], tuple[float, float, float, float]]


def _whole(width: float) -> Frame:
    def frame(_: Body, flat: Floats) -> tuple[float, float, float, float]:
        left, right, bottom, top = _bounds(flat, (0, 0, 4.5, 4.5))
        middle = (left + right) / 2.0
        return (middle - width / 2, middle + width / 2, bottom, top)

    return frame


def _around(parts: tuple[str, ...], pads: tuple[float, float, float, float]) -> Frame:
    def frame(body: Body, flat: Floats) -> tuple[float, float, float, float]:
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


def _inner_leg(body: Body, flat: Floats) -> tuple[float, float, float, float]:
    skin = np.unique(body.quads)
    leg = np.isin(body.parts[skin], ("leg.R", "foot.R"))
    left, right, bottom, _ = _bounds(flat[skin][leg], (4.5, 4.5, 4.5, 0.0))
    return (left, right, bottom, crotch(body) + 13.0)


X, Y, Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


def _camera(  # noqa: PLR0913
    title: str,
    up: tuple[float, ...],
    toward: tuple[float, ...],
    *,
    pose: str = "anatomical",
    parts: tuple[str, ...] = (),
    scale: float = WHOLE,
    frame: Frame,
    cut: Callable[[Body], tuple[Plane, ...]] = _no_cut,
) -> Callable[[Body], Camera]:
    axes = _axes(up, toward)
    return lambda _: Camera(title, pose, *axes, parts, scale, frame, cut)


def _hand(title: str, palm: float) -> Callable[[Body], Camera]:
    """Return a camera square to the palm of the right hand; -1 looks at its back."""

    def camera(body: Body) -> Camera:
        joints = body.joints["anatomical"]
        knuckle = joints["joint-r-finger-3-1"]
        up = _unit(joints["joint-r-hand"] - knuckle)
        across = joints["joint-r-finger-5-1"] - joints["joint-r-finger-2-1"]
        toward = _unit(_cross(across, up)) * palm
        frame = _around(("hand.R",), (1.5, 1.5, 1.0, 2.5))
        return Camera(title, "anatomical", up, toward, ("arm.R", "hand.R"), LIMB, frame, _no_cut)

    return camera


_FOOT = ("leg.R", "foot.R")
_ANKLE_UP = (1.5, 1.5, 1.2, 6.0)


def _shin(body: Body) -> float:
    return float(body.joints["anatomical"]["joint-r-ankle"][1]) + 4.0


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
        cut=_below(lambda body: float(body.joints["anatomical"]["joint-r-ankle"][1])),
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

VIEW_IDS = tuple(CAMERAS)
WHOLE_BODY = ("anterior", "posterior", "lateral", "medial")


def _perineum_frame(body: Body) -> tuple[float, float, float, float]:
    middle = float(body.joints["apart"]["joint-pelvis"][2])
    return (-15.0, 15.0, middle - 14.0, middle + 14.0)


def _faces(body: Body, parts: tuple[str, ...]) -> Mask:
    if not parts:
        return np.ones(len(body.quads), dtype=np.bool_)
    inside = np.isin(body.parts, parts)
    return np.asarray(inside[body.quads].any(axis=1))


@functools.cache
def _view(view_id: str, figure: str) -> View:
    from tools.figure.body import load_body  # noqa: PLC0415

    body = load_body(figure)
    camera = CAMERAS[view_id](body)
    right = _cross(camera.up, camera.toward)
    points = body.vertices[camera.pose]
    flat = np.stack([_dot(points, right), _dot(points, camera.up)], axis=-1)
    shown = flat if camera.scale != WHOLE or camera.parts else flat[np.unique(body.quads)]
    left, far, bottom, top = camera.frame(body, shown)
    size = (math.ceil((far - left) * camera.scale), math.ceil((top - bottom) * camera.scale))
    origin = right * left + camera.up * top
    return View(
        view_id,
        camera.title,
        figure,
        camera.pose,
        right,
        camera.up,
        camera.toward,
        _faces(body, camera.parts),
        camera.cut(body),
        origin,
        camera.scale,
        size,
        view_id == "medial",
    )


def view(view_id: str, body: Body) -> View:
    """Return the camera of one view for one figure; KeyError for an unknown view."""
    return _view(view_id, body.figure)
