"""Build the two bodies: shape from morph targets, poses, and a scale in centimetres."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.figure.mesh import Floats, Ints, load_mesh, load_target, load_weights
from tools.figure.pose import joints_of, strike
from tools.figure.poses import POSES

FIGURES = ("male", "female")
HEIGHT_CM = {"male": 175.0, "female": 163.0}
ORIGINS = ("african", "asian", "caucasian")
MUSCLE = {"averagemuscle": 0.55, "maxmuscle": 0.45}
# A calm, open gaze: the plain mean of the targets looks a little narrow-eyed.
FACE = {"eyes/{}-eye-height1-incr": 0.25, "eyes/{}-eye-height2-incr": 0.35}
EYES = ("helper-l-eye", "helper-r-eye")

Names = npt.NDArray[np.str_]


@dataclass(frozen=True)
class Body:
    """Hold one figure: quads (M,4), vertices (N,3) in cm a pose, mirror (N,), joints, parts.

    y up, z forward, x to the figure's left, soles at y = 0. A vertex index means the same spot in
    every figure and pose. ``parts`` names the limb of each vertex: head, neck, trunk, arm.R,
    hand.R, leg.R, foot.R and the same with .L.
    """

    figure: str
    quads: Ints
    vertices: dict[str, Floats]
    mirror: Ints
    joints: dict[str, dict[str, Floats]]
    eyes: dict[str, Ints]
    parts: Names


def _rest(figure: str) -> Floats:
    mesh = load_mesh()
    size = len(mesh.vertices)
    shape = mesh.vertices.copy()
    for origin in ORIGINS:
        shape += load_target(f"macrodetails/{origin}-{figure}-young", size) / len(ORIGINS)
    for muscle, share in MUSCLE.items():
        name = f"macrodetails/universal-{figure}-young-{muscle}-averageweight"
        shape += share * load_target(name, size)
    for name, share in FACE.items():
        for side in ("l", "r"):
            shape += share * load_target(name.format(side), size)
    return shape


def _part_of_bone(bone: str) -> str:
    stem, _, side = bone.partition(".")
    table = (
        (("finger", "metacarpal", "wrist"), "hand"),
        (("lowerarm", "upperarm"), "arm"),
        (("toe", "foot"), "foot"),
        (("upperleg", "lowerleg"), "leg"),
    )
    for stems, part in table:
        if stem.startswith(stems):
            return f"{part}.{side}"
    if stem.startswith("neck"):
        return "neck"
    trunk = ("spine", "root", "pelvis", "clavicle", "shoulder", "breast")
    return "trunk" if stem.startswith(trunk) else "head"


def _parts(size: int) -> Names:
    names = sorted({_part_of_bone(bone) for bone in load_weights()})
    total = np.zeros((size, len(names)))
    for bone, (index, weight) in load_weights().items():
        total[index, names.index(_part_of_bone(bone))] += weight
    return np.asarray(np.array(names)[total.argmax(axis=1)])


@functools.cache
def load_body(figure: str) -> Body:
    """Return one figure in every pose (about 1 s the first time, then at once)."""
    mesh = load_mesh()
    quads = mesh.groups["body"]
    skin = np.unique(quads)
    rest = _rest(figure)
    raw = {pose.name: strike(rest, pose) for pose in POSES}
    standing = raw["anatomical"][skin, 1]
    scale = HEIGHT_CM[figure] / float(standing.max() - standing.min())
    vertices = {}
    for name, points in raw.items():
        floor = float(points[skin, 1].min())
        vertices[name] = (points - np.array([0.0, floor, 0.0])) * scale
        vertices[name].flags.writeable = False
    joints = {name: joints_of(points) for name, points in vertices.items()}
    eyes = {name.removeprefix("helper-"): mesh.groups[name] for name in EYES}
    return Body(figure, quads, vertices, mesh.mirror, joints, eyes, _parts(len(rest)))
