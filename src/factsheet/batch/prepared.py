"""A batch before its first edition: what it is to make, and how its rows and columns were understood."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, Unpack

from factsheet.batch.column import Columns
from factsheet.batch.feed import alike, astray, idle, unbuilt
from factsheet.batch.fingerprint import job_key, order_key, row_sum
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
from factsheet.batch.name import stem
from factsheet.batch.place import OutPlace, is_url
from factsheet.batch.row import Rows, RowValue, SheetRow, read_rows
from factsheet.batch.shown_cell import with_cell
from factsheet.batch.supervisor import Limits
from factsheet.content.factsheet import Factsheet
from factsheet.content.findings import closest
from factsheet.content.hxl import hashtags_of
from factsheet.errors import DataError, FactsheetError, Span
from factsheet.files import read_given
from factsheet.locale.catalogues import find, languages
from factsheet.locale.edition import tag_of
from factsheet.sheet import SheetOptions
from factsheet.targets import target_named
from factsheet.targets.target import Target
from factsheet.yaml_source import MAX_BYTES

ALL = "all"
# Rows that are tried for a sheet, where the data file makes none without them.
_TRIED = 100


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

    def keyed_jobs(self) -> Iterator[Job]:
        """Yield the jobs, each with the sum of all that goes into it: after `with_keys`."""
        last, inputs = None, ""
        linked = self.order.wanted.linked
        for job in self.jobs():
            if (job.row, job.values) != last:
                last, inputs = (job.row, job.values), row_sum(self.order, job, self.pattern)
            keyed = replace(job, inputs=inputs)
            yield replace(keyed, key=job_key(keyed, self.sheet, linked))

    def stems(self) -> Iterator[str]:
        """Yield what the names of files begin with, in the order of the rows, those of refused rows too."""
        for row in self.rows.rows if self.rows else (None,):
            name = "" if row is None else _called(row) if row.problems else row.name
            yield from (stem(self.sheet.id, name, tag) for tag in self.languages)

    def refused(self) -> Iterator[JobOutcome]:
        """Yield the outcome of each edition of the rows that have problems."""
        for row in self.rows.rows if self.rows else ():
            for tag in self.languages if row.problems else ():
                name = _called(row)
                yield JobOutcome(Job(stem(self.sheet.id, name, tag), name, tag), problems=row.problems)


def _called(row: SheetRow) -> str:
    """What a row with problems is called: by its id, or else by its place."""
    place = f"line {row.span.line}" if row.span.line else row.span.file.rpartition(", ")[2]
    return row.name or row.id or place


def prepare(
    source: str | Path | Mapping[str, Any], rows: Any, out: str | Path, **options: Unpack[BatchOptions]
) -> Prepared:
    """Return what a batch is to make; FactsheetError for what no edition could be made with.

    TypeError for an option that there is not, ValueError for one with a value that cannot be.
    """
    _require_options(options)
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
    table = (
        None if rows is None else read_rows(rows, hashtags_of(pattern.document), Columns(pattern.document))
    )
    sheet = _sheet(order, pattern, table)
    tags = _languages(sheet, options.get("languages"))
    if table is not None:
        document = pattern.document
        table = _with_all_problems(order, pattern, table)
        told = (*idle(document, table), *unbuilt(table, tags), *alike(document, table))
        table = replace(table, told=(*table.told, *told))
    return Prepared(order, pattern, sheet, table, tags)


def _with_all_problems(order: BatchOrder, pattern: BatchPattern, table: Rows) -> Rows:
    """Return rows whose cells that cannot be read do not hide what is wrong with their others.

    Of rows that have none of it nothing is asked here: their editions tell it.
    """
    refused = [each for each in table.rows if each.problems and each.values][:_TRIED]
    whole = {}
    for row in refused:
        try:
            order.sheet(with_row(pattern.document, Job("", row.name, "", row.values)))
        except DataError as found:
            cells = {each.cell.span for each in row.values}
            more = (with_cell(row.values, each) for each in found.diagnostics if each.span in cells)
            problems = sorted((*row.problems, *more), key=lambda each: (each.span or row.span).column)
            whole[id(row)] = replace(row, problems=tuple(dict.fromkeys(problems)))
    return replace(table, rows=tuple(whole.get(id(each), each) for each in table.rows)) if whole else table


def _require_options(options: Mapping[str, Any]) -> None:
    """Raise for a misspelt option: without a word all would be made as if it had not been given."""
    known = BatchOptions.__annotations__
    for name in options:
        if name not in known:
            near = closest(name, known)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(known)}"
            raise TypeError(f"a batch has no option {name}: {hint}")
    jobs, executor = options.get("jobs"), options.get("executor")
    if jobs is not None and (not isinstance(jobs, int) or jobs < 1):
        raise ValueError(f"jobs is how many worker processes there are, 1 or more, not {jobs!r}")
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise TypeError(f"executor is an Executor of concurrent.futures, not {type(executor).__name__}")


def with_keys(batch: Prepared) -> Prepared:
    """Return a batch with the plan of its sheet, and the sum of what all its editions have in common."""
    plan = found_plan(batch.pattern) if batch.order.wanted.composed else None
    order = replace(batch.order, plan=plan)
    return batch._replace(order=replace(order, key=order_key(order, batch.pattern)))


def _sheet(order: BatchOrder, pattern: BatchPattern, rows: Rows | None) -> Factsheet:
    """The factsheet of the first row that makes one; of the data file without rows.

    What is wrong with a row is told with it: DataError only where none of the first rows makes a sheet.
    """
    good = [row for row in rows.rows if not row.problems] if rows else []
    if rows is None or not good:
        return pattern.sheet or order.sheet(pattern.document)
    _require_ways(order, pattern, good, rows.columns)
    first: DataError | None = None
    for row in good[:_TRIED]:
        try:
            return order.sheet(with_row(pattern.document, Job("", row.name, "", row.values)))
        except DataError as found:
            first = first or found
            if pattern.sheet is not None:
                return pattern.sheet
    assert first
    raise first


def _require_ways(
    order: BatchOrder, pattern: BatchPattern, rows: Sequence[SheetRow], columns: Sequence[RowValue]
) -> None:
    """Raise DataError for columns that lead nowhere, each by the first row that has a value in it."""
    filled = {each.path: each for row in reversed(rows) for each in row.values if not each.lang}
    try:
        order.sheet(with_row(pattern.document, Job("", "", "", tuple(filled.values()))))
    except DataError as found:
        if problems := astray(found, columns):
            raise DataError(problems) from None


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


def made_of(source: str | Path | Mapping[str, Any], rows: Any, place: OutPlace) -> Mapping[str, str]:
    """Return how the manifest names data file and table of rows: by their ways from its folder.

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
