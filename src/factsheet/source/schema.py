"""schema(): the JSON Schema of data files, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from factsheet.blocks import kinds
from factsheet.content.factsheet import Meta
from factsheet.content.piece import ID, MOST_ITEMS
from factsheet.document.ids import BODY
from factsheet.source.body import KIND, at_top, in_body
from factsheet.source.reader import HEADER


def schema() -> dict[str, Any]:
    """The schema, in the words of draft 7 that editors know, made from the block kinds.

    >>> sorted(schema()["required"])
    ['factsheet', 'id', 'lang', 'summary', 'title']
    """
    classes = kinds()
    models = [(each, "validation") for each in (Meta, *classes.values())]
    refs, whole = models_json_schema(models, ref_template="#/definitions/{model}")  # type: ignore[arg-type]
    definitions = whole["$defs"]
    tops = [_definition(refs[each, "validation"], definitions) for each in (Meta, classes[HEADER])]
    properties = {name: each for top in tops for name, each in top["properties"].items()}
    for kind, cls in at_top().items():
        described = {"description": (cls.__doc__ or "").partition("\n")[0]}
        # A block that may be left out may also be empty.
        properties[kind] = {"anyOf": [refs[cls, "validation"], {"type": "null"}]} | described
    names = {cls: refs[cls, "validation"]["$ref"].rpartition("/")[2] for cls in in_body().values()}
    definitions |= {
        f"{names[cls]}InBody": _named(kind, definitions[names[cls]]) for kind, cls in in_body().items()
    }
    properties[BODY] = _body([f"{name}InBody" for name in names.values()], list(in_body()))
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Factsheet",
        "type": "object",
        "required": [name for top in tops for name in top.get("required", ())],
        "properties": properties,
        "additionalProperties": False,
        "definitions": definitions,
    }


def _named(kind: str, full: dict[str, Any]) -> dict[str, Any]:
    """The definition of a block with the key that names its kind."""
    kinds_key = {KIND: {"const": kind, "description": "The kind of the block."}}
    required = [KIND, *full.get("required", ())]
    return full | {"properties": kinds_key | full["properties"], "required": required}


def _body(names: list[str], known: list[str]) -> dict[str, Any]:
    """Blocks under ids of their own: the kind of each says which definition holds for it."""
    chosen = [
        {
            "if": {"properties": {KIND: {"const": kind}}, "required": [KIND]},
            "then": {"$ref": f"#/definitions/{name}"},
        }
        for kind, name in zip(known, names, strict=True)
    ]
    block = {"type": "object", "properties": {KIND: {"enum": known}}, "required": [KIND], "allOf": chosen}
    keyed = {
        "type": "object",
        "additionalProperties": block,
        "propertyNames": {"pattern": f"^{ID.pattern}$"},
        "maxProperties": MOST_ITEMS,
    }
    listed = {"type": "array", "items": block, "maxItems": MOST_ITEMS}
    described = {"description": "Blocks in reading order, each under an id of its own, with its kind."}
    return {"anyOf": [keyed, listed, {"type": "null"}]} | described


def _definition(ref: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = definitions[ref["$ref"].rpartition("/")[2]]
    return found
