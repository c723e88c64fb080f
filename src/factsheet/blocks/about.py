"""Who says so."""

from __future__ import annotations

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, MarkedHeading
from factsheet.content.notes import NotedBlock
from factsheet.content.words import Locale
from factsheet.document.nodes import Group, Paragraph
from factsheet.document.short import section


@block("about")
class About(NotedBlock):
    """A paragraph on the publisher or the report."""

    heading: MarkedHeading | None = Field(None, description="The heading of the paragraph.")
    text: Copy = Field(description="Who made the sheet, and from what.")

    def document(self, locale: Locale) -> Group:
        return section(self.path, self.heading, Paragraph(self.text))
