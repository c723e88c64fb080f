"""What only the whole factsheet can tell: references from one block to another, files, notes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from factsheet.art.icons import find
from factsheet.art.pictures import artwork
from factsheet.blocks.header import Header
from factsheet.blocks.key_numbers import KeyNumbers
from factsheet.blocks.notes import SheetNotes
from factsheet.content.factsheet import Meta
from factsheet.content.fields import FILE, ICON
from factsheet.content.findings import closest, suggestion, unknown_layout, without_alt
from factsheet.content.notes import SHEET_NOTES, BlockWithNotes
from factsheet.content.patterns import asked
from factsheet.content.piece import SheetPart
from factsheet.content.place import DataNode, Location, MappingNode, ScalarNode, leaves
from factsheet.content.placeholders import LANGUAGE, faults
from factsheet.document.ids import BODY, ContentId, field_of, parent_path
from factsheet.document.nodes import VALUE
from factsheet.document.text import Name, Text, cited, target
from factsheet.errors import Diagnostic, FactsheetError, Severity, Span
from factsheet.resources import bundled
from factsheet.source.body import KIND, at_top, raw_items
from factsheet.source.rounding import digits_lost

_LABEL, _SOURCE, _PICTURE = "label", "source", "picture"


def checked(
    tree: MappingNode,
    blocks: Mapping[str, SheetPart],
    meta: Meta | None,
    root: Path | None,
    values: Iterable[tuple[object, Any]],
) -> Iterator[Diagnostic]:
    """What is wrong between the blocks that could be made from the tree, and with files that they name.

    `values` are those of fields of blocks that could not be made, each with its kind: one run tells what is
    wrong with them, too.
    """
    loose = tuple(values)
    texts = tuple(each for _, each in loose if isinstance(each, Text))
    places = {leaf.place.path: leaf.place for leaf in leaves(tree)}
    numbers = tuple(_numbers(tree, blocks))
    written = tree.get("variables")
    variables = tuple(written) if isinstance(written, MappingNode) else ()
    for name in variables:
        if name in numbers:
            hint = "give the variable another id"
            said = f"is the id of a key number too: what {{{name}}} sets is not clear"
            inner = tree.place.under("variables").under(name)
            yield inner.error(said, hint, inner.key_span, code="variable-not-usable")
    sources = tuple(_item_ids(blocks.get("sources"), tree.get("sources")))
    labels = {
        each.label.path for block in blocks.values() if isinstance(block, KeyNumbers) for each in block.items
    }
    labels |= {each.path for each in texts if field_of(each.path) == _LABEL}
    own = blocks.get(SHEET_NOTES)
    notes = own.items if isinstance(own, SheetNotes) else ()
    called = {
        run.note for block in blocks.values() for text in block.texts() for run in text.runs if run.note
    }
    if loose:
        called |= {note.id for note in notes if any(f"[^{note.id}]" in each.raw for each in leaves(tree))}
    aims = tuple(dict.fromkeys((*(field_of(each) for each in blocks), *_written(tree))))
    yield from digits_lost(tree)
    yield from _uncalled(notes, called, "a text", places)
    sheet = tuple(note.id for note in notes)
    for text in (*texts, *(text for block in blocks.values() for text in block.texts())):
        # A value that stands for a group has the path of its field, and the place of the group.
        place = places.get(text.path) or places.get(parent_path(text.path))
        if place:
            yield from _references(text, place, numbers, variables, labels)
            yield from _addresses(text, place, variables)
            yield from _citations(text, place, sources)
            yield from _targets(text, place, aims)
    for block in blocks.values():
        yield from _block_notes(block, places, sheet)
    yield from _named(blocks.values(), loose, sources, root, places)
    if meta and meta.translator_notes:
        known = {*blocks, *Header.keys()}
        paths = {path for path in places if ContentId.parse(path).block in known}
        paths |= {text.path for block in blocks.values() for text in block.texts()}
        yield from _translator_notes(meta, paths, places)


def _block_notes(
    block: SheetPart, places: Mapping[str, Location], sheet: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """An error for each call of a note that is not there, and for each note of a block that is not called."""
    for text in block.texts():
        place = places.get(text.path) or places.get(parent_path(text.path))
        if place:
            yield from _notes(text, place, block, sheet)
    if isinstance(block, BlockWithNotes):
        yield from _uncalled(block.notes, block.called(), "the text", places)


def _named(
    blocks: Iterable[SheetPart],
    loose: Iterable[tuple[object, Any]],
    sources: tuple[str, ...],
    root: Path | None,
    places: Mapping[str, Location],
) -> Iterator[Diagnostic]:
    """What is wrong with the sources, files and icons that are named in blocks, and in values without one."""
    for block in blocks:
        named = (name for piece in block.pieces() for name in getattr(piece, _SOURCE, ()))
        yield from _sources(named, sources)
        yield from _files(block.values(lambda kind: kind is FILE), root)
        yield from _icons(block.values(lambda kind: kind is ICON), root)
    names = tuple(each for each in loose if isinstance(each[1], Name))
    yield from _sources((each for _, each in names if _SOURCE in each.path.split(".")[-2:]), sources)
    yield from _files((each for kind, each in names if kind is FILE), root)
    yield from _icons((each for kind, each in names if kind is ICON), root)
    for name in (each for kind, each in names if kind is FILE and field_of(each.path) == _PICTURE):
        place = places.get(name.path)
        if place and f"{name.path}_alt" not in places:
            around = Location(place.document, place.key[:-1])
            yield from without_alt(around, _PICTURE, name, None)


def layout_faults(name: Name, root: Path | None) -> Iterator[Diagnostic]:
    """Yield an error for a layout that is neither bundled nor a folder beside the data."""
    known = sorted(each.name for each in bundled("layouts").iterdir() if each.is_dir())
    if name.value not in known and not (root and (root / name.value).is_dir()):
        yield unknown_layout(name, known)


def _numbers(tree: MappingNode, blocks: Mapping[str, SheetPart]) -> Iterator[str]:
    """Yield the ids of all key numbers, those of blocks that could not be made among them."""
    kind = KeyNumbers.kind
    yield from _item_ids(blocks.get(kind), tree.get(kind))
    inner = tree.get(BODY)
    for node in inner.values() if isinstance(inner, MappingNode) else ():
        named = node.get(KIND) if isinstance(node, MappingNode) else None
        if isinstance(named, ScalarNode) and named.raw == kind:
            yield from _item_ids(blocks.get(node.place.path), node)


def _item_ids(block: SheetPart | None, node: DataNode | None) -> Iterator[str]:
    """Yield the ids of the items of a block; as they are written, where it could not be made of them."""
    return (each.id for each in getattr(block, "items", ())) if block else raw_items(node)


def _references(
    text: Text, place: Location, numbers: tuple[str, ...], variables: tuple[str, ...], labels: set[str]
) -> Iterator[Diagnostic]:
    for ref, span in _asked(text, place):
        if ref == VALUE:
            if text.path not in labels:
                hint = "{value} stands in the label of a key number; elsewhere write the id of the number"
                yield place.error("quotes {value} of no number", hint, span, code="value-outside-label")
        elif numbers.count(ref) > 1:
            hint = "give one of them another id"
            said = f'quotes the key number "{ref}", and there are {numbers.count(ref)} of that id'
            yield place.error(said, hint, span, code="key-number-unclear")
        elif ref not in (*numbers, *variables):
            hint = (
                suggestion(ref, (*numbers, *variables))
                if numbers or variables
                else "there are no key numbers; write \\{ for the sign itself"
            )
            yield place.error(
                f'quotes the key number "{ref}", which does not exist', hint, span, code="unknown-key-number"
            )


def _asked(text: Text, place: Location) -> Iterator[tuple[str, Span]]:
    """The ids that a text asks for, those inside its plurals and choices among them, each with its place."""
    for run in text.runs:
        if run.pattern:
            span = place.sign(f"{{{run.ref}")
            yield from ((name, span) for name in dict.fromkeys(name for name, _ in asked(run.pattern)))
        elif run.ref:
            yield run.ref, place.sign(f"{{{run.ref}}}")


def _addresses(text: Text, place: Location, variables: tuple[str, ...]) -> Iterator[Diagnostic]:
    """An error for each variable in the address of a link that is not there."""
    for link in dict.fromkeys(run.link for run in text.runs if "{" in run.link):
        yield from faults(place, link, variables, (LANGUAGE,))


def _notes(text: Text, place: Location, block: SheetPart, sheet: tuple[str, ...]) -> Iterator[Diagnostic]:
    known = (*(note.id for note in block.notes), *sheet) if isinstance(block, BlockWithNotes) else sheet
    for note in (run.note for run in text.runs if run.note):
        if note not in known:
            hint = suggestion(note, known) if known else "write the note under notes:"
            said = f'calls the note "{note}", which is not in notes'
            yield place.error(said, hint, place.sign(f"[^{note}]"), code="unknown-note")


def _uncalled(
    notes: Iterable[Text], called: Container[str], where: str, places: Mapping[str, Location]
) -> Iterator[Diagnostic]:
    """An error for each note that is not called; `where` is the text that can call it."""
    for note in notes:
        if note.id not in called:
            hint = f"write word[^{note.id}] in {where}"
            place = places[note.path]
            yield place.error("is never referenced", hint, place.key_span, code="note-not-called")


def _written(tree: MappingNode) -> Iterator[str]:
    """Yield the names of all blocks as they are written, those that could not be made among them."""
    yield from (key for key in tree if key in at_top())
    inner = tree.get(BODY)
    yield from inner if isinstance(inner, MappingNode) else ()


def _sources(names: Iterable[object], sources: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in names:
        if isinstance(name, Name) and name.value not in sources:
            hint = _source_hint(name.value, sources)
            said = f'{name.path} names the source "{name.value}", which is not in sources'
            yield Diagnostic(said, name.span, hint, name.path, code="unknown-source")


def _source_hint(name: str, sources: tuple[str, ...]) -> str:
    """The hint to a source that is not there: the nearest one, or where it is to stand."""
    # Those of a list have no ids but their numbers.
    named = tuple(each for each in sources if not each.isdigit())
    return suggestion(name, named) if named else f"write it under sources:, as {name}: {{title: ...}}"


def _citations(text: Text, place: Location, sources: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in (name for run in text.runs for name, _ in cited(run)):
        if name not in sources:
            hint = _source_hint(name, sources)
            said = f'cites the source "{name}", which is not in sources'
            yield place.error(said, hint, place.sign(f"@{name}"), code="unknown-source")


def _targets(text: Text, place: Location, blocks: tuple[str, ...]) -> Iterator[Diagnostic]:
    """An error for each link that leads to a block which is not there."""
    for name in dict.fromkeys(target(run.link) for run in text.runs if target(run.link)):
        if name not in blocks:
            said = f'leads to the block "{name}", which is not there'
            hint = suggestion(name, blocks)
            yield place.error(said, hint, place.sign(f"(#{name})"), code="unknown-block")


def _files(names: Iterable[Name], root: Path | None) -> Iterator[Diagnostic]:
    """Why pictures cannot be used: they are read here, so that all that is wrong is told at once."""
    for name in names:
        try:
            artwork(root, name)
        except FactsheetError as problem:
            yield from problem.diagnostics


def _icons(names: Iterable[Name], root: Path | None) -> Iterator[Diagnostic]:
    for name in names:
        try:
            find(name, root=root)
        except FactsheetError as problem:
            yield from problem.diagnostics


def _translator_notes(meta: Meta, paths: set[str], places: Mapping[str, Location]) -> Iterator[Diagnostic]:
    for path, note in (meta.translator_notes or {}).items():
        if path not in paths:
            said = f'translator_notes: there is no text "{path}"'
            near = closest(path, paths)
            hint = f'did you mean "{near}"?' if near else "write the path of a text, as story.heading"
            yield Diagnostic(
                said,
                places[note.path].key_span,
                hint,
                note.path,
                Severity.WARNING,
                code="translator-note-without-text",
            )
