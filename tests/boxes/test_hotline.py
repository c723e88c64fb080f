"""The main contact of a sheet: the loudest thing on it but the title, in every voice and on small papers."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.boxes.box import set_box
from factsheet.composing.bench import Bench
from factsheet.display import GlyphRun, leaves
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pdf.output import SCREEN
from factsheet.pipeline import edition_of, load, results

VOICES = ("campaign", "editorial", "brief", "clear")


def sheet(**main: Any) -> dict[str, Any]:
    return {
        **{"factsheet": 1, "id": "help", "lang": "en", "title": "Dengue: what you need to know"},
        "summary": "Dengue is a viral infection spread by the bite of mosquitoes. Most people get better.",
        "publisher": {"name": "Ministry of Health"},
        "body": {
            "help": {
                "kind": "contact",
                "heading": "Dengue hotline",
                "items": {
                    "line": {"label": "Free, 24 hours", "main": True, **main},
                    "clinic": {"label": "Find a clinic", "phone": "+852 2345 6789"},
                },
            },
            "todo": {
                "kind": "text",
                "heading": "What to do",
                "text": "Rest, drink plenty of water. " * 9,
            },
        },
    }


def sizes(data: dict[str, Any], layout: str, paper: str | None = None) -> dict[str, float]:
    (made,) = results(edition_of(load(data)), layout, paper, outputs=(SCREEN,))
    found: dict[str, float] = {}
    for page in made.composition.pages:
        for placed in leaves(page.items):
            if isinstance(placed.item, GlyphRun):
                path = placed.item.path.partition("@")[0]
                found[path] = max(found.get(path, 0.0), placed.item.size)
    return found


@pytest.mark.parametrize("layout", VOICES)
def test_the_hotline_is_the_largest_thing_but_the_title(layout: str) -> None:
    found = sizes(sheet(phone="0800 116 117"), layout)
    hotline, title = found.pop("body.help.line.phone"), found.pop("title")
    assert title > hotline >= 1.5 * max(found.values())
    # Read across a room: 8 mm high in capitals at the least, of type with figures of 0.65 em.
    assert hotline >= 26


@pytest.mark.parametrize("layout", VOICES)
def test_on_a_small_paper_it_is_whole_and_still_large(layout: str) -> None:
    found = sizes(sheet(phone="+852 2345 6789 123"), layout, "A6")
    assert found["body.help.line.phone"] > found["body.help.clinic.phone"]


@pytest.mark.parametrize("layout", VOICES)
def test_a_way_too_long_for_a_line_is_set_as_a_heading_not_refused(layout: str) -> None:
    mail = "help-for-families-in-all-districts@ministry-of-health.example.org"
    found = sizes(sheet(mail=mail), layout)
    assert found["body.help.line.mail"] >= found["body.help.clinic.phone"]


@pytest.mark.parametrize("layout", VOICES)
@pytest.mark.parametrize(
    ("lang", "phone"), [("en", "+86 10 8888-8888 ext. 12"), ("zh-Hans", "+86 10 8888-8888 转 12")]
)
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_a_long_number_stands_on_one_line(layout: str, lang: str, phone: str, paper: str) -> None:
    data = {**sheet(phone=phone), "lang": lang}
    (made,) = results(edition_of(load(data)), layout, paper, outputs=(SCREEN,))
    lines = {
        round(y, 1)
        for page in made.composition.pages
        for item, _, y in leaves(page.items)
        if isinstance(item, GlyphRun) and item.path.startswith("body.help.line.phone")
    }
    assert len(lines) == 1


@pytest.mark.parametrize("layout", VOICES)
@pytest.mark.parametrize("paper", ["A4", "A5", "A6"])
def test_the_line_under_a_large_number_stands_clear_of_what_follows(layout: str, paper: str) -> None:
    data = sheet(phone="0800 22 333", hours="Monday to Friday, 9:00-16:00")
    (made,) = results(edition_of(load(data)), layout, paper, outputs=(SCREEN,))
    placed = [each for page in made.composition.pages for each in leaves(page.items)]
    (number,) = [
        each
        for each in placed
        if isinstance(each.item, GlyphRun) and each.item.path.startswith("body.help.line.phone")
    ][:1]
    assert isinstance(number.item, GlyphRun)
    foot = number.y + 0.195 * number.item.size  # where the line under it ends
    hours = min(
        each.y - 0.75 * each.item.size
        for each in placed
        if isinstance(each.item, GlyphRun) and each.item.path.startswith("body.help.line.hours")
    )
    assert hours - foot >= 0.06 * number.item.size, (hours - foot) / number.item.size


@pytest.mark.parametrize("layout", VOICES)
@pytest.mark.parametrize("others", [1, 2, 3])
def test_under_it_the_others_stand_beside_each_other_where_a_layout_sets_items_abreast(
    layout: str, others: int
) -> None:
    data = sheet(phone="0800 116 117")
    items = data["body"]["help"]["items"]
    items |= {f"c{n}": {"label": "Clinic", "phone": "+852 2345 6789"} for n in range(others - 1)}
    bench = Bench(edition_of(load(data)), load_layout(layout), bundled())
    abreast = others > 1 and bench.layout.spec.compose.plain.abreast > 1
    ways = bench.blocks["body.help"].arrangements
    assert ("two" in ways) is abreast
    if not abreast:
        return
    wide = 480.0
    found: dict[str, tuple[float, float]] = {}
    for item, x, y in leaves(set_box(ways["two"].box, bench.context(1.0), wide).items):
        if isinstance(item, GlyphRun):
            found.setdefault(item.path.partition("@")[0], (x, y))
    labels = [found[f"body.help.{name}.label"] for name in ("clinic", *(f"c{n}" for n in range(others - 1)))]
    (first, line), (second, beside), *rest = labels
    assert line == pytest.approx(beside)
    assert second - first > wide / 2
    assert line > found["body.help.line.phone"][1]
    assert [x for x, _ in rest] == pytest.approx([first] * len(rest))
