"""The rules of the atlas: what is chosen shows everywhere, and every card keeps a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bodymap.atlas.sets import sets_of
from bodymap.atlas.subject import KINDS, Subject, point
from bodymap.session import intent as it
from bodymap.session.modes import common
from bodymap.session.modes.common import Outcome
from bodymap.session.scene import Aim, Lit, Scene
from bodymap.session.sight import side_in, view_for, widest_view

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

_MOST_KEPT = 30


def update(intent: it.Intent, scene: Scene, atlas: Atlas) -> Outcome:
    """Return the next scene and what to bring into sight."""
    match intent:
        case it.Choose(subject) if subject.kind == "point":
            return _choose_point(intent, scene, atlas)
        case it.Choose(subject):
            return _choose_card(subject, scene), Aim()
        case it.Light(number):
            return _light(number, scene, atlas)
        case it.Step(by):
            return _step(by, scene, atlas)
        case it.Leave():
            return _leave(scene), Aim()
        case _:
            return common.update(intent, scene, atlas)


def _choose_point(asked: it.Choose, scene: Scene, atlas: Atlas) -> Outcome:
    code = asked.subject.id
    on_map = asked.by in ("map", "step")
    found = atlas.figure_map(scene.figure)
    view = found.best.get(code, scene.view) if asked.by == "start" else view_for(atlas, scene, code, near=on_map)
    alone = asked.by in ("list", "start")
    side = asked.side or side_in(found.views[view], code)
    channel = atlas.points[code].channel
    new = replace(
        scene,
        view=view,
        subject=asked.subject,
        # A point asked for by itself has no way back, and the pattern is no longer what one looks at.
        way=() if alone else _way(scene, asked.subject),
        lit=Lit() if alone else scene.lit,
        point=code,
        side=side,
        opened=channel,
        hidden=scene.hidden - {channel},
    )
    return new, Aim((code,), asked.side, closer=not on_map, soft=asked.by != "start")


def _choose_card(subject: Subject, scene: Scene) -> Scene:
    if subject == scene.subject:
        return scene
    new = replace(scene, subject=subject, way=_way(scene, subject))
    return replace(new, point="", side="", lit=Lit()) if KINDS[subject.kind].place else new


def _way(scene: Scene, to: Subject) -> tuple[Subject, ...]:
    """Return the cards that lead to one: from a point to the next there is no way back, from a card that one works from there is."""
    here, way = scene.subject, scene.way
    if here is None or here == to:
        return way
    if to.kind != "point" or KINDS[here.kind].place:
        return (*way, here)[-_MOST_KEPT:]
    return way if here.kind == "point" else _without_asides(way)


def _without_asides(way: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Forget what was read aside, and the point from which it was opened: another point takes its place."""
    while way and not (KINDS[way[-1].kind].place or way[-1].kind == "point"):
        way = way[:-1]
    return way[:-1] if way and way[-1].kind == "point" else way


def _light(number: int, scene: Scene, atlas: Atlas) -> Outcome:
    if scene.subject is None or number == scene.picked:
        return replace(scene, lit=Lit()), Aim()
    found = sets_of(atlas, scene.subject)[number]
    lit = Lit(found.codes, found.ordered, scene.subject, number)
    if not lit.codes:
        return replace(scene, lit=lit), Aim()
    view = widest_view(lit.codes, atlas.figure_map(scene.figure).views.items(), scene.view)
    return replace(scene, lit=lit, view=view), Aim(lit.codes, over=True)


def _step(by: int, scene: Scene, atlas: Atlas) -> Outcome:
    if not scene.point:
        return scene, Aim()
    codes = atlas.codes_of(atlas.points[scene.point].channel)
    code = codes[min(max(codes.index(scene.point) + by, 0), len(codes) - 1)]
    return _choose_point(it.Choose(point(code), "step"), scene, atlas)


def _leave(scene: Scene) -> Scene:
    if scene.point:
        return replace(scene, point="", side="")
    return replace(scene, lit=Lit()) if scene.lit.codes else replace(scene, opened="")
