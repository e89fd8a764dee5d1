"""What is read from data/, each record with where it was written, until it is checked and packed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bodymap.atlas import model, rules
from bodymap.errors import BodymapError
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.yaml_source import Located

FILES: Mapping[str, tuple[type[model.Record], str]] = {
    "channels": (model.Channel, "code"),
    "organs": (model.Organ, "id"),
    "categories": (model.CategoryText, "id"),
    "grades": (model.GradeText, "id"),
    "mechanisms": (model.Mechanism, "id"),
    "conditions": (model.Condition, "id"),
    "anatomy": (model.Anatomy, "id"),
    "references": (model.Reference, "id"),
    "landmarks": (rules.Landmark, "id"),
    "lengths": (rules.Length, "id"),
    "lines": (model.Line, "id"),
}


class Records:
    """Every record of data/ by kind and id, each with where it was written."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, Any]] = {kind: {} for kind in (*FILES, "points", "rules")}
        self.sources: dict[str, dict[str, Located]] = {kind: {} for kind in self.values}
        self.named: dict[str, set[str]] = {kind: set() for kind in self.values}
        """Every id that is given, also of a record that cannot be read: what names it does not lead nowhere."""
        self.whole = True
        """Whether every file could be read; if not, ids that seem to lead nowhere may stand in the missing one."""

    def add(self, kind: str, key: str, value: object, source: Located) -> None:
        """Keep one record; raises BodymapError if its id was given before."""
        before = self.sources[kind].get(key)
        if before is not None:
            first = f"{before.path.name}:{before.line}"
            raise BodymapError(_("{key} is given twice, first in {first}", key=key, first=first), source.path, source.line)
        self.values[kind][key] = value
        self.sources[kind][key] = source
