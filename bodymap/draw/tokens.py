"""One table of colours, light and dark."""

from __future__ import annotations

import msgspec

from bodymap.session.scene import Scheme


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """The colours of one scheme, as ``#rrggbb``."""

    scheme: Scheme
    paper: str
    """Behind the body."""
    panel: str
    """Behind the lists."""
    card: str
    """Behind the card."""
    raised: str
    """Fields and buttons that lie on panel or paper."""
    ink: str
    ink_soft: str
    ink_faint: str
    line: str
    chosen: str
    """Behind the chosen row."""
    solid: str
    """The chosen segment, dark on light."""
    on_solid: str
    tcm: str
    tcm_ink: str
    tcm_cell: str
    western: str
    western_ink: str
    western_cell: str
    organ: str
    measure: str
    caution: str
    caution_soft: str
    link: str
    focus: str
    chip: str
    grades: dict[str, str]


LIGHT = Tokens(
    scheme="light",
    paper="#faf7f2",
    panel="#f4f0e9",
    card="#fffdfa",
    raised="#fffefb",
    ink="#26211c",
    ink_soft="#5f574e",
    ink_faint="#7d7468",
    line="#e3dcd1",
    chosen="#e9e2d6",
    solid="#2b2621",
    on_solid="#fdfaf5",
    tcm="#f6ead6",
    tcm_ink="#6f4812",
    tcm_cell="#fcf7ee",
    western="#e0edef",
    western_ink="#1f4f5c",
    western_cell="#f3f8f8",
    organ="#f4f0e9",
    measure="#a5432d",
    caution="#9b3624",
    caution_soft="#f9e9e3",
    link="#1f5f8b",
    focus="#2f6fa8",
    chip="#f1ece4",
    grades={"A": "#2e6b48", "B": "#4a6b1f", "C": "#85600f", "D": "#9b3624", "N": "#665e55"},
)

DARK = Tokens(
    scheme="dark",
    paper="#211d1a",
    panel="#1b1815",
    card="#1f1c19",
    raised="#2b2723",
    ink="#f0e9df",
    ink_soft="#bdb3a6",
    ink_faint="#978d80",
    line="#3a342e",
    chosen="#37312a",
    solid="#efe8dc",
    on_solid="#231f1b",
    tcm="#43351f",
    tcm_ink="#ecc98d",
    tcm_cell="#2a251d",
    western="#203b43",
    western_ink="#9fd0dc",
    western_cell="#1f282a",
    organ="#2a2622",
    measure="#f08a6c",
    caution="#f0937c",
    caution_soft="#43271f",
    link="#8cc1ea",
    focus="#7fb6e6",
    chip="#302b26",
    grades={"A": "#84c99d", "B": "#abc975", "C": "#e0b95f", "D": "#f0937c", "N": "#b3a99c"},
)

TOKENS: dict[Scheme, Tokens] = {"light": LIGHT, "dark": DARK}
