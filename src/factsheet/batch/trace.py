"""Trace: the cell, the line of the data file or of a catalogue that a printed number or text comes from.

Nothing is put into files for this.  A PDF has the content path of each piece as the id of its element;
the manifest of a batch says of which data file and which row an edition was made, and those are read again.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.batch.column import is_set
from factsheet.batch.job import Job, edition_for, row_catalogue, with_row
from factsheet.batch.lock import MANIFEST
from factsheet.batch.prepared import prepare
from factsheet.batch.row import RowValue
from factsheet.content.edition import Edition
from factsheet.content.place import ScalarNode, annotate, leaves
from factsheet.content.placeholders import DATE, TIME, VARIABLES
from factsheet.document.citations import SOURCES
from factsheet.document.ids import Slot, field_of, owner_path, parent_path
from factsheet.document.nodes import VALUE, Statistic, alternatives, walk, words
from factsheet.document.text import Text
from factsheet.errors import DataError, PreflightError, Span
from factsheet.excerpt import lines_of
from factsheet.locale.catalogues import find
from factsheet.locale.filling import printed
from factsheet.locale.po import PoEntry
from factsheet.locale.words import BuiltIn
from factsheet.pdftools.said import SaidFile, SaidPart, said_in
from factsheet.records import dataclass
from factsheet.source.reader import as_read

_SIGNS = {ord("\u066b"): ".", ord("\u066c"): ",", ord("\u066a"): "%", ord("\u2212"): "-"}

_ENDS = ("low", "high", "below")


class Origin(NamedTuple):
    """Where something printed comes from: its place, what is written there, and the cell that it is.

    `path` is the content path; `row` and `column` are those of a cell of the table of rows.
    """

    path: str
    span: Span
    written: str
    row: str = ""
    column: str = ""


class TraceHit(NamedTuple):
    """A place in a file where a text stands: its piece, where that comes from, the nearest first.

    `now` is what the data says there today, where that is another thing.
    """

    part: SaidPart
    origins: tuple[Origin, ...]
    now: str = ""


@dataclass(frozen=True, slots=True)
class TraceSource:
    """What an edition was made of: data file, table of rows, row and language."""

    data: Path
    rows: str = ""
    row: str | None = None
    """What the files of the row are named after; None for the one that the name of the file has."""
    lang: str = ""


class _Folded:
    """A text as it is compared: white space and figures alike, no marks of direction; and where it stood."""

    def __init__(self, text: str) -> None:
        self.text, self.places = "", list[int]()
        kept: list[str] = []
        for at, sign in enumerate(text):
            if unicodedata.category(sign) == "Cf" or sign == "\u00ad":
                continue
            sign = " " if sign.isspace() else sign.translate(_SIGNS)
            if sign == " " and (not kept or kept[-1] == " "):
                continue
            kept.append(str(unicodedata.decimal(sign, sign)).casefold()[:1] or sign)
            self.places.append(at)
        self.text = "".join(kept)

    def find(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield where a folded text stands, whole numbers alone: `9` is not in `2029`."""
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not (_joined(self.text, at) or _joined(self.text, end)):
                yield at, end
            at = self.text.find(wanted, at + 1)


