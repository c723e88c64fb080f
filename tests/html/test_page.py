"""The HTML page: the words of the document in its order, each with what it is, and nothing from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

import factsheet
from factsheet.content.edition import Edition
from factsheet.document.nodes import Table, walk, words
from factsheet.errors import OutputError
from factsheet.pipeline import load
from factsheet.source.reader import read_data
from factsheet.targets import targets
from factsheet.targets.png import PngTarget
from factsheet.targets.text import with_addresses
from tests.languages.editions import LANGUAGES

DATA = {
    "factsheet": 1,
    "id": "wells",
    "lang": "en",
    "title": "Clean <water> & what it costs",
    "summary": "Call **+852 2345 6789** or see [it](https://example.org/a?b=1&c=2).\n\nA second paragraph.",
    "publisher": {"name": "Example", "website": "https://example.org"},
    "key_numbers": {
        "items": {
            "unsafe": {"value": 37, "unit": "percent", "label": "Only {value} of wells are unsafe"},
            "pumps": {"value": 12500, "label": "pumps"},
        }
    },
    "key_concerns": {
        "items": {
            "one": {"title": "Far away", "text": "It is far, see {pumps}."},
            "two": {"title": "Dear", "text": "It is dear."},
        }
    },
    "story": {"heading": "Ama's story", "text": "Ama[^a] walks.", "notes": {"a": "Not her name."}},
    "recommendations": {
        "items": {"a": {"text": "Dig", "icon": "scales"}, "b": {"text": "Test", "icon": "scroll"}}
    },
    "call_to_action": {"text": "Scan to read", "url": "https://example.org/wells"},
}
SAMPLE = "data/hong-kong-refugees/factsheet.yaml"


class _Reader(HTMLParser):
    """Reads a page as a browser does: the text that is seen, every element with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._unseen += tag in ("style", "title")
        if tag in ("p", "h1", "h2", "h3", "li", "td", "th", "caption"):
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(data)


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


def made(edition: Edition, layout: str = "campaign", target: str = "html") -> str:
    (artifact,) = factsheet.produce(edition, layout, targets=(target,))
    return artifact.data.decode("utf-8")


def folded(text: str) -> list[str]:
    return text.split()


@pytest.fixture(scope="module")
def wells() -> Edition:
    return factsheet.edition_of(load(DATA))


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("target", ["html", "html-fragment"])
def test_a_page_says_what_the_document_says_in_its_order(wells: Edition, layout: str, target: str) -> None:
    read_as = wells.publisher_at("head" if layout == "editorial" else "foot")
    said = [part.plain for text in words(read_as.document) for part in text.paragraphs()]
    assert folded("".join(read(made(wells, layout, target)).said)) == folded(" ".join(said))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_so_does_the_fragment_of_every_translation(lang: str) -> None:
    edition = factsheet.edition_of(factsheet.read(SAMPLE), lang)
    said = [part.plain for text in words(edition.document) for part in text.paragraphs()]
    fragment = read(made(edition, target="html-fragment"))
    assert folded("".join(fragment.said)) == folded(" ".join(said))
    (article,) = [attributes for tag, attributes in fragment.elements if tag == "article"]
    assert (article["lang"], article["dir"]) == (edition.lang, edition.direction)


@pytest.mark.parametrize("lang", ["ar", "ur", "my", "zh-Hant-HK", "hi", "km"])
def test_so_does_that_of_a_translation(lang: str) -> None:
    edition = factsheet.edition_of(factsheet.read(SAMPLE), lang)
    page = made(edition)
    said = [part.plain for text in words(edition.document) for part in text.paragraphs()]
    assert folded("".join(read(page).said)) == folded(" ".join(said))
    (root,) = [attributes for tag, attributes in read(page).elements if tag == "html"]
    assert root["lang"] == edition.lang
    assert root.get("dir", "ltr") == edition.direction


def test_elements_are_what_they_say(wells: Edition) -> None:
    elements = read(made(wells)).elements
    tags = [tag for tag, _ in elements]
    assert tags.count("main") == tags.count("h1") == tags.count("aside") == 1
    assert {"section", "ul", "ol", "header"} <= set(tags)
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"key_numbers", "story", "key_concerns.one"} <= set(ids)
    named = [attributes["aria-labelledby"] for _, attributes in elements if "aria-labelledby" in attributes]
    assert set(named) <= set(ids)
    targets_of_links = [attributes["href"] for tag, attributes in elements if tag == "a"]
    assert "https://example.org/a?b=1&c=2" in targets_of_links
    assert {each[1:] for each in targets_of_links if each.startswith("#")} <= set(ids)


def test_columns_of_numbers_end_on_one_edge_and_keep_their_rows() -> None:
    edition = factsheet.edition_of(factsheet.load("tests/sheets/kinds/table.yaml"))
    page = made(edition)
    assert 'class="number" scope="col">Now<' in page and '<td class="number">£2.50' in page
    assert '<th scope="col">Weight<' in page
    tables = [each for each in walk(edition.document) if isinstance(each, Table)]
    assert page.count("<tr") == sum(len(table.rows) for table in tables)


def test_parts_of_a_block_are_items_whatever_their_ids() -> None:
    items = {
        name: {"file": "images/river.svg", "alt": "A river", "caption": "Here"}
        for name in ("main", "figure", "total")
    }
    data = {**DATA, "body": {"p": {"kind": "picture", "items": items}}}
    page = made(factsheet.edition_of(read_data(data, "tests/sheets/kinds")))
    parts = [each["class"] for tag, each in read(page).elements if each.get("id", "").startswith("body.p.")]
    assert parts == ["item"] * 3


