"""build_many(): rows, languages and outputs of one data file become files, and a manifest of them."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, Unpack

from factsheet.batch import engine
from factsheet.batch.contact_sheet import SheetCounts
from factsheet.batch.fingerprint import job_key, order_key
from factsheet.batch.job import (
    BatchOrder,
    BatchPattern,
    Job,
    JobOutcome,
    Wanted,
    found_plan,
    jobs_of,
    pattern_of,
    with_row,
)
from factsheet.batch.manifest import Manifest
from factsheet.batch.name import edition_id, stem
from factsheet.batch.place import OutPlace, is_url, place_of
from factsheet.batch.report import BatchReport, reporting
from factsheet.batch.row import ID, Rows, SheetRow, read_rows
from factsheet.batch.supervisor import Limits, supervised
from factsheet.content.factsheet import Factsheet
from factsheet.content.findings import closest
from factsheet.content.placeholders import VARIABLES
from factsheet.errors import DataError, FactsheetError, Span
from factsheet.files import read_given
from factsheet.locale.catalogues import find, languages
from factsheet.locale.edition import tag_of
from factsheet.sheet import SheetOptions
from factsheet.source.overrides import QUANTITY
from factsheet.targets import target_named
from factsheet.targets.target import Target
from factsheet.workshop import opened_for_run
from factsheet.yaml_source import MAX_BYTES

ALL = "all"
_VARIABLE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")


class BatchOptions(TypedDict, total=False):
    """What may be asked for of a batch.

    `outputs` are names or Targets, `languages` tags or "all"; `jobs` worker processes, by default one a core,
    1 for none beside this; `executor` is used in their place.  `force` makes again what is there; `tell` is
    called with each outcome and with whether it was made now, `expect` before the first with how many there
    will be; `limits` are those of worker processes.
    Without `report` there is neither report.html nor report.csv.
    """

    outputs: Sequence[str | Target]
    languages: str | Sequence[str]
    layout: str | Path | None
    paper: str | SheetOptions | None
    fallback: bool
    jobs: int | None
    executor: Executor | Any
    force: bool
    limits: Limits
    tell: Callable[[JobOutcome, bool], None]
    expect: Callable[[int], None]
    report: bool


@dataclass(frozen=True, slots=True)
class BatchResult:
    """How a batch ended: how many editions were made, were there already, or failed; `failed` says why.

    `folder` is a URL where that was given; `told` is how the rows were understood; `stopped` why the batch
    ended before its end.
    """

    folder: Path | str
    made: int = 0
    kept: int = 0
    failed: tuple[JobOutcome, ...] = ()
    told: tuple[str, ...] = ()
    seconds: float = 0.0
    stopped: str = ""

    @property
    def ok(self) -> bool:
        """Whether every edition is there."""
        return not self.failed and not self.stopped


class Prepared(NamedTuple):
    """A batch before its first edition: its order, pattern, rows and languages."""

    order: BatchOrder
    pattern: BatchPattern
    sheet: Factsheet
    rows: Rows | None
    languages: tuple[str, ...]

    def jobs(self) -> Iterator[Job]:
        """Yield the jobs of the rows that have no problem."""
        if self.rows is None:
            return jobs_of(self.sheet.id, [("", ())], self.languages)
        good = ((row.name, row.values) for row in self.rows.rows if not row.problems)
        return jobs_of(self.sheet.id, list(good), self.languages)

    def stems(self) -> Iterator[str]:
        """Yield what the names of files begin with, in the order of the rows; the names of refused rows."""
        for row in self.rows.rows if self.rows else (None,):
            if row and row.problems:
                yield edition_id(self.sheet.id, _called(row))
            else:
                yield from (stem(self.sheet.id, row.name if row else "", tag) for tag in self.languages)

    def refused(self) -> Iterator[JobOutcome]:
        """Yield the outcome of each row that has problems."""
        for row in self.rows.rows if self.rows else ():
            if row.problems:
                name = _called(row)
                yield JobOutcome(Job(edition_id(self.sheet.id, name), name, ""), problems=row.problems)


def _called(row: SheetRow) -> str:
    """What a row with problems is called: by its id, or else by its place."""
    place = f"line {row.span.line}" if row.span.line else row.span.file.rpartition(", ")[2]
    return row.name or row.id or place


@dataclass
class _Tally:
    """What has become of the editions so far."""

    tell: Callable[[JobOutcome, bool], None]
    made: int = 0
    kept: int = 0
    failed: list[JobOutcome] = field(default_factory=list)
    report: BatchReport | None = None

    def take(self, outcome: JobOutcome, now: bool = True) -> None:
        """Count an outcome, and tell it."""
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
    FactsheetError for what no edition could be made with: columns, ids that write one file, a folder in use.

    >>> build_many("data/hong-kong-refugees/factsheet.yaml", out="/tmp/x", jobs=1)  # doctest: +SKIP
    BatchResult(folder=PosixPath('/tmp/x'), made=1, kept=0, failed=(), ...)
    """
    began = time.monotonic()
    place = place_of(out)
    with opened_for_run():
        batch = prepare(source, rows, place.name, **options)
        tally = _Tally(options.get("tell") or _quiet)
        stopped = lost = ""
        stems = frozenset(batch.stems())
        if expect := options.get("expect"):
            expect(len(stems))
        with ExitStack() as held:
            held.enter_context(place.opened(stems))
            manifest = held.enter_context(Manifest(place, _made_of(source, rows, place)))
            if options.get("report", True):
                tally.report = held.enter_context(reporting(place, _counts(batch), len(stems)))
            width = tally.report.width if tally.report else 0
            order = replace(batch.order, plan=found_plan(batch.pattern), picture=width)
            order = replace(order, key=order_key(order, batch.pattern))
            for refused in batch.refused():
                tally.take(refused)
            todo = _todo(batch._replace(order=order), manifest, tally, bool(options.get("force")))
            done = _engine(options, place)(order, todo)
            try:
                for outcome in done:
                    manifest.note(outcome)
                    tally.take(outcome)
                    if any(each.code == "disk-full" for each in outcome.problems):
                        stopped = "the disk is full"
                        break
            finally:
                if isinstance(done, Iterator) and hasattr(done, "close"):
                    done.close()
            if tally.report:
                lost = tally.report.write(batch.stems())
    told = (*(batch.rows.told if batch.rows else ()), *filter(None, [lost]))
    seconds = time.monotonic() - began
    folder = place.name if is_url(place.name) else place.desk
    return BatchResult(folder, tally.made, tally.kept, tuple(tally.failed), told, seconds, stopped)


