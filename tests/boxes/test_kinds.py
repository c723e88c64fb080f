"""The kinds of boxes as a layout writes them: what stands where, and how they give way."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.art.qr import room_of_code
from factsheet.boxes.box import Box, Problem, set_box
from factsheet.boxes.tree import build
from factsheet.display import DisplayGroup, GlyphRun, Picture, Shape, leaves
from factsheet.document.nodes import Group as Section
from factsheet.document.nodes import List, ListItem, Paragraph
from factsheet.document.text import Inline, Text
from factsheet.errors import LayoutError
from factsheet.fonts.library import bundled
from factsheet.locale.edition import localize
from factsheet.setting.context import FitStep, LayoutContext
from factsheet.setting.galley import Galley
from factsheet.setting.style import Fit
from factsheet.source.reader import read, read_data
from factsheet.yaml_source import parse
from tests.setting.made import FONTS, lines, runs, style

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"
STYLES = {"body": style(), "voice": style(weight=700), "large": style(size=30, leading=34)}
STYLES["display"] = style(size=24, leading=26, lines="balanced")
STYLES["fitted"] = style(size=40, leading=44, fit=Fit(min=24, lines=1, most_lines=1))


@cache
def edition() -> Any:
    return localize(read(SAMPLE))


def setting(step: FitStep | None = None, item: object = None) -> LayoutContext:
    return LayoutContext(edition(), bundled(), STYLES, FONTS, 8.5, 12.0, Path(), step or FitStep(), item)


def box(source: str) -> Box:
    """The box that a layout would write so."""
    problems: list[Problem] = []
    built = build(parse(source, "layout.yaml").value, (), problems)
    assert built is not None, problems
    return built


def laid(source: str, width: float = 240.0, height: float | None = None, **more: Any) -> Galley:
    return set_box(box(source), setting(**more), width, height)


def bars(galley: Galley) -> list[tuple[float, float, float, float]]:
    """The place and size of every filled bar."""
    return [
        (round(x, 2), round(y, 2), round(item.width, 2), round(item.height, 2))
        for item, x, y in leaves(galley.items)
        if isinstance(item, Shape)
    ]


def bar(height: float) -> str:
    return f"{{space: {height}, fill: ink}}"


# Rows


def test_grid_columns_lengths_and_the_rest_share_the_width() -> None:
    galley = laid(f"{{row: [{bar(9)}, {bar(9)}, {bar(9)}], columns: [3, 40pt, rest], gap: 12pt}}", 240)
    assert [(x, wide) for x, _, wide, _ in bars(galley)] == [(0, 51), (63, 40), (115, 125)]


def test_the_boxes_of_a_row_are_as_high_as_the_highest() -> None:
    galley = laid(f"{{row: [{bar(5)}, {bar(30)}], gap: 0}}", 100)
    assert [high for *_, high in bars(galley)] == [30, 30] and galley.height == 30


@pytest.mark.parametrize(("align", "top"), [("start", 0), ("center", 10), ("end", 20)])
def test_a_box_that_is_aligned_keeps_its_height(align: str, top: float) -> None:
    galley = laid(f"{{row: [{{space: 10, fill: ink, align: {align}}}, {bar(30)}], gap: 0}}", 100)
    assert bars(galley)[0] == (0, top, 50, 10)


def test_type_of_two_sizes_stands_on_one_baseline() -> None:
    galley = laid(
        "{row: [{text: title, style: large}, {text: title, style: body}], along: baseline}".replace(
            "title", "header.title"
        ),
        600,
    )
    assert len({round(y, 3) for item, _, y in leaves(galley.items) if isinstance(item, GlyphRun)}) == 1


def test_columns_too_narrow_for_a_word_give_way_to_the_others_of_the_row() -> None:
    source = "{row: [{text: header.title, style: large}, {space: 1}], columns: [60pt, rest]OR}"
    galley = laid(source.replace("OR", ", or: [[200pt, rest]]"), 400)
    assert galley.overfull == ()
    assert max(run.width for run in runs(galley)) > 60
    assert set(laid(source.replace("OR", ""), 400).overfull) == {"title"}


def test_copy_narrower_than_its_least_width_takes_the_other_columns_of_the_row() -> None:
    source = "{row: [{text: story.text, style: body, min-width: 150pt}], columns: [6], or: [[12]], gap: 8pt}"
    for width in (200, 300, 320, 500):
        half = 6 * (width + 8) / 12 - 8
        wanted = width if half < 150 else half
        widest = max(run.width for run in runs(laid(source, width)))
        assert wanted * 0.7 < widest < wanted + 4  # a space hangs over


def test_columns_that_are_wide_enough_stay_as_they_are_designed() -> None:
    source = (
        "{row: [{text: story.text, style: body}, {text: header.title, style: body}], "
        "columns: [3, 9], or: [[9, 3], [6, 6]]}"
    )
    assert laid(source, 400).height > laid(source.replace("[3, 9]", "[9, 3]"), 400).height


def test_columns_without_others_are_fitted_at_the_step_below() -> None:
    source = (
        "{row: [{text: header.title, style: large}, {text: story.heading, style: body}], "
        "columns: [60pt, rest]}"
    )
    assert laid(source, 400).overfull
    assert not laid(source, 400, step=FitStep(below=True)).overfull


def test_fitted_columns_are_never_higher_than_equal_ones() -> None:
    source = (
        "{row: [{each: key_numbers.others, box: {text: .label, style: body}}], columns: COLUMNS, gap: 6pt}"
    )
    fitted, equal = (laid(source.replace("COLUMNS", word), 300) for word in ("fitted", "equal"))
    assert fitted.height <= equal.height


def test_the_column_of_a_box_that_is_not_there_is_not_kept() -> None:
    galley = laid(
        f"{{row: [{bar(9)}, {{space: 9, fill: ink, when: header.subtitle}}], columns: [40pt, rest]}}", 240
    )
    assert [wide for _, _, wide, _ in bars(galley)] == [240]


def test_a_divider_stands_in_the_middle_of_each_gap() -> None:
    galley = laid(f"{{row: [{bar(9)}, {bar(9)}], gap: 10pt, divider: {{swatch: line, weight: 2pt}}}}", 110)
    assert (54, 0, 2, 9) in bars(galley)


# Grids, columns of copy, layers


@given(st.integers(1, 9), st.integers(1, 5))
def test_the_boxes_of_a_grid_stand_in_even_rows(count: int, columns: int) -> None:
    galley = laid(
        f"{{grid: [{', '.join([bar(10)] * count)}], columns: {columns}, gap: 0, row-gap: 2pt}}", 240
    )
    tops = [y for _, y, _, _ in bars(galley)]
    rows = [tops.count(top) for top in sorted(set(tops))]
    assert max(rows) <= columns and rows[:-1] == [max(rows)] * (len(rows) - 1)
    assert len(rows) == -(-count // columns)
    assert abs(galley.height - (12 * len(rows) - 2)) < 1e-6


def test_copy_in_columns_is_all_there_in_order_and_balanced() -> None:
    galley = laid("{flow: {text: about.text, style: body}, count: 2, gap: 12pt}", 300)
    columns: dict[float, list[GlyphRun]] = {}
    for item, x, _ in leaves(galley.items):
        if isinstance(item, GlyphRun):
            columns.setdefault(0.0 if x < 144 else 156.0, []).append(item)
    assert sorted(columns) == [0.0, 156.0]
    read_down = [run for x in sorted(columns) for run in columns[x]]
    assert [run.start for run in read_down] == sorted(run.start for run in read_down)
    assert "".join(run.text for run in read_down) == edition().find("about.text").plain
    first, second = (len({run.start for run in columns[x]}) for x in sorted(columns))
    assert abs(first - second) <= 1


def test_copy_of_a_line_or_two_is_not_cut_into_columns() -> None:
    galley = laid("{flow: {text: header.title, style: body}, count: 2}", 300)
    assert lines(galley) == ["Refugees in Hong Kong"]


def test_a_back_is_as_high_as_its_front() -> None:
    galley = laid(f"{{layers: [{{space: 0, fill: ink}}, {bar(40)}]}}", 100)
    assert [high for *_, high in bars(galley)] == [40, 40]


def test_the_first_arrangement_without_a_word_too_wide_is_taken() -> None:
    source = "{either: [{text: header.title, style: large}, {text: header.title, style: body}]}"
    assert {run.size for run in runs(laid(source, 400))} == {30}
    assert {run.size for run in runs(laid(source, 60))} == {10}


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_an_arrangement_in_more_lines_than_it_may_have_makes_way(most: int) -> None:
    first = "{text: header.title, style: body}"
    source = f"{{either: [{first}, {{text: header.title, style: large}}], most-lines: {most}}}"
    for width in (60, 90, 120, 300):
        several = len(lines(laid(first, width)))
        size = 30 if 0 < most < several else 10
        assert {run.size for run in runs(laid(source, width))} == {size}, (width, several)


@pytest.mark.parametrize("word", ["Non-Refoulement-Anträge", "Self-determination", "Menschenrechtsantrag"])
def test_an_arrangement_that_parts_a_word_of_large_type_at_its_hyphen_makes_way(word: str) -> None:
    own = (Paragraph(Text((Inline(f"all the {word} there are"),), "a.title")),)
    within = replace(setting(), item=ListItem("a", own))
    beside = "{row: [{text: .title, style: display}, {space: 10pt}], columns: [170pt, rest]}"
    source = f"{{either: [{beside}, {{text: .title, style: display}}]}}"
    for width in (400, 700):
        assert any(word in line for line in lines(set_box(box(source), within, width)))
    if word.count("-") == 2:  # wider than 200 points: where every arrangement parts it, the first does
        assert lines(set_box(box(source), within, 200)) == lines(set_box(box(beside), within, 200))


def test_type_goes_under_its_floor_only_where_no_other_arrangement_keeps_it() -> None:
    title = "{text: header.title, style: fitted}"
    source = f"{{either: [{{row: [{title}, {{space: 10pt}}], columns: [100pt, rest]}}, {title}]}}"
    for width, size in ((400, 24), (300, 24), (150, None)):
        step = FitStep(alone=True, lines=True, tables=True, below=True)
        found = {run.size for run in runs(laid(source, width, step=step))}
        assert min(found) >= size if size else min(found) < 24, (width, found)


# Copy round a picture

WRAP = """
wrap:
  - {text: story.heading, style: voice}
  - {text: story.text, style: body, first: voice, gap: 4pt}
