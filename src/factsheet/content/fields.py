"""The kinds of values that the fields of a block may hold.

Each is an annotated type: the value that the model holds, how it is made from a `ScalarNode`, and
how an editor's JSON Schema describes it.  A field that cannot be made says why, with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from factsheet.content import links, markup, phones, placeholders, unmarked
from factsheet.content.chart_names import instead_of
from factsheet.content.currencies import CURRENCIES, currency_meant
from factsheet.content.date_hints import way_to_date
from factsheet.content.doubts import doubts
from factsheet.content.findings import Findings, invalid, no_group, rounded, suggestion, way_to_source
from factsheet.content.invisible import invisible
from factsheet.content.number_hints import IN_CELL, IN_FILE, is_unknown, number_hint
from factsheet.content.place import MappingNode, ScalarNode, SequenceNode, described
from factsheet.content.precision import measured
from factsheet.content.thousands import doubtful
from factsheet.content.unit_signs import unit_hint
from factsheet.document import dates
from factsheet.document.ids import BODY
from factsheet.document.text import Inline, Name, Text
from factsheet.errors import Diagnostic, Severity
from factsheet.records import dataclass

MAX_CHARACTERS = 20_000
MOST_DECIMALS = 9
MOST_COUNTED = 24
"""The power of ten that no sheet counts to: the liters of water on Earth are 1.4 times 10 to the 21st."""
_SHOWN = 60  # characters of a list that a hint shows as one text
NO_HEADING = "none"
UNITS_IN_WORDS = (
    *("years", "months", "weeks", "days", "hours", "minutes"),
    *("meters", "kilometers", "square_kilometers", "hectares", "kilograms", "tonnes", "liters"),
)
UNITS_IN_SIGNS = (
    *("celsius", "fahrenheit", "millimeters", "centimeters", "square_meters", "cubic_meters", "milliliters"),
    *("micrograms", "milligrams", "grams", "kilometers_per_hour", "watts", "kilowatts", "megawatts"),
    *("kilowatt_hours", "volts", "bar"),
    *("seconds", "milliseconds", "miles", "feet", "inches", "yards", "nautical_miles", "micrometers"),
    *("acres", "square_miles", "square_feet", "square_centimeters", "pounds", "ounces", "gallons"),
    *("pints", "cubic_kilometers", "meters_per_second", "miles_per_hour", "knots", "kelvin"),
    *("gigawatts", "milliwatts", "joules", "kilojoules", "kilocalories", "amperes", "ohms", "hertz"),
    *("kilohertz", "megahertz", "gigahertz", "pascals", "hectopascals", "kilopascals", "millibars"),
    *("milligrams_per_deciliter", "millimoles_per_liter", "liters_per_100_kilometers", "kilobytes"),
    *("megabytes", "gigabytes", "terabytes", "lumens", "lux", "carats", "liters_per_minute"),
    *("liters_per_second", "liters_per_day", "cubic_meters_per_second", "cubic_meters_per_hour"),
    *("kilograms_per_year", "grams_per_day", "milligrams_per_liter", "micrograms_per_liter"),
    *("grams_per_liter", "milligrams_per_kilogram", "kilometers_per_day", "millimeters_per_hour"),
    *("micrograms_per_cubic_meter", "milligrams_per_cubic_meter"),
)
_CURRENCIES = ("currency:USD", "currency:EUR", "currency:HKD")
PEOPLE, OTHER_UNIT = "people", "other"
UNITS = (
    "count",
    "percent",
    "per_1000",
    "one_in",
    PEOPLE,
    OTHER_UNIT,
    *UNITS_IN_WORDS,
    *UNITS_IN_SIGNS,
    *_CURRENCIES,
)
# CLDR's names whose plural is not theirs with an s.
_IRREGULAR = {"foot": "feet", "inch": "inches", "square_foot": "square_feet"}
_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_DAY = r"\d{4}(?:-\d\d){0,2}"
_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ICON = re.compile(rf"(?:{_WORDS}:)?{_WORDS}")
_LICENSE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)+")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[!-~]{1,200}")
_CURRENCY = re.compile(r"currency:[A-Z]{3}")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Kind:
    """How a field's value is made from a leaf, and what an editor is told of it.

    `of_group` makes it from a group of keys, `of_list` from a list, where it may be written as one, too.
    """

    made: Callable[[ScalarNode, ValidationInfo], Any]
    json: Mapping[str, Any]
    expected: str
    translatable: bool = False
    of_group: Callable[[MappingNode, ValidationInfo], Any] | None = None
    of_list: Callable[[SequenceNode, ValidationInfo], Any] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.validated)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.json)

    def validated(self, node: object, info: ValidationInfo) -> Any:
        """The value; what is made already is taken as it is."""
        if isinstance(node, ScalarNode):
            made = self.made(node, info)
            if isinstance(info.context, Findings):
                info.context.values.append((self, made))
            return made
        if isinstance(node, MappingNode) and self.of_group:
            return self.of_group(node, info)
        if isinstance(node, SequenceNode) and self.of_list:
            return self.of_list(node, info)
        if isinstance(node, MappingNode | SequenceNode):
            place, hint = node.place, f"write {self.expected} on the line of the key"
            if self.translatable and isinstance(node, MappingNode) and not node and len(node.empty) == 1:
                hint += f', in quotes where it begins with a brace: "{{{node.empty[0]}}}"'
            if self.translatable and isinstance(node, SequenceNode):
                parts = [each.raw for each in node if isinstance(each, ScalarNode)]
                if len(parts) == len(node) and sum(map(len, parts)) <= _SHOWN and '"' not in "".join(parts):
                    hint += f', as "{", ".join(parts)}"'
            raise invalid(
                place.error(
                    f"is {described(node)}, not {self.expected}",
                    hint,
                    span=place.key_span,
                    code="wrong-kind-of-value",
                )
            )
        return node


@dataclass(frozen=True, eq=False)
class Mapped:
    """A group whose keys are free and whose values are all of one kind."""

    kind: Kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._validated)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": dict(self.kind.json)}

    def _validated(self, node: Any, info: ValidationInfo) -> dict[str, Any]:
        if isinstance(node, ScalarNode | SequenceNode):
            raise no_group(node, "write a key and its value on each of the lines below, indented")
        return {key: self.kind.validated(each, info) for key, each in node.items()}


def report(info: ValidationInfo, diagnostic: Diagnostic) -> None:
    """Keeps a finding that does not stop the field: the reader's context is a list for them."""
    if isinstance(info.context, list):
        info.context.append(diagnostic)
    elif diagnostic.severity is Severity.ERROR:
        raise invalid(diagnostic)


