"""Language tags (BCP 47): how they are spelled, in which script they are written, which way they run.

`languages.json` and `aliases.json` are made from CLDR by `scripts/make_languages.py`.  A tag that is
well formed is taken even where nothing is known of its language, but for two letters that are of none.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from factsheet.content.findings import closest
from factsheet.display import Direction

MOST_CHARACTERS = 60
# RFC 5646, 2.1: langtag and privateuse.  Languages of four letters and more are reserved.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<extended>[a-z]{3}(?:-[a-z]{3}){0,2}))?(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|\d{3}))?(?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)"
    r"(?P<extension>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)(?P<private>(?:-x(?:-[a-z0-9]{1,8})+)?)"
    r"|(?P<all_private>x(?:-[a-z0-9]{1,8})+)",
    re.IGNORECASE | re.ASCII,
)
# In the extension of Unicode: keys are of two letters, their values of more.
_CALENDAR = re.compile(
    r"-u(?:-[0-9a-z]{2,8})*?(?P<asked>-ca-(?P<calendar>[0-9a-z]{3,8}(?:-[0-9a-z]{3,8})*))", re.IGNORECASE
)
_SINGLETON = re.compile(r"-[0-9a-z]-", re.IGNORECASE)
# Languages that the registry has extended subtags for: zh-yue is yue.
_EXTENDED = frozenset(["ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"])
# Scripts that run from right to left (Unicode 17, UAX #44 Bidi_Class R and AL).
_RTL = frozenset(
    [
        *("Adlm", "Arab", "Aran", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Gara", "Hatr", "Hebr", "Hung"),
        *("Khar", "Lydi", "Mand", "Mani", "Mend", "Merc", "Mero", "Narb", "Nbat", "Nkoo", "Orkh", "Ougr"),
        *("Palm", "Phli", "Phlp", "Phnx", "Prti", "Rohg", "Samr", "Sarb", "Sidt", "Sogd", "Sogo", "Syre"),
        *("Syrc", "Syrj", "Syrn", "Thaa", "Yezi"),
    ]
)
# Codes of countries that are taken for those of their languages.
_COUNTRIES = {
    **{
        "cn": "zh-Hans",
        "hk": "zh-Hant",
        "cz": "cs",
        "dk": "da",
        "gr": "el",
        "jp": "ja",
        "kp": "ko",
        "kr": "ko",
        "tj": "tg",
        "ua": "uk",
    },
    **{"at": "de", "by": "be", "gb": "en-GB", "us": "en", "il": "he", "ke": "sw", "kh": "km", "kz": "kk"},
    **{"md": "ro", "mx": "es", "ph": "fil", "pk": "ur", "sp": "es", "xk": "sq", "bd": "bn", "eg": "ar"},
    **{"vn": "vi", "al": "sq", "rs": "sr", "me": "sr", "mm": "my", "np": "ne", "ir": "fa", "iq": "ar"},
}
# What languages call themselves, without accents on Latin letters (CLDR 49, localeDisplayNames).
_OWN_NAMES = {
    **{
        "deutsch": "de",
        "francais": "fr",
        "espanol": "es",
        "castellano": "es",
        "portugues": "pt",
        "italiano": "it",
    },
    **{"nederlands": "nl", "vlaams": "nl", "polski": "pl", "turkce": "tr", "svenska": "sv", "dansk": "da"},
    **{"norsk": "nb", "bokmal": "nb", "nynorsk": "nn", "suomi": "fi", "islenska": "is", "eesti": "et"},
    **{"latviesu": "lv", "lietuviu": "lt", "cestina": "cs", "slovencina": "sk", "slovenscina": "sl"},
    **{"hrvatski": "hr", "bosanski": "bs", "srpski": "sr", "српски": "sr", "magyar": "hu"},
    **{"romana": "ro", "shqip": "sq", "catala": "ca", "euskara": "eu", "galego": "gl", "gaeilge": "ga"},
    **{"cymraeg": "cy", "malti": "mt", "kiswahili": "sw", "soomaali": "so", "afrikaans": "af", "hausa": "ha"},
    **{"bahasa indonesia": "id", "bahasa melayu": "ms", "tieng viet": "vi", "filipino": "fil", "kurdi": "ku"},
    **{"русский": "ru", "українська": "uk", "български": "bg", "македонски": "mk", "ελληνικα": "el"},
    **{"العربية": "ar", "فارسی": "fa", "اردو": "ur", "پښتو": "ps", "עברית": "he", "አማርኛ": "am", "ትግርኛ": "ti"},
    **{
        "中文": "zh",
        "日本語": "ja",
        "한국어": "ko",
        "ไทย": "th",
        "ខ្មែរ": "km",
        "မြန်မာ": "my",
        "हिन्दी": "hi",
        "বাংলা": "bn",
    },
}
# Scripts that are written with several, as characters have them.
_TOGETHER = {
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani", "Bopo"),
    "Hant": ("Hani", "Bopo"),
    "Hrkt": ("Hira", "Kana"),
    "Aran": ("Arab",),
    "Latf": ("Latn",),
    "Latg": ("Latn",),
}
# Languages that are written in further scripts, beside those of their regions in CLDR (its languageData).
_ALSO = {
    "Latn": frozenset(
        [
            *("ab", "ba", "bal", "chr", "cr", "iu", "kk", "kok", "ks", "ky", "lad", "mni", "oj", "pi", "rhg"),
            *("sa", "sat", "sd", "shi", "sr", "tg", "tt", "tzm", "ug", "yi", "zgh"),
        ]
    ),
    "Cyrl": frozenset(["az", "bs", "crh", "gag", "kaa", "mo", "ro", "rom", "tk", "ug", "uz"]),
    "Arab": frozenset(
        ["az", "ff", "ha", "id", "jv", "kk", "ku", "ky", "ms", "so", "su", "sw", "tg", "tt", "uz", "wo"]
    ),
    "Deva": frozenset(["brx", "doi", "kok", "ks", "mai", "sat", "sd"]),
    "Hani": frozenset(["hak", "nan", "vi", "za"]),
    "Tfng": frozenset(["ber", "kab", "rif", "shi", "tzm"]),
}
_UPRIGHT = "Mong"  # runs down the page
_LATIN = "Latn"


class Language(NamedTuple):
    """A language as an edition uses it."""

    tag: str
    script: str
    direction: Direction


class UnknownLanguageError(ValueError):
    """The tag is no tag, or its language cannot be set; `hint` is the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


