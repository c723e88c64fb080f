"""What preflight found: findings, and for every check whether it passed, failed or could not look."""

from __future__ import annotations

from enum import StrEnum

from factsheet.errors import Diagnostic, PreflightError, Span
from factsheet.records import dataclass


class Level(StrEnum):
    """How much a finding matters; the values are those of SARIF."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Status(StrEnum):
    """What became of a check."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth knowing, with the rule that says so.

    `page` counts from 1; 0 is the file as a whole.  `place` says where on the page or in the tree.
    """

    rule: str
    clause: str
    level: Level
    message: str
    hint: str = ""
    page: int = 0
    place: str = ""

    def __str__(self) -> str:
        where = ", ".join(part for part in (f"page {self.page}" if self.page else "", self.place) if part)
        return f"{self.level}: {f'{where}: ' if where else ''}{self.message} [{self.rule}; {self.clause}]"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check, the clause it holds a file against, and what became of it.

    `reason` says what could not be looked at; a check that failed, too, may have one.
    """

    rule: str
    title: str
    clause: str
    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of preflight.  `standards` are those that the file was held against.

    >>> Report("empty.pdf", (), (), ()).ok
    True
    """

    file: str
    standards: tuple[str, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the file unfit."""
        return tuple(each for each in self.findings if each.level is Level.ERROR)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong as far as preflight could look; see `not_run` for how far."""
        return not self.errors

    @property
    def passed(self) -> tuple[Outcome, ...]:
        """The checks that looked and found nothing wrong."""
        return self._with(Status.PASSED)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The checks with errors."""
        return self._with(Status.FAILED)

    @property
    def not_run(self) -> tuple[Outcome, ...]:
        """The checks that could not look, or not everywhere."""
        return self._with(Status.NOT_RUN)

    def raise_if_failed(self) -> None:
        """Raise `PreflightError` with every error, if there is one."""
        found = []
        for each in self.errors:
            where = ", ".join(part for part in (f"page {each.page}" if each.page else "", each.place) if part)
            message = f"{where}: {each.message}" if where else each.message
            place, code = Span(self.file), f"preflight-{each.rule}"
            found.append(Diagnostic(f"{message} ({each.clause})", place, each.hint, code=code))
        if found:
            raise PreflightError(found)

    def _with(self, status: Status) -> tuple[Outcome, ...]:
        return tuple(each for each in self.outcomes if each.status is status)