def _copy(leaf: ScalarNode, info: ValidationInfo) -> Text:
    _bounded(leaf, info)
    return _told(leaf, markup.read(leaf.copy, leaf.place.lang, leaf.folds), info)


def _plain(leaf: ScalarNode, info: ValidationInfo) -> Text:
    _bounded(leaf, info)
    return _told(leaf, unmarked.read(leaf.copy, leaf.place.lang), info)


def _or_none(
    made: Callable[[ScalarNode, ValidationInfo], Text],
) -> Callable[[ScalarNode, ValidationInfo], Text]:
    """A heading may be `none`: then it is a text without characters, and nothing stands for it."""

    def read(leaf: ScalarNode, info: ValidationInfo) -> Text:
        if leaf.raw == NO_HEADING:
            return Text((), leaf.place.path, leaf.place.span)
        return made(leaf, info)

    return read


def _verbatim(leaf: ScalarNode, info: ValidationInfo) -> Text:
    _bounded(leaf, info)
    return _filled(leaf, unmarked.verbatim(leaf.copy, leaf.place.lang))


def _within(leaf: ScalarNode, info: ValidationInfo) -> Text:
    """Text as it stands, with variables in their places: a page, a number, a version."""
    _bounded(leaf, info)
    return _filled(leaf, unmarked.verbatim(placeholders.filled(leaf), leaf.place.lang))


def _told(leaf: ScalarNode, marked: markup.MarkedPassage, info: ValidationInfo) -> Text:
    """The text of a leaf, after what is wrong with it is told."""
    errors = []
    for slip in marked.faults:
        severity = Severity.ERROR if slip.error else Severity.WARNING
        message = f"{leaf.place.name}: {slip.message}"
        span = leaf.at(slip.offset, slip.length)
        found = Diagnostic(message, span, slip.hint, leaf.place.path, severity, code=slip.code)
        if slip.error:
            errors.append(found)
        else:
            report(info, found)
    for doubt in doubts(leaf):
        report(info, doubt)
    if errors:
        raise invalid(*errors)
    return _filled(leaf, marked.runs)


