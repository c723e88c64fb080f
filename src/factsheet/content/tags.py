"""Language tags as values of the data file."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo

from factsheet.content.fields import Kind
from factsheet.content.findings import invalid
from factsheet.content.languages import Language, UnknownLanguageError, language
from factsheet.content.place import ScalarNode


def _language(leaf: ScalarNode, info: ValidationInfo) -> Language:
    try:
        return language(leaf.raw)
    except UnknownLanguageError as problem:
        raise invalid(
            leaf.place.error(f'"{leaf.raw[:80]}" {problem}', problem.hint, code="language-not-usable")
        ) from None


Tag = Annotated[Language, Kind(_language, {"type": "string", "examples": ["en", "ar"]}, "text")]
