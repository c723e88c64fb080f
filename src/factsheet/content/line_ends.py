"""Line ends in the source of a text: a space in most scripts, nothing in those without word spaces.

The model is the segment break transformation of CSS Text 4, 4.1.3
(https://www.w3.org/TR/css-text-4/#line-break-transform), and beyond it the scripts of South-East Asia,
whose words are not parted either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factsheet.content.languages import UnknownLanguageError, language
from factsheet.document.text import PARAGRAPH, Inline

LINE_END = "\n"
_ZERO_WIDTH_SPACE = "\u200b"
# Chinese, Japanese and Yi, by ISO 15924: their full-width punctuation needs no space beside it.
_EAST_ASIAN = frozenset(["Hans", "Hant", "Hani", "Jpan", "Hira", "Kana", "Hrkt", "Bopo", "Yiii"])
# How the names of the characters begin that belong to the other scripts without word spaces.
_UNSPACED = (
    *("THAI ", "LAO ", "KHMER ", "MYANMAR ", "TIBETAN ", "JAVANESE ", "BALINESE ", "SUNDANESE "),
    *("TAI LE ", "NEW TAI LUE ", "TAI THAM ", "TAI VIET "),
)
_PICTOGRAPHS = 0x1F300


def settled(runs: Sequence[Inline], lang: str = "") -> Iterable[Inline]:
    """The runs with each line end turned into a space, or into nothing.

    `lang` is the language of the text, which decides beside full-width punctuation alone.

    >>> [run.value for run in settled([Inline("難"), Inline("\\n"), Inline("民")])]
    ['難', '', '民']
    >>> [run.value for run in settled([Inline("a"), Inline("\\n"), Inline("b")])]
    ['a', ' ', 'b']
    """
    east_asian = _script(lang) in _EAST_ASIAN
    last, before = "", ""
    held: list[Inline] = []
    for run in runs:
        if run.value == LINE_END:
            before = last if not held else before
            held.append(run)
            continue
        if run.note and not held:
            yield run
            continue
        if held and not run.note:
            space = " " if _parts(before, _first(run.value), east_asian) else ""
            yield from (replace(each, value=space) if each.value == LINE_END else each for each in held)
            held = []
        if held:
            held.append(run)
            continue
        yield run
        last = _last(run.value) or last
    yield from (replace(each, value=" ") if each.value == LINE_END else each for each in held)


def joined(text: str, lang: str = "") -> str:
    """A text of one paragraph with its line ends settled; white space at the ends of lines goes.

    >>> joined("Refugees\\n  in Hong Kong"), joined("香港\\n的難民")
    ('Refugees in Hong Kong', '香港的難民')
    """
    runs: list[Inline] = []
    for line in text.split(LINE_END):
        runs += [Inline(LINE_END)] * bool(runs) + [Inline(line.strip(" \t"))]
    return "".join(run.value for run in settled(runs, lang))


def _script(lang: str) -> str:
    try:
        return language(lang).script if lang else ""
    except UnknownLanguageError:
        return ""


def _first(text: str) -> str:
    return PARAGRAPH if text == PARAGRAPH else text[:1]


def _last(text: str) -> str:
    """The last character that is no mark of another: a line may end in a variation selector."""
    return next((each for each in reversed(text) if not _attached(each)), text[-1:])


def _attached(character: str) -> bool:
    if character == _ZERO_WIDTH_SPACE or _unspaced(character):
        return False
    return unicodedata.category(character) in ("Mn", "Me", "Cf")


def _parts(before: str, after: str, east_asian: bool) -> bool:
    """True when a line end between two characters is a space."""
    if _ZERO_WIDTH_SPACE in (before, after):
        return False
    if _unspaced(before) and _unspaced(after):
        # Khmer, Burmese and Tibetan sentences are parted by a space after the sign that ends them.
        return unicodedata.category(before) == "Po" and "TSHEG" not in unicodedata.name(before)
    wide = _wide(before), _wide(after)
    if all(wide):
        return False
    if not east_asian or _hangul(before) or _hangul(after):
        return True
    if any(wide) and _ambiguous(after if wide[0] else before):
        return False
    return not (_full_punctuation(before) or _full_punctuation(after))


def _unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_UNSPACED) if character else False


def _hangul(character: str) -> bool:
    return "HANGUL" in unicodedata.name(character, "") if character else False


def _wide(character: str) -> bool:
    """True for East Asian full, wide and half width (UAX #11); a pictograph counts as neutral."""
    if not character or _hangul(character) or ord(character) >= _PICTOGRAPHS and _pictograph(character):
        return False
    return unicodedata.east_asian_width(character) in ("F", "W", "H")


def _pictograph(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk")


def _ambiguous(character: str) -> bool:
    if not character or unicodedata.category(character)[0] not in "PS":
        return False
    return unicodedata.east_asian_width(character) == "A"


def _full_punctuation(character: str) -> bool:
    return _wide(character) and unicodedata.category(character)[0] == "P"