def _bounded(leaf: ScalarNode, info: ValidationInfo) -> None:
    """Raise the error of a text that is too long; warn of what nobody sees in one."""
    if len(leaf.raw) > MAX_CHARACTERS:
        said = f"has {len(leaf.raw):,} characters; the limit is {MAX_CHARACTERS:,}"
        raise invalid(leaf.place.error(said, "shorten it: a page holds about 5,000", code="text-too-long"))
    # Tabs and line ends are those of the file, and become spaces.
    for found in invisible(leaf.raw.replace("\t", " ").replace("\r", "\n")):
        report(
            info,
            leaf.place.warning(found.message, found.hint, leaf.at(found.offset), code="invisible-character"),
        )


def _filled(leaf: ScalarNode, runs: tuple[Inline, ...]) -> Text:
    if not runs:
        raise invalid(leaf.place.error("is empty", "write the text, or delete the line", code="value-empty"))
    return Text(runs, leaf.place.path, leaf.place.span)


def _name(
    pattern: re.Pattern[str], what: str, hint: str | Callable[[str], str], code: str
) -> Callable[[ScalarNode, ValidationInfo], Name]:
    def made(leaf: ScalarNode, info: ValidationInfo) -> Name:
        if not pattern.fullmatch(leaf.raw):
            way = hint if isinstance(hint, str) else hint(leaf.raw[:_SHOWN])
            raise invalid(leaf.place.error(f'"{leaf.raw[:80]}" is no {what}', way, code=code))
        return Name(leaf.raw, leaf.place.path, leaf.place.span)

    return made


def _id(hint: str | Callable[[str], str]) -> Kind:
    read = _name(_ID, "id", hint, code="id-not-valid")
    return Kind(read, {"type": "string", "pattern": f"^{_ID.pattern}$"}, "an id")


def _file(leaf: ScalarNode, info: ValidationInfo) -> Name:
    name = placeholders.filled(leaf)
    wrong = file_fault(name)
    if wrong:
        hint = "name a file beside the data file, as images/window.svg"
        raise invalid(leaf.place.error(f'"{name[:80]}" {wrong}', hint, code="file-name-not-allowed"))
    return Name(name, leaf.place.path, leaf.place.span)


def file_fault(name: str) -> str:
    """What is wrong with the name of a file, or nothing: names stay below the data file's folder.

    >>> file_fault("images/window.svg"), file_fault("../secret.svg")
    ('', 'leads out of the folder of the data file')
    """
    parts = name.split("/")
    if not name or len(name) > 255 or any(ord(each) < 32 for each in name):
        return "does not name a file"
    if ":" in name or "\\" in name or name.startswith(("/", "~", "$")) or "%" in name:
        return "does not name a file beside the data file"
    if ".." in parts:
        return "leads out of the folder of the data file"
    return "" if all(part not in ("", ".") for part in parts) else "does not name a file"


def _number(leaf: ScalarNode, info: ValidationInfo) -> Text:
    value = leaf.value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise invalid(leaf.place.error("is not a plain number", _way_out(leaf), code="number-not-plain"))
    number, lost = measured(Decimal(value))
    if lost and leaf.place.beside("decimals") is None:
        hint = "add a line decimals: with the digits that shall print after the decimal sign"
        report(info, rounded(leaf.place, number, hint))
    for each in doubtful(leaf, number):
        report(info, each)
    if number.adjusted() >= MOST_COUNTED:
        said, hint = f"has {number.adjusted() + 1} digits", "look whether two numbers have run together"
        report(info, leaf.place.warning(said, hint, code="number-very-long"))
    # Plain decimal digits until an edition writes it in its language.
    return Text((Inline(f"{number:f}"),), leaf.place.path, leaf.place.span)


def _way_out(leaf: ScalarNode) -> str:
    """Return how to write a number that is none; of one that is not known, as its place is written."""
    place = leaf.place
    if not is_unknown(leaf.raw):
        return number_hint(leaf.raw)
    if place.span.file != place.document.file:
        return IN_FILE
    is_cell = place.key[:1] == (BODY,) and place.key[2:3] in (("data",), ("rows",)) and len(place.key) == 5
    return IN_CELL if is_cell else number_hint(leaf.raw)


def _flag(leaf: ScalarNode, info: ValidationInfo) -> bool:
    if not isinstance(leaf.value, bool):
        raise invalid(
            leaf.place.error(
                f'"{leaf.raw[:80]}" is not true or false', "write true or false", code="not-true-or-false"
            )
        )
    return leaf.value


