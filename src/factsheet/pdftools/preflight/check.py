"""What a check is: a function over a file, the clauses it stands for, and what it may answer.

The clauses of ISO 15930-7 are named by their subject: the numbers of its parts were not at hand.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache, wraps

from factsheet.codes import Explanation
from factsheet.content.edition import Edition
from factsheet.display import Composition
from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.file import File
from factsheet.pdftools.preflight.report import Level
from factsheet.pdftools.preflight.structure import NO_STRUCTURE, Structure
from factsheet.records import dataclass

Clauses = dict[Standard | str, str]
ANY = "any file"
"""Stands for every file, whatever it claims."""


def press(subject: str) -> Clauses:
    """Return the clause of PDF/X-4: ISO 15930-7, clause 6, by its subject."""
    return {Standard.X4: f"ISO 15930-7:2010, 6 ({subject})"}


def workgroup(number: str, also: str = "") -> Clauses:
    """Return the clause of GWG 2015 (sheet-fed offset, CMYK), section 4, for every PDF/X-4 file."""
    return {Standard.X4: f"GWG 2015, {number}{f'; ISO 15930-7:2010, 6 ({also})' if also else ''}"}


def access(one: str, two: str) -> Clauses:
    """Return the clauses of PDF/UA-1 and PDF/UA-2; WTPDF 1.0 has the numbers of PDF/UA-2."""
    found: Clauses = {}
    if one:
        found[Standard.UA1] = f"ISO 14289-1, {one}"
    if two:
        found |= {Standard.UA2: f"ISO 14289-2, {two}", Standard.WTPDF: f"WTPDF 1.0, {two}"}
    return found


def archive(two: str, four: str) -> Clauses:
    """Return the clauses of PDF/A-2 and PDF/A-4."""
    found: Clauses = {}
    if two:
        found[Standard.A2A] = f"ISO 19005-2, {two}"
    if four:
        found[Standard.A4] = f"ISO 19005-4, {four}"
    return found


def everywhere(rule: str) -> Clauses:
    """Return the clause of a rule for every file, whatever it claims."""
    return {ANY: rule}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: the file, the standards it is held against, what it was made from if known."""

    file: File
    standards: frozenset[Standard]
    edition: Edition | None = None
    composition: Composition | None = None
    ink_limit: float = 300.0

    def claims(self, *standards: Standard) -> bool:
        """Return whether the file is held against one of these."""
        return bool(self.standards & set(standards))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a check found."""

    message: str
    hint: str = ""
    page: int = 0
    place: str = ""
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something that a check could not look at, with the reason, printed after `not run:`."""

    reason: str


Answer = Fault | NotChecked
CheckFunction = Callable[[Subject], Iterable[Answer]]
StructureFunction = Callable[[Structure, Subject], Iterable[Answer]]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule, held by a function.  `clauses` are by standard; the first that applies is named."""

    rule: str
    title: str
    clauses: Clauses
    look: CheckFunction

    @property
    def code(self) -> str:
        """The code of a diagnostic made from a finding of this rule."""
        return f"preflight-{self.rule}"

    @property
    def explanation(self) -> Explanation:
        """What a diagnostic with the code of this rule means, said by title, function and clauses."""
        look = " ".join((self.look.__doc__ or "").split())
        text = (
            "A finished PDF breaks this rule of preflight; the message says where, the hint what to do.\n"
            f"How it is checked: {look[:1].lower()}{look[1:]}\nThe rule: {'; '.join(self.clauses.values())}."
        )
        return Explanation(self.code, self.title, text)

    def clause(self, standards: frozenset[Standard]) -> str:
        """Return the clauses that apply to files of these standards, or an empty string."""
        applying = (text for key, text in self.clauses.items() if key == ANY or key in standards)
        return "; ".join(dict.fromkeys(applying))


def check(rule: str, title: str, clauses: Clauses) -> Callable[[CheckFunction], Check]:
    """Make a function a check: it yields a `Fault` for what is wrong, `NotChecked` for what it cannot see."""

    def made(look: CheckFunction) -> Check:
        return Check(rule, title, clauses, look)

    return made


def structure_check(rule: str, title: str, clauses: Clauses) -> Callable[[StructureFunction], Check]:
    """Make a function of the structure tree a check, which is not run on a file that has none."""

    def made(look: StructureFunction) -> Check:
        @wraps(look)
        def guarded(subject: Subject) -> Iterator[Answer]:
            if subject.file.structure is None:
                yield NotChecked(NO_STRUCTURE)
            else:
                yield from look(subject.file.structure, subject)

        return Check(rule, title, clauses, guarded)

    return made


# Shipped: the modules of this folder, found once.
@cache
def checks() -> tuple[Check, ...]:
    """Return every check, by rule."""
    folder = importlib.import_module("factsheet.pdftools.preflight.checks")
    names = [f"{folder.__name__}.{module.name}" for module in pkgutil.iter_modules(folder.__path__)]
    held = [each for name in names for each in vars(importlib.import_module(name)).values()]
    return tuple(sorted((each for each in held if isinstance(each, Check)), key=lambda each: each.rule))


def _readable(subject: Subject) -> Iterable[Answer]:
    """Open the file; what is not a PDF, or too broken to find its catalog, is not looked at further."""
    return ()


READABLE = Check("readable", "The file can be read", everywhere("ISO 32000-1, 7.5"), _readable)
"""The rule before all others: a `Subject` is a file that could be opened."""


def rule_explanations() -> Iterator[Explanation]:
    """Explain the code of every rule."""
    return (each.explanation for each in (READABLE, *checks()))
