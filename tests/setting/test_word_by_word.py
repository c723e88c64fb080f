"""Copy of which a line holds hardly more than a word is told, so that it gets a wider place."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.composing import badness
from factsheet.composing.bench import Bench
from factsheet.composing.measures import SetTileHeights, TileHeights
from factsheet.composing.plan import BlockPart
from factsheet.composing.tiles import Place
from factsheet.fonts.library import bundled
from factsheet.pipeline import edition_of, load
from factsheet.setting.counted import Look
from factsheet.setting.extent import extent_of
from factsheet.setting.paragraph import counted_paragraph, fixed, paragraph_extent, set_paragraph
from tests.setting.made import copy, setting, style
from tests.sheets.trial import LAYOUTS, layout_on

DEMANDS = (
    "Kunnioittakaa turvapaikanhakijoiden oikeutta kansainväliseen suojeluun",
    "Järjestäkää maksuton oikeudellinen neuvontapalvelu hakijoille",
    "Allekirjoittakaa pakolaissopimus viivyttelemättä",
    "Myöntäkää väliaikainen oleskelulupa mielenterveyspalveluineen kaikille",
)


@pytest.mark.parametrize("lines", ["ragged", "balanced"])
@pytest.mark.parametrize(
    ("lang", "words", "width", "spare"),
    [
        ("fi", "kansainvälinen oikeudellinen neuvontapalvelu turvapaikanhakijoille", 108, 4 - 4 / 1.7),
        ("fi", "kansainvälinen oikeudellinen neuvontapalvelu turvapaikanhakijoille", 250, 0.0),
        ("fi", "kansainvälinen oikeudellinen neuvontapalvelu", 108, 0.0),  # of three words
        ("en", "they wait for years, and then for years again", 108, 0.0),
        ("th", "ผู้ลี้ภัยทุกคน ต้องรอคอยนาน หลายสิบปี ในเมืองใหญ่", 80, 0.0),
        ("zh", "难民在此等候多年", 24, 4 - 8 / 4.5),
        ("zh", "难民在此等候多年", 250, 0.0),
        ("zh", "难民等候多年", 30, 0.0),  # of six letters
        ("ja", "高齢者等避難（市）", 30, 3 - 9 / 4.5),
        ("ja", "大雨・洪水注意報（気象庁）", 90, 0.0),
    ],
)
def test_lines_that_copy_has_over_those_of_a_few_words_are_told(
    lines: str, lang: str, words: str, width: float, spare: float
) -> None:
    there, text, type = setting(lang), copy(words), style(lines=lines)
    counted = paragraph_extent(there, counted_paragraph(there, text, type, Look()), width)
    as_set = extent_of(set_paragraph(there, text, type, fixed(width)))
    for found in (counted, as_set):
        assert sum(each.spare for each in found.large) == pytest.approx(spare)


def test_a_column_of_words_is_a_fault_that_no_page_more_is_worth() -> None:
    prices = [badness.lines_to_spare(lines / 2) for lines in range(40)]
    assert prices[0] == 0.0 and prices == sorted(prices)
    assert prices[2] > 4 and 11 < prices[-1] < badness.PAGE / 2


def sheet() -> dict[str, Any]:
    hard = "Pitkäkestoinen hakemusmenettely viivästyttää oleskelulupapäätöksiä vuosikausiksi eteenpäin. " * 2
    return {
        "factsheet": 1,
        "id": "demands",
        "lang": "fi",
        "title": "Turvapaikanhakijat",
        "summary": "Vuosittain tuhannet vainotut ihmiset hakevat turvaa. " * 3,
        "publisher": {"name": "Oikeusapukeskus"},
        "key_concerns": {
            "items": {f"c{number}": {"title": "Oikeudelliset esteet", "text": hard} for number in range(3)}
        },
        "recommendations": {"items": {f"r{number}": {"text": text} for number, text in enumerate(DEMANDS)}},
        "about": {"heading": "Keskus", "text": "Teemme oikeusaputyötä. " * 8},
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_narrow_place_costs_demands_in_long_words_what_a_wide_one_does_not(layout: str) -> None:
    chosen = layout_on(layout, "A4")
    bench = Bench(edition_of(load(sheet())).publisher_at(chosen.spec.publisher), chosen, bundled())
    for measures in (TileHeights(bench), SetTileHeights(bench)):
        tile, arrangement = measures.choices(BlockPart("recommendations"))[0]
        made = [measures.measure(tile, arrangement, 1.0, Place(width)) for width in range(120, 2001, 20)]
        prices = [dict(each.terms).get("word by word", 0.0) for each in made if not each.overfull]
        assert max(prices) > 4 and prices[-1] == 0.0
