"""Makes the tables of languages from CLDR, by way of Babel: run after an update of either.

    for each in core dates-full localenames-full misc-full numbers-full; do
        npm pack cldr-$each && mkdir -p cldr/cldr-$each && tar xzf cldr-$each-*.tgz -C cldr/cldr-$each
    done
    python scripts/make_languages.py cldr

The folder holds what Babel leaves out: which locales are well covered, aliases of tags, quotation marks,
the least group of figures, the sign for "about", digits, distances of languages.

`content/languages.json`: subtag -> [English name, script]; `content/aliases.json`: what is written for tags
that are out of use.  `locale/locales.json`, `units.json`, `compact.json`, `times.json`: how each locale
writes, an entry a line, each holding what differs from its parent (`up`).  `locale/digits.json`: digits by
their system.

Locales are those with basic coverage or better (`coverageLevels.json` of cldr-core), and those below it
that name their months.  What the project writes in another way than CLDR stands in `_CHANGED`.
"""

from __future__ import annotations

import json
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

CLDR = Path(sys.argv[1] if len(sys.argv) > 1 else "cldr")
PACKAGE = Path(__file__).parent.parent / "src" / "factsheet"
ROOT = "und"
Facts = dict[str, Any]

# Digits where the look or the readers ask for others than CLDR's default, and an abbreviation with a full
# stop where CLDR has a leader (U+2024), which fonts draw as one of three dots.
_ARABIC = {"digits": "arab", "decimal": "٫", "group": "٬", "percent": "{}٪"}
_SINHALA = [
    *("ජනවාරි", "පෙබරවාරි", "මාර්තු", "අප්\u200dරේල්", "මැයි", "ජූනි"),
    *("ජූලි", "අගෝස්තු", "සැප්තැම්බර්", "ඔක්තෝබර්", "නොවැම්බර්", "දෙසැම්බර්"),
]
_CHANGED: dict[str, Facts] = {
    "ar": _ARABIC,
    "ar-EG": _ARABIC,
    "hy": {"month": "y թ. LLLL", "day": "dd MMMM, y թ."},
    # European figures take the sign of the same design; CLDR 48.2 has the Arabic one, 47 had this.
    "ur": {"percent": "{}%"},
    # CLDR 48.2 has the lunar months; until 47 it had these.
    "si": {"months": _SINHALA, "alone": _SINHALA},
}
# A word for "about" where a tilde is not usual.
_ABOUT = {"zh": "约{}", "zh-Hant": "約{}", "yue": "約{}", "yue-Hans": "约{}", "ko": "약 {}"}
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
# Units of measurement that people know by their signs, in the short form.
SIGNS = {
    "celsius": "temperature-celsius",
    "fahrenheit": "temperature-fahrenheit",
    "millimeters": "length-millimeter",
    "centimeters": "length-centimeter",
    "square_meters": "area-square-meter",
    "cubic_meters": "volume-cubic-meter",
    "milliliters": "volume-milliliter",
    "micrograms": "mass-microgram",
    "milligrams": "mass-milligram",
    "grams": "mass-gram",
    "kilometers_per_hour": "speed-kilometer-per-hour",
    "watts": "power-watt",
    "kilowatts": "power-kilowatt",
    "megawatts": "power-megawatt",
    "kilowatt_hours": "energy-kilowatt-hour",
    "volts": "electric-volt",
    "bar": "pressure-bar",
    "seconds": "duration-second",
    "milliseconds": "duration-millisecond",
    "miles": "length-mile",
    "feet": "length-foot",
    "inches": "length-inch",
    "yards": "length-yard",
    "nautical_miles": "length-nautical-mile",
    "micrometers": "length-micrometer",
    "acres": "area-acre",
    "square_miles": "area-square-mile",
    "square_feet": "area-square-foot",
    "square_centimeters": "area-square-centimeter",
    "pounds": "mass-pound",
    "ounces": "mass-ounce",
    "gallons": "volume-gallon",
    "pints": "volume-pint",
    "cubic_kilometers": "volume-cubic-kilometer",
    "meters_per_second": "speed-meter-per-second",
    "miles_per_hour": "speed-mile-per-hour",
    "knots": "speed-knot",
    "kelvin": "temperature-kelvin",
    "gigawatts": "power-gigawatt",
    "milliwatts": "power-milliwatt",
    "joules": "energy-joule",
    "kilojoules": "energy-kilojoule",
    "kilocalories": "energy-kilocalorie",
    "amperes": "electric-ampere",
    "ohms": "electric-ohm",
    "hertz": "frequency-hertz",
    "kilohertz": "frequency-kilohertz",
    "megahertz": "frequency-megahertz",
    "gigahertz": "frequency-gigahertz",
    "pascals": "pressure-pascal",
    "hectopascals": "pressure-hectopascal",
    "kilopascals": "pressure-kilopascal",
    "millibars": "pressure-millibar",
    "milligrams_per_deciliter": "concentr-milligram-ofglucose-per-deciliter",
    "millimoles_per_liter": "concentr-millimole-per-liter",
    "liters_per_100_kilometers": "consumption-liter-per-100-kilometer",
    "kilobytes": "digital-kilobyte",
    "megabytes": "digital-megabyte",
    "gigabytes": "digital-gigabyte",
    "terabytes": "digital-terabyte",
    "lumens": "light-lumen",
    "lux": "light-lux",
    "carats": "mass-carat",
}
# Units made of two: the first by the pattern that the second has for it ("{0}/min").
COMPOUND = {
    "liters_per_minute": ("volume-liter", "duration-minute"),
    "liters_per_second": ("volume-liter", "duration-second"),
    "liters_per_day": ("volume-liter", "duration-day"),
    "cubic_meters_per_second": ("volume-cubic-meter", "duration-second"),
    "cubic_meters_per_hour": ("volume-cubic-meter", "duration-hour"),
    "kilograms_per_year": ("mass-kilogram", "duration-year"),
    "grams_per_day": ("mass-gram", "duration-day"),
    "milligrams_per_liter": ("mass-milligram", "volume-liter"),
    "micrograms_per_liter": ("mass-microgram", "volume-liter"),
    "grams_per_liter": ("mass-gram", "volume-liter"),
    "milligrams_per_kilogram": ("mass-milligram", "mass-kilogram"),
    "micrograms_per_cubic_meter": ("mass-microgram", "volume-cubic-meter"),
    "milligrams_per_cubic_meter": ("mass-milligram", "volume-cubic-meter"),
    "kilometers_per_day": ("length-kilometer", "duration-day"),
    "millimeters_per_hour": ("length-millimeter", "duration-hour"),
}
# Languages that a sheet may lead into: each is named in every language that has built-in words.
NAMED = [
    *("am", "ar", "bg", "bn", "ckb", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fil", "fr", "ha", "he"),
    *("hi", "hr", "hu", "id", "ig", "it", "ja", "km", "ko", "ku", "lo", "ms", "my", "nb", "ne", "nl", "pa"),
    *("pl", "ps", "pt", "ro", "ru", "si", "sk", "so", "sr", "sv", "sw", "ta", "te", "th", "ti", "tr", "uk"),
    *("ur", "vi", "yo", "zh", "zh-Hant", "zu"),
]
# Tables inside an entry, of which each key is inherited by itself.
_MERGED = ("currencies", "systems")
# Signs without ink that keep the order of right-to-left text: the text engine sees to that order.
_UNSEEN = re.compile("[\u061c\u200e\u200f]")


def main() -> None:
    _save(PACKAGE / "content" / "languages.json", _languages())
    _save(PACKAGE / "content" / "aliases.json", _aliases())
    _save(PACKAGE / "locale" / "digits.json", _digits())
    _save(PACKAGE / "locale" / "names.json", names())
    # A process a locale: Babel lets the month names of one leak into those loaded after it.
    _signed(), _locales()
    made = []
    for tag in _locales():
        with ProcessPoolExecutor(1, get_context("fork")) as process:
            made.append(process.submit(_all, tag).result())
    for index, name in enumerate(("locales", "units", "compact", "times")):
        full = {tag: each[index] for tag, each in zip(_locales(), made, strict=True)}
        _save(PACKAGE / "locale" / f"{name}.json", _inherited(full))


def _all(tag: str) -> tuple[Facts, Facts, Facts, Facts]:
    locale = _babel(tag)
    return _facts(tag, locale), _units(locale), _compact(locale), times(locale)


def names() -> Facts:
    """How each language that has built-in words names those of `NAMED`."""
    spoken = json.loads((PACKAGE / "locale" / "phrases.json").read_text(encoding="utf-8"))
    table: Facts = {}
    for tag in spoken:
        try:
            known = Locale.parse(tag.replace("-", "_")).languages
        except (UnknownLocaleError, ValueError):
            continue
        table[tag] = {
            each: known[each.replace("-", "_")] for each in NAMED if each.replace("-", "_") in known
        }
    return table


def _save(path: Path, table: Facts) -> None:
    lines = (
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in sorted(table.items())
    )
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


@cache
def _read(package: str, name: str) -> Any:
    return json.loads((CLDR / f"cldr-{package}" / "package" / f"{name}.json").read_text(encoding="utf-8"))


def _core(name: str) -> Any:
    return _read("core", f"supplemental/{name}")["supplemental"]


def _of(tag: str, package: str, name: str) -> Any:
    return _read(f"{package}-full", f"main/{tag}/{name}")["main"][tag]


# Tags.


def _languages() -> Facts:
    """Each language that CLDR names, and each that is not written in Latin letters, with its script."""
    names = _of("en", "localenames", "languages")["localeDisplayNames"]["languages"]
    names = {tag: name for tag, name in names.items() if "-alt-" not in tag}
    likely = _core("likelySubtags")["likelySubtags"]
    scripts = {tag: full.split("-")[1] for tag, full in likely.items()}
    gone = _aliases()["languages"]
    table = {}
    for tag, script in scripts.items():
        if "-" not in tag and tag not in gone and (tag in names or script != "Latn"):
            table[tag] = [names.get(tag, ""), script]
    table |= {tag: [names[tag], "Latn"] for tag in names if "-" not in tag and tag not in (*gone, *table)}
    # Names of their own: Simplified and Traditional Chinese.
    for tag, name in names.items():
        language, _, script = tag.partition("-")
        if len(script) == 4 and language in table and language not in gone:
            table[f"{language}-{script}"] = [name, script]
    # Where a region is written in another script than its language.
    for tag, script in scripts.items():
        language, _, region = tag.partition("-")
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


def _digits() -> dict[str, str]:
    """The ten digits of each numbering system that has ten."""
    systems = _core("numberingSystems")["numberingSystems"]
    return {name: each["_digits"] for name, each in systems.items() if each["_type"] == "numeric"}


# Locales.


@cache
def _locales() -> tuple[str, ...]:
    """The locales to be told of, and the root."""
    covered = _read("core", "coverageLevels")["effectiveCoverageLevels"]
    folders = (CLDR / "cldr-numbers-full" / "package" / "main").iterdir()
    named = (path.name for path in folders if path.name in covered or _names_months(path.name))
    return tuple(sorted({ROOT, *(tag for tag in named if "-Mong" not in tag and _is_known(tag))}))


def _names_months(tag: str) -> bool:
    months = _of(tag, "dates", "ca-gregorian")["dates"]["calendars"]["gregorian"]["months"]
    return all(any(each.isalpha() for each in name.lstrip("M")) for name in months["format"]["wide"].values())


def _is_known(tag: str) -> bool:
    try:
        return bool(_babel(tag))
    except UnknownLocaleError:
        return False


def _babel(tag: str) -> Locale:
    return Locale.parse("root" if tag == ROOT else tag.replace("-", "_"))


def _parent(tag: str) -> str:
    """The locale that one inherits from (Unicode Technical Standard 35, part 1, 4.1.3)."""
    parents = _core("parentLocales")["parentLocales"]["parentLocale"]
    while tag != ROOT:
        tag = parents.get(tag) or tag.rpartition("-")[0] or ROOT
        if tag in _locales():
            break
    return tag


def _inherited(full: dict[str, Facts]) -> dict[str, Facts]:
    """Each entry with what differs from that of its parent; none where a shorter tag says all of it."""
    table = {ROOT: full[ROOT]}
    for tag, facts in full.items():
        if tag == ROOT:
            continue
        above = full[parent := _parent(tag)]
        own = {key: value for key, value in facts.items() if above.get(key) != value}
        for key in _MERGED:
            if key in own:
                parts = above.get(key, {})
                own[key] = {name: each for name, each in own[key].items() if parts.get(name) != each}
        if own or parent != tag.rpartition("-")[0]:
            table[tag] = ({"up": parent} if parent != ROOT else {}) | own
    return table


def _facts(tag: str, locale: Locale) -> Facts:
    """How a locale writes numbers, dates, lists and quotations."""
    numbers = _of(tag, "numbers", "numbers")["numbers"]
    system = locale.default_numbering_system
    system = system if system in _digits() else "latn"
    lists = locale.list_patterns["standard"]
    skeletons = locale.datetime_skeletons
    day, month = locale.date_formats["long"].pattern, "LLLL y"
    if "yMMMM" in skeletons:
        month = skeletons["yMMMM"].pattern
    changed = _CHANGED.get(tag, {})
    facts = {
        "digits": system,
        **_signs(locale, numbers, system),
        "groups": _groups(locale.decimal_formats[None].pattern),
        "least": int(numbers["minimumGroupingDigits"]),
        "currency": _affixes(locale.currency_formats["standard"].pattern),
        "systems": {
            each: _signs(locale, numbers, each)
            for each in sorted(locale.number_symbols)
            if f"symbols-numberSystem-{each}" in numbers and each != system and each in _digits()
        },
        "month": month if tag != ROOT else "y-MM",
        "day": day if tag != ROOT else "y-MM-dd",
        "months": [locale.months["format"]["wide"][number] for number in range(1, 13)],
        "alone": [locale.months["stand-alone"]["wide"][number] for number in range(1, 13)],
        "range": _range(locale),
        "spans": {} if tag == ROOT else _spans(locale, changed.get("day", day), changed.get("month", month)),
        "currencies": {code: locale.currency_symbols.get(code, code) for code in _signed()},
        "plurals": dict(locale.plural_form.rules),
        "list": [lists[each] for each in ("2", "start", "middle", "end")],
        "quotes": _quotes(tag),
    }
    if "G" in re.sub("'[^']*'", "", day + month):
        facts["era"] = locale.eras["abbreviated"][1]
    about = max((each for each in _ABOUT if f"{tag}-".startswith(f"{each}-")), key=len, default="")
    facts |= {"approx": _ABOUT[about]} if about else {}
    return facts | changed


def times(locale: Locale) -> Facts:
    """How a locale writes a time of day, the halves of the day where it names them, and a day with its time.

    Parts of the day (B) are the halves (a), which need no hours of their own in each language.
    """
    pattern = re.sub(r"\s", "\u00a0", locale.time_formats["short"].pattern).replace("B", "a")
    facts: Facts = {"time": pattern, "moment": str(locale.datetime_formats["long"]).replace("'", "")}
    if "a" in re.sub("'[^']*'", "", pattern):
        periods = locale.day_periods["format"]
        named = next(each for each in (periods["abbreviated"], periods["wide"]) if "am" in each)
        facts["halves"] = [named["am"], named["pm"]]
    return facts


def _range(locale: Locale) -> str:
    """The pattern of a span; one that has lost an end (kek in CLDR 49) is that of the root."""
    found = str(locale.interval_formats[None])
    return (
        found
        if {"{0}", "{1}"} <= set(re.findall(r"{.}", found))
        else str(_babel(ROOT).interval_formats[None])
    )


_FIELDS = re.compile(r"'[^']*'|y+|M+|L+|d+|G+|E+|[^'yMLdGE]+")


def _spans(locale: Locale, day: str, month: str) -> dict[str, list[str]]:
    """The patterns of both ends of a span within a month (`days`) and within a year (`dates`, `months`).

    CLDR has them with short months; what stands between the ends is taken from these, and all else from the
    patterns of a day and a month as they print here.
    """
    formats, found = locale.interval_formats, dict[str, list[str]]()
    patterns = {
        name: [_UNSEEN.sub("", each) for each in formats.get("yMMMd", {}).get(name, ())] for name in "dM"
    }
    if len(patterns["d"]) == 2:
        parts = _FIELDS.findall("".join(patterns["d"]))
        places = [at for at, each in enumerate(parts) if each[0] == "d"]
        between = "".join(parts[places[0] + 1 : places[-1]])
        own = _FIELDS.findall(day)
        at = next(at for at, each in enumerate(own) if each[0] == "d")
        if len(places) == 2 and not re.search("[yMLGE]", re.sub("'[^']*'", "", between)):
            found["days"] = ["".join(own[: at + 1]) + between, "".join(own[at:])]
    without_year = locale.datetime_skeletons.get("MMMMd")
    if len(patterns["M"]) == 2 and without_year:
        short, tail = without_year.pattern, _tail(patterns["M"][0])
        begins = _order(day)[0] == "y"
        whole = day if begins else short
        between = tail.removeprefix(_tail(whole)) if tail.startswith(_tail(whole)) else ""
        # Behind a month that is cut short stands a full stop.
        between = between.removeprefix("." if not _tail(whole) else "")
        alike = _order(short) == re.sub("[yG]", "", _order(day)) and ("y" in patterns["M"][0]) is begins
        if between and alike:
            found["dates"] = [whole + between, short if begins else day]
    long = next(each for each in _FIELDS.findall(month) if each[0] in "ML")
    for skeleton in ("yMMMM", "yMMM"):
        ends = [_UNSEEN.sub("", each) for each in formats.get(skeleton, {}).get("M", ())]
        words = [bool(re.search("[ML]{3}", each)) for each in (*ends, month)]
        alike = {*_order("".join(ends))} == {*_order(month)} and len({*words}) == 1
        if len(ends) == 2 and alike and "months" not in found:
            found["months"] = [re.sub("[ML]{5}|(?<![ML])[ML]{3}(?![ML])", long, each) for each in ends]
    return {name: [_spaced(each, name) for each in ends] for name, ends in found.items()}


def _order(pattern: str) -> str:
    """The fields of a pattern in their order: `dMy`."""
    return "".join(each[0] for each in _FIELDS.findall(pattern) if each[0] in "yMLdG").replace("L", "M")


def _tail(pattern: str) -> str:
    """What stands behind the last field of a pattern."""
    parts = _FIELDS.findall(pattern)
    fields = [at for at, each in enumerate(parts) if each[0] in "yMLdG"]
    return "".join(parts[fields[-1] + 1 :]) if fields else ""


def _spaced(pattern: str, name: str) -> str:
    """A pattern without thin spaces, which few texts have: none round a dash between days or months."""
    dash = " \\1 " if name == "dates" else "\\1"
    return re.sub("\u2009([\u2013\u2014])\u2009", dash, pattern).replace("\u2009", " ")


@cache
def _signed() -> tuple[str, ...]:
    """The currencies that are written with a sign anywhere."""
    known: set[str] = set()
    for tag in _locales():
        found = _of(tag, "numbers", "currencies")["numbers"]["currencies"]
        known |= {code for code, each in found.items() if each.get("symbol", code) != code}
    return tuple(sorted(known))


def _signs(locale: Locale, numbers: Facts, system: str) -> dict[str, str]:
    """The signs of a locale in a numbering system: `{}` stands for the figures."""
    symbols = dict(locale.number_symbols["latn"]) | dict(locale.number_symbols.get(system) or {})
    percent = _affixes(locale.percent_formats[None].pattern).replace("%", symbols["percentSign"])
    patterns = numbers.get(f"miscPatterns-numberSystem-{system}", {})
    about = patterns.get("approximately", "~{0}").replace("~", symbols["approximatelySign"])
    letter = about.partition("{")[0][-1:].isalpha()
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"].replace("'", "’"),
        "minus": symbols["minusSign"],
        "percent": _UNSEEN.sub("", percent),
        # The tilde operator is in few fonts; and a word does not touch its number.
        "approx": about.replace("∼", "~").replace("{0}", "\u00a0{}" if letter else "{}"),
    }


