"""Which form of a word a number takes: CLDR plural rules (Unicode Technical Standard 35, part 3, 5).

The rules come with `locales.json` in the spelling that Babel stores: `v in 0 and i mod 10 in 2..4`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

_RELATION = re.compile(r"([nivfte])(?: mod (\d+))? (not )?in ([\d.,]+)")


def form(number: Decimal, rules: Mapping[str, str]) -> str:
    """The name of the plural form, `other` where no rule holds.

    >>> form(Decimal(1), {"one": "i in 1 and v in 0"}), form(Decimal("1.0"), {"one": "i in 1 and v in 0"})
    ('one', 'other')
    """
    values = _operands(number)
    for name, rule in rules.items():
        if any(all(_holds(each, values) for each in part.split(" and ")) for part in rule.split(" or ")):
            return name
    return "other"


def _operands(number: Decimal) -> dict[str, Decimal]:
    """The operands of the standard: value, whole part, visible digits after the decimal sign."""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    short = fraction.rstrip("0")
    return {
        "n": abs(number),
        "i": Decimal(whole),
        "v": Decimal(len(fraction)),
        "f": Decimal(fraction or 0),
        "t": Decimal(short or 0),
        "e": Decimal(0),
    }


def _holds(relation: str, values: Mapping[str, Decimal]) -> bool:
    match = _RELATION.fullmatch(relation.strip())
    if match is None:
        raise ValueError(f"{relation!r} is no relation of a plural rule")
    name, modulus, negated, ranges = match.groups()
    value = values[name] % int(modulus) if modulus else values[name]
    return any(_within(value, each) for each in ranges.split(",")) != bool(negated)


def _within(value: Decimal, bounds: str) -> bool:
    low, _, high = bounds.partition("..")
    return value == value.to_integral_value() and int(low) <= value <= int(high or low)
