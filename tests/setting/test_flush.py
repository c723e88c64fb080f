"""Flush lines: Chinese and Japanese running text ends at its measure, and no character stands apart."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

import factsheet
from factsheet.display import GlyphRun, leaves
from factsheet.layout.load import load_layout

SAMPLE = Path(__file__).parent.parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"


class SetLine(NamedTuple):
    """A line: where it begins and ends, in points, and its runs."""

    start: float
    end: float
    runs: tuple[GlyphRun, ...]


def columns(lang: str, path: str) -> list[list[SetLine]]:
    """The lines of a field of the sample from the top down, column by column."""
    edition = factsheet.localize(factsheet.read(SAMPLE), lang)
    composition = factsheet.compose(edition, load_layout("campaign"))
    found: dict[tuple[int, float], list[SetLine]] = {}
    for number, page in enumerate(composition.pages):
        runs = [
            (round(y, 1), x, item)
            for item, x, y in leaves(page.items)
            if isinstance(item, GlyphRun) and item.path == path
        ]
        last: tuple[float, SetLine] | None = None
        for y, x, run in sorted(runs, key=lambda each: each[:2]):
            if last and last[0] == y and x - last[1].end < 5:
                own = SetLine(last[1].start, x + run.width, (*last[1].runs, run))
                found[number, round(own.start / 20)][-1] = own
            else:
                own = SetLine(x, x + run.width, (run,))
                found.setdefault((number, round(x / 20)), []).append(own)
            last = y, own
    return list(found.values())


@pytest.mark.parametrize("lang", ["zh-Hant-HK", "zh-Hans", "ja"])
def test_lines_of_running_text_end_together(lang: str) -> None:
    for path in ("key_concerns.legal_hurdles.text", "about.text", "summary"):
        flush, lines = 0, 0
        for of_column in columns(lang, path):
            ends = [line.end for line in of_column[:-1]]
            size = of_column[0].runs[0].size
            flush += sum(abs(end - max(ends)) <= size / 2 + 0.2 for end in ends)
            lines += len(ends)
        # Those that cannot be opened so far end where they did; most of a text are flush.
        assert flush >= 0.55 * lines, (path, flush, lines)


@pytest.mark.parametrize("lang", ["zh-Hans", "ja"])
def test_a_listed_word_leaves_no_line_short(lang: str) -> None:
    for path in ("key_concerns.legal_hurdles.text", "key_concerns.living_conditions.text", "about.text"):
        for of_column in columns(lang, path):
            reach = max(line.end for line in of_column)
            size = of_column[0].runs[0].size
            # The last two may share what would be a last line of a character.
            assert all(reach - line.end < 3.2 * size for line in of_column[:-2]), (path, of_column)


@pytest.mark.parametrize("lang", ["zh-Hant-HK", "ja"])
def test_no_gap_is_as_wide_as_a_space(lang: str) -> None:
    for line in columns(lang, "summary")[0]:
        for run in line.runs:
            assert all(glyph.advance <= 1.09 for glyph in run.glyphs if ord(run.text[glyph.start]) > 0x2E80)


def test_other_scripts_stay_ragged() -> None:
    ends = {round(line.end, 1) for line in columns("de", "summary")[0][:-1]}
    assert len(ends) > 3
