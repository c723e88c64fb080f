"""A layout folder read: `layout.yaml`, what it extends, and the box tree."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from factsheet.boxes.box import Location, Problem
from factsheet.boxes.selectors import faults
from factsheet.boxes.tree import build
from factsheet.errors import Diagnostic, LayoutError, Span
from factsheet.layout.model import Layout, LayoutSpec
from factsheet.resources import bundled
from factsheet.workshop import remembered
from factsheet.yaml_source import YamlDocument, load

FILE = "layout.yaml"
_MOST_PARENTS = 4


def load_layout(name: str | Path = "campaign") -> Layout:
    """The layout of that name, or in that folder.

    A name is looked for among the bundled layouts; a path (with a separator, or a folder
    that is there) is a user's own.  LayoutError tells every problem with its place.

    >>> load_layout("campaign").size.name
    'A4'
    """
    return _loaded(_lineage(_folder(str(name))))


def place_in(layout: Layout, path: str) -> Span:
    """Return where a key of a layout stands, as `swatches.blue`, in its file or in one that it extends.

    For a key that is in none of them it is the layout's file.
    """
    key = tuple(path.split("."))
    found = Span(str(layout.folder / FILE))
    for origin in reversed(_lineage(layout.folder)):
        document = _document(origin)
        found = document.spans.get(key, found)
    return found


def layout_names() -> tuple[str, ...]:
    """The bundled layouts."""
    return tuple(sorted(path.parent.name for path in bundled("layouts").glob(f"*/{FILE}")))


class _Origin(NamedTuple):
    """A layout's folder, and what tells that its file has changed: when it was, in ns, and its size."""

    folder: Path
    changed: int
    size: int


@remembered(most=64)
def _document(origin: _Origin) -> YamlDocument:
    return load(origin.folder / FILE)


def _lineage(folder: Path) -> tuple[_Origin, ...]:
    """The layout in a folder, the one that it extends, and so on."""
    lineage: list[_Origin] = []
    parent: str | None = str(folder)
    while parent is not None:
        if len(lineage) > _MOST_PARENTS:
            raise LayoutError.of(
                "layouts extend each other too deep",
                Span(str(lineage[-1].folder / FILE), 1, 1),
                "let this layout extend one that extends none",
                code="layout-extends-too-deep",
            )
        folder = _folder(parent if not lineage or parent in layout_names() else str(folder / parent))
        try:
            state = (folder / FILE).stat()
        except OSError:
            raise LayoutError.of(
                f"no {FILE} in {folder}",
                Span(str(folder)),
                "a layout is a folder with that file",
                code="unknown-layout",
            ) from None
        lineage.append(_Origin(folder, state.st_mtime_ns, state.st_size))
        values = _document(lineage[-1]).value
        extends = values.get("extends") if isinstance(values, Mapping) else None
        parent = None if extends is None else str(extends)
    return tuple(lineage)


@remembered(most=16)
def _loaded(lineage: tuple[_Origin, ...]) -> Layout:
    documents = [_document(origin) for origin in lineage]
    values: dict[str, Any] = {}
    for document in reversed(documents):
        own = document.value if isinstance(document.value, Mapping) else {}
        values = _merged(values, {key: value for key, value in own.items() if key != "extends"})
    problems: list[Problem] = []
    tree = build(values.pop("tree", {}), ("tree",), problems)
    if tree is not None:
        problems += faults(tree, ("tree",))
    spec = None
    if tree is not None or not problems:
        try:
            spec = LayoutSpec.model_validate(values | {"tree": tree})
        except ValidationError as error:
            problems += [_problem(each) for each in error.errors()]
    if problems or spec is None:
        raise LayoutError(_diagnostics(problems, documents))
    return Layout(spec, lineage[0].folder)


def _problem(error: Any) -> Problem:
    where = error["loc"]
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(where[-1]), LayoutSpec.model_fields, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"the keys: {', '.join(LayoutSpec.model_fields)}"
        return Problem(where, f"unknown key {where[-1]!r}", hint, code="layout-unknown-key")
    if error["type"] == "missing":
        return Problem(where[:-1], f"the key {where[-1]!r} is missing", "add it", code="layout-key-missing")
    message = str(error["msg"]).removeprefix("Value error, ")
    return Problem(where, message, "docs/layouts.md shows what the key may hold", code="layout-value")


def _folder(name: str) -> Path:
    own = bundled("layouts") / name
    if name in layout_names():
        return own
    path = Path(name)
    if path.name == FILE:
        path = path.parent
    if path.is_dir():
        return path.resolve()
    near = difflib.get_close_matches(name, layout_names(), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the layouts: {', '.join(layout_names())}"
    raise LayoutError.of(f"no layout {name!r}", Span(name), hint, code="unknown-layout")


def _merged(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping) and key != "tree":
            result[key] = _merged(dict(old), value)
        else:
            result[key] = value
    return result


def _diagnostics(problems: list[Problem], documents: Sequence[YamlDocument]) -> list[Diagnostic]:
    return [
        Diagnostic(
            each.message, _span(each.location, documents), each.hint, _path(each.location), code=each.code
        )
        for each in problems
    ]


def _span(where: Location, documents: Sequence[YamlDocument]) -> Span | None:
    """The place of the nearest key that is in a file, the layout's own before those that it extends."""
    for stop in range(len(where), -1, -1):
        for document in documents:
            for spans in (document.key_spans, document.spans):
                if where[:stop] in spans:
                    return spans[where[:stop]]
    return None


def _path(where: Location) -> str:
    return ".".join(str(part) for part in where)
