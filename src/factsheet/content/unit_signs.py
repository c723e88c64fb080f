"""Units by their signs, as they print: a data file has their names."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.content.currencies import currency_named
from factsheet.content.findings import suggestion

# Powers of ten are no units.
_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "k"), ("1200", "1.2 thousand")),
    **dict.fromkeys(("million", "millions", "mio", "mn", "mln"), ("1200000", "1.2 million")),
    **dict.fromkeys(("billion", "billions", "bn", "mrd"), ("1200000000", "1.2 billion")),
    **dict.fromkeys(("trillion", "trillions", "tn"), ("1200000000000", "1.2 trillion")),
}
_LONGEST = 24  # characters of what may be the name of a unit
_SIGNS = {
    **{"%": "percent", "‰": "per_1000", "°C": "celsius", "°c": "celsius", "C": "celsius", "°F": "fahrenheit"},
    **{"F": "fahrenheit", "K": "kelvin", "kg": "kilograms", "g": "grams", "mg": "milligrams"},
    **{"µg": "micrograms", "ug": "micrograms", "t": "tonnes", "l": "liters", "L": "liters"},
    **{"ml": "milliliters"},
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
    # The Greek letter is written for the sign of micro, too.
    bare = sign.strip().rstrip(".").replace("μ", "µ")
    # Of one letter, small and capital are two: m and M.
    return _SIGNS.get(bare) or (_SIGNS.get(bare.lower(), "") if len(bare) > 1 else "")


def unit_hint(word: str, units: Sequence[str]) -> str:
    """Return the hint to a word that is none of the units: the one by its sign, or the nearest, or another.

    >>> unit_hint("mg/l", ["milligrams_per_liter"])
    'write unit: milligrams_per_liter'
    >>> unit_hint("million", ["milliseconds"])
    'write the number whole, as 1200000; with format: compact it prints as 1.2 million'
    """
    if scale := _SCALES.get(word.strip().lower().rstrip(".")):
        whole, shown = scale
        return f"write the number whole, as {whole}; with format: compact it prints as {shown}"
    first, slash, second = word.partition("/")
    both = f"{unit_signed(first)}_per_{unit_signed(second).removesuffix('s')}" if slash else ""
    if sign := unit_signed(word) or (both if both in units else ""):
        return f"write unit: {sign}"
    if currency := currency_named(word):
        return f"write unit: currency:{currency}, or the code of another currency"
    hint = suggestion(word, units)
    if not hint.startswith("known"):
        return hint
    own = word.strip() if 0 < len(word.strip()) <= _LONGEST else "its name"
    return f'write unit: other, and unit_label: "{own}"; factsheet list blocks prints the units'
