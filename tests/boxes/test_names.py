"""Names of organizations: as many in a row as find room, on one line, under their marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.boxes.box import set_box
from factsheet.boxes.plain import PlainBox
from factsheet.composing.bench import Bench
from factsheet.display import DisplayGroup, GlyphRun, leaves
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.pipeline import edition_of, load

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    '<path d="M0 0h60v20h-60z" fill="#333333"/></svg>'
)
NAMES = ("UNICEF", "Civitas", "Diocese of Oxford", "Rotary Club of Great Marlow and District", "Aqua")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("names")
    (root / "mark.svg").write_text(MARK, "utf-8")
    return root


def bench_of(folder: Path, partners: list[tuple[str, bool]], layout: str) -> Bench:
    """Return the bench of a sheet of some partners, each with a mark or without one."""
    items: dict[str, Any] = {
        f"p{n}": {"name": name, **({"logo": "mark.svg"} if mark else {})}
        for n, (name, mark) in enumerate(partners)
    }
    data = {
        "factsheet": 1,
        "id": "made",
        "lang": "en",
        "title": "Warm rooms",
        "summary": "Where it is warm.",
        "publisher": {"name": "Town"},
        "body": {"who": {"kind": "partners", "heading": "Made possible by", "items": items}},
    }
    return Bench(edition_of(load(data, folder=folder)), load_layout(layout), bundled())


@pytest.mark.parametrize("layout", layout_names())
@given(
    partners=st.lists(st.tuples(st.sampled_from(NAMES), st.booleans()), min_size=2, max_size=9),
    width=st.floats(180.0, 560.0),
)
@settings(max_examples=6, deadline=None)
def test_names_read_across_rows_whose_last_lines_are_level(
    folder: Path, layout: str, partners: list[tuple[str, bool]], width: float
) -> None:
    bench = bench_of(folder, partners, layout)
    ways = bench.blocks["body.who"].arrangements
    counts = {way.box.columns for way in ways.values() if isinstance(way.box, PlainBox)}
    most = bench.layout.spec.compose.plain.abreast
    assert counts == {count for count in (1, 2, 3, 4) if count <= min(most, len(partners))}
    for way in ways.values():
        last: dict[str, tuple[float, float]] = {}
        for item, x, y in leaves(set_box(way.box, bench.context(1.0), width).items):
            path = item.path if isinstance(item, GlyphRun) else ""
            if path.startswith("body.who.p") and y >= last.get(path, (0.0, -1.0))[1]:
                last[path] = x, y
        assert list(last) == [f"body.who.p{n}.name" for n in range(len(partners))]
        lines = sorted({round(y, 2) for _, y in last.values()})
        assert isinstance(way.box, PlainBox)
        marked = any(mark for _, mark in partners)
        if marked and way.box.columns >= len(partners):
            assert len(lines) == 1, "names stand on one line"


def test_two_names_find_room_in_a_third_of_a_page(folder: Path) -> None:
    for layout in ("brief", "campaign", "editorial"):
        ways = (
            bench_of(folder, [("UNICEF", False), ("Civitas", True)], layout).blocks["body.who"].arrangements
        )
        assert any(way.measure and way.measure[0] <= 4 and name == "two" for name, way in ways.items())


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("marked", [(False, True), (True, True, False), (False, True, False)])
def test_a_mark_is_twice_as_near_to_its_name_as_to_the_name_over_it(
    folder: Path, layout: str, marked: tuple[bool, ...]
) -> None:
    bench = bench_of(folder, list(zip(NAMES, marked, strict=False)), layout)
    galley = set_box(bench.blocks["body.who"].arrangements["one"].box, bench.context(1.0), 300.0)
    lines = {item.path: (y, item.size) for item, _, y in leaves(galley.items) if isinstance(item, GlyphRun)}
    marks = {
        placed.item.art: (placed.y, placed.y + placed.item.height)
        for placed in galley.items
        if isinstance(placed.item, DisplayGroup) and placed.item.art
    }
    assert len(marks) == sum(marked)
    for number in range(1, len(marked)):
        if marked[number]:
            top, foot = marks[f"body.who.p{number}.logo"]
            (over, size), (own, _) = (lines[f"body.who.p{each}.name"] for each in (number - 1, number))
            # Seen is the white under the deep letters, and over the capitals.
            assert top - (over + 0.25 * size) > 2 * (own - 0.7 * size - foot)