def _made_of(source: str | Path | Mapping[str, Any], rows: Any, place: OutPlace) -> Mapping[str, str]:
    """The data file and the table of rows as the manifest names them: by their ways from its folder.

    A whole path would tell strangers the folders of a machine.
    """
    named = {"source": source, "rows": rows}
    return {key: _way(each, place) for key, each in named.items() if isinstance(each, str | Path)}


def _way(name: str | Path, place: OutPlace) -> str:
    """The way to a file from a folder; only its name from a store, or from another drive."""
    if is_url(place.name):
        return Path(name).name
    try:
        return Path(os.path.relpath(name, place.desk)).as_posix()
    except ValueError:
        return Path(name).name


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


def _engine(options: BatchOptions, place: OutPlace) -> engine.Engine:
    executor = options.get("executor")
    if executor is not None:
        return engine.on(executor)
    jobs = options.get("jobs") or engine.cores()
    if jobs == 1 or not place.is_shared:
        return engine.inline
    return partial(supervised, count=jobs, limits=options.get("limits") or Limits())


def _todo(batch: Prepared, manifest: Manifest, tally: _Tally, force: bool) -> Iterator[Job]:
    """Yield the jobs that are not finished already, with their sums; those that are, are counted."""
    for job in batch.jobs():
        keyed = replace(job, key=job_key(batch.order, job, batch.pattern, batch.sheet))
        found = None if force else manifest.finished(keyed)
        if found:
            tally.take(found, False)
        else:
            yield keyed


