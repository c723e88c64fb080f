"""How each locale writes: the entries of CLDR, put together from those that they inherit from.

`locales.json`, `units.json`, `compact.json`, `times.json` and `digits.json` are made by
`scripts/make_languages.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from factsheet.content.languages import language, plain
from factsheet.resources import ResourceTable

Facts = Mapping[str, Any]
ROOT = "und"
_LOCALES, _UNITS, _COMPACT, _TIMES = (
    ResourceTable(__package__, f"{name}.json") for name in ("locales", "units", "compact", "times")
)
_DIGITS = ResourceTable(__package__, "digits.json")
_MERGED = frozenset(["currencies", "systems"])
_ARABIC: Facts = {"decimal": "٫", "group": "٬", "percent": "{}٪"}
_LATIN: Facts = {"decimal": ".", "group": ",", "percent": "{}%", "minus": "\u2212"}


def facts(tag: str) -> Facts | None:
    """Return what is known of how a language writes; None for one that CLDR does not describe.

    A tag may ask for other digits (`ar-u-nu-latn`, Unicode Technical Standard 35, 3.6.1).
    """
    name = locale_of(tag)
    if name is None:
        return None
    # The numbering system that a tag asks for, or nothing.
    parts = tag.lower().partition("-u-")[2].partition("-x-")[0].split("-")
    after = parts.index("nu") + 1 if "nu" in parts else len(parts)
    found, asked = _facts(name), (parts[after] if after < len(parts) else "")
    if not asked or asked == found["digits"] or asked not in _DIGITS:
        return found
    signs: Facts = found["systems"].get(asked) or {}
    if not signs and asked in ("arab", "arabext"):
        signs = _ARABIC
    elif not signs and found["decimal"] == _ARABIC["decimal"]:
        signs = found["systems"].get("latn") or _LATIN
    return {**found, **signs, "digits": asked}


def default() -> Facts:
    """Return how numbers and dates are written where nothing is known of the language: as 2023-11-30."""
    return _facts(ROOT)


def digits(system: str) -> str:
    """Return the ten digits of a numbering system.

    >>> digits("deva")
    '०१२३४५६७८९'
    """
    return str(_DIGITS[system])


def system_of(figure: str) -> str:
    """Return the numbering system that a figure is of; nothing for one of none.

    >>> system_of("٣"), system_of("3")
    ('arab', 'latn')
    """
    return next((system for system in _DIGITS if figure in digits(system)), "")


def units(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the patterns of units by plural form, `{}` for the number, of the locale of that name."""
    return _merged(_UNITS, name)


def compact(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the patterns of large numbers: `long-6` those of a million, by plural form, `0` for a figure."""
    return _merged(_COMPACT, name)


def times(name: str) -> Facts:
    """Return how the locale of that name writes a time of day (`time`, with the `halves` of the day that it
    may name), and a day (`{1}`) with its time (`{0}`): `moment`.
    """
    return _merged(_TIMES, name)


def locales() -> tuple[str, ...]:
    """Return the names of all locales that have an entry of their own."""
    return tuple(name for name in _LOCALES if name != ROOT)


# Shipped: rows of a table of languages, a bounded number of them.
@lru_cache(maxsize=256)
def locale_of(tag: str) -> str | None:
    """Return the name of the entry that describes a language, None where there is none.

    >>> locale_of("de-LI-u-nu-latn"), locale_of("pa-PK"), locale_of("din")
    ('de-LI', 'pa-Arab', None)
    """
    return next((name for name in candidates(tag) if name in _LOCALES), None)


def candidates(tag: str) -> Iterator[str]:
    """Yield the entries that may describe a language, the closest first."""
    known = language(tag)
    name, *rest = plain(known.tag).split("-")
    if len(name) == 1 or name == ROOT:
        return
    region = next((part for part in rest if part.isupper() or part.isdigit()), "")
    if any(len(part) > 4 for part in rest):
        yield plain(known.tag)
    if region:
        yield f"{name}-{known.script}-{region}"
        yield f"{name}-{region}"
    yield f"{name}-{known.script}"
    if known.script == language(name).script:
        yield name


# Shipped: rows of a table of languages, a bounded number of them.
@lru_cache(maxsize=64)
def _facts(name: str) -> Facts:
    found: dict[str, Any] = {"name": name, **_merged(_LOCALES, name)}
    found["systems"] = {each: _in_print(signs) for each, signs in found["systems"].items()}
    return _in_print(found)


def _in_print(signs: Facts) -> Facts:
    """Signs with the minus of print, U+2212: in most locales CLDR has that of a keyboard, a short hyphen."""
    minus = str(signs.get("minus", "")).replace("-", "\u2212")
    return {**signs, "minus": minus} if minus else signs


# Shipped: rows of a table of languages, a bounded number of them.
@lru_cache(maxsize=64)
def _merged(table: ResourceTable, name: str) -> Facts:
    """Return an entry of a table over those that it inherits from."""
    own = dict(table[name]) if name in table else {}
    if name == ROOT:
        return own
    parent = _LOCALES[name].get("up", ROOT) if name in _LOCALES else name.rpartition("-")[0] or ROOT
    above = _merged(table, own.pop("up", parent))
    merged = {key: above[key] | own[key] for key in _MERGED if key in own and key in above}
    return {**above, **own, **merged}
