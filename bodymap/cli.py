"""The commands: stable, so that other programs can build on them (docs/commands.md)."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from bodymap.errors import BodymapError, UsageError
from bodymap.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMANDS = ("points", "point", "places", "draw", "shot", "check", "search")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the words of a command line; return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(words)
        sys.stdout.flush()
    except BodymapError as error:
        print(f"bodymap: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output, such as head, has gone: nothing to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def _run(words: list[str]) -> int:
    if words and words[0] in COMMANDS:
        # Parsing options costs time that the start of the window must not pay for.
        from bodymap import commands  # noqa: PLC0415

        return commands.run(words)
    if words and words[0] in {"-h", "--help", "--version"}:
        from bodymap import commands  # noqa: PLC0415

        return commands.about(words[0])
    if len(words) > 1 or (words and words[0].startswith("-")):
        _unknown(words)
    return _window(words[0] if words else None)


def _unknown(words: list[str]) -> NoReturn:
    from bodymap.atlas.nearest import nearest  # noqa: PLC0415

    near = nearest(words[0], COMMANDS)
    if near:
        raise UsageError(_("no command {asked!r}; did you mean bodymap {near}?", asked=words[0], near=near))
    raise UsageError(_("no command {asked!r}; see: bodymap --help", asked=words[0]))


def _window(code: str | None) -> int:
    from bodymap.display import use_offscreen_without_display, why_no_window  # noqa: PLC0415

    missing = why_no_window()
    if missing:
        use_offscreen_without_display()
        from bodymap.commands import picture_instead  # noqa: PLC0415

        return picture_instead(code, missing)
    point = _point(code) if code else ""
    with qt_errors_told():
        from bodymap import app  # noqa: PLC0415

        return app.run(point)


def _point(code: str) -> str:
    from bodymap.atlas.codes import parse_code  # noqa: PLC0415
    from bodymap.atlas.load import open_atlas  # noqa: PLC0415

    return parse_code(code, open_atlas())


@contextlib.contextmanager
def qt_errors_told() -> Iterator[None]:
    """Turn a Qt that cannot be loaded into one sentence."""
    try:
        yield
    except ImportError as error:
        if ".so" in str(error):
            raise BodymapError(_("Qt cannot start: {fault}; in a checkout, make run installs all that is needed", fault=error)) from None
        raise BodymapError(_("Qt cannot start: {fault}", fault=error)) from None
