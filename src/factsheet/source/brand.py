"""The brand of a data file: in the file itself, or in one beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from factsheet.blocks.publisher import Publisher
from factsheet.content.brand import FILE, BrandKeys
from factsheet.content.piece import SheetPart
from factsheet.content.place import DataNode, Location, MappingNode, ScalarNode, annotate
from factsheet.errors import Diagnostic, FactsheetError
from factsheet.files import UnfitFileError
from factsheet.source.beside import read_beside
from factsheet.yaml_source import parse

KEY, NONE = "brand", "none"
_MOST_BYTES = 2**20


def with_brand(tree: MappingNode, root: Path | None, found: list[Diagnostic]) -> MappingNode:
    """Return the data with its brand in place: what a named file holds, or `brand.yaml` beside the data.

    `brand: none` leaves it out.  What is wrong with the file is added to `found`.
    """
    named = tree.get(KEY)
    if isinstance(named, MappingNode) or KEY in tree.empty:
        return tree
    branch = MappingNode(tree.place, tree.empty)
    branch.update((key, node) for key, node in tree.items() if key != KEY)
    place = tree.place.under(KEY)
    if named is None:
        held = _held(root, FILE, place, found) if root and (root / FILE).is_file() else None
    elif isinstance(named, ScalarNode) and named.raw == NONE:
        held = None
    elif isinstance(named, ScalarNode):
        held = _held(root, named.raw, place, found)
    else:
        held = named
    if held is not None:
        branch[KEY] = held
    return branch


def _held(root: Path | None, name: str, place: Location, found: list[Diagnostic]) -> DataNode | None:
    """The values of the file of a brand; None, and why, if it has none."""
    try:
        path, data = read_beside(root, name, _MOST_BYTES, place.document.file)
    except UnfitFileError as fault:
        hint = f"name a file beside the data file, as {FILE}, or write {KEY}: none"
        found.append(place.error(f'"{name[:80]}" {fault}', hint, code="brand-file-unreadable"))
        return None
    try:
        held = annotate(parse(data, path))
    except FactsheetError as error:
        found.extend(error.diagnostics)
        return None
    if held is None:
        hint = "write logo:, colors: or faces: in it, or delete it"
        found.append(place.error(f'"{name}" is empty', hint, code="brand-file-unreadable"))
    return held


def with_mark(blocks: dict[str, SheetPart], brand: BrandKeys | None) -> Mapping[str, SheetPart]:
    """Return the blocks, the publisher with the logo of the brand if it has none of its own."""
    publisher = blocks.get(Publisher.kind)
    if not brand or not brand.logo or not isinstance(publisher, Publisher) or publisher.logo:
        return blocks
    logo = replace(brand.logo, path=f"{publisher.path}.logo")
    says = replace(brand.logo_alt, path=f"{publisher.path}.logo_alt") if brand.logo_alt else None
    marked = publisher.model_copy(update={"logo": logo, "logo_alt": publisher.logo_alt or says})
    return blocks | {Publisher.kind: marked}