def _quotes(tag: str) -> list[str]:
    """The quotation marks, and those inside a quotation."""
    known = _of(tag, "misc", "delimiters")["delimiters"]
    places = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")
    return [known[each] for each in places]


def _units(locale: Locale) -> Facts:
    spoken = {unit: _unit(locale, name) for unit, name in UNITS.items()}
    signs = {unit: _unit(locale, name, _SHORT_FIRST) for unit, name in SIGNS.items()}
    # Polish and Albanian abbreviate the word in short; everybody writes the sign, which is the narrow form.
    narrow = _unit(locale, SIGNS["celsius"], ("narrow",))
    if "°C" in narrow.get("other", "") and "°" not in signs["celsius"]["other"]:
        signs["celsius"] = narrow
    return spoken | signs | {unit: _compound(locale, *names) for unit, names in COMPOUND.items()}


def _compound(locale: Locale, name: str, per: str) -> dict[str, str]:
    """The patterns of a unit made of two; nothing where the second has no pattern for the first."""
    widths = locale._data["unit_patterns"].get(per, {})
    around = next((str(widths[each]["per"]) for each in _SHORT_FIRST if "per" in widths.get(each, {})), "")
    own = _unit(locale, name, _SHORT_FIRST)
    return {form: around.replace("{0}", each) for form, each in own.items()} if around else {}


