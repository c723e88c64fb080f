"""Sheets of a few words: the type grows and the page stays together, rather than come apart in its header."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import factsheet
from factsheet.display import Page, Shape, leaves
from factsheet.locale.edition import localize
from factsheet.units import MM
from tests.sheets.proof import inks

DATA = Path(__file__).parent
SHORT = ("kinds/facts", "kinds/partners", "kinds/timeline", "kinds/text", "kinds/quote", "data/boiling-water")
MOST_WHITE = 36.0  # mm between two things on the page, one below the other


def whites(page: Page) -> list[float]:
    """The heights between things on a page over which there is only paper, in mm."""
    shapes = [
        (y, y + item.height)
        for item, _, y in leaves(page.items)
        if isinstance(item, Shape) and item.path is None
    ]
    there = sorted([*shapes, *((each.top, each.bottom) for each in inks(page))])
    foot, found = there[0][1], []
    for (_, _), (top, bottom) in pairwise(there):
        found.append((top - foot) / MM)
        foot = max(foot, bottom)
    return found


@pytest.mark.parametrize("layout", ("brief", "clear", "editorial"))
@pytest.mark.parametrize("name", SHORT)
def test_a_sheet_of_a_few_words_has_no_hole_in_its_header(name: str, layout: str) -> None:
    edition = localize(factsheet.read(DATA / f"{name}.yaml"))
    composition = factsheet.compose(edition, factsheet.load_layout(layout))
    for page in composition.pages:
        assert max(whites(page)) <= MOST_WHITE
