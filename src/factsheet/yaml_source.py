"""YAML text -> plain values, each with its place in the file.

The one owner of PyYAML.  Comes in: untrusted text.  Goes out: a `Document` of dicts, lists,
texts, numbers, booleans and None by the YAML 1.2 core schema, where `no`, `12:30`, `010` and
`2023-11-30` are text (https://yaml.org/spec/1.2.2/#103-core-schema, narrowed to the spellings
that JSON has).  Tags, anchors, merge keys and duplicate keys are refused: a data file needs
none of them, and each has been used to harm a reader.  JSON is read as the YAML that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from factsheet.errors import DataError, Diagnostic, FactsheetError, Span, printable
from factsheet.files import UnfitFileError, read_regular

MAX_BYTES = 2 * 2**20
MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_DIGITS = 40

Key: TypeAlias = tuple[str | int, ...]
Scalar: TypeAlias = str | int | Decimal | bool | None
Value: TypeAlias = "dict[str, Value] | list[Value] | Scalar"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", re.ASCII)
_REFUSED = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n|.)")
_BLANK_ESCAPES = frozenset("\\" + each for each in "ntrvf e0abNL_P\n\t")

# What libyaml says -> what a writer of data files can do about it.
_HINTS = (
    ("mapping values are not allowed", 'text that holds ": " needs quotes around it'),
    ("could not find expected ':'", "a key is followed by a colon and a space"),
    ("found unexpected end of stream", "a quote that was opened here is not closed"),
    ("did not find expected ',' or", "a bracket that was opened is not closed"),
    ("found unknown escape character", "in double quotes a backslash begins an escape: use single quotes"),
    ("Unicode character escape", "lone surrogates (\\ud800 to \\udfff) are no characters"),
    ("did not find expected", "check the indentation here and on the line above, and that quotes are closed"),
    ("found a tab character", "indent with spaces, not tabs"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a scalar stands in the source: 0-based, end exclusive, and how it is written."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str

    @property
    def folds(self) -> bool:
        """True when a line break in its value stands for a blank line in the source."""
        return self.style != "|" and self.line != self.end_line


@dataclass(frozen=True, eq=False)
class Document:
    """A file's values and their places.  Keys of the maps are tuples of keys and positions."""

    file: str
    value: Value
    spans: Mapping[Key, Span] = field(default_factory=dict)
    key_spans: Mapping[Key, Span] = field(default_factory=dict)
    raws: Mapping[Key, str] = field(default_factory=dict)
    stretches: Mapping[Key, Stretch] = field(default_factory=dict)
    lines: Sequence[str] = ()

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


def load(path: str | Path, error: type[FactsheetError] = DataError) -> Document:
    """The document in a file of at most 2 MiB; raises `error` with every problem found."""
    try:
        data = read_regular(Path(path), MAX_BYTES)
    except FileNotFoundError:
        raise error.of("there is no such file", Span(str(path))) from None
    except (OSError, ValueError) as problem:
        reason = problem if isinstance(problem, UnfitFileError | ValueError) else problem.strerror
        raise error.of(f"the file cannot be read: {reason}", Span(str(path))) from None
    return parse(data, str(path), error)


def parse(text: str | bytes, file: str, error: type[FactsheetError] = DataError) -> Document:
    """The document in a text; `file` names it in messages.

    >>> parse("value: 22744\\ncountry: no", "sheet.yaml").value
    {'value': 22744, 'country': 'no'}
    """
    source = _decoded(text, file, error) if isinstance(text, bytes) else text.removeprefix("\ufeff")
    _refuse_characters(source, file, error)
    if file.endswith(".json") or source.lstrip()[:1] == "{":
        source = _PAIR.sub(_joined, source)
    composer = _Composer(source, file)
    try:
        document = composer.document()
    except yaml.MarkedYAMLError as problem:
        composer.problems.append(_unreadable(problem, composer))
    except yaml.YAMLError as problem:
        composer.problems.append(Diagnostic(f"the file is not YAML: {problem}", Span(file)))
    except _LimitError as problem:
        composer.problems.append(problem.diagnostic)
    if composer.problems:
        raise error(composer.problems)
    return document


def from_data(value: object, file: str = "<data>", error: type[FactsheetError] = DataError) -> Document:
    """The document of plain Python values; floats become the decimals that they print as.

    >>> from_data({"value": 1.3}).value
    {'value': Decimal('1.3')}
    """
    problems: list[Diagnostic] = []
    plain = _Plain(file, problems).value(value, (), 0)
    if problems:
        raise error(problems)
    return Document(file, plain)


class _LimitError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _decoded(data: bytes, file: str, error: type[FactsheetError]) -> str:
    if len(data) > MAX_BYTES:
        raise error.of(f"the file cannot be read: larger than {MAX_BYTES / 2**20:g} MiB", Span(file))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - (data.rfind(b"\n", 0, problem.start) + 1) + 1
        message = f"the file is not UTF-8: byte 0x{data[problem.start]:02x} at offset {problem.start}"
        raise error.of(message, Span(file, line, column), "save the file as UTF-8") from None


