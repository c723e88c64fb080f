"""Copy that does not fit is an error with a way out that can be gone."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

import factsheet
from factsheet.composing import search as searching
from factsheet.composing import steps
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.search import FoundPlans
from factsheet.content.edition import Edition
from factsheet.document.text import Text
from factsheet.errors import Diagnostic, OversetError
from factsheet.layout.model import Layout
from factsheet.pipeline import edition_of, load
from factsheet.sheet import PageCount, SheetOptions
from tests.makeup.grown import grown
from tests.makeup.short import SHORT
from tests.sheets import edition as sheet_of
from tests.sheets.trial import case, proofed

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
    assert re.search(r"is \d+ mm higher than a page", told.message) and "shorten" in (told.hint or "")


def test_copy_too_long_for_the_panels_of_a_leaflet_names_the_flat_pages_that_hold_it() -> None:
    edition = edition_of(load(of_sheet(body={"a": {"kind": "text", "text": WATER * 8}})))
    layout = factsheet.load_layout("clear")
    with pytest.raises(OversetError) as caught:
        factsheet.compose(edition, layout.on(SheetOptions.of(fold="tri")))
    assert all("on 6 panels" in each.message for each in caught.value.diagnostics)
    (hint,) = {each.hint for each in caught.value.diagnostics}
    named = re.match(r"fold: none holds it on (\d+) pages", hint)
    assert named and len(factsheet.compose(edition, layout.on(SheetOptions())).pages) == int(named[1])


def test_copy_many_times_too_long_is_refused_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its length tells it, a part of it is measured, and what is told to go is enough."""
    sheet, searched = sheet_of("fishing-rules"), list[int]()
    search = steps.search_among

    def counted(measures: TileHeights, *others: Any) -> FoundPlans | None:
        searched.append(len(measures.bench.blocks))
        return search(measures, *others)

    monkeypatch.setattr(steps, "search_among", counted)
    for share in (20.0, 40.0):
        edition = grown(share, sheet)
        with pytest.raises(OversetError) as caught:
            factsheet.compose(edition, on_pages("campaign", 1))
        asked = {
            each.path: int(each.message.split("about ")[1].split()[0]) for each in caught.value.diagnostics
        }
        assert searched == []
        (hint,) = {each.hint for each in caught.value.diagnostics}
        assert "it stands on about" in hint or "leave a block out" in hint

    def shorter(text: Text) -> Text:
        return text.slice(0, len(text.plain) - asked.get(edition.key(text.path), 0))

    assert len(factsheet.compose(edition.with_texts(shorter), on_pages("campaign", 1)).pages) == 1


def facts(number: int) -> dict[str, object]:
    items = {f"i{each}": {"label": f"Well {each}", "value": 10 + each} for each in range(number)}
    return {"kind": "facts", "heading": "Depth of the wells", "items": items}


def test_where_no_text_is_to_blame_the_block_is_named_without_which_the_rest_holds() -> None:
    body = {"few": facts(3), "many": facts(60)}
    layout = factsheet.load_layout("clear").on(SheetOptions.of("A5", pages=1))
    with pytest.raises(OversetError) as caught:
        factsheet.compose(edition_of(load(of_sheet(summary="Boil it.", body=body))), layout)
    (told,) = caught.value.diagnostics
    named = re.match(r"leave out (\S+), and the rest holds", told.hint or "")
    assert named
    rest = {name: each for name, each in body.items() if f"body.{name}" != named[1]}
    shorter = edition_of(load(of_sheet(summary="Boil it.", body=rest)))
    assert len(factsheet.compose(shorter, layout).pages) == 1


def test_pages_are_not_searched_for_where_a_block_is_higher_than_any_and_does_not_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its header parts only between lines, with the publisher that stands in three of them over the title."""
    searched, search = list[Bench](), searching._searched

    def counted(bench: Bench, *others: Any) -> FoundPlans | None:
        searched.append(bench)
        return search(bench, *others)

    monkeypatch.setattr(searching, "_searched", counted)
    assert not proofed(case(70783)).refused
    assert len(searched) == 1 and searched[0].step.lines
