"""Plain text: every word, number and address of the data file, each address whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.document.text import Inline, Text
from factsheet.errors import columns
from factsheet.locale.edition import localize
from factsheet.pipeline import produce
from factsheet.targets.text import COLUMNS, _wrapped, with_addresses
from tests.source.sample import read_text

URL = "https://example.org/reports/census-of-the-year"
ARCHIVED = "https://web.archive.org/web/20231101000000/https://example.org/reports/census-of-the-year"
SHEET = f"""\
factsheet: 1
id: small
lang: {{lang}}
title: Abak
summary: Read [the report]({URL}), [example.org](https://example.org) and [nothing](#).
publisher: {{{{name: A Center}}}}
sources:
  both: {{{{title: Both, url: "{URL}", accessed: "2024-05-03", archived: "{ARCHIVED}"}}}}
  old: {{{{title: Old, archived: "{ARCHIVED}"}}}}
  new: {{{{title: New, url: "{URL}"}}}}
imprint:
  license: CC-BY-4.0
  partners:
    a: {{{{name: A Partner, url: "https://partner.example.org/about"}}}}
    b: {{{{name: Another}}}}
"""


def text_of(lang: str) -> str:
    (made,) = produce(localize(read_text(SHEET.format(lang=lang))), targets=("text",))
    return made.data.decode("utf-8")


@pytest.mark.parametrize("lang", ["en", "ar", "th", "din", "ja"])
def test_every_address_comes_out_whole_and_on_one_line(lang: str) -> None:
    lines = text_of(lang).splitlines()
    for address in (
        f"the report ({URL})",
        "example.org",
        ARCHIVED.removeprefix("https://"),
        URL.removeprefix("https://"),
        "A Partner (https://partner.example.org/about)",
        "(https://creativecommons.org/licenses/by/4.0/)",
    ):
        assert any(address.split()[-1] in line for line in lines)
    assert "(#)" not in text_of(lang) and "(https://example.org)" not in text_of(lang)
    assert all(columns(line) <= COLUMNS or len(line.split()) == 1 for line in lines)


def test_a_source_names_its_address_and_its_archived_copy() -> None:
    both, old, new = localize(read_text(SHEET.format(lang="en"))).find("sources.lines")
    assert both.plain == (
        f"Source: Both, {URL.removeprefix('https://')}, accessed May 3, 2024, {ARCHIVED.removeprefix('https://')}"
    )
    assert [run.link for run in both.runs if run.link] == [URL, ARCHIVED]
    assert old.plain == f"Source: Old, {ARCHIVED.removeprefix('https://')}"
    assert [run.link for run in old.runs] == ["", ARCHIVED, ""]
    assert new.plain == f"Source: New, {URL.removeprefix('https://')}"


@given(
    st.lists(
        st.sampled_from(["word", "long-word", "重要", "ที่นี่", "https://example.org/" + "a/b-c?d=e&f.g/" * 8]),
        min_size=1,
        max_size=30,
    )
)
def test_no_line_ends_inside_an_address(words: list[str]) -> None:
    lines = list(_wrapped(Text((Inline(" ".join(words)),), "x"), "en", "  "))
    assert "".join("".join(lines).split()) == "".join(words)
    addresses = [word for word in words if word.startswith("https://")]
    assert [part for line in lines for part in line.split() if part.startswith("https://")] == addresses
    assert all(columns(line) <= COLUMNS or "https://" in line.split()[0] for line in lines)


def test_copy_that_says_its_address_does_not_say_it_twice() -> None:
    text = Text((Inline("Census", link=URL), Inline(f", {URL.removeprefix('https://')}")), "x")
    assert with_addresses(text) == text.plain
