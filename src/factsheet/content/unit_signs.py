"""Units by their signs, as they print: a data file has their names."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.content.currencies import currency_named
from factsheet.content.findings import suggestion

_SIGNS = {
    **{"%": "percent", "‰": "per_1000", "°C": "celsius", "°c": "celsius", "C": "celsius", "°F": "fahrenheit"},
    **{"F": "fahrenheit", "K": "kelvin", "kg": "kilograms", "g": "grams", "mg": "milligrams"},
    **{"µg": "micrograms", "t": "tonnes", "l": "liters", "L": "liters", "ml": "milliliters"},
    **{"mm": "millimeters", "cm": "centimeters", "m": "meters", "km": "kilometers", "mi": "miles"},
    **{"ft": "feet", "in": "inches", "yd": "yards", "ha": "hectares", "m2": "square_meters"},
    **{"m²": "square_meters", "km2": "square_kilometers", "sqm": "square_meters"},
    **{"sqkm": "square_kilometers", "km²": "square_kilometers", "m3": "cubic_meters", "m³": "cubic_meters"},
    **{"km/h": "kilometers_per_hour"},
    **{"kmh": "kilometers_per_hour", "mph": "miles_per_hour", "m/s": "meters_per_second", "s": "seconds"},
    **{"sec": "seconds", "ms": "milliseconds", "min": "minutes", "mins": "minutes", "h": "hours"},
    **{"hr": "hours", "hrs": "hours", "d": "days", "yr": "years", "yrs": "years", "W": "watts"},
    **{"kW": "kilowatts", "MW": "megawatts", "GW": "gigawatts", "kWh": "kilowatt_hours", "V": "volts"},
    **{"A": "amperes", "Hz": "hertz", "lb": "pounds", "lbs": "pounds", "oz": "ounces"},
    **{"kcal": "kilocalories"},
    **{"person": "people", "persons": "people", "number": "count", "none": "count", "#": "count"},
}


def unit_signed(sign: str) -> str:
    """Return the unit that a sign or a short word is of, or nothing.

    >>> unit_signed("%"), unit_signed("kg"), unit_signed("KG"), unit_signed("mW"), unit_signed("hrs.")
    ('percent', 'kilograms', 'kilograms', '', 'hours')
    """
    bare = sign.strip().rstrip(".")
    # Of one letter, small and capital are two: m and M.
    return _SIGNS.get(bare) or (_SIGNS.get(bare.lower(), "") if len(bare) > 1 else "")


def unit_hint(word: str, units: Sequence[str]) -> str:
    """Return the hint to a word that is none of the units: the one by its sign, or the nearest, or all."""
    if sign := unit_signed(word):
        return f"write unit: {sign}"
    if currency := currency_named(word):
        return f"write unit: currency:{currency}, or the code of another currency"
    hint = suggestion(word, units)
    known = hint.startswith("known")
    return f"{hint}; for what has none write unit: other, and unit_label: its name" if known else hint
