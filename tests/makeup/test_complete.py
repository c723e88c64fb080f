"""Everything of the edition is on a page, or told: boxes are taken out of a layout one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import factsheet
from factsheet.boxes.art import DrawingBox, IconBox, PictureBox, QrBox
from factsheet.boxes.box import Box, Side, set_box
from factsheet.boxes.spacing import SpaceBox
from factsheet.boxes.text import TextBox
from factsheet.composing.bench import Bench
from factsheet.composing.exact import set_plan
from factsheet.composing.measures import TileHeights
from factsheet.composing.plan import BlockPart, Plan
from factsheet.composing.tiles import Place, tile_box
from factsheet.content.edition import Edition
from factsheet.display import Page
from factsheet.errors import Diagnostic, LayoutError, Severity
from factsheet.fonts.library import bundled
from factsheet.layout.model import Layout
from factsheet.makeup.complete import Gone, placed_paths, printed, require_complete
from factsheet.makeup.compose import place, plan_for
from factsheet.makeup.located import locating
from factsheet.source.reader import read_data

IMAGES = Path(__file__).parents[2] / "data" / "hong-kong-refugees"
SHEET = {
    "factsheet": 1,
    "id": "wells",
    "lang": "en",
    "edition": "2024-02",
    "title": "Clean water",
    "subtitle": "In Lushan",
    "summary": "What this is about.",
    "picture": "images/masthead.svg",
    "picture_alt": "Towers at dusk",
    "publisher": {
        "name": "Water Board",
        "descriptor": "of Lushan",
        "logo": "images/leitner-center.svg",
        "website": "https://example.org",
        "contact": "info@example.org",
    },
    "key_numbers": {
        "heading": "Numbers",
        "items": {
            "ill": {
                **{"value": 15, "unit": "one_in", "label": "Only {value} falls ill", "show": "icon_array"},
                **{"icon": "phosphor:drop", "as_of": "2023-11"},
            },
            "taps": {
                **{"value": 61.5, "unit": "percent", "label": "have a tap", "show": "bar"},
                **{"icon": "phosphor:drop", "period": "2019/2022"},
            },
            "walk": {"value": 25, "unit": "percent", "label": "of families walk", "show": "donut"},
            "goal": {"value": 55, "unit": "percent", "label": "have a pump", "show": "gauge", "target": 80},
            "tall": {"value": 40, "unit": "percent", "label": "of wells dry", "show": "icon_array"},
        },
    },
    "key_concerns": {
        "heading": "Concerns",
        "items": {
            "a": {"title": "Pipes", "text": "They leak."},
            "b": {"title": "Prices", "text": "They rise."},
        },
    },
    "story": {
        "heading": "A day",
        "quote": "I walk.",
        "text": "Mina[^name] walks.",
        "notes": {"name": "Not her name."},
        "picture": "images/window.svg",
        "picture_alt": "A window",
        "picture_credit": "Photo: Ada Wong",
    },
    "recommendations": {
        "heading": "To do",
        "items": {
            "x": {"text": "Mend the pipes", "icon": "phosphor:wrench"},
            "y": {"text": "Cap the price", "icon": "phosphor:scales"},
        },
    },
    "about": {"heading": "About", "text": "Who says so."},
    "call_to_action": {
        "text": "Scan to read",
        "url": "https://example.org/water",
        "show_url": True,
        "publication": {
            **{"title": "WELLS", "date": "2024"},
            **{"cover": "images/cover.svg", "cover_alt": "Cover"},
        },
    },
    "sources": {"heading": "Sources", "items": {"s": {"title": "Water survey"}}},
    "imprint": {
        "license": "CC-BY-4.0",
        "method": "Counted by hand.",
        "disclaimer": "As it is.",
        "partners": {
            "one": {"name": "City", "logo": "images/leitner-center.svg"},
            "two": {"name": "Friends"},
        },
    },
}


@cache
def edition() -> Edition:
    return factsheet.localize(read_data(SHEET, IMAGES))


def selector(box: Box) -> str:
    """What a box puts on the page; nothing for a box that holds others or is the layout's own."""
    match box:
        case TextBox():
            return box.text
        case PictureBox():
            return box.picture
        case IconBox():
            return box.icon
        case QrBox():
            return box.qr
        case DrawingBox():
            return box.value
    return ""


def boxes(box: Box) -> Iterator[Box]:
    yield box
    for name in type(box).model_fields:
        value = getattr(box, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Box):
                yield from boxes(each)


def without(box: Box, gone: str) -> Box:
    """The tree with nothing in the place of each box for a selector."""
    if selector(box) == gone:
        return SpaceBox(space=0)
    changed = {}
    for name in type(box).model_fields:
        value = getattr(box, name)
        if isinstance(value, Box):
            changed[name] = without(value, gone)
        elif isinstance(value, tuple) and any(isinstance(each, Box) for each in value):
            changed[name] = tuple(without(each, gone) for each in value)
    return box.model_copy(update=changed)


