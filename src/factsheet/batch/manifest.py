"""The manifest: a line for each finished edition, beside the files that it tells of.

First the files, then the line, in one write; so a line says that all files of its edition are whole.  What a
kill has cut off is no line, and its edition is made again.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from factsheet.batch.job import Job, JobOutcome, MadeFile
from factsheet.batch.lock import MANIFEST, STATE
from factsheet.batch.place import OutPlace
from factsheet.errors import Diagnostic, Severity, Span
from factsheet.saving import not_written, placed

PICTURES = "pictures"
_MOST_BEFORE = 20


class OtherEdition(NamedTuple):
    """An edition of the manifest: its job, its files that are there, what data and rows it was made of."""

    job: Job
    files: tuple[str, ...]
    made_of: Mapping[str, str]


class Finished:
    """What is finished in a place, by the stem of its files, as the lines of its manifest say."""

    def __init__(self, place: OutPlace, whole: bytes) -> None:
        """Read the lines; of an edition the last one counts."""
        lines = [(stem, line) for line in whole.split(b"\n")[:-1] if (stem := _stem(line))]
        self._place = place
        self._lines = dict(lines)
        self.is_torn = len(lines) != len(self._lines) or whole[-1:] not in (b"", b"\n")

    def finished(self, job: Job) -> JobOutcome | None:
        """Return the outcome of a job that was done with the same inputs, if its files are still whole."""
        record = _record(self._lines.get(job.stem, b""))
        if not job.key or record.get("key") != job.key:
            return None
        try:
            outcome = _outcome(record, job)
        except (KeyError, TypeError, ValueError):
            return None
        whole = all(self._place.holds(each.name, each.size, each.digest) for each in outcome.files)
        if not whole or not outcome.files:
            return None
        return replace(outcome, picture=self._picture(job.stem, record.get("picture")))

    def made_of(self, stem: str) -> Mapping[str, str]:
        """Return what data and rows an edition was made of."""
        return _made_of(_record(self._lines.get(stem, b"")))

    def replaced(self, stems: Iterable[str], made_of: Mapping[str, str]) -> tuple[Mapping[str, str], ...]:
        """Return what these editions were made of before they were of this: last quarter's table."""
        found: list[Mapping[str, str]] = []
        for record in (_record(line) for stem in stems if (line := self._lines.get(stem))):
            for each in (_made_of(record), *_before(record)):
                if each and each != made_of and each not in found:
                    found.append(each)
        return tuple(found)

    def others(self, stems: Collection[str]) -> Iterator[OtherEdition]:
        """Yield the editions that are none of these, with those of their files that are there as made."""
        for stem, line in self._lines.items():
            record = {} if stem in stems else _record(line)
            try:
                job = Job(stem, str(record["row"]), str(record["language"]))
                files = _outcome(record, job).files
            except (KeyError, TypeError, ValueError):
                continue
            names = tuple(each.name for each in files if self._place.holds(each.name, each.size, each.digest))
            if names:
                yield OtherEdition(job, names, _made_of(record))

    def picture_path(self, stem: str) -> Path:
        """Return where the small picture of an edition lies."""
        return self._place.desk / STATE / PICTURES / f"{stem}.webp"

    def _picture(self, stem: str, digest: object) -> bytes:
        """The picture of an edition; nothing if there is none, or it is not the one of its line."""
        path = self.picture_path(stem)
        data = path.read_bytes() if digest and path.is_file() else b""
        return data if digest == hashlib.sha256(data).hexdigest() else b""


