"""A document: plain values, and the place of each in its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import accumulate
from typing import TypeAlias

from factsheet.errors import Diagnostic, Span
from factsheet.records import dataclass

MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_DIGITS = 40

Key: TypeAlias = tuple[str | int, ...]
Scalar: TypeAlias = str | int | Decimal | bool | None
Value: TypeAlias = "dict[str, Value] | list[Value] | Scalar"

REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"\s+")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n|.)")
_BLANK_ESCAPES = frozenset("\\" + each for each in "ntrvf e0abNL_P\n\t")


@dataclass(frozen=True, slots=True)
class RawStretch:
    """Where a scalar stands in the source: 0-based, end exclusive, and how it is written."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str


@dataclass(frozen=True, eq=False)
class YamlDocument:
    """A file's values and their places.  Keys of the maps are tuples of keys and positions.

    `comments` are the places of comments that may have been meant as the end of a text, as in
    `title: Refugees #1`.
    """

    file: str
    value: Value
    spans: Mapping[Key, Span] = field(default_factory=dict)
    key_spans: Mapping[Key, Span] = field(default_factory=dict)
    raws: Mapping[Key, str] = field(default_factory=dict)
    stretches: Mapping[Key, RawStretch] = field(default_factory=dict)
    lines: Sequence[str] = ()
    comments: Mapping[Key, Span] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong with it that leaves all else readable."""

    def span(self, key: Key) -> Span:
        """The place of a value; of its key when the value is empty; of the file when unknown."""
        return self.spans.get(key) or self.key_spans.get(key) or Span(self.file)

    def key_span(self, key: Key) -> Span:
        """The place of a key; of its value for items of lists."""
        return self.key_spans.get(key) or self.span(key)

    def place(self, key: Key, value: str, offset: int, length: int = 1) -> Span:
        """The place of `value[offset:offset + length]` inside the scalar at `key`."""
        stretch = self.stretches.get(key)
        if stretch is None:
            return self.span(key)
        wanted = sum(not each.isspace() for each in value[:offset])
        for count, (line, column) in enumerate(_characters(self.lines, stretch)):
            if count == wanted:
                return Span(self.file, line + 1, column + 1, length)
        return self.span(key)

    def folds(self, key: Key, value: str) -> tuple[int, ...]:
        """Return the offsets of the spaces in the text at `key` that are line ends in its source."""
        stretch = self.stretches.get(key)
        if stretch is None or stretch.line == stretch.end_line or stretch.style == "|":
            return ()
        # After how many visible characters each row ends, and how many stand before each space.
        ends = frozenset(accumulate(_visible(self.lines, stretch))) - {0}
        last = max(ends, default=0)
        found, blanks = [], 0
        for gap in _BLANKS.finditer(value):
            count = gap.start() - blanks
            if count in ends and count < last:
                found += [offset for offset in range(*gap.span()) if value[offset] == " "]
            blanks += len(gap[0])
        return tuple(found)


def held_at(whole: Value, key: Key) -> Value:
    """Return what stands at a key of the values of a document; None for nothing."""
    here = whole
    for step in key:
        if isinstance(here, list):
            here = here[step] if isinstance(step, int) and step < len(here) else None
        else:
            here = here.get(str(step)) if isinstance(here, dict) else None
    return here


def dotted(key: Key) -> str:
    """Return the keys of a value as messages show them: without `items`, the places in lists from 1.

    >>> dotted(("key_numbers", "items", "rate", "source", 0))
    'key_numbers.rate.source.1'
    """
    parts = (str(each + 1) if isinstance(each, int) else each for each in key)
    return ".".join(each for each in parts if each != "items") or "the file"


def refused(character: str, what: str, span: Span, path: str = "") -> Diagnostic:
    """The error for a character that no document may hold."""
    kind = "a lone surrogate" if "\ud800" <= character <= "\udfff" else "a character that cannot be printed"
    return Diagnostic(
        f"{what} holds {kind}, U+{ord(character):04X}", span, "delete it", path, code="character-not-allowed"
    )


def _visible(lines: Sequence[str], stretch: RawStretch) -> Iterator[int]:
    """How many characters that are no white space each row of a scalar has."""
    if stretch.style == ">":
        # A row of folded text is what stands there, so that there is nothing to look at letter by letter.
        for number in range(stretch.line + 1, min(stretch.end_line + 1, len(lines))):
            line = lines[number] if number < stretch.end_line else lines[number][: stretch.end_column]
            yield sum(map(len, line.split()))
    else:
        yield from Counter(line for line, _ in _characters(lines, stretch)).values()


def _characters(lines: Sequence[str], stretch: RawStretch) -> Iterator[tuple[int, int]]:
    """The places of the characters of a scalar that are no white space, in order.

    Folding changes white space alone, so the n-th visible character of a value is the
    n-th visible character of its source.
    """
    block = stretch.style in ("|", ">")
    quote = stretch.style if stretch.style in ("'", '"') else ""
    first = stretch.line + 1 if block else stretch.line
    for number in range(first, min(stretch.end_line + 1, len(lines))):
        low = stretch.column + len(quote) if number == stretch.line and not block else 0
        line = lines[number]
        high = stretch.end_column - len(quote) if number == stretch.end_line else len(line)
        column = low
        while column < high:
            width, visible = _next_character(line, column, quote)
            if visible:
                yield number, column
            column += width


def _next_character(line: str, column: int, quote: str) -> tuple[int, bool]:
    if quote == "'" and line.startswith("''", column):
        return 2, True
    if quote == '"' and line[column] == "\\":
        match = _ESCAPE.match(line, column)
        if match is None:
            return 1, False
        return len(match[0]), match[0] not in _BLANK_ESCAPES
    return 1, not line[column].isspace()
