"""Values in the place of those that a data file gives: of variables, and of anything by its content path.

They are put into the document before it is read, so that what is given later is checked as what stands in the
file, and messages name where it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date, time
from typing import Any, TypeVar

from factsheet.blocks import kinds
from factsheet.content.edition_values import OMIT
from factsheet.content.findings import closest
from factsheet.content.place import HOLDERS, annotate, leaves
from factsheet.content.placeholders import DATE, TIME, VARIABLES, inner_key
from factsheet.document.ids import BODY
from factsheet.document.nodes import VALUE
from factsheet.errors import DataError, Diagnostic, Span
from factsheet.records import dataclass
from factsheet.source.amounts import MISSING, amount_key, as_known, as_missing, is_whole
from factsheet.yaml_source import Key, Value, YamlDocument, from_data, held_at

EDITIONS = "editions"
QUANTITY = "quantity"
_SHORT = ("value", "text", "label", "title", "term")
"""Fields that one value may stand for, where the file writes a group in its short form."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Given:
    """A value for a content path: the one at `key` of a document, which knows its place.

    One that `is_date` is a date, or a time of day, even where the variable that it is for is text.
    """

    path: str
    document: YamlDocument
    key: Key = ()
    is_date: bool = False

    @property
    def value(self) -> Value:
        """The value itself."""
        return held_at(self.document.value, self.key)


def given(values: Mapping[str, Any], name: str = "<variables>") -> tuple[Given, ...]:
    """Return plain Python values by content path as they are put into a document; or raise DataError."""
    document = from_data(dict(values), name)
    places: dict[Key, Span] = {(path,): Span(name) for path in values}
    return tuple(
        Given(path, replace(document, spans=places), (path,), _is_day(each)) for path, each in values.items()
    )


def _is_day(value: object) -> bool:
    return isinstance(value, date | time)


def for_language(
    document: YamlDocument, tag: str, paths: Iterable[str], found: list[Diagnostic]
) -> tuple[YamlDocument, frozenset[str]]:
    """Return a document with the values that it gives for a language, and the blocks left out there.

    What is left out and is no block is told; raise DataError for a path that leads nowhere.
    """
    values, left_out = [], set()
    for path in paths:
        each = Given(path, document, (EDITIONS, tag, path))
        block = path.removesuffix(f".{OMIT}")
        if block == path and each.value != {OMIT: True}:
            values.append(each)
        elif block != path and each.value is not True:
            hint = "write true, or delete the line"
            said = f"{EDITIONS}.{tag}.{path} is not true"
            found.append(Diagnostic(said, document.span(each.key), hint, path, code="not-true-or-false"))
        elif not _is_block(document, block):
            hint = "name a block, as body.danger: only blocks are left out"
            said = f"{EDITIONS}.{tag}: {block} is not a block"
            found.append(Diagnostic(said, document.key_span(each.key), hint, path, code="unknown-block"))
        else:
            left_out.add(block)
    return overridden(document, values), frozenset(left_out)


def _is_block(document: YamlDocument, path: str) -> bool:
    whole = document.value
    if not isinstance(whole, dict):
        return False
    first, _, rest = path.partition(".")
    inner = whole.get(first)
    if first == BODY:
        return "." not in rest and isinstance(inner, dict) and rest in inner
    return not rest and first in _optional_kinds() and first in whole


def _optional_kinds() -> frozenset[str]:
    """Return the kinds that stand at the top of a file and may be left out."""
    return frozenset(kinds()) - {"header", "publisher"}


def overridden(document: YamlDocument, values: Iterable[Given]) -> YamlDocument:
    """Return a document with other values in it; DataError for a path that leads nowhere.

    A name without a point is the title or another key of the header, the print run, else a variable, which
    need not be in the file.
    """
    whole = deepcopy(document.value)
    found, problems = replace(document, value=whole), []
    for each in values:
        key = _key(whole, each.path)
        if key is None:
            problems.append(_astray(replace(document, value=whole), each))
            continue
        key = _in_group(whole, key, each)
        _put(whole, key, each.value)
        own = each.document
        found = replace(
            found,
            spans=_moved(found.spans, key, {each.key: own.span(each.key), **own.spans}, each.key),
            key_spans=_moved(found.key_spans, key, own.key_spans, each.key),
            raws=_moved(found.raws, key, own.raws, each.key),
            # Places within a text are of the lines of its own document.
            stretches=_moved(
                found.stretches, key, own.stretches if own.lines is document.lines else {}, each.key
            ),
            comments=_moved(found.comments, key, own.comments, each.key),
        )
    if problems:
        raise DataError(problems)
    return found


