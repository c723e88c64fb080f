"""The call to scan a code stands beside it, and near."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

import factsheet
from factsheet.display import DisplayGroup, GlyphRun, Placed, leaves
from factsheet.document.ids import Slot, field_of
from factsheet.layout.load import load_layout
from factsheet.pipeline import edition_of, load
from factsheet.units import MM

SAMPLE = load(Path(__file__).parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml")
FAR = 16 * MM
LANGUAGES = ("de", "el", "es", "ka", "my", "so", "ta", "th", "tr", "zh-Hans")


def codes(items: tuple[Placed, ...], at: tuple[float, float] = (0.0, 0.0)) -> Iterator[tuple[float, ...]]:
    """Yield the left, top, right and bottom of the codes of a page."""
    for item, x, y in items:
        if isinstance(item, DisplayGroup):
            left, top = at[0] + x, at[1] + y
            if item.path and item.rigid and field_of(item.path) == Slot.CODE:
                yield left, top, left + item.width, top + item.height
            elif not item.flipped:
                yield from codes(item.items, (left, top))


# English fills one page of editorial: in type of 96 % with the call under the code, of 94 % with it beside.
CASES = [("campaign", "en"), *product(("campaign", "editorial"), LANGUAGES)]


@pytest.mark.parametrize(("layout", "lang"), CASES)
def test_a_call_stands_beside_its_code(layout: str, lang: str) -> None:
    """In brief it is the heading over it, in clear all is one column."""
    made = factsheet.compose(edition_of(SAMPLE, lang), load_layout(layout))
    (page,) = [each for each in made.pages if list(codes(each.items))]
    ((left, top, right, bottom),) = codes(page.items)
    assert min(right - left, bottom - top) >= 25 * MM - 0.01, "of A4, in any size of the type"
    words = [
        (x, y - run.size, x + run.width, y)
        for run, x, y in leaves(page.items)
        if isinstance(run, GlyphRun) and run.path == "call_to_action.text"
    ]
    assert words
    assert all(above < bottom and below > top for _, above, _, below in words), "on the level of the code"
    assert 0 < min(start for start, *_ in words) - right < FAR
