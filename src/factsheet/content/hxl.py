"""HXL: the hashtags that a data file knows the columns of its rows by (https://hxlstandard.org/standard/1-1final/).

`hxl: {district: "#adm2+name"}` takes the variable from the column with that hashtag, whatever its head says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationInfo

from factsheet.content.fields import Kind
from factsheet.content.findings import invalid
from factsheet.content.place import Location, ScalarNode
from factsheet.errors import DataError, Diagnostic
from factsheet.yaml_source import YamlDocument

KEY = "hxl"
_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+[a-z][a-z0-9_]*)*", re.IGNORECASE)


class Hashtag(NamedTuple):
    """A hashtag and its attributes, whose order says nothing."""

    tag: str
    attributes: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return "+".join((self.tag, *sorted(self.attributes)))

    def holds(self, other: Hashtag) -> bool:
        """Whether this is a hashtag that another asks for: the same, with its attributes and maybe more.

        >>> hashtag("#affected +f +children").holds(hashtag("#affected+f"))
        True
        """
        return self.tag == other.tag and other.attributes <= self.attributes


def hashtag(written: str) -> Hashtag | None:
    """Return the hashtag that a cell holds; None where it holds another thing.

    >>> hashtag(" #Affected +F "), hashtag("affected")
    (Hashtag(tag='#affected', attributes=frozenset({'f'})), None)
    """
    if not _TAG.fullmatch(written.strip()):
        return None
    tag, *attributes = "".join(written.lower().split()).split("+")
    return Hashtag(tag, frozenset(attributes))


def hashtags_of(document: YamlDocument) -> Mapping[str, Hashtag]:
    """Return the hashtags that a data file names, by variable or content path; DataError for what is none."""
    whole = document.value
    named = whole.get(KEY) if isinstance(whole, dict) else None
    if not isinstance(named, dict):
        return {}
    found = {path: hashtag(each) if isinstance(each, str) else None for path, each in named.items()}
    wrong = [_fault(Location(document, (KEY, path)), named[path]) for path, each in found.items() if not each]
    if wrong:
        raise DataError(wrong)
    return {path: each for path, each in found.items() if each}


def _fault(place: Location, written: object) -> Diagnostic:
    hint = 'write it in quotes, as "#affected+f"'
    return place.error(f'"{str(written)[:60]}" is no HXL hashtag', hint, code="hashtag-not-valid")


def _hashtag(leaf: ScalarNode, info: ValidationInfo) -> Hashtag:
    found = hashtag(leaf.raw)
    if found is None:
        raise invalid(_fault(leaf.place, leaf.raw))
    return found


HASHTAG = Kind(_hashtag, {"type": "string", "pattern": "^#[A-Za-z]"}, "an HXL hashtag")