class Manifest(Finished):
    """The manifest that a batch writes; its only writer holds the place's lock."""

    def __init__(self, place: OutPlace, made_of: Mapping[str, str] | None = None) -> None:
        """Read what is there; OutputError where it cannot be written.

        `made_of` is what each new line says of where its edition comes from.
        """
        self._made_of = made_of or {}
        self._path = place.desk / MANIFEST
        self._file = -1
        try:
            place.desk.mkdir(parents=True, exist_ok=True)
            super().__init__(place, self._path.read_bytes() if self._path.exists() else b"")
            if self.is_torn:
                self._rewrite()
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._file = os.open(self._path, flags, 0o666)
        except OSError as error:
            raise not_written(self._path, error) from None

    def __enter__(self) -> Manifest:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, all of it on the disk."""
        if self._file >= 0:
            os.fsync(self._file)
            os.close(self._file)
            self._file = -1

    def keep(self, outcome: JobOutcome) -> None:
        """Write the line of an edition that stays as it is anew, where it comes from another table now."""
        if self.made_of(outcome.job.stem) != self._made_of:
            self.note(outcome)

    def note(self, outcome: JobOutcome) -> None:
        """Write the line of an edition that is finished, or that failed and has no line any more.

        OutputError where the disk is full.
        """
        stem = outcome.job.stem
        if outcome.ok:
            self._keep_picture(outcome)
            before = self.replaced((stem,), self._made_of)[-_MOST_BEFORE:]
            whole = {**_recorded(outcome), **self._made_of, **({"before": before} if before else {})}
            line = json.dumps(whole, ensure_ascii=False).encode()
        elif stem in self._lines:
            line = json.dumps({"stem": stem, "key": ""}).encode()
        else:
            return
        try:
            written = os.write(self._file, line + b"\n")
        except OSError as error:
            raise not_written(self._path, error) from None
        if written != len(line) + 1:
            raise not_written(self._path, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        self._lines[stem] = line
        self._place.noted(line)

    def _keep_picture(self, outcome: JobOutcome) -> None:
        path = self.picture_path(outcome.job.stem)
        try:
            if outcome.picture:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(outcome.picture)
        except OSError as error:
            raise not_written(path, error) from None

    def _rewrite(self) -> None:
        """Write the file anew without torn lines and those that others have replaced."""
        with placed(self._path) as file:
            file.writelines(line + b"\n" for line in self._lines.values())


def _stem(line: bytes) -> str:
    stem = _record(line).get("stem", "")
    return stem if isinstance(stem, str) else ""


def _record(line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(line) if line else {}
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _recorded(outcome: JobOutcome) -> Mapping[str, Any]:
    job = outcome.job
    return {
        "stem": job.stem,
        "row": job.row,
        "language": job.lang,
        "key": job.key,
        "files": [
            {"name": f.name, "output": f.target, "bytes": f.size, "sha256": f.digest} for f in outcome.files
        ],
        "pages": outcome.pages,
        "scale": round(outcome.scale, 4),
        "title": outcome.title,
        "plan": outcome.plan,
        "picture": hashlib.sha256(outcome.picture).hexdigest() if outcome.picture else "",
        "warnings": [_plain(each) for each in outcome.warnings],
    }


def _made_of(record: Mapping[str, Any]) -> Mapping[str, str]:
    return {key: str(record[key]) for key in ("source", "rows") if key in record}


def _before(record: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    """What an edition was made of in earlier batches."""
    before = record.get("before")
    if isinstance(before, list):
        yield from (_made_of(each) for each in before if isinstance(each, dict))


def _plain(each: Diagnostic) -> Mapping[str, Any]:
    span = each.span
    place = [span.file, span.line, span.column, span.length] if span else None
    return {"message": each.message, "place": place, "hint": each.hint, "path": each.path, "code": each.code}


def _outcome(record: Mapping[str, Any], job: Job) -> JobOutcome:
    files = tuple(
        MadeFile(str(f["name"]), str(f["output"]), int(f["bytes"]), str(f["sha256"])) for f in record["files"]
    )
    if any("/" in each.name or "\\" in each.name or each.name.startswith(".") for each in files):
        raise ValueError("a name that leads out of the folder")
    warnings = tuple(_warning(each) for each in record.get("warnings", ()))
    plan = tuple(map(str, record.get("plan", ())))
    title = str(record.get("title", ""))
    return JobOutcome(
        job, files, int(record["pages"]), float(record["scale"]), title, plan, warnings=warnings
    )


def _warning(each: Mapping[str, Any]) -> Diagnostic:
    place = each["place"]
    span = Span(str(place[0]), int(place[1]), int(place[2]), int(place[3])) if place else None
    hint, path, code = str(each["hint"]), str(each["path"]), str(each["code"])
    return Diagnostic(str(each["message"]), span, hint, path, Severity.WARNING, code=code)
