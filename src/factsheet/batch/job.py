"""Jobs: what a worker is told, what it does, and what it tells back.  All of it is plain data.

The files never travel: a worker writes them where they belong and tells their names and sums.
"""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.batch.cell import RowCell
from factsheet.batch.name import edition_id, stem
from factsheet.batch.place import place_of
from factsheet.batch.row import RowValue
from factsheet.batch.shown_cell import with_cell
from factsheet.composing.plan import Plan
from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.content.placeholders import variables_of
from factsheet.errors import CatalogueError, Diagnostic, FactsheetError, Severity
from factsheet.layout.model import Layout
from factsheet.locale.catalogues import Catalogue, find, units
from factsheet.locale.po import PoEntry
from factsheet.makeup.compose import follow, plan_or_none
from factsheet.pipeline import edition_of, layout_of, library_of, produce
from factsheet.records import dataclass
from factsheet.render import thumbnail
from factsheet.sheet import SheetOptions
from factsheet.source.overrides import Given, overridden
from factsheet.source.reader import factsheet as read_document
from factsheet.targets.pdf import Result
from factsheet.targets.target import Artifact, Target
from factsheet.workshop import Shelf
from factsheet.yaml_source import YamlDocument, from_data, parse

PICTURED = ("screen", "print", "png")
"""The targets that a picture of an edition is made from, the best first."""


