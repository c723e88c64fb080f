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
# The same for the scripts that factsheet-fonts-extra has faces of, as code points.
_MORE = """
    Aghb 10530 Ahom 11700 Armi 10840 Avst 10B00 Bali 1B05 Bamu A6A0 Bass 16AD0 Batk 1BC0 Bhks 11C00
    Brah 11003 Brai 2800 Bugi 1A00 Buhd 1740 Cakm 11103 Cans 1401 Cari 102A0 Cham AA00 Cher 13F8
    Copt 3E3 Cprt 10800 Dogr 11800 Dsrt 10428 Dupl 1BC00 Egyp 13000 Elba 10500 Elym 10FE0 Glag 2C30
    Gong 11D60 Gonm 11D00 Goth 10330 Gran 11305 Hano 1720 Hatr 108E0 Hluw 14400 Hmng 16B00 Hmnp 1E100
    Hung 10CC0 Ital 10300 Java A984 Kali A90A Khar 10A00 Khoj 11200 Kthi 11083 Lana 1A20 Lepc 1C00
    Limb 1900 Lina 10600 Linb 10000 Lisu A4D0 Lyci 10280 Lydi 10920 Mahj 11150 Mand 840 Mani 10AC0
    Marc 11C72 Medf 16E60 Mend 1E800 Merc 109A0 Mero 10980 Modi 11600 Mroo 16A40 Mtei AAE0 Mult 11280
    Narb 10A80 Nbat 10880 Newa 11400 Nshu 1B170 Ogam 1681 Olck 1C5A Orkh 10C00 Osge 104D8 Osma 10480
    Palm 10860 Pauc 11AC0 Perm 10350 Phli 10B60 Phlp 10B80 Phnx 10900 Plrd 16F00 Prti 10B40 Rjng A930
    Rohg 10D00 Runr 16A0 Samr 800 Sarb 10A60 Saur A882 Shaw 10450 Shrd 11183 Sidd 11580 Sind 112B0
    Sogd 10F30 Sogo 10F00 Sora 110D0 Soyo 11A50 Sund 1B83 Sylo A800 Tagb 1760 Takr 11680 Tale 1950
    Talu 1980 Tang 17000 Tavt AA80 Tglg 1700 Tirh 11480 Ugar 10380 Vaii A500 Wara 118C0 Wcho 1E2C0
    Xpeo 103A0 Xsux 12000 Yezi 10E80 Yiii A000 Zanb 11A00
"""
_PAIRS = zip(_MORE.split()[::2], _MORE.split()[1::2], strict=True)
LETTER |= {script: chr(int(letter, 16)) for script, letter in _PAIRS}

_KEPT = 1 << 13  # characters
_SCRIPT_SUBTAGS = {
    **{"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Hrkt": "Hani", "Hanb": "Hani", "Kore": "Hang"},
    **{"Aran": "Arab", "Latf": "Latn", "Latg": "Latn", "Cyrs": "Cyrl", "Syre": "Syrc", "Syrj": "Syrc"},
    **{"Syrn": "Syrc", "Geok": "Geor"},
}


# Shipped: rows of a table of Unicode, a bounded number of them.
@functools.lru_cache(maxsize=_KEPT)
def script_of(character: str) -> str:
    """Return the script of one character.

    >>> [script_of(each) for each in "aд字7"]
    ['Latn', 'Cyrl', 'Hani', 'Zyyy']
    """
    return _CODES[bisect.bisect_right(_STARTS, ord(character)) - 1]


# Shipped: rows of a table of languages, a bounded number of them.
@functools.lru_cache(maxsize=256)
def script_of_language(lang: str) -> str:
    """Return the script that a language is written in, by its BCP 47 tag.

    >>> [script_of_language(each) for each in ("en", "zh-Hant-HK", "pa-Arab", "sr-Latn")]
    ['Latn', 'Hani', 'Arab', 'Latn']
    """
    try:
        script = language(lang.replace("_", "-")).script
    except UnknownLanguageError:
        return "Latn"
    return _SCRIPT_SUBTAGS.get(script, script)


def is_common(character: str) -> bool:
    """Return whether a character belongs to no script of its own: a digit, a sign, a mark."""
    return script_of(character) in _COMMON


def scripts_of(text: str, lang: str, levels: Sequence[int] = ()) -> list[str]:
    """Return the script of each character of a paragraph, digits and signs resolved.

    Digits and spaces take the script before them.  Signs between two scripts take that of the
    language if it is one of the two, and brackets and quotation marks that of their partner (UAX #24,
    5.2).  Signs that some scripts share (`Script_Extensions`) take one of these, whatever is around.
    Copy without a letter is in the script of the language.  `levels` are the embedding levels of
    a paragraph with two directions: a sign that runs against the language belongs to the words that do.

    >>> scripts_of("(а) 7", "en")
    ['Cyrl', 'Cyrl', 'Cyrl', 'Cyrl', 'Cyrl']
    >>> scripts_of("ok，", "zh"), scripts_of("香…", "ca"), scripts_of("ok…", "zh")
    (['Latn', 'Latn', 'Hani'], ['Hani', 'Hani'], ['Latn', 'Latn', 'Latn'])
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


# Shipped: rows of a table of Unicode, a bounded number of them.
@functools.lru_cache(maxsize=_KEPT)
def _kind_of(character: str) -> str | frozenset[str]:
    """The script of a character, or those that share it; a mark that scripts share goes with its letter."""
    script = script_of(character)
    if script != "Zyyy":
        return _AS_HAN.get(script, script)
    shared = _extensions().get(character)
    return frozenset(_AS_HAN.get(each, each) for each in shared) if shared else script


# Shipped: a table of Unicode, parsed once.
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
    kinds = list(map(_kind_of, text))
    own = {kind for kind in set(kinds) if isinstance(kind, str)} - _COMMON
    following = _following(kinds, own, home)
    scripts: list[str] = []
    current = home
    opened: list[tuple[str, str]] = []
    for at, kind in enumerate(kinds):
        if kind in own:
            current = str(kind)
        elif kind != "Zinh":
            character = text[at]
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


def _following(kinds: Sequence[str | frozenset[str]], own: set[str], home: str) -> list[str]:
    """For each character the script of the next one that has one of its own."""
    found, script = [], home
    for kind in reversed(kinds):
        found.append(script)
        if kind in own:
            script = str(kind)
    return found[::-1]


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
