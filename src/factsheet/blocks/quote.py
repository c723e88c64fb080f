"""What somebody said, in their own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, Heading, PictureFile, PictureFocus, PlainText
from factsheet.content.findings import focus_of_nothing, too_long, without_alt
from factsheet.content.notes import NotedBlock
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.nodes import Group, Landmark, Quote
from factsheet.document.short import paragraphs, photograph, section
from factsheet.errors import Diagnostic


@block("quote")
class QuoteBlock(NotedBlock):
    """A passage in somebody's own words, and whose they are."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="A heading above it, without marks; seldom needed.")
    text: Copy = Field(
        description="The words; at most 60 read well. Quotation marks are added where there are none."
    )
    who: PlainText | None = Field(None, description="Who said them, without marks.")
    role: PlainText | None = Field(None, description="What this person is, as midwife in Northgate.")
    picture: PictureFile | None = Field(None, description="A portrait.")
    picture_alt: PlainText | None = Field(None, description="What it shows; required with a picture.")
    picture_focus: PictureFocus | None = Field(
        None, description="The point that stays in sight where it is cropped."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from too_long(place, "text", self.text, 60, "words")
        yield from without_alt(place, "picture", self.picture, self.picture_alt)
        yield from focus_of_nothing(place, "picture", self.picture, self.picture_focus)
        if self.role and not self.who:
            hint = "add a line who: with the name, or move the words there"
            inner = place.under("role")
            yield inner.error("is the role of nobody", hint, inner.key_span, code="role-of-nobody")

    def document(self, locale: Locale) -> Group:
        said = (Quote(self.text, self.who), *paragraphs(self.role))
        shown = photograph(self.picture, self.picture_alt, self.picture_focus)
        return section(self.path, self.heading, *said, *shown, landmark=Landmark.ASIDE)
