"""Scripts: which one each character is in, and what may be done with type in it.

Codes are those of ISO 15924; `Zyyy` is Common, `Zinh` Inherited (UAX #24).
"""

from __future__ import annotations

import bisect
import functools

from factsheet.typeset.unidata import BRACKETS, SCRIPTS

_WORDS = SCRIPTS.split()
_STARTS = [int(word, 16) for word in _WORDS[::2]]
_CODES = _WORDS[1::2]
_CLOSING = dict(zip(BRACKETS[1::2], BRACKETS[::2], strict=True))
_OPENING = frozenset(_CLOSING.values())
_COMMON = frozenset({"Zyyy", "Zinh"})

# Scripts that are set in full squares: in their lines, digits and other ASCII come from the
# Latin face that was asked for.  Kana and Bopomofo count as Han: the three alternate within a
# word, and a stretch of each would have to be shaped apart.
_AS_HAN = {"Hira": "Hani", "Kana": "Hani", "Bopo": "Hani"}
SQUARE = frozenset({"Hani", "Hang"})

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

_BY_LANGUAGE = {
    language: script
    for script, languages in {
        "Arab": "ar arc arz azb bal bqi ckb fa glk ks lrc mzn ota pnb prs ps sd skr ug ur",
        "Armn": "hy hyw",
        "Beng": "as bn mni syl",
        "Cyrl": "ab av ba be bg bxr ce cu cv kk kv ky mhr mk mn myv os ru rue sah sr tg tt tyv udm uk",
        "Deva": "awa bgc bho brx doi hi kok mag mai mr ne new raj sa sat",
        "Ethi": "am byn gez ti tig wal",
        "Geor": "ka xmf",
        "Grek": "el grc pnt",
        "Gujr": "gu",
        "Guru": "pa",
        "Hani": "gan hak hsn ja lzh nan wuu yue zh",
        "Hang": "ko",
        "Hebr": "he iw lad yi",
        "Khmr": "km",
        "Knda": "kn tcy",
        "Laoo": "lo",
        "Mlym": "ml",
        "Mymr": "ksw mnw my shn",
        "Nkoo": "nqo",
        "Orya": "or",
        "Sinh": "si",
        "Syrc": "aii syr tru",
        "Taml": "ta",
        "Telu": "te",
        "Thaa": "dv",
        "Thai": "th",
        "Tibt": "bo dz",
    }.items()
    for language in languages.split()
}
_SCRIPT_SUBTAGS = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang", "Aran": "Arab"}


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
    language, *subtags = lang.replace("_", "-").split("-")
    for subtag in subtags:
        if len(subtag) == 4 and subtag.isalpha():
            script = subtag.title()
            return _SCRIPT_SUBTAGS.get(script, script)
    return _BY_LANGUAGE.get(language.lower(), "Latn")


def is_common(character: str) -> bool:
    """Whether a character belongs to no script of its own: a digit, a sign, a mark."""
    return script_of(character) in _COMMON


def scripts_of(text: str, lang: str) -> list[str]:
    """The script of each character of a paragraph, digits and signs resolved.

    They take the script before them, at the start the one after them, a closing bracket
    that of its opening one; copy without a letter is in the script of the language.

    >>> scripts_of("(а) 7", "en")
    ['Cyrl', 'Cyrl', 'Cyrl', 'Cyrl', 'Cyrl']
    """
    own = {_AS_HAN.get(script, script) for script in set(map(script_of, set(text)))} - _COMMON
    if len(own) <= 1:
        only = own.pop() if own else script_of_language(lang)
        return [only] * len(text)
    return _resolved(text, [_AS_HAN.get(script, script) for script in map(script_of, text)])


def _resolved(text: str, scripts: list[str]) -> list[str]:
    current = next(script for script in scripts if script not in _COMMON)
    open_brackets: list[tuple[str, str]] = []
    for index, script in enumerate(scripts):
        character = text[index]
        if script not in _COMMON:
            current = script
        elif character in _OPENING:
            open_brackets.append((character, current))
        elif character in _CLOSING:
            current = _opened(open_brackets, _CLOSING[character], current)
        scripts[index] = current
    return scripts


def _opened(open_brackets: list[tuple[str, str]], opening: str, current: str) -> str:
    """The script in which a bracket was opened; forgets the brackets inside it."""
    for depth in range(len(open_brackets) - 1, -1, -1):
        if open_brackets[depth][0] == opening:
            script = open_brackets[depth][1]
            del open_brackets[depth:]
            return script
    return current
