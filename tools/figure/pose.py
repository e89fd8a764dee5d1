"""Pose the mesh: forearm twist, then linear blend skinning with the default rig."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from tools.figure.mesh import Bone, Floats, load_mesh, load_rig, load_weights

Vector = tuple[float, float, float]

IDENTITY: Floats = np.eye(3)


@dataclass(frozen=True)
class Turn:
    """Turn one bone of the right side; the left side gets the mirror image.

    ``aim`` swings the line from joint to joint (``along``) towards a direction by ``share`` of
    the way; ``axis`` and ``degrees`` turn by an angle. World axes, y up, z forward.
    """

    bone: str
    along: tuple[str, str] | None = None
    aim: Vector = (0.0, 0.0, 0.0)
    share: float = 1.0
    axis: Vector = (0.0, 0.0, 1.0)
    degrees: float = 0.0


@dataclass(frozen=True)
class Pose:
    """Name a pose: the supination in degrees and the turns in the order of the bones."""

    name: str
    supination: float = 95.0
    turns: tuple[Turn, ...] = ()


@dataclass
class Skeleton:
    """Hold the joints and the rigid motion x -> R x + t of every bone."""

    joints: dict[str, Floats]
    motions: dict[str, tuple[Floats, Floats]] = field(default_factory=dict)


def apply(matrix: Floats, points: Floats) -> Floats:
    """Return matrix times points (N,3), without BLAS so that the last bit is the same anywhere."""
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    rows = [matrix[i, 0] * x + matrix[i, 1] * y + matrix[i, 2] * z for i in range(3)]
    return np.stack(rows, axis=-1)


def rotation(axis: Floats, radians: float) -> Floats:
    """Return the (3,3) matrix that turns by an angle about an axis."""
    x, y, z = (float(value) for value in axis / math.sqrt(float((axis * axis).sum())))
    c, s = math.cos(radians), math.sin(radians)
    k = 1.0 - c
    return np.array(
        [
            [c + x * x * k, x * y * k - z * s, x * z * k + y * s],
            [y * x * k + z * s, c + y * y * k, y * z * k - x * s],
            [z * x * k - y * s, z * y * k + x * s, c + z * z * k],
        ]
    )


def swing(start: Floats, end: Floats, share: float) -> Floats:
    """Return the shortest rotation that brings one direction a share of the way to another."""
    axis = np.array(
        [
            start[1] * end[2] - start[2] * end[1],
            start[2] * end[0] - start[0] * end[2],
            start[0] * end[1] - start[1] * end[0],
        ]
    )
    sine = math.sqrt(float((axis * axis).sum()))
    if sine < 1e-12:  # noqa: PLR2004
        return IDENTITY
    return rotation(axis, share * math.atan2(sine, float((start * end).sum())))


def _flip(vector: Vector) -> Vector:
    return (-vector[0], vector[1], vector[2])


def _left(turn: Turn) -> Turn:
    """Return the mirror image of a right-sided turn."""
    along = turn.along and (turn.along[0].replace("-r-", "-l-"), turn.along[1].replace("-r-", "-l-"))
    x, y, z = turn.axis
    return Turn(
        turn.bone.replace(".R", ".L"),
        along or None,
        _flip(turn.aim),
        turn.share,
        (x, -y, -z),
        turn.degrees,
    )


def joints_of(vertices: Floats) -> dict[str, Floats]:
    """Return the mean of each joint cube, as joint name -> (3,)."""
    groups = load_mesh().groups
    return {
        name: vertices[sorted({int(i) for i in quads.ravel()})].mean(axis=0)
        for name, quads in groups.items()
        if name.startswith("joint-")
    }


def _twist_side(vertices: Floats, side: str, degrees: float) -> Floats:
    """Supinate one forearm: the angle grows smoothly from elbow to wrist, so nothing pinches."""
    joints = joints_of(vertices)
    elbow, hand = joints[f"joint-{side}-elbow"], joints[f"joint-{side}-hand"]
    axis = hand - elbow
    length = math.sqrt(float((axis * axis).sum()))
    axis = axis / length
    own = np.zeros(len(vertices))
    for name, (index, weight) in load_weights().items():
        far = name.startswith(("lowerarm", "wrist", "metacarpal", "finger"))
        if far and name.endswith("." + side.upper()):
            own[index] += weight
    rel = vertices - elbow
    along = rel[:, 0] * axis[0] + rel[:, 1] * axis[1] + rel[:, 2] * axis[2]
    t = np.clip((along / length - 0.04) / 0.98, 0.0, 1.0)
    sign = 1.0 if side == "r" else -1.0
    angle = sign * math.radians(degrees) * own * t * (1.35 - 0.35 * t)
    c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
    cross = np.stack(
        [
            axis[1] * rel[:, 2] - axis[2] * rel[:, 1],
            axis[2] * rel[:, 0] - axis[0] * rel[:, 2],
            axis[0] * rel[:, 1] - axis[1] * rel[:, 0],
        ],
        axis=-1,
    )
    return np.asarray(elbow + rel * c + cross * s + axis * along[:, None] * (1.0 - c))


def _end(bone: Bone, vertices: Floats) -> Floats:
    return np.asarray(vertices[list(bone.head)].mean(axis=0))


def _turn_matrix(turn: Turn, skeleton: Skeleton, parent: tuple[Floats, Floats]) -> Floats:
    if turn.along is None:
        return rotation(np.array(turn.axis), math.radians(turn.degrees))
    tail, tip = (skeleton.joints[name] for name in turn.along)
    now = apply(parent[0], (tip - tail)[None])[0]
    aim = np.array(turn.aim)
    norm = math.sqrt(float((now * now).sum()) * float((aim * aim).sum()))
    return swing(now / math.sqrt(norm), aim / math.sqrt(norm), turn.share)


def _motions(vertices: Floats, turns: list[Turn]) -> Skeleton:
    skeleton = Skeleton(joints_of(vertices))
    for bone in load_rig():
        matrix, shift = skeleton.motions.get(bone.parent, (IDENTITY, np.zeros(3)))
        head = _end(bone, vertices)
        for turn in (turn for turn in turns if turn.bone == bone.name):
            posed = apply(matrix, head[None])[0] + shift
            matrix = apply(_turn_matrix(turn, skeleton, (matrix, shift)), matrix.T).T
            shift = posed - apply(matrix, head[None])[0]
        skeleton.motions[bone.name] = (matrix, shift)
    return skeleton


def strike(vertices: Floats, pose: Pose) -> Floats:
    """Return the vertices (N,3) of the rest pose, moved into a pose."""
    for side in ("r", "l"):
        vertices = _twist_side(vertices, side, pose.supination)
    turns = [turn for right in pose.turns for turn in (right, _left(right))]
    skeleton = _motions(vertices, turns)
    posed = np.zeros_like(vertices)
    for name, (index, weight) in load_weights().items():
        matrix, shift = skeleton.motions[name]
        posed[index] += weight[:, None] * (apply(matrix, vertices[index]) + shift)
    return posed
