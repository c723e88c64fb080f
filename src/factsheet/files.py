"""Files read safely: regular ones only, of a bounded size, and never outside their folder.

Data files and what they name are untrusted.  A FIFO would block for ever, a device never
ends, a link may lead anywhere: each is refused before a byte is read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

MB = 2**20


class UnfitFileError(OSError):
    """A file that is there but will not be read; the message says why."""


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


def read_below(root: Path, name: str, limit: int) -> bytes:
    """The bytes of a file below a folder; links that lead out of the folder are refused."""
    base = root.resolve()
    try:
        path = (base / name).resolve()
    except (ValueError, RuntimeError):
        # A NUL in the name, or links that run in a circle.
        raise UnfitFileError("it leads to no file") from None
    if not path.is_relative_to(base):
        raise UnfitFileError("it leads out of its folder")
    return read_regular(path, limit)
