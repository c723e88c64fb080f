"""Makes the tables of languages from CLDR (by way of Babel): run after an update of Babel.

    npm pack cldr-core && tar xzf cldr-core-*.tgz
    python scripts/make_languages.py package

The folder is that of the npm package cldr-core, which has what Babel leaves out: aliases of tags,
the coverage of locales, distances of languages.

`content/languages.json`: subtag -> [English name, script].  `localize/locales.json`: how each
language writes numbers and dates.  What CLDR's Babel edition lacks stands in `_CHANGED`.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

CORE = Path(sys.argv[1] if len(sys.argv) > 1 else "package")
PACKAGE = Path(__file__).parent.parent / "src" / "factsheet"
LOCALES = [
    "af",
    "am",
    "ar",
    "ar_AE",
    "ar_DZ",
    "ar_EG",
    "ar_LY",
    "ar_MA",
    "ar_TN",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "ckb",
    "cs",
    "cy",
    "da",
    "de",
    "de_AT",
    "de_CH",
    "el",
    "en",
    "en_GB",
    "en_IN",
    "es",
    "es_419",
    "es_MX",
    "et",
    "eu",
    "fa",
    "fi",
    "fil",
    "fr",
    "fr_CA",
    "fr_CH",
    "ga",
    "gl",
    "gu",
    "ha",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "ig",
    "is",
    "it",
    "it_CH",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "ky",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "my",
    "nb",
    "ne",
    "nl",
    "nn",
    "om",
    "pa",
    "pl",
    "ps",
    "pt",
    "pt_PT",
    "ro",
    "ru",
    "rw",
    "si",
    "sk",
    "sl",
    "so",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "ti",
    "tk",
    "tl",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "yo",
    "zh",
    "zh_Hant",
    "zh_Hant_HK",
    "zu",
]
# Numbering systems where the look or the readers ask for other digits than Babel's table has, and an
# abbreviation with a full stop where CLDR has a leader (U+2024), which fonts draw as one of three dots.
_CHANGED: dict[str, dict[str, Any]] = {
    "ar": {"digits": "arab", "decimal": "٫", "group": "٬", "percent": "{}٪"},
    "ar_EG": {"digits": "arab", "decimal": "٫", "group": "٬", "percent": "{}٪"},
    "hy": {"month": "y թ. LLLL", "day": "dd MMMM, y թ."},
}
_ONE_GROUP_LESS = {"es", "pl", "pt_PT"}  # minimumGroupingDigits 2: 1234, but 12 345
_APPROX = {"de": "≈{}", "fr": "≃{}", "ja": "約 {}", "zh": "约{}", "zh_Hant": "約{}", "ko": "약 {}"}
_DIGITS = {"arab", "arabext", "deva", "beng", "mymr", "tibt", "latn", "guru", "khmr", "laoo", "thai", "cakm"}
# Units of key numbers -> CLDR's names of them.
UNITS = {
    "years": "duration-year",
    "months": "duration-month",
    "weeks": "duration-week",
    "days": "duration-day",
    "hours": "duration-hour",
    "minutes": "duration-minute",
    "meters": "length-meter",
    "kilometers": "length-kilometer",
    "square_kilometers": "area-square-kilometer",
    "hectares": "area-hectare",
    "kilograms": "mass-kilogram",
    "tonnes": "mass-tonne",
    "liters": "volume-liter",
}


def main() -> None:
    _save(PACKAGE / "content" / "languages.json", _languages())
    _save(PACKAGE / "content" / "aliases.json", _aliases())
    # A process a locale: Babel 2.18 lets the month names of one leak into those loaded after it.
    with ProcessPoolExecutor(2, max_tasks_per_child=1) as processes:
        facts = processes.map(_facts, LOCALES)
        table = {name.replace("_", "-"): each for name, each in zip(LOCALES, facts, strict=True)}
    units = {name: each.pop("units") for name, each in table.items()}
    _save(PACKAGE / "localize" / "locales.json", table)
    _save(PACKAGE / "localize" / "units.json", units)


def _save(path: Path, table: dict[str, Any]) -> None:
    lines = (
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in sorted(table.items())
    )
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _languages() -> dict[str, list[str]]:
    """Each language that CLDR names, and each that is not written in Latin letters, with its script."""
    names = Locale("en").languages
    likely = get_global("likely_subtags")
    scripts = {tag: full.split("_")[1] for tag, full in likely.items() if full.count("_") == 2}
    gone = _aliases()["languages"]
    table = {}
    for tag, script in scripts.items():
        if "_" not in tag and tag not in gone and (tag in names or script != "Latn"):
            table[tag] = [names.get(tag, ""), script]
    table |= {tag: [names[tag], "Latn"] for tag in names if "_" not in tag and tag not in (*gone, *table)}
    # Names of their own: Simplified and Traditional Chinese.
    for tag, name in names.items():
        language, _, script = tag.partition("_")
        if len(script) == 4 and language in table and language not in gone:
            table[f"{language}-{script}"] = [name, script]
    # Where a region is written in another script than its language.
    for tag, script in scripts.items():
        language, _, region = tag.partition("_")
        if region.isupper() and language in table and script != table[language][1]:
            table[f"{language}-{region}"] = [table[language][0], script]
    return table


def _aliases() -> dict[str, dict[str, str]]:
    """What is written today for languages, whole tags and regions that are out of use."""
    known = _core("aliases")["metadata"]["alias"]
    languages = {
        old.lower(): each["_replacement"]
        for old, each in known["languageAlias"].items()
        if not old.startswith("und-")
    }
    regions = {
        old: each["_replacement"]
        for old, each in known["territoryAlias"].items()
        if len(each["_replacement"]) < 4 and (len(old) == 2 or old.isdecimal())
    }
    # The macrolanguage is written as Bokmål nearly everywhere, and CLDR describes it as such.
    return {"languages": languages | {"no": "nb"}, "regions": regions}


def _core(name: str) -> Any:
    """Supplemental data of CLDR that Babel does not have."""
    source = (CORE / "supplemental" / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(source)["supplemental"]


def _facts(name: str) -> dict[str, Any]:
    locale = Locale.parse(name)
    digits = locale.default_numbering_system if locale.default_numbering_system in _DIGITS else "latn"
    symbols = dict(locale.number_symbols["latn"]) | dict(locale.number_symbols.get(digits) or {})
    long = locale.date_formats["long"].pattern
    facts = {
        "digits": digits,
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "groups": _groups(locale.decimal_formats[None].pattern),
        "least": 2 if name in _ONE_GROUP_LESS else 1,
        "minus": symbols["minusSign"],
        "percent": _affixes(locale.percent_formats[None].pattern).replace("%", symbols["percentSign"]),
        "currency": _affixes(locale.currency_formats["standard"].pattern),
        "approx": _APPROX.get(name, "~{}"),
        "month": locale.datetime_skeletons["yMMMM"].pattern
        if "yMMMM" in locale.datetime_skeletons
        else "MMMM y",
        "day": long,
        "months": [locale.months["format"]["wide"][n] for n in range(1, 13)],
        "alone": [locale.months["stand-alone"]["wide"][n] for n in range(1, 13)],
        "currencies": {
            code: locale.currency_symbols.get(code, code) for code in ("USD", "EUR", "GBP", "HKD")
        },
    }
    facts["plurals"] = dict(locale.plural_form.rules)
    facts["units"] = {unit: _unit(locale, known) for unit, known in UNITS.items()}
    return facts | _CHANGED.get(name, {})


def _unit(locale: Locale, name: str) -> dict[str, str]:
    """The patterns of a unit by plural form; those that leave out the number are of no use here."""
    widths = locale._data["unit_patterns"].get(name, {})
    for width in ("long", "short", "narrow"):
        found = {form: str(each).replace("{0}", "{}") for form, each in widths.get(width, {}).items()}
        kept = {form: each for form, each in found.items() if "{}" in each and form != "per"}
        if "other" in kept:
            return kept
    return {}


def _groups(pattern: str) -> list[int]:
    """Sizes of the groups from the right; the last one repeats."""
    whole = pattern.split(";")[0].split(".")[0]
    parts = whole.split(",")
    return [len(part) for part in reversed(parts[1:])] or [3]


def _affixes(pattern: str) -> str:
    """A number pattern with its digits as a gap."""
    positive = pattern.split(";")[0]
    inside = [index for index, each in enumerate(positive) if each in "#0,."]
    return positive[: inside[0]] + "{}" + positive[inside[-1] + 1 :]


if __name__ == "__main__":
    main()
