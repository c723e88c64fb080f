"""What a line end does not part if it can be helped: telephone numbers, figures with their units, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Units with a space before them, in the scripts in which they are written; longer ones first.
_UNITS = (
    "°C|°F|°|℃|℉|%|‰|٪|٪؜|″|′|"
    "km/h|km²|km2|km|m²|m³|m2|m3|cm²|cm|mm|µm|m|ha|ft|mi|yd|"
    "kg|mg|µg|g|lbs|lb|oz|t|ml|mL|dl|cl|l|L|"
    "kWh|MWh|GWh|kW|MW|GW|W|kV|V|Hz|kHz|MHz|GHz|kB|KB|MB|GB|TB|kcal|kJ|J|Pa|hPa|bar|dB|ppm|"
    "a\\.m\\.|p\\.m\\.|am|pm|AM|PM|hrs|hr|h|min|sec|s|ms|Uhr|"
    "кг|мг|г|км|см|мм|м|га|л|мл|ч|мин|с|грн|руб|р\\.|"
    "χλμ|χμ|μ\\.μ\\.|π\\.μ\\.|كم|كغ|كجم|سم|ملم|ק״מ|ק״ג|"
    "Kč|kr|zł|Ft|lei|лв|дин|ден|kn|Rs|CHF|EUR|USD|GBP|HKD|HK\\$|US\\$|[€£$¥₹₽₴₺₪₩₫฿₦₱₸₾₼֏₭៛]"
)
# What stands before a figure, with a space: currencies, and signs for a number or a section.
_PREFIXED = re.compile(
    r"(?:[№§¶#±≈~<>≤≥+−]|[€£$¥₹₽₴₺₪₩₫฿₦₱₸₾₼֏₭៛৳]|"
    r"(?<![^\W\d_])(?:[A-Z]{0,3}\$|Rs\.?|CHF|EUR|USD|GBP|HKD|RM|Rp|kr|Nr\.|No\.|Nos\.|Art\.|pp?\.|S\.)) $"
)
_PREFIXES_END = frozenset("№§¶#±≈~<>≤≥+−€£$¥₹₽₴₺₪₩₫฿₦₱₸₾₼֏₭៛৳.sFRDPMpr")
_NUMBER = r"(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:'’٫٬/]\d+)*)"
_SIGNED = rf"[-+−€£$¥]?{_NUMBER}(?:%|‰|٪|°[CF]?)?"
_FIGURE = re.compile(
    # A date with spaces; then numbers, parted by dashes or crosses, with their unit.
    r"\d{1,2}\. ?\d{1,2}\. ?\d{2,4}(?!\d)|"
    rf"{_NUMBER}(?:%|‰|٪|°[CF]?)?(?: ?[-\u2010-\u2015−~〜～×x/:] ?{_SIGNED})*"
    rf"(?:(?: +)(?:{_UNITS})(?![^\W\d_]))?"
)
# Groups of digits with one sign between them, seven digits or more: a number to be called.
_PHONE = re.compile(r"\d+(?:(?:[ \u00a0\u202f.\-\u2010-\u2013/]|\)[ \u00a0-]?| ?\()\d+)+")
_FEWEST_DIGITS = 7
_MOST_CHARACTERS = 28
_ANY_DIGIT = re.compile(r"\d")
_SCHEME = re.compile(r"\w://")


def held(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that no line end parts.

    >>> text = "Call (+852) 1234 5678 at 43 °C, 10–15 kg on 12. 5. 2023"
    >>> [text[start:stop] for start, stop in held(text) if " " in text[start:stop]]
    ['(+852) 1234 5678', '43 °C', '10–15 kg', '12. 5. 2023']
    """
    digit = _ANY_DIGIT.search(text)
    while digit:
        start = digit.start()
        figure = _FIGURE.match(text, start)
        assert figure, "a digit is a figure"
        stop = figure.end()
        before = start
        if start > 1 and text[start - 1] == " " and text[start - 2] in _PREFIXES_END:
            prefix = _PREFIXED.search(text, max(0, start - 6), start)
            before = prefix.start() if prefix else start
        phone = _PHONE.match(text, start)
        if phone and _is_phone(phone[0]):
            stop = max(stop, phone.end())
            before -= len(text[:start]) - len(text[:start].rstrip("(+"))
        if stop > before + 1:
            yield before, stop
        digit = _ANY_DIGIT.search(text, stop)
    if "://" in text:
        for found in _SCHEME.finditer(text):
            yield found.start(), found.end() + 1


def _is_phone(candidate: str) -> bool:
    return len(candidate) <= _MOST_CHARACTERS and sum(map(str.isdigit, candidate)) >= _FEWEST_DIGITS
