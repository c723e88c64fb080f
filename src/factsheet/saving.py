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
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            waiting[path] = _beside(path, data)
        for path, temporary in waiting.items():
            temporary.replace(path)
        for folder in {path.parent for path in files}:
            _settle(folder)
    except OSError as error:
        raise not_written(error.filename or next(iter(files)), error) from None
    finally:
        for temporary in waiting.values():
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
    temporary = None
    try:
        handle, temporary = _begun(path)
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _finish(temporary)
        temporary.replace(path)
        _settle(path.parent)
    except OSError as error:
        raise not_written(error.filename or path, error) from None
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    handle, temporary = _begun(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _finish(temporary)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _begun(path: Path) -> tuple[int, Path]:
    """The handle and name of a new file beside a place; OutputError where something else stands there."""
    if path.is_symlink() or path.is_dir():
        raise OutputError.of(
            f"{path} is not a plain file",
            Span(str(path)),
            "it will not be written over: move it",
            code="file-in-the-way",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    return handle, Path(name)


def _finish(temporary: Path) -> None:
    """Give a file the rights of any other."""
    temporary.chmod(0o666 & ~_umask())


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
