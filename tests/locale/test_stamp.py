"""A draft and an embargo: said under the header in the language of the edition, and in the files."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from factsheet.errors import DataError
from factsheet.locale.edition import localize
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import produce, results
from factsheet.source.reader import read_data

DATA: dict[str, Any] = {
    **{"factsheet": 1, "id": "stamped", "lang": "en", "title": "Not out yet", "summary": "It is all here."},
    **{"status": "draft", "embargo": "2026-12-01T06:00Z", "publisher": {"name": "Example"}},
    "sources": {
        "a": {"title": "Report", "authors": "A. Writer", "doi": "10.1000/182", "date": "2025"},
    },
    "imprint": {
        **{"version": "2.10", "number": "12/2026", "responsible": "C. Person"},
        **{"reviewed": "2026-03", "next_review": "2027-03"},
    },
}


def said(lang: str | None = None) -> dict[str, str]:
    edition = localize(read_data(DATA), lang, {} if lang else None, fallback=bool(lang))
    return {path: text.plain for path, text in edition.texts().items()}


@pytest.mark.parametrize(
    ("lang", "draft", "embargo"),
    [
        (None, "Draft", "Not for release before December 1, 2026, 06:00 UTC"),
        ("de", "Entwurf", "Sperrfrist: 1. Dezember 2026, 06:00 UTC"),
        ("ar", "مسودة", "محظور النشر حتى: ١ ديسمبر ٢٠٢٦, ٠٦:٠٠ UTC"),
        ("ja", "草案", "情報解禁：2026年12月1日, 06:00 UTC"),
    ],
)
def test_they_are_said_in_the_language_of_the_edition(lang: str | None, draft: str, embargo: str) -> None:
    found = said(lang)
    assert (found["stamp.status"], found["stamp.embargo"]) == (draft, embargo)
    assert list(found).index("stamp.status") == list(found).index("summary") + 1


def test_they_are_keywords_of_the_files_which_pass_preflight() -> None:
    edition = localize(read_data(DATA))
    wanted = "Draft \u2013 Not for release before December 1, 2026, 06:00 UTC"
    for made in results(edition, outputs=(PRINT, SCREEN)):
        with pikepdf.open(io.BytesIO(made.pdf)) as pdf, pdf.open_metadata() as about:
            assert about["pdf:Keywords"] == wanted
            assert str(pdf.docinfo.get("/Keywords", wanted)) == wanted
        report = preflight(made.pdf, edition=edition)
        assert not report.failed, report
    (page,) = produce(edition, targets=("html",))
    assert f'<meta name="keywords" content="{wanted}">' in page.data.decode("utf-8")


def test_without_them_nothing_is_said() -> None:
    edition = localize(read_data({key: DATA[key] for key in DATA if key not in ("status", "embargo")}))
    assert edition.stamp == "" and not [path for path in edition.texts() if path.startswith("stamp")]


def test_the_imprint_and_the_sources_say_the_rest() -> None:
    found = said("de")
    lines = [text for path, text in found.items() if path.startswith("imprint")]
    assert lines == [
        *("Version 2.10", "Nr. 12/2026", "Verantwortlich: C. Person"),
        *("Geprüft: März 2026", "Nächste Prüfung: März 2027"),
    ]
    assert found["sources.a"] == "Quelle: Report, A. Writer, 2025, doi:10.1000/182"
    (link,) = {run.link for run in localize(read_data(DATA)).texts()["sources.a"].runs if run.link}
    assert link == "https://doi.org/10.1000/182"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("status", "final", "unknown-word"),
        ("embargo", "2026-12-01", "date-not-valid"),
        ("embargo", "2026-12-01T25:00Z", "date-not-valid"),
        ("embargo", "2026-13-01T06:00Z", "date-not-valid"),
        ("imprint", {"reviewed": "2026-03", "next_review": "2025"}, "dates-out-of-order"),
        ("sources", {"a": {"title": "R", "doi": "https://doi.org/10.1000/182"}}, "doi-not-valid"),
    ],
)
def test_what_cannot_be_meant_is_an_error(key: str, value: object, code: str) -> None:
    with pytest.raises(DataError) as caught:
        read_data({**DATA, key: value})
    assert [each.code for each in caught.value.diagnostics] == [code]
    assert all(each.hint for each in caught.value.diagnostics)
