"""Copy that does not fit is an error with a way out that can be gone."""

from __future__ import annotations

import re
from functools import cache

import pytest

import factsheet
from factsheet.content.edition import Edition
from factsheet.document.text import Text
from factsheet.errors import Diagnostic, OversetError
from factsheet.layout.model import Layout
from factsheet.pipeline import edition_of, load
from factsheet.sheet import PageCount, SheetOptions
from tests.makeup.grown import grown
from tests.makeup.short import SHORT
from tests.sheets import edition as sheet_of

LAYOUTS = ("campaign", "editorial")


def on_pages(layout: str, count: int) -> Layout:
    return factsheet.load_layout(layout).on(SheetOptions(pages=PageCount(count, count)))


@cache
def told(layout: str) -> tuple[Diagnostic, ...]:
    """What is told of a sheet three times too long for one page."""
    with pytest.raises(OversetError) as caught:
        factsheet.compose(too_long(), on_pages(layout, 1))
    return tuple(caught.value.diagnostics)


@cache
def too_long() -> Edition:
    return grown(3.0, sheet_of("fishing-rules"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_long_field_is_named_with_its_place_and_what_must_go(layout: str) -> None:
    long = {path for path, text in too_long().texts().items() if len(text.plain) >= 80}
    assert long and {each.path for each in told(layout)} == {too_long().key(path) for path in long}
    assert all("characters must go" in each.message and "one page" in each.message for each in told(layout))
    assert all(each.span and each.span.line and each.code == "copy-too-long" for each in told(layout))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_the_error_says_must_go_is_enough(layout: str) -> None:
    """An editor who cuts as much as is asked for gets the page."""
    asked = {each.path: int(each.message.split("about ")[1].split()[0]) for each in told(layout)}

    def shorter(text: Text) -> Text:
        return text.slice(0, len(text.plain) - asked.get(too_long().key(text.path), 0))

    made = factsheet.compose(too_long().with_texts(shorter), on_pages(layout, 1))
    assert len(made.pages) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_way_out_that_is_named_first_holds(layout: str) -> None:
    (hint,) = {each.hint for each in told(layout)}
    named = re.fullmatch(r"pages: (\d+) holds it in type of ([\d.]+) pt; or shorten the copy", hint)
    assert named
    made = factsheet.compose(too_long(), on_pages(layout, int(named[1])))
    assert len(made.pages) == int(named[1])


def test_copy_that_is_far_too_long_for_one_page_stands_on_several_unless_one_is_asked_for() -> None:
    assert len(factsheet.compose(too_long(), factsheet.load_layout("campaign")).pages) > 1


def test_too_little_copy_for_the_pages_is_told_with_the_number_that_holds_it() -> None:
    with pytest.raises(OversetError) as caught:
        factsheet.make(SHORT, paper=factsheet.SheetOptions.of(pages=6))
    (told,) = caught.value.diagnostics
    assert told.code == "copy-too-short" and "pages: 1" in told.hint


WATER = " ".join(
    ["Water is boiled for a minute before it is drunk, and kept in a clean can with a lid."] * 14
)


def of_sheet(**more: object) -> dict[str, object]:
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Clean water", "summary": WATER[:90]}
    return head | more


@pytest.mark.parametrize(
    ("layout", "sheet", "path"),
    [
        ("campaign", of_sheet(title=WATER), "title"),
        (
            "clear",
            of_sheet(body={"a": {"kind": "text", "heading": WATER, "text": WATER}}),
            "body.a.heading",
        ),
    ],
)
def test_what_no_page_holds_is_named_and_not_the_long_texts_beside_it(
    layout: str, sheet: dict[str, object], path: str
) -> None:
    with pytest.raises(OversetError) as caught:
        factsheet.compose(edition_of(load(sheet)), factsheet.load_layout(layout).on("A6"))
    (told,) = caught.value.diagnostics
    assert told.code == "copy-too-high" and told.path == path
    assert re.search(r"is \d+ mm higher than a page", told.message) and "larger paper" in told.hint


def test_copy_too_long_for_the_panels_of_a_leaflet_names_the_flat_pages_that_hold_it() -> None:
    edition = edition_of(load(of_sheet(body={"a": {"kind": "text", "text": WATER * 8}})))
    layout = factsheet.load_layout("clear")
    with pytest.raises(OversetError) as caught:
        factsheet.compose(edition, layout.on(SheetOptions.of(fold="tri")))
    assert all("on 6 panels" in each.message for each in caught.value.diagnostics)
    (hint,) = {each.hint for each in caught.value.diagnostics}
    named = re.match(r"fold: none holds it on (\d+) pages", hint)
    assert named and len(factsheet.compose(edition, layout.on(SheetOptions())).pages) == int(named[1])
