"""schema(): the JSON Schema of data files, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from factsheet.blocks import kinds
from factsheet.content.factsheet import Meta
from factsheet.content.piece import Block
from factsheet.source.reader import HEADER, REQUIRED


def schema() -> dict[str, Any]:
    """The schema, in the words of draft 7 that editors know, made from the block kinds.

    >>> sorted(schema()["required"])
    ['factsheet', 'id', 'lang', 'publisher', 'summary', 'title']
    """
    classes = kinds()
    models = [(each, "validation") for each in (Meta, *classes.values())]
    refs, whole = models_json_schema(models, ref_template="#/definitions/{model}")  # type: ignore[arg-type]
    definitions = whole["$defs"]
    tops = [_definition(refs[each, "validation"], definitions) for each in (Meta, classes[HEADER])]
    properties = {name: each for top in tops for name, each in top["properties"].items()}
    for kind, cls in classes.items():
        if kind != HEADER:
            properties[kind] = _block(cls, refs[cls, "validation"])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Factsheet",
        "type": "object",
        "required": [*(name for top in tops for name in top.get("required", ())), *REQUIRED],
        "properties": properties,
        "additionalProperties": False,
        "definitions": definitions,
    }


def _block(cls: type[Block], ref: dict[str, Any]) -> dict[str, Any]:
    """A block that may be left out may also be empty."""
    described = {"description": (cls.__doc__ or "").partition("\n")[0]}
    if cls.kind in REQUIRED:
        return {"allOf": [ref]} | described
    return {"anyOf": [ref, {"type": "null"}]} | described


def _definition(ref: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = definitions[ref["$ref"].rpartition("/")[2]]
    return found
