"""Point codes in any usual form: ``bl23``, ``BL-23``, ``UB 23``, ``Ren 4``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bodymap.atlas.nearest import nearest
from bodymap.errors import UsageError
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas

_CODE = re.compile(r"^([A-Z]+(?:-[A-Z]+)?)-?0*(\d+)$")
_GAPS = re.compile(r"[\s._\u2010-\u2015]+")


def fold(text: str) -> str:
    """Return text for comparison: no tone marks, no case, no gaps or apostrophes."""
    # Only Latin marks go: the voicing mark of kana, which NFKD also splits off, tells words apart.
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not "\u0300" <= char <= "\u036f")
    return "".join(char for char in unicodedata.normalize("NFC", bare).casefold() if char.isalnum())


def parse_code(text: str, atlas: Atlas) -> str:
    """Return the code that the words mean; raises UsageError with the nearest good answer."""
    asked = text.strip()
    alias = _aliases(atlas).get(fold(asked))
    if alias:
        return alias
    match = _CODE.match(_GAPS.sub("", asked).upper())
    if match is None:
        return _by_name(asked, atlas)
    letters, number = match[1], match[2]
    channel = _channel(letters, atlas)
    code = f"{channel}{int(number)}"
    if code in atlas.points:
        return code
    raise UsageError(_no_such_number(code, channel, atlas))


def parse_channel(text: str, atlas: Atlas) -> str:
    """Return the code of a channel; raises UsageError that lists the channels."""
    return _channel(_GAPS.sub("", text.strip()).upper(), atlas)


def _channel(letters: str, atlas: Atlas) -> str:
    prefixes = _prefixes(atlas)
    plain = letters.replace("-", "")
    if plain in prefixes:
        return prefixes[plain]
    known = _(", ").join(atlas.channels)
    near = nearest(plain, prefixes)
    if near:
        raise UsageError(
            _("no channel {asked}; did you mean {near}? the channels are {channels}", asked=letters, near=prefixes[near], channels=known)
        )
    raise UsageError(_("no channel {asked}; the channels are {channels}", asked=letters, channels=known))


def _prefixes(atlas: Atlas) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for code, channel in atlas.channels.items():
        for alias in (code, *channel.aliases):
            table[alias.upper().replace("-", "")] = code
    return table


def _no_such_number(code: str, channel: str, atlas: Atlas) -> str:
    numbers = [head.number for head in atlas.points.values() if head.channel == channel]
    name = atlas.channels[channel].names.en
    if not numbers:
        return _("no point {code}; the {channel} holds no points yet", code=code, channel=name)
    if int(code[len(channel) :]) < 1:
        return _("no point {code}; the {channel} begins at {first}", code=code, channel=name, first=f"{channel}{min(numbers)}")
    return _("no point {code}; the {channel} ends at {last}", code=code, channel=name, last=f"{channel}{max(numbers)}")


def _aliases(atlas: Atlas) -> dict[str, str]:
    """Return the aliases that are no code of another point, such as GV29 of EX-HN3."""
    known = {fold(code) for code in atlas.points}
    return {fold(alias): code for code, head in atlas.points.items() for alias in head.aliases if fold(alias) not in known}


def _by_name(asked: str, atlas: Atlas) -> str:
    wanted = fold(asked)
    names: dict[str, str] = {}
    for code, head in atlas.points.items():
        for name in (head.names.pinyin, head.names.zh_hans, head.names.zh_hant, head.names.en):
            names.setdefault(fold(name), code)
    if wanted and wanted in names:
        return names[wanted]
    near = nearest(wanted, names)
    if near is None:
        raise UsageError(_("no point {asked!r}; write a code such as BL23 or a name such as Shenshu", asked=asked))
    code = names[near]
    name = atlas.points[code].names.pinyin
    raise UsageError(_("no point {asked!r}; did you mean {code} {name}?", asked=asked, code=code, name=name))