def _moved(table: Mapping[Key, T], key: Key, source: Mapping[Key, T], origin: Key) -> Mapping[Key, T]:
    """What is known of a value and of all below it in the place of what was known there."""
    kept = {place: known for place, known in table.items() if place[: len(key)] != key}
    for place, known in source.items():
        if place[: len(origin)] == origin:
            kept[(*key, *place[len(origin) :])] = known
    return kept


def _in_group(whole: Value, key: Key, each: Given) -> Key:
    """The place of a value within a group: a variable keeps its unit and its form, a number its note."""
    held = held_at(whole, key)
    if isinstance(each.value, dict):
        return key
    if key[:1] == (VARIABLES,) and len(key) == 2:
        if each.is_date:
            _put(whole, key, {})
            return (*key, TIME if ":" in str(each.value) else DATE)
        return (*key, inner_key(held)) if isinstance(held, dict) else key
    is_number = isinstance(held, dict) and not {VALUE, MISSING}.isdisjoint(held)
    return (*key, VALUE) if is_number and not isinstance(each.value, str | bool) else key


def _put(whole: Value, key: Key, value: Value) -> None:
    """Put a value into a document; a number and why it is missing take each other's place."""
    here: Any = whole
    holder: Any = whole
    for step in key[:-1]:
        inner = here.setdefault(step, {}) if isinstance(here, dict) else here[step]
        if not isinstance(inner, dict | list):
            # A number in its short form.
            inner = here[step] = {VALUE: inner}
        holder, here = here, inner
    if is_whole(whole, key):
        here[key[-1]] = value
    elif key[-1] == MISSING:
        holder[key[-2]] = as_missing(here, value)
    elif key[-1] == VALUE and isinstance(here, dict) and MISSING in here:
        holder[key[-2]] = as_known(here, value)
    else:
        here[key[-1]] = value


def _key(whole: Value, path: str) -> Key | None:
    """Return the keys that lead to a content path, which leaves out what only holds items; None for none."""
    if not isinstance(whole, dict) or not path:
        return None
    if "." not in path:
        is_key = path in frozenset(kinds()["header"].keys()) or (
            path == QUANTITY and not _is_said(whole, path)
        )
        return (path,) if is_key else _variable(whole, path)
    inner, _, last = path.rpartition(".")
    if last == MISSING:
        key = amount_key(whole, _key(whole, inner) or ())
        is_there = held_at(whole, key) is not None or key[:1] in ((VARIABLES,), (BODY,))
        return (*key, MISSING) if key and is_there else None
    first, *rest = path.split(".")
    held = whole.get(VARIABLES)
    if first not in whole and isinstance(held, dict) and first in held:
        return _below(held, (first, *rest), (VARIABLES,))
    return _below(whole, (first, *rest), ())


def key_of(document: YamlDocument, path: str) -> Key:
    """Return the keys that lead to a content path or a variable; none where nothing is to be put there."""
    return _key(document.value, path) or ()


def _is_said(whole: dict[str, Value], name: str) -> bool:
    """Whether a name is that of a variable of the file, or of a place in its copy."""
    held = whole.get(VARIABLES)
    return (isinstance(held, dict) and name in held) or f"{{{name}" in str(whole)


def _variable(whole: dict[str, Value], name: str) -> Key | None:
    held = whole.get(VARIABLES, {})
    return (VARIABLES, name) if isinstance(held, dict) else None


def _below(here: Value, parts: tuple[str, ...], key: Key) -> Key | None:
    first, rest = parts[0], parts[1:]
    if isinstance(here, list):
        number = int(first) - 1 if first.isdecimal() and len(first) < 5 else -1
        if not 0 <= number < len(here):
            return None
        return _below(here[number], rest, (*key, number)) if rest else (*key, number)
    if not isinstance(here, dict):
        # A group in its short form: one value stands for it.
        return key if not rest and first in _SHORT and here is not None else None
    if first in here and rest:
        found = _below(here[first], rest, (*key, first))
        if found:
            return found
    elif first in here:
        return (*key, first)
    for holder in HOLDERS:
        if isinstance(inner := here.get(holder), dict | list):
            found = _below(inner, parts, (*key, holder))
            if found and (rest or _holds(inner, first)):
                return found
    return (*key, first) if not rest and key else None


def _holds(inner: Value, step: str) -> bool:
    return isinstance(inner, list) or (isinstance(inner, dict) and step in inner)


def _astray(document: YamlDocument, each: Given) -> Diagnostic:
    near = closest(each.path, {leaf.place.path for leaf in leaves(annotate(document))})
    hint = f'did you mean "{near}"?' if near else "write the path of a value, as key_numbers.meals.value"
    said = f"{each.path} leads to nothing in the data file"
    return Diagnostic(said, each.document.key_span(each.key), hint, each.path, code="unknown-content-path")
