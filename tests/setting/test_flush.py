"""Flush lines: Chinese and Japanese running text ends at its measure, and no character stands apart."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

import factsheet
from factsheet.display import GlyphRun, leaves
from factsheet.layout.load import load_layout
from factsheet.typeset.shaped import SHARING

SAMPLE = Path(__file__).parent.parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"


class SetLine(NamedTuple):
    """A line: where it begins and ends, in points, and its runs."""

    start: float
    end: float
    runs: tuple[GlyphRun, ...]


def hung(line: SetLine) -> bool:
    """Whether a line ends with a sign that may stand beyond its measure."""
    return line.runs[-1].text.rstrip()[-1] in SHARING


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
            size = of_column[0].runs[0].size
            letters = [line.end for line in of_column[:-1] if not hung(line)]
            ends = [line.end for line in of_column[:-1]]
            # A stop stands inside its line, beyond it with the empty half of its square, or with all of it.
            at = [max(letters, default=0.0) + share * size for share in (0, 0.5, 1)]
            flush += sum(any(abs(end - each) <= 0.2 for each in at) for end in ends)
            lines += len(ends)
        # Those that cannot be opened so far end where they did; most of a text are flush.
        assert flush >= 0.55 * lines, (path, flush, lines)


@pytest.mark.parametrize("lang", ["zh-Hant-HK", "zh-Hans", "ja"])
def test_no_line_is_left_short_by_the_letter_before_a_comma(lang: str) -> None:
    for path in ("key_concerns.living_conditions.text", "key_concerns.uncertain_future.text", "story.text"):
        for of_column in columns(lang, path):
            size = of_column[0].runs[0].size
            reach = max(line.end for line in of_column if not hung(line))
            for line, after in pairwise(of_column[:-1]):
                opens = "".join(run.text for run in after.runs)[:2]
                assert reach - line.end < size or opens[1] not in SHARING, (path, opens)


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
