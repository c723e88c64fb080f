"""Files that a data file names: pictures, drawings, logos."""

from __future__ import annotations

from pathlib import Path

from factsheet.content.findings import closest
from factsheet.document.text import Name
from factsheet.errors import DataError, Diagnostic
from factsheet.files import UnfitFileError, read_below

MAX_BYTES = 20 * 2**20


def open_asset(root: Path | None, name: Name) -> bytes:
    """Return the bytes of a file below the data file's folder; raise DataError with the place of its name.

    Nothing outside the folder is read, whatever the name or a link on the way says, and
    nothing but regular files of at most 20 MiB.
    """
    problem = asset_fault(root, name)
    if problem:
        raise DataError((problem,))
    assert root is not None
    return read_below(root, name.value, MAX_BYTES)


def asset_fault(root: Path | None, name: Name) -> Diagnostic | None:
    """Return why the file cannot be used, or None."""
    if root is None:
        hint = "read the data from a file, or say in which folder its pictures are"
        return Diagnostic(
            f"{name.path} names a file, and there is no folder to look in",
            name.span,
            hint,
            name.path,
            code="picture-without-folder",
        )
    try:
        read_below(root, name.value, MAX_BYTES)
    except FileNotFoundError:
        said = f'{name.path}: there is no file "{name.value}"'
        # The hint with the file of a like name in the same folder.
        path = root / name.value
        try:
            inside = path.parent.resolve().is_relative_to(root.resolve())
            files = sorted(each.name for each in path.parent.iterdir() if each.is_file()) if inside else []
        except OSError:
            files = []
        near = closest(path.name, files)
        folder = name.value.rpartition("/")[0]
        return Diagnostic(
            said,
            name.span,
            (
                f'did you mean "{folder}/{near}"?'.replace('"/', '"')
                if near
                else "names are as in the folder of the data file"
            ),
            name.path,
            code="picture-missing",
        )
    except (OSError, ValueError, RuntimeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
        hint = (
            "pictures stand in the folder of the data file"
            if isinstance(problem, UnfitFileError)
            else "let your user read it"
        )
        said = f'{name.path}: the file "{name.value}" cannot be read: {reason}'
        return Diagnostic(said, name.span, hint, name.path, code="picture-unreadable")
    return None
