"""Pages: all pieces once and in order, filled each on its own; a parted block leaves no item alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.composing import badness
from factsheet.composing.bands import Bands
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.needs import needs
from factsheet.composing.pages import Found, Paginator, page_terms, room
from factsheet.composing.plan import BlockPart, merged, total
from factsheet.display import DisplayGroup, Placed
from factsheet.fonts.library import bundled
from factsheet.pipeline import edition_of, load
from factsheet.units import MM
from tests.composing.bare import A4, bar, bench, edition, layout, pieces, plan
from tests.composing.test_bands import sheets
from tests.languages.editions import edition as sample_edition
from tests.sheets.proof import inks
from tests.sheets.trial import case, layout_on, proofed

HIGH = A4.height


def found(of: Bench, pages: int, **more: Any) -> list[Found]:
    return Paginator(of, Bands(TileHeights(of), 1.0), 1.0, pages).found(**more)


def stretched(blocks: dict[str, dict[str, Any]], factor: float) -> dict[str, dict[str, Any]]:
    """The same blocks, with bars so many times as high, and as much room in them."""
    return {
        name: {
            key: bar(each["box"].stack[0].min_height * factor, 40.0 * factor, columns=each["columns"])
            for key, each in ways.items()
        }
        for name, ways in blocks.items()
    }


@given(sheets(), st.integers(1, 3), st.floats(0.5, 4))
@settings(max_examples=40)
def test_every_block_stands_once_in_reading_order_on_as_many_pages_as_are_asked_for(
    blocks: dict[str, dict[str, Any]], pages: int, factor: float
) -> None:
    of = bench(stretched(blocks, factor))
    for each in found(of, pages):
        assert len(each.pages) == pages and all(each.pages)
        rest: dict[str, int] = {}
        read = pieces(plan(*each.pages))
        assert list(dict.fromkeys(piece.block for piece in read)) == list(blocks)
        for piece in read:
            # The parts of a block follow each other, each of two items or more.
            assert piece.start == rest.get(piece.block, 0)
            assert not piece.stop or piece.stop - piece.start >= 2
            rest[piece.block] = piece.stop or of.counts[piece.block]
        assert rest == of.counts


@given(sheets(), st.integers(1, 2), st.floats(0.5, 3))
@settings(max_examples=30)
def test_compositions_come_the_best_first_and_say_what_they_cost(
    blocks: dict[str, dict[str, Any]], pages: int, factor: float
) -> None:
    made = found(bench(stretched(blocks, factor)), pages)
    assert [each.badness for each in made] == sorted(each.badness for each in made)
    for each in made:
        assert each.badness == pytest.approx(total(each.terms))


def test_a_block_parts_where_the_page_ends_and_both_parts_have_two_items_or_more() -> None:
    ways = {"some": bar(HIGH - 250, 200, items=(1, 4)), "all": bar(3 * HIGH, items=(5, 5))}
    of = bench({"a": {"w": bar(50, 50)}, "c": ways})
    assert of.counts["c"] == 5
    read = {tuple(pieces(plan(*each.pages))) for each in found(of, 2)}
    assert read and read <= {
        (BlockPart("a"), BlockPart("c", 0, 2), BlockPart("c", 2, 5)),
        (BlockPart("a"), BlockPart("c", 0, 3), BlockPart("c", 3, 5)),
    }
    assert all("a block parted" in {term.name for term in each.terms} for each in found(of, 2))


def test_a_block_of_three_items_is_never_parted() -> None:
    ways = {"some": bar(HIGH / 2, 200, items=(1, 2)), "all": bar(HIGH - 100, 100, items=(3, 3))}
    of = Bench(edition(concerns=3), layout({"a": {"w": bar(HIGH - 60, 60)}, "c": ways}), bundled())
    assert of.counts["c"] == 3
    for each in found(of, 2):
        assert pieces(plan(*each.pages)) == [BlockPart("a"), BlockPart("c")]


def test_a_page_that_is_a_little_too_high_closes_its_spaces_and_one_far_too_high_is_none() -> None:
    def terms(height: float, give: float) -> Any:
        of = bench({"a": {"w": bar(height - give, give)}})
        (way,) = Bands(TileHeights(of), 1.0).beginning((BlockPart("a"),))
        return page_terms(of, (way,), room(of, 1.0), 0, 1)

    assert {term.name for term in terms(HIGH + 20, 100)} >= {"tight"}
    assert terms(HIGH + 30, 100) is None, "spaces do not close under 0.72"
    names = {term.name: term.value for term in terms(HIGH - 40, 100)}
    assert "open" in names and names.get("hole", 0.0) == pytest.approx(0)
    names = {term.name: term.value for term in terms(HIGH - 145, 100)}
    assert names["hole"] == pytest.approx(badness.hole(100))


def test_the_tastes_for_a_front_are_those_of_the_first_of_several_pages() -> None:
    one, two = (
        bench({"a": {"w": bar(high, 200, front=-2)}, "b": {"w": bar(high, 200), "front": True}})
        for high in (220, 600)
    )
    (only,) = found(one, 1, most=1)
    assert not {term.name for term in only.terms} & {"front", "not on the front"}
    (parted,) = found(two, 2)
    terms = {term.name: term.value for term in parted.terms}
    assert terms["front"] == -2 and terms["not on the front"] > 10


def test_with_a_limit_only_what_is_nearly_as_good_is_looked_for() -> None:
    of = bench({"a": {f"w{n}": bar(300 - n, 100, rank=n) for n in (0, 20)}, "b": {"w": bar(430, 120)}})
    best = found(of, 1)[0].badness
    assert len(found(of, 1)) > 1
    assert all(each.badness <= best + 10 for each in found(of, 1, limit=best + 1))


def test_columns_that_end_too_far_apart_cost_more_than_a_page_but_stand_where_nothing_else_does() -> None:
    ways = {"a": {"w": bar(HIGH - 230, 40)}, "b": {"w": bar(170)}}
    near, far = (found(bench(ways | {"c": {"w": bar(170 - short * MM)}}), 1)[0] for short in (18, 28))
    assert all(len(band) == 2 for page in far.pages for band in page[1:]), "there is no room for three bands"
    by, over = (dict(merged(each.terms))["uneven feet"] for each in (near, far))
    assert by == pytest.approx(badness.foot(18 * MM))
    assert over == pytest.approx(badness.foot(28 * MM) + badness.ragged(28 * MM)) and over > by + badness.PAGE


@pytest.mark.parametrize("seed", [70018, 70809])
def test_a_panel_stays_blank_rather_than_hold_a_few_lines(seed: int) -> None:
    """The publisher stood alone on the last panel of leaflets, the rest of it bare."""
    trial = proofed(case(seed))
    assert trial.proof and trial.proof.fullness and min(trial.proof.fullness) >= 0.6


@given(sheets(), st.integers(2, 4), st.floats(0.5, 4))
@settings(max_examples=30)
def test_what_the_rest_needs_leaves_out_no_plan(
    blocks: dict[str, dict[str, Any]], pages: int, factor: float
) -> None:
    of = bench(stretched(blocks, factor))
    measures = TileHeights(of)
    needed = needs(measures, 1.0)
    with_needs = Paginator(of, Bands(measures, 1.0), 1.0, pages, needed).found()
    assert [each.pages for each in with_needs] == [each.pages for each in found(of, pages)]


def test_of_many_sets_of_numbers_the_front_wants_the_first() -> None:
    """Each that was not there cost as much as a fault: no front was good enough for any sheet."""
    items = {f"n{n}": {"value": 100 + n, "label": "Houses with a well of their own"} for n in range(3)}
    block = {"kind": "key_numbers", "heading": "Numbers of a year", "items": items}
    data: dict[str, Any] = {
        **{"factsheet": 1, "id": "wells", "lang": "en", "title": "Wells", "summary": "Of many years."},
        **{"publisher": {"name": "Example"}, "body": {f"year{n}": block for n in range(14)}},
    }
    sheet, layout = edition_of(load(data)), layout_on("brief", "A4")
    assert {"numbers(body.year0)"} == {
        name for name in Bench(sheet, layout, bundled()).front if "year" in name
    }
    assert len(factsheet.compose(sheet, layout).pages) > 1


@pytest.mark.parametrize("lang", ("ar", "de", "hi", "ja", "ru", "th"))
def test_a_list_of_four_is_seen_at_once_in_large_print(lang: str) -> None:
    composition = factsheet.compose(sample_edition(lang), factsheet.load_layout("clear"))
    assert not [line for line in composition.fit.plan if "recommendations[" in line]


@pytest.mark.parametrize("lang", ("am", "he", "hi", "ja", "lo", "th"))
def test_a_picture_beside_a_lead_ends_near_its_foot(lang: str) -> None:
    page = factsheet.compose(sample_edition(lang), factsheet.load_layout("brief")).pages[0]
    lead = max(each.bottom for each in inks(page) if each.path == "summary")
    picture = next(foot for path, foot in pictured(page.items) if path == "picture")
    assert abs(lead - picture) < 12 * MM


def pictured(items: tuple[Placed, ...], top: float = 0.0) -> Iterator[tuple[str | None, float]]:
    """The groups of a page, by the path of what they show, and where they end."""
    for item, _, y in items:
        if isinstance(item, DisplayGroup):
            yield item.path, top + y + item.height
            yield from pictured(item.items, top + y)