def _joined(text: str, at: int) -> bool:
    """Whether a number goes on across a place of a text."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if before[-1:].isdigit() and after[:1].isdigit():
        return True
    return (before[-1:].isdigit() and after[:1] in ".," and after[1:].isdigit()) or (
        before[:1].isdigit() and before[1:] in (".", ",") and after[:1].isdigit()
    )


def trace(pdf: Path, text: str, source: TraceSource | None = None) -> tuple[TraceHit, ...]:
    """Return every place of a PDF where a text stands, with where it comes from in the data.

    Without a `source` the manifest beside the file says it.  PreflightError for a file that says nothing,
    DataError for one that no manifest knows; other FactsheetErrors for data that cannot be read any more.
    """
    said = said_in(pdf)
    if not said.tagged or not any(part.path for part in said.parts):
        hint = "trace a PDF that factsheet made"
        raise PreflightError.of(
            "the file has no content paths", Span(str(pdf)), hint, code="pdf-not-traceable"
        )
    wanted = _Folded(text.strip()).text.strip()
    found = [part for part in said.parts if any(_Folded(part.text).find(wanted))]
    if not found:
        return ()
    tracer = _Tracer.of(source or _noted(pdf), pdf, said)
    return tuple(tracer.hit(part, wanted) for part in found)


def _noted(pdf: Path) -> TraceSource:
    """What the manifest beside a file says that it was made of."""
    path = pdf.parent / MANIFEST
    for line in path.read_bytes().splitlines()[::-1] if path.is_file() else ():
        try:
            record: Any = json.loads(line)
            if pdf.name not in [each["name"] for each in record["files"]] or not record["source"]:
                continue
            data, rows = pdf.parent / record["source"], record.get("rows") or ""
            table = str(_from_here(pdf.parent / rows)) if rows else ""
            return TraceSource(_from_here(data), table, record["row"], record["language"])
        except (ValueError, TypeError, KeyError, IndexError):
            continue
    hint = "name the data file with --data, and the table with --rows"
    said = f"no manifest beside it says what {pdf.name} was made of"
    raise DataError.of(said, Span(str(pdf)), hint, code="source-not-known")


def _from_here(path: Path) -> Path:
    return Path(os.path.relpath(path))


@dataclass
class _Tracer:
    """An edition read again: its scalars by path, its texts that are translations, the cells of its row."""

    edition: Edition
    job: Job
    scalars: dict[str, ScalarNode]
    entries: Mapping[str, PoEntry]
    variables: Mapping[str, str]
    """What each variable prints as."""

    @classmethod
    def of(cls, source: TraceSource, pdf: Path, said: SaidFile) -> _Tracer:
        """Read the data, the row and the language of an edition."""
        lang = source.lang or said.lang
        batch = prepare(source.data, source.rows or None, Path(), languages=lang, fallback=True)
        jobs = [*batch.jobs()]
        if source.row is not None:
            job = next((each for each in jobs if each.row == source.row), None)
        else:
            job = next((each for each in jobs if pdf.name.startswith(f"{each.stem}.")), None)
            job = job or (jobs[0] if not source.rows else None)
        if job is None:
            what = f'row "{source.row}"' if source.row is not None else f"row that {pdf.name} is named after"
            hint = f"name one with --row: {', '.join(job.row for job in jobs[:20])}"
            place = Span(source.rows or str(source.data))
            raise DataError.of(f"there is no good {what}", place, hint, code="source-not-known")
        edition = edition_for(batch.order, job, batch.pattern)
        document = with_row(batch.pattern.document, job)
        sheet = batch.order.sheet(document)
        own = find(sheet, job.lang) if job.lang != sheet.lang else None
        catalogue = row_catalogue(sheet, job) or own
        here, given_here = sheet.in_language(edition.lang)
        entries = catalogue.entries if catalogue else {}
        translated = {
            path: entry
            for path, entry in entries.items()
            if path not in edition.missing and not given_here & {path, parent_path(path)}
        }
        speaker = BuiltIn(edition.lang)
        variables = {name: printed(each, speaker) for name, each in here.meta.variables.items()}
        scalars = {each.place.path: each for each in leaves(annotate(as_read(document, sheet, edition.lang)))}
        return cls(edition, job, scalars, translated, variables)

    def hit(self, part: SaidPart, wanted: str) -> TraceHit:
        """Return where a piece comes from, and of it the part that is wanted."""
        text = self._text(part.path)
        now = "" if text is None or _same(text.plain, part.text) else text.plain
        whole = owner_path(part.path)
        inside, told = self._inside(text, wanted), self._told(whole, wanted)
        origins = [*inside, *self._origins(whole, wanted, text), *told]
        return TraceHit(part, tuple({(each.path, each.span): each for each in origins}.values()), now)

    def _text(self, path: str) -> Text | None:
        """The copy at the path of a paragraph."""
        whole = owner_path(path)
        for text in (*words(self.edition.document), *alternatives(self.edition.document)):
            if text.path in (path, whole):
                return next((each for each in text.paragraphs() if each.path == path), text)
        return None

    def _inside(self, text: Text | None, wanted: str) -> Iterator[Origin]:
        """Yield the numbers and variables that a wanted part of a text was filled from."""
        if text is None:
            return
        whole = _Folded(text.plain)
        ranges = [*whole.find(wanted)]
        start = 0
        for run in text.runs:
            end = start + len(run.value)
            if run.ref and _touch(whole, ranges, start, end):
                yield from self._origins(self._number(run.ref, text.path), wanted)
            start = end
        pattern = self._pattern(owner_path(text.path))
        for name, value in self.variables.items():
            if is_set(name, pattern):
                for low, high in whole.find(_Folded(value).text):
                    if any(low < stop and begin < high for begin, stop in ranges):
                        yield from self._variable(name)
                        break

    def _pattern(self, path: str) -> str:
        """The copy at a path before it is filled: its translation, or what the data file says."""
        scalar = self.scalars.get(path)
        return self.entries[path].text if path in self.entries else scalar.raw if scalar else ""

    def _variable(self, name: str) -> Iterator[Origin]:
        """Yield where the value of a variable stands, which may be a number or a date with its form."""
        path = f"{VARIABLES}.{name}"
        scalar = next((self.scalars[each] for each in _forms(path) if each in self.scalars), None)
        if scalar:
            span = scalar.place.span
            yield self._of_cell(path, span) or Origin(path, span, scalar.raw)

    def _of_cell(self, path: str, span: Span | None) -> Origin | None:
        """What stands at a place, if it is a cell of the row."""
        cell = next((each for each in self.job.values if each.cell.span == span), None)
        return cell and Origin(path, cell.cell.span, cell.cell.raw, self.job.row, _head(cell))

    def _number(self, ref: str, path: str) -> str:
        """The path of the number that a run quotes."""
        if ref == VALUE:
            return f"{parent_path(path)}.{VALUE}"
        items = (each.quantity.path for each in walk(self.edition.document) if isinstance(each, Statistic))
        item = next((each for each in items if field_of(each) == ref), ref)
        return f"{item}.{VALUE}"

    def _told(self, path: str, wanted: str) -> Iterator[Origin]:
        """Yield what of the sources, as translated, is in a line that the program puts together."""
        own = f"{path}." if path.startswith(f"{SOURCES}.") else f"{SOURCES}."
        if own == f"{SOURCES}." and field_of(path) != Slot.SOURCE:
            return
        for each, scalar in self.scalars.items():
            if not each.startswith(own):
                continue
            entry = self.entries.get(each)
            if any(_Folded(entry.text if entry else scalar.raw).find(wanted)):
                yield from [self._translated(entry)] if entry and entry.span else self._origins(each, wanted)

    def _translated(self, entry: PoEntry) -> Origin:
        """Where a translation stands: in a catalogue, or in a cell of the row."""
        assert entry.span is not None
        return self._of_cell(entry.path, entry.span) or Origin(entry.path, entry.span, entry.text)

    def _origins(self, path: str, wanted: str, text: Text | None = None) -> Iterator[Origin]:
        """Yield where the value or the copy at a path stands; of copy the place of what is wanted of it."""
        steps = [path, f"{path}.{VALUE}", self.edition.key(path), parent_path(path)]
        if path in self.entries:
            steps = []  # a translation has a place of its own
        scalars = next(filter(None, (self._measures(each, wanted) for each in steps)), ())
        for scalar in scalars:
            cell = self._of_cell(scalar.place.path, scalar.place.span)
            yield from (cell,) if cell else _within(path, scalar, wanted, text)
        span = None if scalars else self.edition.place(path)
        if cell := self._of_cell(path, span):
            yield cell
        elif span and span.line:
            yield Origin(path, span, _line_at(span))

    def _measures(self, path: str, wanted: str) -> tuple[ScalarNode, ...]:
        """The scalar at a path, and the ends of its interval; of these the one that is wanted, if one is."""
        if path not in self.scalars:
            return ()
        ends = _ENDS if field_of(path) in (VALUE, *_ENDS) else ()
        paths = dict.fromkeys((path, *(f"{parent_path(path)}.{each}" for each in ends)))
        found = [self.scalars[each] for each in paths if each in self.scalars]
        digits = _digits(wanted)
        return tuple(each for each in found if digits and _digits(each.raw) == digits) or tuple(found)


def _digits(text: str) -> str:
    """The digits of a number, however it is grouped."""
    return "".join(each for each in _Folded(text).text if each.isdigit())


def _forms(path: str) -> tuple[str, ...]:
    """The paths that the value of a variable may stand at."""
    return path, f"{path}.{VALUE}", f"{path}.{DATE}", f"{path}.{TIME}"


def _within(path: str, scalar: ScalarNode, wanted: str, text: Text | None) -> Iterator[Origin]:
    """Where a text is in a scalar of the data file; else the longest copy around it there, or the scalar.

    A text that stands in several places of it is where most of what is beside it is the same.
    """
    raw, here = _Folded(scalar.raw), _Folded(text.plain if text else "")
    found = [*raw.find(wanted)]
    places = [low for low, _ in here.find(wanted)] if found else []
    chosen = [max(found, key=partial(_alike, raw.text, here.text, low)) for low in places] or found[:1]
    copy = (_Folded(run.value).text.strip() for run in (text.runs if text else ()) if not run.ref)
    for stretch in sorted(copy, key=len, reverse=True):
        chosen = chosen or [*islice(raw.find(stretch), 1)]
    for low, high in dict.fromkeys(chosen):
        first, last = raw.places[low], raw.places[high - 1] + 1
        yield Origin(path, scalar.at(first, last - first), scalar.raw[first:last])
    if not chosen:
        yield Origin(path, scalar.place.span, scalar.raw)


def _alike(raw: str, here: str, at: int, place: tuple[int, int]) -> int:
    """How many characters before and after two places of two texts are the same."""
    low, _ = place
    sides = (zip(raw[:low][::-1], here[:at][::-1], strict=False), zip(raw[low:], here[at:], strict=False))
    return sum(1 for side in sides for _ in takewhile(lambda pair: pair[0] == pair[1], side))


def _head(value: RowValue) -> str:
    return f"{value.path}@{value.lang}" if value.lang else value.path


def _touch(whole: _Folded, ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether characters of a text are among those that were found in it when folded."""
    found = (place for low, high in ranges for place in whole.places[low:high])
    return any(start <= place < end for place in found)


def _same(one: str, other: str) -> bool:
    return _Folded(one).text.replace(" ", "") == _Folded(other).text.replace(" ", "")


def _line_at(span: Span) -> str:
    """What stands at a place of a text file, to the end of its line."""
    if not span.line:
        return ""
    lines = lines_of(span.file)
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    return (
        line[span.column - 1 : span.column - 1 + span.length] if span.length > 1 else line[span.column - 1 :]
    )
