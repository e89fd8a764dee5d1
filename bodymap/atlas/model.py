"""The frozen values that every other part of Bodymap reads.

Keys in YAML are these field names; names of languages are BCP 47 tags
(``zh-Hans``). Lengths are in cun or cm and say so; x, y are in the units of
the view's SVG.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Text = Annotated[str, msgspec.Meta(extra={"told": "text"})]
"""A text that can be told in another language (``atlas.overlay``); every other field holds for all languages."""
Words = Annotated[tuple[str, ...], msgspec.Meta(extra={"told": "words"})]
"""Words to be found by, which another language has more or fewer of."""
Figure = Literal["male", "female"]
Side = Literal["left", "right", "midline"]
Grade = Literal["A", "B", "C", "D", "N"]
AnatomyKind = Literal["nerve", "muscle", "vessel", "bone", "ligament", "fascia", "viscus", "gland", "joint", "skin"]
Verified = Literal["yes", "cite", "part", "no"]
CategoryId = Literal[
    "jing-well",
    "ying-spring",
    "shu-stream",
    "jing-river",
    "he-sea",
    "yuan-source",
    "luo-connecting",
    "xi-cleft",
    "back-shu",
    "front-mu",
    "lower-he-sea",
    "hui-meeting",
    "confluent",
    "command",
    "window-of-heaven",
    "ghost",
    "four-seas",
    "ma-danyang-12",
]
OF_ORGANS = ("back-shu", "front-mu", "lower-he-sea")
"""The classes whose points belong to the organ they are named for, wherever they lie."""
FIGURES: tuple[Figure, ...] = ("male", "female")
STRUCTURE_FIELDS = ("skin_nerve", "deep_nerve", "muscles", "vessels", "other")
"""The fields of Structures that name structures, from the skin inwards."""


def channel_of(code: str) -> str:
    """Return the letters of a code, ``BL`` of ``BL23``, ``EX-B`` of ``EX-B2``."""
    return code.rstrip("0123456789")


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every value that is read from data/: unknown keys are errors."""


class Names(
    Record,
    frozen=True,
    kw_only=True,
    rename={"zh_hans": "zh-Hans", "zh_hant": "zh-Hant", "ja_latn": "ja-Latn", "ko_latn": "ko-Latn"},
):
    """Names of one thing; ``ja`` in kana, ``ko`` in hangul, with their usual romanisations."""

    pinyin: str
    zh_hans: str
    zh_hant: str
    ja: str
    ja_latn: str
    ko: str
    ko_latn: str
    en: Text


class Category(Record, frozen=True, kw_only=True):
    """A traditional class of a point, with its phase or with what it is the point of."""

    id: CategoryId
    element: Literal["wood", "fire", "earth", "metal", "water"] | None = None
    of: str | None = None


class Find(Record, frozen=True, kw_only=True):
    """Where the point lies: text, tip for the hand, posture, and what else was proposed."""

    text: Text
    tip: Text | None = None
    posture: Text | None = None
    alternative: Text | None = None


class Tcm(Record, frozen=True, kw_only=True):
    """The traditional column."""

    what: Text
    actions: tuple[Text, ...]
    used_for: tuple[Text, ...]
    method: Text
    tradition: Text
    refs: tuple[str, ...] = ()
    """Sources of ``tradition``, besides the books that it names."""


class Segments(Record, frozen=True, kw_only=True):
    """Spinal levels of skin and muscle at the point, such as ``T12`` or ``CN V3``."""

    skin: tuple[str, ...] = ()
    muscle: tuple[str, ...] = ()


class Structures(Record, frozen=True, kw_only=True):
    """What lies under the skin: ids of ``data/anatomy.yaml``, from the surface inwards."""

    skin_nerve: tuple[str, ...] = ()
    deep_nerve: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    vessels: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    segments: Segments = Segments()


class Claim(Record, frozen=True, kw_only=True):
    """One Western use of the point, graded and sourced."""

    condition: str
    claim: Text
    grade: Grade
    refs: tuple[str, ...]


