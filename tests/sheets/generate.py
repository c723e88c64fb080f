"""Factsheets made at random: of any kinds of block, counts, lengths and languages.

Sentences are put together from tables: words, letters and punctuation of the language (`exemplars.json`,
from CLDR), and what stands in the copy of every language: names in Latin letters, words of other scripts,
numbers, units, telephone numbers, addresses, each bare, in brackets, in quotation marks, beside signs.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from factsheet.content.languages import language
from factsheet.fonts.library import bundled
from factsheet.typeset.scripts import LETTER, script_of_language

TABLE = Path(__file__).parent / "exemplars.json"
LATIN = (
    "UNHCR",
    "Amnesty International",
    "Médecins Sans Frontières",
    "COVID-19",
    "Wi-Fi",
    "Dr. O’Neil",
    "AT&T",
    "São Paulo",
    "U.S.",
    "Łódź",
    "Nguyễn Văn An",
    "iPhone",
    "H&M",
)
# One word each that no copy of another script may be refused for.
FOREIGN = ("香港", "Москва", "القاهرة", "חיפה", "दिल्ली", "กรุงเทพ", "Αθήνα", "서울", "কলকাতা", "東京")
NUMBERS = ("7", "2026", "1,250", "3.5", "2014–2023", "12.5.2023", "1:100", "4/5", "½", "№ 7", "1st", "3×4")
MEASURES = ("43 °C", "10–15 kg", "12 %", "5 km", "€12", "$1.50", "₩900", "฿99", "3 m²", "25 mg/L", "±2 %")
PHONES = ("+852 2721 6654", "(03-1234567)", "0800 123 456", "112", "(+44) 20 7946 0018", "03-1234567")
TIMES = ("9:00", "09:00-17:30", "24/7", "8–10")
ADDRESSES = ("help@example.org", "www.example.org", "https://example.org/a-b?id=7", "example.org/x_(y)")
UNITS = ("count", "percent", "years", "days", "hours", "minutes", "kilometers", "kilograms", "currency:USD")
VALUES = (3, 47.5, 812, 22744, 1500000)
ICONS = (
    "phosphor:scales",
    "phosphor:house",
    "phosphor:phone",
    "phosphor:drop",
    "phosphor:bus",
    "phosphor:heart",
)
# Written without spaces between words.
UNSPACED = frozenset({"Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"})
_QUOTES = {"“": "”", "‘": "’", "«": "»", "„": "“", "‹": "›", '"': '"', "「": "」", "『": "』", "《": "》"}
_DASHES = frozenset("-‐‑–—―־")
# Marks of the data file, which plain text says without a backslash.
_MARKS = re.compile(r"([\\*\[\]{}])")
_NO_MARKS = str.maketrans(dict.fromkeys("*{}[]\\", ""))


class Tongue(NamedTuple):
    """What copy of a language is made of; `between` stands between two words."""

    tag: str
    words: tuple[str, ...]
    brackets: tuple[tuple[str, str], ...]
    ends: tuple[str, ...]
    signs: tuple[str, ...]
    between: str


@cache
def table() -> dict[str, dict[str, list[str]]]:
    """Return the exemplars by language tag."""
    found: dict[str, dict[str, list[str]]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return found


@cache
def tongue(tag: str) -> Tongue:
    """Return what copy of that language is made of."""
    row = table()[tag]
    signs = row["punctuation"]
    pairs = [(sign, _partner(sign, signs)) for sign in signs]
    brackets = tuple((opening, closing) for opening, closing in pairs if closing)
    inside = {sign for pair in brackets for sign in pair}
    single = [sign for sign in signs if sign not in inside and sign not in _DASHES]
    # What follows a word directly, as a comma does; marks that only join letters are no punctuation.
    ends = tuple(sign for sign in single if unicodedata.category(sign[0])[0] in "PS")
    between = "" if language(tag).script in UNSPACED else " "
    dashes = tuple(sign for sign in signs if sign in _DASHES)
    return Tongue(tag, (*row["words"], *row["letters"]), brackets, ends or (".",), dashes, between)


def _partner(sign: str, signs: list[str]) -> str:
    """The sign that closes what this one opens, if both are of the language."""
    if sign in _QUOTES:
        return _QUOTES[sign] if _QUOTES[sign] in signs else ""
    name = unicodedata.name(sign[0], "")
    if unicodedata.category(sign[0]) != "Ps" or "LEFT" not in name or "VERTICAL" in name:
        return ""
    try:
        closing = unicodedata.lookup(name.replace("LEFT", "RIGHT"))
    except KeyError:
        return ""
    return closing if closing in signs else ""


@cache
def tags() -> tuple[str, ...]:
    """Return the languages of the table all of whose letters and signs the bundled faces have."""
    return tuple(tag for tag in table() if not lacking(tag))


def lacking(tag: str) -> str:
    """Return the characters of a language's copy that no bundled face has."""
    script = script_of_language(tag)
    if script not in LETTER:
        return "".join(table()[tag]["letters"])
    chain = bundled().chain(("source-sans",), 400, script, tag)
    made = tongue(tag)
    signs = {*made.ends, *made.signs, *(sign for pair in made.brackets for sign in pair)}
    said = sorted(set("".join((*made.words, *signs))))
    return "".join(each for each in said if not any(face.covers(ord(each)) for face in chain))


