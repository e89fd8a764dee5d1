"""PySide6 6.12.0 on Python 3.11 lost a reference to None at each call that returns nothing."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 10_000
# On Python 3.12 and later None is immortal and its count says nothing; losing one does no harm there.
NOISE = 200


def test_calls_that_return_nothing_leave_none_alone() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    lost = before - sys.getrefcount(None)
    assert abs(lost) < NOISE, f"{lost} references to None were lost in {CALLS} calls"
