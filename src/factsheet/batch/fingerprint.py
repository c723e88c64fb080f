"""Sums of all that goes into an edition: where none has changed, it would be made again as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from factsheet.batch.job import BatchOrder, BatchPattern, Job, with_row
from factsheet.composing.plan_file import PlanKey, written
from factsheet.content.brand import FILE as BRAND
from factsheet.content.factsheet import Factsheet
from factsheet.content.place import Location
from factsheet.content.placeholders import values, with_values
from factsheet.errors import FactsheetError
from factsheet.files import MB, below, read_regular
from factsheet.fonts.packaged import folders as packaged_folders
from factsheet.layout.load import lineage
from factsheet.locale.catalogues import find
from factsheet.resources import bundled
from factsheet.workshop import remembered
from factsheet.yaml_source import YamlDocument, parse

_LIMIT = 256 * MB
_LONGEST_NAME = 400
_FACES = (".ttf", ".otf", ".yaml")


def order_key(order: BatchOrder, pattern: BatchPattern) -> str:
    """Return the sum of what all editions of an order have in common.

    These are the program, the data, the layout, the faces, the plan and what is asked for.
    """
    whole = hashlib.sha256()
    wanted = order.wanted
    sheet = {each.name: getattr(wanted.sheet, each.name) for each in fields(wanted.sheet) if each.compare}
    said = (version("factsheet"), _canonical(wanted.targets), _canonical(sheet), str(wanted.fallback))
    plan = written({PlanKey("", ""): order.plan}) if order.plan else ""
    data = order.data if isinstance(order.data, bytes) else repr(order.data).encode()
    for part in (*(each.encode() for each in (*said, plan)), data, *_shared(order, pattern)):
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def _canonical(value: Any) -> str:
    """What a value is in words that are the same in every process: sets in order, functions by name."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = [f"{each.name}={_canonical(getattr(value, each.name))}" for each in fields(value)]
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(_canonical, value)))}}}"
    if isinstance(value, Mapping):
        return _canonical({(key, _canonical(each)) for key, each in value.items()})
    if isinstance(value, tuple | list):
        return f"({', '.join(map(_canonical, value))})"
    if callable(value):
        return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"
    return repr(value)


def _shared(order: BatchOrder, pattern: BatchPattern) -> Iterator[bytes]:
    """The sums of the files that every edition is made with."""
    folders = [bundled("fonts")]
    if pattern.layout:
        folders += lineage(pattern.layout.folder)
    root = Path(order.root) if order.root else None
    if root:
        # The own faces and icons of the data file, which copy and layout call by their names.
        folders += [root / name for name in ("fonts", "icons") if (root / name).is_dir()]
    for folder in packaged_folders():
        # Of faces that other distributions bring the names and sizes tell: they change with a version.
        for path in sorted(each for each in folder.rglob("*") if each.suffix in _FACES):
            yield f"{folder.name}/{path.name} {path.stat().st_size}".encode()
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            yield path.relative_to(folder).as_posix().encode()
            yield file_sum(path)
    for path in _of_brand(pattern.document, root) if root else ():
        yield path.as_posix().encode() + file_sum(path)


def _of_brand(document: YamlDocument, root: Path) -> Iterator[Path]:
    """The file of the brand beside the data, and those that it names: its logo."""
    whole = document.value
    named = whole.get("brand", BRAND) if isinstance(whole, dict) else None
    path = _file(root, named) if isinstance(named, str) else None
    if path is None:
        return
    yield path
    try:
        held = parse(read_regular(path, MB), str(path)).value
    except (OSError, FactsheetError):
        return
    names = {each for each in _texts(held) if len(each) < _LONGEST_NAME and "." in each}
    yield from sorted(found for each in names if (found := _file(root, each)))


def row_sum(order: BatchOrder, job: Job, pattern: BatchPattern) -> str:
    """Return the sum of what a row is read from: its order, its values, and the files they name."""
    whole = hashlib.sha256(order.key.encode())
    for each in job.values:
        cell = each.cell
        said = (each.path, each.lang, cell.raw, cell.written, str(cell.value), cell.is_date)
        whole.update(repr(said).encode())
    root = Path(order.root) if order.root else None
    for path in _named(job, pattern, root) if root else ():
        whole.update(path.as_posix().encode() + file_sum(path))
    return whole.hexdigest()


def job_key(job: Job, sheet: Factsheet, linked: bool) -> str:
    """Return the sum of all that goes into an edition: what its row is read from, and its catalogue.

    The languages made together with it count only where its files are `linked` to them.
    """
    whole = hashlib.sha256(job.inputs.encode())
    whole.update(repr((job.stem, job.lang, job.together if linked else ())).encode())
    if job.lang != sheet.lang:
        try:
            catalogue = find(sheet, job.lang)
        except FactsheetError:
            catalogue = None
        whole.update((catalogue.written if catalogue else "").encode())
    return whole.hexdigest()


def _named(job: Job, pattern: BatchPattern, root: Path) -> list[Path]:
    """The files below the folder of the data that its values name, variables of the row in their places."""
    try:
        document = with_row(pattern.document, job)
    except FactsheetError:
        return []
    known = values(Location(document))
    named = (each for each in _texts(document.value) if len(each) < _LONGEST_NAME and "." in each)
    names = {with_values(each, known) for each in named}
    return sorted(path for each in names if (path := _file(root, each)))


def _file(root: Path, name: str) -> Path | None:
    try:
        path = below(root, name)
        return path if path.is_file() else None
    except OSError:
        return None


def _texts(value: Any) -> Iterator[str]:
    """Every text of one line below a value."""
    if isinstance(value, str):
        if "\n" not in value:
            yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, Iterable):
        for each in value:
            yield from _texts(each)


def file_sum(path: Path) -> bytes:
    """Return the SHA-256 of a file, which is read again when it has changed; nothing for one that is gone."""
    try:
        state = path.stat()
    except OSError:
        return b""
    return _sum(path, state.st_mtime_ns, state.st_size)


@remembered(most=4096)
def _sum(path: Path, changed: int, size: int) -> bytes:
    try:
        return hashlib.sha256(read_regular(path, _LIMIT)).digest()
    except OSError:
        return b""
