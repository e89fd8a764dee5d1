"""Read the MakeHuman base mesh, its morph targets, its rig and its skin weights."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt

from tools.figure.wheel import read

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Mesh:
    """Hold the base mesh: vertices (N,3) in decimetres and quads (M,4) per group."""

    vertices: Floats
    groups: dict[str, Ints]
    mirror: Ints


@dataclass(frozen=True)
class Bone:
    """Hold one bone: its parent and the vertices whose mean is its head and its tail."""

    name: str
    parent: str
    head: tuple[int, ...]
    tail: tuple[int, ...]


class _Cube(msgspec.Struct, frozen=True, tag_field="strategy", tag="CUBE"):
    cube_name: str


class _Vertex(msgspec.Struct, frozen=True, tag_field="strategy", tag="VERTEX"):
    vertex_index: int


class _Mean(msgspec.Struct, frozen=True, tag_field="strategy", tag="MEAN"):
    vertex_indices: tuple[int, ...]


_End = _Cube | _Vertex | _Mean


class _RigBone(msgspec.Struct, frozen=True):
    """Hold what is used of one bone of the rig file."""

    parent: str
    head: _End
    tail: _End


def _mirror(size: int) -> Ints:
    pairs = np.arange(size, dtype=np.int64)
    for line in read("mesh_metadata/hm08.mirror").decode().splitlines():
        first, second, _ = line.split()
        pairs[int(first)] = int(second)
    return pairs


@functools.cache
def load_mesh() -> Mesh:
    """Return the base mesh in its rest pose."""
    points: list[list[float]] = []
    groups: dict[str, list[list[int]]] = {}
    current = ""
    for line in read("3dobjs/base.obj").decode().splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            points.append([float(word) for word in rest.split()])
        elif kind == "g":
            current = rest.strip()
            groups.setdefault(current, [])
        elif kind == "f":
            groups[current].append([int(word.partition("/")[0]) - 1 for word in rest.split()])
    quads = {name: np.array(rows, dtype=np.int64) for name, rows in groups.items() if rows}
    return Mesh(np.array(points), quads, _mirror(len(points)))


def load_target(name: str, size: int) -> Floats:
    """Return the (N,3) offsets in decimetres of one morph target."""
    offsets = np.zeros((size, 3))
    for line in read(f"targets/{name}.target.gz").decode().splitlines():
        words = line.split()
        if len(words) == 4 and words[0].isdigit():  # noqa: PLR2004
            offsets[int(words[0])] = [float(word) for word in words[1:]]
    return offsets


def _anchor(end: _End, groups: dict[str, Ints]) -> tuple[int, ...]:
    """Return the vertices whose mean is one end of a bone."""
    match end:
        case _Cube(cube_name=name):
            return tuple(sorted({int(index) for index in groups[name].ravel()}))
        case _Vertex(vertex_index=index):
            return (index,)
        case _Mean(vertex_indices=indices):
            return indices


@functools.cache
def load_rig() -> tuple[Bone, ...]:
    """Return the bones of the default rig, each after its parent."""
    raw = msgspec.json.decode(read("rigs/standard/rig.default.json"), type=dict[str, _RigBone])
    groups = load_mesh().groups
    done: dict[str, Bone] = {}
    while len(done) < len(raw):
        for name, bone in raw.items():
            if name not in done and (not bone.parent or bone.parent in done):
                done[name] = Bone(name, bone.parent, _anchor(bone.head, groups), _anchor(bone.tail, groups))
    return tuple(done.values())


@functools.cache
def load_weights() -> dict[str, tuple[Ints, Floats]]:
    """Return for each bone the vertices it moves and their weights, which sum to 1 a vertex."""
    raw = json.loads(read("rigs/standard/weights.default.json"))["weights"]
    result = {}
    for name, pairs in raw.items():
        if pairs:
            table = np.array(pairs)
            result[name] = (table[:, 0].astype(np.int64), table[:, 1].copy())
    return result