def _bare(chance: Random, made: Tongue) -> str:
    """A word, or one of the things that stand among words."""
    others = (LATIN, LATIN, NUMBERS, MEASURES, PHONES, TIMES, ADDRESSES, FOREIGN)
    return chance.choice(made.words if chance.random() < 0.5 else chance.choice(others))


def _dressed(chance: Random, made: Tongue) -> str:
    """A word or two with the signs around them that the language has."""
    text, how = _bare(chance, made), chance.randrange(10)
    if how == 0 and made.brackets:
        opening, closing = chance.choice(made.brackets)
        return f"{opening}{text}{closing}"
    if how == 1:
        return f"{text}{chance.choice(made.ends)}"
    if how == 2 and made.brackets:
        opening, closing = chance.choice(made.brackets)
        return f"{opening}{text} {_bare(chance, made)}{closing}{chance.choice(made.ends)}"
    if how == 3 and made.signs:
        return f"{text} {chance.choice(made.signs)} {_bare(chance, made)}"
    return text


def sentence(chance: Random, tag: str, least: int, most: int) -> str:
    """Return copy of some words, which begins and ends with anything that a word can be."""
    made = tongue(tag)
    text = _dressed(chance, made)
    for _ in range(chance.randint(least, most) - 1):
        touching = made.between == "" and chance.random() < 0.5
        text += _dressed(chance, made) if touching else f" {_dressed(chance, made)}"
    return " ".join(text.split())


