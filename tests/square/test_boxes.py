"""Boxes of copy in a font whose letters are all one em wide: where things stand can be counted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from factsheet.boxes.box import Box, Problem, set_box
from factsheet.boxes.tree import build
from factsheet.content.edition import Edition
from factsheet.display import GlyphRun, leaves
from factsheet.fonts.library import Library, bundled
from factsheet.pipeline import edition_of, load
from factsheet.setting.context import FitStep, LayoutContext
from factsheet.setting.galley import Galley
from factsheet.setting.style import FontRole, Style
from factsheet.yaml_source import parse
from scripts import make_test_font

HERE = Path(__file__).parent
DATA = {
    "factsheet": 1,
    "id": "square",
    "lang": "en",
    "title": "abc def",
    "summary": "aaaa bbbb cccc dddd",
    "publisher": {"name": "xx"},
    "key_numbers": {"items": {"a": {"value": 7, "label": "pigs"}, "b": {"value": 12, "label": "hen coops"}}},
    "story": {"heading": "hh", "text": "aaa bbb\n\nccc"},
}
STYLES = {
    # Squares reach from the baseline to 0.8 em, so a line of 10 on 10 has its baseline 9 down.
    "body": Style(font="text", size=10, leading=10, swatch="ink"),
    "end": Style(font="text", size=10, leading=10, swatch="ink", align="end"),
    "center": Style(font="text", size=10, leading=10, swatch="ink", align="center"),
    "fit": Style(font="text", size=40, leading=40, swatch="ink", fit={"min": 5, "lines": 1, "most-lines": 2}),
    "trimmed": Style(font="text", size=10, leading=20, swatch="ink", trim="baseline"),
}

TITLE, HEADING = "{text: header.title, style: body}", "{text: story.heading, style: body}"


@cache
def library() -> Library:
    return bundled().with_folder(HERE)


@cache
def edition() -> Edition:
    return edition_of(load(DATA))


def laid(source: str, width: float, height: float | None = None) -> Galley:
    problems: list[Problem] = []
    box: Box | None = build(parse(source, "layout.yaml").value, (), problems)
    assert box is not None, problems
    fonts = {"text": FontRole(families=("square",))}
    setting = LayoutContext(edition(), library(), STYLES, fonts, 0.0, 10.0, HERE, FitStep())
    return set_box(box, setting, width, height)


def lines(galley: Galley) -> list[tuple[float, float, str]]:
    """Every line as its left end, its baseline and its text."""
    runs = [
        (round(x, 2), round(y, 2), item) for item, x, y in leaves(galley.items) if isinstance(item, GlyphRun)
    ]
    return [(x, y, item.text.rstrip()) for x, y, item in sorted(runs, key=lambda run: (run[1], run[0]))]


def test_the_font_is_the_one_that_the_script_makes(tmp_path: Path) -> None:
    make_test_font.make(tmp_path / "made.ttf")
    assert (tmp_path / "made.ttf").read_bytes() == make_test_font.FILE.read_bytes()


def test_lines_break_where_the_next_word_would_not_fit() -> None:
    galley = laid("{text: header.summary, style: body}", 100)
    assert lines(galley) == [(0, 9, "aaaa bbbb"), (0, 19, "cccc dddd")]
    assert (galley.height, galley.baselines, galley.overfull) == (20, (9, 19), ())


def test_a_measure_of_one_letter_less_takes_a_line_more() -> None:
    assert [text for *_, text in lines(laid("{text: header.summary, style: body}", 89))] == [
        *("aaaa", "bbbb", "cccc", "dddd")
    ]


@pytest.mark.parametrize(("style", "lefts"), [("end", [20, 20]), ("center", [10, 10])])
def test_lines_stand_at_the_end_or_in_the_middle(style: str, lefts: list[float]) -> None:
    galley = laid(f"{{text: header.summary, style: {style}}}", 110)
    assert [x for x, *_ in lines(galley)] == lefts


def test_paragraphs_are_a_gap_apart() -> None:
    galley = laid("{text: story.text, style: body, gap: 6}", 200)
    assert lines(galley) == [(0, 9, "aaa bbb"), (0, 25, "ccc")]
    assert galley.height == 26


def test_a_title_is_as_large_as_its_line_lets_it_be() -> None:
    galley = laid("{text: header.title, style: fit}", 140)
    (run,) = [item for item, *_ in leaves(galley.items) if isinstance(item, GlyphRun)]
    assert (run.size, run.width) == (20, 140)


def test_a_trimmed_box_runs_from_the_tops_of_capitals_to_the_last_baseline() -> None:
    galley = laid("{text: header.summary, style: trimmed}", 100)
    assert [y for _, y, _ in lines(galley)] == [8, 28]
    assert galley.height == 28


def test_columns_that_are_auto_are_as_wide_as_their_longest_line() -> None:
    galley = laid(
        f"{{row: [{TITLE}, {HEADING}], columns: [auto, rest], gap: 10}}",
        200,
    )
    assert [(x, text) for x, _, text in lines(galley)] == [(0, "abc def"), (80.01, "hh")]


def test_columns_of_a_row_share_their_first_baseline() -> None:
    galley = laid(
        f"{{row: [{{text: header.title, style: body, pad: {{top: 7}}}}, {HEADING}], along: baseline}}",
        200,
    )
    assert [y for _, y, _ in lines(galley)] == [16, 16]


def test_a_grid_stands_in_even_columns_and_its_rows_in_even_heights() -> None:
    source = (
        "{grid: [{each: key_numbers.items, box: {stack: [{text: .value, style: body}, "
        "{text: .label, style: body}]}}], columns: 2, gap: 20}"
    )
    galley = laid(source, 120)
    assert lines(galley) == [(0, 9, "7"), (70, 9, "12"), (0, 19, "pigs"), (70, 19, "hen"), (70, 29, "coops")]
    assert galley.height == 30


def test_copy_that_is_wider_than_its_place_is_named() -> None:
    galley = laid("{text: header.summary, style: body}", 30)
    assert set(galley.overfull) == {"summary"}


def test_a_box_turns_with_the_page_and_its_lines_do_not() -> None:
    from factsheet.display import Direction
    from factsheet.makeup.compose import place

    galley = laid(f"{{row: [{TITLE}, {HEADING}], gap: 0}}", 200)
    turned = place(galley.items, 200, Direction.RTL)
    mirrored = {item.text: round(x, 2) for item, x, _ in leaves(turned) if isinstance(item, GlyphRun)}
    straight = {text: x for x, _, text in lines(galley)}
    for text, x in straight.items():
        assert mirrored[text] == 200 - x - 10 * len(text)
