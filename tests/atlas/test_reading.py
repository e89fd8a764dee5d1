"""The words for a patient: two short sentences that a reader of thirteen can follow."""

from __future__ import annotations

import re

import textstat

from bodymap.atlas.load import Atlas

HARDEST = 8.0
SENTENCE_END = re.compile(r"[.!?](?:\s|$)")


def plain_texts(atlas: Atlas) -> dict[str, str]:
    points = {code: atlas.point(code).plain or "" for code in atlas.points}
    return {code: text for code, text in points.items() if text}


def test_the_plain_sentences_of_points_read_at_grade_eight_or_lower(atlas: Atlas) -> None:
    grades = {code: textstat.flesch_kincaid_grade(text) for code, text in plain_texts(atlas).items()}
    assert {code: grade for code, grade in grades.items() if grade > HARDEST} == {}


def test_the_measure_tells_hard_from_easy() -> None:
    assert textstat.flesch_kincaid_grade("The point lies on your back. It is used for pain.") < 4
    hard = "Segmental inhibition of nociceptive transmission presumably contributes to symptomatic improvement."
    assert textstat.flesch_kincaid_grade(hard) > HARDEST + 4


def test_a_point_has_exactly_two_plain_sentences(atlas: Atlas) -> None:
    assert [code for code, text in plain_texts(atlas).items() if len(SENTENCE_END.findall(text)) != 2] == []
