"""Everything of the edition is on a page, or told: boxes are taken out of a layout one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import factsheet
from factsheet.boxes.art import DrawingBox, IconBox, PictureBox, QrBox
from factsheet.boxes.box import Box
from factsheet.boxes.spacing import SpaceBox
from factsheet.boxes.text import TextBox
from factsheet.content.edition import Edition
from factsheet.errors import LayoutError, Severity
from factsheet.layout.model import Layout
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
    tree = without(layout.spec.tree, gone)
    return replace(layout, spec=layout.spec.model_copy(update={"tree": tree, "omits": omits}))


# Said by the logo beside it, or by the text alternative of the picture that it belongs to.
SPOKEN_ELSEWHERE = frozenset({"publisher.name", "publisher.descriptor", ".tally"})
CASES = [
    (name, gone)
    for name in ("campaign", "editorial")
    for gone in sorted(
        {selector(box) for box in boxes(factsheet.load_layout(name).spec.tree)} - {""} - SPOKEN_ELSEWHERE
    )
]


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_everything_of_a_full_sheet_has_its_place(layout: str) -> None:
    composition = factsheet.compose(edition(), factsheet.load_layout(layout))
    assert composition.warnings == edition().warnings


@pytest.mark.parametrize(("layout", "gone"), CASES)
def test_what_a_layout_has_no_place_for_is_an_error_that_names_it(layout: str, gone: str) -> None:
    with pytest.raises(LayoutError) as caught:
        factsheet.compose(edition(), stripped(factsheet.load_layout(layout), gone))
    last = gone.rpartition(".")[2]
    told = " ".join(each.message for each in caught.value.diagnostics)
    assert "has no place for" in told or "prints only a part of" in told
    wanted = {
        **{
            "icon_array": "drawing",
            "bar": "drawing",
            "donut": "drawing",
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
    told = factsheet.compose(edition(), layout).warnings
    assert path in [each.path for each in told]
    assert all(each.severity is Severity.WARNING for each in told)
