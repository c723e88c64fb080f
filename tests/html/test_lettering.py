"""Every word of a page stands in a face that is inside it: in its family, at its weight, in any language."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

import factsheet
from factsheet.content.languages import language
from factsheet.fonts.face import Face
from factsheet.fonts.library import bundled
from factsheet.html import typefaces
from factsheet.html.page import page
from factsheet.html.typefaces import WebFont
from factsheet.layout.load import load_layout
from factsheet.locale.words import languages
from factsheet.pipeline import load
from tests.tools.browser import NEEDS_BROWSER, Tab, chromium

SHEETS = Path(__file__).parents[1] / "sheets"
WORDS = json.loads((SHEETS / "exemplars.json").read_text(encoding="utf-8"))
KINDS = sorted((SHEETS / "kinds").glob("*.yaml"))
ITEMS = {"a": {"title": "1", "text": "2"}, "b": {"title": "3", "text": "4"}}
# All that prints in words of the program, and in bold: tones, myths, hotlines, totals, charts, absences.
SHEET: dict[str, Any] = {
    "factsheet": 1,
    "id": "sheet",
    "publisher": {"name": "1"},
    "status": "draft",
    "edition": "2026-05-04",
    "imprint": {
        "version": "2",
        "number": "3",
        "responsible": "4",
        "reviewed": "2026-03",
        "license": "CC-BY-4.0",
    },
    "key_numbers": {
        "items": {
            "near": {"value": 12, "unit": "percent", "label": "{value} 3", "show": "icon_array"},
            "people": {"value": 71, "unit": "people", "label": "4", "as_of": "2025-11", "source": "s"},
            "rate": {"value": 5, "unit": "per_1000", "label": "5", "target": 7, "show": "gauge"},
            "span": {"value": 5, "unit": "one_in", "label": "5", "period": "2020/2023"},
        }
    },
    "key_concerns": {"items": ITEMS},
    "recommendations": {"items": {"a": {"text": "7"}, "b": {"text": "8"}}},
    "body": {
        "signs": {"kind": "text", "tone": "warning", "text": "1\n\n## 2\n\n### 3\n\n- **4**\n- {people}"},
        "hint": {"kind": "text", "tone": "note", "text": "1"},
        "myths": {"kind": "questions", "show": "myths", "items": {"a": {"question": "1", "answer": "2"}}},
        "help": {"kind": "contact", "items": {"a": {"label": "1", "phone": "0800 123", "main": True}}},
        "cost": {
            "kind": "table",
            "columns": {"a": "1", "b": {"label": "2", "unit": "months"}},
            "rows": {"x": {"a": "3", "b": {"missing": "suppressed"}}, "y": {"a": "4", "b": 31}},
            "total": "y",
        },
        "trend": {
            "kind": "chart",
            "subtitle": "1",
            "show": "line",
            "highlight": "z",
            "data": {
                "x": {"date": "2020-03", "value": 4},
                "y": {"date": "2021-04", "value": {"missing": "not-available"}},
                "z": {"date": "2023-12", "value": {"value": 9, "flag": "provisional"}},
            },
        },
    },
    "sources": {"s": {"title": "1", "accessed": "2026-02-03"}},
}


class Reader(HTMLParser):
    """Reads the texts of a page, each with its family and whether it is bold."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, bool, str]] = []
        self._open: list[tuple[str, frozenset[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("img", "meta", "link", "br"):
            self._open.append((tag, frozenset((dict(attrs).get("class") or "").split())))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if "body" not in tags or not data.strip() or {"title", "style"} & tags:
            return
        within = frozenset().union(*(kinds for _, kinds in self._open))
        shown = (
            tags & {"h1", "h2", "h3"} or within & {"figure", "numeral"} or {"sentence", "quantity"} <= within
        )
        bold = tags & {"h4", "strong"} or within & {"bold", "tone", "myth", "fact", "strong"}
        bold = bold or {"contact", "main", "phone"} <= within or "total" in within
        self.said.append(("display" if shown else "text", bool(bold) and not shown, data))


FACE = re.compile(
    r'@font-face\{font-family:"factsheet-(\w+)";font-weight:(\d+);'
    r"src:url\(data:font/\w+;base64,([^)]*)\)[^;]*;unicode-range:([^}]*)\}"
)
# What no face needs a glyph for: HarfBuzz hides it, or makes it of a space or a hyphen.
HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")
MADE_OF = dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", " ") | {"\u2011": "\u2010"}


def ranged(ranges: str) -> set[str]:
    ends = [each.removeprefix("U+").split("-") for each in ranges.split(",")]
    return {chr(code) for each in ends for code in range(int(each[0], 16), int(each[-1], 16) + 1)}


def uncovered(html: str) -> list[tuple[str, bool, str, str]]:
    """Return each text of a page that its faces do not hold, with the characters that they lack."""
    held: dict[tuple[str, bool], set[str]] = {}
    for family, weight, data, ranges in FACE.findall(html):
        named = ranged(ranges)
        in_file = {chr(code) for code in TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap()}
        kept = {each for each in named if each in in_file or MADE_OF.get(each) in in_file}
        held.setdefault((family, family == "text" and weight == "700"), set()).update(kept)
    reader = Reader()
    reader.feed(html)
    assert reader.said
    found = []
    for family, bold, said in reader.said:
        wanted = set(HIDDEN.sub("", said)) - set(" \n")
        lacking = wanted - held.get((family, bold), set())
        if lacking:
            found.append((family, bold, said, "".join(sorted(lacking))))
    return found


@pytest.fixture
def plain_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave fonts as they are: packing them takes longer than all else."""
    monkeypatch.setattr(typefaces, "web_font", lambda data: WebFont(data, "opentype"))


def html_in(lang: str) -> str:
    words = WORDS.get(lang, WORDS["en"])["words"]
    said = {"lang": lang, "title": " ".join(words[:4]), "summary": f"**{' '.join(words[4:8])}** {words[8]}"}
    return page(factsheet.edition_of(load(SHEET | said)), load_layout("brief"), bundled())


# A language of each script: of the others, faces are cut by characters alone, in a third of the time.
OF_SCRIPTS = {language(lang).script: lang for lang in reversed(languages())}.values()


@pytest.mark.usefixtures("plain_fonts")
@pytest.mark.parametrize("lang", languages())
def test_every_word_of_every_kind_of_block_is_in_a_face_of_the_page(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if lang not in OF_SCRIPTS:
        monkeypatch.setattr(typefaces, "subset", cut)
    assert uncovered(html_in(lang)) == []


def cut(face: Face, passages: Iterable[str]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).set({ord(each) for passage in passages for each in passage})
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
    return bytes(hb.subset(face.hb_face, wanted).blob.data)


@pytest.mark.usefixtures("plain_fonts")
@pytest.mark.parametrize("layout", ["campaign", "editorial", "clear"])
@pytest.mark.parametrize("source", KINDS, ids=lambda path: path.stem)
def test_so_is_the_copy_of_each_kind(source: Path, layout: str) -> None:
    html = page(factsheet.edition_of(factsheet.load(source)), load_layout(layout), bundled())
    assert uncovered(html) == []


def test_the_reader_of_this_test_knows_all_that_the_style_sheet_says_of_faces() -> None:
    rules = files("factsheet.html").joinpath("factsheet.css").read_text(encoding="utf-8")
    said = re.findall(r"([^{}]+)\{[^{}]*font(?:-family|-weight)?:[^{}]*\}", rules)
    assert {each.strip().removeprefix(".factsheet ") for line in said for each in line.split(",")} == {
        ".factsheet",
        *("h1", "h2", "h3", ".figure", ".numeral", ".sentence .quantity"),
        *("strong", ".bold", ".tone", ".myth", ".fact", ".contact .main .phone"),
        *("caption", "th", ".total th", ".total td", ".chart .drawn", ".drawn .strong"),
    }


class TestInABrowser:
    """What Chromium says itself of the faces that it set a page in."""

    pytestmark = NEEDS_BROWSER

    def test_no_face_of_the_system_is_used(self, tmp_path: Path) -> None:
        found = {}
        with chromium(tmp_path) as tab:
            for lang in ("am", "bn", "fr", "ur", "zh"):
                (path := tmp_path / f"{lang}.html").write_text(html_in(lang), encoding="utf-8")
                tab.open(path)
                tab.run("document.fonts.ready.then(() => 1)")
                tab.call("DOM.enable")
                tab.call("CSS.enable")
                (html,) = (
                    each
                    for each in tab.call("DOM.getDocument", depth=-1)["root"]["children"]
                    if each["nodeName"] == "HTML"
                )
                found[lang] = [*self.beyond(tab, html["children"][-1])]
        assert not any(found.values()), found

    def beyond(self, tab: Tab, node: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """The texts of which something is set in a face that is not in the page, and that face."""
        own = node.get("children", [])
        text = "".join(each["nodeValue"] for each in own if each["nodeType"] == 3).strip()
        if text and node["nodeName"] not in ("STYLE", "title"):
            faces = tab.call("CSS.getPlatformFontsForNode", nodeId=node["nodeId"])["fonts"]
            yield from ((text, each["familyName"]) for each in faces if not each["isCustomFont"])
        for each in own:
            yield from self.beyond(tab, each)
