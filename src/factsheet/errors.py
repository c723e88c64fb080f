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

from collections.abc import Iterable
from enum import StrEnum
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


def printable(text: str) -> str:
    """The text with control and direction characters escaped, safe for a terminal.

    >>> printable("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return text.translate(_ESCAPED)


def columns(text: str) -> int:
    """Return how many columns a text takes in a terminal: two for a wide sign, none for a mark (UAX #11).

    >>> columns("a難́")
    3
    """
    return sum(
        0 if category(each) in ("Mn", "Me", "Cf") else 2 if east_asian_width(each) in "WF" else 1
        for each in text
    )
