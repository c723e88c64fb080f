"""Where a page break puts a band at an edge: its color runs over the trim and its copy keeps clear."""

from __future__ import annotations

from pathlib import Path

import factsheet
from factsheet.display import GlyphRun, Shape, leaves
from factsheet.units import MM

DATA = Path(__file__).parent.parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"


def two_pages() -> factsheet.Composition:
    edition = factsheet.localize(factsheet.read(DATA), "ta")
    composition = factsheet.compose(edition, factsheet.load_layout("campaign"))
    assert len(composition.pages) == 2
    return composition


def test_a_band_at_the_end_of_a_page_bleeds_there() -> None:
    composition = two_pages()
    first = composition.pages[0]
    grounds = [placed for placed in first.items if isinstance(placed.item, Shape)]
    ends = [y + item.height for item, _, y in grounds]
    assert any(abs(end - first.size.height - composition.bleed) < 0.1 for end in ends)


def test_a_band_at_the_head_of_a_page_bleeds_there() -> None:
    composition = two_pages()
    grounds = [
        y for item, _, y in leaves(composition.pages[1].items) if isinstance(item, Shape) and item.fill
    ]
    assert min(grounds) <= -composition.bleed + 0.1


def test_copy_keeps_clear_of_the_edge_that_a_break_makes() -> None:
    for page in two_pages().pages:
        lines = [y for item, _, y in leaves(page.items) if isinstance(item, GlyphRun)]
        assert min(lines) > 7 * MM
        assert max(lines) < page.size.height - 6 * MM