def prepare(
    source: str | Path | Mapping[str, Any], rows: Any, out: str | Path, **options: Unpack[BatchOptions]
) -> Prepared:
    """Return what a batch is to make; FactsheetError for what no edition could be made with."""
    outputs = options.get("outputs") or ("print", "screen")
    paper = options.get("paper")
    wanted = Wanted(
        tuple(target_named(each) if isinstance(each, str) else each for each in outputs),
        options.get("layout"),
        SheetOptions.of(paper) if isinstance(paper, str) else paper or SheetOptions(),
        bool(options.get("fallback")),
    )
    folder = str(out) if is_url(out) else str(Path(out).absolute())
    if isinstance(source, Mapping):
        order = BatchOrder("<data>", dict(source), "", folder, wanted)
    else:
        path = Path(source)
        data, root = read_given(path, MAX_BYTES), str(path.absolute().parent)
        order = BatchOrder(str(source), data, root, folder, wanted)
    pattern = pattern_of(order)
    table = None if rows is None else read_rows(rows)
    sheet = _sheet(order, pattern, table)
    if table is not None:
        table = replace(table, told=(*table.told, *_idle(pattern, table)))
    return Prepared(order, pattern, sheet, table, _languages(sheet, options.get("languages")))


def _sheet(order: BatchOrder, pattern: BatchPattern, rows: Rows | None) -> Factsheet:
    """The factsheet of the first good row, by which columns are checked; of the data file without rows."""
    first = next((row for row in rows.rows if not row.problems), None) if rows else None
    if first is None:
        return pattern.sheet or order.sheet(pattern.document)
    document = with_row(pattern.document, Job("", first.name, "", first.values))
    try:
        return order.sheet(document)
    except DataError:
        # Another row may do: what is wrong with this one is told with its own.
        if pattern.sheet is None:
            raise
        return pattern.sheet


def _idle(pattern: BatchPattern, rows: Rows) -> Iterator[str]:
    """Tell the columns that nothing in the data file takes a value from.

    DataError for one that is called almost as a variable: all rows would print what the data file says there.
    """
    whole = pattern.document.value
    given = whole.get(VARIABLES) if isinstance(whole, dict) else None
    variables = dict.fromkeys(given) if isinstance(given, dict) else {}
    known = {*variables, *(whole if isinstance(whole, dict) else ()), QUANTITY}
    columns = {column.path for column in rows.columns}
    text = str(whole)
    for column in rows.columns:
        path = column.path
        if "." not in path and path not in known and f"{{{path}" not in text and path != ID:
            said = f"nothing takes a value from the column {path}"
            if near := closest(path, [name for name in variables if name not in columns]):
                hint = f'did you mean "{near}"? Call it otherwise if it is not for this sheet'
                raise DataError.of(said, column.cell.span, hint, code="rows-column")
            yield f"{rows.name}: {said}"


def _languages(sheet: Factsheet, asked: str | Sequence[str] | None) -> tuple[str, ...]:
    """The languages asked for, each as its catalogue calls it; CatalogueError for what is no language."""
    if not asked:
        return (sheet.lang,)
    if asked == ALL:
        return (sheet.lang, *languages(sheet))
    words = asked.split(",") if isinstance(asked, str) else asked
    found: list[str] = []
    for word in filter(None, (each.strip() for each in words)):
        tag = tag_of(word, Span("--language"))
        try:
            catalogue = find(sheet, tag) if tag != sheet.lang else None
        except FactsheetError:
            catalogue = None  # what is wrong with it is told by its editions
        found.append(catalogue.lang if catalogue else tag)
    return tuple(dict.fromkeys(found))
