"""Running text under a heading."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, Heading
from factsheet.content.notes import NotedBlock
from factsheet.content.words import Locale
from factsheet.document.nodes import Group, Paragraph
from factsheet.document.short import section


@block("text")
class RunningText(NotedBlock):
    """Paragraphs under a heading."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    text: Copy = Field(description="The paragraphs; a blank line parts them.")

    def document(self, locale: Locale) -> Group:
        return section(self.path, self.heading, Paragraph(self.text))
