"""Who issues the sheet."""

from __future__ import annotations

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Address, PictureFile, PlainText
from factsheet.content.piece import SheetPart
from factsheet.content.words import Locale
from factsheet.document.nodes import Group
from factsheet.document.short import figure, made, paragraphs, section


@block("publisher")
class Publisher(SheetPart):
    """The organization behind the sheet, with its mark and how to reach it."""

    name: PlainText = Field(description="The name of the organization, without marks.")
    descriptor: PlainText | None = Field(None, description="The second line of the mark, without marks.")
    logo: PictureFile | None = Field(None, description="The mark as SVG; without it the name is set in type.")
    logo_alt: PlainText | None = Field(
        None, description="What the logo says; by default name and descriptor."
    )
    website: Address | None = Field(None, description="Printed and linked, as https://example.org.")
    contact: Address | None = Field(
        None, description="A mail address or telephone number, printed and linked."
    )

    def document(self, locale: Locale) -> Group:
        names = tuple(text for text in (self.name, self.descriptor) if text)
        said = made(" ".join(text.plain for text in names), f"{self.path}.logo_alt", self.name.span)
        mark = figure(self.logo, self.logo_alt or said, "logo", tuple(text.path for text in names))
        return section(self.path, None, *mark, *paragraphs(*names, self.website, self.contact))
