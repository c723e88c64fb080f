"""The head of the sheet: its title and its message.  Its keys stand at the top of the data file."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, PictureFile, PictureFocus, PlainText
from factsheet.content.findings import focus_of_nothing, too_long, without_alt
from factsheet.content.piece import SheetPart
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.nodes import Group, Heading, Landmark
from factsheet.document.short import paragraphs, photograph
from factsheet.errors import Diagnostic


@block("header")
class Header(SheetPart):
    """What the sheet is about, in a line and in a paragraph."""

    title: PlainText = Field(description="The title, without marks; at most 60 characters read well.")
    subtitle: PlainText | None = Field(None, description="A second line of the title, without marks.")
    summary: Copy = Field(description="The main message, read first; at most 110 words.")
    picture: PictureFile | None = Field(None, description="The drawing or photograph of the masthead.")
    picture_alt: PlainText | None = Field(
        None, description="What the picture shows; required with a picture."
    )
    picture_focus: PictureFocus | None = Field(
        None, description="The point that stays in sight where it is cropped."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from too_long(place, "title", self.title, 60)
        yield from too_long(place, "summary", self.summary, 110, "words")
        yield from without_alt(place, "picture", self.picture, self.picture_alt)
        yield from focus_of_nothing(place, "picture", self.picture, self.picture_focus)

    def document(self, locale: Locale) -> Group:
        said = paragraphs(self.subtitle, self.summary)
        shown = photograph(self.picture, self.picture_alt, self.picture_focus)
        return Group("header", (Heading(self.title, 1), *said, *shown), Landmark.HEADER)