class Wanted(NamedTuple):
    """How editions are to look, and what is to be made of each."""

    targets: tuple[Target, ...]
    layout: str | Path | Layout | None = None
    sheet: SheetOptions = SheetOptions()
    fallback: bool = False

    @property
    def composed(self) -> bool:
        """Whether any of it is made of pages."""
        return any(each.composed for each in self.targets)

    @property
    def linked(self) -> bool:
        """Whether any of it leads to the translations beside it; a target of others that is silent may."""
        return any(getattr(each, "linked", True) for each in self.targets)


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What all editions of a batch have in common.

    `data` is the data file as it was when the batch began, or a dict; `name` its path, `root` the folder of
    its pictures and catalogues.  `plan` is that of the sheet as it is written, which all editions follow.
    `key` tells orders apart: a worker keeps what it has made of one.  `picture` is the width in pixels of the
    picture that each outcome brings of its first page; 0 for none.
    """

    name: str
    data: bytes | Mapping[str, Any]
    root: str
    folder: str
    wanted: Wanted
    key: str = ""
    plan: Plan | None = None
    picture: int = 0

    def document(self) -> YamlDocument:
        """Return the data as a document; DataError for what is none."""
        return parse(self.data, self.name) if isinstance(self.data, bytes) else from_data(self.data)

    def sheet(self, document: YamlDocument) -> Factsheet:
        """Return the factsheet in a document; DataError with all that is wrong with it."""
        return read_document(document, Path(self.root) if self.root else None)


class LanguagePlan(NamedTuple):
    """The plan of the sheet in a language, in which its rows stand; None if there is none."""

    plan: Plan | None


@dataclass(frozen=True, slots=True)
class Job:
    """An edition to be made: its row, its language, and the languages that its row is made in.

    `stands` is the plan of its language, where a worker has found it already.
    """

    stem: str
    row: str
    lang: str
    values: tuple[RowValue, ...] = ()
    together: tuple[str, ...] = ()
    key: str = ""
    """The sum of all that goes into it."""
    inputs: str = ""
    """The sum of what its row is read from: the same for all languages, unless it has values for one."""
    stands: LanguagePlan | None = None


class MadeFile(NamedTuple):
    """A file that was written: its name, target, size in bytes and SHA-256."""

    name: str
    target: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """What became of a job: its files, or why there are none.

    `problems` are the errors of its data; `fault` is what happened to the program or its worker.  `plan` says
    where its blocks stand; `picture` is a small one of its first page (WebP); `found` is the plan of its
    language, where it was searched for: for the jobs to come.
    """

    job: Job
    files: tuple[MadeFile, ...] = ()
    pages: int = 0
    scale: float = 0.0
    title: str = ""
    plan: tuple[str, ...] = ()
    picture: bytes = b""
    warnings: tuple[Diagnostic, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    fault: str = ""
    seconds: float = 0.0
    found: LanguagePlan | None = None

    @property
    def ok(self) -> bool:
        """Whether the edition was made."""
        return not self.problems and not self.fault


class BatchPattern(NamedTuple):
    """What a worker makes of an order once: its document, and the edition whose plan all others follow."""

    document: YamlDocument
    sheet: Factsheet | None
    written: Edition | None
    layout: Layout | None


_PATTERNS: Shelf[str, BatchPattern] = Shelf(f"{__name__}.patterns", 4)


def pattern_of(order: BatchOrder) -> BatchPattern:
    """Return the pattern of an order; DataError where its file is no document.

    Without its rows it need not be a factsheet: then there is no edition to follow.
    """
    document = order.document()
    sheet = written = layout = None
    try:
        sheet = order.sheet(document)
        written = edition_of(sheet).family
        assert written is not None
        layout = layout_of(written, order.wanted.layout, order.wanted.sheet)
    except FactsheetError:
        return BatchPattern(document, sheet, None, None)
    return BatchPattern(document, sheet, written, layout)


def found_plan(pattern: BatchPattern) -> Plan | None:
    """Return the plan of the sheet as it is written; None where it does not fit, or is not a sheet."""
    if pattern.written is None or pattern.layout is None:
        return None
    return plan_or_none(pattern.written, pattern.layout, library_of(pattern.written))


def _followed(order: BatchOrder) -> BatchPattern:
    pattern = pattern_of(order)
    if pattern.written and pattern.layout:
        follow(pattern.written, pattern.layout, order.plan)
    return pattern


Outcomes = Generator[JobOutcome, None, None]
"""What becomes of jobs, as it is known; where it is closed before its end, the others are not done."""
Work = Callable[[BatchOrder, Job], JobOutcome]
"""What is done with each job, `perform` or `foresee`: a function by its name, which other processes know."""


def perform(order: BatchOrder, job: Job) -> JobOutcome:
    """Make an edition and write its files: all of them, or none.

    Whatever goes wrong is told in the outcome; only what ends the process is not.
    """
    began = time.perf_counter()
    outcome = _outcome(job, lambda: _made(order, job))
    return replace(outcome, seconds=time.perf_counter() - began)


def foresee(order: BatchOrder, job: Job) -> JobOutcome:
    """Return what is known of the outcome of a job by its data alone: no page is made, no file written.

    These are its numbers, dates, lengths and translations.
    """

    def read() -> JobOutcome:
        pattern = _PATTERNS.kept().get(order.key, _followed, order)
        return JobOutcome(job, title=edition_for(order, job, pattern).title)

    return _outcome(job, read)


def _outcome(job: Job, work: Callable[[], JobOutcome]) -> JobOutcome:
    """What the work on a job comes to, or why it comes to nothing."""
    try:
        return work()
    except FactsheetError as error:
        return JobOutcome(job, problems=tuple(with_cell(job.values, each) for each in error.diagnostics))
    except MemoryError:
        return JobOutcome(job, fault="it needs more memory than a worker may have")
    except Exception as error:  # the next edition is made, whatever a stage or a library raises
        place = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__}: {error}"[:500]
        return JobOutcome(job, fault=f"{told} (in {Path(place.filename).name}:{place.lineno})")


def _made(order: BatchOrder, job: Job) -> JobOutcome:
    pattern = _PATTERNS.kept().get(order.key, _followed, order)
    stands = _standing(order, job, pattern)
    edition = edition_for(order, job, pattern)
    beside = {tag: f"{edition.id}.{tag}.html" for tag in job.together if tag != edition.lang}
    wanted = order.wanted
    done = produce(edition, wanted.layout, wanted.sheet, wanted.targets, beside)
    place_of(order.folder).write({artifact.name: artifact.data for artifact in done})
    composition = next((each.composition for each in done if isinstance(each, Result)), None)
    return JobOutcome(
        job,
        tuple(map(_told, done)),
        len(composition.pages) if composition else 0,
        composition.fit.scale if composition else 0.0,
        edition.title,
        composition.fit.plan if composition else (),
        _pictured(done, order.picture),
        tuple(dict.fromkeys(each for artifact in done for each in artifact.warnings)),
        found=None if job.stands else stands,
    )


def _pictured(done: Sequence[Artifact], width: int) -> bytes:
    """A small picture of the first page: of the file for screens before that for the press; none of HTML."""
    shown = [each for each in done if each.target in PICTURED]
    if not shown or not width:
        return b""
    return thumbnail(min(shown, key=lambda each: PICTURED.index(each.target)).data, width)


def _told(artifact: Artifact) -> MadeFile:
    digest = hashlib.sha256(artifact.data).hexdigest()
    return MadeFile(artifact.name, artifact.target, len(artifact.data), digest)


def edition_for(order: BatchOrder, job: Job, pattern: BatchPattern) -> Edition:
    """Return the edition of a job; FactsheetError with the cells of the row that are at fault."""
    asked = order, job, pattern
    # A row is made in one language after the other.  Cells that moved have other places.
    of_row = job.inputs, job.values[:1]
    sheet = _SHEETS.kept().get(of_row, _sheet_of_row, *asked) if job.inputs else _sheet_of_row(*asked)
    lacking = [each for each in job.values if each.lang == job.lang and each.cell.is_empty]
    if lacking and not order.wanted.fallback:
        raise CatalogueError(_lacking(job, each) for each in lacking)
    family, catalogue = _followed_by(*asked), row_catalogue(sheet, job)
    edition = edition_of(sheet, job.lang, order.wanted.fallback, catalogue, family)
    told = tuple(replace(_lacking(job, each), severity=Severity.WARNING) for each in lacking)
    return replace(edition, warnings=(*edition.warnings, *told))


_SHEETS: Shelf[tuple[str, tuple[RowValue, ...]], Factsheet] = Shelf(f"{__name__}.sheets", 4)
_TRANSLATED: Shelf[tuple[str, str], Edition | None] = Shelf(f"{__name__}.translated", 64)
_STANDING: Shelf[tuple[str, str], LanguagePlan | None] = Shelf(f"{__name__}.standing", 64)


def _sheet_of_row(order: BatchOrder, job: Job, pattern: BatchPattern) -> Factsheet:
    sheet = order.sheet(with_row(pattern.document, job))
    return replace(sheet, meta=sheet.meta.model_copy(update={"id": edition_id(sheet.id, job.row)}))


def _followed_by(order: BatchOrder, job: Job, pattern: BatchPattern) -> Edition | None:
    """The edition in whose plan a row stands: the sheet in its language, else the sheet as it is written.

    All rows of a language look alike; where the plan of the sheet as written does not hold its translation,
    another is searched for once for the language, not for every row.
    """
    written, sheet = pattern.written, pattern.sheet
    if written is None or sheet is None or not job.row or job.lang == written.lang:
        return written

    def translated() -> Edition | None:
        try:
            return edition_of(sheet, job.lang, order.wanted.fallback)
        except FactsheetError:
            return written  # its translation is in the rows

    # Without its key an order is like any other that has none.
    return _TRANSLATED.kept().get((order.key, job.lang), translated) if order.key else translated()


def _standing(order: BatchOrder, job: Job, pattern: BatchPattern) -> LanguagePlan | None:
    """The plan of the language of a job, told by another worker or found here; None where it needs none.

    It comes of the sheet and the language alone, so it is the same whoever finds it.
    """
    followed = _followed_by(order, job, pattern)
    if followed is None or followed is pattern.written or not order.wanted.composed:
        return None

    def found() -> LanguagePlan | None:
        try:
            layout = layout_of(followed, order.wanted.layout, order.wanted.sheet)
        except FactsheetError:
            return None  # told by the edition
        stands = job.stands or LanguagePlan(plan_or_none(followed, layout, library_of(followed)))
        follow(followed, layout, stands.plan)
        return stands

    return _STANDING.kept().get((order.key, job.lang), found)


def with_row(document: YamlDocument, job: Job) -> YamlDocument:
    """Return a document with the values of a row in it, each with its cell as its place.

    DataError for a column that leads nowhere.
    """
    values = {each.path: each.cell for each in job.values if not each.lang}
    for each in job.values:
        # In its language a value goes before that of all; a text of the sheet is translated by a catalogue.
        if each.lang == job.lang and not each.cell.is_empty and not _is_copy(document, each):
            values[each.path] = each.cell
    texts = {name for name, each in variables_of(document).items() if isinstance(each, str)}
    given = (_given(path, cell, path in texts) for path, cell in values.items())
    return overridden(document, given) if values else document


def _given(path: str, cell: RowCell, is_text: bool) -> Given:
    """A cell in the place of a value: of a text as it is written, so that a year or a postcode stays one."""
    key = (path,)
    document = YamlDocument(
        cell.span.file,
        {path: cell.as_text if is_text else cell.value},
        spans={key: cell.span},
        key_spans={key: cell.column or cell.span},
        raws={key: cell.as_text if is_text else cell.raw},
    )
    return Given(path, document, key, cell.is_date)


def _is_copy(document: YamlDocument, value: RowValue) -> bool:
    """Whether a value is for a text with a content path, not for a variable or a number."""
    if "." not in value.path:
        whole = document.value
        return isinstance(whole, dict) and isinstance(whole.get(value.path), str)
    return isinstance(value.cell.value, str) and not value.path.endswith(".value")


def row_catalogue(sheet: Factsheet, job: Job) -> Catalogue | None:
    """Return the catalogue of a language with the translations of a row in it; None where it has none."""
    own = [each for each in job.values if each.lang == job.lang and not each.cell.is_empty]
    sources = {unit.path: unit.source for unit in units(sheet)} if own else {}
    own = [each for each in own if each.path in sources]
    if not own or job.lang == sheet.lang:
        return None
    found = find(sheet, job.lang) or Catalogue(job.lang, {})
    entries = {
        each.path: PoEntry(each.path, sources[each.path], each.cell.raw, each.cell.span) for each in own
    }
    return replace(found, entries={**found.entries, **entries})


def _lacking(job: Job, value: RowValue) -> Diagnostic:
    said = f"row {job.row}: {value.path}@{value.lang} is empty"
    hint = "write the translation, or build with --fallback"
    return Diagnostic(said, value.cell.span, hint, value.path, code="row-cell-empty")


def jobs_of(
    id: str, rows: Sequence[tuple[str, tuple[RowValue, ...]]], languages: Sequence[str]
) -> Iterator[Job]:
    """Yield a job for each row in each language, the rows in their order."""
    for row, values in rows:
        for tag in languages:
            of_it = tuple(each for each in values if each.lang in ("", tag))
            yield Job(stem(id, row, tag), row, tag, of_it, tuple(languages))
