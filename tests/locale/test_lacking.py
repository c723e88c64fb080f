"""Words that a language lacks never stop a sheet: they are given in the data, or a sign stands for them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from factsheet.content.builtin import ENGLISH, PATTERNS, faults, gaps
from factsheet.content.edition import Edition
from factsheet.content.languages import is_known, name_of, near_miss
from factsheet.display import StructureRole
from factsheet.document.nodes import Figure, walk
from factsheet.errors import CatalogueError, Severity
from factsheet.locale.catalogues import Catalogue, find, parse_catalogue, write_catalogue
from factsheet.locale.edition import localize
from factsheet.locale.lacking import lacking
from factsheet.locale.words import languages, neutral, phrase_of
from factsheet.makeup.compose import compose
from factsheet.pipeline import SCREEN, edition_of, layout_of, library_of, results
from factsheet.source.schema import schema
from factsheet.translate.checks import problems
from factsheet.translate.pair import pairs
from factsheet.translate.template import template, update
from tests.locale.folder import put, sheet
from tests.source.sample import read_text, refused

WHOLE = """\
factsheet: 1
id: small
lang: {lang}
edition: "2023-11"
title: Abak
summary: Ruel anyiec.
publisher: {{name: A Center}}
key_numbers:
  items:
    rate: {{value: 15, unit: one_in, label: "{{value}} koc"}}
    more: {{value: 12, unit: per_1000, label: "{{value}} koc"}}
    koc: {{value: 12, unit: people, label: koc, show: gauge, target: 20}}
    share: {{value: 12, unit: percent, label: koc, show: icon_array, as_of: "2022-05"}}
    folk: {{value: 13, unit: percent, label: koc, show: icon_array, of: people}}
key_concerns:
  items:
    one: {{title: Abak, text: Ruel anyiec.}}
    two: {{title: Abak, text: Ruel anyiec.}}
recommendations:
  items:
    one: {{text: Abak, icon: "phosphor:scales"}}
    two: {{text: Abak, icon: "phosphor:scales"}}
body:
  careful: {{kind: about, tone: warning, text: Ruel anyiec.}}
  asked: {{kind: questions, show: myths, items: {{a: {{question: Yeer, answer: Ruel.}}}}}}
  counted:
    kind: table
    columns: {{name: Abak, count: Yeer}}
    rows:
      one: {{name: "1", count: {{value: 1, flag: provisional}}}}
      two: {{name: "2", count: {{value: 1, flag: estimated}}}}
      three: {{name: "3", count: {{value: 1, flag: break}}}}
      four: {{name: "4", count: {{missing: not-available}}}}
      five: {{name: "5", count: {{missing: not-applicable}}}}
      six: {{name: "6", count: {{missing: suppressed}}}}
  drawn:
    kind: chart
    source: census
    subtitle: "2023"
    series: {{many: Yeer}}
    data: {{one: {{date: "2021", many: 1}}, two: {{date: "2023", many: 2}}}}
  named:
    kind: chart
    source: census
    subtitle: "2023"
    series: {{many: Yeer}}
    data: {{one: {{label: "1", many: 1}}, two: {{label: "2", many: 2}}}}
  asked_for:
    kind: chart
    show: funding
    source: census
    subtitle: "2023"
    data: {{one: {{label: "1", part: received, value: 1}}, two: {{label: "2", part: required, value: 2}}}}
  besides: {{kind: about, tone: note, text: Ruel anyiec.}}
call_to_action: {{text: Yeer, url: "https://example.org/x"}}
sources:
  census:
    title: Census
    publisher: Office
    page: 12
    url: https://example.org/census
    accessed: "2024-05-03"
status: draft
embargo: "2026-12-01T06:00Z"
imprint:
  {{license: CC-BY-4.0, version: 1, number: 2, responsible: Deng, reviewed: "2026", next_review: "2027"}}