class Writer:
    """Writes the fields of one sheet: its language, and the chances it takes.

    `ample` is a factor of how many words running text has.
    """

    def __init__(self, chance: Random, tag: str, ample: float = 1.0) -> None:
        self.chance, self.tag, self.ample = chance, tag, ample

    def plain(self, least: int, most: int) -> str:
        """Return copy for a field without marks."""
        text = sentence(self.chance, self.tag, least, most).translate(_NO_MARKS)
        return " ".join(text.split()) or tongue(self.tag).words[0]

    def marked(self, least: int, most: int) -> str:
        """Return copy for a field with marks: each sign of the data file's own is behind a backslash."""
        return _MARKS.sub(r"\\\1", sentence(self.chance, self.tag, least, most))

    def running(self, least: int, most: int) -> str:
        """Return copy for a field of running text, with marks: as long as the sheet is ample."""
        return self.marked(round(least * self.ample), round(most * self.ample))

    def items(self, most: int, item: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Return two items or more under their ids."""
        return {f"i{number}": item() for number in range(self.chance.randint(2, most))}

    def often(self, share: float = 0.5) -> bool:
        """Return whether it happens this time."""
        return self.chance.random() < share

    def header(self) -> dict[str, Any]:
        """Return title, summary and publisher, with or without what they may have."""
        publisher = {"name": self.plain(1, 2)}
        if self.often():
            publisher["descriptor"] = self.plain(1, 3)
        if self.often():
            publisher |= {"website": "https://example.org", "contact": "+852 2721 6654"}
        head = {"title": self.plain(1, 3), "summary": self.marked(3, 14), "publisher": publisher}
        return head | ({"subtitle": self.plain(1, 5)} if self.often() else {})

    def sources(self) -> dict[str, Any]:
        """Return one to three sources, some of them in English."""
        titles = (self.plain(1, 4), "Unseen struggles", "World Report 2025: “Lives”")
        return {
            f"s{number}": {
                "title": self.chance.choice(titles),
                "publisher": self.plain(1, 2),
                "date": "2025-11",
            }
            for number in range(self.chance.randint(1, 3))
        }

    def number(self) -> dict[str, Any]:
        """Return a key number with its unit and its words."""
        unit = self.chance.choice(UNITS)
        value = self.chance.randint(1, 99) if unit == "percent" else self.chance.choice(VALUES)
        item: dict[str, Any] = {"value": value, "unit": unit, "label": self.marked(1, 5)}
        if self.often():
            item["label"] = f"{item['label']} **{{value}}** {self.marked(1, 2)}"
        if unit == "percent":
            item["show"] = self.chance.choice(("tile", "icon_array", "bar", "donut"))
        return item

    def key_numbers(self) -> dict[str, Any]:
        """Return two to six numbers."""
        return {"heading": self.plain(1, 2), "items": self.items(6, self.number)}

    def key_concerns(self) -> dict[str, Any]:
        """Return two to five concerns."""

        def item() -> dict[str, Any]:
            return {"title": self.plain(1, 3), "text": self.running(2, 12)}

        return {"heading": self.plain(1, 2), "items": self.items(5, item)}

    def story(self) -> dict[str, Any]:
        """Return a story of one to three paragraphs, with or without a note."""
        paragraphs = [self.running(3, 20) for _ in range(self.chance.randint(1, 3))]
        block: dict[str, Any] = {"heading": self.plain(1, 3), "text": "\n\n".join(paragraphs)}
        if self.often():
            block |= {"text": block["text"] + "[^a]", "notes": {"a": self.marked(1, 6)}}
        return block

    def recommendations(self) -> dict[str, Any]:
        """Return two to six demands."""

        def item() -> dict[str, Any]:
            return {"text": self.marked(1, 5), "icon": self.chance.choice(ICONS)}

        return {"heading": self.plain(1, 2), "items": self.items(6, item)}

    def about(self) -> dict[str, Any]:
        """Return a paragraph."""
        return {"heading": self.plain(1, 3), "text": self.running(3, 18)}

    def call_to_action(self) -> dict[str, Any]:
        """Return a call and its address."""
        return {"text": self.marked(1, 3), "url": "https://example.org/a", "show_url": self.often()}


def imprint(write: Writer) -> dict[str, Any]:
    """Return a licence and a disclaimer."""
    return {"license": "CC-BY-4.0", "disclaimer": write.running(2, 8)}


def sheet(chance: Random, languages: tuple[str, ...] = (), ample: float = 1.0) -> dict[str, Any]:
    """Return a factsheet as a dict, in one of the languages: by default any that the bundled faces have."""
    tag = chance.choice(languages or tags())
    writer = Writer(chance, tag, ample)
    made: dict[str, Any] = {"factsheet": 1, "id": "made", "lang": tag, **writer.header()}
    made |= {kind: write(writer) for kind, write in BLOCKS.items() if writer.often()}
    if "sources" in made and "key_numbers" in made:
        for item in made["key_numbers"]["items"].values():
            item["source"] = chance.choice(list(made["sources"]))
    return made


BLOCKS: dict[str, Callable[[Writer], dict[str, Any]]] = {
    "sources": Writer.sources,
    "key_numbers": Writer.key_numbers,
    "key_concerns": Writer.key_concerns,
    "story": Writer.story,
    "recommendations": Writer.recommendations,
    "about": Writer.about,
    "call_to_action": Writer.call_to_action,
    "imprint": imprint,
}
