"""A picture with what it shows, its caption and its credit; or several as one group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.credits import credited
from factsheet.content.fields import Copy, Heading, PictureFile, PictureFocus, PlainText, one_of
from factsheet.content.notes import NotedBlock
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.nodes import Element, Group, Landmark
from factsheet.document.short import paragraphs, photograph, section
from factsheet.errors import Diagnostic

SHAPES = ("wide", "tall", "square", "as-is")
_SHAPE = "How it is cropped: wide to 16:9, tall to 3:4, square, or as-is, not at all."
_FOCUS = "The point that stays in sight where it is cropped."


class PictureEntry(Entry):
    """One picture of a group."""

    file: PictureFile = Field(description="The drawing or photograph.")
    alt: PlainText = Field(description="What it shows, for those who do not see it.")
    caption: Copy | None = Field(None, description="What a reader has to know of it.")
    credit: PlainText | None = Field(
        None, description="Who made it, by name: the word for it is put before the name."
    )
    shape: Annotated[str, one_of(*SHAPES)] | None = Field(None, description=_SHAPE)
    focus: PictureFocus | None = Field(None, description=_FOCUS)


@block("picture")
class PictureBlock(NotedBlock):
    """A picture, or several as one group."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    file: PictureFile | None = Field(None, description="The drawing or photograph, one beside the data file.")
    alt: PlainText | None = Field(None, description="What it shows, for those who do not see it.")
    caption: Copy | None = Field(None, description="What a reader has to know of it, or of the group.")
    credit: PlainText | None = Field(
        None, description="Who made it, by name: the word for it is put before the name."
    )
    shape: Annotated[str, one_of(*SHAPES)] | None = Field(None, description=_SHAPE)
    focus: PictureFocus | None = Field(None, description=_FOCUS)
    items: Annotated[tuple[PictureEntry, ...], Keyed(0, MOST_ITEMS, well=20)] = Field(
        (), description="Instead of file and alt: several pictures, each under its id."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        if (self.file is None) == (not self.items):
            said = "has both a file and items" if self.file else "has no picture"
            hint = "write file: and alt:, or several under items:"
            yield place.error(said, hint, place.key_span, code="picture-block-empty")
        if self.file and not self.alt:
            hint = "add a line alt: what the picture shows, for those who do not see it"
            inner = place.under("alt")
            yield inner.error("is missing", hint, place.under("file").key_span, code="picture-without-alt")
        elif self.items and not self.file and (self.alt or self.shape or self.focus):
            inner = place.under("alt" if self.alt else "shape" if self.shape else "focus")
            hint = "write it with each of the items"
            yield inner.error("is of no picture", hint, inner.key_span, code="alt-without-picture")

    def document(self, locale: Locale) -> Group:
        inside: tuple[Element, ...]
        if self.file:
            inside = photograph(self.file, self.alt, self.focus, self.shape or "")
        else:
            inside = tuple(
                Group(
                    each.path,
                    (
                        *photograph(each.file, each.alt, each.focus, each.shape or ""),
                        *paragraphs(each.caption, credited(locale, each.credit, each.file)),
                    ),
                    Landmark.PART,
                )
                for each in self.items
            )
        views = {"items": tuple(each.path for each in self.items)}
        files = (self.file, *(each.file for each in self.items))
        words = paragraphs(self.caption, credited(locale, self.credit, *files))
        return section(self.path, self.heading, *inside, *words, views=views)
