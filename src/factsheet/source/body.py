"""Which kinds of blocks stand at the top of a data file, and the blocks under `body`, which name theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from factsheet.blocks import kinds
from factsheet.content.findings import Findings, diagnostics, suggestion
from factsheet.content.piece import ID, MOST_ITEMS, Block, Section, SheetPart, id_hint
from factsheet.content.place import DataNode, MappingNode, ScalarNode, SequenceNode, described
from factsheet.errors import Diagnostic

KIND, DATA = "kind", "data"
# What other programs call a kind: the key, then the kinds.
_CALLED = ("type", "block")
_KINDS_CALLED = {
    **dict.fromkeys(("faq", "faqs", "qa", "q&a"), "questions"),
    **dict.fromkeys(("quotation", "blockquote", "testimonial"), "quote"),
    **dict.fromkeys(("image", "photo", "img"), "picture"),
    **dict.fromkeys(("numbers", "stats", "statistics", "figures"), "key_numbers"),
    **dict.fromkeys(("paragraph", "section", "body", "markdown"), "text"),
    **dict.fromkeys(("bullets", "checklist", "ul"), "list"),
    **dict.fromkeys(("events", "history", "milestones"), "timeline"),
    # Of times of day: a column of them, and one of what is then.
    **dict.fromkeys(("program", "programme", "agenda", "schedule", "timetable"), "table"),
    **dict.fromkeys(("logos", "sponsors", "donors"), "partners"),
    **dict.fromkeys(("graph", "diagram", "pie", "bar"), "chart"),
    **dict.fromkeys(("people", "team", "contacts", "phone"), "contact"),
    **dict.fromkeys(("cta", "qr", "button"), "call_to_action"),
}
P = TypeVar("P", bound=Section)


def at_top() -> Mapping[str, type[SheetPart]]:
    """Return the kinds that have a key of their own at the top of the file, without the header."""
    return {
        kind: cls
        for kind, cls in kinds().items()
        if kind != "header" and not (issubclass(cls, Block) and cls.only_in_body)
    }


def in_body() -> Mapping[str, type[Block]]:
    """Return the kinds that a block under `body` may name."""
    return {kind: cls for kind, cls in kinds().items() if issubclass(cls, Block)}


def in_place(tree: MappingNode, found: list[Diagnostic]) -> MappingNode:
    """Return the keys of the file without those that have to stand under `body`, which are told."""
    classes = in_body()
    known = {*kinds()["header"].keys(), *at_top()}
    astray = [key for key in tree if key in classes and key not in known]
    for key in astray:
        place = tree.place.under(key)
        hint = f"write it under body:, as {key}_1: {{kind: {key}, ...}}"
        found.append(
            place.error("is not a key of the top level", hint, place.key_span, code="block-outside-body")
        )
    left = MappingNode(tree.place, tree.empty)
    left.update((key, node) for key, node in tree.items() if key not in astray)
    return left


def body(node: DataNode, found: Findings, unread: Collection[str]) -> dict[str, Block | None]:
    """Return the blocks under `body` by their paths, in the order of the file; None for what is none.

    `unread` are the paths of charts whose data stand in a file that cannot be read: that is told already.
    """
    place = node.place
    if isinstance(node, ScalarNode):
        hint = "write each block under an id of its own, as danger: {kind: text, ...}"
        found.append(place.error("is not a group of blocks", hint, place.key_span, code="not-a-group"))
        return {}
    for step in node.empty:
        inner = place.under(step)
        hint = "write its keys below it, or delete it"
        found.append(inner.error("is empty", hint, inner.key_span, code="value-empty"))
    if len(node) > MOST_ITEMS:
        said = f"has {len(node)} blocks; {MOST_ITEMS} are allowed"
        hint = "make two sheets of it"
        found.append(place.error(said, hint, place.key_span, code="item-count"))
        return {}
    if isinstance(node, SequenceNode):
        hint = "write them as groups, each under an id that stays"
        said = "is a list: translations follow ids, not positions"
        found.append(place.warning(said, hint, place.key_span, code="items-without-ids"))
    each = node.values() if isinstance(node, MappingNode) else node
    return {
        inner.place.path: _block(inner, found, (DATA,) if inner.place.path in unread else ())
        for inner in each
    }


def _block(node: DataNode, found: Findings, lacking: Collection[str]) -> Block | None:
    place = node.place
    name = place.key[-1]
    if isinstance(name, str) and not ID.fullmatch(name):
        hint = id_hint(name)
        found.append(place.error("is not an id", hint, place.key_span, code="id-not-valid"))
    if not isinstance(node, MappingNode):
        hint = "write its kind and its keys below it"
        said = f"is {described(node)}, not a block"
        found.append(place.error(said, hint, place.key_span, code="not-a-group"))
        return None
    cls = _class(node, found)
    if cls is None:
        return None
    rest = MappingNode(place, tuple(each for each in node.empty if each != KIND))
    rest.update((key, each) for key, each in node.items() if key != KIND)
    before = len(found)
    made = made_of(cls, rest, found, lacking)
    found[before:] = [_with_kinds(each, place.path) for each in found[before:]]
    return made


def _with_kinds(problem: Diagnostic, block: str) -> Diagnostic:
    """A key that a block does not have, with the kinds of blocks that do."""
    key = (problem.path or "").removeprefix(f"{block}.")
    if problem.code != "unknown-key" or not problem.hint.startswith("known"):
        return problem
    others = [kind for kind, cls in in_body().items() if key in cls.model_fields]
    return (
        replace(problem, hint=f"{problem.hint}; {key} is one of kind: {', '.join(others)}")
        if others
        else problem
    )


def _class(node: MappingNode, found: list[Diagnostic]) -> type[Block] | None:
    """The class of the kind that a block names; None where it names none."""
    classes = in_body()
    named = node.get(KIND)
    if named is None:
        hint = f"add a line kind: with one of {', '.join(classes)}"
        other = next((key for key in _CALLED if key in node), "")
        hint = f"write kind: in place of {other}:" if other else hint
        found.append(
            node.place.under(KIND).error("is missing", hint, node.place.key_span, code="kind-missing")
        )
        return None
    if isinstance(named, ScalarNode) and named.raw in classes:
        return classes[named.raw]
    shown = f'"{named.raw[:80]}"' if isinstance(named, ScalarNode) else described(named)
    word = named.raw if isinstance(named, ScalarNode) else ""
    meant = _KINDS_CALLED.get(word.lower(), "")
    hint = f'did you mean "{meant}"?' if meant else suggestion(word, tuple(classes))
    if isinstance(named, ScalarNode) and named.raw in kinds():
        hint = f"{named.raw} stands at the top of the file"
    found.append(named.place.error(f"{shown} is not a kind of block", hint, code="unknown-kind"))
    return None


def made_of(cls: type[P], node: Any, found: Findings, lacking: Collection[str] = ()) -> P | None:
    """Return the model made from a value; None where it cannot be made, and what is wrong is told.

    `lacking` are fields that could not be read, which is told already.  What the fields of a model come to
    stays in `found.values` if it cannot be made.
    """
    before = len(found.values)
    try:
        made = cls.model_validate(node, context=found)
    except ValidationError as error:
        found += diagnostics(error, lacking)
        return None
    del found.values[before:]
    return made


def raw_items(node: DataNode | None) -> Iterator[str]:
    """Yield the ids of the items of a block as they are written, where it could not be made of them."""
    inner: object = node.get("items", node) if isinstance(node, MappingNode) else node
    match inner:
        case MappingNode():
            yield from inner
        case SequenceNode():
            yield from (str(number) for number, _ in enumerate(inner, 1))
