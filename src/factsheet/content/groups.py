"""Groups of keys that are read in a way of their own: words by language, built-in words, other values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from factsheet.content.fields import report
from factsheet.content.findings import no_group
from factsheet.content.place import MappingNode, ScalarNode, SequenceNode
from factsheet.records import dataclass


@dataclass(frozen=True, eq=False)
class OwnGroup:
    """How a group is read, and what an editor is told of it.

    `hint` says how it is written, `empty` what to do with a key that has no value.
    """

    made: Callable[[MappingNode, ValidationInfo], Any]
    json: Mapping[str, Any]
    expected: str
    hint: str
    empty: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._validated)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "object", **self.json}

    def _validated(self, node: Any, info: ValidationInfo) -> Any:
        if isinstance(node, ScalarNode | SequenceNode):
            raise no_group(node, self.hint)
        if not isinstance(node, MappingNode):
            return dict(node)
        report_empty(node, self.empty, info)
        return self.made(node, info)


def report_empty(node: MappingNode, hint: str, info: ValidationInfo) -> None:
    """Report an error for each key of a group that has no value."""
    for key in node.empty:
        place = node.place.under(key)
        report(info, place.error("is empty", hint, place.key_span, code="value-empty"))