around: {picture: story.picture}
least: {width: 40pt, height: 50pt}
most: {width: 120pt, height: 150pt}
clear: 10pt
inset: 12pt
gap: 4pt
"""


def picture_of(galley: Galley) -> tuple[float, float, float, float]:
    (found,) = [
        (x, y, item.width, item.height)
        for item, x, y in galley.items
        if isinstance(item, DisplayGroup) and item.path == "story.picture"
    ]
    return found


@pytest.mark.parametrize("height", [185, 230, 260, 305, 350, 420])
def test_copy_never_runs_into_the_picture_it_runs_round(height: float) -> None:
    galley = laid(WRAP, 260, height)
    x, y, wide, tall = picture_of(galley)
    assert abs(x + wide - 260) < 1e-6 and y == 0
    for item, left, baseline in leaves(galley.items):
        if isinstance(item, GlyphRun) and baseline - 7 < tall:
            inked = item.size * sum(g.advance for g in item.glyphs if g.start < len(item.text.rstrip()))
            assert left + inked <= x - 9.9, item.text
    assert "".join(lines(galley)).startswith("Hugo’s storyAt age seven")


def test_the_picture_takes_the_height_that_the_copy_leaves() -> None:
    sizes = [picture_of(laid(WRAP, 260, height))[3] for height in (200, 260, 320, 400)]
    assert all(a <= b + 1e-6 for a, b in pairwise(sizes))
    assert 50 <= sizes[0] < sizes[-1] <= 150


# Signs, drawings, and what is not there


def test_an_icon_that_hangs_has_its_ink_on_the_axis() -> None:
    icon = "{icon: .icon, size: 40pt, swatch: ink, hang: true}"
    galley = laid(f"{{grid: [{{each: recommendations.items, box: {icon}}}], columns: 4, gap: 0}}", 400)
    inked = [
        round(x + min(segment.points[0] for segment in item.outline if segment.points), 1)
        for item, x, _ in leaves(galley.items)
        if isinstance(item, Shape)
    ]
    # Control points of curves may stand a little outside of the ink.
    assert inked == pytest.approx([0, 100, 200, 300], abs=0.5)


def test_a_code_keeps_its_quiet_zone_unless_it_hangs() -> None:
    plain, hung = (
        laid(f"{{qr: call_to_action.url, size: 80pt, swatch: ink, hang: {word}}}")
        for word in ("false", "true")
    )
    (symbol,) = (item for item, _, _ in leaves(plain.items) if isinstance(item, Shape))
    white = min(segment.points[0] for segment in symbol.outline if segment.points)
    assert plain.items[0].x == 0 and white > 80 * 4 / 60
    assert hung.items[0].x == pytest.approx(-white)
    assert plain.items[0].item.path == "call_to_action.url.code"


def test_a_long_address_makes_its_code_wider_and_what_has_no_room_is_told() -> None:
    address = "https://example.org/" + "a" * 150
    data = {"factsheet": 1, "id": "a", "lang": "en", "title": "A", "summary": "B."}
    data |= {"publisher": {"name": "P"}, "call_to_action": {"text": "Read on", "url": address}}
    long = replace(setting(), edition=localize(read_data(data)))
    code = box("{qr: call_to_action.url, size: 80pt, swatch: ink}")
    needed = room_of_code(address)
    assert needed > 80
    assert set_box(code, long, 300).height == code.content_width(long) == pytest.approx(needed)
    assert set_box(code, long, needed).overfull == ()
    assert set_box(code, long, needed - 1).overfull == ("call_to_action.url",)
    assert code.content_width(setting()) == 80


def test_a_picture_is_cropped_to_its_room_and_a_rule_runs_over_the_trim() -> None:
    galley = laid("{picture: header.picture, over: [end]}", 200, 60)
    group = galley.items[0].item
    assert isinstance(group, DisplayGroup) and (group.width, group.height, group.clip) == (208.5, 60, True)
    assert not any(isinstance(item, Picture) for item, _, _ in leaves(galley.items))
    assert bars(laid("{rule: ink, weight: 2pt, over: [start, end]}", 100)) == [(-8.5, 0, 117, 2)]


def test_a_drawing_without_the_height_it_needs_is_left_out() -> None:
    source = "{drawing: towers, paint: {far: a, near: b, window: c, person: d}, least: 60pt}"
    assert laid(source, 100, 50).empty
    assert not laid(source, 100, 80).empty


@pytest.mark.parametrize("selector", ["header.subtitle", "imprint.lines", "publisher.website"])
def test_what_the_data_does_not_have_takes_no_room(selector: str) -> None:
    galley = laid(f"{{stack: [{bar(10)}, {{text: header.title, style: body, when: {selector}}}], gap: 5pt}}")
    assert galley.height == 10


def test_unless_is_the_contrary_of_when() -> None:
    assert laid("{space: 5, fill: ink, unless: header.title}").empty
    assert laid("{space: 5, fill: ink, unless: header.subtitle}").height == 5


@pytest.mark.parametrize("selector", ["story.headline", "key_numbers.heroes"])
def test_a_selector_that_names_nothing_is_told(selector: str) -> None:
    with pytest.raises(LayoutError, match="layout asks for"):
        laid(f"{{text: {selector}, style: body}}")


def test_a_text_box_takes_no_list() -> None:
    with pytest.raises(LayoutError, match="key_numbers.items is not text"):
        laid("{text: key_numbers.items, style: body}")


def test_what_is_measured_is_what_is_placed() -> None:
    """Asked again for its own height a box is the same, to the last item."""
    for source in (
        WRAP,
        "{flow: {text: about.text, style: body}, count: 2}",
        "{text: story.text, style: body}",
    ):
        natural = laid(source, 260)
        again = laid(source, 260, natural.height)
        assert again.height == pytest.approx(natural.height)
        assert len(runs(again)) == pytest.approx(len(runs(natural)), abs=6)


def test_items_of_a_list_are_set_each_with_its_own_copy() -> None:
    things = tuple(
        ListItem(f"a.{word}", (Paragraph(Text((Inline(word),), f"a.{word}.title")),))
        for word in ("one", "two", "three")
    )
    holder = Section("a", (List("a.things", things),))
    source = "{stack: [{each: .things, box: {text: .title, style: body}}]}"
    galley = set_box(box(source), replace(setting(), item=holder), 100)
    assert lines(galley) == ["one", "two", "three"]


@pytest.mark.parametrize(
    "written", ["{text: stroy.text, style: body}", "{space: 1, when: stroy}", "{qr: stroy.url}"]
)
def test_a_block_that_is_misnamed_in_a_layout_is_guessed(written: str) -> None:
    problems: list[Problem] = []
    assert build(parse(written, "layout.yaml").value, (), problems) is None
    assert any("there is no block 'stroy': did you mean 'story'?" in each.message for each in problems)
