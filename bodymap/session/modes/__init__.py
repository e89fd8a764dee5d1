"""The modes of the program: one file of rules each, one line each in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bodymap.session.modes import atlas

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.session.intent import Intent
    from bodymap.session.modes.common import Outcome
    from bodymap.session.scene import Scene

Update = Callable[["Intent", "Scene", "Atlas"], "Outcome"]

MODES: Mapping[str, Update] = {
    "atlas": atlas.update,
}
