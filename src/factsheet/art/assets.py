"""Files that a data file names: pictures, drawings, logos."""

from __future__ import annotations

import os
from pathlib import Path

from factsheet.content.findings import closest
from factsheet.document.text import Name
from factsheet.errors import DataError
from factsheet.files import UnfitFileError, read_below

MAX_BYTES = 20 * 2**20
_SMALLER = "save it smaller: 300 pixels an inch as wide as it prints, or as JPEG"
# Where a file of a like name is looked for: so deep, in so many folders, among so many files.
_DEEP, _FOLDERS, _FILES = 3, 50, 2_000


def open_asset(root: Path | None, name: Name) -> bytes:
    """Return the bytes of a file below the data file's folder; raise DataError with the place of its name.

    Nothing outside the folder is read, whatever the name or a link on the way says, and
    nothing but regular files of at most 20 MiB.
    """
    if root is None:
        said = f"{name.path} names a file, and there is no folder to look in"
        hint = "read the data from a file, or say in which folder its pictures are"
        raise DataError.of(said, name.span, hint, name.path, code="picture-without-folder")
    try:
        return read_below(root, name.value, MAX_BYTES)
    except FileNotFoundError:
        said, near = f'{name.path}: there is no file "{name.value}"', _like(root, name.value)
        hint = f'did you mean "{near}"?' if near else "names are as in the folder of the data file"
        raise DataError.of(said, name.span, hint, name.path, code="picture-missing") from None
    except (OSError, ValueError, RuntimeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
        hint = "let your user read it"
        if isinstance(problem, UnfitFileError):
            is_large = "the limit is" in str(problem)
            hint = _SMALLER if is_large else problem.hint or "pictures stand in the folder of the data file"
        said = f'{name.path}: the file "{name.value}" cannot be read: {reason}'
        raise DataError.of(said, name.span, hint, name.path, code="picture-unreadable") from None


def _like(root: Path, name: str) -> str:
    """The file of a like name: in the same folder, else with the same name in another, else of a like way.

    Nothing outside the folder is told of, and links to folders are not followed.
    """
    path, base = root / name, root.resolve()
    try:
        is_inside = path.parent.resolve().is_relative_to(base)
        beside = sorted(each.name for each in path.parent.iterdir() if each.is_file()) if is_inside else []
    except (OSError, ValueError, RuntimeError):
        beside = []
    if near := closest(path.name, beside):
        return f"{name.rpartition('/')[0]}/{near}".lstrip("/")
    ways = []
    for folder, folders, files in os.walk(base):
        depth = len(Path(folder).relative_to(base).parts)
        folders[:] = sorted(each for each in folders if not each.startswith("."))[:_FOLDERS] * (depth < _DEEP)
        ways += [Path(folder, each).relative_to(base).as_posix() for each in sorted(files)]
        if len(ways) > _FILES:
            break
    same = [each for each in ways if each.rpartition("/")[2].casefold() == path.name.casefold()]
    return same[0] if same else closest(name, ways)
