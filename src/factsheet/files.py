"""Files read safely: regular ones only, of a bounded size, and never outside their folder.

Data files and what they name are untrusted.  A FIFO would block for ever, a device never
ends, a link may lead anywhere: each is refused before a byte is read.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

from factsheet.errors import DataError, FactsheetError, Span

MB = 2**20


class UnfitFileError(OSError):
    """A file that is there but will not be read; the message says why, `hint` the way out if there is one."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; OSError or UnfitFileError."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise UnfitFileError("it is not a regular file")
        if state.st_size > limit:
            raise UnfitFileError(f"it has {state.st_size / MB:.1f} MB; the limit is {limit / MB:g} MB")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise UnfitFileError(f"it has more than {limit / MB:g} MB")
    return data


def read_given(path: Path, limit: int, error: type[FactsheetError] = DataError) -> bytes:
    """The bytes of a file that somebody names, of at most `limit`; `error` says why there are none."""
    try:
        return read_regular(path, limit)
    except FileNotFoundError:
        hint = "check the name, also its capitals, and the folder"
        raise error.of("there is no such file", Span(str(path)), hint, code="file-missing") from None
    except (OSError, ValueError) as problem:
        reason = problem if isinstance(problem, UnfitFileError | ValueError) else problem.strerror
        said = f"the file cannot be read: {reason}"
        hint = "name a plain file that you may read"
        raise error.of(said, Span(str(path)), hint, code="file-unreadable") from None


def below(root: Path, name: str) -> Path:
    """Where a name below a folder leads; UnfitFileError if links lead out of the folder, or to nothing."""
    base = root.resolve()
    try:
        path = (base / name).resolve()
    except (ValueError, RuntimeError):
        # A NUL in the name, or links that run in a circle.
        raise UnfitFileError("it leads to no file") from None
    if not path.is_relative_to(base):
        raise UnfitFileError("it leads out of its folder", hint=_hint_of_link(root, name))
    return path


def _hint_of_link(root: Path, name: str) -> str:
    """What to do about the link on the way to a file that leads out of its folder, if that is one."""
    here, parts = root, Path(name).parts
    for number, part in enumerate(parts, 1):
        here = here / part
        if part != ".." and here.is_symlink():
            what = "file" if number == len(parts) else "folder"
            return (
                f'"{"/".join(parts[:number])}" is a link: put the {what} itself there, in place of the link'
            )
        if ".." in parts[:number]:
            break
    return ""


def read_below(root: Path, name: str, limit: int) -> bytes:
    """The bytes of a file below a folder; links that lead out of the folder are refused."""
    return read_regular(below(root, name), limit)


def unpacked_size(data: bytes) -> int:
    """How many bytes a zip says that it unpacks to; UnfitFileError for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnfitFileError("it cannot be unpacked") from None
