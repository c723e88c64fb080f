"""An edition in another language: every text is translated, or the build says which is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.content.edition import Edition
from factsheet.errors import CatalogueError, Severity
from factsheet.locale.catalogues import Catalogue
from factsheet.locale.edition import localize
from factsheet.locale.po import PoEntry, PoFile, write
from tests.locale.folder import GERMAN, put, sheet


def german(folder: Path, **changes: str) -> Edition:
    return localize(sheet(folder), "de", GERMAN | changes)


def refused(folder: Path, **changes: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        german(folder, **changes)
    return str(caught.value)


def test_an_edition_speaks_its_language_and_writes_its_numbers(tmp_path: Path) -> None:
    edition = german(tmp_path)
    assert edition.title == "Geflüchtete"
    assert edition.texts()["summary"].plain.startswith("Nur 1,3\u00a0% von")
    assert {text.lang for text in edition.texts().values()} == {"de"}


def test_a_catalogue_beside_the_data_file_is_found(tmp_path: Path) -> None:
    entries = tuple(PoEntry(path, "?", text) for path, text in GERMAN.items())
    put(tmp_path, "de.po", write(PoFile("", {}, entries)))
    with pytest.raises(CatalogueError, match="title has changed since it was translated into German"):
        localize(sheet(tmp_path), "de")


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_missing_text_is_an_error_with_its_line(tmp_path: Path, text: str) -> None:
    catalogue = Catalogue("de", {"title": PoEntry("title", "Refugees", text)})
    with pytest.raises(CatalogueError) as caught:
        localize(sheet(tmp_path), "de", catalogue)
    messages = [each.message for each in caught.value.diagnostics]
    assert messages[0] == "title is not translated into German"
    assert len(messages) == len(GERMAN)


def test_with_fallback_a_missing_text_is_printed_as_it_is_and_said(tmp_path: Path) -> None:
    texts = {path: text for path, text in GERMAN.items() if path != "story.heading"}
    edition = localize(sheet(tmp_path), "de", texts, fallback=True)
    heading = edition.texts()["story.heading"]
    assert (heading.plain, heading.lang) == ("Story", "en")
    assert edition.missing == ("story.heading",)
    (warning,) = [each for each in edition.warnings if each.path == "story.heading"]
    assert warning.severity is Severity.WARNING
    assert warning.message == "story.heading is not translated into German: printed in English"


def test_a_text_that_stays_writes_its_numbers_as_its_own_language_does(tmp_path: Path) -> None:
    texts = {path: text for path, text in GERMAN.items() if path != "summary"}
    edition = localize(sheet(tmp_path), "de", texts, fallback=True)
    assert edition.texts()["summary"].plain.startswith("Only 1.3% of")
    assert edition.texts()["key_numbers.rate.label"].plain == "Nur 1,3\u00a0% werden anerkannt"


def test_a_translation_of_an_older_text_is_not_printed(tmp_path: Path) -> None:
    fuzzy = PoEntry("title", "Refugees", "Geflüchtete", flags=("fuzzy",))
    older = PoEntry("title", "The refugees", "Geflüchtete")
    for entry in (fuzzy, older):
        catalogue = Catalogue("de", Catalogue.of("de", GERMAN).entries | {"title": entry})
        with pytest.raises(CatalogueError, match="title has changed since"):
            localize(sheet(tmp_path), "de", catalogue)
        assert localize(sheet(tmp_path), "de", catalogue, fallback=True).title == "Refugees"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("summary", "Nur {rat} werden **anerkannt**.", "summary has lost {rate}"),
        ("summary", "Nur {rate} und {rate} **a**.", "summary has {rate}, which is not in the source"),
        ("story.text", "Hugo floh.", r"story.text has lost [^name]"),
        ("summary", "Nur {rate werden anerkannt.", 'summary: "{" stands alone'),
        ("summary", "Nur {rate} **werden anerkannt.", "summary: bold is opened by ** and never closed"),
        ("story.notes.name", "Siehe [hier](javascript:alert)", "story.notes.name: the link"),
    ],
)
def test_marks_that_are_lost_or_broken_stop_the_edition(
    tmp_path: Path, path: str, text: str, said: str
) -> None:
    assert said in refused(tmp_path, **{path: text})


def test_signs_in_a_text_without_marks_are_printed_as_they_are(tmp_path: Path) -> None:
    assert german(tmp_path, title="*Flucht [hier]").title == "*Flucht [hier]"
    assert german(tmp_path, title=r"\*Flucht\* \{hier\}").title == "*Flucht* {hier}"


def test_a_mark_in_a_text_without_marks_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"title: the mark of emphasis, \*Flucht\*, would print"):
        german(tmp_path, title="*Flucht* hier")


def test_a_finding_on_a_translation_has_its_place_in_the_catalogue(tmp_path: Path) -> None:
    from factsheet.locale.catalogues import units

    sources = {unit.path: unit.source for unit in units(sheet(tmp_path))}
    entries = tuple(PoEntry(path, sources[path], text) for path, text in GERMAN.items())
    path = put(tmp_path, "de.po", write(PoFile("", {}, entries)))
    edition = localize(sheet(tmp_path), "de")
    span = edition.texts()["title"].span
    assert span is not None
    line = path.read_text().splitlines()[span.line - 1]
    assert line[span.column - 1 :].startswith("Geflüchtete")