def _refuse_characters(source: str, file: str, error: type[FactsheetError]) -> None:
    problems = []
    for match in _REFUSED.finditer(source):
        before = _NEWLINE.split(source[: match.start()])
        span = Span(file, len(before), len(before[-1]) + 1)
        problems.append(_refused(match[0], "the file", span))
        if len(problems) == 20:
            break
    if problems:
        raise error(problems)


def _refused(character: str, what: str, span: Span, path: str = "") -> Diagnostic:
    kind = "a lone surrogate" if "\ud800" <= character <= "\udfff" else "a character that cannot be printed"
    return Diagnostic(f"{what} holds {kind}, U+{ord(character):04X}", span, "delete it", path)


def _joined(match: re.Match[str]) -> str:
    # JSON writes U+10000 and above as two surrogates; libyaml knows only \U.
    pair = bytes.fromhex(match[2] + match[3]).decode("utf-16-be")
    return f"{match[1]}\\U{ord(pair):08x}"


def _unreadable(problem: yaml.MarkedYAMLError, composer: _Composer) -> Diagnostic:
    what = problem.problem or "it cannot be read"
    unclosed = "end of stream" in what and problem.context_mark is not None
    mark = problem.context_mark if unclosed else problem.problem_mark
    hint = next((hint for part, hint in _HINTS if part in what), "")
    if mark is None:
        return Diagnostic(f"the file is not YAML: {what}", Span(composer.file), hint)
    if "cannot start any token" in what:
        line = composer.lines[mark.line] if mark.line < len(composer.lines) else ""
        first = line[mark.column : mark.column + 1]
        tab = first == "\t"
        hint = (
            "indent with spaces, not tabs" if tab else f"text that begins with {first} needs quotes around it"
        )
    span = Span(composer.file, mark.line + 1, mark.column + 1)
    return Diagnostic(f"the file is not YAML: {printable(what)}", span, hint)


class _Composer:
    """Builds the values from the parser's events, and counts before it builds."""

    def __init__(self, source: str, file: str) -> None:
        self.file = file
        self.lines = _NEWLINE.split(source)
        self.problems: list[Diagnostic] = []
        self._events: Iterator[Event] = iter(yaml.parse(source, Loader=_LOADER))
        self._nodes = 0
        self._spans: dict[Key, Span] = {}
        self._key_spans: dict[Key, Span] = {}
        self._raws: dict[Key, str] = {}
        self._stretches: dict[Key, Stretch] = {}

    def document(self) -> Document:
        next(self._events)
        start = next(self._events)
        if isinstance(start, StreamEndEvent):
            raise _LimitError(Diagnostic("the file is empty", Span(self.file)))
        if isinstance(start, DocumentStartEvent) and start.tags:
            self._problem("tag directives are not allowed", self._span(start))
        value = self._node(next(self._events), (), 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, StreamEndEvent):
            self._problem(
                "a second document begins here", self._span(after), 'keep one, and delete the "---"'
            )
        maps = (self._spans, self._key_spans, self._raws, self._stretches)
        return Document(self.file, value, *maps, lines=self.lines)

    def _node(self, event: Event, key: Key, depth: int) -> Value:
        self._count(event, depth)
        self._spans[key] = self._span(event)
        match event:
            case ScalarEvent():
                return self._scalar(event, key)
            case SequenceStartEvent():
                return self._sequence(key, depth)
            case MappingStartEvent():
                return self._mapping(key, depth)
        return None

    def _count(self, event: Event, depth: int) -> None:
        self._nodes += 1
        span = self._span(event)
        if depth > MAX_DEPTH:
            raise _LimitError(Diagnostic(f"values are nested more than {MAX_DEPTH} deep", span))
        if self._nodes > MAX_NODES:
            raise _LimitError(Diagnostic(f"the file holds more than {MAX_NODES:,} values", span))
        anchor = event.anchor if isinstance(event, NodeEvent) else None
        if isinstance(event, AliasEvent):
            self._problem(
                f'aliases ("*{anchor}") are not allowed', span, "write the value out, or put text in quotes"
            )
        elif anchor:
            self._problem(
                f'anchors ("&{anchor}") are not allowed', span, "write the value out where it is needed"
            )
        tag = getattr(event, "tag", None)
        if tag:
            hint = "delete it; put quotes around text that begins with !"
            self._problem(f'tags ("{printable(tag)}") are not allowed', span, hint)

    def _sequence(self, key: Key, depth: int) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, (*key, len(items)), depth + 1))
        return items

    def _mapping(self, key: Key, depth: int) -> dict[str, Value]:
        items: dict[str, Value] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            name = self._key(event, depth)
            inner = (*key, name) if name is not None else None
            if inner is not None and inner in self._key_spans:
                first = self._key_spans[inner].line
                span = self._span(event)
                message = f'the key "{printable(str(name))}" stands twice, on lines {first} and {span.line}'
                self._problem(message, span, "keep one of the two")
                inner = None
            if inner is None or name is None:
                self._skip(next(self._events), depth + 1)
                continue
            self._key_spans[inner] = self._span(event)
            items[name] = self._node(next(self._events), inner, depth + 1)
        return items

    def _key(self, event: Event, depth: int) -> str | None:
        span = self._span(event)
        if not isinstance(event, ScalarEvent):
            self._problem("a key is not text", span, "keys are single words; a list or group cannot be a key")
            self._skip(event, depth + 1)
            return None
        self._count(event, depth)
        if event.implicit[0] and event.value == "<<":
            self._problem(
                'merge keys ("<<") are not allowed', span, "write the keys out where they are needed"
            )
            return None
        if event.implicit[0] and not isinstance(_resolved(event.value), str):
            shown = event.value or "(empty)"
            self._problem(f"the key {shown} is not text", span, f'put quotes around it: "{event.value}"')
            return None
        return str(event.value)

    def _skip(self, event: Event, depth: int) -> None:
        self._count(event, depth)
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            while not isinstance(inner := next(self._events), MappingEndEvent | SequenceEndEvent):
                self._skip(inner, depth + 1)

    def _scalar(self, event: ScalarEvent, key: Key) -> Scalar:
        start, end = _marks(event)
        style = event.style or ""
        self._stretches[key] = Stretch(start.line, start.column, end.line, end.column, style)
        self._raws[key] = event.value
        bad = _REFUSED.search(event.value)
        if bad:
            self._problem_at(_refused(bad[0], _dotted(key), self._span(event), _dotted(key)))
        if not event.implicit[0]:
            return str(event.value)
        if not event.value:
            del self._spans[key], self._stretches[key]
        value = _resolved(event.value)
        if isinstance(value, Decimal) and not _reasonable(event.value):
            message = f"{_dotted(key)} is too long for a number"
            self._problem(message, self._span(event), f"numbers have at most {MAX_DIGITS} digits")
            return None
        return int(value) if isinstance(value, Decimal) and event.value.lstrip("-").isdigit() else value

    def _span(self, event: Event) -> Span:
        start, end = _marks(event)
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        last = end.column if end.line == start.line else len(line)
        length = max(1, last - start.column) if isinstance(event, ScalarEvent | AliasEvent) else 1
        return Span(self.file, start.line + 1, start.column + 1, length)

    def _problem(self, message: str, span: Span, hint: str = "") -> None:
        self._problem_at(Diagnostic(message, span, hint))

    def _problem_at(self, diagnostic: Diagnostic) -> None:
        self.problems.append(diagnostic)
        if len(self.problems) > 100:
            raise _LimitError(Diagnostic("more than 100 problems: the rest is not shown", Span(self.file)))


