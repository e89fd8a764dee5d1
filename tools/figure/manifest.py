"""Say what the committed SVGs were made from, and check them without the mesh or numpy."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SVG_FOLDER = ROOT / "assets" / "svg"
MANIFEST = SVG_FOLDER / "manifest.json"

# Everything that has a say in the drawing; the placing of points is checked elsewhere.
SOURCES = (
    "bands.py",
    "body.py",
    "build.py",
    "cameras.py",
    "contours.py",
    "drape.py",
    "eyes.py",
    "hair.py",
    "ink.py",
    "marks.py",
    "mesh.py",
    "picture.py",
    "pose.py",
    "poses.py",
    "raster.py",
    "subdivide.py",
    "svg.py",
    "tone.py",
    "views.py",
    "wheel.py",
)
_VIEW_BOX = re.compile(rb'viewBox="0 0 (\d+) (\d+)"')


class SvgFile(msgspec.Struct, frozen=True, rename={"size": "bytes", "view_box": "viewBox"}):
    """Hold what one SVG file is known by: its bytes and its frame, empty where it has none."""

    size: int
    sha256: str
    view_box: tuple[int, ...]


class Manifest(msgspec.Struct, frozen=True):
    """Hold what the drawings were made from, and each of them under its path below assets/svg/."""

    wheel: str
    source: str
    views: dict[str, SvgFile]


def source_digest() -> str:
    """Return the sha256 of the drawing tool's own sources."""
    total = hashlib.sha256()
    for name in SOURCES:
        text = (HERE / name).read_bytes().replace(b"\r\n", b"\n")
        total.update(name.encode() + b"\0" + hashlib.sha256(text).digest())
    return total.hexdigest()


def _svg_file(path: Path) -> SvgFile:
    content = path.read_bytes()
    found = _VIEW_BOX.search(content)
    box = (0, 0, int(found[1]), int(found[2])) if found else ()
    return SvgFile(len(content), hashlib.sha256(content).hexdigest(), box)


def _listed(folder: Path) -> dict[str, SvgFile]:
    paths = sorted(folder.glob("*/*.svg"))
    return {path.relative_to(folder).as_posix(): _svg_file(path) for path in paths}


def write_manifest(wheel_sha256: str) -> None:
    """Write assets/svg/manifest.json for the SVGs that lie there now."""
    content = Manifest(wheel_sha256, source_digest(), _listed(SVG_FOLDER))
    MANIFEST.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")


def quick_check(root: Path = ROOT) -> list[str]:
    """Return what is wrong with the committed SVGs, one line a fault; empty when all is well."""
    folder = root / "assets" / "svg"
    path = folder / "manifest.json"
    if not path.exists():
        return [f"{path.relative_to(root)}: missing; run `make figures`"]
    written = msgspec.json.decode(path.read_bytes(), type=Manifest)
    faults = []
    if written.source != source_digest():
        faults.append("tools/figure: changed since the SVGs were drawn; run `make figures`")
    found = _listed(folder)
    for name in sorted(written.views.keys() | found.keys()):
        if name not in found:
            faults.append(f"assets/svg/{name}: missing")
        elif name not in written.views:
            faults.append(f"assets/svg/{name}: not in the manifest")
        elif written.views[name] != found[name]:
            faults.append(f"assets/svg/{name}: not what the tool made")
    return faults
