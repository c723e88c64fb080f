"""Each way out that a refusal names is gone: the sheet builds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import factsheet
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.needs import too_high
from factsheet.composing.search import scales
from factsheet.composing.steps import _STEPS
from factsheet.content.edition import Edition
from factsheet.document.nodes import Group
from factsheet.document.text import PARAGRAPH, Text
from factsheet.errors import OversetError
from factsheet.fonts.library import bundled
from factsheet.layout.model import Layout
from factsheet.makeup import overset
from factsheet.pipeline import edition_of, load
from factsheet.sheet import SheetOptions
from tests.sheets.trial import case, layout_on


def without(edition: Edition, block: str) -> Edition:
    children = [
        each for each in edition.document.children if not (isinstance(each, Group) and each.id == block)
    ]
    return replace(edition, document=replace(edition.document, children=tuple(children)))


def shortened(edition: Edition, by: dict[str, int]) -> Edition:
    def cut(text: Text) -> Text:
        left = text.plain[: len(text.plain) - by.get(edition.key(text.path), 0)].rstrip(PARAGRAPH)
        return replace(text.slice(0, len(left)), start=text.start)

    return edition.with_texts(cut)


def ways(edition: Edition, layout: Layout, error: OversetError) -> dict[str, tuple[Edition, Layout, int]]:
    """The sheets that come of each way that is named, and on how many pages they are to stand."""
    told = {each.path: each for each in error.diagnostics}
    (hint,) = {each.hint for each in told.values()}
    panels = len(layout.sheet(edition.direction).panels)
    found = {}
    for way in (hint or "").split("; or "):
        if way == "shorten the copy":
            by = {
                path: int(match[1])
                for path, each in told.items()
                if (match := re.search(r"about (\d+) of its \d+ characters", each.message))
            }
            assert len(by) == len(told)
            found[way] = shortened(edition, by), layout, panels
        elif match := re.fullmatch(r"leave out (\S+), and the rest holds", way):
            found[way] = without(edition, match[1]), layout, panels
        elif match := re.fullmatch(r"paper: (\S+) holds it", way):
            found[way] = edition, layout.on(SheetOptions.of(match[1])), panels
        else:
            match = re.fullmatch(r"fold: none holds it on (a|\d+) pages?( in type of [\d.]+ pt)?", way)
            assert match, way
            count = 1 if match[1] == "a" else int(match[1])
            found[way] = edition, layout.on(SheetOptions.of(fold="none", pages=count)), count
    return found


@pytest.mark.parametrize(("seed", "several"), [(61445, 3), (130182, 2), (130301, 1), (70945, 2)])
def test_every_way_out_of_large_print_that_no_leaflet_holds_can_be_gone(seed: int, several: int) -> None:
    of = case(seed)
    edition, layout = edition_of(load(of.sheet)), layout_on(of.layout, of.paper)
    with pytest.raises(OversetError) as caught:
        factsheet.compose(edition, layout)
    named = ways(edition, layout, caught.value)
    assert len(named) >= several
    for way, (other, there, most) in named.items():
        assert len(factsheet.compose(other, there).pages) <= most, way


SUMMARY = " ".join(["Water is boiled for a minute before it is drunk."] * 10)
HIGH = {"factsheet": 1, "id": "high", "lang": "en", "title": "Clean water", "summary": SUMMARY}


def test_a_header_that_no_page_holds_is_told_by_the_longest_of_its_texts_and_by_a_paper() -> None:
    """`header` is no field that can be shortened, and a larger paper helps where it has been tried."""
    edition = edition_of(load(HIGH))
    layout = layout_on("clear", "A6")
    bench = Bench(edition, layout, bundled(), _STEPS[0])
    ((block, path, over),) = too_high(TileHeights(bench), scales(bench)[0])
    told = overset._high(bench, block, path, over)
    named = re.match(r"shorten summary, the longest of its texts \((\d+) characters\)", told.hint or "")
    assert named and int(named[1]) == len(SUMMARY)
    paper = re.search(r"write paper: (A\d)", told.hint or "")
    assert paper
    larger = Bench(edition, layout.on(paper[1]), bundled(), _STEPS[0])
    assert not [*too_high(TileHeights(larger), scales(larger)[0])]


def test_where_no_larger_paper_helps_none_is_named() -> None:
    """On papers over A4 all grows alike."""
    edition = edition_of(load(HIGH | {"summary": SUMMARY * 12}))
    bench = Bench(edition, layout_on("clear", "A4"), bundled(), _STEPS[0])
    high = [*too_high(TileHeights(bench), scales(bench)[0])]
    assert high
    assert all("paper" not in (overset._high(bench, *each).hint or "") for each in high)
