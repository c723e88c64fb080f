"""read(): a data file becomes a `Factsheet`, or every reason why it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from factsheet.blocks import kinds
from factsheet.content.factsheet import Factsheet, Meta
from factsheet.content.findings import diagnostics
from factsheet.content.piece import Block, Section, known
from factsheet.content.place import MappingNode, annotate
from factsheet.errors import DataError, Diagnostic, Severity
from factsheet.source.checks import checked
from factsheet.yaml_source import YamlDocument, from_data, load

HEADER = "header"
REQUIRED = ("publisher",)
P = TypeVar("P", bound=Section)


def read(path: str | Path) -> Factsheet:
    """The factsheet in a data file (YAML or JSON).

    Raises DataError with every problem found, each with its line and column and the way
    out.  What need not stop the work is in `Factsheet.warnings`.

    >>> sheet = read("data/hong-kong-refugees/factsheet.yaml")
    >>> sheet.lang, sheet.blocks["header"].title.plain
    ('en', 'Refugees in Hong Kong')
    """
    return factsheet(load(path), Path(path).absolute().parent)


def read_data(data: Mapping[str, Any], root: str | Path | None = None) -> Factsheet:
    """The factsheet in plain Python values; `root` is the folder of its pictures.

    Raises DataError with every problem found, each with the path of its key.
    """
    return factsheet(from_data(data), Path(root).absolute() if root is not None else None)


def factsheet(document: YamlDocument, root: Path | None) -> Factsheet:
    """The factsheet in a document; raises DataError with every problem found."""
    tree = annotate(document)
    if not isinstance(tree, MappingNode):
        hint = "begin with the line factsheet: 1"
        raise DataError.of("the file holds no factsheet", document.span(()), hint, code="not-a-factsheet")
    found: list[Diagnostic] = []
    classes = {kind: cls for kind, cls in kinds().items() if kind != HEADER}
    header = kinds()[HEADER]
    whole = known(tree, (*Meta.keys(), *header.keys(), *classes), found)
    meta = _made(Meta, _part(whole, Meta.keys()), found)
    made = {HEADER: _made(header, _part(whole, header.keys()), found)}
    made |= {kind: _made(cls, whole[kind], found) for kind, cls in classes.items() if kind in whole}
    blocks: dict[str, Block] = {kind: block for kind, block in made.items() if block is not None}
    found += _absent(whole, REQUIRED)
    found += checked(whole, blocks, meta, root)
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors or meta is None:
        raise DataError(_sorted(errors))
    return Factsheet(meta, blocks, root, _sorted(found))


def _made(cls: type[P], node: Any, found: list[Diagnostic]) -> P | None:
    try:
        return cls.model_validate(node, context=found)
    except ValidationError as error:
        found += diagnostics(error)
        return None


def _part(tree: MappingNode, keys: Iterable[str]) -> MappingNode:
    wanted = frozenset(keys)
    part = MappingNode(tree.place, tuple(each for each in tree.empty if each in wanted))
    part.update((key, node) for key, node in tree.items() if key in wanted)
    return part


def _absent(tree: MappingNode, keys: Iterable[str]) -> Iterable[Diagnostic]:
    for key in keys:
        if key not in tree:
            place, empty = tree.place.under(key), key in tree.empty
            yield place.error(
                "is empty" if empty else "is missing",
                f"add a line {key}: with its keys below it",
                place.key_span,
                code="value-empty" if empty else "key-missing",
            )


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order of the file, each once."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda each: (each.span.line, each.span.column) if each.span else (0, 0)))
