"""Makes the rows of the left list out of the atlas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bodymap.texts.kinds import kind_word
from bodymap.ui.side.rows import ListRow
from bodymap.words import _

if TYPE_CHECKING:
    from bodymap.atlas.load import Atlas
    from bodymap.atlas.search import Index
    from bodymap.atlas.topics import TopicHit, Topics

_MOST_HITS = 50


class Lists:
    """Rows for channels, points, search hits and points seen lately."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._index: Index | None = None
        self._topics: Topics | None = None
        counts = Counter(head.channel for head in atlas.points.values())
        self.channels = {code: channel for code, channel in atlas.channels.items() if counts[code]}

    def warm(self) -> None:
        """Make the search index, which the start does not pay for."""
        if self._index is None:
            from bodymap.atlas.search import Index  # noqa: PLC0415 - kept off the start
            from bodymap.atlas.topics import Topics  # noqa: PLC0415 - kept off the start

            self._index = Index(self._atlas)
            self._topics = Topics(self._atlas)

    def channel_rows(self) -> list[ListRow]:
        """Return the channels."""
        return [
            ListRow("channel", code, code, _short(channel.names.en), channel.names.zh_hans, str(channel.points))
            for code, channel in self.channels.items()
        ]

    def point_rows(self, channel: str) -> list[ListRow]:
        """Return the points of a channel, none if there is no such channel."""
        return [self._point(code) for code in self._atlas.codes_of(channel)]

    def hit_rows(self, words: str) -> list[ListRow]:
        """Return what a search finds, or one line that says it found nothing."""
        self.warm()
        assert self._index is not None
        assert self._topics is not None
        rows = [self._topic(hit) for hit in self._topics.find(words)]
        rows += [self._hit(hit.code, hit.matched) for hit in self._index.search(words, limit=_MOST_HITS)]
        return rows or [ListRow("note", "", "", _("Nothing found for \u201c{words}\u201d", words=words.strip()))]

    def recent_rows(self, codes: Iterable[str]) -> list[ListRow]:
        """Return the points seen lately, none if there are none."""
        rows = [self._hit(code, self._atlas.points[code].names.en) for code in codes if code in self._atlas.points]
        return [ListRow("note", "", "", _("Seen lately")), *rows] if rows else []

    def _point(self, code: str) -> ListRow:
        head = self._atlas.points[code]
        return ListRow("point", code, head.channel, head.names.pinyin, head.names.zh_hans, head.names.en)

    def _topic(self, hit: TopicHit) -> ListRow:
        """Return the row of something found that has a card of its own and is no point."""
        subject = hit.subject
        kind = kind_word(self._atlas, subject)
        matched = "" if hit.matched == hit.name else f" \u00b7 {hit.matched}"
        return ListRow("topic", subject.link, "", hit.name, extra=f"{kind}{matched}")

    def _hit(self, code: str, matched: str) -> ListRow:
        head = self._atlas.points[code]
        known = {code, head.names.pinyin, head.names.zh_hans, head.names.en}
        extra = head.names.en if matched in known else f"{matched} \u00b7 {head.names.en}"
        return ListRow("hit", code, head.channel, head.names.pinyin, head.names.zh_hans, extra)


def _short(name: str) -> str:
    """Return the name of a channel as it stands beside its code."""
    bare = name.removesuffix(" channel").removeprefix("Extra points of the ")
    return bare[:1].upper() + bare[1:]
