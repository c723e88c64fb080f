"""Scripts: which one each character is in, and what may be done with type in it.

Codes are those of ISO 15924; `Zyyy` is Common, `Zinh` Inherited (UAX #24).
"""

from __future__ import annotations

import bisect
import functools
import unicodedata
from collections.abc import Sequence

from factsheet.content.languages import UnknownLanguageError, language
from factsheet.typeset.unidata import BRACKETS, EXTENSIONS, SCRIPTS

_WORDS = SCRIPTS.split()
_STARTS = [int(word, 16) for word in _WORDS[::2]]
_CODES = _WORDS[1::2]
# What closes a bracket or a quotation mark, as languages have it: “a”, „a“, »a«.
_CLOSERS = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True)) | {
    "“": "”",
    "‘": "’",
    "„": "“”",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
}
# Signs that stand inside a number or join it to a word.
_JOINING = frozenset("-\u2010\u2011–.,/:'’+&@#_%°٫٬")
_COMMON = frozenset({"Zyyy", "Zinh"})

# Scripts that are set in full squares: in their lines, digits and other ASCII come from the
# Latin face that was asked for.  Kana and Bopomofo count as Han: the three alternate within a
# word, and a stretch of each would have to be shaped apart.
_AS_HAN = {"Hira": "Hani", "Kana": "Hani", "Bopo": "Hani"}
SQUARE = frozenset({"Hani", "Hang"})
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})

# Scripts whose letters stand apart, so that they can be tracked.  Cursive scripts would be
# torn, and in Indic and South-East Asian ones space between letters reads as a mistake.
TRACKED = SQUARE | {"Latn", "Grek", "Cyrl", "Armn", "Geor", "Hebr", "Ethi", "Zyyy"}

# A letter that every face of a script has: it finds the face whose digits and signs go with
# the script in copy without a letter.
LETTER = {
    "Adlm": "\U0001e900",
    "Arab": "ا",
    "Armn": "ա",
    "Beng": "ক",
    "Cyrl": "а",
    "Deva": "क",
    "Ethi": "አ",
    "Geor": "ა",
    "Grek": "α",
    "Gujr": "ક",
    "Guru": "ਕ",
    "Hang": "가",
    "Hani": "一",
    "Hebr": "א",
    "Khmr": "ក",
    "Knda": "ಕ",
    "Laoo": "ກ",
    "Latn": "a",
    "Mlym": "ക",
    "Mong": "ᠠ",
    "Mymr": "က",
    "Nkoo": "ߊ",
    "Orya": "କ",
    "Sinh": "ක",
    "Syrc": "ܐ",
    "Taml": "க",
    "Telu": "క",
    "Tfng": "ⴰ",
    "Thaa": "އ",
    "Thai": "ก",
    "Tibt": "ཀ",
}

_SCRIPT_SUBTAGS = {
    **{"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Hrkt": "Hani", "Hanb": "Hani", "Kore": "Hang"},
    **{"Aran": "Arab", "Latf": "Latn", "Latg": "Latn", "Cyrs": "Cyrl", "Syre": "Syrc", "Syrj": "Syrc"},
    **{"Syrn": "Syrc", "Geok": "Geor"},
}


@functools.cache
def script_of(character: str) -> str:
    """The script of one character.

    >>> [script_of(each) for each in "aд字7"]
    ['Latn', 'Cyrl', 'Hani', 'Zyyy']
    """
    return _CODES[bisect.bisect_right(_STARTS, ord(character)) - 1]


@functools.cache
def script_of_language(lang: str) -> str:
    """The script that a language is written in, by its BCP 47 tag.

    >>> [script_of_language(each) for each in ("en", "zh-Hant-HK", "pa-Arab", "sr-Latn")]
    ['Latn', 'Hani', 'Arab', 'Latn']
    """
    try:
        script = language(lang.replace("_", "-")).script
    except UnknownLanguageError:
        return "Latn"
    return _SCRIPT_SUBTAGS.get(script, script)


def is_common(character: str) -> bool:
    """Whether a character belongs to no script of its own: a digit, a sign, a mark."""
    return script_of(character) in _COMMON


