"""Copyfitting: longer copy fits by the ladder, far too long copy is an error that names it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import factsheet
from factsheet.content.edition import Edition
from factsheet.display import GlyphRun, leaves
from factsheet.document.text import Inline, Text
from factsheet.errors import LayoutError, OversetError
from tests.sheets import edition as sheet_of

DATA = Path(__file__).parent.parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"
LAYOUTS = ("campaign", "editorial")


def grown(share: float, edition: Edition | None = None) -> Edition:
    """An edition, by default the sample, with every piece of copy longer by a share, in words of its own."""
    edition = edition or factsheet.localize(factsheet.read(DATA))

    def longer(text: Text) -> Text:
        plain = text.plain
        if len(plain) < 30 or text.path.startswith("sources"):
            return text
        words = plain.replace("\u2029", " ").split(" ")
        wanted = len(plain) * share
        more, filled = "", 0
        while len(more) < wanted:
            more += " " + words[filled % len(words)]
            filled += 1
        return replace(text, runs=(*text.runs, Inline(more)))

    return edition.with_texts(longer)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_copy_that_is_forty_per_cent_longer_fits_by_the_ladder(layout: str) -> None:
    composition = factsheet.compose(grown(0.4), factsheet.load_layout(layout))
    assert 0 < composition.fit.step <= composition.fit.steps


@pytest.mark.parametrize("layout", LAYOUTS)
def test_copy_that_is_far_too_long_is_an_error_that_names_fields_and_characters(layout: str) -> None:
    with pytest.raises(OversetError) as caught:
        factsheet.compose(grown(1.5), factsheet.load_layout(layout))
    named = {each.path for each in caught.value.diagnostics}
    assert {"story.text", "summary", "about.text"} <= named
    assert all("characters must go" in each.message for each in caught.value.diagnostics)
    assert all(each.span and each.span.line for each in caught.value.diagnostics)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["fishing-rules"])
def test_what_the_error_says_must_go_is_enough(name: str, layout: str) -> None:
    """An editor who cuts as much as is asked for gets a page."""
    edition = grown(1.5, sheet_of(name))
    with pytest.raises(OversetError) as caught:
        factsheet.compose(edition, factsheet.load_layout(layout))
    asked = {each.path: int(each.message.split("about ")[1].split()[0]) for each in caught.value.diagnostics}

    def shorter(text: Text) -> Text:
        return text.slice(0, len(text.plain) - asked.get(text.path, 0))

    assert factsheet.compose(edition.with_texts(shorter), factsheet.load_layout(layout)).pages


def test_on_two_pages_type_is_as_large_as_both_hold() -> None:
    """A page that is half empty beside small type would be no way to spend a second sheet."""
    composition = factsheet.compose(grown(0.6), factsheet.load_layout("campaign"))
    steps = factsheet.load_layout("campaign").steps()
    assert len(composition.pages) == 2
    assert 1 < steps[composition.fit.step].size < steps[composition.fit.step - 1].size
    body = {
        item.size
        for item, _, _ in leaves(composition.pages[1].items)
        if isinstance(item, GlyphRun) and item.path == "key_concerns.legal_hurdles.text"
    }
    assert min(body) > 9.5


def test_a_rung_with_several_sizes_is_as_many_steps() -> None:
    names = [step.name for step in factsheet.load_layout("campaign").steps()]
    assert names[-3:] == [
        "a second page, type at 107 %",
        "a second page, type at 104 %",
        "a second page",
    ]


def test_one_step_holds_for_the_whole_edition() -> None:
    composition = factsheet.compose(grown(0.2), factsheet.load_layout("campaign"))
    assert composition.fit.name in {step.name for step in factsheet.load_layout("campaign").steps()}


def test_copy_without_a_place_is_an_error_and_not_an_omission(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text(
        "extends: campaign\nname: bare\ntree: {stack: [{text: header.title, style: title}], fill: n900}\n"
    )
    with pytest.raises(LayoutError, match="has no place for summary"):
        factsheet.compose(grown(0), factsheet.load_layout(tmp_path))
