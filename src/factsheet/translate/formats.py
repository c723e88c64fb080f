"""The kinds of file that catalogues go out and come back in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from factsheet.errors import CatalogueError, Span
from factsheet.files import MB, read_regular
from factsheet.records import dataclass
from factsheet.translate import spreadsheet, xliff
from factsheet.translate.exchange import UnitSheet

MAX_BYTES = 16 * MB


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how a sheet is written into it and read from it."""

    write: Callable[[UnitSheet], bytes]
    read: Callable[[bytes, str], UnitSheet]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {"xlf": Format(xliff.write, xliff.read), "xlsx": Format(spreadsheet.write, spreadsheet.read)}
)


def read_sheet(path: Path) -> UnitSheet:
    """Return the sheet in a file, read by its suffix; raise CatalogueError for what cannot be imported."""
    kind = FORMATS.get({"xliff": "xlf"}.get(path.suffix[1:].lower(), path.suffix[1:].lower()))
    if kind is None:
        said = f"{path} is neither .xlf nor .xlsx"
        hint = "import a file that `factsheet translate export` wrote"
        raise CatalogueError.of(said, Span(str(path)), hint, code="import-unreadable")
    try:
        data = read_regular(path, MAX_BYTES)
    except OSError as problem:
        raise CatalogueError.of(
            f"cannot read {path}: {problem.strerror or problem}",
            Span(str(path)),
            "check the name, and that you may read the file",
            code="import-unreadable",
        ) from None
    return kind.read(data, str(path))
