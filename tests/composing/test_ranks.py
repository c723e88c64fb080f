"""Ranks of type in a header: the lead keeps under the title at any scale, in any script."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.composing.bench import Bench
from factsheet.composing.ranks import TITLE_OVER_LEAD, leads_of
from factsheet.composing.search import scales
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.pipeline import edition_of, load

WATER = {
    **{
        "en": "Water",
        "ar": "ماء",
        "ur": "پانی",
        "he": "מים",
        "zh-Hant": "水",
        "ja": "水",
        "ko": "물",
        "hi": "जल",
    },
    **{"th": "น้ำ", "my": "ရေ", "km": "ទឹក", "am": "ውሃ", "ta": "நீர்", "ka": "წყალი", "hy": "ջուր", "ru": "вода"},
}
MOST_LEAD = 1.85  # of running text: the reader of a lead is nearer than that of a title


def bench(lang: str, layout: str) -> Bench:
    said = WATER[lang]
    data: dict[str, Any] = {"factsheet": 1, "id": "a", "lang": lang, "title": said, "summary": said}
    data |= {"publisher": {"name": said}, "body": {"a": {"kind": "text", "heading": said, "text": said}}}
    return Bench(edition_of(load(data)), load_layout(layout), bundled())


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("lang", WATER)
def test_no_title_is_fitted_to_the_size_of_its_lead(lang: str, layout: str) -> None:
    of = bench(lang, layout)
    text = of.layout.spec.compose.plain.text
    for scale in scales(of):
        styles = of.context(scale).styles
        for name, way in of.blocks["header"].arrangements.items():
            titles = [
                style for style in of.designed if style.startswith("title") and f"'{style}'" in repr(way)
            ]
            for lead in leads_of(way):
                assert styles[lead].size <= MOST_LEAD * styles[text].size, name
                if of.designed[lead].size <= of.designed[text].size:
                    continue  # there is hardly room for either
                for title in titles:
                    least = TITLE_OVER_LEAD * styles[lead].size
                    fit = styles[title].fit
                    assert styles[title].size >= least * 0.99, (name, title)
                    assert fit is None or fit.min >= least * 0.99, (name, title)


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("lang", WATER)
def test_every_level_has_a_header_whose_lead_is_as_large_as_its_text(lang: str, layout: str) -> None:
    of = bench(lang, layout)
    assert len(of.levels) >= 2
    for level in of.levels:
        ways = of.ways[level]["header"]
        assert ways
        for name in ways:
            for lead in leads_of(of.blocks["header"].arrangements[name]):
                text = of.designed[of.layout.spec.compose.plain.text].size
                assert level == 1 or of.designed[lead].size >= 0.99 * level * text
