"""The notes of a sheet: words of any block call them by `[^id]`, and they stand together at its end."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy
from factsheet.content.notes import MARKS
from factsheet.content.piece import Keyed, ListPart
from factsheet.content.words import Locale
from factsheet.document.nodes import Group, Note


@block("notes")
class SheetNotes(ListPart):
    """Notes for all blocks, each under its id; a block that has a note of that id goes before."""

    items: Annotated[tuple[Copy, ...], Keyed(1, 4 * len(MARKS))] = Field(
        description="The notes, each under its id; the ids may stand without items: above them."
    )

    def document(self, locale: Locale) -> Group:
        """Return the notes as they are written; the sheet puts them in the order in which they are called."""
        return Group(self.path, tuple(Note(each) for each in self.items), title=self.path)
