"""Who issues the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Address, File, PlainText
from factsheet.content.piece import NOTHING, Block, Generated
from factsheet.content.text import Inline, Text
from factsheet.content.words import Words
from factsheet.document.nodes import Group
from factsheet.document.short import figure, paragraphs, section


@block("publisher", order=10)
class Publisher(Block):
    """The organization behind the sheet, with its mark and how to reach it."""

    name: PlainText = Field(description="The name of the organization, without marks.")
    descriptor: PlainText | None = Field(None, description="The second line of the mark, without marks.")
    logo: File | None = Field(None, description="The mark as SVG; without it the name is set in type.")
    logo_alt: PlainText | None = Field(
        None, description="What the logo says; by default name and descriptor."
    )
    website: Address | None = Field(None, description="Printed and linked, as https://example.org.")
    contact: Address | None = Field(
        None, description="A mail address or telephone number, printed and linked."
    )
    spoken: Generated[Text] = NOTHING

    def completed(self, words: Words) -> Publisher:
        if not self.logo:
            return self
        said = " ".join(text.plain for text in (self.name, self.descriptor) if text)
        spoken = self.logo_alt or Text((Inline(said),), f"{self.path}.logo_alt", self.name.span)
        return self.model_copy(update={"spoken": spoken})

    def document(self) -> Group:
        mark = figure(self.logo, self.spoken, "logo")
        said = paragraphs(self.name, self.descriptor, self.website, self.contact)
        return section(self.path, None, *mark, *said)

    def required(self) -> Iterator[Text]:
        """The name need not be set in type where the logo says it."""
        return (text for text in (*self._mark(), self.website, self.contact) if text)

    def _mark(self) -> tuple[Text | None, ...]:
        return () if self.logo else (self.name, self.descriptor)
