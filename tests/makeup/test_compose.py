"""Editions made up: longer copy takes smaller type, then more pages; as many pages as are asked for."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

import factsheet
from factsheet.display import Composition, GlyphRun, leaves
from factsheet.sheet import PageCount, SheetOptions
from factsheet.units import MM
from tests.makeup.grown import grown

LAYOUTS = ("campaign", "editorial")
FLOOR = 8.5  # of running text, in points


@cache
def made(share: float, layout: str, pages: PageCount | None = None) -> Composition:
    chosen = factsheet.load_layout(layout)
    return factsheet.compose(grown(share), chosen.on(SheetOptions(pages=pages)) if pages else chosen)


def sizes(composition: Composition, path: str) -> set[float]:
    """The sizes in which the copy at a path is set."""
    return {
        run.size
        for page in composition.pages
        for run, _, _ in leaves(page.items)
        if isinstance(run, GlyphRun) and run.path.split("~")[0].startswith(path)
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_longer_copy_takes_smaller_type_or_more_pages(layout: str) -> None:
    few, more, most = (made(share, layout) for share in (0, 0.4, 1.5))
    for one, other in pairwise((few, more, most)):
        assert len(other.pages) > len(one.pages) or other.fit.scale < one.fit.scale
    assert len(few.pages) < len(most.pages)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("share", [0, 0.4, 1.5])
def test_pages_are_full_and_running_text_is_over_its_floor(layout: str, share: float) -> None:
    composition = made(share, layout)
    last = None if len(composition.pages) < 3 else -1
    assert max(composition.fit.holes[:last]) < 1 * MM
    assert max(max(feet) for feet in composition.fit.feet) < 25 * MM
    assert min(sizes(composition, "key_concerns.legal_hurdles.text")) >= FLOOR
    assert len(sizes(composition, "key_concerns.legal_hurdles.text")) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_second_page_is_spent_on_larger_type(layout: str) -> None:
    """A page that is half empty beside small type would be no way to spend a second sheet."""
    one, two = (made(0, layout, PageCount(count, count)) for count in (1, 2))
    assert (len(one.pages), len(two.pages)) == (1, 2)
    assert two.fit.scale > 1.1 * one.fit.scale
    assert max(two.fit.holes) < 1 * MM


def test_the_report_says_of_each_page_what_it_holds() -> None:
    composition = made(1.5, "campaign")
    fit, count = composition.fit, len(composition.pages)
    assert len(fit.holes) == len(fit.feet) == len(fit.spaces) == count
    assert [line for line in fit.plan if line.startswith("page ")] == [f"page {n + 1}" for n in range(count)]
    assert fit.name == f"type at {round(100 * fit.scale)} %"
    assert all(0.7 < space < 1.5 for space in fit.spaces)
