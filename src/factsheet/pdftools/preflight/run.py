"""Preflight: every check is run on a file, and every one says what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from factsheet.content.edition import Edition
from factsheet.display import Composition
from factsheet.errors import PreflightError, Span
from factsheet.files import MB, read_regular
from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import READABLE, Check, Fault, NotChecked, Subject, checks
from factsheet.pdftools.preflight.file import File, UnreadableError
from factsheet.pdftools.preflight.objects import LOCKED, entry, words
from factsheet.pdftools.preflight.report import Finding, Level, Outcome, Report, Status

MOST_BYTES = 256 * MB
_MOST_FAULTS = 25


def preflight(
    pdf: bytes | Path,
    standards: Iterable[Standard | str] | None = None,
    edition: Edition | None = None,
    composition: Composition | None = None,
    ink_limit: float = 300.0,
) -> Report:
    """Return what is wrong with a PDF, made here or elsewhere.

    `standards` are those to hold it against (`Standard.X4` or `"PDF/X-4"`); without them, what
    the file itself claims, and a file that claims nothing is looked at as one for press and
    screen reader alike.  With the `edition` it was made from, its text is compared with that; with
    the `composition`, it is known what was left out and where QR codes stand.  `ink_limit` is that
    of the printing condition, in per cent.

    Nothing is raised for what is wrong inside the file; `Report.raise_if_failed` does that.
    Raise `PreflightError` for a file that cannot be opened, `ValueError` for a standard that is not
    known.
    """
    name = str(pdf) if isinstance(pdf, Path) else "the PDF"
    content = _content(pdf) if isinstance(pdf, Path) else pdf
    asked = frozenset(_standard(each) for each in standards) if standards is not None else None
    try:
        file = File(content, name)
    except UnreadableError as error:
        return unreadable(name, asked or (), str(error))
    with file.listening():
        subject = Subject(
            file, asked if asked is not None else _claims(file), edition, composition, ink_limit
        )
        judged = [judge(each, subject) for each in checks()]
    findings = tuple(finding for found, _ in judged for finding in found)
    outcomes = (judge(READABLE, subject)[1], *(outcome for _, outcome in judged))
    return Report(name, _names(subject.standards), findings, outcomes)


def language_of(pdf: Path) -> str:
    """Return the language that a file names; an empty string if it names none or cannot be read."""
    try:
        return words(entry(File(_content(pdf)).catalog, "/Lang")) or ""
    except (UnreadableError, *LOCKED):
        return ""


def _content(path: Path) -> bytes:
    try:
        return read_regular(path, MOST_BYTES)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise PreflightError.of(
            f"the file cannot be read: {reason}",
            Span(str(path)),
            "check the name, and that you may read the file",
            code="pdf-unreadable",
        ) from error


def _standard(asked: Standard | str) -> Standard:
    for each in Standard:
        if each.value.lower().replace(" ", "") == str(asked).lower().replace(" ", ""):
            return each
    known = ", ".join(each.value for each in Standard)
    raise ValueError(f"{asked!r} is not a standard that is known here: {known}")


def _claims(file: File) -> frozenset[Standard]:
    try:
        return file.claims.standards or frozenset({Standard.X4, Standard.UA1})
    except LOCKED:
        return frozenset({Standard.X4, Standard.UA1})


def _names(standards: frozenset[Standard]) -> tuple[str, ...]:
    return tuple(each.value for each in Standard if each in standards)


def judge(each: Check, subject: Subject) -> tuple[list[Finding], Outcome]:
    """Return the findings of one check, and what became of it."""
    clause = each.clause(subject.standards)
    if not clause:
        missing = " or ".join(str(key) for key in each.clauses)
        reason = f"a file is held against it only for {missing}"
        return [], Outcome(each.rule, each.title, "; ".join(each.clauses.values()), Status.NOT_RUN, reason)
    # What the check answers, as far as it gets.
    faults: list[Fault] = []
    reasons: list[str] = []
    try:
        for answer in each.look(subject):
            if isinstance(answer, NotChecked):
                reasons.append(answer.reason)
            else:
                faults.append(answer)
    except LOCKED:
        reasons.append("the file is encrypted")
    except Exception as error:
        reasons.append(
            f"the file is built in a way that the check does not understand ({type(error).__name__})"
        )
    findings = [
        Finding(each.rule, clause, fault.level, fault.message, fault.hint, fault.page, fault.place)
        for fault in _bounded(faults)
    ]
    failed = any(finding.level is Level.ERROR for finding in findings)
    status = Status.FAILED if failed else Status.NOT_RUN if reasons else Status.PASSED
    return findings, Outcome(each.rule, each.title, clause, status, "; ".join(dict.fromkeys(reasons)))


def _bounded(faults: list[Fault]) -> Iterator[Fault]:
    """Yield the faults, the same one only once, and when there are many only the first."""
    once = list(dict.fromkeys(faults))
    yield from once[:_MOST_FAULTS]
    left = len(once) - _MOST_FAULTS
    if left > 0:
        levels = {fault.level for fault in once[_MOST_FAULTS:]}
        level = next(level for level in Level if level in levels)
        yield Fault(f"the same is wrong in {left} more places", level=level)


def unreadable(name: str, asked: Iterable[Standard | str], reason: str) -> Report:
    """Return the report on a file that cannot be read, or not within bounds: no check is run."""
    standards = frozenset(_standard(each) for each in asked)
    rule, clause = READABLE.rule, READABLE.clause(standards)
    hint = "open it in the program it comes from and save it again"
    finding = Finding(rule, clause, Level.ERROR, reason, hint)
    outcomes = [Outcome(rule, READABLE.title, clause, Status.FAILED)]
    for each in checks():
        applying = each.clause(standards) or "; ".join(each.clauses.values())
        outcomes.append(Outcome(each.rule, each.title, applying, Status.NOT_RUN, "the file cannot be read"))
    return Report(name, _names(standards), (finding,), tuple(outcomes))
