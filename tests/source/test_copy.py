"""Ordinary copy from the data file to the edition: lines, links and numbers in texts of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.content.edition import Edition
from factsheet.errors import DataError
from factsheet.locale.catalogues import parse_catalogue
from factsheet.locale.edition import localize
from factsheet.source import reader
from factsheet.translate.template import template
from factsheet.yaml_source import parse

CHINESE = """\
factsheet: 1
id: cjk-breaks
lang: zh-Hant
title: 難民
summary: >-
  每年有數千人逃離迫害，
  來到香港尋求
  庇護。
publisher: {name: Example}
about:
  heading: 關於
  text: |-
    這個段落很長，一行寫
    不完，所以分成兩行。
"""
NUMBERED = """\
factsheet: 1
id: numbered
lang: en
title: "Only {rate} are safe"
summary: See [the report](https://en.wikipedia.org/wiki/Refugee_(law)) now.
publisher: {name: Example}
sources: {a: {title: "The year of {rate}"}}
key_numbers:
  items:
    rate: {value: 1.3, unit: percent, label: Accepted, source: a}
    other: {value: 22744, label: "{value} waiting", source: a}
story:
  heading: One of {other}
  text: Words.
"""


def edition(source: str, lang: str | None = None, texts: dict[str, str] | None = None) -> Edition:
    return localize(reader.factsheet(parse(source, "sheet.yaml"), Path()), lang, texts)


@pytest.mark.parametrize("style", [">-", "|-", ">", "|"])
def test_lines_of_chinese_copy_are_one_text(style: str) -> None:
    made = edition(CHINESE.replace(">-", style).replace("|-", style))
    assert made.find("header.summary").plain == "每年有數千人逃離迫害，來到香港尋求庇護。"
    assert made.find("about.text").plain == "這個段落很長，一行寫不完，所以分成兩行。"


@pytest.mark.parametrize("quote", ["'", '"', ""])
def test_a_line_end_that_yaml_made_a_space_is_told(quote: str) -> None:
    lines = f"summary: {quote}每年有數千人，\n  來到香港{quote}\n"
    made = edition(f"factsheet: 1\nid: a\nlang: zh-Hant\ntitle: 難民\n{lines}publisher: {{name: A}}\n")
    assert made.find("header.summary").plain == "每年有數千人， 來到香港"
    (told,) = (each for each in made.warnings if each.path == "summary")
    assert told.message == "summary has a space before this: YAML makes one of the line end"
    assert told.span is not None
    assert (told.span.line, told.span.column) == (6, 3)


def test_a_space_within_a_line_stays() -> None:
    made = edition(
        CHINESE.replace("title: 難民", "title: 難民 概況").replace("來到香港尋求", "來到 香港尋求")
    )
    assert made.title == "難民 概況"
    assert made.find("header.summary").plain == "每年有數千人逃離迫害，來到 香港尋求庇護。"


def test_a_catalogue_may_have_lines_too() -> None:
    texts = {
        "title": "難民",
        "summary": "每年，\n有數千人",
        "publisher.name": "例",
        "about.heading": "關\n於",
    }
    source = CHINESE.replace("lang: zh-Hant", "lang: en")
    made = edition(source, "zh-Hant", texts | {"about.text": "這個\n段落\n\n很長"})
    assert made.find("header.summary").plain == "每年，有數千人"
    assert made.find("about.heading").plain == "關於"
    assert made.find("about.text").plain == "這個段落\u2029很長"


def test_key_numbers_stand_in_titles() -> None:
    made = edition(NUMBERED)
    assert made.title == "Only 1.3% are safe"
    assert made.find("story.heading").plain == "One of 22,744"
    assert made.find("header.summary").runs[1].link == "https://en.wikipedia.org/wiki/Refugee_(law)"


def test_key_numbers_stand_in_translated_titles() -> None:
    sheet = reader.factsheet(parse(NUMBERED, "sheet.yaml"), Path())
    texts = {path: entry.source for path, entry in template(sheet, "de").entries.items()}
    made = localize(sheet, "de", texts | {"title": "Nur {rate} sind sicher"})
    assert made.title == "Nur 1,3\u00a0% sind sicher"
    assert made.find("story.heading").plain == "One of 22.744"


def test_a_number_that_is_lost_from_a_title_is_told() -> None:
    sheet = reader.factsheet(parse(NUMBERED, "sheet.yaml"), Path())
    texts = {path: entry.source for path, entry in template(sheet, "de").entries.items()}
    with pytest.raises(Exception, match=r"title has lost \{rate\}"):
        localize(sheet, "de", texts | {"title": "Wenige sind sicher"})


def test_a_template_of_a_title_with_signs_reads_back() -> None:
    source = NUMBERED.replace('"Only {rate} are safe"', r"'\{x\} of {rate} [Entwurf] 2 * 3'")
    sheet = reader.factsheet(parse(source, "sheet.yaml"), Path())
    texts = {path: each.source for path, each in template(sheet, "de").entries.items()}
    assert localize(sheet, "de", texts).title == "{x} of 1,3\u00a0% [Entwurf] 2 * 3"


def test_a_title_with_a_mark_is_told_with_its_place() -> None:
    with pytest.raises(DataError) as caught:
        edition(NUMBERED.replace('"Only {rate} are safe"', "Only **few** are safe"))
    (told,) = caught.value.diagnostics
    assert told.message == "title: the mark of bold, **few**, would print as it stands"
    assert told.span is not None
    assert (told.span.line, told.span.column, told.span.length) == (4, 13, 7)


def test_catalogues_with_marks_that_are_none_are_read() -> None:
    text = 'msgctxt "title"\nmsgid "a"\nmsgstr "*b"\n'
    assert parse_catalogue(text, "de.po", "de").entries["title"].text == "*b"
