"""Leads take the whole measure wherever its lines are no longer than reading allows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.boxes.box import Box, Side
from factsheet.boxes.row import RowBox
from factsheet.boxes.stack import StackBox
from factsheet.boxes.text import TextBox
from factsheet.composing.bench import Bench
from factsheet.composing.tiles import sides
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pipeline import edition_of, load
from factsheet.sheet import SheetOptions

SHEET = {
    "factsheet": 1,
    "id": "rooms",
    "lang": "en",
    "title": "Warm rooms",
    "summary": "From November to March you can sit in a warm room in your part of town. " * 3,
    "publisher": {"name": "Town"},
}
WHOLE = 30.0  # em: lines of a lead that are no longer stand across the whole place
PAPERS = ("A4", "A5", "A6", "DL", "Letter", "A3")


def leads(box: Box) -> Iterator[tuple[RowBox, TextBox]]:
    """Yield the rows of a box in which a lead stands by itself, with the lead."""
    if isinstance(box, RowBox) and len(box.row) == 1:
        (only,) = box.row
        if isinstance(only, TextBox) and only.text == "header.summary":
            yield box, only
    for child in box.stack if isinstance(box, StackBox) else ():
        yield from leads(child)


@pytest.mark.parametrize("layout", ["brief", "campaign", "editorial"])
@given(paper=st.sampled_from(PAPERS), scale=st.floats(0.85, 1.8))
@settings(max_examples=12, deadline=None)
def test_a_lead_on_a_narrow_page_takes_its_whole_measure(layout: str, paper: str, scale: float) -> None:
    chosen, seen = load_layout(layout).on(SheetOptions.of(paper)), 0
    bench = Bench(edition_of(load(SHEET)), chosen, bundled())
    start, end = sides(bench, bench.frame, scale, frozenset({Side.START, Side.END}))
    width = bench.size.width - start - end
    setting = bench.context(scale)
    for arrangement in bench.blocks["header"].arrangements.values():
        for row, lead in leads(bench.scaled(arrangement, scale).box):
            ((_, _, wide, _),) = row.columns_in(setting, width)
            em = width / setting.style(lead.style).size
            assert em > WHOLE or wide >= 0.9 * width, (lead.style, em, wide / width)
            seen += 1
    assert seen
