"""Credits of pictures: a word for what a name made, once, in the language of the sheet, in every output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from factsheet.content.edition import Edition
from factsheet.locale.edition import localize
from factsheet.locale.words import languages, neutral, phrase_of
from factsheet.pipeline import SCREEN, produce, results
from factsheet.source.reader import read_data
from tests.pdf.read import Tree

HEAD: dict[str, Any] = {
    **{"factsheet": 1, "id": "credits", "title": "Water", "summary": "A well.", "edition": "2026-05-03"},
    "publisher": {"name": "City"},
}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#000"/></svg>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures")
    for name in ("well.jpg", "well.JPEG", "well.png", "well.webp"):
        Image.linear_gradient("L").convert("RGB").resize((900, 600)).save(path / name)
    (path / "well.svg").write_text(DRAWING, encoding="utf-8")
    return path


def made(folder: Path, credit: str, file: str = "well.jpg", lang: str = "en", **more: Any) -> Edition:
    block = {"kind": "picture", "file": file, "alt": "A well", "credit": credit}
    return localize(read_data({**HEAD, "lang": lang, "body": {"shown": block}, **more}, folder))


def said(edition: Edition) -> str:
    return edition.texts()["body.shown.credit"].plain


@pytest.mark.parametrize(
    ("lang", "file", "wanted"),
    [
        ("en", "well.jpg", "Photo: A. Roe"),
        ("en", "well.JPEG", "Photo: A. Roe"),
        ("en", "well.webp", "Photo: A. Roe"),
        ("en", "well.png", "Image: A. Roe"),
        ("en", "well.svg", "Image: A. Roe"),
        ("de-AT", "well.jpg", "Foto: A. Roe"),
        ("de", "well.svg", "Bild: A. Roe"),
        ("fr", "well.jpg", "Photo : A. Roe"),
        ("pl", "well.jpg", "Fot. A. Roe"),
        ("zh-Hant-HK", "well.jpg", "攝影：A. Roe"),
        ("ar", "well.jpg", "تصوير: A. Roe"),
        ("km", "well.svg", "រូបភាព៖ A. Roe"),
        ("din", "well.jpg", "A. Roe"),
    ],
)
def test_a_name_gets_the_word_for_what_it_made(folder: Path, lang: str, file: str, wanted: str) -> None:
    assert said(made(folder, "A. Roe", file, lang)) == wanted


@pytest.mark.parametrize(
    ("lang", "credit"),
    [
        ("en", "Photo: A. Roe"),
        ("en", "Photo by A. Roe"),
        ("en", "A. Roe / AFP Photo"),
        ("en", "© A. Roe, 2024"),
        ("en", "(C) A. Roe"),
        ("en", "Boundaries: OCHA"),
        ("de", "Photograph A. Roe"),
        ("de", "Foto A. Roe"),
        ("zh", "摄影 A. Roe"),
        ("zh", "图：A. Roe"),
        ("km", "ថតដោយ៖ A. Roe"),
        ("hu", "A. Roe fotó"),
        ("lt", "A. Roe nuotrauka"),
    ],
)
def test_a_credit_that_has_its_word_stays_as_it_is(folder: Path, lang: str, credit: str) -> None:
    assert said(made(folder, credit, lang=lang)) == credit


@pytest.mark.parametrize("name", ["Fotouhi", "Imagery Ltd", "Fotis Bildt", "Photos’ Friends Society"])
def test_a_name_that_begins_like_the_word_is_a_name(folder: Path, name: str) -> None:
    assert said(made(folder, name, lang="de")) == (name if name.startswith("Photos") else f"Foto: {name}")


@pytest.mark.parametrize("tag", [tag for tag in languages() if phrase_of(tag, "photo")])
def test_a_credit_with_the_words_of_its_language_is_not_given_them_again(folder: Path, tag: str) -> None:
    """What somebody copies from a printed sheet into the data file prints as it did."""
    once = said(made(folder, "A. Roe", lang=tag))
    assert once != "A. Roe" and said(made(folder, once, lang=tag)) == once


def test_the_words_may_be_given_and_are_asked_for(folder: Path) -> None:
    assert said(made(folder, "A. Roe", lang="din", builtin={"photo": "Thurɛ {name}"})) == "Thurɛ A. Roe"
    lacked = [each for each in made(folder, "A. Roe", lang="din").warnings if "built-in" in each.message]
    assert "for: photo, updated;" in lacked[0].message
    drawn = [
        each for each in made(folder, "A. Roe", "well.svg", "din").warnings if "built-in" in each.message
    ]
    assert "for: image, updated;" in drawn[0].message
    assert (neutral("din", "photo"), neutral("din", "updated")) == ("{name}", "{date}")


def test_a_story_and_a_group_of_pictures_have_them_too(folder: Path) -> None:
    story = {"heading": "A well", "text": "It is dry.", "picture": "well.jpg", "picture_alt": "A well"}
    items = {
        "one": {"file": "well.jpg", "alt": "A", "credit": "B. Poe"},
        "two": {"file": "well.svg", "alt": "B"},
    }
    group = {"kind": "picture", "items": items, "credit": "C. Loe"}
    data = {**HEAD, "lang": "en", "story": {**story, "picture_credit": "A. Roe"}, "body": {"shown": group}}
    texts = localize(read_data(data, folder)).texts()
    assert texts["story.picture_credit"].plain == "Photo: A. Roe"
    assert texts["body.shown.one.credit"].plain == "Photo: B. Poe"
    assert texts["body.shown.credit"].plain == "Image: C. Loe", "one of them is a drawing"


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", ["Photo: A. Roe", "Updated May 3, 2026"]),
        ("de", ["Foto: A. Roe", "Stand: 3. Mai 2026"]),
        ("hi", ["फ़ोटो: A. Roe", "अद्यतन: 3 मई 2026"]),
    ],
)
def test_pages_tags_html_and_text_say_the_same(folder: Path, lang: str, wanted: list[str]) -> None:
    edition = made(folder, "A. Roe", lang=lang)
    (pdf,) = results(edition, outputs=(SCREEN,))
    files = [each.data.decode("utf-8") for each in produce(edition, targets=("html", "text"))]
    for each in wanted:
        assert all(each in text for text in (*files, Tree(pdf.pdf).text())), each
