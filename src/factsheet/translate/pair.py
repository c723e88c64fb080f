"""A text and its translation side by side, as checks look at them."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.content.builtin import PREFIX
from factsheet.content.factsheet import Factsheet
from factsheet.document.text import PARAGRAPH, Text
from factsheet.errors import Diagnostic, Severity
from factsheet.locale.catalogues import Catalogue, TranslationUnit, stale, units
from factsheet.locale.lacking import builtin_units
from factsheet.locale.po import PoEntry
from factsheet.locale.translation import read_marked
from factsheet.records import dataclass
from factsheet.translate.guidance import GlossaryTerm, terms

IGNORE = "ignore-"


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in two languages; `target` is the translation as it will be read."""

    unit: TranslationUnit
    entry: PoEntry
    target: Text
    source_lang: str
    lang: str
    terms: tuple[GlossaryTerm, ...] = ()

    @property
    def path(self) -> str:
        return self.unit.path

    @property
    def source(self) -> Text:
        return self.unit.text

    @property
    def stale(self) -> bool:
        """Whether the source has changed since it was translated."""
        return stale(self.entry, self.unit)

    @property
    def is_builtin(self) -> bool:
        """Whether it is a built-in word: where it is missing, a form in no language stands for it."""
        return self.path.startswith(f"{PREFIX}.")

    def said(self, message: str, hint: str = "", error: bool = True, *, code: str) -> Diagnostic:
        """Return a finding at the translation's place in its file."""
        severity = Severity.ERROR if error else Severity.WARNING
        return Diagnostic(f"{self.path} {message}", self.entry.span, hint, self.path, severity, code=code)

    def ignores(self, check: str) -> bool:
        """Return whether the entry has the flag `ignore-<check>`: somebody looked, and it is right."""
        return f"{IGNORE}{check}" in self.entry.flags


def pairs(factsheet: Factsheet, catalogue: Catalogue) -> Iterator[Pair]:
    """Yield every text of a factsheet with its translation, also where there is none yet.

    A text without words of its own (`{year}`) is among them where it has one.
    """
    known = tuple(terms(factsheet, catalogue))
    for unit in (*units(factsheet), *builtin_units(factsheet, catalogue.lang, catalogue)):
        if not (unit.is_asked_for or unit.path in catalogue.entries):
            continue
        entry = catalogue.entries.get(unit.path) or PoEntry(unit.path, "", span=unit.text.span)
        runs = read_marked(entry.text, unit.marked, catalogue.lang).runs
        target = Text(runs, unit.path, entry.span, catalogue.lang)
        yield Pair(unit, entry, target, factsheet.lang, catalogue.lang, known)


def prose(text: Text) -> str:
    """Return the words of a text that are its own: without quoted key numbers and note marks.

    >>> from factsheet.document.text import Inline
    >>> prose(Text((Inline("Only "), Inline("{value}", ref="value"), Inline(" of all")), "label"))
    'Only \\ufffc of all'
    """
    return "".join("\ufffc" if run.ref or run.note else run.value for run in text.runs).replace(
        PARAGRAPH, "\n"
    )