# Shipped: rows of a table of languages, a bounded number of them.
@lru_cache(maxsize=256)
def language(tag: str) -> Language:
    """Return the language of a tag, in the canonical spelling of BCP 47 and CLDR.

    Raises UnknownLanguageError for what is no tag, for two letters that are no language (ISO 639-1 has all
    that are), and for a script that runs down the page.  Of a language that CLDR does not know the script is
    taken to be Latin.

    >>> language("zh-hant-HK")
    Language(tag='zh-Hant-HK', script='Hant', direction=<Direction.LTR: 'ltr'>)
    >>> language("ur").direction.value, language("iw").tag, language("zh-yue").tag
    ('rtl', 'he', 'yue')
    """
    lower = tag.lower()
    match = _TAG.fullmatch(_aliases()["languages"].get(lower, tag)) if len(tag) <= MOST_CHARACTERS else None
    if not match or (match["extended"] and lower.partition("-")[0] not in _EXTENDED):
        raise UnknownLanguageError("is not a language tag", _hint(tag))
    if match["all_private"]:
        return Language(lower, _LATIN, Direction.LTR)
    name, script, region = _canonical(match)
    known = _table().get(f"{name}-{region}") or _table().get(name)
    if not known and len(name) == 2:
        raise UnknownLanguageError("is the code of no language", _hint(tag))
    spelled = "-".join(part for part in (name, script, region) if part)
    rest = (match["variants"] + match["extension"] + match["private"]).lower()
    script = script or (known[1] if known else _LATIN)
    if script == _UPRIGHT:
        raise UnknownLanguageError(
            "is written in the Mongolian script, which runs down the page and is not set here",
            "write mn for Mongolian in Cyrillic" if name == "mn" else "write it in another script",
        )
    return Language(spelled + rest, script, Direction.RTL if script in _RTL else Direction.LTR)


def _canonical(match: re.Match[str]) -> tuple[str, str, str]:
    """The subtags of language, script and region, with those that are out of use replaced."""
    name = (match["extended"] or match["language"]).lower().rpartition("-")[2]
    script = (match["script"] or "").title()
    region = (match["region"] or "").upper()
    name, *more = _aliases()["languages"].get(name, name).split("-")
    for part in more:
        if len(part) == len("Latn"):
            script = script or part
        else:
            region = region or part
    return name, script, _aliases()["regions"].get(region, region)


def plain(tag: str) -> str:
    """Return a tag without its extensions, such as what it asks of numbers.

    >>> plain("ar-EG-u-nu-latn")
    'ar-EG'
    """
    found = _SINGLETON.search(tag)
    return tag[: found.start()] if found else tag