def test_numbers_and_addresses_keep_their_direction(wells: Edition) -> None:
    assert '<bdi dir="ltr">+852 2345 6789</bdi>' in made(wells)


def test_a_sign_stays_with_its_number_behind_arabic_words() -> None:
    data = {**DATA, "story": {"heading": "1", "text": "Germs (الجراثيم 12%) travel."}}
    assert 'Germs (<bdi dir="rtl">الجراثيم 12%</bdi>) travel.' in made(factsheet.edition_of(load(data)))
    arabic = {**DATA, "lang": "ar", "story": {"heading": "1", "text": "الجراثيم 12% من"}}
    assert "الجراثيم 12% من" in made(factsheet.edition_of(load(arabic)))


def test_words_of_a_number_are_small_within_it() -> None:
    numbers = {
        "share": {"value": 58.3, "unit": "percent", "label": "居民的**{value}**的家庭"},
        "wait": {"value": 38, "unit": "minutes", "label": "等候"},
    }
    data = DATA | {"lang": "zh", "key_numbers": {"items": numbers}, "key_concerns": None, "story": None}
    page = made(factsheet.localize(read_data({key: each for key, each in data.items() if each})))
    assert '居民的<span class="quantity">58.3%<span class="small">的</span></span>家庭' in page
    assert '>38<span class="small">分钟</span>' in page
    assert "--wide:4" in page


def test_nothing_is_loaded_and_nothing_runs(wells: Edition) -> None:
    page = made(wells)
    assert "<script" not in page
    assert not re.findall(r'(?:src|url\()\s*=?\s*["\']?(?!data:)(?:https?:)?//', page)
    loaded = [
        attributes.get("src", "data:") for tag, attributes in read(page).elements if tag in ("img", "link")
    ]
    assert all(each.startswith("data:") for each in loaded)


def test_the_head_names_the_page_and_its_translations(wells: Edition) -> None:
    beside = {"ar": "wells.ar.html"}
    (artifact,) = factsheet.produce(wells, targets=("html",), beside=beside)
    assert artifact.name == "wells.en.html"
    page = artifact.data.decode("utf-8")
    assert "<title>Clean &lt;water&gt; &amp; what it costs</title>" in page
    assert '<link rel="alternate" hreflang="ar" href="wells.ar.html">' in page


@pytest.mark.parametrize(
    ("lang", "most"), [("en", 100), ("ar", 100), ("hi", 100), ("ur", 250), ("zh-Hant-HK", 250)]
)
def test_a_page_without_its_pictures_is_small(lang: str, most: int) -> None:
    pytest.importorskip("brotli", reason="without Brotli fonts are WOFF 1.0, a quarter larger")
    for layout in ("campaign", "editorial"):
        page = made(factsheet.edition_of(factsheet.read(SAMPLE), lang), layout)
        assert len(re.sub(r"<img[^>]*>", "", page).encode()) < most * 1024


def test_every_target_is_found_by_its_name_and_a_mistyped_one_is_told(wells: Edition) -> None:
    assert {"print", "screen", "html", "html-fragment", "text", "png"} <= set(targets())
    with pytest.raises(OutputError, match="cannot be made into"):
        factsheet.produce(wells, targets=("pfd",))


def test_plain_text_says_the_same_in_lines_that_fit(wells: Edition) -> None:
    text = made(wells, target="text")
    said = [with_addresses(part) for each in words(wells.document) for part in each.paragraphs()]
    flat = " ".join(text.split())
    position = 0
    for passage in (" ".join(each.split()) for each in said if each != "1" and each != "2"):
        position = flat.index(passage, position) + len(passage)
    assert all(len(line) <= 72 or " " not in line.strip() for line in text.splitlines())
    assert text.endswith("\n")


def test_pages_become_pictures(wells: Edition) -> None:
    made_of_pages = factsheet.produce(wells, targets=(PngTarget(dpi=40), "screen"))
    assert [each.name for each in made_of_pages][0] == "wells.en.1.png"
    assert made_of_pages[0].data.startswith(b"\x89PNG")
    assert made_of_pages[-1].media_type == "application/pdf"


def test_words_that_are_marked_in_bold_copy_are_told_by_color_and_all_of_it_by_none() -> None:
    items = {
        "a": {"text": "**Respect** the right"},
        "b": {"text": "**Respect the right**"},
        "c": {"text": "Respect"},
    }
    sheet = {
        **{"factsheet": 1, "id": "a", "lang": "en", "title": "A title", "summary": "A message."},
        **{"publisher": {"name": "Somebody"}, "recommendations": {"items": items}},
    }
    (artifact,) = factsheet.produce(factsheet.localize(factsheet.load(sheet)), "campaign", targets=("html",))
    html = artifact.data.decode("utf-8")
    assert '<p class="text bold mixed"><strong>Respect</strong> the right</p>' in html
    assert '<p class="text bold"><strong>Respect the right</strong></p>' in html
    assert '<p class="text bold">Respect</p>' in html


def test_wide_word_spaces_of_a_face_are_as_on_the_pages() -> None:
    sheet = {
        **{"factsheet": 1, "id": "a", "lang": "si", "title": "සරණාගතයෝ", "summary": "හිංසා පීඩා හා ගැටුම්."},
        **{"publisher": {"name": "මධ්‍යස්ථානය"}},
    }
    (artifact,) = factsheet.produce(factsheet.localize(factsheet.load(sheet)), "campaign", targets=("html",))
    assert ";--word-space:-0.2em;" in artifact.data.decode("utf-8")
