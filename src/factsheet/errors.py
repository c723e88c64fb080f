"""What went wrong, where, and what to do about it.

Every problem that a user's input can cause is a `Diagnostic`: a message, the place
in the file it comes from, and a hint.  Stages collect diagnostics and raise them
together, so that one run shows all of them.

    FactsheetError
    ├── DataError        the data file
    ├── CatalogueError   a translation
    ├── LayoutError      a layout folder
    ├── FontError        a character that no face covers, a face that cannot be read
    ├── OversetError     copy that does not fit
    ├── OutputError      a PDF that cannot be made as asked
    ├── PreflightError   a finished PDF that fails its checks
    └── ImpositionError  pages that cannot be imposed as asked
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Self
from unicodedata import category, east_asian_width

from factsheet.records import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text file: 1-based line and column, length in characters.

    >>> str(Span("factsheet.yaml", 53, 14))
    'factsheet.yaml:53:14'
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


IN_LAYOUT = Span("layout.yaml")
"""The place of what is wrong with a layout of unknown folder; `makeup/located.py` names the file."""


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the build, a warning is printed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: `message` says what is wrong, `hint` the way out.

    Its place is `span`, or the content path `path`, whose place is found later; one of the two is needed.
    `code` names the kind of problem and stays when messages are reworded; `factsheet explain` tells more.
    `sign` holds the characters of the copy that it is about, if not the whole is.
    """

    message: str
    span: Span | None = None
    hint: str = ""
    path: str = ""
    severity: Severity = Severity.ERROR
    code: str = ""
    sign: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError for a problem that nobody could find."""
        if self.span is None and not self.path:
            raise ValueError(f"a diagnostic without a place: {self.message}")

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        code = f" [{self.code}]" if self.code else ""
        return f"{place}{self.severity}: {self.message}{code}"


def _with_hint(diagnostic: Diagnostic) -> str:
    return f"{diagnostic}\n   hint: {diagnostic.hint}" if diagnostic.hint else str(diagnostic)


class FactsheetError(Exception):
    """A problem that the user can mend; `diagnostics` holds every one that was found."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(_with_hint(each) for each in self.diagnostics))

    @classmethod
    def of(
        cls, message: str, span: Span | None = None, hint: str = "", path: str = "", code: str = ""
    ) -> Self:
        """The error with a single diagnostic."""
        return cls((Diagnostic(message, span, hint, path, code=code),))

    def __reduce__(self) -> tuple[type[FactsheetError], tuple[tuple[Diagnostic, ...]]]:
        return (type(self), (self.diagnostics,))


class DataError(FactsheetError):
    """The data file is not a factsheet."""


class CatalogueError(FactsheetError):
    """A translation catalogue cannot be used."""


class LayoutError(FactsheetError):
    """A layout cannot be read or applied."""


class FontError(FactsheetError):
    """A character has no glyph, or a font file cannot be read."""


class OversetError(FactsheetError):
    """Copy does not fit, in the smallest type of the layout."""


class OutputError(FactsheetError):
    """The PDF cannot be written as asked."""


class PreflightError(FactsheetError):
    """A finished PDF fails its checks."""


class ImpositionError(FactsheetError):
    """The pages cannot be imposed as asked."""


_ESCAPED = {code: f"\\x{code:02x}" for code in (*range(0x00, 0x20), *range(0x7F, 0xA0))} | {
    code: f"\\u{code:04x}"
    for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


# Lines of a file that are searched for a character of a text.
_LONGEST_TEXT = 400


def printable(text: str) -> str:
    """The text with control and direction characters escaped, safe for a terminal.

    >>> printable("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return text.translate(_ESCAPED)


def render(diagnostic: Diagnostic, source: Sequence[str] | None = None) -> str:
    """The diagnostic as printed: place and message, the line with a caret, the hint.

    `source` holds the lines of the file; without it the file is read if it is there.
    """
    parts = [printable(str(diagnostic))]
    span = diagnostic.span
    if span and span.line:
        lines = _lines_of(span.file) if source is None else source
        if lines and span.line <= len(lines):
            parts += _caret(lines[span.line - 1], span)
    if diagnostic.hint:
        parts.append(f"   hint: {printable(diagnostic.hint)}")
    return "\n".join(parts)


def _lines_of(file: str) -> Sequence[str]:
    try:
        return Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()


def sign_span(span: Span, sign: str) -> Span:
    """Return the place of some characters in the text that begins at a place; of that place if not there.

    A text ends before the next line that is indented no deeper than its first; an entry of a catalogue, whose
    lines all begin in the first column, before an empty line.
    """
    lines = _lines_of(span.file) if span.line and sign else ()
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


def columns(text: str) -> int:
    """Return how many columns a text takes in a terminal: two for a wide sign, none for a mark (UAX #11).

    >>> columns("a難́")
    3
    """
    return sum(
        0 if category(each) in ("Mn", "Me", "Cf") else 2 if east_asian_width(each) in "WF" else 1
        for each in text
    )
