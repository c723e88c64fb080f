"""The line with the publisher, as the bundled layouts set it."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.display import GlyphRun, Shape, leaves, width_of
from factsheet.layout.load import load_layout
from factsheet.pipeline import edition_of, load


@pytest.mark.parametrize("lang", ["de", "ar"])
@pytest.mark.parametrize("descriptor", ["Kämmerei", ""])
def test_editorial_parts_the_name_of_a_publisher_from_its_second_line(descriptor: str, lang: str) -> None:
    publisher = {"name": "Stadt Auental", **({"descriptor": descriptor} if descriptor else {})}
    head = {"factsheet": 1, "id": "made", "lang": lang, "title": "Test", "summary": "One."}
    (page,) = factsheet.compose(
        edition_of(load(head | {"publisher": publisher})), load_layout("editorial")
    ).pages
    placed = [*leaves(page.items)]
    runs = [(each.item, each.x, each.y) for each in placed if isinstance(each.item, GlyphRun)]
    found = {item.path: (x, y, width_of(item)) for item, x, y in runs}
    thin = [
        each.x for each in placed if isinstance(each.item, Shape) and each.item.width < 1 < each.item.height
    ]
    if not descriptor:
        assert not thin
        return
    name, second = found["publisher.name"], found["publisher.descriptor"]
    left, right = sorted((name, second))
    assert name[1] == pytest.approx(second[1])  # on one line
    # A rule stands between them, in room on both sides.
    assert any(left[0] + left[2] + 3 < x < right[0] - 3 for x in thin)


@pytest.mark.parametrize("layout", ["brief", "editorial"])
@pytest.mark.parametrize(
    ("lang", "name"), [("en", "City"), ("ar", "البلدية"), ("he", "עירייה"), ("ta", "சங்கம்"), ("th", "เทศบาล")]
)
def test_ways_to_reach_the_publisher_stand_on_the_line_of_its_name(lang: str, name: str, layout: str) -> None:
    head = {"factsheet": 1, "id": "made", "lang": lang, "title": name, "summary": name}
    publisher = {"name": name, "contact": "021-1234567"}
    (page,) = factsheet.compose(edition_of(load(head | {"publisher": publisher})), load_layout(layout)).pages
    lines = {
        each.item.path.partition("@")[0]: each.y
        for each in leaves(page.items)
        if isinstance(each.item, GlyphRun)
    }
    assert lines["publisher.name"] == pytest.approx(lines["publisher.contact"])
