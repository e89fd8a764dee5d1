"""What cards have alike: the heads of the two columns, what stands where nothing is written yet, the foot."""

from __future__ import annotations

from bodymap.texts.content import HOW, SURE, Paragraph, Run, note
from bodymap.words import _


def heads() -> tuple[str, str]:
    """Return the heads of the two columns."""
    return _("Traditional Chinese Medicine"), _("Western medicine")


def not_written() -> tuple[Paragraph, ...]:
    """Return what stands in a column that is not written yet."""
    return (note(_("Not written yet")),)


def foot() -> tuple[Paragraph, ...]:
    """Return the links to what holds for all cards."""
    return (
        Paragraph(
            (
                Run(_("How sure are we?"), "link", SURE, _("What the grades mean, and how sources are marked")),
                Run("\u2003"),
                Run(_("How needling may work"), "link", HOW, _("Ten accounts, what was shown, and what speaks against them")),
            ),
            "small",
        ),
    )