def _count(leaf: ScalarNode, info: ValidationInfo) -> int:
    value = leaf.value
    # A cell of a table of rows has a decimal number.
    is_whole = isinstance(value, int | Decimal) and not isinstance(value, bool) and value == int(value)
    if not is_whole or not 0 <= int(value) <= MOST_DECIMALS:
        raise invalid(
            leaf.place.error(
                f'"{leaf.raw[:80]}" is not a number of digits',
                f"write a whole number from 0 to {MOST_DECIMALS}",
                code="decimals-not-valid",
            )
        )
    return int(value)


def _url(leaf: ScalarNode, info: ValidationInfo) -> Name:
    # A telephone number and a mail address are understood without their schemes.
    written = placeholders.filled(leaf, (placeholders.LANGUAGE,)).strip()
    address = reached(written)
    _followed(leaf, written, address.replace("{lang}", "en"))
    return Name(address, leaf.place.path, leaf.place.span)


def _address(leaf: ScalarNode, info: ValidationInfo) -> Text:
    """An address as people read it, leading to where it says."""
    written = placeholders.filled(leaf).strip()
    address = reached(written)
    _followed(leaf, written, address)
    shown = links.printed(written) if address == written else written
    return Text((Inline(shown, link=address),), leaf.place.path, leaf.place.span)


def _followed(leaf: ScalarNode, written: str, address: str) -> None:
    """Raise the error of what is no address that a reader can follow."""
    numbers = phones.several(written)
    if numbers:
        hint = (
            f'write "{numbers[0][:40]}" alone; a further number is an item of its own in a block of '
            "kind: contact, with its label: and phone:"
        )
        said = f'"{written[:80]}" is more than one telephone number'
        raise invalid(leaf.place.error(said, hint, code="several-phone-numbers"))
    hint = _address_hint(leaf, written)
    for unseen in invisible(written):
        said, at = unseen.message, leaf.at(leaf.raw.find(written[unseen.offset]))
        raise invalid(leaf.place.error(said, unseen.hint, at, code="invisible-character"))
    wrong = links.fault(address)
    if number := phones.meant(written.removeprefix("tel:")):
        wrong, hint = "has letters that look like figures", f'write "{number}"'
    elif not links.has_scheme(address):
        wrong = "is not a web address, a mail address or a telephone number"
    elif phones.is_too_long(written):
        wrong = "has more digits than a telephone number"
        hint = "write one number, without what is not dialed"
    if wrong:
        raise invalid(leaf.place.error(f'"{written[:80]}" {wrong}', hint, code="address-not-valid"))


def _address_hint(leaf: ScalarNode, written: str) -> str:
    """Return how the address is written that was probably meant: by what it looks like, then by its key."""
    key, any_way = leaf.place.key[-1], "write https://example.org/report, info@example.org or +852 2345 6789"
    number = phones.alone(written) if not re.search("//|@", written) else ""
    if number and not phones.is_too_long(written):
        alone = f'write "{number}" alone (an extension as ext. 12)'
        alone += ", and words to it in label: or note: of a contact"
        digits, letters = (sum(map(kind, written)) for kind in (str.isdigit, str.isalpha))
        return alone if key == "phone" or digits >= letters else f"{any_way}; of a number {alone}"
    if links.BARE_ADDRESS.fullmatch(written):
        return f"write https://{written}"
    if key == "phone":
        return "write the number alone, as +852 2345 6789"
    if key == "mail" or "@" in written or "(at)" in written:
        return "write a mail address, as info@example.org"
    return any_way


def reached(written: str) -> str:
    """Return where an address leads that is written for people: a mail address, a telephone number.

    >>> reached("+852 2345 6789"), reached("info@example.org"), reached("https://example.org")
    ('tel:+85223456789', 'mailto:info@example.org', 'https://example.org')
    """
    address = phones.dialed(written)
    if address:
        return address
    if written.startswith("tel:"):
        return phones.from_abroad(written).replace("#", "%23")
    return f"mailto:{written}" if "@" in written and ":" not in written else written


def _dated(read: Callable[[str], T], hint: str, what: str) -> Kind:
    """The kind of a date or a time that is text in a data file."""

    def made(leaf: ScalarNode, info: ValidationInfo) -> T:
        try:
            return read(leaf.raw)
        except ValueError as problem:
            way = way_to_date(leaf.raw, read) or hint
            raise invalid(
                leaf.place.error(f'"{leaf.raw[:80]}" {problem}', way, code="date-not-valid")
            ) from None

    return Kind(made, {"type": "string"}, what)