def scripts_of(text: str, lang: str, levels: Sequence[int] = ()) -> list[str]:
    """The script of each character of a paragraph, digits and signs resolved.

    Digits and spaces take the script before them.  Signs between two scripts take that of the
    language if it is one of the two, and brackets and quotation marks that of their partner (UAX #24,
    5.2).  Signs that some scripts share (`Script_Extensions`) take one of these, whatever is around.
    Copy without a letter is in the script of the language.  `levels` are the embedding levels of
    a paragraph with two directions: a sign that runs against the language belongs to the words that do.

    >>> scripts_of("(а) 7", "en")
    ['Cyrl', 'Cyrl', 'Cyrl', 'Cyrl', 'Cyrl']
    >>> scripts_of("ok，", "zh"), scripts_of("香…", "ca"), scripts_of("ok…", "zh")
    (['Latn', 'Latn', 'Hani'], ['Hani', 'Hani'], ['Latn', 'Latn'])
    """
    kinds = set(map(_kind_of, set(text)))
    own = {kind for kind in kinds if isinstance(kind, str)} - _COMMON
    shared = [kind for kind in kinds if not isinstance(kind, str)]
    if len(own) <= 1:
        home = script_of_language(lang)
        only = next(iter(own)) if own else _AS_HAN.get(home, home)
        if all(only in scripts for scripts in shared):
            return [only] * len(text)
    return _resolved(text, _home(text, lang, own.union(*shared)), levels)


@functools.cache
def _kind_of(character: str) -> str | frozenset[str]:
    """The script of a character, or those that share it; a mark that scripts share goes with its letter."""
    script = script_of(character)
    if script != "Zyyy":
        return _AS_HAN.get(script, script)
    shared = _extensions().get(character)
    return frozenset(_AS_HAN.get(each, each) for each in shared) if shared else script


@functools.cache
def _extensions() -> dict[str, list[str]]:
    words = EXTENSIONS.split()
    return {
        chr(code): [scripts[at : at + 4] for at in range(0, len(scripts), 4)]
        for scripts, ranges in zip(words[::2], words[1::2], strict=True)
        for first, _, last in (span.partition("-") for span in ranges.split(","))
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }


def _home(text: str, lang: str, present: set[str]) -> str:
    """The script of signs at the ends of a paragraph and between scripts: the language's if it is there."""
    home = script_of_language(lang)
    home = _AS_HAN.get(home, home)
    if home in present:
        return home
    letters = (kind for kind in map(_kind_of, text) if isinstance(kind, str) and kind not in _COMMON)
    return next(letters, home)


def _resolved(text: str, home: str, levels: Sequence[int]) -> list[str]:
    kinds = [_kind_of(character) for character in text]
    following = _following(kinds, home)
    scripts: list[str] = []
    current = home
    opened: list[tuple[str, str]] = []
    for at, (character, kind) in enumerate(zip(text, kinds, strict=True)):
        if isinstance(kind, str) and kind not in _COMMON:
            current = kind
        elif kind != "Zinh":
            partner = _partner(opened, character)
            if not isinstance(kind, str):
                wanted = (partner, current, following[at], home)
                current = next((each for each in wanted if each in kind), _spokesman(kind))
            elif partner:
                current = partner
            elif current != following[at] and _is_sign(character) and not _in_number(text, at):
                against = bool(levels) and levels[at] & 1 != (home in RIGHT_TO_LEFT)
                current = home if home == following[at] and not against else current
            if character in _CLOSERS:
                opened.append((_CLOSERS[character], current))
        scripts.append(current)
    return scripts


def _following(kinds: Sequence[str | frozenset[str]], home: str) -> list[str]:
    """For each character the script of the next one that has one of its own."""
    found, script = [home] * len(kinds), home
    for at in range(len(kinds) - 1, -1, -1):
        found[at] = script
        kind = kinds[at]
        if isinstance(kind, str) and kind not in _COMMON:
            script = kind
    return found


def _partner(opened: list[tuple[str, str]], closing: str) -> str:
    """The script of the mark that a bracket or quotation mark closes, or nothing; forgets what is inside."""
    for depth in range(len(opened) - 1, -1, -1):
        closers, script = opened[depth]
        if closing in closers:
            del opened[depth:]
            return script
    return ""


def _spokesman(shared: frozenset[str]) -> str:
    """One of the scripts that share a sign, where none of them is near."""
    return next((script for script in ("Hani", "Arab", "Deva") if script in shared), min(shared))


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _in_number(text: str, at: int) -> bool:
    """Whether a sign joins a figure to what is before it, as in covid-19, 11/2023 and 7%."""
    if text[at] not in _JOINING or not at or not text[at - 1].isalnum():
        return False
    return text[at] in "%°" or text[at + 1 : at + 2].isdigit()
