"""Labels in the type of running copy: in Han no line of theirs ends inside a word that another could hold."""

from __future__ import annotations

import pytest

from factsheet.setting.paragraph import fixed, set_paragraph
from tests.setting.made import copy, lines, runs, setting, style


@pytest.mark.parametrize(
    ("lang", "text", "width", "shown"),
    [
        ("zh-Hant", "中心主任、註冊社工", 60, ["中心主任、", "註冊社工"]),
        ("zh-Hans", "参加登记的居民人数", 60, ["参加登记的", "居民人数"]),
        ("ja", "登録された看護師の数", 62, ["登録された", "看護師の数"]),
    ],
)
def test_a_short_text_ends_its_lines_between_words(
    lang: str, text: str, width: float, shown: list[str]
) -> None:
    galley = set_paragraph(setting(), copy(text, lang=lang), style(lines="ragged"), fixed(width))
    assert lines(galley) == shown
    # No line of a label is drawn apart to fill its measure.
    assert len({glyph.advance for run in runs(galley) for glyph in run.glyphs[:4]}) == 1


def test_running_copy_fills_its_lines_as_before() -> None:
    text = "中心為六十歲或以上的長者提供日間照顧、復康運動及膳食，每日收費四十八元，綜援受助人全免。"
    galley = set_paragraph(setting(), copy(text, lang="zh-Hant"), style(lines="ragged"), fixed(85))
    assert all(len(line) >= 8 for line in lines(galley)[:-1])
