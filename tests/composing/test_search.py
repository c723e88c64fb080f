"""The search: one plan for one sheet, as many pages as are asked for, and a plan that stands stays."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.composing import badness
from factsheet.composing import search as searching
from factsheet.composing.bench import Bench
from factsheet.composing.exact import SetPlan, set_plan
from factsheet.composing.measures import TileHeights
from factsheet.composing.plan import Demerit, Plan
from factsheet.composing.search import (
    MARGIN,
    FoundPlans,
    PageCounts,
    Standing,
    counts_of,
    holds,
    ideal,
    resized,
    scales,
    search,
)
from factsheet.composing.steps import attempts, filled
from factsheet.document.text import Inline, Text
from factsheet.fonts.library import bundled
from factsheet.layout.model import Layout
from factsheet.pipeline import edition_of, load
from tests.composing.bare import A4, bar, bench, column, pieces, plan
from tests.composing.test_bands import sheets
from tests.composing.test_pages import stretched
from tests.sheets import LAYOUTS
from tests.sheets import edition as sheet_of
from tests.sheets.proof import proof
from tests.sheets.trial import layout_on

SAMPLE = Path(__file__).parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"

HIGH = A4.height


def best(of: Bench, *counts: int) -> FoundPlans:
    found = search(of, PageCounts(*counts, False)) if counts else search(of)
    assert found is not None
    return found


@cache
def layout(name: str) -> Layout:
    return factsheet.load_layout(name)


def fresh(sheet: str, name: str) -> Bench:
    """A bench that nothing was measured on."""
    return Bench(sheet_of(sheet), layout(name), bundled())


@given(sheets(), st.floats(1, 4))
@settings(max_examples=12)
def test_the_same_sheet_has_the_same_plan_whatever_was_looked_at_before(
    blocks: dict[str, dict[str, Any]], factor: float
) -> None:
    first = search(bench(stretched(blocks, factor)))
    search(bench(stretched(blocks, factor * 0.7)))
    again = search(bench(dict(stretched(blocks, factor))))
    assert (first is None) == (again is None)
    if first and again:
        assert (first.best.plan, first.others) == (again.best.plan, again.others)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_sheet_has_the_same_plan_in_any_order_of_runs(name: str) -> None:
    one, two = ("fishing-rules", "school-meals")
    forth = [best(fresh(sheet, name)).best.plan for sheet in (one, two)]
    back = [best(fresh(sheet, name)).best.plan for sheet in (two, one)]
    assert forth == back[::-1]


@given(sheets(), st.floats(1, 3))
@settings(max_examples=12)
def test_what_is_found_holds_and_stands_in_reading_order(
    blocks: dict[str, dict[str, Any]], factor: float
) -> None:
    of = bench(stretched(blocks, factor))
    found = search(of)
    if found is None:
        return
    low, high = scales(of)
    assert found.best.fits and low * 0.99 <= found.best.plan.scale <= high * 1.02
    assert list(dict.fromkeys(each.block for each in pieces(found.best.plan))) == list(blocks)
    assert all(each.badness >= found.best.plan.badness - MARGIN for each in found.others)
    assert len({found.best.plan.pages, *(each.pages for each in found.others)}) == 1 + len(found.others)


@pytest.mark.parametrize("pages", [1, 2, 3])
def test_as_many_pages_are_made_as_are_asked_for(pages: int) -> None:
    of = bench({name: {"w": bar(180, 120)} for name in "abcdefg"})
    assert len(best(of, pages, pages).best.plan.pages) == pages


def test_little_copy_stands_on_one_page_and_much_on_as_few_as_hold_it() -> None:
    assert len(best(bench({name: {"w": bar(120, 60)} for name in "abcd"})).best.plan.pages) == 1
    for count in (2, 3):
        each = HIGH * count / 6
        many = bench({name: {"w": bar(each - 60, 60, columns=(12, 12))} for name in "abcdef"})
        assert len(best(many).best.plan.pages) == count
        assert search(many, PageCounts(1, count - 1, True)) is None
        assert not holds(many, count - 1) and holds(many, count)


def test_a_page_more_is_taken_rather_than_type_far_under_its_design() -> None:
    """At nine tenths of its size the copy would hold on one page."""
    tight = bench({name: {"w": bar(HIGH / 0.81 / 4 - 110, 110, columns=(12, 12))} for name in "abcd"})
    assert holds(tight, 1) and len(best(tight, 1, 1).best.plan.pages) == 1
    found = search(tight)
    assert found and len(found.best.plan.pages) == 2 and found.best.plan.scale >= 1


def test_a_sheet_that_holds_on_no_page_asked_for_has_no_plan() -> None:
    of = bench({"a": {"w": bar(HIGH * 1.5)}})
    assert search(of) is None and search(of, PageCounts(2, 2, False)) is None


def test_the_ideal_scale_is_that_of_little_copy_until_there_is_much() -> None:
    assert ideal(bench({"a": {"w": bar(50)}}), 1) == pytest.approx(1.6)
    long = fresh("fishing-rules", "campaign")
    assert 1 <= ideal(long, 1) <= ideal(long, 2) <= 1.6


# Plans that stand


def two_ways(better: float) -> Bench:
    """A sheet that stands in one way, or in another that is so much better."""
    return bench(
        {
            "a": {"old": bar(HIGH - 300, 200, rank=better / 2), "new": bar(HIGH - 300, 200)},
            "b": {"w": bar(60, 40)},
        }
    )


OLD = plan(((column(0, 12, "a:old"),), (column(0, 12, "b:w"),)))


def standing(of: Bench, limit: float = 0.0) -> FoundPlans:
    found = search(of, PageCounts(), Standing(OLD, limit))
    assert found is not None
    return found


@pytest.mark.parametrize("better", [1, 4, MARGIN - 1])
def test_a_plan_that_stands_stays_within_the_margin(better: float) -> None:
    assert best(two_ways(better)).best.plan.pages[0][0][0].tiles[0].arrangement == "new"
    kept = standing(two_ways(better))
    assert kept.best.plan.pages == OLD.pages
    assert [each.pages[0][0][0].tiles[0].arrangement for each in kept.others] == ["new"]


def test_a_plan_that_stands_goes_where_another_is_better_by_more_than_the_margin() -> None:
    found = standing(two_ways(MARGIN + 2))
    assert found.best.plan.pages[0][0][0].tiles[0].arrangement == "new"


def test_a_plan_that_is_good_enough_stays_without_a_search() -> None:
    kept = standing(two_ways(30), limit=90)
    assert kept.best.plan.pages == OLD.pages and kept.others == ()


@pytest.mark.parametrize(
    "gone",
    [
        plan(((column(0, 12, "a:never"),), (column(0, 12, "b:w"),))),
        plan(((column(0, 12, "a:old"),), (column(0, 12, "z:w"),))),
        plan(((column(0, 12, "a:old"),),), ((column(0, 12, "b:w"),),), ((column(0, 12, "b:w"),),)),
    ],
)
def test_a_plan_that_no_longer_holds_makes_way(gone: Plan) -> None:
    found = search(two_ways(4), PageCounts(1, 2, True), Standing(gone, 1000))
    assert found and found.best.plan.pages != gone.pages
    assert [each.block for each in pieces(found.best.plan)] == ["a", "b"]


@pytest.mark.parametrize("lost", ["a", "b"])
def test_a_plan_that_lacks_a_block_of_the_sheet_does_not_stand(lost: str) -> None:
    """Copy that was added since may not be left out."""
    rest = plan(tuple(band for band in OLD.pages[0] if band[0].tiles[0].piece.block != lost))
    found = search(two_ways(4), PageCounts(), Standing(rest, 1000))
    assert found and [each.block for each in pieces(found.best.plan)] == ["a", "b"]


def test_a_plan_in_another_order_than_the_document_does_not_stand() -> None:
    turned = plan(tuple(reversed(OLD.pages[0])))
    found = search(two_ways(4), PageCounts(), Standing(turned, 1000))
    assert found and [each.block for each in pieces(found.best.plan)] == ["a", "b"]


def test_a_family_plan_stays_up_to_its_badness_and_pages_count() -> None:
    one, two = Standing.of_family(OLD), Standing.of_family(plan(*OLD.pages, *OLD.pages))
    assert two.limit == one.limit + badness.PAGE and one.limit > badness.GOOD


def test_a_plan_is_resized_to_the_scale_that_suits_it() -> None:
    of = two_ways(0)
    for scale in (0.9, 1.0, 1.4):
        suited = resized(of, TileHeights(of), replace(OLD, scale=scale))
        assert suited and suited.pages == OLD.pages
        assert suited.scale == pytest.approx(1.07, abs=0.1)
    assert resized(of, TileHeights(of), plan(((column(0, 12, "a:never"),),))) is None
    assert all(isinstance(term, Demerit) for term in suited.terms)


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("change", [",", " and more", "."])
def test_a_comma_in_the_data_does_not_change_a_plan_that_stands(name: str, change: str) -> None:
    pinned = best(fresh("fishing-rules", name)).best.plan

    def more(text: Text) -> Text:
        return (
            replace(text, runs=(*text.runs, Inline(change))) if re.search("text|summary", text.path) else text
        )

    changed = sheet_of("fishing-rules").with_texts(more)
    found = search(Bench(changed, layout(name), bundled()), PageCounts(), Standing(pinned))
    assert found and found.best.plan.pages == pinned.pages
    assert found.best.plan.scale == pytest.approx(pinned.scale, rel=0.08)


def test_a_leaflet_leaves_a_panel_blank_rather_than_hold_a_line_or_two_on_it() -> None:
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Clean water", "summary": "Boil it."}
    edition = factsheet.localize(factsheet.load(head | {"publisher": {"name": "City Water"}}))
    for layout in ("brief", "editorial"):
        of = layout_on(layout, "A4-tri")
        seen = proof(edition.publisher_at(of.spec.publisher), of, factsheet.compose(edition, of))
        assert all(share >= 0.6 for share in seen.fullness), seen.plan


@pytest.mark.parametrize("title", ["Water", "Boil water before you drink it until further notice"])
@pytest.mark.parametrize("paper", ["A4-half", "A4-tri"])
def test_a_title_alone_on_the_front_of_a_leaflet_fills_it(title: str, paper: str) -> None:
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": title, "summary": "Boil it."}
    head["publisher"] = {"name": "City Water"}
    text = {"kind": "text", "heading": "Why", "text": "A main broke. " * 120, "page": "new"}
    edition = factsheet.localize(factsheet.load(head | {"body": {"why": text}}))
    for layout in ("brief", "editorial"):
        of = layout_on(layout, paper)
        seen = proof(edition.publisher_at(of.spec.publisher), of, factsheet.compose(edition, of))
        assert seen.hole < 1, seen.plan


@pytest.mark.parametrize(("worse", "pages"), [(0.0, 1), (4.0, 1), (60.0, 2)])
def test_a_page_more_is_looked_at_where_one_page_set_is_worse_than_its_measures_guess(
    worse: float, pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_set(of: Bench, one: Plan, size: float) -> SetPlan:
        made = set_plan(of, one, size)
        more = (Demerit("uneven feet", worse),) if len(one.pages) == 1 else ()
        return made._replace(plan=replace(made.plan, terms=(*made.plan.terms, *more)))

    of = fresh("bus-passes", "campaign")
    assert len(best(of).best.plan.pages) == 1
    monkeypatch.setattr(searching, "set_plan", as_set)
    assert len(best(fresh("bus-passes", "campaign")).best.plan.pages) == pages


@pytest.mark.parametrize(
    ("sheet", "voice"),
    [("fishing-rules", "campaign"), ("river-levels", "editorial"), ("bus-passes", "brief")],
)
def test_a_pinned_plan_that_is_as_good_as_it_was_is_set_at_its_scale_and_no_other_is_looked_at(
    sheet, voice, monkeypatch
):
    pinned = best(fresh(sheet, voice)).best.plan
    looked: list[float] = []
    monkeypatch.setattr(searching, "resized", lambda *given: looked.append(given[3]) or resized(*given))
    for standing in (Standing.pinned(pinned), Standing.of_sheet(pinned)):
        found = search(fresh(sheet, voice), PageCounts(), standing)
        assert found and found.best.plan.pages == pinned.pages
        assert found.best.plan.scale == pytest.approx(pinned.scale, rel=0.001)
    assert looked == [pinned.scale] * 2


@pytest.mark.parametrize("bad", [2.0, 29.0, 34.0, 140.0])
def test_a_row_as_good_as_its_sheet_stands_in_its_plan_however_bad_that_is(bad: float) -> None:
    """No row of a long batch is searched for because nothing better was found for the sheet."""
    standing = Standing.of_sheet(replace(OLD, terms=(Demerit("tight", bad),)))
    assert standing.limit >= bad + searching.MARGIN
    assert bad < standing.alike <= standing.limit


@pytest.mark.parametrize("lang", ["fa", "hy", "my", "tr"])
def test_no_lead_ends_far_above_the_picture_beside_it_in_any_script(lang: str) -> None:
    """It did where its unevenness was guessed at another width, and no other scale was looked at."""
    sample = Path(__file__).parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"
    edition = factsheet.edition_of(factsheet.load(sample), lang)
    found = factsheet.compose(edition, layout("editorial"))
    (told,) = [line for line in found.fit.plan if line.startswith("badness")]
    uneven = re.search(r"uneven columns ([\d.]+)", told)
    assert uneven is None or float(uneven[1]) < 5.0, told


@pytest.mark.parametrize("seed", [0, 1, 3, 4, 5, 7])
def test_pages_of_lines_end_only_where_they_may_at_the_scale_of_the_plan(seed: int) -> None:
    """A cell that has six lines in one size of type has seven in another."""
    random = Random(seed)
    heads = {f"c{number}": f"What was asked in week {number}" for number in range(random.randint(4, 9))}
    said = "An answer came after 14 days, from another office, and said nothing of what was asked"
    words = said.split()
    cells = {head: " ".join(words[: random.randint(5, len(words))]) for head in heads}
    table = {"kind": "table", "columns": {"who": "District"} | heads, "rows": {"a": {"who": "North"} | cells}}
    head = {"factsheet": 1, "id": "lines", "lang": "en", "title": "Clean water", "summary": "Boil it."}
    edition = edition_of(load(head | {"publisher": {"name": "City"}, "body": {"t": table}}))
    of = layout_on("clear", random.choice(["A6", "DL"]))
    tried = attempts(edition.publisher_at(of.spec.publisher), of, bundled(), PageCounts())
    lined, plans = next((each, plans) for each, plans in tried if plans)
    found = plans.best.plan
    measures = TileHeights(lined)
    pieces = [tile.piece for page in found.pages for band in page for each in band for tile in each.tiles]
    runs = [each for each in pieces if each.lines and each.start]
    assert runs
    assert all(each.start in measures.cuts(each.block, found.scale) for each in runs)


@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
@pytest.mark.parametrize("rows", range(5, 11))
def test_a_chart_nearly_as_high_as_a_page_stands_on_one_however_empty_that_leaves_another(
    rows: int, paper: str
) -> None:
    """It was refused as too long for 24 pages: it parts nowhere, and no page may be as empty as the first."""
    data = {f"r{n}": {"label": f"District {n}", "a": 3, "b": 7.5, "c": 40} for n in range(rows)}
    series = {"a": "Girls", "b": "Boys", "c": "All"}
    chart = {"kind": "chart", "show": "bars", "heading": "Still not in school", "subtitle": "2023"}
    body = {"kinds": chart | {"tone": "warning", "series": series, "data": data}}
    head = {"factsheet": 1, "id": "rows", "lang": "en", "title": "Children who are out of school this year"}
    head |= {"summary": "Many of them work, or look after those who do. " * 3, "publisher": {"name": "City"}}
    made = factsheet.compose(edition_of(load(head | {"body": body})), layout_on("clear", paper))
    assert len(made.pages) <= 3


@pytest.mark.parametrize("sentences", [4, 6, 8])
def test_a_page_that_has_come_apart_lets_blocks_part_between_lines_as_one_with_a_hole(sentences: int) -> None:
    said = (
        "Every household that draws water from a private well should have it tested once a year, in spring, "
        "when the snow has melted and the ground is wet. "
    )
    body = {f"b{at}": {"kind": "text", "heading": "Why", "text": said * sentences} for at in range(3)}
    sheet = {
        **{"factsheet": 1, "id": "wells", "lang": "en", "title": "Wells", "summary": "Some are tested."},
        **{"publisher": {"name": "Office"}, "body": body},
    }
    voice = layout("clear")
    edition = edition_of(load(sheet)).publisher_at(voice.spec.publisher)
    counts = counts_of(voice, edition)
    bench, whole = next(attempts(edition, voice, bundled(), counts))
    assert whole
    other, found = filled(bench, whole, counts)
    apart = whole.best.space > badness.GAPING or not whole.best.fills or whole.best.trails
    assert other.step.lines is apart
    assert found.best.plan.badness <= whole.best.plan.badness
    assert found.best.fills and found.best.space <= badness.GAPING


@pytest.mark.parametrize("lang", ["ta", "si", "en"])
def test_no_last_page_is_all_but_bare_where_blocks_that_part_between_lines_fill_the_ones_before(
    lang: str,
) -> None:
    """Tamil in large print took a sixth page for its source, and filled five."""
    voice = layout("clear")
    edition = edition_of(load(SAMPLE), lang).publisher_at(voice.spec.publisher)
    counts = counts_of(voice, edition)
    bench, whole = next(attempts(edition, voice, bundled(), counts))
    assert whole
    _, found = filled(bench, whole, counts)
    assert found.best.plan.badness <= whole.best.plan.badness
    assert not found.best.trails
    assert whole.best.trails is (lang == "ta")


@pytest.mark.parametrize("lang", ["ka", "my", "en", "ur"])
def test_no_picture_of_a_story_stands_alone_on_its_line_where_copy_runs_round_it(lang: str) -> None:
    """Georgian and Burmese had it below the copy, at the start of an empty half of the page."""
    edition = factsheet.edition_of(factsheet.load(SAMPLE), lang)
    plan = "\n".join(factsheet.compose(edition, layout("clear")).fit.plan)
    assert re.search(r"story(\[\S+\])?:(around|beside)-picture", plan), plan
    assert not re.search(r"story(\[\S+\])?:over-picture", plan), plan


@pytest.mark.parametrize("lang", ["fr", "ur", "en", "th"])
def test_no_picture_of_a_header_stands_alone_on_its_line_in_clear(lang: str) -> None:
    """French and Urdu had it below the lead, at the start of an empty half of the page."""
    edition = factsheet.edition_of(factsheet.load(SAMPLE), lang)
    assert "header:over-picture" not in "\n".join(factsheet.compose(edition, layout("clear")).fit.plan)


def test_copy_that_takes_more_pages_in_lines_than_in_one_piece_stands_on_them() -> None:
    """A lead of 3,000 words was refused, as if the pages that it needs across the page were of no use."""
    sheet: dict[str, Any] = {"factsheet": 1, "id": "walk", "lang": "en", "title": "Walk"}
    sheet |= {"summary": "word " * 3000, "publisher": {"name": "Example"}}
    made = factsheet.compose(edition_of(load(sheet)), layout("campaign"))
    assert len(made.pages) > 5
