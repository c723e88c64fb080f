"""Catalogues beside a data file: which one serves a language, and which files are never read."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.errors import CatalogueError
from factsheet.locale.catalogues import find, languages, read_catalogue, units
from factsheet.locale.edition import localize
from tests.locale.folder import PO_HEAD, put, sheet


def entry(text: str) -> str:
    return f'{PO_HEAD}\nmsgctxt "title"\nmsgid "Refugees"\nmsgstr "{text}"\n'


def title(folder: Path, tag: str) -> str:
    catalogue = find(sheet(folder), tag)
    return catalogue.entries["title"].text if catalogue else ""


def test_every_text_that_prints_is_given_to_translators(tmp_path: Path) -> None:
    sources = {unit.path: unit.source for unit in units(sheet(tmp_path))}
    assert sources["summary"] == "Only {rate} of 22744 people are **accepted** since 1951."
    assert sources["story.text"] == "Hugo[^name] fled.\n\nHe seeks non-refoulement (asylum)."
    assert "key_numbers.rate.value" not in sources


def test_the_catalogue_of_a_language_serves_its_regions(tmp_path: Path) -> None:
    put(tmp_path, "ar.po", entry("arabic"))
    put(tmp_path, "ar-EG.po", entry("egyptian"))
    assert title(tmp_path, "ar-u-nu-latn") == "arabic"
    assert title(tmp_path, "ar-LB") == "arabic"
    assert title(tmp_path, "ar-EG") == "egyptian"


def test_a_catalogue_never_serves_another_script(tmp_path: Path) -> None:
    put(tmp_path, "zh.po", entry("simplified"))
    put(tmp_path, "zh-Hant.po", entry("traditional"))
    assert title(tmp_path, "zh-Hans") == "simplified"
    assert title(tmp_path, "zh-Hant-HK") == title(tmp_path, "zh-TW") == "traditional"


def test_all_languages_are_those_with_a_catalogue(tmp_path: Path) -> None:
    assert languages(sheet(tmp_path)) == ()
    for name in ("de.po", "zh-Hant-HK.po", "en.po", "notes.po", "small.pot"):
        put(tmp_path, name, PO_HEAD)
    assert languages(sheet(tmp_path)) == ("de", "zh-Hant-HK")


def test_a_language_without_a_catalogue_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        localize(sheet(tmp_path), "de")
    (problem,) = caught.value.diagnostics
    assert problem.message == "there is no translation into German (de)"
    assert "locale/de.po" in problem.hint


def test_a_region_of_the_own_language_needs_no_catalogue(tmp_path: Path) -> None:
    edition = localize(sheet(tmp_path), "en-IN")
    assert (edition.lang, edition.title) == ("en-IN", "Refugees")


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "sheet"
    folder.mkdir()
    outside = tmp_path / "outside.po"
    outside.write_text(entry("secret"))
    (folder / "locale").mkdir()
    (folder / "locale" / "de.po").symlink_to(outside)
    with pytest.raises(CatalogueError, match="leads out of its folder"):
        localize(sheet(folder), "de")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "de.po", b"#" * (4 * 2**20 + 1))
    with pytest.raises(CatalogueError, match="the limit is 4 MB"):
        localize(sheet(tmp_path), "de")


def test_a_translation_without_end_is_refused_with_its_line(tmp_path: Path) -> None:
    path = put(tmp_path, "de.po", entry("*a " * 10_000))
    with pytest.raises(CatalogueError, match=r"de.po:6:9: error: title has 30,000 characters"):
        read_catalogue(path)


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = put(
        tmp_path, "de.po", PO_HEAD.encode() + b'\nmsgctxt "title"\nmsgid "a"\nmsgstr "Gefl\xfcchtete"\n'
    )
    with pytest.raises(CatalogueError, match=r":6:1: error: the catalogue is not in UTF-8"):
        read_catalogue(path)
