"""Full-width punctuation: no holes between marks in a row, no dent at the beginning of a line."""

from __future__ import annotations

import pytest

from factsheet.typeset.fullwidth import closed_up, opens
from tests.typeset.fonts import setting


@pytest.mark.parametrize(
    ("text", "halved"),
    [
        ("《公約》，", "》"),
        ("「獲確立」，因此", "」"),
        ("公約。「他」", "。"),
        ("（『二』）", "『』"),
        ("公約，他", ""),
        ("（一）", ""),
        ("a,”", ""),
    ],
)
def test_which_marks_lose_their_white(text, halved):
    assert "".join(text[start:stop] for start, stop, _ in closed_up(text, 0, len(text))) == halved


@pytest.mark.parametrize("lang", ["zh-Hant-HK", "zh-Hans", "ja"])
def test_a_mark_in_a_row_takes_half_a_square(lang):
    row, apart = setting("公約》，他", lang=lang).cum, setting("公約》他，", lang=lang).cum
    assert apart[-1] == pytest.approx(5.0)
    assert row[-1] == pytest.approx(4.5) and row[3] - row[2] == pytest.approx(0.5)


def test_the_white_before_an_opening_mark_stands_outside_the_line():
    assert [opens(text, 0) for text in ("「公約", "公約", "“公约", "")] == [True, False, False, False]
