"""A batch before it begins, and beside what is there: what it would make, what stays, what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Unpack

from factsheet.batch.engine import engine_of
from factsheet.batch.job import Job, JobOutcome, foresee
from factsheet.batch.manifest import Finished
from factsheet.batch.name import stem
from factsheet.batch.place import place_of
from factsheet.batch.prepared import BatchOptions, Prepared, made_of, prepare, with_keys
from factsheet.batch.supervisor import Limits
from factsheet.locale.catalogues import languages
from factsheet.workshop import opened_for_run

_FEW = 40
"""Editions that are read before worker processes have started."""
_LIGHTER = 20
"""A worker reads so many editions for each that it may make before another takes its place."""


class Planned(NamedTuple):
    """An edition that a batch would make; or, where `stays`, one that is there already, made of the same.

    `foreseen` is its outcome by its data alone: where that is a failure, it would not be made.
    """

    job: Job
    stays: bool
    foreseen: JobOutcome


class Survey(NamedTuple):
    """What a batch would do: its editions in order, and the files of batches before that are of none."""

    batch: Prepared
    editions: tuple[Planned, ...]
    left_over: tuple[str, ...] = ()

    def good(self) -> tuple[Planned, ...]:
        """Return the editions that would be made, or stay."""
        return tuple(each for each in self.editions if each.foreseen.ok)

    def failing(self) -> tuple[JobOutcome, ...]:
        """Return the outcome of each edition that would fail, those of refused rows first."""
        found = (each.foreseen for each in self.editions)
        return (*self.batch.refused(), *(each for each in found if not each.ok))


def survey(
    source: str | Path | Mapping[str, Any],
    rows: Any = None,
    out: str | Path = "out",
    **options: Unpack[BatchOptions],
) -> Survey:
    """Return what `build_many` with the same words would do.  Nothing is written, nothing is held.

    The data of each edition are read and checked, its pages are not made: what does not fit is told by them.
    FactsheetError for what no edition could be made with, or a place that cannot be read.
    """
    place = place_of(out)
    with opened_for_run():
        batch = with_keys(prepare(source, rows, place.name, **options))
        finished = Finished(place, place.recorded())
        editions = _planned(batch, finished, options)
        return Survey(batch, editions, left_over(batch, finished, made_of(source, rows, place)))


def _planned(batch: Prepared, finished: Finished, options: BatchOptions) -> tuple[Planned, ...]:
    """The editions of a batch in their order, those that are to be made read by its workers."""
    force, stays = bool(options.get("force")), dict[str, tuple[Job, bool]]()

    def todo() -> Iterator[Job]:
        for job in batch.keyed_jobs():
            stay = not force and finished.finished(job) is not None
            stays[job.stem] = job, stay
            if not stay:
                yield job

    few = sum(1 for _ in islice(batch.stems(), _FEW)) < _FEW
    limits = options.get("limits") or Limits()
    limits = limits._replace(editions=_LIGHTER * limits.editions)
    engine = engine_of(options.get("executor"), 1 if few else options.get("jobs"), limits)
    with closing(engine(batch.order, todo(), foresee)) as done:
        foreseen = {each.job.stem: each for each in done}
    return tuple(
        Planned(job, stay, replace(foreseen.get(stem, JobOutcome(job)), job=job))
        for stem, (job, stay) in stays.items()
    )


def left_over(batch: Prepared, finished: Finished, made_of: Mapping[str, str]) -> tuple[str, ...]:
    """Return the files of earlier batches of the same data and table, whose row or language is no more.

    So are those of a table that this one has taken the place of, under another name: it has rows of it.
    A language that is only not asked for this time is still one of the sheet.
    """
    return tuple(sorted(_left_over(batch, finished, made_of)))


def _left_over(batch: Prepared, finished: Finished, made_of: Mapping[str, str]) -> Iterator[str]:
    stems, id = frozenset(batch.stems()), batch.sheet.id
    columns = batch.rows.columns if batch.rows else ()
    tags = {batch.sheet.lang, *languages(batch.sheet), *(each.lang for each in columns)}
    rows = {each.name for each in batch.rows.rows} if batch.rows else {""}
    replaced = finished.replaced(stems, made_of)
    for other in finished.others(stems):
        job = other.job
        if other.made_of != made_of and other.made_of not in replaced:
            continue
        # Data without a file are known by the id of the sheet alone.
        if "source" not in made_of and not job.stem.startswith((f"{id}.", f"{id}_")):
            continue
        if job.row in rows and job.lang in tags and job.stem == stem(id, job.row, job.lang):
            continue
        yield from other.files