def stripped(layout: Layout, gone: str, omits: tuple[str, ...] = ()) -> Layout:
    """The layout with nothing in the place of what a selector names, in any arrangement of any block."""
    blocks = {}
    for name, block in layout.spec.blocks.items():
        arrangements = {}
        for key, each in block.arrangements.items():
            picture = None if each.picture and each.picture.of == gone else each.picture
            update = {"box": without(each.box, gone), "picture": picture}
            arrangements[key] = each.model_copy(update=update)
        back = tuple(without(each, gone) for each in block.back)
        blocks[name] = block.model_copy(update={"arrangements": arrangements, "back": back})
    spec = layout.spec.model_copy(update={"blocks": blocks, "omits": omits})
    return replace(layout, spec=spec)


def selectors(layout: Layout) -> set[str]:
    """What the arrangements of a layout put on the page."""
    found = set()
    for block in layout.spec.blocks.values():
        shown = [*block.back, *(each.box for each in block.arrangements.values())]
        found |= {selector(box) for each in shown for box in boxes(each)}
        found |= {each.picture.of for each in block.arrangements.values() if each.picture}
    return found - {""}


# Said by the logo beside it, or by the text alternative of the picture that it belongs to.
SPOKEN_ELSEWHERE = frozenset({"publisher.name", "publisher.descriptor", ".tally"})
CASES = [
    (name, gone)
    for name in ("campaign", "editorial")
    for gone in sorted(selectors(factsheet.load_layout(name)) - SPOKEN_ELSEWHERE)
]


@cache
def plan(layout: str) -> Plan:
    """The plan of the full sheet: one search, for all that is then taken out of its tiles."""
    return plan_for(edition(), factsheet.load_layout(layout))


def left_out(layout: Layout) -> tuple[Diagnostic, ...]:
    """What is told of the full sheet in its plan; LayoutError if something has no place."""
    said = edition().publisher_at(layout.spec.publisher)
    made = set_plan(Bench(said, layout, bundled()), plan(layout.name), 1.0)
    pages = tuple(
        Page(each.size, place(each.galley.items, each.size.width, said.direction)) for each in made.pages
    )
    with locating(said, layout):
        return require_complete(said, pages, Gone(layout.spec.omits), layout.name)


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_everything_of_a_full_sheet_has_its_place(layout: str) -> None:
    composition = factsheet.compose(edition(), factsheet.load_layout(layout))
    assert composition.warnings == edition().warnings


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_every_arrangement_of_a_block_shows_all_of_it(layout: str) -> None:
    """Which one is taken may not decide what is said."""
    spec = factsheet.load_layout(layout).spec
    bench = Bench(edition().publisher_at(spec.publisher), factsheet.load_layout(layout), bundled())
    measures, width = TileHeights(bench), bench.frame.width
    for name in bench.blocks:
        shown = {}
        for tile, arrangement in measures.choices(BlockPart(name)):
            at = Place(width, frozenset({Side.START, Side.END}))
            galley = set_box(tile_box(bench, name, arrangement, 1.0, at), bench.context(1.0), width)
            placed = (Page(bench.size, galley.items),)
            shown[tile.arrangement] = frozenset(printed(placed)) | placed_paths(placed)
        first, *others = shown
        assert all(shown[other] == shown[first] for other in others), (name, shown)


@pytest.mark.parametrize(("layout", "gone"), CASES)
def test_what_a_layout_has_no_place_for_is_an_error_that_names_it(layout: str, gone: str) -> None:
    with pytest.raises(LayoutError) as caught:
        left_out(stripped(factsheet.load_layout(layout), gone))
    last = gone.rpartition(".")[2]
    told = " ".join(each.message for each in caught.value.diagnostics)
    assert "has no place for" in told or "prints only a part of" in told
    wanted = {
        **{
            "icon_array": "drawing",
            "bar": "drawing",
            "donut": "drawing",
            "gauge": "drawing",
            "figure": "label",
            "before": "label",
        },
        # What no key holds is told by the key that it is made from.
        **{"after": "label", "": "", "numeral": "numeral", "address": "url", "dated": "period"},
    }
    assert wanted.get(last, last) in told
    assert all(each.path for each in caught.value.diagnostics)


@pytest.mark.parametrize(
    ("gone", "omits", "path"),
    [
        ("header.picture", "header.picture", "picture"),
        (".logo", "imprint.partners.*.logo", "imprint.partners.one.logo"),
        ("story.quote", "story.quote", "story.quote"),
        (".dated", "key_numbers.*.dated", "key_numbers.ill.dated"),
    ],
)
def test_what_a_layout_omits_by_name_is_a_warning(gone: str, omits: str, path: str) -> None:
    layout = stripped(factsheet.load_layout("campaign"), gone, (omits,))
    told = left_out(layout)
    assert path in [each.path for each in told]
    assert all(each.severity is Severity.WARNING for each in told)
