"""build_many(): rows, languages and outputs of one data file become files, and a manifest of them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import field, replace
from pathlib import Path
from typing import Any, Unpack

from factsheet.batch.contact_sheet import SheetCounts
from factsheet.batch.engine import engine_of
from factsheet.batch.job import Job, JobOutcome, LanguagePlan
from factsheet.batch.manifest import Manifest
from factsheet.batch.place import is_url, place_of
from factsheet.batch.prepared import BatchOptions, Prepared, made_of, prepare, with_keys
from factsheet.batch.report import BatchReport, reporting
from factsheet.batch.survey import left_over
from factsheet.records import dataclass
from factsheet.workshop import opened_for_run

_VARIABLE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")


@dataclass(frozen=True, slots=True)
class BatchResult:
    """How a batch ended: how many editions were made, were there already, or failed; `failed` says why.

    `folder` is a URL where that was given; `told` is how the rows were understood; `left_over` are files of
    batches before, of rows or languages that are no more; `stopped` says why the batch ended before its end.
    """

    folder: Path | str
    made: int = 0
    kept: int = 0
    failed: tuple[JobOutcome, ...] = ()
    told: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    seconds: float = 0.0
    stopped: str = ""

    @property
    def ok(self) -> bool:
        """Whether every edition is there."""
        return not self.failed and not self.stopped


@dataclass
class _Tally:
    """What has become of the editions so far."""

    tell: Callable[[JobOutcome, bool], None]
    made: int = 0
    kept: int = 0
    failed: list[JobOutcome] = field(default_factory=list)
    report: BatchReport | None = None
    plans: dict[str, LanguagePlan] = field(default_factory=dict)
    """The plans of languages that workers have told: the others need not search for them."""

    def take(self, outcome: JobOutcome, now: bool = True) -> None:
        """Count an outcome, and tell it."""
        if outcome.found:
            self.plans[outcome.job.lang] = outcome.found
        if not outcome.ok:
            self.failed.append(outcome)
        elif now:
            self.made += 1
        else:
            self.kept += 1
        if self.report:
            self.report.add(outcome, now)
        self.tell(outcome, now)


def build_many(
    source: str | Path | Mapping[str, Any],
    rows: Any = None,
    out: str | Path = "out",
    **options: Unpack[BatchOptions],
) -> BatchResult:
    """Build a data file for each row of a table, in each language, into a folder, or to a URL of fsspec.

    `rows` are the name of a file (CSV, TSV, XLSX, JSON Lines), a list of mappings or a DataFrame: one variant
    a row, whose columns are `id` and variables or content paths.  An edition that cannot be made is among
    `failed` of the result, and the others are made.  What is in the folder already, made of the same, stays.
    FactsheetError for what no edition could be made with: columns, ids that write one file, a folder in use;
    TypeError for an option that there is not.

    >>> build_many("data/hong-kong-refugees/factsheet.yaml", out="/tmp/x", jobs=1)  # doctest: +SKIP
    BatchResult(folder=PosixPath('/tmp/x'), made=1, kept=0, failed=(), ...)
    """
    began = time.monotonic()
    place = place_of(out)
    with opened_for_run():
        batch = prepare(source, rows, place.name, **options)
        origin = made_of(source, rows, place)
        tally = _Tally(options.get("tell") or _quiet)
        stopped = lost = ""
        left: tuple[str, ...] = ()
        stems = frozenset(batch.stems())
        if expect := options.get("expect"):
            expect(len(stems))
        with ExitStack() as held:
            held.enter_context(place.opened(stems))
            manifest = held.enter_context(Manifest(place, origin))
            if options.get("report", True):
                tally.report = held.enter_context(reporting(place, _counts(batch), len(stems)))
            width = tally.report.width if tally.report else 0
            batch = with_keys(batch)
            order = replace(batch.order, picture=width)
            for refused in batch.refused():
                tally.take(refused)
            todo = _todo(batch, manifest, tally, bool(options.get("force")))
            executor, jobs = options.get("executor"), options.get("jobs") if place.is_shared else 1
            with closing(engine_of(executor, jobs, options.get("limits"))(order, todo)) as done:
                for outcome in done:
                    manifest.note(outcome)
                    tally.take(outcome)
                    if any(each.code == "disk-full" for each in outcome.problems):
                        stopped = "the disk is full"
                        break
            left = left_over(batch, manifest, origin)
            if tally.report:
                lost = tally.report.write(batch.stems())
    told = (*(batch.rows.told if batch.rows else ()), *filter(None, [lost]))
    seconds = time.monotonic() - began
    folder = place.name if is_url(place.name) else place.desk
    failed = tuple(tally.failed)
    return BatchResult(folder, tally.made, tally.kept, failed, told, left, seconds, stopped)


def _counts(batch: Prepared) -> SheetCounts:
    """What the report of a batch says above the editions, with nothing counted yet."""
    written, rows, whole = batch.pattern.written, batch.rows, batch.pattern.document.value
    title = written.title if written else batch.sheet.id
    pattern = whole.get("title") if isinstance(whole, dict) else None
    if rows and isinstance(pattern, str):
        # What the rows fill is another thing in each edition.
        title = _VARIABLE.sub("…", " ".join(pattern.split()))
    counts = SheetCounts(title, written.author if written else "", rows.told if rows else ())
    counts.rows = len(rows.rows) if rows else 0
    return counts


def _quiet(outcome: JobOutcome, now: bool) -> None:
    """Tell nothing."""


def _todo(batch: Prepared, manifest: Manifest, tally: _Tally, force: bool) -> Iterator[Job]:
    """Yield what has to be made; what is finished already is told."""
    for job in batch.keyed_jobs():
        found = None if force else manifest.finished(job)
        if found:
            manifest.keep(found)
            tally.take(found, False)
        else:
            yield replace(job, stands=tally.plans.get(job.lang))
