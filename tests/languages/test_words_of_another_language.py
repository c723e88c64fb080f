"""Words of another language in copy: their tag in the PDF's tree and in HTML, their face, their hyphens."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest

import factsheet
from factsheet.content.languages import language
from factsheet.document.text import Inline, Text
from factsheet.locale.catalogues import Catalogue, units
from factsheet.pipeline import load
from factsheet.setting.paragraph import fixed, set_paragraph
from factsheet.typeset.hyphens import hyphenations
from tests.setting.made import copy, runs, setting, style

WORDS = {
    "la": "Aedes aegypti",
    "de": "Grüße",
    "ru": "Здравствуйте",
    "he": "שלום לכם",
    "ar": "السلام عليكم",
    "hi": "नमस्ते",
    "ja": "直径の測定",
    "zh-Hant": "測量直徑",
    "ko": "안녕하세요",
}
AROUND = {"en": "It says {} here.", "ar": "كتب {} هنا.", "zh-Hans": "这里写着{}。", "th": "เขียนว่า {} ที่นี่"}


def sheet(lang: str) -> factsheet.Factsheet:
    """Return a sheet in a language with the words of every other in texts, links and emphasis."""
    said = {tag: AROUND[lang].format(f"*[{words}]{{lang={tag}}}*") for tag, words in WORDS.items()}
    items = {
        f"in_{tag.lower().replace('-', '_')}": {"title": AROUND[lang].format("1"), "text": text}
        for tag, text in said.items()
        if tag != lang
    }
    return load(
        {
            "factsheet": 1,
            "id": "greetings",
            "lang": lang,
            "title": AROUND[lang].format("1"),
            "summary": AROUND[lang].format("2"),
            "publisher": {"name": "Example", "website": "https://example.org"},
            "about": {"text": AROUND[lang].format("[[Gesetz](https://example.org/gesetz)]{lang=de}")},
            "key_concerns": {"items": items},
            "call_to_action": {"text": AROUND[lang].format("3"), "url": "https://example.org"},
        }
    )


def elements(node: Any) -> Iterator[Any]:
    """Yield every structure element of a file, as pypdf reads them."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from elements(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


@pytest.fixture(scope="module", params=AROUND)
def made(request: pytest.FixtureRequest) -> tuple[str, dict[str, bytes]]:
    edition = factsheet.edition_of(sheet(request.param))
    artifacts = factsheet.produce(edition, "campaign", targets=("print", "screen", "html"))
    return request.param, {each.name.rpartition(f".{request.param}.")[2]: each.data for each in artifacts}


@pytest.mark.parametrize("kind", ["print.pdf", "screen.pdf"])
def test_their_span_in_the_tree_bears_their_language(made: tuple[str, dict[str, bytes]], kind: str) -> None:
    lang, files = made
    root = pypdf.PdfReader(io.BytesIO(files[kind])).trailer["/Root"]
    assert root["/Lang"] == lang
    spoken = {
        str(each["/ID"]).partition("@")[0]: str(each["/Lang"])
        for each in elements(root["/StructTreeRoot"])
        if each["/S"] == "/Span" and "/Lang" in each
    }
    expected = {f"key_concerns.in_{tag.lower().replace('-', '_')}.text": tag for tag in WORDS if tag != lang}
    assert spoken == expected


def test_a_page_of_html_says_language_and_direction(made: tuple[str, dict[str, bytes]]) -> None:
    lang, files = made
    page = files["html"].decode("utf-8")
    for tag, words in WORDS.items():
        if tag != lang:
            direction = language(tag).direction
            assert f'<em><span lang="{tag}" dir="{direction}">{words}</span></em>' in page
    assert '<a href="https://example.org/gesetz"><span lang="de" dir="ltr">Gesetz</span></a>' in page


def test_a_file_keeps_the_words_with_a_link_in_them(made: tuple[str, dict[str, bytes]]) -> None:
    _, files = made
    pages = pypdf.PdfReader(io.BytesIO(files["screen.pdf"])).pages
    leads = {
        each.get_object().get("/A", {}).get("/URI") for page in pages for each in page.get("/Annots", [])
    }
    assert "https://example.org/gesetz" in leads
    said = "".join("".join(page.extract_text().split()) for page in pages)
    assert all("".join(WORDS[tag].split()) in said for tag in ("la", "ja", "zh-Hant"))


@pytest.mark.parametrize(
    ("lang", "tag", "words"),
    [("zh-Hans", "ja", "直"), ("ja", "zh-Hans", "直"), ("ar", "ur", "سلام"), ("en", "ur", "سلام")],
)
def test_the_face_is_that_of_their_language(lang: str, tag: str, words: str) -> None:
    def faces(text: Text, of: str) -> set[str]:
        return {
            run.face
            for run in runs(set_paragraph(setting(of), text, style(), fixed(400)))
            if run.text == words
        }

    alone = faces(copy(words), tag)
    assert alone
    text = Text((Inline(AROUND.get(lang, "{}")[:5]), Inline(words, lang=tag)), "p")
    assert alone == faces(text, lang)
    assert alone != faces(copy(words), lang) or lang == "en"


def test_they_are_hyphenated_by_their_own_rules() -> None:
    word = "Bundesgesundheitsblattes"
    text = Text((Inline("In the "), Inline(word, lang="de"), Inline(" of this year")), "p")
    set_so = [
        run.text for run in runs(set_paragraph(setting("en"), text, style(), fixed(70))) if run.lang == "de"
    ]
    assert "".join(set_so) == word
    assert len(set_so) > 1
    places, at = set(hyphenations(word, "de")), 0
    for part in set_so[:-1]:
        at += len(part)
        assert at in places


def test_catalogues_keep_them_as_a_part_of_the_text() -> None:
    source = sheet("en")
    catalogue = Catalogue.of("fr", {unit.path: unit.source for unit in units(source)})
    assert catalogue.entries["key_concerns.in_la.text"].text == "It says *[Aedes aegypti]{lang=la}* here."
    edition = factsheet.edition_of(source, "fr", catalogue=catalogue)
    text = edition.texts()["key_concerns.in_la.text"]
    assert [(run.value, run.lang) for run in text.runs if run.lang] == [("Aedes aegypti", "la")]


def test_a_tag_that_is_none_is_told_with_its_place(tmp_path: Any) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text(
        "factsheet: 1\nid: a\nlang: en\ntitle: T\nsummary: S\n"
        "publisher: {name: P, website: https://example.org}\n"
        "about:\n  text: See [Aedes]{lang=latin} bite.\n",
        encoding="utf-8",
    )
    with pytest.raises(factsheet.FactsheetError) as raised:
        factsheet.read(path)
    (found,) = [each for each in raised.value.diagnostics if each.code == "language-not-usable"]
    assert found.span is not None
    assert (found.span.line, found.span.column, found.span.length) == (8, 26, 5)
    assert found.hint == 'did you mean "la", for Latin?'
