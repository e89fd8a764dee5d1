from __future__ import annotations

from collections.abc import Iterator

import pytest

from bodymap.words import ENGLISH, English, choose


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    choose(ENGLISH, English())
