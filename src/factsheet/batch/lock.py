"""A folder is one batch's at a time: its lock, and what a batch that was killed left in it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from factsheet.errors import OutputError, Span
from factsheet.saving import not_written

STATE = ".factsheet"
"""The folder for what a batch keeps for itself."""
MANIFEST = "manifest.jsonl"
REPORTS = ("report.csv", "report.html")
"""What a batch writes beside the files of its editions."""
_LEFT = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}\.part")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; OutputError if another batch has it.

    The system gives it back when the process ends, however it ends.
    """
    path = folder / STATE / "lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise not_written(path, error) from None
    try:
        if not _taken(handle):
            raise in_use(str(folder))
        yield
    finally:
        os.close(handle)


def in_use(place: str) -> OutputError:
    """Return the error that says that another batch has a place."""
    said = f"another batch is at work in {place}"
    hint = "wait until it has ended, or choose another folder with -o"
    return OutputError.of(said, Span(place), hint, code="batch-at-work")


def _taken(handle: int) -> bool:
    """Take the lock if nobody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def sweep(folder: Path, stems: Collection[str]) -> int:
    """Delete what was half written when a batch was killed: of these editions alone, and of its own files.

    Return how many there were.
    """
    count = 0
    for path in folder.glob(".*.part"):
        match = _LEFT.fullmatch(path.name)
        ours = match and (match["name"] in (MANIFEST, *REPORTS) or _of(match["name"], stems))
        if ours and path.is_file():
            path.unlink(missing_ok=True)
            count += 1
    return count


def _of(name: str, stems: Collection[str]) -> bool:
    """Whether a file is one of an edition's: its name is the stem and an end after a point."""
    return any(name[:at] in stems for at, sign in enumerate(name) if sign == ".")