def _unit(leaf: ScalarNode, info: ValidationInfo) -> str:
    # CLDR's own names are in the singular, with hyphens: kilowatt-hour.
    name = leaf.raw.replace("-", "_")
    first, _, rest = name.partition("_per_")
    several = f"{first}s_per_{rest}" if rest else f"{name}s"
    found = next((each for each in (leaf.raw, name, several, _IRREGULAR.get(name, "")) if each in UNITS), "")
    if found:
        return found
    start, _, code = leaf.raw.partition(":")
    if start.strip().lower() == "currency" and code.strip():
        if leaf.raw == f"currency:{code}" and code in CURRENCIES:
            return leaf.raw
        meant = currency_meant(code.strip())
        hint = f'did you mean "currency:{meant}"?' if meant else "write its code of ISO 4217, as currency:HKD"
        raise invalid(leaf.place.error(f'"{leaf.raw[:80]}" is not a currency', hint, code="unknown-unit"))
    raise invalid(
        leaf.place.error(f'"{leaf.raw[:80]}" is not a unit', unit_hint(leaf.raw, UNITS), code="unknown-unit")
    )


def one_of(*known: str, others: Mapping[str, str] | None = None) -> Kind:
    """A word out of a list; `others` are names that things have elsewhere, with what to write for them."""

    def made(leaf: ScalarNode, info: ValidationInfo) -> str:
        if leaf.raw in known:
            return leaf.raw
        hint = instead_of(leaf.raw, others or {}) or suggestion(leaf.raw, known)
        raise invalid(leaf.place.error(f'"{leaf.raw[:80]}" is not known here', hint, code="unknown-word"))

    return Kind(made, {"enum": list(known)}, "a word")


Focus = tuple[float, float]
_SIDES = {"left": (0, 0.0), "right": (0, 1.0), "top": (1, 0.0), "bottom": (1, 1.0)}
_FOCUS_HINT = (
    "write top, bottom, left, right, center or two of them, or [0.5, 0.3]: how far it is from the left and "
    "from the top, of 1"
)


def _focus(leaf: ScalarNode, info: ValidationInfo) -> Focus:
    """A point of a picture in words: `top`, `top left`, `center`."""
    words = leaf.raw.replace("-", " ").split()
    sides = [_SIDES[word] for word in words if word in _SIDES]
    known = all(word in _SIDES or word == "center" for word in words)
    if not 1 <= len(words) <= 2 or not known or len({axis for axis, _ in sides}) != len(sides):
        said = f'"{leaf.raw[:80]}" is no point of a picture'
        raise invalid(leaf.place.error(said, _FOCUS_HINT, code="focus-not-valid"))
    found = dict(sides)
    return found.get(0, 0.5), found.get(1, 0.5)


def _focus_in_shares(node: SequenceNode, info: ValidationInfo) -> Focus:
    """A point of a picture in shares of its sides: `[0.5, 0.3]`."""
    shares = []
    for each in node:
        value = each.value if isinstance(each, ScalarNode) else None
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 <= value <= 1:
            raise invalid(each.place.error("is no share from 0 to 1", _FOCUS_HINT, code="focus-not-valid"))
        shares.append(float(value))
    if len(shares) != 2:
        place = node.place
        said = f"has {len(shares)} values, not two"
        raise invalid(place.error(said, _FOCUS_HINT, place.key_span, code="focus-not-valid"))
    return shares[0], shares[1]


_TEXT = {"type": "string", "minLength": 1, "maxLength": MAX_CHARACTERS}
_MARKS = "Text with marks: **bold**, *emphasis*, [text](address), word[^note], {key_number}."
_FILE = {"type": "string", "description": "A file beside the data file, as images/window.svg."}
_DATE_HINT = 'write "2023-11-30", "2023-11" or "2023", in quotes'
_SPAN_HINT = 'write "2014/2023" or "about 800/1100", in quotes'

