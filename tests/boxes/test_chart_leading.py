"""Lines of the words of a chart stand as far apart as the letters of their script ask for."""

from __future__ import annotations

from operator import is_
from typing import Any

import pytest

from factsheet.boxes.chart import ChartLettering
from factsheet.charts.drawing import PLAIN, SOFT, STRONG, Label
from factsheet.composing.bench import Bench
from factsheet.content.edition import Edition
from factsheet.document.nodes import Paragraph
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.locale.edition import localize
from factsheet.pipeline import load

COPY = {
    "ur": "ضلع دادو میں خاندان اب بھی خیموں میں رہتے ہیں اور سردیاں دور ہیں",
    "ar": "سجلت في محافظة الزرقاء إصابة بالحصبة منذ يناير واللقاح مجاني",
    "th": "ผู้มีสิทธิเลือกตั้งครั้งแรกต้องนำบัตรประชาชนไปด้วย",
    "en": "Families still live in tents and winter is near",
}


def edition_in(lang: str) -> Edition:
    """A sheet of two numbers whose title, summary and publisher are long."""
    sheet: dict[str, Any] = {
        "factsheet": 1,
        "id": "l",
        "lang": lang,
        "title": COPY[lang],
        "summary": COPY[lang],
        "publisher": {"name": COPY[lang]},
        "key_numbers": {"items": {"a": {"value": 1, "label": "a"}, "b": {"value": 2, "label": "b"}}},
    }
    return localize(load(sheet))


@pytest.mark.parametrize("lang", COPY)
def test_lines_that_a_chart_places_are_no_nearer_than_those_of_a_paragraph(lang: str) -> None:
    edition = edition_in(lang)
    summary = edition.index["summary"]
    assert isinstance(summary, Paragraph)
    for name in layout_names():
        letters = ChartLettering(Bench(edition, load_layout(name), bundled()).context(1.0))
        for type in (PLAIN, SOFT, STRONG):
            wide = letters.width(summary.text, type) / 2.5
            lines = letters.set(Label(summary.text, 0.0, 0.0, wide, type)).baselines
            assert len(lines) > 1
            assert lines[1] - lines[0] <= letters.leading(type) + 0.05


def test_the_type_of_a_chart_is_the_same_each_time_so_that_its_words_are_shaped_once() -> None:
    edition = edition_in("en")
    setting = Bench(edition, load_layout("clear"), bundled()).context(1.0)
    title = edition.texts()["title"]
    for type in (PLAIN, STRONG, SOFT):
        first, second = (ChartLettering(setting) for _ in range(2))
        assert first.style(type) is second.style(type)
        assert all(map(is_, first.halves(title, type), second.halves(title, type)))
