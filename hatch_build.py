"""Builds the wheel: validates data/, writes the compact files and catalogues, and puts data and assets beside the code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompactDataHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compile the atlas before the files of the wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the atlas; an editable install reads the checkout itself."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from bodymap.atlas import compile as compiler  # noqa: PLC0415
        from bodymap.atlas.overlay import languages_of  # noqa: PLC0415
        from bodymap.words.po import compile_po  # noqa: PLC0415

        data, words, target = root / "data", root / "assets" / "words", root / "data" / ".compiled"
        target.mkdir(exist_ok=True)
        for old in target.iterdir():
            old.unlink()
        (target / "atlas.msgpack").write_bytes(compiler.compile_atlas(data))
        for language in sorted({*languages_of(data), *(source.stem for source in words.glob("*.po"))}):
            (target / f"atlas-{language}.msgpack").write_bytes(compiler.compile_atlas(data, language))
        for source in sorted((root / "assets" / "places").glob("*.json")):
            (target / f"places-{source.stem}.msgpack").write_bytes(compiler.compile_places(source))
        for source in sorted(words.glob("*.po")):
            (target / f"words-{source.stem}.mo").write_bytes(compile_po(source))
        build_data["force_include"] |= {str(root / name): f"bodymap/_bundle/{name}" for name in ("data", "assets")}
