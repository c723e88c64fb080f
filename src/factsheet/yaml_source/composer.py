"""From the parser's events to values: counted before they are built, and all that is odd refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

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

from factsheet.errors import Diagnostic, Span, printable
from factsheet.text_files import NEWLINE
from factsheet.yaml_source.document import (
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_NODES,
    REFUSED,
    Key,
    RawStretch,
    Scalar,
    Value,
    YamlDocument,
    dotted,
    refused,
)
from factsheet.yaml_source.unreadable import AS_TEXT, odd_space, unreadable

# A comment behind a text; in place of one, only where its sign directly precedes a word.
_CUT = re.compile(r"[ \t]+(#[# \t]*[^\s#].*)")
_INSTEAD = re.compile(r" (#[^\s#].*)")
_NUMBER_BEFORE = re.compile(r"[{,:][^,{]*?(-?\d+),\s*$")
# Where a value stands all the same: what is wrong with others can be told with it.
_LEAVES_THE_REST = frozenset({"duplicate-key", "number-too-long", "comma-in-number", "comma-cuts-text"})
_LONGEST_BEFORE = 500  # characters: a key and the first part of its number
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", re.ASCII)


def composed(source: str, file: str) -> YamlDocument | list[Diagnostic]:
    """The document in a text, with its `problems`; these alone where one of them leaves a gap."""
    composer = _Composer(source, file)
    try:
        document = composer.document()
    except yaml.MarkedYAMLError as problem:
        found = composer.unreadable(problem)
        if found not in composer.problems:
            composer.problems.append(found)
    except yaml.YAMLError as problem:
        composer.problems.append(
            Diagnostic(f"the file is not YAML: {problem}", Span(file), AS_TEXT, code="not-yaml")
        )
    except _LimitError as problem:
        composer.problems.append(problem.diagnostic)
    if any(each.code not in _LEAVES_THE_REST for each in composer.problems):
        return composer.problems
    return replace(document, problems=tuple(composer.problems))


class _LimitError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Composer:
    """Builds the values from the parser's events, and counts before it builds."""

    def __init__(self, source: str, file: str) -> None:
        self.file = file
        self.lines = NEWLINE.split(source)
        self.problems: list[Diagnostic] = []
        self._events: Iterator[Event] = iter(yaml.parse(source, Loader=_LOADER))
        self._nodes = 0
        self._last_line = 0
        self._spans: dict[Key, Span] = {}
        self._key_spans: dict[Key, Span] = {}
        self._raws: dict[Key, str] = {}
        self._stretches: dict[Key, RawStretch] = {}
        self._comments: dict[Key, Span] = {}

    def document(self) -> YamlDocument:
        next(self._events)
        start = next(self._events)
        if isinstance(start, StreamEndEvent):
            hint = "`factsheet new` writes a data file to begin with"
            raise _LimitError(Diagnostic("the file is empty", Span(self.file), hint, code="file-empty"))
        if isinstance(start, DocumentStartEvent) and start.tags:
            self._problem(
                "tag directives are not allowed", self._span(start), "delete the line", code="yaml-tag"
            )
        value = self._node(next(self._events), (), 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, StreamEndEvent):
            self._problem(
                "a second document begins here",
                self._span(after),
                'keep one, and delete the "---"',
                code="second-document",
            )
        maps = (self._spans, self._key_spans, self._raws, self._stretches)
        return YamlDocument(self.file, value, *maps, lines=self.lines, comments=self._comments)

    def unreadable(self, problem: yaml.MarkedYAMLError) -> Diagnostic:
        """Return why the parser could not go on from what is read by now."""
        return unreadable(problem, self.file, self.lines, self._stretches.values())

    def _node(self, event: Event, key: Key, depth: int) -> Value:
        span = self._span(event)
        self._count(event, span, depth)
        self._spans[key] = span
        match event:
            case ScalarEvent():
                return self._scalar(event, key)
            case SequenceStartEvent():
                items: list[Value] = []
                while not isinstance(event := next(self._events), SequenceEndEvent):
                    items.append(self._node(event, (*key, len(items)), depth + 1))
                return items
            case MappingStartEvent():
                return self._mapping(key, depth)
        return None

    def _count(self, event: Event, span: Span, depth: int) -> None:
        self._nodes += 1
        if depth > MAX_DEPTH:
            raise _LimitError(
                Diagnostic(
                    f"values are nested more than {MAX_DEPTH} deep",
                    span,
                    "delete a level of brackets or of indentation",
                    code="nested-too-deep",
                )
            )
        if self._nodes > MAX_NODES:
            raise _LimitError(
                Diagnostic(
                    f"the file holds more than {MAX_NODES:,} values",
                    span,
                    "divide it into several factsheets",
                    code="too-many-values",
                )
            )
        anchor = event.anchor if isinstance(event, NodeEvent) else None
        if isinstance(event, AliasEvent):
            self._problem(
                f'aliases ("*{anchor}") are not allowed',
                span,
                "write the value out, or put text in quotes",
                code="yaml-anchor",
            )
        elif anchor:
            self._problem(
                f'anchors ("&{anchor}") are not allowed',
                span,
                "write the value out where it is needed",
                code="yaml-anchor",
            )
        tag = getattr(event, "tag", None)
        if tag:
            hint = "delete it; put quotes around text that begins with !"
            self._problem(f'tags ("{printable(tag)}") are not allowed', span, hint, code="yaml-tag")

    def _mapping(self, key: Key, depth: int) -> dict[str, Value]:
        items: dict[str, Value] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            span = self._span(event)
            name = self._key(event, span, depth)
            inner = (*key, name) if name is not None else None
            if inner is not None and inner in self._key_spans:
                first = self._key_spans[inner].line
                both = f"on lines {first} and {span.line}"
                where = both if first != span.line else f"both times on line {first}"
                message = f'the key "{printable(str(name))}" is written twice, {where}'
                self._problem(message, span, "keep one of the two", code="duplicate-key")
                inner = None
            if inner is None or name is None:
                self._skip(next(self._events), depth + 1)
                continue
            self._key_spans[inner] = span
            items[name] = self._node(next(self._events), inner, depth + 1)
        return items

    def _key(self, event: Event, span: Span, depth: int) -> str | None:
        if not isinstance(event, ScalarEvent):
            self._problem(
                "a key is not text",
                span,
                "keys are single words; a list or group cannot be a key",
                code="key-not-text",
            )
            self._skip(event, depth + 1)
            return None
        self._count(event, span, depth)
        # Once for a line: it stands there before or behind the first key.
        if event.implicit[0] and span.line > self._last_line:
            self._last_line = span.line
            if space := odd_space(self.lines, span.line - 1, self.file):
                self._problem_at(space)
                return None
        if event.implicit[0] and event.value == "<<":
            self._problem(
                'merge keys ("<<") are not allowed',
                span,
                "write the keys out where they are needed",
                code="yaml-merge-key",
            )
            return None
        if event.implicit[0] and not isinstance(_resolved(event.value), str):
            before = self.lines[span.line - 1][: span.column - 1]
            number = _NUMBER_BEFORE.search(before[-_LONGEST_BEFORE:])
            _, end = _marks(event)
            is_bare = not self.lines[end.line][end.column :].lstrip().startswith((":", "?"))
            if number and is_bare and event.value.isdigit():
                point = "" if len(event.value) == 3 else "."
                hint = f"between braces a comma ends a value: write {number[1]}{point}{event.value}"
                self._problem(
                    f"a comma separates {number[1]} and {event.value}", span, hint, code="comma-in-number"
                )
                return None
            if event.value and is_bare:
                hint = "between braces a comma ends a text: put quotes around the whole"
                said = f'a comma cuts "{printable(event.value)}" off the text before it'
                self._problem(said, span, hint, code="comma-cuts-text")
                return None
            shown = event.value or "(empty)"
            self._problem(
                f"the key {shown} is not text",
                span,
                f'put quotes around it: "{event.value}"',
                code="key-not-text",
            )
            return None
        return str(event.value)

    def _skip(self, event: Event, depth: int) -> None:
        self._count(event, self._span(event), depth)
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            while not isinstance(inner := next(self._events), MappingEndEvent | SequenceEndEvent):
                self._skip(inner, depth + 1)

    def _scalar(self, event: ScalarEvent, key: Key) -> Scalar:
        start, end = _marks(event)
        style = event.style or ""
        self._stretches[key] = RawStretch(start.line, start.column, end.line, end.column, style)
        self._raws[key] = event.value
        bad = REFUSED.search(event.value)
        if bad:
            self._problem_at(refused(bad[0], dotted(key), self._span(event), dotted(key)))
        if not event.implicit[0]:
            return str(event.value)
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        cut = (_CUT if event.value else _INSTEAD).match(line, end.column)
        if cut:
            self._comments[key] = Span(self.file, end.line + 1, cut.start(1) + 1, len(cut[1].rstrip()))
        if not event.value:
            del self._spans[key], self._stretches[key]
        value = _resolved(event.value)
        if isinstance(value, Decimal) and not _reasonable(event.value):
            message = f"{dotted(key)} is too long for a number"
            self._problem(
                message,
                self._span(event),
                f"numbers have at most {MAX_DIGITS} digits",
                code="number-too-long",
            )
            return 0
        return int(value) if isinstance(value, Decimal) and event.value.lstrip("-").isdigit() else value

    def _span(self, event: Event) -> Span:
        start, end = _marks(event)
        number, column, length = start.line, start.column, 1
        if isinstance(event, ScalarEvent | AliasEvent):
            line = self.lines[number] if number < len(self.lines) else ""
            length = max(1, (end.column if end.line == number else len(line)) - column)
        return Span(self.file, number + 1, column + 1, length)

    def _problem(self, message: str, span: Span, hint: str, *, code: str) -> None:
        self._problem_at(Diagnostic(message, span, hint, code=code))

    def _problem_at(self, diagnostic: Diagnostic) -> None:
        self.problems.append(diagnostic)
        if len(self.problems) > 100:
            raise _LimitError(
                Diagnostic(
                    "more than 100 problems: the rest is not shown",
                    Span(self.file),
                    "mend these, then build again",
                    code="too-many-problems",
                )
            )


def _marks(event: Event) -> tuple[Any, Any]:
    """Where an event begins and ends; libyaml gives both for every event."""
    return event.start_mark, event.end_mark


def _resolved(text: str) -> str | Decimal | bool | None:
    """A plain scalar by the core schema; numbers stay decimal until their size is known."""
    if text in _WORDS:
        return _WORDS[text]
    # Most are words, told by their first letter: numbers begin with a sign or a figure.
    if text[0] not in "-0123456789" or not _NUMBER.fullmatch(text):
        return text
    return Decimal(text) if _reasonable(text) else Decimal("NaN")


def _reasonable(text: str) -> bool:
    exponent = re.search(r"[eE]([-+]?\d+)$", text)
    return len(text) <= MAX_DIGITS and (exponent is None or abs(int(exponent[1])) <= MAX_DIGITS)
