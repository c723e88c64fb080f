"""Other values for one language: a helpline, a picture, a block that does not apply there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factsheet.document.nodes import Figure, walk
from factsheet.errors import CatalogueError, DataError, Span
from factsheet.locale.edition import localize
from factsheet.source.overrides import Given, overridden
from factsheet.source.reader import factsheet, read, read_data
from factsheet.yaml_source import YamlDocument, from_data

DATA: dict[str, Any] = {
    **{"factsheet": 1, "id": "own", "lang": "en", "title": "Help", "summary": "Call {office}."},
    **{"publisher": {"name": "Example"}, "variables": {"office": "the office"}},
    "body": {
        "help": {"kind": "contact", "items": {"line": {"label": "Line", "phone": "112"}}},
        "danger": {"kind": "text", "text": "Only here."},
    },
}
OWN = {
    "ar": {
        "body.help.line.phone": "999",
        "body.help.line.label": "خط",
        "body.danger.omit": True,
        "office": "مكتب",
    },
    "de": {"body.danger": {"omit": True}},
}
TEXTS = {"title": "مساعدة", "summary": "اتصل {office}.", "publisher.name": "مثال"}


def said(lang: str | None, texts: dict[str, str] | None = None, fallback: bool = False) -> dict[str, str]:
    edition = localize(read_data({**DATA, "editions": OWN}), lang, texts, fallback=fallback)
    return {path: text.plain for path, text in edition.texts().items()}


def test_a_language_has_its_own_values_and_leaves_a_block_out() -> None:
    found = said("ar", TEXTS)
    assert found["body.help.line.phone"] == "999" and found["body.help.line.label"] == "خط"
    assert found["summary"] == "اتصل مكتب."
    assert not [path for path in found if path.startswith("body.danger")]
    own = said(None)
    assert own["body.help.line.phone"] == "112" and own["body.danger.text"] == "Only here."
    assert "body.danger.text" not in said("de", {}, fallback=True)


def test_a_region_takes_those_of_its_language_and_others_none() -> None:
    assert said("ar-EG", TEXTS)["body.help.line.phone"] == "999"
    assert said("fr", {}, fallback=True)["body.help.line.phone"] == "112"


def test_what_is_given_needs_no_translation_and_all_else_does() -> None:
    with pytest.raises(CatalogueError) as caught:
        said("ar", {key: text for key, text in TEXTS.items() if key != "title"})
    assert [each.path for each in caught.value.diagnostics] == ["title"]


def test_a_picture_with_words_in_it_is_another(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    for name in ("en", "ar"):
        (tmp_path / f"{name}.svg").write_text(drawing, encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text(
        "factsheet: 1\nid: own\nlang: en\ntitle: T\nsummary: S\npicture: en.svg\npicture_alt: Words\n"
        "publisher: {name: E}\neditions:\n  ar: {picture: ar.svg}\n  de: {picture: de.svg}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError) as caught:
        read(path)
    (missing,) = caught.value.diagnostics
    assert missing.code == "picture-missing" and missing.span and missing.span.line == 11
    (tmp_path / "de.svg").write_text(drawing, encoding="utf-8")
    edition = localize(read(path), "ar", {"title": "T", "summary": "S", "publisher.name": "E"}, fallback=True)
    assert [each.art.value for each in walk(edition.document) if isinstance(each, Figure)] == ["ar.svg"]


@pytest.mark.parametrize(
    ("editions", "message", "code"),
    [
        (
            {"ar": {"body.halp.line.phone": "9"}},
            "leads to nothing",
            "unknown-content-path",
        ),
        ({"ar": {"body.help.line.omit": True}}, "body.help.line is not a block", "unknown-block"),
        ({"ar": {"body.danger.omit": "yes"}}, "is not true", "not-true-or-false"),
        ({"ar": {"body.help.line.phone": "call us"}}, "address-not-valid", "address-not-valid"),
        ({"ar": ["title"]}, "is a list, not a group of values", "not-a-group"),
        ({"a r": {"title": "T"}}, "", "language-not-usable"),
        ("ar", "is text, not a group of keys", "not-a-group"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(editions: object, message: str, code: str) -> None:
    with pytest.raises(DataError) as caught:
        read_data({**DATA, "editions": editions})
    (found,) = (each for each in caught.value.diagnostics if each.code == code)
    assert message in str(found) and found.hint


def test_a_link_to_a_block_that_is_left_out_is_an_error() -> None:
    data = {**DATA, "summary": "See [danger](#danger).", "editions": OWN}
    with pytest.raises(CatalogueError) as caught:
        localize(read_data(data), "de", {}, fallback=True)
    assert [each.code for each in caught.value.diagnostics] == ["unknown-block"]


def test_the_cell_of_a_problem_is_told_once_however_many_languages_have_values_of_their_own() -> None:
    sheet = {**DATA, "editions": {"de": {"title": "Hilfe"}}}
    path, held = "body.help.line.phone", "when the last report came in " * 4
    cell = YamlDocument("rows.csv", {path: held}, {(path,): Span("rows.csv", 2, 3)}, raws={(path,): held})
    with pytest.raises(DataError) as caught:
        factsheet(overridden(from_data(sheet), [Given(path, cell, (path,))]), None)
    assert [each.message.count("the cell holds") for each in caught.value.diagnostics] == [1]
