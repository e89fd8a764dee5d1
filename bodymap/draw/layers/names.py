"""The labels of the points: codes where there is room, names as well where one is near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from bodymap.atlas.places import Spot
from bodymap.draw.context import Context, Frame
from bodymap.draw.labels import leader_reaches
from bodymap.draw.layer import Layer, Want
from bodymap.draw.layers.markers import shown_spots
from bodymap.draw.layers.spots import is_seen, want_for
from bodymap.draw.lettering import channel_tone
from bodymap.words import N_

_ALL_FROM = 8.0
_OTHERS_FROM = 15.0
_MAIN_FROM = 4.2
_NAMES_FROM = 24.0
_NEAR, _MIDDLE, _FAR = 30.0, 52.0, 240.0
"""How far off a label may stand, in px."""
_CROWD = 24.0


class LabelLayer(Layer):
    """A label a point, first of all for the main channel."""

    id = "labels"
    switch = N_("Point labels")
    rank = 4

    def wants(self, context: Context, frame: Frame) -> Iterable[tuple[Want, ...]]:
        """Yield the labels of the points seen, those of the main channel first."""
        if frame.every or frame.px_per_cm >= _MAIN_FROM:
            for spots in _groups(context, frame):
                yield tuple(_alternatives(context, spots, frame))


def _groups(context: Context, frame: Frame) -> list[list[Spot]]:
    """Return the spots that would like a label, those of one point together, the rightmost first; the main channel goes first."""
    groups = _by_point(context, frame)
    if frame.every:
        # Who has least room chooses first, so that nobody is left without.
        crowd = _crowd(groups, _CROWD * frame.dpr / frame.scale)
        groups.sort(key=lambda spots: (spots[0].code not in frame.first, -crowd[id(spots)]))
    main = [spots for spots in groups if _is_main(context, spots[0])]
    return main + [spots for spots in groups if not _is_main(context, spots[0])] if _others_too(context, frame) else main


def _by_point(context: Context, frame: Frame) -> list[list[Spot]]:
    found: dict[tuple[str, str | None], list[Spot]] = {}
    named = {*context.chosen, *context.lit.codes}
    for spot in shown_spots(context):
        if is_seen(spot, frame) and spot.code not in named:
            found.setdefault((spot.code, spot.part), []).append(spot)
    return [sorted(spots, key=lambda spot: -spot.x) for spots in found.values()]


def _others_too(context: Context, frame: Frame) -> bool:
    return frame.every or frame.px_per_cm >= (_OTHERS_FROM if context.leading else _ALL_FROM)


def _crowd(groups: list[list[Spot]], reach: float) -> dict[int, int]:
    """Return how many spots of other points lie near those of each group, at the one that has most room."""
    every = [(spot.x, spot.y, number) for number, spots in enumerate(groups) for spot in spots]

    def near(spot: Spot, own: int) -> int:
        return sum(number != own and abs(x - spot.x) < reach and abs(y - spot.y) < reach for x, y, number in every)

    return {id(spots): min(near(spot, number) for spot in spots) for number, spots in enumerate(groups)}


def _alternatives(context: Context, spots: list[Spot], frame: Frame) -> Iterator[Want]:
    """Yield the whole code at either side first, then the bare number in its channel's colour, at last across or at the end of a line."""
    main = _is_main(context, spots[0])
    code = spots[0].code
    if frame.px_per_cm >= _NAMES_FROM and not frame.every:
        yield from _wants(context, spots, f"{code} {context.legend.pinyin[code]}", frame, main=main)
    codes = list(_wants(context, spots, code, frame, main=main))
    numbers = list(_numbers(context, spots, frame))
    yield from codes
    yield from numbers
    if main or frame.every:
        yield from (replace(want, request=replace(want.request, crosses=True)) for want in numbers or codes)
        yield from (_led(want, frame, main=main) for want in codes)


def _numbers(context: Context, spots: list[Spot], frame: Frame) -> Iterator[Want]:
    """Yield the bare numbers; one would not tell which of the extra points it is, nor on a page which channel's."""
    code, channel = spots[0].code, context.legend.channels[spots[0].code]
    if channel.startswith("EX") or frame.every:
        return
    tone = channel_tone(context.tokens, context.legend.colours[channel])
    yield from (want_for(context, spot, code[len(channel) :], "number", frame, tone=tone) for spot in spots)


def _wants(context: Context, spots: list[Spot], text: str, frame: Frame, *, main: bool) -> Iterator[Want]:
    return (want_for(context, spot, text, "near" if main else "plain", frame) for spot in spots)


def _led(want: Want, frame: Frame, *, main: bool) -> Want:
    """Return a label that stands off, at the end of a thin line: far on a page of one channel, near where many share it."""
    most = _NEAR if not main else _FAR if frame.every else _MIDDLE
    reach = leader_reaches(frame.dpr, most)
    return replace(want, request=replace(want.request, reaches=reach, leads_only=True, crosses=True, fine=frame.every and main))


def _is_main(context: Context, spot: Spot) -> bool:
    return context.legend.channels[spot.code] == context.main
