"""One person, with consent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.credits import credited
from factsheet.content.fields import Copy, Heading, PictureFile, PictureFocus, PlainText, one_of
from factsheet.content.findings import focus_of_nothing, without_alt
from factsheet.content.notes import NotedBlock
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.nodes import Group, Landmark, Paragraph, Quote
from factsheet.document.short import paragraphs, photograph, section
from factsheet.errors import Diagnostic


@block("story")
class Story(NotedBlock):
    """The story box: a heading, paragraphs, notes and a picture."""

    heading: Heading = Field(description="The heading of the story, without marks.")
    quote: Copy | None = Field(None, description="A pull quote, in words of the text.")
    text: Copy = Field(description="The story; a blank line parts paragraphs, word[^id] sets a note mark.")
    picture: PictureFile | None = Field(
        None, description="A drawing, or a photograph of at least 300 ppi in print."
    )
    picture_alt: PlainText | None = Field(
        None, description="What the picture shows; required with a picture."
    )
    picture_focus: PictureFocus | None = Field(
        None, description="The point that stays in sight where it is cropped."
    )
    picture_credit: PlainText | None = Field(
        None, description="Who made the photograph, by name: the word for it is put before the name."
    )
    identity: Annotated[str, one_of("named", "protected")] = Field(
        "named", description="protected: nothing in the files may give the person away."
    )
    consent: Annotated[str, one_of("on-file")] | None = Field(None, description="Never printed.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from without_alt(place, "picture", self.picture, self.picture_alt)
        yield from focus_of_nothing(place, "picture", self.picture, self.picture_focus)
        if self.picture_credit and not self.picture:
            hint = "add a line picture: or delete this one"
            yield place.under("picture_credit").error(
                "credits no picture", hint, code="credit-without-picture"
            )

    def document(self, locale: Locale) -> Group:
        quote = (Quote(self.quote),) if self.quote else ()
        return section(
            self.path,
            self.heading,
            *quote,
            Paragraph(self.text),
            *photograph(self.picture, self.picture_alt, self.picture_focus),
            *paragraphs(credited(locale, self.picture_credit, self.picture)),
            landmark=Landmark.ASIDE,
        )
