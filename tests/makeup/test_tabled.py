"""A chart that is higher than any page stands as its table, and that is told."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.display import Composition, StructureRole
from factsheet.layout.load import load_layout
from factsheet.locale.edition import localize
from factsheet.makeup.compose import compose
from factsheet.sheet import SheetOptions
from factsheet.source.reader import read_data
from factsheet.units import PAPERS


def made(rows: int, layout: str, name: str = "A6") -> Composition:
    data = {f"r{n}": {"label": f"Number {n}", "value": 400 - n} for n in range(rows)}
    chart = {"kind": "chart", "subtitle": "By district, 2024", "source": "s", "data": data}
    sheet: dict[str, Any] = {
        "factsheet": 1,
        "id": "tall",
        "lang": "en",
        "title": "Many rows",
        "summary": "One.",
    }
    sheet |= {"publisher": {"name": "Office"}, "body": {"it": chart}, "sources": {"s": {"title": "Survey"}}}
    return compose(localize(read_data(sheet)), load_layout(layout).on(SheetOptions(paper=PAPERS[name])))


def roles(composition: Composition) -> set[StructureRole]:
    return {node.role for node in composition.structure.walk()}


@pytest.mark.parametrize("layout", ["clear", "campaign"])
def test_its_table_parts_over_pages(layout: str) -> None:
    found = made(40, layout)
    (told,) = [each for each in found.warnings if each.code == "chart-too-high"]
    assert told.path == "body.it"
    assert len(found.pages) > 1
    assert StructureRole.TABLE in roles(found)
    assert StructureRole.FIGURE not in roles(found)


def test_one_that_stands_on_a_page_is_drawn() -> None:
    found = made(6, "campaign")
    assert [each for each in found.warnings if each.code == "chart-too-high"] == []
    assert StructureRole.FIGURE in roles(found)
