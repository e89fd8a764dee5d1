"""Places for labels: beside the dot, off what is taken, never nearer to a strange dot, at the end of a line where there is no room."""

from __future__ import annotations

import math
import random

import pytest
from msgspec.structs import replace

from bodymap.draw.labels import LabelBox, Occupancy, Rect, Request, Taken, leader_reaches, place

from .geometry import meets, passes, to_line, to_rect

WANT = Request(x=100, y=100, width=40, height=14, clear=5)
DOT = 5.0


def square(x: float, y: float, code: str = "") -> Taken:
    return Taken((x - DOT, y - DOT, x + DOT, y + DOT), dot=code)


def ground(*taken: Taken) -> Occupancy:
    made = Occupancy()
    for one in taken:
        made.take(one)
    return made


def placed(wanted: Request, *taken: Taken) -> LabelBox:
    found = place(wanted, ground(*taken))
    assert found is not None
    return found


def wall(left: float, top: float, right: float, bottom: float, *, solid: bool = True) -> Taken:
    return Taken((left, top, right, bottom), solid)


def test_a_label_stands_beside_its_dot_on_the_outer_side() -> None:
    left, top, right, bottom = placed(WANT, square(100, 100, "A")).rect
    assert (right - left, bottom - top, (top + bottom) / 2) == (40, 14, 100)
    assert 100 + DOT < left < 100 + DOT + 5
    mirrored = placed(replace(WANT, outward=-1), square(100, 100, "A")).rect
    assert (mirrored[0] + right, mirrored[2] + left) == (200, 200)


def test_a_label_keeps_off_what_is_taken() -> None:
    wanted = replace(WANT, owner="A")
    found = placed(wanted, square(100, 100, "A"), wall(108, 60, 160, 140))
    assert not found.leads
    assert found.rect[2] < 100
    enclosed = [wall(105, 0, 200, 200), wall(0, 0, 95, 200), wall(0, 105, 200, 200), wall(0, 0, 200, 95)]
    assert place(wanted, ground(*enclosed)) is None


def test_some_labels_may_lie_on_a_line_but_on_nothing_solid() -> None:
    lines = [wall(0, 0, 300, 300, solid=False)]
    assert place(WANT, ground(*lines)) is None
    assert placed(replace(WANT, crosses=True), *lines).rect[0] > 100
    assert place(replace(WANT, crosses=True), ground(wall(0, 0, 300, 300))) is None


def test_the_label_of_a_point_never_stands_nearer_to_another_dot() -> None:
    own, strange = square(100, 100, "A"), square(125, 113, "B")
    rect = placed(WANT, own, strange).rect
    assert to_rect(rect, 125, 113) < to_rect(rect, 100, 100), "without an owner the first free place is taken"
    rect = placed(replace(WANT, owner="A"), own, strange).rect
    assert to_rect(rect, 100, 100) < to_rect(rect, 125, 113)


def test_either_of_two_dots_of_its_own_will_do() -> None:
    dots = (square(100, 100, "A"), square(150, 100, "A"))
    assert not ground(*dots, square(156, 112, "B")).is_nearest((158, 93, 198, 107), "A")
    assert ground(*dots, square(100, 130, "B")).is_nearest((158, 93, 198, 107), "A")
    assert ground(square(156, 112, "B")).is_nearest((0, 0, 1, 1), "")


def test_where_there_is_no_room_a_label_stands_off_at_the_end_of_a_line() -> None:
    fence = [wall(106, 60, 150, 140), wall(50, 60, 94, 140), wall(50, 106, 150, 140), wall(50, 60, 150, 94)]
    wanted = replace(WANT, owner="A", reaches=leader_reaches(1.0))
    assert place(wanted, ground(square(100, 100, "A"), *fence)) is None, "the fence bars every line"
    gate = [wall(106, 60, 150, 94), wall(106, 106, 150, 140), *fence[1:2], wall(50, 106, 95, 140), wall(50, 60, 95, 94)]
    found = placed(wanted, square(100, 100, "A"), *gate)
    assert found.leads


def test_a_line_passes_no_other_dot() -> None:
    wanted = replace(WANT, owner="A", reaches=(30.0,), leads_only=True)
    assert placed(wanted, square(100, 100, "A")).rect[0] > 130
    row = [square(120, 100, "B"), square(114, 86, "C"), square(114, 114, "D")]
    found = placed(wanted, square(100, 100, "A"), *row)
    assert found.leads
    assert found.rect[2] < 100


def test_a_label_that_stands_off_may_be_near_a_strange_dot_since_its_line_tells() -> None:
    wanted = replace(WANT, owner="A", reaches=(30.0,), leads_only=True)
    found = placed(wanted, square(100, 100, "A"), square(180, 112, "B"))
    assert to_rect(found.rect, 180, 112) < to_rect(found.rect, 100, 100)


