"""What holds on every page: type meets no other, stays on the page, and is large enough.

Nothing stands too near to anything, what stands in a row stands on one line, and headings stand at one
distance from the rules over them.
"""

from __future__ import annotations

import pytest

import factsheet
from tests.languages.editions import RIGHT_TO_LEFT
from tests.languages.editions import edition as sample_edition
from tests.sheets import EDITIONS, Bench
from tests.sheets.distances import astray, heading_drops, near
from tests.sheets.proof import FLOOR, inks, outside, overlaps


def holds(composition: factsheet.Composition) -> None:
    for page in composition.pages:
        assert overlaps(page) == []
        found = inks(page)
        assert all(each.size >= FLOOR for each in found)
        assert [each.path for each in found if outside(each, page)] == []
        assert near(page) == []
        assert astray(page) == []
        for headings in heading_drops(page).values():
            drops = [drop for _, drop in headings]
            assert max(drops) - min(drops) < 0.5, headings


@pytest.mark.parametrize(("name", "layout"), EDITIONS, ids=".".join)
def test_nothing_of_a_sheet_meets_leaves_the_page_or_is_too_small(
    bench: Bench, name: str, layout: str
) -> None:
    holds(bench(name, layout).composition)


@pytest.mark.parametrize("lang", ("en", "de", "hi", "my", "th", "zh-Hant-HK", *RIGHT_TO_LEFT))
@pytest.mark.parametrize("layout", ("campaign", "editorial"))
def test_type_of_the_sample_does(layout: str, lang: str) -> None:
    holds(factsheet.compose(sample_edition(lang), factsheet.load_layout(layout)))