def calendar_of(tag: str) -> tuple[str, str]:
    """Return the calendar that a tag asks for (Unicode Technical Standard 35, 3.6.1), and the tag without it.

    >>> calendar_of("th-u-ca-buddhist"), calendar_of("ar-EG-u-nu-latn")
    (('buddhist', 'th'), ('', 'ar-EG-u-nu-latn'))
    >>> calendar_of("ar-u-ca-islamic-civil-nu-latn")
    ('islamic-civil', 'ar-u-nu-latn')
    """
    found = _CALENDAR.search(tag)
    if not found:
        return "", tag
    before, after = tag[: found.start("asked")], tag[found.end("asked") :]
    # A singleton with nothing behind it is none.
    bare = not after or len(after.split("-")[1]) == 1
    return found["calendar"].lower(), (before.removesuffix("-u") if bare else before) + after


def shortened(tag: str) -> Iterator[str]:
    """Yield a tag and what it is a part of, each a subtag shorter (RFC 4647, 3.4).

    >>> list(shortened("zh-Hant-HK")), list(shortened("x-klass-9"))
    (['zh-Hant-HK', 'zh-Hant', 'zh'], ['x-klass-9', 'x-klass'])
    """
    parts = tag.split("-")
    while parts:
        yield "-".join(parts)
        parts.pop()
        if parts and len(parts[-1]) == 1:
            parts.pop()


def kin(one: str, other: str) -> bool:
    """Return whether two tags share language and script: who reads the words of one reads the other's.

    >>> kin("en-IN", "en"), kin("zh-Hant-HK", "zh-Hans")
    (True, False)
    """
    return one.partition("-")[0] == other.partition("-")[0] and language(one).script == language(other).script


def is_known(tag: str) -> bool:
    """Return whether CLDR has a name for a language.

    >>> is_known("yo"), is_known("qqy")
    (True, False)
    """
    return bool((_table().get(language(tag).tag.partition("-")[0]) or [""])[0])


def name_of(tag: str) -> str:
    """Return the English name of a language, and of its script where that has a name of its own.

    A language without a name is called by its tag.

    >>> name_of("de-AT"), name_of("zh-Hant-HK"), name_of("qqy")
    ('German', 'Traditional Chinese', 'qqy')
    """
    known = language(tag)
    name = known.tag.partition("-")[0]
    found = _table().get(f"{name}-{known.script}") or _table().get(name)
    return (found and found[0]) or plain(known.tag)


def own_scripts(tag: str) -> frozenset[str]:
    """Return the scripts that letters of a language are in: of its tag, or of its regions if it names none.

    >>> sorted(own_scripts("ja")), sorted(own_scripts("sr")), sorted(own_scripts("sr-Latn"))
    (['Hani', 'Hira', 'Kana'], ['Cyrl', 'Latn'], ['Latn'])
    """
    known = language(tag)
    name, *more = plain(known.tag).split("-")
    codes = {known.script}
    if known.script not in more:
        # Tags of regions, of all that begin so: asked for each edition, of a table of all languages.
        begun, long = f"{name}-", len(name) + 3
        codes |= {
            entry[1]
            for tag, entry in _table().items()
            if len(tag) == long and tag.startswith(begun) and tag[-2:].isalpha() and tag[-2:].isupper()
        }
        codes |= {code for code, names in _ALSO.items() if name in names}
    return frozenset(each for code in codes for each in _TOGETHER.get(code, (code,)))


def near_miss(tag: str) -> str:
    """Return a hint to the language that was probably meant by a tag that names none, or nothing.

    Of `kr` too, which is Kanuri, and far more often written for Korean.
    """
    try:
        return "" if is_known(tag) and tag not in _COUNTRIES else _hint(tag)
    except UnknownLanguageError as problem:
        return problem.hint


# Shipped: a file of the package, read once.
@cache
def _table() -> Mapping[str, list[str]]:
    source = files(__package__).joinpath("languages.json").read_text(encoding="utf-8")
    table: dict[str, list[str]] = json.loads(source)
    return table


# Shipped: a file of the package, read once.
@cache
def _aliases() -> Mapping[str, Mapping[str, str]]:
    source = files(__package__).joinpath("aliases.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = json.loads(source)
    return table


def _hint(tag: str) -> str:
    """The code of a language that was named in words, or the nearest code."""
    by_name = {entry[0].lower(): code for code, entry in _table().items() if entry[0] and "-" not in code}
    word = tag.lower().strip().replace("_", "-")
    if "_" in tag and _TAG.fullmatch(word) and word.partition("-")[0] in _table():
        return f'did you mean "{language(word).tag}"?'
    spelled = unicodedata.normalize("NFC", word)
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", word))
    meant = _COUNTRIES.get(word.partition("-")[0]) or _OWN_NAMES.get(spelled) or _OWN_NAMES.get(bare)
    if meant:
        return f'did you mean "{meant}", for {name_of(meant)}?'
    near = word if word in by_name else closest(word, by_name) if len(word) > 3 else ""
    if near:
        return f'did you mean "{by_name[near]}", for {name_of(by_name[near])}?'
    return "write a tag such as en, ar, pt-BR or zh-Hant"
