"""What the checks on translations find, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import Severity
from factsheet.locale.catalogues import Catalogue, find, languages, units
from factsheet.locale.po import PoEntry
from factsheet.source.reader import read
from factsheet.translate.checks import CHECKS, problems
from tests.locale.folder import GERMAN, sheet

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"


def found(folder: Path, lang: str = "de", **changes: str) -> list[str]:
    """What is wrong with the German catalogue with some texts changed."""
    factsheet = sheet(folder)
    sources = {unit.path: unit.source for unit in units(factsheet)}
    catalogue = Catalogue.of(lang, GERMAN | changes, sources)
    return [each.message for each in problems(factsheet, catalogue) if each.path in changes or not changes]


def test_a_sound_translation_has_no_problems(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("title", "", "not-translated"),
        ("summary", "Nur {rat} von 22.744 seit 1951 **so**.", "placeholder-lost"),
        ("summary", "Nur {rat} von 22.744 seit 1951 **so**.", "placeholder-added"),
        ("story.text", "Hugo floh (ja).", "placeholder-lost"),
        ("summary", "Nur {rate} von 22.744 seit 1951 **so.", "translation-markup"),
        ("summary", "Nur {rate} von 22.744 Menschen seit 1951.", "bold-lost"),
        ("summary", "Nur {rate} von 22.754 seit 1951 **so**.", "number-lost"),
        ("summary", "Nur {rate} von 22.744 seit 1951, 1967 **so**.", "number-added"),
        ("title", " Geflüchtete", "stray-space"),
        ("title", "Geflüchtete ", "stray-space"),
        ("title", "Die  Geflüchteten", "stray-space"),
        ("title", "Gefl\u202eüchtete", "invisible-character"),
        ("title", "Geflu\u0308chtete", "not-normalized"),
        ("title", "Gеflüchtete", "letter-of-other-script"),
        ("publisher.name", "A Center for Law", "same-as-source"),
        ("story.text", "Hugo[^name] floh.\n\nEr will (Asyl.", "bracket-alone"),
        ("title", "„Geflüchtete", "quotation-mark-alone"),
        ("story.notes.name", "Siehe den Bericht.", "link-lost"),
        ("story.notes.name", "Siehe [hier](https://example.org/en/report).", "link-to-other-language"),
        ("story.notes.name", "Siehe [hier](https://example.org/bericht).", "link-changed"),
        ("title", "٣ Menschen", "other-digits"),
    ],
)
def test_each_slip_is_found_at_its_text(tmp_path: Path, path: str, text: str, code: str) -> None:
    factsheet = sheet(tmp_path)
    sources = {unit.path: unit.source for unit in units(factsheet)}
    suspect = problems(factsheet, Catalogue.of("de", GERMAN | {path: text}, sources))
    (first, *_) = [each for each in suspect if each.code == code]
    assert (first.path, first.message.partition(" ")[0]) == (path, path)
    assert all(each.code for each in suspect)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Nur {rate} von 22.744 seit 1951 **so**."),
        ("fr", "Seuls {rate} de 22\u202f744 depuis 1951 **ici**."),
        ("hi", "1951 से 22,744 में से **केवल** {rate}।"),
        ("ar", "منذ ١٩٥١ **قُبل** {rate} من ٢٢٬٧٤٤."),
        ("fa", "از ۱۹۵۱ تنها {rate} از ۲۲٬۷۴۴ **نفر**."),
        ("my", "၁၉၅၁ မှ ၂၂,၇၄၄ တွင် **{rate}**။"),
        ("zh-Hans", "自1951年以来，22,744人中只有**{rate}**获批。"),
        ("de", "In 3 Fällen {rate} von 22 744 seit 1951 **so**.".replace(" 744", "\u00a0744")),
    ],
)
def test_numbers_are_compared_by_value_in_any_digits(tmp_path: Path, lang: str, text: str) -> None:
    assert found(tmp_path, lang, summary=text) == []


def test_an_abbreviation_in_hebrew_is_no_quotation(tmp_path: Path) -> None:
    assert found(tmp_path, "he", title="פליטי האו״ם ב״עיר״") == []


def test_traditional_chinese_does_not_pass_for_simplified(tmp_path: Path) -> None:
    assert found(tmp_path, "zh-Hans", title="難民的權利") == [
        "title has 難, which is 难 in this script",
        "title has 權, which is 权 in this script",
    ]
    assert found(tmp_path, "zh-Hant-HK", title="难民的權利") == ["title has 难, which is 難 in this script"]


def test_latin_letters_do_not_pass_for_a_translation_into_arabic(tmp_path: Path) -> None:
    assert found(tmp_path, "ar", title="Lajiun") == ["title is not in the script of Arabic"]
    assert found(tmp_path, "ar", title="لاجئون (UNHCR)") == []


def test_a_term_is_called_what_the_glossary_says(tmp_path: Path) -> None:
    factsheet = sheet(tmp_path)
    term = PoEntry("glossary.refoulement.term", "non-refoulement", "Non-Refoulement|Zurückweisung*")
    known = Catalogue.of("de", GERMAN).entries
    good = Catalogue("de", {**known, term.path: term})
    assert problems(factsheet, good) == ()
    bad = Catalogue("de", {**known, term.path: replace(term, text="Nichtzurückschiebung")})
    (problem,) = problems(factsheet, bad)
    assert problem.message == 'story.text does not say "Nichtzurückschiebung" for "non-refoulement"'


def test_a_stale_translation_is_an_error_at_its_line(tmp_path: Path) -> None:
    factsheet = sheet(tmp_path)
    entries = Catalogue.of("de", GERMAN).entries
    stale = Catalogue("de", {**entries, "title": PoEntry("title", "The refugees", "Geflüchtete")})
    (problem,) = problems(factsheet, stale)
    assert problem.message == "title has changed since it was translated"
    assert problem.severity is Severity.ERROR


def test_a_flag_silences_the_check_of_its_name_and_no_other(tmp_path: Path) -> None:
    factsheet = sheet(tmp_path)
    entries = Catalogue.of("ar", GERMAN).entries
    flagged = PoEntry("title", "Refugees", "Lajiun ", flags=("ignore-script",))
    found = problems(factsheet, Catalogue("ar", {**entries, "title": flagged}))
    assert [each.message for each in found if each.path == "title"] == ["title ends with a space"]


@given(text=st.text(max_size=80), lang=st.sampled_from(["de", "ar", "zh-Hant-HK", "ja", "th", "en-XA"]))
def test_whatever_a_translator_writes_is_looked_at_without_falling(
    tmp_path_factory: pytest.TempPathFactory, text: str, lang: str
) -> None:
    factsheet = sheet(tmp_path_factory.getbasetemp())
    catalogue = Catalogue.of(lang, GERMAN | {"title": text, "story.text": text})
    assert all(each.message for each in problems(factsheet, catalogue))


def test_every_check_has_its_name() -> None:
    assert {"placeholders", "numbers", "script", "glossary", "links", "controls"} <= set(CHECKS)


def test_the_catalogues_of_the_sample_are_sound() -> None:
    factsheet = read(SAMPLE)
    tags = languages(factsheet)
    assert len(tags) >= 32
    wrong = {tag: problems(factsheet, catalogue) for tag in tags if (catalogue := find(factsheet, tag))}
    assert {tag: [str(each) for each in found] for tag, found in wrong.items() if found} == {}


def test_every_catalogue_of_the_sample_says_that_it_awaits_a_reader() -> None:
    factsheet = read(SAMPLE)
    heads = [catalogue.header for tag in languages(factsheet) if (catalogue := find(factsheet, tag))]
    assert all("No native speaker has reviewed this translation yet." in head for head in heads)


def test_every_check_is_described() -> None:
    described = (SAMPLE.parents[2] / "docs" / "translation.md").read_text(encoding="utf-8")
    assert [name for name in CHECKS if f"`{name}`" not in described] == []
