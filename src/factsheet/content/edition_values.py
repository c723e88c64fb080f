"""Values for one language: under its tag, by content path, as `editions: {ar: {"title": "..."}}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from factsheet.content.fields import report
from factsheet.content.findings import invalid
from factsheet.content.languages import UnknownLanguageError, language
from factsheet.content.place import DataNode, MappingNode, ScalarNode, SequenceNode, described

OMIT = "omit"
"""The last step of the path of a block that an edition leaves out."""
EditionPaths = Mapping[str, tuple[str, ...]]
_HINT = 'write values by content path under each language: ar: {"body.help.line.phone": "999"}'


@dataclass(frozen=True)
class EditionValues:
    """A group whose keys are language tags and whose values are groups of values by content path."""

    expected = "values by content path, under language tags"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(_values)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        values = {"type": "object", "propertyNames": {"pattern": "^[a-z]"}}
        return {"type": "object", "additionalProperties": values, "propertyNames": {"pattern": "^[A-Za-z]"}}


def _values(node: Any, info: ValidationInfo) -> EditionPaths:
    """Return the paths by language as they are written; the values themselves are read with the blocks."""
    if isinstance(node, ScalarNode | SequenceNode):
        said = f"is {described(node)}, not a group of keys"
        raise invalid(node.place.error(said, _HINT, node.place.key_span, code="not-a-group"))
    if not isinstance(node, MappingNode):
        return dict(node)
    found: dict[str, tuple[str, ...]] = {}
    for key in node.empty:
        inner = node.place.under(key)
        report(info, inner.error("is empty", _HINT, inner.key_span, code="value-empty"))
    for key, each in node.items():
        try:
            language(key)
        except UnknownLanguageError as problem:
            place = each.place
            report(info, place.error(str(problem), problem.hint, place.key_span, code="language-not-usable"))
        else:
            found[key] = tuple(_paths(each, info))
    return found


def _paths(node: DataNode, info: ValidationInfo) -> list[str]:
    place = node.place
    if not isinstance(node, MappingNode):
        said = f"is {described(node)}, not a group of values"
        report(info, place.error(said, _HINT, place.key_span, code="not-a-group"))
        return []
    for step in node.empty:
        inner = place.under(step)
        report(info, inner.error("is empty", _HINT, inner.key_span, code="value-empty"))
    return list(node)
