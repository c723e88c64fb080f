"""Plurals and choices in copy, in the forms of each language."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.content import markup, unmarked
from factsheet.content.patterns import PLURAL, PatternError, asked, parsed, with_number
from factsheet.document.text import Inline, Text
from factsheet.errors import CatalogueError, DataError
from factsheet.locale.edition import localize
from factsheet.locale.filling import forms_of, lacking_forms
from factsheet.locale.locales import default, facts, locales
from factsheet.source.reader import read_data

SCHOOLS = "{n, plural, one {# school} other {# schools}}"
DATA: dict[str, Any] = {
    **{"factsheet": 1, "id": "counted", "lang": "en", "typography": "smart"},
    "variables": {"n": 1, "kind": "ward", "share": {"value": 1, "decimals": 1, "unit": "percent"}},
    "title": f"{SCHOOLS} in the {{kind, select, ward {{ward}} other {{district}}}}",
    "summary": "It's {meals, plural, one {**#** meal} other {**#** meals}} of "
    "{n, plural, =1 {one} other {#}}.",
    "publisher": {"name": "Example"},
    "key_numbers": {
        "items": {"meals": {"value": 1250, "label": "{value, plural, one {# meal} other {# meals}}"}}
    },
}


def said(
    data: dict[str, Any], lang: str | None = None, texts: dict[str, str] | None = None
) -> dict[str, str]:
    edition = localize(read_data(data), lang, texts, fallback=lang is not None)
    return {path: text.plain for path, text in edition.texts().items()}


@pytest.mark.parametrize(("number", "title"), [(1, "1 school"), (0, "0 schools"), (12500, "12,500 schools")])
def test_the_form_is_that_of_the_number_as_it_prints(number: int, title: str) -> None:
    found = said({**DATA, "variables": DATA["variables"] | {"n": number}})
    assert found["title"] == f"{title} in the ward"


def test_key_numbers_are_counted_too_and_an_apostrophe_is_a_letter() -> None:
    found = said(DATA)
    assert found["summary"] == "It’s 1,250 meals of one."
    assert found["key_numbers.meals.label"] == "1,250 meals"


def test_the_number_keeps_its_reference_and_its_marks() -> None:
    edition = localize(read_data(DATA))
    (number,) = (run for run in edition.texts()["summary"].runs if run.ref)
    assert (number.value, number.ref, number.strong) == ("1,250", "meals", True)


@pytest.mark.parametrize(
    ("number", "printed"),
    [(1, "1 школа"), (3, "3 школы"), (5, "5 школ"), (21, "21 школа"), (1.5, "1,5 школы")],
)
def test_a_translation_has_the_forms_of_its_language(number: float, printed: str) -> None:
    form = "{n, plural, one {# школа} few {# школы} many {# школ} other {# школы}}"
    title = form + " {kind, select, ward {района} other {округа}}"
    data = {**DATA, "variables": DATA["variables"] | {"n": number}}
    assert said(data, "ru", {"title": title})["title"] == f"{printed} района"


def test_a_form_that_lacks_is_an_error_and_one_too_many_a_warning() -> None:
    source = "{n, plural, one {# школа} other {# школ}} {kind, select, other {района}}"
    with pytest.raises(CatalogueError) as caught:
        said(DATA, "ru", {"title": source})
    (found,) = caught.value.diagnostics
    assert (found.code, found.path) == ("plural-form-missing", "title")
    assert found.hint == "add few {...} many {...}"
    texts = {"title": "{n, plural, one {#所} other {#所}}學校 {kind, select, other {區}}"}
    edition = localize(read_data(DATA), "zh-Hant", texts, fallback=True)
    codes = [each.code for each in edition.warnings if each.path == "title"]
    assert codes == ["plural-form-unknown"]


def test_a_translation_may_do_without_forms_but_not_without_the_number() -> None:
    assert said(DATA, "ja", {"title": "{kind}の学校{n}校"})["title"] == "wardの学校1校"
    with pytest.raises(CatalogueError) as caught:
        said(DATA, "ja", {"title": "学校"})
    lost = (each.message for each in caught.value.diagnostics if each.code == "placeholder-lost")
    assert sorted(lost) == [
        "title has lost {kind}",
        "title has lost {n}",
    ]


def test_a_plural_of_a_text_is_an_error() -> None:
    with pytest.raises(CatalogueError) as caught:
        said({**DATA, "title": "{kind, plural, one {#} other {#}}"})
    assert [each.code for each in caught.value.diagnostics] == ["pattern-not-valid"]


@pytest.mark.parametrize("key", ["title", "summary"])
@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{n, plural, one {x}}", "the plural has no form other"),
        ("{n, plural, other {x} other {y}}", "the plural has two forms other"),
        ("{n, plural, some {x} other {y}}", '"some" is no plural form'),
        ("{n, plurl, other {x}}", "is neither plural nor select"),
        ("{n, plural, one {x other {y}}", ""),
        ("{m, plural, other {x}}", "which does not exist"),
        ("{n, plural, other {{m}}}", "which does not exist"),
    ],
)
def test_what_cannot_be_read_is_an_error_with_its_place(key: str, pattern: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read_data({**DATA, key: f"In {pattern} here"})
    found = [each for each in caught.value.diagnostics if each.path == key]
    assert found and all(each.hint for each in found)
    assert any(message in each.message for each in found)


def test_braces_that_are_no_pattern_stay_text_in_a_title() -> None:
    assert said({**DATA, "title": "The set {a, b, c}"})["title"] == "The set {a, b, c}"


WORDS = st.text("abc äé'#,. ", max_size=8).map(lambda text: text.replace("#", "\\#"))
NAMES = st.lists(st.sampled_from(["zero", "one", "two", "few", "many", "=3"]), unique=True, max_size=4)


@settings(max_examples=60)
@given(NAMES, st.lists(WORDS, min_size=5, max_size=5))
def test_a_pattern_reads_back_as_it_was_written(names: list[str], words: list[str]) -> None:
    forms = " ".join(f"{name} {{{said}}}" for name, said in zip([*names, "other"], words, strict=False))
    source = f"{{n, plural, {forms}}}"
    found = parsed(source)
    assert found.kind == PLURAL and [name for name, _ in found.forms] == [*names, "other"]
    for module in (markup, unmarked):
        runs = module.read(f"a {source} b").runs
        assert [run.pattern for run in runs] == ["", source, ""]
        assert module.read(module.write(runs)).runs == runs


@settings(max_examples=60)
@given(st.text("{}n, plural#other\\ ", max_size=60))
def test_no_text_brings_the_reader_down(text: str) -> None:
    source = "{n, plural, " + text
    for module in (markup, unmarked):
        module.read(source)
    try:
        found = parsed(source)
    except PatternError:
        return
    assert list(asked(source))[0] == ("n", found.kind)


def test_a_plural_inside_has_its_own_number() -> None:
    assert with_number("\\# # {m, select, a {#} other {}}", "n") == "# {n} {m, select, a {{n}} other {}}"


def test_the_forms_needed_of_every_locale_are_among_those_that_it_has() -> None:
    for name in locales():
        rules = (facts(name) or default())["plurals"]
        needed = forms_of(rules)
        assert set(needed) <= set(rules), name
        source = "{n, plural, " + " ".join(f"{form} {{#}}" for form in (*needed, "other")) + "}"
        text = Text((Inline(source, ref="n", pattern=source),), "title")
        assert not list(lacking_forms(text, name)), name
    assert forms_of((facts("pl") or default())["plurals"]) == ("one", "few", "many")
    assert forms_of((facts("fr") or default())["plurals"]) == ("one",)
