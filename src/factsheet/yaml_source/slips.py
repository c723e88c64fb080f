"""What a writer of YAML meant where it cannot be read, as far as the line says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import yaml

_Mark = tuple[int, int]  # a line and a column, from 0
CURLY = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
"""Quotation marks of print, which are none to YAML."""
_LONGEST = 60  # characters of a line that a hint writes out
_COLONS = "\ua789\ufe13\ufe55\uff1a\u2236"
# A key, and its text before a further colon: in a line of its own, or in a group of braces.
_KEYED = r"(?P<key>[\w-]+):\s+(?P<text>[^\s\"'{\[|>&*!%@`#]"
_IN_LINE = re.compile(rf"^\s*(?:- +)?{_KEYED}.*)$")
_IN_BRACES = re.compile(rf"[{{,]\s*{_KEYED}[^{{}}\[\],]*)$")
_STARRED = re.compile(r"(?:^\s*|[:{,\[-]\s+|[{\[])(?P<sign>[*&])\S*$")
_BRACKETED = re.compile(r"^\s*(?:- +)?[\w-]+:\s+(?P<sign>[\[{]).*[\]}]\s*$")
# A text with # at its beginning, or behind a space in it.
_COMMENT = re.compile(r"(?P<key>[\w-]+):\s+(?P<text>(?:[^{}\[\],\"'#\s][^{}\[\],\"'#]* )?#[^\s,}\]][^,}\]]*)")
_EQUATION = re.compile(r"\s*(?P<key>[\w-]+)\s*(?P<sign>=)\s*(?P<text>\S.*)")
_OTHER_COLON = re.compile(rf"\s*(?P<key>[\w-]+)\s*(?P<sign>[{_COLONS}])\s*(?P<text>.*)")


class Slip(NamedTuple):
    """A slip of a writer: its line and column, from 0, its length, what it is, the way out."""

    line: int
    column: int
    length: int
    said: str
    hint: str


def slip(problem: yaml.MarkedYAMLError, lines: Sequence[str]) -> Slip | None:
    """Return what the lines at a problem show to be wrong; None where they do not."""
    said, marks = problem.problem or "", (problem.problem_mark, problem.context_mark)
    at, begun = ((each.line, each.column) if each else None for each in marks)
    looks: tuple[tuple[str, Callable[[Sequence[str], _Mark], Slip | None], _Mark | None], ...] = (
        ("mapping values", partial(_second_colon, _IN_LINE), at),
        ("mapping values", _other_sign, (at[0] - 1, 0) if at and at[0] else None),
        ("expected ',' or", partial(_second_colon, _IN_BRACES), at),
        ("alphabetic or numeric", _starred, at),
        ("expected key", _bracketed, at),
        ("expected key", _askew, at),
        ("block end", _askew, at),
        ("expected ':'", _without_colon, begun),
    )
    for part, look, mark in looks:
        if part in said and mark and mark[0] < len(lines) and (found := look(lines, mark)):
            return found
    if "expected ',' or" in said and at and begun:
        return _not_closed(lines, begun, at)
    return None


def quoted(text: str) -> str | None:
    """Return a text in such quotes as it does not hold itself; None if it has both, or is long.

    >>> quoted('say "no": twice')
    '\\'say "no": twice\\''
    """
    free = next((each for each in ('"', "'") if each not in text), None)
    return f"{free}{text}{free}" if free and "\\" not in text and len(text) <= _LONGEST else None


def _second_colon(before: re.Pattern[str], lines: Sequence[str], mark: _Mark) -> Slip | None:
    """A text with a colon and a space in it, behind what stands `before`."""
    number, column = mark
    line, grouped = lines[number], before is _IN_BRACES
    found = before.search(line[:column])
    if found is None or line[column : column + 1] != ":":
        return None
    rest = re.match(r"[^,{}\[\]]*" if grouped else r"(?:(?! #).)*", line[column:])
    whole = f"{found['text']}{rest[0] if rest else ''}".strip()
    curly = whole[:1] in CURLY
    said = "curly quotation marks are none to it" if curly else 'a text with ": " in it stands without quotes'
    if curly:
        whole = whole.strip(CURLY)
    written = quoted(whole)
    way = f"write {found['key']}: {written}" if written else "put quotes around the whole text"
    more = "between braces a comma ends a value" if grouped else "a key begins on a line of its own"
    return Slip(
        number, found.start("text"), len(line[found.start("text") : column]) + 1, said, f"{way}; {more}"
    )


def _starred(lines: Sequence[str], mark: _Mark) -> Slip | None:
    """A text that begins with a sign that YAML has a meaning for."""
    number, column = mark
    found = _STARRED.search(lines[number][:column])
    if found is None:
        return None
    said = f"a text that begins with {found['sign']} stands without quotes"
    return Slip(number, found.start("sign"), 1, said, "put quotes around the whole text")


def _bracketed(lines: Sequence[str], mark: _Mark) -> Slip | None:
    """A text that begins with a word in brackets."""
    number, column = mark
    line = lines[number]
    found = _BRACKETED.match(line[:column])
    if found is None or not line[column:].strip():
        return None
    said = f"a text that begins with {found['sign']} stands without quotes"
    written = quoted(line[found.start("sign") :].strip())
    hint = f"put quotes around the whole text{f': {written}' if written else ''}"
    return Slip(number, found.start("sign"), len(line.rstrip()) - found.start("sign"), said, hint)


def _askew(lines: Sequence[str], mark: _Mark) -> Slip | None:
    """A line that begins in another column than the keys beside it."""
    number, column = mark
    above = next((each for each in reversed(lines[:number]) if each.strip()), "")
    own, other = indentation(lines[number]), indentation(above)
    if column != own or own == other or not lines[number].strip() or "\t" in lines[number][: own + 1]:
        return None
    said = "no key above begins in the column of this one"
    hint = f"indent it as the keys that it stands beside: by {other} spaces as the line above, or by fewer"
    return Slip(number, column, 1, said, hint)


def _other_sign(lines: Sequence[str], mark: _Mark) -> Slip | None:
    """A line with another sign where a colon is to stand."""
    number, line = mark[0], lines[mark[0]]
    if found := _EQUATION.match(line):
        said = "= stands behind a key in place of a colon"
        return Slip(
            number, found.start("sign"), 1, said, f"write {found['key']}: {found['text'].strip()[:_LONGEST]}"
        )
    if found := _OTHER_COLON.match(line):
        sign = found["sign"]
        said = f"U+{ord(sign):04X} ({unicodedata.name(sign)}) behind a key is no colon to it"
        hint = f"write {found['key']}: {found['text'].strip()[:_LONGEST]}"
        return Slip(number, found.start("sign"), 1, said, hint)
    return None


def _without_colon(lines: Sequence[str], mark: _Mark) -> Slip | None:
    """A line that is to be a key and has no colon behind it."""
    number, column = mark
    line = lines[number]
    length = len(line.rstrip()) - column
    if found := _other_sign(lines, mark):
        return found
    if ":" in line or length < 1:
        return None
    hint = (
        "if it goes on with the text above, indent it further than the key there; else write a key, a colon "
    )
    return Slip(number, column, length, "a line has no key", f"{hint}and a space before it")


def _not_closed(lines: Sequence[str], begun: _Mark, at: _Mark) -> Slip | None:
    """A bracket that is not closed in its line, where the next that is no part of it is found to be wrong."""
    (number, column), below = begun, at[0]
    line, sign = lines[number], lines[number][column : column + 1]
    if sign not in ("{", "["):
        return None
    if comment := _COMMENT.search(line, column):
        said = "# begins a comment: what follows it is not read"
        text, at_sign = comment["text"].strip(), line.index("#", comment.start("text"))
        written = quoted(text) or "what is meant"
        hint = f"put quotes around the whole: {comment['key']}: {written}"
        return Slip(number, at_sign, len(comment["text"]) - at_sign + comment.start("text"), said, hint)
    if below <= number or below >= len(lines) or indentation(lines[below]) > indentation(line):
        return None
    said = f"a {sign} that is opened here is not closed"
    return Slip(number, column, 1, said, f"write {'}' if sign == '{' else ']'} behind the last of its values")


def indentation(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
