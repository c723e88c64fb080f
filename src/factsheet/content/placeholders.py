"""Variables in what is no copy: `{id}` in addresses, telephone numbers and the names of files.

They are filled where the value is read, so that what comes out of it is checked as if it had been written
so: a file has to be there, an address has to be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from urllib.parse import quote

from factsheet.content.findings import invalid, suggestion
from factsheet.content.place import Location, ScalarNode
from factsheet.errors import Diagnostic
from factsheet.yaml_source import Key, Value, YamlDocument

VARIABLES = "variables"
DATE = "date"
"""The key of a variable that is a date: `opened: {date: "2026-03-01"}`."""
TIME = "time"
"""The key of one that is a time of day, with its day or without: `opens: {time: "09:00"}`."""
LANGUAGE = "lang"
"""`{lang}` in an address is the language of the edition, not a variable."""
_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_WEB = re.compile(r"https?://")


def filled(leaf: ScalarNode, keep: tuple[str, ...] = ()) -> str:
    """Return the characters of a value with the variables of its file in their places.

    Within an address of the web they are percent-encoded (RFC 3986, 2.1), so that what stands in a variable
    stays one part of it.  `keep` are ids that stay as they are.  Raise a fault for an id that is no variable.
    """
    if "{" not in leaf.raw:
        return leaf.raw
    known = values(leaf.place)
    problems = list(faults(leaf.place, leaf.raw, tuple(known), keep))
    if problems:
        raise invalid(*problems)
    return address_with(leaf.raw, {name: each for name, each in known.items() if name not in keep})


def address_with(written: str, known: Mapping[str, str]) -> str:
    """Return an address with values in the places of their ids.

    >>> address_with("https://example.org/{district}", {"district": "Sham Shui Po"})
    'https://example.org/Sham%20Shui%20Po'
    >>> address_with("tel:{hotline}", {"hotline": "+85223456789"})
    'tel:+85223456789'
    """
    if _WEB.match(written):
        known = {name: quote(each, safe="") for name, each in known.items()}
    return with_values(written, known)


def with_values(written: str, known: Mapping[str, str]) -> str:
    """Return a text with values in the places of their ids, as they are; other ids stay."""
    return _PLACE.sub(lambda place: known.get(place[1], place[0]), written)


def values(place: Location) -> dict[str, str]:
    """Return the variables of the file that a value stands in, as they are written, by id."""
    found = ((name, _written(place.document, name)) for name in variables_of(place.document))
    return {name: each for name, each in found if each is not None}


def value_at(place: Location) -> str | None:
    """Return the variable that stands in a place as it is written; None for neither text nor a number."""
    return _written(place.document, str(place.key[-1]))


def variables_of(document: YamlDocument) -> Mapping[str, Value]:
    """Return the variables of a file as they stand there, by id; nothing where they are no group of keys."""
    given = document.value.get(VARIABLES) if isinstance(document.value, dict) else None
    return given if isinstance(given, dict) else {}


def inner_key(group: Mapping[str, Value]) -> str:
    """Return the key of the value in a variable that is a group: a date, a time, a number."""
    return next((key for key in (DATE, TIME) if key in group), "value")


def _written(document: YamlDocument, name: str) -> str | None:
    key: Key = (VARIABLES, name)
    value = variables_of(document).get(name)
    if isinstance(value, dict):
        inner = inner_key(value)
        value, key = value.get(inner), (*key, inner)
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        # Leading zeros and closing ones stay, as a telephone number and a version need them.
        return document.raws.get(key, f"{Decimal(value):f}")
    return None


def faults(
    place: Location, written: str, known: tuple[str, ...], keep: tuple[str, ...] = ()
) -> Iterator[Diagnostic]:
    """Yield an error for each `{id}` in an address or the name of a file that is no variable."""
    for name in dict.fromkeys(_PLACE.findall(written)):
        if name not in known and name not in keep:
            hint = suggestion(name, known) if known else "write the value under variables:"
            said = f'names the variable "{name}", which is not there'
            yield place.error(said, hint, place.sign(f"{{{name}}}"), code="unknown-variable")
