"""The built-in words of a language: headings, small connecting phrases, numbers, dates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files

from factsheet.content.amount import MISSING
from factsheet.content.builtin import ENGLISH, PATTERNS, filled, without_gaps
from factsheet.content.fields import OTHER_UNIT, PEOPLE
from factsheet.content.languages import language, plain, shortened
from factsheet.content.patterns import OTHER, parsed, with_number
from factsheet.content.words import Measure
from factsheet.document.dates import Date, TimeOfDay
from factsheet.document.quantity import Quantity, Tally
from factsheet.document.text import Inline, Text
from factsheet.locale import numbers
from factsheet.locale.locales import Facts, candidates, default, facts
from factsheet.locale.typography import typography
from factsheet.records import dataclass
from factsheet.resources import ResourceTable

_COMMA = "and"
_NAMES = ResourceTable(__package__, "names.json")
# What stands where a language has no words: nothing but what the data says, and signs.
_NEUTRAL: Mapping[str, str] = {
    "source": "{source}",
    "page": "{page}",
    "accessed": "({date})",
    "license": "{license}",
    "code": "{call} {address}",
    "per_1000": "{number}‰",
    "one_in": "{one}/{number}",
    "tally": "{marked} : {total}",
    "tally_people": "{marked} : {total}",
    "as_of": "{date}",
    "gap": "\u2212",
    "note": "•",
    "warning": "!",
    "myth": "✗",
    "fact": "✓",
    "highest": "↑ {point}",
    "lowest": "↓ {point}",
    "first": "← {point}",
    "last": "→ {point}",
    "name": "–",
    "date": "–",
    "provisional": "*",
    "estimated": "≈",
    "break": "|",
    "target": "\u2192 {number}",
    "draft": "!",
    "embargo": "! {date}",
    "version": "{version}",
    "number": "{number}",
    "responsible": "{name}",
    "reviewed": "{date}",
    "next_review": "→ {date}",
    "updated": "{date}",
    "photo": "{name}",
    "image": "{name}",
    "people": "{number, plural, other {#}}",
}
# The comma of a script (Unicode 17, Script_Extensions of U+060C; PropList, Terminal_Punctuation).
_COMMAS = {
    **dict.fromkeys(("Arab", "Nkoo", "Rohg", "Syrc", "Thaa", "Yezi"), "، {part}"),
    **dict.fromkeys(("Hans", "Hant", "Hani", "Bopo"), "，{part}"),
    **dict.fromkeys(("Jpan", "Hira", "Kana", "Hrkt"), "、{part}"),
    "Ethi": "፣ {part}",
    "Mymr": "၊ {part}",
}
# Its semicolon (U+061B, U+1364; the raised point of Greek, where ";" asks; Unicode 17, chapter 7.2).
_SEMICOLONS = {
    **dict.fromkeys(("Arab", "Nkoo", "Rohg", "Syrc", "Thaa", "Yezi"), "؛ "),
    **dict.fromkeys(("Hans", "Hant", "Hani", "Bopo", "Jpan", "Hira", "Kana", "Hrkt"), "；"),
    "Ethi": "፤ ",
    "Grek": "\u00b7 ",
    "Mymr": "၊ ",
}


@dataclass(frozen=True)
class BuiltIn:
    """What a language offers to the blocks of an edition (`content.words.Locale`).

    `own` are the phrases that the data file or the catalogue gives; they go first.  `lacking`
    gathers those that were asked for and that nobody has (the comma is of the script, not a word).
    """

    lang: str
    edition: Date | None = None
    own: Mapping[str, str] = field(default_factory=dict)
    lacking: list[str] = field(default_factory=list)

    @property
    def facts(self) -> Facts:
        return facts(self.lang) or default()

    @property
    def semicolon(self) -> str:
        """What stands between parts that may have commas of their own, with its spaces."""
        return semicolon(self.lang)

    def number(self, quantity: Quantity) -> str:
        """Return a number with the sign or the words of its unit, or the sign of its absence.

        >>> BuiltIn("en").number(Quantity(Decimal("NaN"), missing="suppressed", below=Decimal(5)))
        '<5'
        """
        if quantity.missing and quantity.below is not None:
            return f"<{self.number(replace(quantity, value=quantity.below, missing='', approx=False))}"
        if quantity.missing:
            return MISSING[quantity.missing]
        if quantity.value.is_nan():
            span = self.interval(quantity)
            return str(self.facts["approx"]).format(span) if quantity.approx else span
        measure = _measure(quantity)
        said = shown = numbers.measured(quantity.value, measure, self.facts)
        if measure.unit == PEOPLE:
            form = parsed(self.phrase("people")).form(self.category(quantity))
            said = with_number(form, "number").replace("{number}", shown.replace(" ", "\u00a0"))
        elif measure.unit == OTHER_UNIT:
            said = f"{shown}\u00a0{quantity.noun}"
        elif measure.unit in ("per_1000", "one_in"):
            one, thousand = (numbers.figures(Decimal(each), self.facts) for each in (1, 1000))
            said = self.phrase(measure.unit, number=shown, one=one, thousand=thousand)
        return numbers.closed(said)

    def category(self, quantity: Quantity) -> str:
        """Return the plural form that a number takes as it prints: `one` of 1, `other` of 1.0 in English."""
        if quantity.missing:
            return OTHER
        if quantity.value.is_nan() and quantity.high is not None:
            # The form of a span is that of its end in nearly all languages (CLDR, plural ranges).
            quantity = replace(quantity, value=quantity.high)
        return numbers.category(quantity.value, _measure(quantity), self.facts)

    def interval(self, quantity: Quantity) -> str:
        r"""Return the ends of an interval, the unit once, or nothing where there is none.

        >>> BuiltIn("en").interval(Quantity(Decimal(3), "hours", low=Decimal(2), high=Decimal("4.5")))
        '2–4.5 hours'
        >>> BuiltIn("de").interval(Quantity(Decimal(0), "celsius", low=Decimal(-5), high=Decimal(40)))
        '−5\xa0–\xa040 °C'
        """
        if quantity.low is None or quantity.high is None:
            return ""
        known = not quantity.value.is_nan()
        unit = "count" if known and quantity.unit in (PEOPLE, OTHER_UNIT) else quantity.unit
        low, high = (
            replace(quantity, value=each, unit=unit, approx=False) for each in (quantity.low, quantity.high)
        )
        first, last = self._ends(low, high)
        whole = self.number(high)
        # A dash beside a minus is told from it by spaces.
        dash = "\u2013" if low.value >= 0 else "\u00a0\u2013\u00a0"
        if whole.count(last) == 1 and not (low.value < 0 and unit.startswith("currency:")):
            return whole.replace(last, f"{first}{dash}{last}")
        return f"{self.number(low)}{dash}{whole}"

    def _ends(self, low: Quantity, high: Quantity) -> tuple[str, str]:
        """The figures of two numbers, without their unit."""
        if high.compact:
            return numbers.compacted_span(low.value, high.value, self.facts, high.decimals)
        first, last = (
            numbers.figures(numbers.rounded(each.value, _measure(each)), self.facts) for each in (low, high)
        )
        return first, last

    def tally(self, tally: Tally, people: bool = False, about: bool = False) -> str:
        """Return what a drawing of whole figures shows; "1 : 77" where the language has no words for it.

        It says of what only where that is `people`: a share is of forests or of claims as well, and its label
        says which.  Figures that are `about` the number have the sign that the language has for it.

        >>> BuiltIn("en").tally(Tally(1, 77)), BuiltIn("din").tally(Tally(1, 77))
        ('1 of 77', '1 : 77')
        >>> BuiltIn("en").tally(Tally(1, 77), people=True)
        '1 of 77 people'
        >>> BuiltIn("ko").tally(Tally(83, 100), about=True)
        '100 중 약 83'
        """
        marked, total = (numbers.figures(Decimal(each), self.facts) for each in tally)
        marked = str(self.facts["approx"]).format(marked) if about else marked
        # Where a language has no words for people, those for anything are of people, too.
        key = (
            "tally_people"
            if people and (self._known("tally_people") or not self._known("tally"))
            else "tally"
        )
        return self.phrase(key, marked=marked, total=total)

    def dated(self, quantity: Quantity) -> str:
        """Return the period that a number counts and the date that it is of.

        >>> from factsheet.document.dates import period
        >>> BuiltIn("en").dated(Quantity(Decimal(3), period=period("2014/2023"), as_of=Date(2023, 11)))
        '2014–2023; as of November 2023'
        """
        said = []
        if quantity.period:
            span = numbers.spanned(quantity.period, self.facts)
            said.append(str(self.facts["approx"]).format(span) if quantity.period.about else span)
        if quantity.as_of:
            said.append(self.phrase("as_of", date=self.date(quantity.as_of)))
        return self.semicolon.join(said)

    def ordinal(self, number: int) -> str:
        return numbers.figures(Decimal(number), self.facts)

    def date(self, date: Date) -> str:
        return numbers.dated(date, self.facts)

    def time(self, time: TimeOfDay) -> str:
        """Return a time of day, with its day if it has one: "May 4, 2026, 1:30 PM"."""
        return numbers.timed(time, self.facts)

    def heading(self, kind: str) -> Text:
        """Return the heading of a kind of block; without characters where the language has none."""
        return Text((Inline(self.phrase(kind)),), f"{kind}.heading", None, self.lang)

    def language(self, tag: str) -> str:
        """Return the name of a language in this one, or its tag where CLDR has no name that is known here.

        >>> BuiltIn("de").language("zh-Hant"), BuiltIn("ar").language("en-HK"), BuiltIn("din").language("en")
        ('Chinesisch (traditionell)', 'الإنجليزية', 'en')
        """
        named = list(shortened(plain(tag)))
        for name in candidates(self.lang):
            if name not in _NAMES:
                continue
            table = _NAMES[name]
            found = next((table[each] for each in named if each in table), "")
            if found:
                return str(found)
        return plain(tag)

    def phrase(self, key: str, **values: str) -> str:
        """Return the phrase with its gaps filled, or a form in no language; then `lacking` names it."""
        found = self._known(key)
        if not found:
            found = neutral(self.lang, key)
            if key != _COMMA:
                self.lacking.append(key)
        return filled(found, values)

    def _known(self, key: str) -> str:
        """Return the phrase that the data, the catalogue or the language gives, or nothing."""
        return self.own.get(key) or phrase_of(self.lang, key)


def _measure(quantity: Quantity) -> Measure:
    return Measure(quantity.unit, quantity.decimals, quantity.approx, quantity.compact)


def phrase_of(tag: str, key: str) -> str:
    """Return the phrase that a language has for a key, or nothing.

    >>> phrase_of("de-AT", "source")
    'Quelle: {source}'
    """
    known = _phrases()
    return next((known[name][key] for name in candidates(tag) if key in known.get(name, ())), "")


def neutral(tag: str, key: str) -> str:
    """Return the form of a phrase that is in no language: the values alone, the comma of the script.

    >>> neutral("ckb", "source"), neutral("ckb", "and"), neutral("ckb", "key_numbers")
    ('{source}', '، {part}', '')
    """
    if key == _COMMA:
        return _COMMAS.get(language(tag).script, ", {part}")
    return _NEUTRAL.get(key, "")


def semicolon(tag: str) -> str:
    """Return the semicolon of a language with the spaces about it.

    >>> [semicolon(tag) for tag in ("en", "el", "fa", "ja", "fr")]
    ['; ', '· ', '؛ ', '；', '\u202f; ']
    """
    return _SEMICOLONS.get(language(tag).script) or f"{typography(tag).high}; "


def languages() -> tuple[str, ...]:
    """Return the languages that have built-in words, by tag."""
    return tuple(sorted(_phrases()))


def characters(tag: str) -> str:
    """Return the built-in words of a language, its months and its digits.

    What any of its editions may need.
    """
    said = {key: phrase_of(tag, key) or neutral(tag, key) for key in ENGLISH}
    words = [form for key in PATTERNS for _, form in parsed(said.pop(key)).forms] + list(said.values())
    known = facts(tag) or default()
    figures = numbers.in_digits("0123456789", known)
    signs = (known["decimal"], known["group"], known["percent"].replace("{}", ""), known["minus"])
    return "\n".join([*map(without_gaps, words), *known["months"], figures, semicolon(tag), *signs])


# Shipped: a file of the package, read once.
@cache
def _phrases() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for name in ("phrases", "tallies", "labels", "people", "imprint", "credits"):
        source = files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8")
        for tag, words in json.loads(source).items():
            table.setdefault(tag, {}).update(words)
    return table