"""
# The comma is of the script; words of pictures need files: tests/content/test_credits.py asks for them.
ELSEWHERE = ("and", "photo", "image")
KEYS = sorted(set(ENGLISH) - set(ELSEWHERE))


def whole(lang: str, more: str = "") -> str:
    return WHOLE.format(lang=lang) + more


def test_a_sheet_that_needs_every_word_builds_in_a_language_that_has_none() -> None:
    edition = localize(read_text(whole("din")))
    assert edition.find("key_numbers.rate.value").plain == "1/15"
    assert edition.find("key_numbers.more.value").plain == "12‰"
    (line,) = edition.find("sources.lines")
    assert line.plain.startswith("Census, Office, 12, example.org/census, (")
    assert edition.find("imprint.license").plain == "CC BY 4.0"
    assert edition.index["call_to_action.url.code"].alt.plain == "Yeer https://example.org/x"
    (said,) = [each for each in edition.warnings if each.code == "builtin-words-missing"]
    assert said.message.partition("for: ")[2].partition(";")[0] == ", ".join(KEYS)
    assert all(each.severity is Severity.WARNING for each in edition.warnings)


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_a_heading_that_nobody_has_is_left_out_and_its_section_keeps_a_title(layout: str) -> None:
    edition = localize(read_text(whole("din")))
    sections = {node.path: node for node in edition.structure().children}
    for kind in ("key_numbers", "key_concerns", "recommendations"):
        assert sections[kind].title == kind
        assert StructureRole.H2 not in [each.role for each in sections[kind].walk()]
    (made,) = results(edition, layout, outputs=(SCREEN,))
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        dictionaries = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        titles = {str(each.get("/ID")): str(each["/T"]) for each in dictionaries if "/T" in each}
    assert {"key_numbers", "key_concerns", "recommendations"} <= titles.keys()
    assert all(titles[path] == path.rpartition(".")[2] for path in titles)


def test_a_heading_that_is_there_needs_no_title() -> None:
    sections = {node.path: node for node in localize(read_text(whole("en"))).structure().children}
    assert sections["key_numbers"].title == ""
    assert sections["key_numbers"].children[0].role is StructureRole.H2


def test_the_data_file_gives_the_words_of_its_own_language() -> None:
    given = "".join(f"  {key}: '{said}'\n" for key, said in _capitals().items())
    edition = localize(read_text(whole("din", f"builtin:\n{given}")))
    assert not [each for each in edition.warnings if each.code == "builtin-words-missing"]
    assert edition.find("key_numbers.heading").plain == "KEY NUMBERS"
    assert edition.find("sources.lines")[0].plain.startswith("SOURCE: Census, Office, P. 12")
    assert edition.find("key_numbers.rate.label").plain == "1 IN 15 koc"


def test_words_of_the_data_file_go_before_those_of_the_language() -> None:
    edition = localize(read_text(whole("de", 'builtin: {source: "Beleg: {source}"}\n')))
    assert edition.find("sources.lines")[0].plain.startswith("Beleg: Census")


@pytest.mark.parametrize(
    ("written", "said", "hint"),
    [
        ("builtin: [a]", "builtin is a list, not a group of keys", "Source: {source}"),
        ("builtin: {sorce: a}", "builtin.sorce is not a built-in word", 'did you mean "source"?'),
        ("builtin: {source: Quelle}", "builtin.source has lost {source}", "where it belongs"),
        ("builtin: {source: '{source} {sorce}'}", "builtin.source has {sorce}, which", "its gaps: {source}"),
        ("builtin: {source: '{source}{source}'}", "holds {source} more than once", "keep one"),
        (
            "builtin: {source: '{source} }'}",
            "builtin.source has a brace without its other half",
            "take it out",
        ),
        ("builtin: {key_numbers: '{x.y}'}", "has a brace without its other half", "take it out"),
        ("builtin: {key_numbers: ' '}", "builtin.key_numbers is empty", "write the words"),
        ("builtin: {key_numbers: }", "builtin.key_numbers is empty", "write the words"),
        ("builtin: {key_numbers: [a]}", "builtin.key_numbers is a list, not text", "write words"),
        ('builtin: {key_numbers: "a\\u202eb"}', "holds a character that does not print", "take it out"),
        (f"builtin: {{key_numbers: {'a' * 201}}}", "has 201 characters", "at most 200"),
    ],
)
def test_a_mistake_in_the_words_is_told_where_it_is(written: str, said: str, hint: str) -> None:
    (found,) = refused(whole("din", written + "\n"))
    assert said in found.message and hint in found.hint
    assert found.span and found.span.line == whole("din").count("\n") + 1


def test_the_schema_knows_the_words() -> None:
    words = schema()["properties"]["builtin"]
    assert set(words["properties"]) == set(ENGLISH) and words["additionalProperties"] is False


def test_a_catalogue_is_begun_with_the_words_that_its_language_lacks(tmp_path: Path) -> None:
    factsheet = sheet(tmp_path, whole("en"))
    made = template(factsheet, "din")
    assert [path for path in made.entries if path.startswith("builtin.")] == [
        f"builtin.{key}" for key in ENGLISH if key not in ELSEWHERE
    ]
    assert made.entries["builtin.source"].source == "Source: {source}"
    assert "keep it" in made.entries["builtin.source"].notes
    assert not [path for path in template(factsheet, "de").entries if path.startswith("builtin.")]
    assert not [path for path in template(factsheet, "").entries if path.startswith("builtin.")]


def test_a_catalogue_gives_the_words_and_keeps_them(tmp_path: Path) -> None:
    factsheet = sheet(tmp_path, whole("en"))
    made = template(factsheet, "din")
    filled = {path: replace(each, text=each.source) for path, each in made.entries.items()}
    filled["builtin.source"] = replace(filled["builtin.source"], text="Tene: {source}")
    catalogue = replace(made, entries=filled)
    back = parse_catalogue(write_catalogue(catalogue), "din.po", "din")
    edition = localize(factsheet, "din", back)
    assert edition.find("sources.lines")[0].plain.startswith("Tene: Census")
    assert not [each for each in edition.warnings if each.code == "builtin-words-missing"]
    same, changes = update(factsheet, back)
    assert not changes and same.entries.keys() == back.entries.keys()
    assert "builtin.source" in [pair.path for pair in pairs(factsheet, back)]


def test_what_a_catalogue_says_in_place_of_a_word_of_its_language_stays(tmp_path: Path) -> None:
    factsheet = sheet(tmp_path, whole("en"))
    given = Catalogue.of("de", {"builtin.source": "Beleg: {source}"})
    assert update(factsheet, given)[0].entries["builtin.source"].text == "Beleg: {source}"
    with pytest.raises(CatalogueError, match="builtin.source has lost {source}"):
        localize(factsheet, "de", Catalogue.of("de", {"builtin.source": "Beleg"}), fallback=True)


def test_what_is_not_translated_or_fuzzy_is_no_word(tmp_path: Path) -> None:
    factsheet = sheet(tmp_path, whole("en"))
    made = template(factsheet, "din")
    fuzzy = replace(made.entries["builtin.source"], text="Tene: {source}", flags=("fuzzy",))
    entries = {path: replace(each, text=each.source) for path, each in made.entries.items()}
    edition = localize(factsheet, "din", replace(made, entries=entries | {"builtin.source": fuzzy}))
    (said,) = [each for each in edition.warnings if each.code == "builtin-words-missing"]
    assert "for: source;" in said.message and "builtin.source" in said.hint


@pytest.mark.parametrize("fallback", [False, True])
@pytest.mark.parametrize("left", ["empty", "deleted", "fuzzy"])
@pytest.mark.parametrize("tag", ["din", "qu"])
def test_an_edition_from_a_catalogue_without_them_is_built(
    tmp_path: Path, tag: str, left: str, fallback: bool
) -> None:
    factsheet = sheet(tmp_path, whole("en"))
    entries = dict(template(factsheet, tag).entries)
    for path, each in template(factsheet, tag).entries.items():
        builtin = path.startswith("builtin.")
        if builtin and left == "deleted":
            del entries[path]
        elif not builtin or left == "fuzzy":
            flags = ("fuzzy",) if builtin else ()
            entries[path] = replace(each, text=each.source, flags=flags)
    put(tmp_path, f"{tag}.po", write_catalogue(replace(template(factsheet, tag), entries=entries)))
    edition = edition_of(factsheet, tag, fallback)
    assert edition.find("sources.lines")[0].plain.startswith("Census, Office, 12, example.org/census, (")
    (said,) = [each for each in edition.warnings if "built-in" in each.message or "builtin." in each.message]
    assert "source" in said.message and said.severity is Severity.WARNING
    found = problems(factsheet, find(factsheet, tag) or Catalogue(tag, {}))
    builtin_ones = [each for each in found if each.path.startswith("builtin.")]
    assert builtin_ones and all(each.severity is Severity.WARNING for each in builtin_ones)


def test_every_phrase_of_every_language_has_the_gaps_of_its_key() -> None:
    wrong = {
        (tag, key): list(faults(key, phrase_of(tag, key)))
        for tag in languages()
        for key in ENGLISH
        if phrase_of(tag, key) and list(faults(key, phrase_of(tag, key)))
    }
    assert wrong == {}
    assert {key: phrase_of("en", key) for key in ENGLISH} == ENGLISH


@pytest.mark.parametrize("key", KEYS)
def test_a_form_in_no_language_says_all_that_its_gaps_hold(key: str) -> None:
    assert set(gaps(ENGLISH[key])) - set(gaps(neutral("din", key))) <= {"thousand"}
    assert not any(each.isalpha() for each in neutral("din", key).replace("{", "\0{").split("\0")[0])


@pytest.mark.parametrize("tag", ["qqy", "qqy-Cyrl", "x-klass", "und", "art-x-toki", "tlh"])
def test_a_tag_that_nobody_knows_builds_with_a_warning(tag: str) -> None:
    edition = localize(read_text(whole(tag)))
    assert edition.lang == tag
    numbers, words = (each for each in edition.warnings if each.path == "lang")
    assert "writes numbers and dates is not known" in numbers.message
    assert all(each.span and each.span.line == 3 for each in (numbers, words))
    assert compose(edition, layout_of(edition, None, None), library_of(edition)).pages


def test_the_code_of_a_country_is_taken_for_that_of_its_language() -> None:
    assert near_miss("jp") == 'did you mean "ja", for Japanese?'
    assert (name_of("qqy"), is_known("qqy"), near_miss("ja")) == ("qqy", False, "")


def test_norway_is_a_language_in_yaml() -> None:
    edition = localize(read_text(whole("no")))
    assert edition.lang == "nb"


def test_what_an_edition_needs_depends_on_its_blocks(tmp_path: Path) -> None:
    assert lacking(sheet(tmp_path), "din") == ()
    assert sorted(lacking(read_text(whole("en")), "din")) == KEYS


def _capitals() -> dict[str, str]:
    """The words of English in capitals, their gaps as they are."""
    found = {}
    for key, said in ENGLISH.items():
        if key in PATTERNS:
            found[key] = said.replace("person", "PERSON").replace("people", "PEOPLE")
            continue
        parts = said.replace("}", "{").split("{")
        found[key] = "".join(f"{{{part}}}" if index % 2 else part.upper() for index, part in enumerate(parts))
    return found


def test_the_words_of_an_icon_array_are_given_in_the_data_or_in_a_catalogue(tmp_path: Path) -> None:
    given = (
        "builtin: {tally: '{total} yic {marked}', tally_people: '{marked} koc {total}', as_of: 'te {date}'}\n"
    )
    edition = localize(read_text(whole("din", given)))
    assert _drawn(edition)[0] == "100 yic 12"
    assert _drawn(edition)[1] == "13 koc 100"
    (said,) = [each for each in edition.warnings if each.code == "builtin-words-missing"]
    assert "tally" not in said.message and "as_of" not in said.message
    catalogue = Catalogue.of("din", {"builtin.tally": "{marked} yic {total}"})
    edition = localize(sheet(tmp_path, whole("en")), "din", catalogue, fallback=True)
    assert _drawn(edition)[0] == "12 yic 100"


def test_words_for_anything_serve_for_people_and_only_what_is_used_is_asked_for() -> None:
    edition = localize(read_text(whole("din", "builtin: {tally: '{marked} yic {total}'}\n")))
    assert _drawn(edition)[1] == "13 yic 100"
    (said,) = [each for each in edition.warnings if each.code == "builtin-words-missing"]
    assert "tally" not in said.message


def test_languages_of_the_sample_and_more_have_the_words_of_charts_and_of_missing_numbers() -> None:
    tags = "ar bn de el en es fa fr he hi hu id it ja km ko lo ms my ne nl pa pl pt ro ru si sv sw ta te th"
    wanted = "not_available not_applicable suppressed highest lowest first last name date tally as_of"
    lacking = [
        (tag, key)
        for tag in (*tags.split(), "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant")
        for key in wanted.split()
        if not phrase_of(tag, key)
    ]
    assert lacking == []


def _drawn(edition: Edition) -> list[str]:
    """What the icon arrays of an edition show, in words."""
    return [
        each.alt.plain
        for each in walk(edition.document)
        if isinstance(each, Figure)
        and each.alt
        and each.id.startswith("key_numbers")
        and "koc" not in each.id
    ]
