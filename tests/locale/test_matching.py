"""Which catalogue serves for a language that is asked for: regions are near, scripts and languages far."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.content.languages import UnknownLanguageError, near_miss
from factsheet.errors import CatalogueError
from factsheet.locale.edition import localize
from tests.locale.folder import PO_HEAD, put, sheet

ENTRY = 'msgctxt "title"\nmsgid "Refugees"\nmsgstr "{}"\n'


def edition_in(folder: Path, asked: str, *catalogues: str) -> str:
    """The language of the edition that is made, `+` before it where that is told."""
    for tag in catalogues:
        put(folder, f"{tag}.po", f"{PO_HEAD}\n{ENTRY.format(tag)}")
    edition = localize(sheet(folder), asked, fallback=True)
    told = [each for each in edition.warnings if each.code == "catalogue-of-region"]
    return f"{'+' * len(told)}{edition.lang}"


@pytest.mark.parametrize(
    ("asked", "catalogues", "taken"),
    [
        ("zh-Hant", ["zh-Hant-HK", "zh-Hans"], "+zh-Hant-HK"),
        ("zh-TW", ["zh-Hant-HK"], "+zh-Hant-HK"),
        ("pt", ["pt-BR"], "+pt-BR"),
        ("pt-AO", ["pt-BR"], "+pt-BR"),
        ("pt-BR", ["pt"], "pt-BR"),
        ("pt-u-nu-arab", ["pt-BR"], "+pt-BR-u-nu-arab"),
        ("nb", ["no"], "nb"),
        ("no", ["nb"], "nb"),
        ("he", ["iw"], "he"),
        ("tl", ["fil"], "fil"),
        ("fil", ["tl"], "fil"),
        ("en-GB", [], "en-GB"),
        ("sr", ["sr-Cyrl"], "sr"),
        ("de-AT", ["de", "de-CH"], "de-AT"),
    ],
)
def test_a_catalogue_that_serves(tmp_path: Path, asked: str, catalogues: list[str], taken: str) -> None:
    assert edition_in(tmp_path, asked, *catalogues) == taken


@pytest.mark.parametrize(
    ("asked", "catalogues", "hint"),
    [
        ("zh-Hant", ["zh-Hans"], "zh-Hans is in another script; make locale/zh-Hant.po"),
        ("sr", ["sr-Latn"], "sr-Latn is in another script"),
        ("pt", ["pt-BR", "pt-PT"], "say which: --language pt-BR or pt-PT"),
        ("nn", ["nb"], "make locale/nn.po"),
        ("da", ["nb", "de"], "make locale/da.po"),
        ("jp", ["ja"], 'did you mean "ja", for Japanese?'),
    ],
)
def test_none_that_does(tmp_path: Path, asked: str, catalogues: list[str], hint: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        edition_in(tmp_path, asked, *catalogues)
    assert hint in caught.value.diagnostics[0].hint


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("jp", "ja"),
        ("cn", "zh-Hans"),
        ("kr", "ko"),
        ("jp-JP", "ja"),
        ("ua", "uk"),
        ("deutsch", "de"),
        ("Deutsch", "de"),
        ("German", "de"),
        ("Français", "fr"),
        ("espanol", "es"),
        ("русский", "ru"),
        ("中文", "zh"),
        ("Tiếng Việt", "vi"),
    ],
)
def test_a_language_by_its_name_or_its_country_is_told_by_its_tag(written: str, meant: str) -> None:
    assert near_miss_of(written).startswith(f'did you mean "{meant}", for ')


def near_miss_of(written: str) -> str:
    """Return the hint for what is no tag, or a tag of no known language."""
    try:
        return near_miss(written)
    except UnknownLanguageError as problem:
        return problem.hint
