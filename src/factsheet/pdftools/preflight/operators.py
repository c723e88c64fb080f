"""The operators of a content stream with their operands (ISO 32000-2, 7.8.2), in the order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_DEEPEST = 64
_DELIMITER = rb"(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"
_TOKEN = re.compile(
    rb"[\x00\t\n\x0c\r ]+|%[^\r\n]*"
    rb"|(?P<number>[+-]?(?:\d{1,12}(?:\.\d{0,20})?|\.\d{1,20}))"
    + _DELIMITER
    + rb"|/(?P<name>[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\x0c\r ]*)>|(?P<string>\()"
    rb"|(?P<word>[^\x00\t\n\x0c\r ()<>\[\]{}/%]+)|(?P<other>.)",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n|.)?", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_IMAGE_END = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)")
_CONSTANTS = {"true": True, "false": False, "null": None}


class PdfName(str):
    """A name without its slash."""

    __slots__ = ()


class Operation(NamedTuple):
    """An operator and its operands: numbers, `PdfName`, bytes, lists, dicts by name."""

    operator: str
    operands: list[Any]


class OperatorError(ValueError):
    """A content stream that does not follow the syntax; the message says where."""


def operations(content: bytes) -> Iterator[Operation]:
    """Yield every operation of a stream.  Inline images come as `BI` with their entries and data.

    >>> list(operations(b"1 0 0 rg /F1 9 Tf"))
    [Operation(operator='rg', operands=[1.0, 0.0, 0.0]), Operation(operator='Tf', operands=['F1', 9.0])]
    """
    reader = _Reader(content)
    while (found := reader.operation()) is not None:
        yield found


class _Reader:
    """Reads tokens from a place on."""

    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0
        self._stack: list[list[Any]] = [[]]
        self._kinds: list[bytes] = []

    def operation(self) -> Operation | None:
        while match := _TOKEN.match(self._content, self._at):
            self._at = match.end()
            kind = match.lastgroup
            if kind is None:
                continue
            if kind == "word":
                word = match["word"].decode("latin-1")
                if word in _CONSTANTS:
                    self._stack[-1].append(_CONSTANTS[word])
                elif not self._kinds:
                    operands, self._stack = self._stack[0], [[]]
                    return self._inline_image() if word == "BI" else Operation(word, operands)
            else:
                self._operand(kind, match)
        return None

    def _operand(self, kind: str, match: re.Match[bytes]) -> None:
        values = self._stack[-1]
        if kind == "number":
            values.append(float(match["number"]))
        elif kind == "name":
            values.append(_name(match["name"]))
        elif kind == "hex":
            plain = re.sub(rb"[\x00\t\n\x0c\r ]", b"", match["hex"])
            values.append(bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii")))
        elif kind == "string":
            values.append(self._string())
        elif kind == "open":
            if len(self._kinds) >= _DEEPEST:
                raise OperatorError("arrays or dictionaries are nested too deep")
            self._kinds.append(match["open"])
            self._stack.append([])
        elif kind == "close" and self._kinds:
            items, opened = self._stack.pop(), self._kinds.pop()
            self._stack[-1].append(_dictionary(items) if opened == b"<<" else items)

    def _string(self) -> bytes:
        """Return a string in parentheses, read from after the first one."""
        start, depth, at = self._at, 1, self._at
        for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(self._content, start):
            at = match.start()
            depth += {b"(": 1, b")": -1}.get(match[0], 0)
            if not depth:
                self._at = at + 1
                return _ESCAPED.sub(_unescaped, self._content[start:at])
        raise OperatorError("a string has no end")

    def _inline_image(self) -> Operation:
        entries: list[Any] = []
        while match := _TOKEN.match(self._content, self._at):
            self._at = match.end()
            if match.lastgroup == "word" and match["word"] == b"ID":
                entries, self._stack = self._stack[0], [[]]
                end = _IMAGE_END.search(self._content, self._at)
                if end is None:
                    break
                image, self._at = self._content[self._at + 1 : end.start()], end.end()
                return Operation("BI", [_dictionary(entries), image])
            if match.lastgroup == "word" and match["word"].decode("latin-1") in _CONSTANTS:
                self._stack[-1].append(_CONSTANTS[match["word"].decode("latin-1")])
            elif match.lastgroup not in (None, "word"):
                self._operand(str(match.lastgroup), match)
        raise OperatorError("an inline image has no end")


def _name(written: bytes) -> PdfName:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), written)
    try:
        return PdfName(plain.decode("utf-8"))
    except UnicodeDecodeError:
        return PdfName(plain.decode("latin-1"))


def _unescaped(match: re.Match[bytes]) -> bytes:
    escaped = match[1] or b""
    if escaped.isdigit() and escaped[:1] < b"8":
        return bytes([int(escaped, 8) & 255])
    return b"" if escaped in (b"\n", b"\r", b"\r\n") else _LETTERS.get(escaped, escaped)


def _dictionary(items: list[Any]) -> dict[str, Any]:
    return {str(key): value for key, value in zip(items[::2], items[1::2], strict=False)}
