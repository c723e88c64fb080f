"""The reports of a batch: report.csv for a spreadsheet, report.html for whoever looks through the editions.

Editions come as they are done; reports have them in the order of the rows.  Their parts wait in a file, so
that a hundred thousand of them take no memory.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from typing import IO, NamedTuple

from factsheet.batch.contact_sheet import MOST, SheetCounts, card, failed_card, picture_width, sheet_parts
from factsheet.batch.job import PICTURED, JobOutcome
from factsheet.batch.lock import REPORTS, STATE
from factsheet.batch.place import OutPlace
from factsheet.records import dataclass
from factsheet.render import thumbnail
from factsheet.saving import placed

HEADS = ("edition", "row", "language", "state", "pages", "bytes", "warnings", "reason", "files")
# What a spreadsheet takes for a formula (OWASP, CSV Injection), in the full width of East Asian fonts, too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(value: object) -> str:
    """Return a value as text that no spreadsheet takes for a formula.

    >>> cell("=HYPERLINK(1)"), cell("-rf"), cell(12)
    ("'=HYPERLINK(1)", "'-rf", '12')
    """
    text = str(value)
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    return safe.replace("\n", " ").replace("\r", " ")


class _Kept(NamedTuple):
    """An edition whose parts wait: where, and how long its line and its card are; what failed has no card."""

    stem: str
    ok: bool
    at: int
    line: int
    card: int


@dataclass
class BatchReport:
    """The parts of both reports, in a file without a name; `width` is that of the pictures, 0 for none."""

    place: OutPlace
    width: int
    counts: SheetCounts
    parts: IO[bytes]
    kept: list[_Kept] = field(default_factory=list)
    failing: dict[tuple[str, str], tuple[JobOutcome, list[str]]] = field(default_factory=dict)
    """What failed, by row and reason, with the languages in which it failed alike: as many as are shown."""
    lost: str = ""
    """Why there will be no report, as on a full disk: it costs no edition."""

    def add(self, outcome: JobOutcome, now: bool) -> None:
        """Take in what became of an edition, made now or as it was."""
        try:
            self._add(outcome, now)
        except OSError as error:
            self.lost = self.lost or error.strerror or str(error)

    def write(self, stems: Iterable[str]) -> str:
        """Write both reports into the folder, the editions in an order; return why where that cannot be.

        Each is written whole: until then that of the batch before stays.
        """
        order = {stem: at for at, stem in enumerate(stems)}
        self.kept.sort(key=lambda each: order.get(each.stem, len(order)))
        failing = sorted(self.failing.items(), key=lambda each: order.get(each[1][0].job.stem, len(order)))
        self.failing = dict(failing)
        try:
            if not self.lost:
                self._write()
        except OSError as error:
            self.lost = error.strerror or str(error)
        return f"no report could be written: {self.lost}" if self.lost else ""

    def _add(self, outcome: JobOutcome, now: bool) -> None:
        state = "failed" if not outcome.ok else "made" if now else "as it was"
        self.counts.take(outcome, state)
        line, shown = _bytes(_line(outcome, state)), b""
        if not outcome.ok and self.counts.states["failed"] <= MOST:
            _, tags = self.failing.setdefault((outcome.job.row, _reason(outcome)), (outcome, []))
            tags.append(outcome.job.lang)
        elif outcome.ok and self.counts.finished <= MOST:
            shown = _bytes(card(self._pictured(outcome), state, self.width > 0))
        self.kept.append(_Kept(outcome.job.stem, outcome.ok, self.parts.tell(), len(line), len(shown)))
        self.parts.write(line)
        self.parts.write(shown)

    def _write(self) -> None:
        self.parts.flush()
        for name, parts in zip(REPORTS, (self._table(), self._page()), strict=True):
            with placed(self.place.desk / name) as file:
                file.writelines(parts)

    def _table(self) -> Iterator[bytes]:
        head = io.StringIO(newline="")
        csv.writer(head).writerow(HEADS)
        yield head.getvalue().encode("utf-8-sig")
        yield from (self._part(each.at, each.line) for each in self.kept)

    def _page(self) -> Iterator[bytes]:
        start, between, end = (_bytes(part) for part in sheet_parts(self.counts))
        yield start
        yield from (_bytes(failed_card(*each)) for each in self.failing.values())
        yield between
        yield from (self._part(each.at + each.line, each.card) for each in self.kept if each.ok)
        yield end

    def _part(self, at: int, length: int) -> bytes:
        self.parts.seek(at)
        return self.parts.read(length)

    def _pictured(self, outcome: JobOutcome) -> JobOutcome:
        """An outcome with its picture: where none was kept, one of the finished file."""
        if outcome.picture or not self.width:
            return outcome
        files = {each.target: each.name for each in reversed(outcome.files)}
        name = next((files[target] for target in PICTURED if target in files), None)
        if name is None:
            return outcome
        return replace(outcome, picture=thumbnail(self.place.read(name), self.width))


@contextmanager
def reporting(place: OutPlace, counts: SheetCounts, editions: int) -> Iterator[BatchReport]:
    """Yield the report of a batch of so many editions, with nothing in it yet."""
    with tempfile.TemporaryFile(dir=place.desk / STATE) as parts:
        yield BatchReport(place, picture_width(editions), counts, parts)


def _bytes(text: str) -> bytes:
    """A text in UTF-8, whatever a cell or the name of a file has in it."""
    return text.encode("utf-8", "backslashreplace")


def _line(outcome: JobOutcome, state: str) -> str:
    job = outcome.job
    size = sum(each.size for each in outcome.files)
    names = " ".join(each.name for each in outcome.files)
    said = (
        job.stem,
        job.row,
        job.lang,
        state,
        outcome.pages,
        size,
        len(outcome.warnings),
        _reason(outcome),
        names,
    )
    line = io.StringIO(newline="")
    csv.writer(line).writerow(map(cell, said))
    return line.getvalue()


def _reason(outcome: JobOutcome) -> str:
    return outcome.fault or "; ".join(str(each) for each in outcome.problems)
