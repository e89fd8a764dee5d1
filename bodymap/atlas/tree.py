"""Plain values as YAML and packed files hold them."""

from __future__ import annotations

from typing import TypeAlias

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | int | float | None"
