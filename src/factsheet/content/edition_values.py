"""Values for one language: under its tag, by content path, as `editions: {ar: {"title": "..."}}`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationInfo

from factsheet.content.fields import report
from factsheet.content.groups import OwnGroup, report_empty
from factsheet.content.languages import UnknownLanguageError, language
from factsheet.content.place import DataNode, MappingNode, described

OMIT = "omit"
"""The last step of the path of a block that an edition leaves out."""
EditionPaths = Mapping[str, tuple[str, ...]]
_HINT = 'write values by content path under each language: ar: {"body.help.line.phone": "999"}'


def _values(node: MappingNode, info: ValidationInfo) -> EditionPaths:
    """Return the paths by language as they are written; the values themselves are read with the blocks."""
    found: dict[str, tuple[str, ...]] = {}
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
    report_empty(node, _HINT, info)
    return list(node)


EDITION_VALUES = OwnGroup(
    _values,
    {
        "additionalProperties": {"type": "object", "propertyNames": {"pattern": "^[a-z]"}},
        "propertyNames": {"pattern": "^[A-Za-z]"},
    },
    "values by content path, under language tags",
    _HINT,
    empty=_HINT,
)
"""A group whose keys are language tags and whose values are groups of values by content path."""
