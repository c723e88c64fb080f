"""Files that a data file names beside itself: its brand, the data of its charts."""

from __future__ import annotations

from pathlib import Path

from factsheet.content.fields import file_fault
from factsheet.files import UnfitFileError, read_below


def read_beside(root: Path | None, name: str, limit: int, file: str) -> tuple[str, bytes]:
    """Return the path and the bytes of a file below the folder of the data file, which is called `file`.

    The path is that from where the data file is named from, for messages.
    UnfitFileError for one that cannot be used: its text says of the name why.
    """
    fault = file_fault(name)
    if fault:
        raise UnfitFileError(fault)
    if root is None:
        raise UnfitFileError("is in no folder: the data came from no file")
    try:
        data = read_below(root, name, limit)
    except OSError as error:
        raise UnfitFileError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    folder = Path(file).parent
    return str((folder if folder.absolute() == root else root) / name), data
