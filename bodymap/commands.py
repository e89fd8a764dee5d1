"""The commands other than the window itself, in the shapes that docs/commands.md promises."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from bodymap import __version__, resources
from bodymap.atlas.codes import parse_channel, parse_code
from bodymap.atlas.load import Atlas, open_atlas
from bodymap.atlas.model import FIGURES, Figure
from bodymap.atlas.nearest import nearest
from bodymap.atlas.record import resolved
from bodymap.cli import qt_errors_told
from bodymap.display import use_offscreen_without_display
from bodymap.errors import BodymapError, UsageError

_SIZE = re.compile(r"^(\d{3,5})x(\d{3,5})$")
_LARGEST = 20_000
_PICTURES = {".png", ".svg", ".pdf"}


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong in one line, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        """Raise the fault as one sentence."""
        raise UsageError(f"{self.prog.removeprefix('bodymap ')}: {message}; see: {self.prog} --help")


def run(words: list[str]) -> int:
    """Run one command; return the exit code."""
    options = _parser().parse_args(words)
    return int(options.run(options))


def about(word: str) -> int:
    """Print the version or the help."""
    if word == "--version":
        print(f"bodymap {__version__}")
    else:
        _parser().print_help()
    return 0


def picture_instead(code: str | None, missing: str) -> int:
    """Write a picture of the window where none can be shown, and say where it is."""
    shown = parse_code(code or "BL23", open_atlas())
    path = Path(f"bodymap-{shown}.png").resolve()
    _shot(path, point=shown)
    print(f"Bodymap cannot show a window here: {missing}. A picture of it on {shown} is in {path}")
    return 0


def _parser() -> _Parser:
    about_it = "A desktop atlas of acupuncture. Without a command: open the window, at a point if one is named."
    parser = _Parser(prog="bodymap", description=about_it)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add in (_add_points, _add_point, _add_places, _add_draw, _add_shot, _add_check, _add_search):
        add(commands)
    return parser


Commands = Any  # argparse names the type only privately


def _add_points(commands: Commands) -> None:
    parser = commands.add_parser("points", help="list the points")
    parser.add_argument("--channel", help="only this channel, such as BL")
    parser.add_argument("--full", action="store_true", help="the whole records")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_points)


def _add_point(commands: Commands) -> None:
    parser = commands.add_parser("point", help="tell all of one point")
    parser.add_argument("code", nargs="+", help="a code such as BL23, or a name such as Shenshu")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_point)


def _add_places(commands: Commands) -> None:
    parser = commands.add_parser("places", help="where each point lies")
    parser.add_argument("--figure", help="male or female; both if not given")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_places)


def _add_draw(commands: Commands) -> None:
    parser = commands.add_parser("draw", help="draw a view with channels and points")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="a .png, .svg or .pdf file")
    parser.add_argument("--view", required=True, help="such as posterior or hand-palm")
    parser.add_argument("--figure", default="male", help="male or female")
    parser.add_argument("--channel", action="append", default=[], help="only this channel; may be given again")
    parser.add_argument("--point", action="append", default=[], help="mark this point; may be given again")
    parser.add_argument("--labels", action="store_true", help="write the codes beside the points")
    parser.add_argument("--width", type=int, default=2000, help="pixels of a PNG")
    parser.set_defaults(run=_draw)


def _add_shot(commands: Commands) -> None:
    parser = commands.add_parser("shot", help="take a picture of the real window")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="a .png file")
    parser.add_argument("--point", help="the selected point")
    parser.add_argument("--view", help="the view; by itself the one that shows the point best")
    parser.add_argument("--figure", default="male", help="male or female")
    parser.add_argument("--size", default="1440x900", help="width x height in pixels")
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.set_defaults(run=_take_shot)


def _add_check(commands: Commands) -> None:
    parser = commands.add_parser("check", help="validate data, one line a fault")
    parser.add_argument("folder", nargs="?", metavar="DIR", help="a data folder; the program's own if not given")
    parser.set_defaults(run=_check)


def _add_search(commands: Commands) -> None:
    parser = commands.add_parser("search", help="search the points")
    parser.add_argument("words", nargs="+")
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=_search)


def _points(options: argparse.Namespace) -> int:
    atlas = open_atlas()
    channel = parse_channel(options.channel, atlas) if options.channel else None
    heads = [head for head in atlas.points.values() if channel in {None, head.channel}]
    if options.full:
        _print_json([resolved(atlas, head.code) for head in heads])
    elif options.json:
        _print_json([_head(head) for head in heads])
    else:
        for head in heads:
            print(f"{head.code}\t{head.names.pinyin}\t{head.names.zh_hans}\t{head.names.en}")
    return 0


def _head(head: Any) -> dict[str, Any]:  # noqa: ANN401
    values = msgspec.to_builtins(head)
    keys = ("names", "aliases", "categories")
    return {"code": head.code, "channel": head.channel, "number": head.number, **{key: values[key] for key in keys}}


def _point(options: argparse.Namespace) -> int:
    atlas = open_atlas()
    code = parse_code(" ".join(options.code), atlas)
    if options.json:
        _print_json(resolved(atlas, code))
        return 0
    point = atlas.point(code)
    print(f"{point.code}  {point.names.pinyin}  {point.names.zh_hans}  {point.names.en}\n\n{point.find.text}")
    if point.plain:
        print(f"\n{point.plain}")
    return 0


def _places(options: argparse.Namespace) -> int:
    atlas = open_atlas()
    figures = (_figure(options.figure),) if options.figure else FIGURES
    places = [place for figure in figures for place in atlas.figure_map(figure).places]
    if options.json:
        _print_json(msgspec.to_builtins(places))
        return 0
    for place in places:
        x, y, z = place.body
        print(f"{place.code}\t{place.part or '-'}\t{place.side}\t{place.figure}\t{x:.2f} {y:.2f} {z:.2f}\t{' '.join(place.views)}")
    return 0


def _draw(options: argparse.Namespace) -> int:
    atlas = open_atlas()
    path = _output(options.output, _PICTURES)
    if not 1 <= options.width <= _LARGEST:
        raise UsageError(f"draw: a width of {options.width} pixels cannot be drawn; it may be 1 to {_LARGEST}")
    figure = _figure(options.figure)
    view = _view(options.view, figure, atlas)
    channels = tuple(parse_channel(channel, atlas) for channel in options.channel)
    points = tuple(parse_code(point, atlas) for point in options.point)
    use_offscreen_without_display()
    with qt_errors_told():
        from bodymap.export.drawing import Drawing  # noqa: PLC0415
        from bodymap.export.write import write_drawing  # noqa: PLC0415

        drawing = Drawing(figure=figure, view=view, channels=channels, points=points, labels=options.labels)
        write_drawing(atlas, drawing, path, options.width)
    return 0


def _take_shot(options: argparse.Namespace) -> int:
    atlas = open_atlas()
    path = _output(options.output, {".png"})
    figure = _figure(options.figure)
    match = _SIZE.match(options.size)
    if match is None:
        raise UsageError(f"shot: {options.size} is not a size; write it as 1440x900")
    view = _view(options.view, figure, atlas) if options.view else ""
    point = parse_code(options.point, atlas) if options.point else ""
    _shot(path, point=point, view=view, size=(int(match[1]), int(match[2])), theme=options.theme, figure=figure)
    return 0


def _shot(path: Path, **wanted: Any) -> None:  # noqa: ANN401 - passed on to app.shot
    use_offscreen_without_display()
    with qt_errors_told():
        from bodymap import app  # noqa: PLC0415

        app.shot(path, **wanted)


def _check(options: argparse.Namespace) -> int:
    from bodymap.atlas.compile import check_data  # noqa: PLC0415

    faults = check_data(Path(options.folder) if options.folder else resources.data_dir())
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}", file=sys.stderr)
    return 1 if faults else 0


def _search(options: argparse.Namespace) -> int:
    if options.limit < 1:
        raise UsageError(f"search: a limit of {options.limit} shows nothing; it may be 1 or more")
    from bodymap.atlas.search import Index  # noqa: PLC0415

    atlas = open_atlas()
    hits = Index(atlas).search(" ".join(options.words), options.limit)
    if options.json:
        _print_json([{"code": hit.code, "score": hit.score, "matched": hit.matched} for hit in hits])
        return 0
    for hit in hits:
        names = atlas.points[hit.code].names
        print(f"{hit.code}\t{names.pinyin}\t{names.zh_hans}\t{names.en}\t{hit.matched}")
    return 0


def _figure(word: str) -> Figure:
    for figure in FIGURES:
        if figure == word.casefold():
            return figure
    raise UsageError(f"no figure {word!r}; the figures are {' and '.join(FIGURES)}")


def _view(word: str, figure: Figure, atlas: Atlas) -> str:
    views = atlas.figure_map(figure).views
    asked = word.casefold().replace(" ", "-")
    if asked in views:
        return asked
    near = nearest(asked, views)
    hint = f"did you mean {near}? " if near else ""
    raise UsageError(f"no view {word!r}; {hint}the views are {', '.join(views)}")


def _output(word: str, endings: set[str]) -> Path:
    path = Path(word)
    if path.suffix.casefold() not in endings:
        raise UsageError(f"cannot write {word}: the name must end in {' or '.join(sorted(endings))}")
    if not path.absolute().parent.is_dir():
        raise BodymapError("this folder is missing", path.absolute().parent)
    return path


def _print_json(value: object) -> None:
    text = msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text)
