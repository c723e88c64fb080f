"""How a batch goes: a moving line on a terminal, plain lines or JSON elsewhere; at its end what failed."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections import deque
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.foretold import left_over_lines
from factsheet.cli.options import file_in
from factsheet.cli.report import as_json, listed, table
from factsheet.errors import Diagnostic, columns, printable

if TYPE_CHECKING:
    from factsheet.batch.batch import BatchResult
    from factsheet.batch.job import JobOutcome

_WINDOW = 60
"""Seconds that the rate is measured over."""
_EACH = 0.1
"""Seconds between two drawings of the line that moves."""
_BAR = 20
_FAILURES = 100
_WARNINGS = 500


class Pace:
    """How fast editions are made, over the last minute: what was there already costs no time.

    >>> pace = Pace(160, 0.0)
    >>> for _ in range(100): pace.take(9.0, made=False)
    >>> for second in range(10, 40): pace.take(float(second))
    >>> pace.a_minute(39.0), pace.left(39.0)
    (60.0, '0:30')
    """

    def __init__(self, total: int, began: float) -> None:
        self._total, self._count = total, 0
        self._times = deque([began])

    def take(self, now: float, made: bool = True) -> None:
        """Take in that an edition is done; the longest ago of more than 1000 are forgotten."""
        self._count += 1
        if made:
            self._times.append(now)
        elif len(self._times) == 1:
            self._times[0] = now
        while len(self._times) > 2 and (now - self._times[0] > _WINDOW or len(self._times) > 1000):
            self._times.popleft()

    def a_minute(self, now: float) -> float:
        """Return how many editions are done in a minute."""
        return (len(self._times) - 1) / max(0.001, now - self._times[0]) * 60

    def left(self, now: float) -> str:
        """Return the time that is left, as 1:07 or 2:03:10; nothing before it can be told."""
        if len(self._times) == 1 or self._total < self._count:
            return ""
        seconds = round((self._total - self._count) / self.a_minute(now) * 60)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Progress:
    """What is told of the editions of a batch as they are done, and at its end."""

    def __init__(self, form: str, folder: Path | str) -> None:
        self._form, self._folder = form, folder
        self._moving = form == "text" and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self._total = self._count = self._failed = 0
        self._pace = Pace(0, time.monotonic())
        self._drawn = 0.0
        self._warnings: dict[tuple[str, str], Diagnostic] = {}

    def expect(self, total: int) -> None:
        """Take in how many editions there will be."""
        self._total = total
        self._pace = Pace(total, time.monotonic())

    def tell(self, outcome: JobOutcome, now: bool) -> None:
        """Print what became of an edition."""
        self._count += 1
        self._failed += not outcome.ok
        for each in outcome.warnings:
            if len(self._warnings) < _WARNINGS:
                self._warnings.setdefault((each.code, each.message), each)
        if self._form == "json":
            click.echo(json.dumps(_record(outcome, now, self._folder), ensure_ascii=False))
        elif self._moving:
            self._pace.take(time.monotonic(), now)
            self._draw(outcome.job.stem)
        elif outcome.ok:
            click.echo(_line(outcome, now))

    def close(self, result: BatchResult, ended: str = "") -> None:
        """Print how the batch ended; `ended` stands for its counts."""
        if self._form == "json":
            click.echo(json.dumps(_summary(result), ensure_ascii=False))
            return
        if self._moving:
            click.echo("\r\x1b[K", nl=False)
        for said in result.told:
            click.echo(printable(said), err=True)
        found = [each for outcome in result.failed for each in outcome.problems]
        shown = [*listed(self._warnings.values()), *listed(dict.fromkeys(found)), *_failures(result)]
        shown += left_over_lines(result.left_over, self._folder)
        if shown:
            click.echo("\n".join(shown), err=True)
        if result.stopped:
            then = "nothing was written" if ended else "the next run goes on from there"
            click.echo(f"stopped: {result.stopped}; {then}", err=True)
        counts = f"{result.made} made, {result.kept} as they were, {len(result.failed)} failed"
        click.echo(printable(ended or f"{self._folder}: {counts}, in {result.seconds:.1f} s"))

    def _draw(self, stem: str) -> None:
        """Draw the line anew: how many are done, how fast, and the time that is left."""
        now = time.monotonic()
        if now - self._drawn < _EACH and self._count != self._total:
            return
        self._drawn = now
        full = _BAR * self._count // max(1, self._total, self._count)
        said = [f"[{'#' * full}{'-' * (_BAR - full)}] {self._count:,} of {self._total:,}"]
        said.append(f"{self._pace.a_minute(now):,.0f} a minute")
        if left := self._pace.left(now):
            said.append(f"{left} left")
        if self._failed:
            said.append(f"{self._failed:,} failed")
        line = _cut("  ".join([*said, printable(stem)]), shutil.get_terminal_size().columns - 1)
        click.echo(f"\r\x1b[K{line}", nl=False)


def _cut(text: str, width: int) -> str:
    """A text as wide as a terminal is, at most: a longer line would not be drawn over."""
    while columns(text) > max(1, width):
        text = text[:-1]
    return text


def _failures(result: BatchResult) -> list[str]:
    """What failed and why, one line each: of a row that failed alike in its languages one for them all."""
    if not result.failed:
        return []
    alike: dict[tuple[str, str], list[str]] = {}
    for each in result.failed:
        sheet = each.job.stem.removesuffix(f".{each.job.lang}")
        alike.setdefault((sheet, reason(each)), []).append(each.job.lang)
    rows = [
        (printable(f"{sheet}.{tags[0]}" if len(tags) == 1 else f"{sheet} ({', '.join(tags)})"), why)
        for (sheet, why), tags in islice(alike.items(), _FAILURES)
    ]
    more = len(alike) - _FAILURES
    return [table(("failed", "why"), rows), *([f"... and {more:,} more: see report.csv"] if more > 0 else [])]


def reason(outcome: JobOutcome) -> str:
    """Return in one line why an edition failed."""
    first = next(iter(outcome.problems), None)
    said = outcome.fault or (f"{first.span}: {first.message}" if first and first.span else "")
    said = said or (str(first) if first else "")
    more = len(outcome.problems) - 1
    return printable(said) + (f" (and {more} more)" if more > 0 else "")


def _line(outcome: JobOutcome, now: bool) -> str:
    size = sum(each.size for each in outcome.files) / 1024
    pages = f"{outcome.pages} {'page' if outcome.pages == 1 else 'pages'}, " if outcome.pages else ""
    count = len(outcome.files)
    files = f"{count} {'file' if count == 1 else 'files'}, {size:.0f} KB"
    warned = f"{len(outcome.warnings)} warning{'' if len(outcome.warnings) == 1 else 's'}"
    return f"{outcome.job.stem}  {pages}{files}, {warned}{'' if now else ', as it was'}"


def _record(outcome: JobOutcome, now: bool, folder: Path | str) -> dict[str, Any]:
    job = outcome.job
    return {
        "edition": job.stem,
        "row": job.row,
        "language": job.lang,
        "ok": outcome.ok,
        "made": now and outcome.ok,
        "files": [file_in(folder, each.name) for each in outcome.files],
        "bytes": sum(each.size for each in outcome.files),
        "pages": outcome.pages,
        "fault": outcome.fault,
        "problems": [as_json(each) for each in outcome.problems],
        "warnings": [as_json(each) for each in outcome.warnings],
        "seconds": round(outcome.seconds, 3),
    }


def _summary(result: BatchResult) -> dict[str, Any]:
    """The last object of a batch."""
    return {
        "folder": str(result.folder),
        "ok": result.ok,
        "made": result.made,
        "kept": result.kept,
        "failed": len(result.failed),
        "told": list(result.told),
        "left_over": list(result.left_over),
        "stopped": result.stopped,
        "seconds": round(result.seconds, 3),
    }
