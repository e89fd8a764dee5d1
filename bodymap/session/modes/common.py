"""What intents mean in every mode that does not say otherwise: views, figures, channels, layers, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bodymap.atlas.model import Figure
from bodymap.session import intent as it
from bodymap.session.scene import Aim, Scene
from bodymap.session.sight import view_for

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

Outcome = tuple[Scene, Aim]
_HOME = "posterior"
_OTHER: dict[Figure, Figure] = {"male": "female", "female": "male"}


def update(intent: it.Intent, scene: Scene, atlas: Atlas) -> Outcome:
    """Return the next scene and what to bring into sight."""
    match intent:
        case it.Turn(view):
            return replace(scene, view=known_view(atlas, scene, view)), Aim()
        case it.ShowFigure(figure):
            return _other_figure(replace(scene, figure=figure or _OTHER[scene.figure]), atlas)
        case it.OpenChannel(channel):
            return replace(scene, opened="" if scene.opened == channel else channel), Aim()
        case it.ShowChannel(channel, shown):
            return replace(scene, hidden=scene.hidden - {channel} if shown else scene.hidden | {channel}), Aim()
        case _:
            return _switched(intent, scene), Aim()


def _switched(intent: it.Intent, scene: Scene) -> Scene:
    match intent:
        case it.SwitchLayer(layer, on):
            return replace(scene, layers=scene.layers | {layer} if on else scene.layers - {layer})
        case it.SetTheme(theme):
            return replace(scene, theme=theme or ("light" if scene.scheme == "dark" else "dark"))
        case it.SystemScheme(scheme):
            return replace(scene, system=scheme)
        case it.SetMode(mode):
            return replace(scene, mode=mode)
        case _:
            return scene


def known_view(atlas: Atlas, scene: Scene, view: str) -> str:
    """Return a view if the figure has it, else the back, else its first."""
    views = atlas.figure_map(scene.figure).views
    if view in views:
        return view
    return _HOME if _HOME in views else next(iter(views))


def _other_figure(scene: Scene, atlas: Atlas) -> Outcome:
    scene = replace(scene, view=known_view(atlas, scene, scene.view))
    if not scene.point:
        return scene, Aim()
    return replace(scene, view=view_for(atlas, scene, scene.point, near=True)), Aim((scene.point,), soft=False)