def test_the_label_of_a_level_stands_level_with_it() -> None:
    wanted = replace(WANT, level=True, reaches=(46.0, 58.0), outward=-1)
    found = placed(wanted)
    assert found.leads
    assert (found.rect[1] + found.rect[3]) / 2 == 100
    assert found.rect[2] < 100
    ends = ground()
    place(wanted, ends)
    assert not ends.is_free((70, 99, 90, 101), crosses=False), "its dotted line is kept free"


def test_a_label_that_must_stand_takes_its_first_place_all_the_same() -> None:
    full = wall(0, 0, 300, 300)
    assert place(WANT, ground(full)) is None
    found = placed(replace(WANT, must=True), full)
    assert found == placed(WANT)
    # Even then it does not stand beside a strange dot.
    strange = square(125, 113, "B")
    must = placed(replace(WANT, must=True, owner="A"), square(100, 100, "A"), strange, full)
    assert to_rect(must.rect, 100, 100) < to_rect(must.rect, 125, 113)


def test_a_label_lies_within_what_it_must() -> None:
    view = (0.0, 0.0, 130.0, 200.0)
    rect = placed(replace(WANT, within=view)).rect
    assert view[0] <= rect[0]
    assert rect[2] <= view[2]
    assert place(replace(WANT, within=(90.0, 90.0, 110.0, 110.0), must=True), ground()) is None


def test_a_placed_label_and_its_line_are_taken() -> None:
    taken = ground()
    one = place(WANT, taken)
    other = place(WANT, taken)
    assert one is not None
    assert other is not None
    assert not meets(one.rect, other.rect)
    led = ground()
    far = place(replace(WANT, reaches=(80.0,), leads_only=True), led)
    assert far is not None
    assert not led.is_free((140, 99, 142, 101), crosses=True)


def test_a_fine_label_has_more_ways_out() -> None:
    wanted = replace(WANT, owner="A", width=10, reaches=(30.0,), leads_only=True)
    ring = []
    for turn in range(8):
        x, y = 100 + 20 * math.cos(turn * math.pi / 4), 100 + 20 * math.sin(turn * math.pi / 4)
        ring.append(Taken((x - 3, y - 3, x + 3, y + 3), dot="B"))
    assert place(wanted, ground(*ring)) is None
    found = place(replace(wanted, fine=True), ground(*ring))
    assert found is not None
    assert found.leads


def test_reaches_grow_with_the_density_and_end_at_the_most() -> None:
    assert leader_reaches(2.0) == tuple(2 * reach for reach in leader_reaches(1.0))
    assert max(leader_reaches(1.0, 52.0)) == 52.0
    assert max(leader_reaches(1.0, 240.0)) > max(leader_reaches(1.0))


@pytest.mark.parametrize("seed", range(6))
def test_by_chance_no_label_meets_crosses_or_misleads(seed: int) -> None:
    chance = random.Random(seed)
    dots = [(chance.uniform(0, 500), chance.uniform(0, 500), f"P{number}") for number in range(160)]
    taken = ground(*(square(*dot) for dot in dots))
    wants = [
        Request(x=x, y=y, width=chance.uniform(15, 60), height=14, clear=DOT, owner=code, reaches=leader_reaches(1.0, 52.0), outward=side)
        for (x, y, code), side in zip(dots, chance.choices((1, -1), k=len(dots)), strict=True)
    ]
    made = [(wanted, found) for wanted in wants if (found := place(wanted, taken)) is not None]
    assert len(made) > 80
    assert sum(found.leads for _, found in made) > 5
    for number, (wanted, found) in enumerate(made):
        others = [(x, y) for x, y, code in dots if code != wanted.owner]
        assert not any(meets(found.rect, other.rect) for _, other in made[number + 1 :])
        assert not any(to_rect(found.rect, x, y) < DOT for x, y in others)
        if found.leads:
            start, end = (wanted.x, wanted.y), _end(found.rect, wanted.x, wanted.y)
            # Lines begin clear of their dot: where two dots lie upon each other they must.
            apart = [(x, y) for x, y in others if math.hypot(x - wanted.x, y - wanted.y) > 2 * DOT]
            assert not any(to_line(start, end, x, y) < DOT for x, y in apart)
            assert not any(passes(start, end, other.rect) for _, other in made if other is not found)
        else:
            assert to_rect(found.rect, wanted.x, wanted.y) <= min(to_rect(found.rect, x, y) for x, y in others) + 0.1


def _end(rect: Rect, x: float, y: float) -> tuple[float, float]:
    return min(max(x, rect[0]), rect[2]), min(max(y, rect[1]), rect[3])
