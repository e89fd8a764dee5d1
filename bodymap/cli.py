"""The command line: opens the window, or runs a command. Nothing that the window does not need is loaded for it."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from bodymap.errors import BodymapError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP = ("-h", "--help", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the words of a command line; return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # The error handler is the one that file names come in with, so that a path goes out as it is.
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
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
    if not words:
        return _window(None)
    from bodymap import commands  # noqa: PLC0415 - a window without a point named needs none of this

    first = words[0]
    if first in _HELP or commands.is_command(first):
        return commands.run(words)
    if len(words) > 1 or first.startswith("-"):
        _unknown(first)
    return _window(first)


def _unknown(word: str) -> NoReturn:
    from bodymap import commands  # noqa: PLC0415
    from bodymap.atlas.codes import nearest  # noqa: PLC0415

    near = nearest(word, commands.names())
    hint = f"did you mean bodymap {near}?" if near else "see: bodymap --help"
    raise UsageError(f"no command {word!r}; {hint}")


def _window(code: str | None) -> int:
    from bodymap.display import qt_errors_told, use_offscreen_without_display, why_no_window  # noqa: PLC0415

    missing = why_no_window()
    if missing:
        use_offscreen_without_display()
        return _picture_instead(code, missing)
    point = _point(code) if code else ""
    with qt_errors_told():
        from bodymap import app  # noqa: PLC0415

        return app.run(point)


def _picture_instead(code: str | None, missing: str) -> int:
    """Write a picture of the window where none can be shown, and say where it is."""
    from pathlib import Path  # noqa: PLC0415

    from bodymap.display import qt_errors_told  # noqa: PLC0415

    point = _point(code or "BL23")
    path = Path(f"bodymap-{point}.png").resolve()
    with qt_errors_told():
        from bodymap import app  # noqa: PLC0415

        app.shot(path, point=point)
    print(f"Bodymap cannot show a window here: {missing}. A picture of it on {point} is in {path}")
    return 0


def _point(code: str) -> str:
    from bodymap.atlas.codes import parse_code  # noqa: PLC0415
    from bodymap.atlas.load import open_atlas  # noqa: PLC0415

    return parse_code(code, open_atlas())