class Western(Record, frozen=True, kw_only=True):
    """The Western column."""

    structures: Structures
    how: Text
    mechanisms: tuple[str, ...]
    used_for: tuple[Claim, ...]
    unknown: Text
    refs: tuple[str, ...] = ()
    """Sources of what ``how`` and ``unknown`` tell."""


class Safety(Record, frozen=True, kw_only=True):
    """Angle and depth (cun) as published for trained hands, hazards, pregnancy, moxa."""

    angle: Text
    depth_cun: tuple[float, float]
    hazards: tuple[Text, ...]
    pregnancy: Text
    moxa: Text
    refs: tuple[str, ...]


class Point(Record, frozen=True, kw_only=True):
    """One point; a column that is not written yet is None."""

    code: str
    names: Names
    aliases: tuple[str, ...]
    categories: tuple[Category, ...] = ()
    find: Find
    tcm: Tcm | None = None
    western: Western | None = None
    safety: Safety | None = None
    plain: Text | None = None

    @property
    def channel(self) -> str:
        """Return the letters of the code."""
        return channel_of(self.code)

    @property
    def organ(self) -> str | None:
        """Return the organ that the point is the transport, alarm or lower sea point of, if it is one."""
        return next((found.of for found in self.categories if found.id in OF_ORGANS and found.of), None)

    @property
    def number(self) -> int:
        """Return the number of the code, 23 of ``BL23``."""
        return int(self.code[len(self.channel) :])


class Course(Record, frozen=True, kw_only=True):
    """The way of a channel in words: over the skin, inside, and its branches."""

    external: Text
    internal: Text
    branches: Text


class Channel(Record, frozen=True, kw_only=True):
    """One channel or vessel, or a region of extra points, which has no organ; colours are ``#rrggbb``, for light and dark surroundings."""

    code: str
    names: Names
    organ: str | None
    aliases: tuple[str, ...]
    points: int
    polarity: Literal["yin", "yang"] | None
    six_channel: Text | None
    light: str
    dark: str
    course: Course
    tcm: Text
    western: Text
    refs: tuple[str, ...] = ()
    """Sources of ``western``."""
    standard: str | None = None
    """The source that says where its points are."""


class Pattern(Record, frozen=True, kw_only=True):
    """A TCM pattern of an organ, with its usual signs."""

    name: Text
    signs: Text


class OrganTcm(Record, frozen=True, kw_only=True):
    """The organ as TCM describes it."""

    summary: Text
    governs: Text
    stores: Text | None
    opens_into: Text | None
    tissue: Text | None
    emotion: Text | None
    phase: Literal["wood", "fire", "earth", "metal", "water"] | None
    hours: Text | None
    paired: str | None
    six_channel: Text | None
    patterns: tuple[Pattern, ...]
    back_shu: str | None = None
    front_mu: str | None = None
    yuan_source: str | None = None


class OrganWestern(Record, frozen=True, kw_only=True):
    """The organ of the same name as Western medicine describes it."""

    organ: Text
    summary: Text
    functions: tuple[Text, ...]
    innervation: Text


class Vessel(Record, frozen=True, kw_only=True):
    """What is told of an extraordinary vessel alone; ``course`` is left out where channels.yaml has it."""

    opened_by: str
    """The confluent point, on a channel of arm or leg."""
    coupled: str
    """The vessel that is opened together with it."""
    xi_cleft: str | None = None
    meets: tuple[str, ...] = ()
    """The points of other channels that it is said to run through, in the order of its course."""
    course: Course | None = None
    along: Text | None = None
    """What Western anatomy finds along the course."""
    agreement: Text
    """Where the sources differ."""


class Organ(Record, frozen=True, kw_only=True):
    """One organ system or extraordinary vessel, in both medicines, and where the two meet and part."""

    id: str
    names: Names
    aliases: Words = ()
    strip: Text
    tcm: OrganTcm
    western: OrganWestern
    meet: Text
    differ: Text
    vessel: Vessel | None = None
    refs: tuple[str, ...]


