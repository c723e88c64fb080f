"""A package: the press files of a data file, in all its rows and languages, and all that goes with them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Unpack

from factsheet.batch.batch import BatchResult, build_many
from factsheet.batch.job import JobOutcome
from factsheet.batch.place import is_url, send
from factsheet.batch.prepared import BatchOptions
from factsheet.batch.report import cell
from factsheet.errors import OutputError, Span
from factsheet.files import read_regular
from factsheet.packing.archive import SUMS, Archive
from factsheet.packing.rights import Right, as_text, texts_of
from factsheet.packing.target import RIGHTS, TICKET, PressTarget
from factsheet.records import dataclass
from factsheet.saving import replacing

_MOST_OF_A_FILE = 2**30
_FOLDERS = {
    ".print.pdf": "press",
    ".png": "reference",
    ".preflight.txt": "preflight",
    ".preflight.json": "preflight",
    ".ticket.txt": "tickets",
    ".ticket.json": "tickets",
}
_HEADS = ("file", "language", "title", "quantity", "width mm", "height mm", "pages", "fold", "inks")
_README = f"""\
press/       the files to print, PDF/X-4
reference/   their pages as pictures, as a screen shows the colors: no contract proof
tickets/     the job ticket of each file; tickets.csv has them all
preflight/   what each file was checked for, and what was found
licenses/    whose the fonts, icons and pictures are, and on what terms
{SUMS}   the sums of all files: sha256sum -c {SUMS}
"""


@dataclass(frozen=True, slots=True)
class PackageResult:
    """How a package ended: its file, and the batch behind it.  Without every edition there is no file."""

    path: Path | str
    batch: BatchResult
    files: int = 0
    size: int = 0

    @property
    def ok(self) -> bool:
        """Whether the package was written."""
        return self.batch.ok


def package(
    source: str | Path | Mapping[str, Any],
    target: str | Path,
    rows: Any = None,
    press: PressTarget | None = None,
    **options: Unpack[BatchOptions],
) -> PackageResult:
    """Write a ZIP with the press files of a data file, for each of the rows and in each language asked for.

    With them go pictures of their pages, job tickets, preflight reports, licenses and checksums.  The same
    input gives the same bytes.  It is written whole or not at all: where an edition fails, `batch.failed`
    says why and what stood at `target`, a path or a URL of fsspec, stays.  `press` says for which press, and
    how fine the pictures are.
    Raise FactsheetError for what no edition could be made with, or a place that cannot be written.
    """
    made = dict[str, JobOutcome]()
    away = str(target) if is_url(target) else ""
    path = Path(target)
    if away.endswith("/") or (not away and path.is_dir()):
        hint = "name the file to write, as with -o package.zip"
        raise OutputError.of(f"{target} is a folder", Span(str(target)), hint, code="file-in-the-way")
    told = options.get("tell")

    def tell(outcome: JobOutcome, now: bool) -> None:
        if outcome.ok:
            made[outcome.job.stem] = outcome
        if told:
            told(outcome, now)

    options |= {"outputs": (press or PressTarget(),), "tell": tell, "report": False}
    with TemporaryDirectory(prefix="factsheet-", ignore_cleanup_errors=True) as folder:
        batch = build_many(source, rows, folder, **options)
        if not batch.ok:
            return PackageResult(away or path, batch)
        outcomes = [made[stem] for stem in sorted(made)]
        with replacing(Path(folder) / "package.zip" if away else path) as file:
            count = _write(file, Path(folder), outcomes)
            size = file.tell()
        if away:
            send(Path(folder) / "package.zip", away)
        return PackageResult(away or path, batch, count, size)


def _write(file: IO[bytes], folder: Path, outcomes: Iterable[JobOutcome]) -> int:
    """Write the archive; return how many files it holds beside its sums."""
    every = list(outcomes)
    tickets = [_read_json(folder, each, TICKET) for each in every]
    rights = list(
        dict.fromkeys(Right(*each.values()) for one in every for each in _read_json(folder, one, RIGHTS))
    )
    # The folder in the archive is called by the id of the data file.
    job = every[0].job
    name = job.stem.removesuffix(f".{job.lang}")
    with Archive(file, name.removesuffix(f"_{job.row}") if job.row else name) as archive:
        # In an order that does not change.
        archive.add("README.txt", _README.encode())
        archive.add("tickets.csv", _table(tickets))
        archive.add("licenses/LICENSES.txt", as_text(rights).encode())
        for end, text in texts_of(rights).items():
            archive.add(f"licenses/{end}", text)
        for outcome in every:
            for each in outcome.files:
                place = next((place for end, place in _FOLDERS.items() if each.name.endswith(end)), "")
                if place:
                    archive.add(f"{place}/{each.name}", read_regular(folder / each.name, _MOST_OF_A_FILE))
        return archive.count


def _read_json(folder: Path, outcome: JobOutcome, end: str) -> Any:
    name = next(each.name for each in outcome.files if each.name.endswith(end))
    return json.loads((folder / name).read_text(encoding="utf-8"))


def _table(tickets: Iterable[Mapping[str, Any]]) -> bytes:
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(_HEADS)
    for each in tickets:
        size, inks = each["trim"], ", ".join(each["inks"])
        said = (each["file"], each["language"], each["title"], each["quantity"] or "", *size)
        writer.writerow(map(cell, (*said, each["pages"], each["fold"], inks)))
    return lines.getvalue().encode("utf-8-sig")
