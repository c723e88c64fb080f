"""Words and picture of a number agree: what is drawn is counted against the number in the data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.art.outline import contours, flatten
from factsheet.display import Composition, DisplayGroup, Shape, leaves
from factsheet.source.reader import read_data
from tests.makeup.test_complete import IMAGES, SHEET

WHOLE = {"percent": 100, "per_1000": 1000}
# The swatches of the share and of the rest, of the main number in each layout; a person is two outlines.
PAINT = {
    ("campaign", "icon_array"): ("amber", "n600", 1),
    ("editorial", "icon_array"): ("hot", "figure", 2),
    ("campaign", "bar"): ("n800", "sand", 1),
    ("campaign", "donut"): ("n800", "sand", 1),
    ("editorial", "bar"): ("hot", "line", 1),
    ("editorial", "donut"): ("hot", "line", 1),
}


def composed(layout: str, **number: Any) -> Composition:
    items = {"first": {"label": "of them", **number}, "other": {"value": 3, "label": "others"}}
    data = {**SHEET, "key_numbers": {"heading": "Numbers", "items": items}}
    return factsheet.compose(factsheet.localize(read_data(data, IMAGES)), factsheet.load_layout(layout))


def drawing(composition: Composition) -> tuple[Shape, ...]:
    """The shapes of the first number's drawing."""
    waiting = [placed.item for page in composition.pages for placed in page.items]
    while waiting:
        item = waiting.pop()
        if isinstance(item, DisplayGroup):
            if item.path == "key_numbers.first.drawing":
                return tuple(each.item for each in leaves(item.items) if isinstance(each.item, Shape))
            waiting += [placed.item for placed in item.items]
    return ()


def area(shapes: tuple[Shape, ...], swatch: str) -> float:
    lines = [line for each in shapes if each.fill == swatch for line in flatten(each.outline, 0.01)]
    return abs(
        sum(
            x1 * y2 - x2 * y1
            for line in lines
            for (x1, y1), (x2, y2) in zip(line, [*line[1:], line[0]], strict=True)
        )
        / 2
    )


def count(shapes: tuple[Shape, ...], swatch: str) -> int:
    return sum(len(contours(each.outline)) for each in shapes if each.fill == swatch)


def exact(value: Decimal, unit: str) -> Decimal:
    return 1 / value if unit == "one_in" else value / WHOLE[unit]


NUMBERS = st.one_of(
    st.tuples(st.decimals("0.2", "99", places=1), st.just("percent")),
    st.tuples(st.decimals("2", "990", places=0), st.just("per_1000")),
    st.tuples(st.integers(2, 300).map(Decimal), st.just("one_in")),
)


@pytest.mark.parametrize(("layout", "of"), [("campaign", None), ("editorial", "people"), ("editorial", None)])
@settings(max_examples=8, deadline=None)
@given(number=NUMBERS)
def test_the_figures_marked_are_those_of_the_number(
    layout: str, of: str | None, number: tuple[Decimal, str]
) -> None:
    value, unit = number
    share, rest, parts = PAINT[layout, "icon_array"]
    # A person is a head and a body, what is no person a disc.
    parts = parts if of else 1
    given = {"of": of} if of else {}
    shapes = drawing(composed(layout, value=value, unit=unit, show="icon_array", **given))
    marked, total = count(shapes, share) // parts, (count(shapes, share) + count(shapes, rest)) // parts
    told = exact(value, unit)
    if unit == "one_in":
        assert (marked, total) == (1, int(value))
    elif told < Decimal("0.05"):
        assert marked == 1 and abs(Decimal(1) / total - told) <= told * Decimal("0.03")
    else:
        assert abs(Decimal(marked) / total - told) <= Decimal("0.5") / min(total, 100)
    assert 0 < marked < total


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("show", ["bar", "donut"])
@settings(max_examples=6, deadline=None)
@given(number=NUMBERS)
def test_the_area_that_is_filled_is_the_share(layout: str, show: str, number: tuple[Decimal, str]) -> None:
    value, unit = number
    share, rest, _ = PAINT[layout, show]
    shapes = drawing(composed(layout, value=value, unit=unit, show=show))
    filled = area(shapes, share) / (area(shapes, share) + area(shapes, rest))
    assert filled == pytest.approx(float(exact(value, unit)), abs=0.002)


@pytest.mark.parametrize("show", ["icon_array", "bar", "donut"])
@pytest.mark.parametrize(
    ("value", "unit"),
    [(3, "minutes"), (22744, "count"), (3, "currency:HKD"), (101, "percent"), (-1, "percent")],
)
def test_what_is_no_share_is_refused_at_its_place(show: str, value: int, unit: str) -> None:
    with pytest.raises(factsheet.FactsheetError) as caught:
        composed("campaign", value=value, unit=unit, show=show)
    (problem,) = caught.value.diagnostics
    assert problem.path in ("key_numbers.first.show", "key_numbers.first.value")
    assert "show: tile" in problem.hint


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_a_tile_draws_nothing(layout: str) -> None:
    composition = composed(layout, value=3, unit="minutes", label="They wait {value}")
    assert drawing(composition) == ()
