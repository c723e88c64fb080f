"""Generated drawings: the number of things drawn is the number told."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from math import inf

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factsheet.art.drawings import drawing_named, drawings
from factsheet.art.outline import bounds, contours
from factsheet.art.tally import tally
from factsheet.display import DisplayGroup, Placed, Shape, leaves
from factsheet.document.quantity import Quantity
from factsheet.errors import DataError, LayoutError
from factsheet.units import MM

ROOMS = st.tuples(st.floats(20, 600), st.floats(20, 800))


def made(
    name: str, width: float, height: float, value: str | None = None, unit: str = "percent"
) -> DisplayGroup:
    maker = drawing_named(name)
    quantity = Quantity(Decimal(value), unit, target=Decimal(2), people=True) if value else None
    return maker.draw(width, height, quantity, {part: part for part in maker.parts})


def foot(placed: Placed) -> float:
    """The lower edge of a placed shape."""
    assert isinstance(placed.item, Shape)
    return placed.y + placed.item.height


def count(group: DisplayGroup, part: str) -> int:
    """The closed figures painted as that part."""
    return sum(
        len(contours(item.outline))
        for item, _, _ in group.items
        if isinstance(item, Shape) and item.fill == part
    )


@pytest.mark.parametrize(
    ("value", "total", "marked"),
    [("1.3", 77, 1), ("4.9", 20, 1), ("5", 100, 5), ("0.5", 200, 1), ("40", 100, 40), ("100", 100, 100)],
)
def test_a_facade_has_one_window_for_each_of_the_share(value: str, total: int, marked: int) -> None:
    group = made("facade", 33.1 * MM, 33.35 * MM, value)
    assert (count(group, "lit"), count(group, "window") + count(group, "lit")) == (marked, total)


def test_one_in_77_is_a_facade_of_eleven_by_seven_with_the_middle_lit() -> None:
    group = made("facade", 33.1 * MM, 33.35 * MM, "1.3")
    lit = group.items[-1]
    # As drawn by hand: the light from 15.35, 13.95 on, 2.4 x 3.45 mm.
    assert (lit.x / MM, lit.y / MM) == pytest.approx((15.35, 13.95), abs=0.02)
    assert (lit.item.width / MM, lit.item.height / MM) == pytest.approx((2.4, 3.45), abs=0.02)  # type: ignore[union-attr]


@example(2, (111.0, 20.0))
@given(st.integers(2, 400), ROOMS)
def test_windows_stay_on_the_wall_and_apart(total: int, room: tuple[float, float]) -> None:
    maker = drawing_named("facade")
    group = maker.draw(*room, Quantity(Decimal(total), "one_in"), {part: part for part in maker.parts})
    assert count(group, "window") + count(group, "lit") == total
    for placed in group.items:
        assert placed.x >= -1e-6 and placed.y >= -1e-6
        assert placed.x + placed.item.width <= room[0] + 1e-6 and foot(placed) <= room[1] + 1e-6


def test_a_queue_stands_flush_with_its_measure_with_the_marked_one_below_the_axis() -> None:
    group = made("queue", 188 * MM, 7.2 * MM, "1.3")
    assert (count(group, "figure") + count(group, "hot")) / 2 == 77
    hot = next(placed for placed in group.items if placed.item.fill == "hot")  # type: ignore[union-attr]
    assert (hot.x - 0.05 * 2.4 * MM) / MM == pytest.approx(12.2, abs=0.1)
    line = group.items[0]
    assert line.x == pytest.approx(0.05 * 2.4 * MM, abs=0.2)
    assert line.x + line.item.width == pytest.approx(188 * MM, abs=0.5)


@pytest.mark.parametrize(("value", "total", "marked"), [("40", 100, 40), ("0.5", 200, 1), ("3", 33, 1)])
def test_long_queues_and_large_shares_stand_in_rows(value: str, total: int, marked: int) -> None:
    group = made("queue", 188 * MM, 16 * MM, value)
    assert (count(group, "hot") / 2, (count(group, "figure") + count(group, "hot")) / 2) == (marked, total)
    assert all(foot(placed) <= 16 * MM + 1e-6 for placed in group.items)


@given(st.floats(60 * MM, 200 * MM), st.floats(10 * MM, 60 * MM), st.integers(2, 100))
@settings(max_examples=30)
def test_a_queue_says_how_high_it_is(width: float, height: float, total: int) -> None:
    """In a narrow place its people are small: no room stays empty under them."""
    maker, quantity = drawing_named("queue"), Quantity(Decimal(total), "one_in", people=True)
    paint = {part: part for part in (*maker.parts, *maker.optional)[: 2 + total % 2]}
    taken = maker.height(width, height, quantity, paint)
    group = maker.draw(width, taken, quantity, paint)
    assert max(foot(placed) for placed in group.items) == pytest.approx(taken, rel=0.02)
    assert taken <= height + 1e-6


@given(st.floats(15 * MM, 200 * MM), st.floats(2 * MM, 30 * MM), st.integers(2, 1000), st.booleans())
@settings(max_examples=60)
def test_a_queue_is_as_high_as_its_figures_need_to_be_seen(
    width: float, height: float, total: int, people: bool
) -> None:
    """Infinitely high where they are too many for the width; else they are drawn, and not too small."""
    maker, quantity = drawing_named("queue"), Quantity(Decimal(total), "one_in", people=people)
    taken = maker.height(width, height, quantity, {part: part for part in maker.parts})
    smallest = (1.6 if people else 0.9) * MM
    if taken == inf:
        # Fifty in a row, or a row of them all, are wider than it in figures that can be seen.
        assert min(total, 50) * smallest * (0.5 if people else 1.05) > width
        return
    group = maker.draw(width, taken, quantity, {part: part for part in maker.parts})
    assert count(group, "figure") + count(group, "hot") == total * (2 if people else 1)
    assert max(foot(placed) for placed in group.items) <= taken + 1e-6
    hot = group.items[-1].item
    assert isinstance(hot, Shape) and hot.height >= smallest * 0.9


def test_people_too_small_to_be_seen_are_refused() -> None:
    with pytest.raises(LayoutError, match="mm high"):
        made("queue", 40 * MM, 3 * MM, "0.2")


@pytest.mark.parametrize("value", ["-1", "100.1", "22744", "0.01"])
def test_numbers_that_are_no_share_are_refused(value: str) -> None:
    with pytest.raises(DataError, match=r"share"):
        tally(Quantity(Decimal(value), "percent"))
    with pytest.raises(DataError):
        made("facade", 90, 90)


@pytest.mark.parametrize("name", ["bar", "donut", "facade", "queue"])
@pytest.mark.parametrize("unit", ["count", "minutes", "currency:HKD"])
def test_what_counts_something_else_is_not_drawn_as_a_share(name: str, unit: str) -> None:
    with pytest.raises(DataError, match="not a share of a whole"):
        made(name, 300, 60, "3", unit)


@given(st.decimals("0.1", "99.9", places=2) | st.just(Decimal(100)))
def test_what_is_drawn_tells_the_number_within_a_twentieth(percent: Decimal) -> None:
    shown = tally(Quantity(percent, "percent"))
    told = Decimal(100 * shown.marked) / shown.total
    assert abs(told - percent) <= (percent * Decimal("0.03") if percent < 5 else Decimal("0.5"))
    assert (shown.marked == shown.total) == (percent == 100)


@settings(max_examples=25)
@given(st.floats(18, 110))
def test_towers_keep_clear_of_the_person_and_of_the_edge_tower(height: float) -> None:
    width = 71 * MM
    group = made("towers", width, height * MM)
    person = next(placed for placed in group.items if placed.item.fill == "person")  # type: ignore[union-attr]
    assert person.y >= -1e-6 and foot(person) <= height * MM - 3 * MM
    for item, x, y in group.items:
        assert x + item.width <= width - 7 * MM
        assert y >= -1e-6
        if isinstance(item, Shape) and item.fill == "window":
            for part in contours(item.outline):
                box = bounds(part)
                right_of = box.left + x > person.x + person.item.width
                left_of = box.right + x < person.x
                assert right_of or left_of or box.bottom + y < person.y


def test_a_tall_picture_has_roofs_and_a_low_one_has_none() -> None:
    assert count(made("towers", 71 * MM, 50 * MM), "near") == 4 + 1
    assert count(made("towers", 71 * MM, 50 * MM), "far") == 4 + 2
    assert count(made("towers", 71 * MM, 24 * MM), "near") == 4
    assert count(made("towers", 71 * MM, 16 * MM), "near") == 0
    assert count(made("towers", 71 * MM, 16 * MM), "person") == 2


def test_the_edge_tower_stands_at_the_end_and_bleeds() -> None:
    group = made("edge_tower", 74 * MM, 160 * MM)
    wall = group.items[0]
    assert wall.x == pytest.approx(64 * MM)
    assert wall.x + wall.item.width == pytest.approx(74 * MM)
    assert group.clip


@pytest.mark.parametrize("name", sorted(drawings()))
def test_the_same_room_gives_the_same_drawing(name: str) -> None:
    assert made(name, 300, 200, "1.3") == made(name, 300, 200, "1.3")


@pytest.mark.parametrize("name", sorted(drawings()))
def test_a_drawing_says_which_of_its_parts_has_no_swatch(name: str) -> None:
    maker = drawing_named(name)
    with pytest.raises(LayoutError) as caught:
        maker.draw(300, 200, Quantity(Decimal("1.3"), "percent"), {})
    assert maker.parts[0] in str(caught.value)
    with pytest.raises(LayoutError, match="chimney"):
        maker.draw(
            300, 200, Quantity(Decimal("1.3"), "percent"), {part: part for part in (*maker.parts, "chimney")}
        )


def test_an_unknown_drawing_names_the_nearest() -> None:
    with pytest.raises(LayoutError) as caught:
        drawing_named("tower")
    assert "towers" in caught.value.diagnostics[0].hint


def gauge(
    value: Decimal, target: Decimal, unit: str, width: float, height: float, *, framed: bool
) -> dict[str, list[tuple[float, float, float, float]]]:
    """Where the parts of a gauge stand: left, top, right and bottom of each rectangle, by part."""
    paint = {"wall": "wall" if framed else "rest", "rest": "rest", "share": "share", "target": "target"}
    group = drawing_named("gauge").draw(width, height, Quantity(value, unit, target=target), paint)
    found: dict[str, list[tuple[float, float, float, float]]] = {part: [] for part in (*paint, "rest")}
    for item, x, y in leaves(group.items):
        assert isinstance(item, Shape)
        for contour in contours(item.outline):
            box = bounds(contour)
            found[item.fill or ""].append((box.left + x, box.top + y, box.right + x, box.bottom + y))
    return found


@given(
    st.decimals(0, 300, places=2),
    st.decimals("0.01", 300, places=2) | st.decimals("-0.3", "0.3", places=2),
    st.sampled_from(["count", "percent", "per_1000", "currency:USD"]),
    st.floats(15 * MM, 250 * MM),
    st.floats(2 * MM, 30 * MM),
    st.booleans(),
)
def test_a_gauge_shows_on_which_side_of_its_target_the_number_is(
    value: Decimal, other: Decimal, unit: str, width: float, height: float, framed: bool
) -> None:
    """Its bar ends where it should, its line stands at the target, and what is between them is seen."""
    target = other if other > Decimal("0.3") else max(value + other, Decimal("0.01"))
    whole = float(max(value, target, {"percent": 100, "per_1000": 1000}.get(unit, 0)))
    parts = gauge(value, target, unit, width, height, framed=framed)
    frame = min(0.9 * MM, 0.15 * 0.56 * height) if framed else 0.0
    end, mark = (frame + float(each) / whole * (width - 2 * frame) for each in (value, target))
    seen = min(max(0.5 * MM, 0.04 * height), 0.04 * width)
    line = min(0.9 * MM, 0.04 * width)
    left, right = parts["target"][0][0], parts["target"][0][2]
    assert min(each[1] for each in parts["target"]) == 0.0
    assert max(each[3] for each in parts["target"]) == pytest.approx(height)
    assert left >= -1e-6 and right <= width + 1e-6
    reached = max((each[2] for each in parts["share"]), default=frame)
    over = [each for each in parts["share"] if each[0] >= right - 1e-6]
    if value > target:
        # The bar is open where the line stands, goes on behind it, and ends where it should.
        assert reached == pytest.approx(end, abs=0.011)
        assert over and over[0][2] - over[0][0] >= min(seen, (end - frame) / 2) - 1e-6
        assert not any(each[0] < right - 1e-6 and each[2] > left + 1e-6 for each in parts["share"])
        assert right == pytest.approx(mark, abs=max(seen, line) + 1e-6)
        if end - mark >= seen and mark - frame >= line:
            assert right == pytest.approx(mark)
    else:
        # The line stands through the rest, apart from the bar unless the target is met, where it ends it.
        assert not over and len(parts["target"]) == 1
        gap = left - reached
        assert gap == pytest.approx(0, abs=0.011) if value == target else gap >= seen - 0.011
        if mark + line <= width:
            # What keeps bar and line apart at the end of the whole is not needed before it.
            assert reached == pytest.approx(end, abs=seen + 0.011)
        if mark - end >= seen and mark + line <= width:
            assert (reached, left) == (pytest.approx(end, abs=0.011), pytest.approx(mark))
        assert left <= mark + seen + 1e-6 and left + line >= mark - frame - 1e-6
        assert end - reached <= line + seen + 1e-6


@pytest.mark.parametrize(
    ("value", "target", "beaten"), [("99.62", "99.5", 1), ("91", "90", 1), ("99.5", "99.6", 0)]
)
def test_a_tenth_of_a_percent_is_seen_beside_a_target(value: str, target: str, beaten: int) -> None:
    parts = gauge(Decimal(value), Decimal(target), "percent", 80 * MM, 6 * MM, framed=False)
    right = parts["target"][0][2]
    assert (
        sum(each[2] - each[0] >= 0.5 * MM - 1e-6 for each in parts["share"] if each[0] >= right - 1e-6)
        == beaten
    )


@pytest.mark.parametrize("height", [6.0, 12.0, 30.0])
def test_outlines_of_small_people_hold_on_the_plate(height: float) -> None:
    quantity = Quantity(Decimal(13), "percent", people=True)
    paint = {"figure": "white", "hot": "red", "line": "black"}
    drawn = drawing_named("queue").draw(200.0, height, quantity, paint)
    strokes = [item.stroke for item, _, _ in leaves(drawn.items) if isinstance(item, Shape) and item.stroke]
    assert strokes and all(each.width >= 0.25 for each in strokes)


@given(st.floats(60 * MM, 200 * MM), st.floats(10 * MM, 60 * MM), st.integers(2, 100))
@settings(max_examples=30)
def test_outlined_people_do_not_touch(width: float, height: float, total: int) -> None:
    """The lines of two who stand one beside the other leave white between them."""
    quantity = Quantity(Decimal(total), "one_in", people=True)
    paint = {"figure": "white", "hot": "red", "line": "black"}
    drawn = drawing_named("queue").draw(width, height, quantity, paint)
    line = next(each.item.stroke for each in drawn.items if each.item.stroke)
    inks = []
    for placed in drawn.items:
        for part in contours(placed.item.outline):
            left, _, right, bottom = bounds(part)
            inks.append((round(placed.y + bottom, 2), placed.x + left, placed.x + right))
    assert len(inks) == 2 * total, "a head and a body each"
    for (row, _, right), (below, left, _) in pairwise(sorted(inks)):
        assert row != below or left - right >= 1.5 * line.width


@given(st.floats(30, 190), st.floats(8, 40), st.sampled_from((20, 50, 100)), st.booleans())
@settings(max_examples=60)
def test_a_queue_of_tens_stands_in_equal_rows_or_in_rows_of_tens(
    width: float, height: float, total: int, people: bool
) -> None:
    """Rows of 34, 34 and 32 are counted by nobody."""
    quantity = Quantity(Decimal(total), "one_in", people=people)
    paint = {"figure": "a", "hot": "b"}
    try:
        drawn = drawing_named("queue").draw(width * MM, height * MM, quantity, paint)
    except LayoutError:
        return
    bottoms = Counter(
        round(placed.y + bounds(part).bottom, 1)
        for placed in drawn.items
        for part in contours(placed.item.outline)
    )
    # A person is a head and a body.
    first, *others = (number for _, number in sorted(bottoms.items())[:: 1 + people])
    assert all(each == first for each in others[:-1])
    assert total % first == 0 or first % 10 == 0 or first == 5
