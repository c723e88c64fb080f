"""Languages that nobody speaks: a layout tried with longer, mirrored and shorter text than its own.

`en-XA` is the source with accents, in brackets and longer (a bracket that is not on the page
is text that was cut off); `ar-XB` runs from right to left in Arabic letters; `zh-XC` is short
and has no spaces.  Made from the source, with key numbers, note marks and addresses kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from factsheet.content import markup, unmarked
from factsheet.content.factsheet import Factsheet
from factsheet.document.text import PARAGRAPH, Inline, Text
from factsheet.locale.catalogues import Catalogue, units
from factsheet.locale.growth import growth

ACCENTED, MIRRORED, SHORT = "en-XA", "ar-XB", "zh-XC"
TAGS = (ACCENTED, MIRRORED, SHORT)

_ACCENTS = str.maketrans(
    "AaBCcDdEeGgHhIiJjKkLlNnOoPRrSsTtUuWwYyZz", "ÀáßÇçÐđÉëĞĝĤħÎïĴĵĶķĻľÑñÖöÞŘŕŠšŢťÛüŴŵÝÿŽž"
)
_PUNCTUATION = {",": "،", ";": "؛", "?": "؟"}
_ARABIC = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "ابثدهفغحيجكلمنوبقرستعفوخيز", strict=True))
    | dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True))
    | _PUNCTUATION
)
_HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分"
    "对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
)
_MORE = ("lorem", "ipsum", "dolor", "sit", "amet", "consectetur", "adipiscing", "elit")


def pseudo(factsheet: Factsheet, tag: str) -> Catalogue | None:
    """Return the catalogue of a pseudo-language, made from the factsheet; None for any other tag.

    >>> from factsheet.source.reader import read
    >>> made = pseudo(read("data/hong-kong-refugees/factsheet.yaml"), "en-XA")
    >>> made.entries["title"].text
    '[Řëfüĝëëš ïñ Ĥöñĝ Ķöñĝ ľöŕëm\\\\]'
    """
    turn = _TURNS.get(tag)
    if turn is None:
        return None
    texts = {}
    for unit in units(factsheet):
        runs = turn(unit.text)
        texts[unit.path] = markup.write(runs) if unit.marked else unmarked.write(runs)
    return Catalogue.of(tag, texts)


def _accented(text: Text) -> tuple[Inline, ...]:
    """Return the text with accents, as much longer as a translation may be, between brackets."""
    more = round(len(text.plain) * (growth(len(text.plain)) - 1))
    runs = tuple(_said(text, lambda value: value.translate(_ACCENTS)))
    # Filling of about so many characters.
    characters = more - 2
    said = ""
    for index in range(max(0, characters)):
        if len(said) >= characters:
            break
        said += " " + _MORE[index % len(_MORE)].translate(_ACCENTS)
    return (Inline("["), *runs, Inline(f"{said}]"))


def _mirrored(text: Text) -> tuple[Inline, ...]:
    return tuple(_said(text, lambda value: value.lower().translate(_ARABIC)))


_FULL = str.maketrans({",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！"})


def _short(text: Text) -> tuple[Inline, ...]:
    return tuple(_said(text, _in_han))


def _in_han(value: str) -> str:
    """Return a character for each word, of two for a long one, and full signs."""
    parts: list[str] = []
    for word in value.split():
        letters = [each for each in word if each.isalpha()]
        if letters:
            count = 1 + (len(letters) > 4)
            parts += [_HAN[(ord(letters[index]) * 7 + len(word)) % len(_HAN)] for index in range(count)]
        parts += [each.translate(_FULL) for each in word if not each.isalpha()]
    return "".join(parts)


def _said(text: Text, turn: Callable[[str], str]) -> Iterator[Inline]:
    """Yield the runs with their words turned; what has to be kept is."""
    for run in text.runs:
        kept = run.ref or run.note or run.value == PARAGRAPH
        yield run if kept else replace(run, value=turn(run.value))


_TURNS: dict[str, Callable[[Text], tuple[Inline, ...]]] = {
    ACCENTED: _accented,
    MIRRORED: _mirrored,
    SHORT: _short,
}
