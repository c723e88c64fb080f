"""The notes of a sheet: words of any block call them by `[^id]`, and they stand together at its end."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from factsheet.blocks import block
from factsheet.content.fields import Copy
from factsheet.content.notes import MARKS
from factsheet.content.piece import Keyed, SheetPart
from factsheet.content.place import MappingNode
from factsheet.content.words import Locale
from factsheet.document.nodes import Group, Note


@block("notes")
class SheetNotes(SheetPart):
    """Notes for all blocks, each under its id; a block that has a note of that id goes before."""

    items: Annotated[tuple[Copy, ...], Keyed(1, 4 * len(MARKS))] = Field(
        description="The notes, each under its id; the ids may stand without items: above them."
    )

    @classmethod
    def shaped(cls, node: MappingNode) -> MappingNode:
        if "items" in node or "items" in node.empty:
            return node
        whole = MappingNode(node.place)
        whole["items"] = node
        return whole

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        full = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [full["properties"]["items"], full], "description": full.get("description", "")}

    def document(self, locale: Locale) -> Group:
        """Return the notes as they are written; the sheet puts them in the order in which they are called."""
        return Group(self.path, tuple(Note(each) for each in self.items), title=self.path)