_PLAIN = "Text without marks; {key_number} sets a key number."
PLAIN = Kind(_plain, _TEXT | {"description": _PLAIN}, "text", translatable=True)
_NONE = " The word none leaves the heading out."
HEADING = Kind(_or_none(_plain), _TEXT | {"description": _PLAIN + _NONE}, "text", translatable=True)
VERBATIM = Kind(_verbatim, _TEXT | {"description": "Text as it stands."}, "text")
URL = Kind(_url, {"type": "string", "format": "uri"}, "an address")
COPY = Kind(_copy, _TEXT | {"description": _MARKS}, "text", translatable=True)
Copy = Annotated[Text, COPY]
Heading = Annotated[Text, HEADING]
MarkedHeading = Annotated[
    Text, Kind(_or_none(_copy), _TEXT | {"description": _MARKS + _NONE}, "text", translatable=True)
]
PlainText = Annotated[Text, PLAIN]
Address = Annotated[Text, Kind(_address, {"type": "string"}, "an address")]
Verbatim = Annotated[Text, VERBATIM]
AsWritten = Annotated[
    Text, Kind(_within, _TEXT | {"description": "Text as it stands; {id} is a variable."}, "text")
]
Number = Annotated[Text, Kind(_number, {"type": "number"}, "a plain number")]
Flag = Annotated[bool, Kind(_flag, {"type": "boolean"}, "true or false")]
Decimals = Annotated[
    int, Kind(_count, {"type": "integer", "minimum": 0, "maximum": MOST_DECIMALS}, "a number of digits")
]
FILE = Kind(_file, _FILE, "a file")
PictureFile = Annotated[Name, FILE]
_IN_WORDS = "(top|bottom|left|right|center)([ -](top|bottom|left|right|center))?"
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
PictureFocus = Annotated[
    Focus,
    Kind(
        _focus,
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{_IN_WORDS}$"},
                {"type": "array", "items": _SHARE, "minItems": 2, "maxItems": 2},
            ]
        },
        "a point of a picture",
        of_list=_focus_in_shares,
    ),
]
Url = Annotated[Name, URL]
Id = Annotated[Name, _id("an id is made of a-z, 0-9 and _, and begins with a letter")]
SourceId = Annotated[Name, _id(way_to_source)]
RowName = Annotated[
    Name,
    Kind(
        _name(
            re.compile(rf"{_ID.pattern}|{_DAY}"),
            "id, and no date",
            'write the id of a row, or its date as it is written there, as "2023-11"',
            code="id-not-valid",
        ),
        {"type": "string", "pattern": f"^(?:{_ID.pattern}|{_DAY})$"},
        "an id or a date",
    ),
]
ICON = Kind(
    _name(_ICON, "icon", "write its name, as phosphor:scales or legal-aid", code="icon-name-not-valid"),
    {"type": "string", "pattern": f"^{_ICON.pattern}$", "examples": ["phosphor:scales", "legal-aid"]},
    "an icon",
)
IconName = Annotated[Name, ICON]
Doi = Annotated[
    Name,
    Kind(
        _name(_DOI, "DOI", "write it as 10.1000/182, without doi: or https://doi.org/", code="doi-not-valid"),
        {"type": "string", "pattern": f"^{_DOI.pattern}$", "examples": ["10.1000/182"]},
        "a DOI",
    ),
]
License = Annotated[
    Name,
    Kind(
        _name(_LICENSE, "licence", "write its SPDX id, as CC-BY-4.0", code="license-not-valid"),
        {"type": "string", "pattern": f"^{_LICENSE.pattern}$", "examples": ["CC-BY-4.0"]},
        "a licence",
    ),
]
Unit = Annotated[
    str,
    Kind(
        _unit,
        {"anyOf": [{"enum": list(UNITS)}, {"type": "string", "pattern": f"^{_CURRENCY.pattern}$"}]},
        "a unit",
    ),
]
FULL, COMPACT = "full", "compact"
Form = Annotated[str, one_of(FULL, COMPACT)]
Dated = Annotated[dates.Date, _dated(dates.date, _DATE_HINT, "a date")]
Clocked = Annotated[
    dates.TimeOfDay,
    _dated(dates.time_of_day, 'write "13:30" or "2026-03-01T13:30", in quotes', "a time of day"),
]
Timed = Annotated[
    dates.Moment, _dated(dates.moment, 'write "2026-12-01T06:00Z", in quotes', "a time with its zone")
]
PastDay = Annotated[dates.Period, _dated(dates.past_day, _DATE_HINT, "a date")]
PastSpan = Annotated[dates.Period, _dated(dates.past, _SPAN_HINT, "a period")]
Spanned = Annotated[dates.Period, _dated(dates.period, 'write "2014/2023" or "2023", in quotes', "a period")]