_SHORT_FIRST = ("short", "narrow", "long")


def _unit(locale: Locale, name: str, order: tuple[str, ...] = ("long", "short", "narrow")) -> dict[str, str]:
    """The patterns of a unit by plural form; those that leave out the number are of no use here."""
    widths = locale._data["unit_patterns"].get(name, {})
    for width in order:
        found = {form: str(each).replace("{0}", "{}") for form, each in widths.get(width, {}).items()}
        kept = {form: each for form, each in found.items() if "{}" in each and form != "per"}
        if "other" in kept:
            return _shared(kept)
    return {}


def _compact(locale: Locale) -> Facts:
    """Large numbers in words and in short: `long-6` -> patterns by plural form, `0` for each figure.

    In Chinese of Hong Kong and Macau CLDR has English letters (21K), which no printed copy there has: they
    take the words of traditional Chinese.
    """
    if str(locale) in ("zh_Hant_HK", "zh_Hant_MO"):
        locale = _babel("zh-Hant")
    found: Facts = {}
    for width in ("long", "short"):
        forms = locale.compact_decimal_formats[width]
        for size, pattern in forms["other"].items():
            own = {form: each[size].pattern for form, each in forms.items() if size in each}
            own = {form: each.partition(";")[0] for form, each in (own | {"other": pattern.pattern}).items()}
            found[f"{width}-{size.count('0')}"] = _shared(own)
    return found


def _shared(forms: dict[str, str]) -> dict[str, str]:
    """The forms of a word without those that are as the other ones."""
    return {form: each for form, each in forms.items() if form == "other" or each != forms["other"]}


def _groups(pattern: str) -> list[int]:
    """Sizes of the groups from the right; the last one repeats."""
    whole = pattern.split(";")[0].split(".")[0]
    parts = whole.split(",")
    return [len(part) for part in reversed(parts[1:])] or [0]


def _affixes(pattern: str) -> str:
    """A number pattern with its digits as a gap."""
    positive = pattern.split(";")[0]
    inside = [index for index, each in enumerate(positive) if each in "#0,."]
    return positive[: inside[0]] + "{}" + positive[inside[-1] + 1 :]


if __name__ == "__main__":
    main()
