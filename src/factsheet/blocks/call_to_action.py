"""Where to read more: the scan-to-read code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import URL, Copy, Flag, Mapped, PictureFile, PictureFocus, PlainText, Url
from factsheet.content.findings import focus_of_nothing, without_alt
from factsheet.content.languages import kin
from factsheet.content.links import printed
from factsheet.content.notes import BlockWithNotes
from factsheet.content.piece import Section
from factsheet.content.place import Location
from factsheet.content.tags import Tag
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Code, Element, Group, Landmark, Paragraph
from factsheet.document.short import made, paragraphs, photograph, section
from factsheet.document.text import Inline, Name, Text
from factsheet.errors import Diagnostic


class Publication(Section):
    """What the code leads to; its words are set on the cover or beside it."""

    title: PlainText = Field(description="The title as on the cover, without marks.")
    date: PlainText | None = Field(None, description="The date as on the cover, without marks.")
    cover: PictureFile | None = Field(None, description="The picture of the cover, without its words.")
    cover_alt: PlainText | None = Field(None, description="What the cover shows; required with a cover.")
    cover_focus: PictureFocus | None = Field(
        None, description="The point that stays in sight where it is cropped."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from without_alt(place, "cover", self.cover, self.cover_alt)
        yield from focus_of_nothing(place, "cover", self.cover, self.cover_focus)


@block("call_to_action")
class CallToAction(BlockWithNotes):
    """A call, the code that answers it, and what it leads to."""

    parts: ClassVar = {"address": Text}

    text: Copy = Field(description="The call beside the code; begins with a verb.")
    url: Url = Field(
        description="Where the code leads ({lang}: the language of the edition); a phone or mail address too."
    )
    urls: Annotated[dict[str, Name], Mapped(URL)] | None = Field(
        None, description="Addresses by language, where {lang} is not enough."
    )
    language: Tag | None = Field(
        None, description="The language of what it opens; editions in others print its name."
    )
    show_url: Flag = Field(False, description="True prints the address under the code.")
    publication: Publication | None = Field(None, description="What the code leads to.")

    def document(self, locale: Locale) -> Group:
        chosen = (self.urls or {}).get(locale.lang, self.url).value.replace("{lang}", locale.lang)
        address = replace(self.url, value=chosen)
        opens = self.language.tag if self.language else ""
        text = self.text
        if opens and not kin(opens, locale.lang):
            text = replace(text, runs=(*text.runs, Inline(f" ({locale.language(opens)})")))
        said = locale.phrase("code", call=text.plain, address=chosen)
        code = Code(address, made(said, Slot.CODE.of(self.url.path), self.url.span), opens)
        printed_address = Text((Inline(printed(chosen), link=chosen),), f"{self.path}.address", self.url.span)
        read = paragraphs(printed_address) if self.show_url else ()
        return section(self.path, None, Paragraph(text), code, *read, *self._publication())

    def _publication(self) -> tuple[Element, ...]:
        work = self.publication
        if work is None:
            return ()
        inside = (
            *photograph(work.cover, work.cover_alt, work.cover_focus),
            *paragraphs(work.title, work.date),
        )
        return (Group(work.path, inside, Landmark.PART),)