class Reference(Record, frozen=True, kw_only=True):
    """A source; ``verified`` says how far it was checked, ``finding`` what it showed, in our words."""

    id: str
    kind: Literal["trial", "review", "guideline", "mechanism", "survey", "safety", "anatomy", "textbook", "classic", "standard"]
    authors: str
    year: int | None
    title: str
    journal: str | None = None
    volume: str | None = None
    pages: str | None = None
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    note: str | None = None
    finding: Text
    verified: Verified


class Mechanism(Record, frozen=True, kw_only=True):
    """One Western account of how needling may work, and what speaks against it."""

    id: str
    name: Text
    aliases: Words = ()
    short: Text
    shown: Text
    in_whom: Text
    against: Text
    refs: tuple[str, ...]


class PatternPoint(Record, frozen=True, kw_only=True):
    """A point of a pattern's prescription, in the order of use, and what is done there."""

    code: str
    method: Literal["reinforce", "reduce", "even", "warm", "reinforce-warm", "reduce-warm"]


class ConditionPattern(Record, frozen=True, kw_only=True):
    """One TCM pattern of a condition: its signs, its points in order of use, and how they are treated."""

    name: Text
    kind: Literal["excess", "deficiency", "mixed", "channel"]
    signs: Text
    tongue_pulse: Text | None = None
    points: tuple[PatternPoint, ...]
    method: Text


class ConditionTcm(Record, frozen=True, kw_only=True):
    """The traditional column of a condition; ``agreement`` tells how far practitioners agree."""

    summary: Text
    patterns: tuple[ConditionPattern, ...]
    agreement: Text
    refs: tuple[str, ...]


class Finding(Record, frozen=True, kw_only=True):
    """One trial, review or guideline on a condition, in one sentence, graded."""

    against: Literal["sham", "usual-care", "drug", "mixed", "guideline", "safety"]
    claim: Text
    grade: Grade
    refs: tuple[str, ...]


class ConditionWestern(Record, frozen=True, kw_only=True):
    """The Western column of a condition, the alarm signs first."""

    summary: Text
    findings: tuple[Finding, ...]
    guidelines: tuple[Finding, ...]
    expect: Text
    unknown: Text


class Condition(Record, frozen=True, kw_only=True):
    """A condition that claims refer to; one that is told through has both columns."""

    id: str
    name: Text
    aliases: Words
    plain: Text
    red_flags: Text | None = None
    tcm: ConditionTcm | None = None
    western: ConditionWestern | None = None
    findings: tuple[Finding, ...] = ()
    """What trials found, of a condition that is not told in columns."""
    uses: tuple[str, ...] = ()
    """Words of traditional uses that name it or its signs, each met from the start of a word."""

    @property
    def told(self) -> bool:
        """Tell whether it has both columns."""
        return bool(self.tcm and self.western)


class GradeText(Record, frozen=True, kw_only=True):
    """One step of the small scale on which Western claims are graded."""

    id: Grade
    label: Text
    meaning: Text


class CategoryText(Record, frozen=True, kw_only=True):
    """What a category of points is, written once for all its members."""

    id: CategoryId
    name: Text
    names: Names
    tcm: Text
    western: Text


class Anatomy(Record, frozen=True, kw_only=True):
    """A structure with its Terminologia Anatomica name; ``roots`` are spinal levels."""

    id: str
    kind: AnatomyKind
    name: Text
    latin: str
    roots: tuple[str, ...] = ()
    nerve: str | None = None
    note: Text | None = None


class Line(Record, frozen=True, kw_only=True):
    """One run of a channel over the skin, in flow order: points and waypoints; where it goes inside it fades."""

    channel: str
    run: tuple[str, ...]
    pose: str | None = None
    fade: Literal["begin", "end", "both"] | None = None

    @property
    def id(self) -> str:
        """Return a name for the run: its channel and ends."""
        return f"{self.channel} {self.run[0]}-{self.run[-1]}"


class Place(Record, frozen=True, kw_only=True):
    """Where a point lies on one figure and side; ``body`` in cm, ``views`` in SVG units."""

    code: str
    part: str | None
    side: Side
    figure: Figure
    body: tuple[float, float, float]
    views: dict[str, tuple[float, float]]
