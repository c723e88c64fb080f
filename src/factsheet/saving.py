"""Files written whole or not at all, and on the disk when that is said."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from factsheet.errors import OutputError, Span


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file beside its place, then move all into place.

    If one cannot be written, none is: OutputError says why and the folder is as it was.
    """
    written: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            _require_plain(path)
            with _beside(path) as (temporary, file):
                file.write(data)
            written[path] = temporary
        _move(written)
    except OSError as error:
        raise not_written(error.filename or next(iter(files)), error) from None
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)


def not_written(path: str | Path, error: OSError) -> OutputError:
    """Return the error that says why a file cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        said, hint = "the disk is full", "make room, or choose another folder with -o"
        return OutputError.of(f"cannot write {path}: {said}", Span(str(path)), hint, code="disk-full")
    hint = "choose another folder with -o"
    return OutputError.of(
        f"cannot write {path}: {error.strerror}", Span(str(path)), hint, code="file-not-written"
    )


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that is written beside its place, and moved there when all of it is on the disk.

    If it cannot be written, or what writes it fails, what stood there stays: OutputError for the former.
    """
    _require_plain(path)
    try:
        with placed(path) as file:
            yield file
    except OSError as error:
        raise not_written(error.filename or path, error) from None


@contextmanager
def placed(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file as `replacing` does, for a place of our own: OSError if it cannot be written."""
    with _beside(path) as (temporary, file):
        yield file
    try:
        _move({path: temporary})
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _beside(path: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """Yield a new file beside a place, with its name: then all of it is on the disk, with the rights of any.

    If what writes it fails, it is gone.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield temporary, file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _require_plain(path: Path) -> None:
    """Raise OutputError where something else than a file stands."""
    if path.is_symlink() or path.is_dir():
        raise OutputError.of(
            f"{path} is not a plain file",
            Span(str(path)),
            "it will not be written over: move it",
            code="file-in-the-way",
        )


def _move(written: Mapping[Path, Path]) -> None:
    """Move files that were written beside their places there, and have their names on the disk."""
    for path, temporary in written.items():
        temporary.replace(path)
    for folder in {path.parent for path in written}:
        _settle(folder)


def _settle(folder: Path) -> None:
    """Have the names of a folder on the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # Some network file systems cannot.
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
