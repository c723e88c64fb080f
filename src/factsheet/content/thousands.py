"""Numbers that their writer may have meant as thousand times what they are, or as whole ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factsheet.content.languages import UnknownLanguageError, language, shortened
from factsheet.content.place import Location, ScalarNode
from factsheet.document.ids import BODY
from factsheet.document.quantity import decimals_of
from factsheet.errors import Diagnostic
from factsheet.yaml_source import Value, held_at

# Languages and regions that write 1.250 for one thousand two hundred and fifty, and those of them that do not
# (CLDR 49, numbers: a point before thousands, a comma before decimals).
_POINTS = frozenset(
    [
        *("ast", "az", "bs", "ca", "da", "de", "dsb", "el", "es", "eu", "fo", "fy", "hr", "hsb", "ia", "id"),
        *("is", "it", "jgo", "jv", "kgp", "kl", "ku", "lb", "lij", "lld", "ln", "lo", "lu", "mgh", "mk"),
        *("mua", "nl", "nnh", "pms", "pt", "rn", "ro", "rw", "sc", "scn", "seh", "sg", "sl", "sr", "su"),
        *("tr", "vi", "wo", "yrl", "ar-DZ", "ar-LY", "ar-MA", "ar-TN", "en-AT", "en-BE", "en-DE", "en-DK"),
        *("en-ES", "en-ID", "en-IT", "en-NL", "en-PL", "en-RO", "en-SI", "fr-LU", "ms-BN", "ms-ID", "qu-BO"),
        "sw-CD",
    ]
)
_NO_POINTS = frozenset(
    [
        *("az-Cyrl", "de-CH", "de-LI", "it-CH", "es-419", "es-BR", "es-BZ", "es-CU", "es-DO", "es-GT"),
        *("es-HN", "es-MX", "es-NI", "es-PA", "es-PE", "es-PR", "es-SV", "es-US"),
    ]
)
_LIKE_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_PEOPLE = "people"


def has_points(tag: str) -> bool:
    """Return whether a language parts thousands by points, and decimals by a comma.

    >>> has_points("de-AT"), has_points("es-MX"), has_points("en")
    (True, False, False)
    """
    try:
        tags = tuple(shortened(language(tag).tag))
    except UnknownLanguageError:
        return False
    return next((each in _POINTS for each in tags if each in _POINTS | _NO_POINTS), False)


def doubtful(leaf: ScalarNode, number: Decimal) -> Iterator[Diagnostic]:
    """Warn of a number that is written as thousands are in the language of its sheet, and of parts of people.

    Where `decimals:` asks for as many digits as it has, it is meant as it is.
    """
    place = leaf.place
    asked = _said(place, "decimals")
    meant = isinstance(asked, int | Decimal) and asked >= decimals_of(number) > 0
    if re.fullmatch(r"-?\d{1,3}\.000", leaf.raw):
        plain = leaf.raw.replace(".", "")
        hint = f"for thousands write {plain}; write {number:f} without noughts if it is that"
        said = f"is {number:f}: the point is a decimal sign"
        yield place.warning(said, hint, code="point-before-thousands")
    elif _LIKE_THOUSANDS.fullmatch(leaf.raw) and has_points(place.lang) and not meant:
        plain = leaf.raw.replace(".", "")
        hint = f"for thousands write {plain}; if it is {leaf.raw}, add decimals: 3, in a table to its column"
        said = f"is {leaf.raw.rstrip('0')}, not {plain}: the point is a decimal sign"
        yield place.warning(said, hint, code="point-before-thousands")
    elif number != number.to_integral_value() and _said(place, "unit") == _PEOPLE and not meant:
        digits = decimals_of(number)
        hint = f"write a whole number; for a mean add decimals: {digits}"
        yield place.warning(f"is {number:f}, of people", hint, code="people-not-whole")


def _said(place: Location, key: str) -> Value:
    """What is said of a number: beside it, at the head of its column, or in its chart; None for nothing."""
    if (own := place.beside(key)) is not None or place.key[:1] != (BODY,):
        return own
    whole, block = place.document.value, place.key[:2]
    columns = [(*block, "columns", step) for step in place.key[4:5]]
    held = (held_at(whole, each) for each in (*columns, block))
    return next((each[key] for each in held if isinstance(each, dict) and each.get(key) is not None), None)
