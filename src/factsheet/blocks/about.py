"""Who says so."""

from __future__ import annotations

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy
from factsheet.content.piece import Block
from factsheet.content.structure import paragraphs, section
from factsheet.display import Node


@block("about", order=60)
class About(Block):
    """A paragraph on the publisher or the report."""

    heading: Copy | None = Field(None, description="The heading of the paragraph.")
    text: Copy = Field(description="Who made the sheet, and from what.")

    def structure(self) -> Node:
        return section(self.path, self.heading, *paragraphs(self.text))
