"""read(): a data file becomes a `Factsheet`, or every reason why it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from factsheet.blocks import kinds
from factsheet.blocks.sources import Sources
from factsheet.content.factsheet import Factsheet, Meta, OwnValues
from factsheet.content.findings import Findings
from factsheet.content.languages import language
from factsheet.content.piece import SheetPart, known
from factsheet.content.place import MappingNode, annotate
from factsheet.document.ids import BODY
from factsheet.errors import DataError, Diagnostic, Severity
from factsheet.source.body import at_top, body, in_place, made_of
from factsheet.source.brand import with_brand, with_mark
from factsheet.source.checks import checked, layout_faults
from factsheet.source.data_files import with_cells, with_data
from factsheet.source.overrides import for_language, given, overridden
from factsheet.yaml_source import YamlDocument, from_data, load_readable

HEADER, IMPRINT = "header", "imprint"
CLOSING = ("publisher", "sources", "notes", IMPRINT)
"""What reads after all blocks, wherever it stands in the file."""


def read(path: str | Path, variables: Mapping[str, Any] | None = None) -> Factsheet:
    """The factsheet in a data file (YAML or JSON), with other values for its variables and content paths.

    Raises DataError with every problem found, each with its line and column and the way
    out.  What need not stop the work is in `Factsheet.warnings`.

    >>> sheet = read("data/hong-kong-refugees/factsheet.yaml")
    >>> sheet.lang, sheet.blocks["header"].title.plain
    ('en', 'Refugees in Hong Kong')
    """
    document = load_readable(path)
    if variables:
        document = overridden(document, given(variables))
    return factsheet(document, Path(path).absolute().parent)


def read_data(
    data: Mapping[str, Any], root: str | Path | None = None, variables: Mapping[str, Any] | None = None
) -> Factsheet:
    """The factsheet in plain Python values; `root` is the folder of its pictures, `variables` as of `read`.

    Raises DataError with every problem found, each with the path of its key.
    """
    document = overridden(from_data(data), given(variables)) if variables else from_data(data)
    return factsheet(document, Path(root).absolute() if root is not None else None)


def factsheet(document: YamlDocument, root: Path | None) -> Factsheet:
    """The factsheet in a document; raises DataError with every problem found."""
    found = Findings()
    found += document.problems
    meta, blocks = _made(document, root, found)
    editions: dict[str, OwnValues] = {}
    for tag, paths in meta.editions.items() if meta else ():
        try:
            changed, left_out = for_language(document, tag, paths, found)
        except DataError as error:
            found += error.diagnostics
            continue
        own, others = _made(changed, root, found)
        if own:
            kept = {path: block for path, block in others.items() if path not in left_out}
            editions[language(tag).tag] = OwnValues(own, kept, frozenset(paths))
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors or meta is None:
        # What a sheet is laid out in is looked for once it is read: one that is not is told of it here.
        raise DataError(
            _sorted((*errors, *(layout_faults(meta.layout, root) if meta and meta.layout else ())))
        )
    return Factsheet(meta, blocks, root, _sorted(found), editions)


def as_read(document: YamlDocument, sheet: Factsheet, lang: str) -> YamlDocument:
    """Return the document that a factsheet was read from as it is in a language.

    The data of its charts stand in it, and the values that it gives for the language.
    """
    given_for = sheet.given_for(lang)
    for tag, paths in sheet.meta.editions.items():
        if language(tag).tag == given_for:
            document, _ = for_language(document, tag, paths, [])
    return with_data(document, sheet.root, [])[0]


def _made(
    document: YamlDocument, root: Path | None, found: Findings
) -> tuple[Meta | None, Mapping[str, SheetPart]]:
    """What the file says of itself, and its blocks by path; what is wrong is added to `found`."""
    told, found.values = len(found), []
    document, unread = with_data(document, root, found)
    tree = annotate(document)
    if not isinstance(tree, MappingNode):
        hint = "begin with the line factsheet: 1"
        raise DataError.of("the file holds no factsheet", document.span(()), hint, code="not-a-factsheet")
    header, classes = kinds()[HEADER], at_top()
    whole = known(in_place(tree, found), (*Meta.keys(), *header.keys(), *classes, BODY), found)
    whole = with_brand(whole, root, found)
    meta = made_of(Meta, _part(whole, Meta.keys()), found)
    made = {HEADER: made_of(header, _part(whole, header.keys()), found)}
    # In the order of the file; `body` stands where its key stands.
    for key, node in sorted(
        whole.items(), key=lambda entry: CLOSING.index(entry[0]) if entry[0] in CLOSING else -1
    ):
        if key == BODY:
            made |= body(node, found, unread)
        elif key in classes:
            made[key] = made_of(classes[key], node, found)
    if meta and meta.edition and IMPRINT not in whole and not _is_said(meta.edition, made.get("sources")):
        # The date of the edition is printed in the imprint, also where a sheet has no other small print.
        made[IMPRINT] = made_of(classes[IMPRINT], MappingNode(tree.place.under(IMPRINT)), found)
    blocks = with_mark(
        {path: block for path, block in made.items() if block is not None}, meta.brand if meta else None
    )
    if "publisher" not in whole:
        hint = "add a line publisher: with its name, so that readers know who says so"
        found.append(tree.place.warning("names no publisher", hint, code="publisher-missing"))
    found += checked(whole, blocks, meta, root, found.values)
    found[told:] = with_cells(document, found[told:])
    return meta, blocks


def _is_said(edition: object, sources: SheetPart | None) -> bool:
    """Whether the line of a source has the date of the edition: a bare one after it reads as a mistake."""
    return isinstance(sources, Sources) and any(each.date == edition for each in sources.items)


def _part(tree: MappingNode, keys: Iterable[str]) -> MappingNode:
    wanted = frozenset(keys)
    part = MappingNode(tree.place, tuple(each for each in tree.empty if each in wanted))
    part.update((key, node) for key, node in tree.items() if key in wanted)
    return part


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order of the file, each once."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda each: (each.span.line, each.span.column) if each.span else (0, 0)))
