"""Excerpts: the line of a file that a problem stands in, and the place underlined."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factsheet.errors import Diagnostic, Span, columns, printable
from factsheet.text_files import NEWLINE, decoded

# Lines of a file that are searched for a character of a text.
_LONGEST_TEXT = 400


def render(diagnostic: Diagnostic, source: Sequence[str] | None = None) -> str:
    """The diagnostic as printed: place and message, the line with a caret, the hint.

    `source` holds the lines of the file; without it the file is read if it is there.
    """
    parts = [printable(str(diagnostic))]
    span = diagnostic.span
    if span and span.line:
        lines = lines_of(span.file) if source is None else source
        if lines and span.line <= len(lines):
            parts += _caret(lines[span.line - 1], span)
    if diagnostic.hint:
        parts.append(f"   hint: {printable(diagnostic.hint)}")
    return "\n".join(parts)


def lines_of(file: str) -> Sequence[str]:
    """Return the lines of a text file, in the encoding that it is in; none if it cannot be read."""
    try:
        data = Path(file).read_bytes()
    except OSError:
        return ()
    found = decoded(data)
    return NEWLINE.split(found.text if found else data.decode("utf-8", "replace"))


def sign_span(span: Span, sign: str) -> Span:
    """Return the place of some characters in the text that begins at a place; of that place if not there.

    A text ends before the next line that is indented no deeper than its first; an entry of a catalogue, whose
    lines all begin in the first column, before an empty line.
    """
    lines = lines_of(span.file) if span.line and sign else ()
    first = lines[span.line - 1 : span.line]
    margin = len(first[0]) - len(first[0].lstrip()) if first else 0
    for number, line in enumerate(lines[span.line - 1 :][:_LONGEST_TEXT], span.line):
        inner = len(line) - len(line.lstrip())
        if number > span.line and (not line if span.file.endswith(".po") else line and inner <= margin):
            break
        found = line.find(sign, span.column - 1 if number == span.line else 0)
        if found >= 0:
            return Span(span.file, number, found + 1, len(sign))
    return span


def _caret(line: str, span: Span) -> list[str]:
    """The line, or a part of it about the place, and the place underlined."""
    at = span.column - 1
    start = max(0, at - 60)
    stop = min(at + span.length, start + 100)
    before, marked, after = (
        printable(part.replace("\t", " "))
        for part in (line[start:at], line[at:stop], line[stop : start + 100])
    )
    label = f"{span.line} | "
    below = " " * (len(label) - 2) + "| " + " " * columns(before) + "^" * max(1, columns(marked))
    return [label + before + marked + after, below]