def _marks(event: Event) -> tuple[Any, Any]:
    """Where an event begins and ends; libyaml gives both for every event."""
    return event.start_mark, event.end_mark


def _resolved(text: str) -> str | Decimal | bool | None:
    """A plain scalar by the core schema; numbers stay decimal until their size is known."""
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if not match:
        return text
    return Decimal(text) if _reasonable(text) else Decimal("NaN")


def _reasonable(text: str) -> bool:
    exponent = re.search(r"[eE]([-+]?\d+)$", text)
    return len(text) <= MAX_DIGITS and (exponent is None or abs(int(exponent[1])) <= MAX_DIGITS)


def _dotted(key: Key) -> str:
    return ".".join(str(each) for each in key) or "the file"


def _characters(lines: Sequence[str], stretch: Stretch) -> Iterator[tuple[int, int]]:
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


class _Plain:
    """Checks and copies plain Python values, under the same limits as a file."""

    def __init__(self, file: str, problems: list[Diagnostic]) -> None:
        self._file = file
        self._problems = problems
        self._nodes = 0

    def value(self, value: Any, key: Key, depth: int) -> Value:
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            limit = f"nested more than {MAX_DEPTH} deep" if depth > MAX_DEPTH else f"more than {MAX_NODES:,}"
            if self._nodes <= MAX_NODES + 1:
                self._problem(f"the values are {limit}", key)
            return None
        match value:
            case None | bool() | int() | Decimal():
                return value
            case float():
                return Decimal(repr(value))
            case str():
                return self._text(value, key)
            case date():
                return value.isoformat()
            case Mapping():
                return self._mapping(value, key, depth)
            case list() | tuple():
                return [self.value(each, (*key, n), depth + 1) for n, each in enumerate(value)]
        self._problem(f"{_dotted(key)} is a {type(value).__name__}, which no data file can hold", key)
        return None

    def _text(self, value: str, key: Key) -> str:
        bad = _REFUSED.search(value)
        if bad:
            self._problems.append(_refused(bad[0], _dotted(key), Span(self._file), _dotted(key)))
        return str(value)

    def _mapping(self, value: Mapping[Any, Any], key: Key, depth: int) -> dict[str, Value]:
        for name in value:
            if not isinstance(name, str):
                self._problem(f"the key {name!r} in {_dotted(key)} is not text", key)
        return {
            self._text(name, (*key, name)): self.value(each, (*key, name), depth + 1)
            for name, each in value.items()
            if isinstance(name, str)
        }

    def _problem(self, message: str, key: Key) -> None:
        if len(self._problems) < 100:
            self._problems.append(Diagnostic(message, Span(self._file), path=_dotted(key)))
