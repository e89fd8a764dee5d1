"""Where the whole fonts come from, each pinned by version and hash, fetched with ordinary clients.

Noto Sans CJK is a package of the extra ``fonts``. Inter 3.19 is on no such registry. The shipped faces were made from
Debian's package, which has its cubic outlines; where there is no apt-get, npm has the same version with quadratic
outlines: other bytes, the same glyphs and widths.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

TEXT_FACES = ("Inter-Regular", "Inter-SemiBold")
_CJK = ("noto_cjk_sans_otc", "NotoSansCJK-Regular.ttc", "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a")
_DEBIAN = ("fonts-inter=4.0~beta7+ds-1", "6afd9014550e04b58bccf64b94f92ae1dbfd8018489b92de835408970234c24c")
_NPM = ("inter-ui@3.19.3", "fdf2b05efe1ada99619d6c36dd09472232b93c2f9bde658dff267d7dd6e023a4")


class NotFoundError(Exception):
    """A font cannot be had here; the sentence says what is missing."""


def cjk_collection() -> Path:
    """Return the collection of the CJK faces that the extra installs."""
    package, file, digest = _CJK
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise NotFoundError("the extra is missing: pip install -e '.[fonts]'")
    path = Path(spec.origin).with_name(file)
    _check(path, digest)
    return path


def text_faces(folder: Path) -> dict[str, Path]:
    """Fetch the text faces into a folder; return the file of each."""
    ways: tuple[tuple[str, Callable[[Path], dict[str, Path]]], ...] = (("apt-get", _from_debian), ("npm", _from_npm))
    for client, fetch in ways:
        if shutil.which(client):
            try:
                return fetch(folder)
            except subprocess.CalledProcessError:
                print(f"{client} has no Inter of the version that is wanted")
    raise NotFoundError("Inter needs apt-get on a Debian system, or npm")


def _from_debian(folder: Path) -> dict[str, Path]:
    package, digest = _DEBIAN
    subprocess.run(["apt-get", "download", "-qq", package], cwd=folder, check=True)
    (archive,) = folder.glob("*.deb")
    _check(archive, digest)
    subprocess.run(["dpkg", "-x", archive, folder], check=True)
    return {face: folder / f"usr/share/fonts/opentype/inter/{face}.otf" for face in TEXT_FACES}


def _from_npm(folder: Path) -> dict[str, Path]:
    package, digest = _NPM
    # On Windows the client is a script, which only its whole path starts.
    subprocess.run([str(shutil.which("npm")), "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tgz")
    _check(archive, digest)
    with tarfile.open(archive) as whole:
        whole.extractall(folder, filter="data")
    return {face: folder / f"package/Inter (web)/{face}.woff" for face in TEXT_FACES}


def _check(path: Path, digest: str) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise NotFoundError(f"{path.name} has the hash {found}, expected {digest}")
