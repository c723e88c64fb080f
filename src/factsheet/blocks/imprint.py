"""The small print at the foot."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, License, PictureFile, PlainText, Url
from factsheet.content.piece import Entry, Keyed, SheetPart
from factsheet.content.words import Locale
from factsheet.document.nodes import Element, Group, Landmark, List, ListItem, Paragraph
from factsheet.document.short import figure, linked, made, paragraphs, section
from factsheet.document.text import Inline, Name, Text

# SPDX id -> the name in print and the address (https://spdx.org/licenses/).
_CC = "https://creativecommons.org"


class Partner(Entry):
    """An organization that took part."""

    name: PlainText = Field(description="Its name, without marks.")
    logo: PictureFile | None = Field(None, description="Its mark; without it the name is set in type.")
    url: Url | None = Field(None, description="Its website.")


@block("imprint")
class Imprint(SheetPart):
    """Edition, licence, method and disclaimer; what is not given does not print."""

    parts: ClassVar = {"edition": Text, "lines": tuple[Text, ...]}

    license: License | None = Field(None, description="The licence of the sheet, an SPDX id as CC-BY-4.0.")
    method: Copy | None = Field(None, description="How the numbers were made, in a sentence.")
    disclaimer: Copy | None = Field(None, description="What the publisher does not answer for.")
    partners: Annotated[tuple[Partner, ...], Keyed(0, 12)] = Field((), description="Who took part.")

    def document(self, locale: Locale) -> Group:
        dated: tuple[Text, ...] = ()
        if locale.edition:
            dated = (made(locale.date(locale.edition), f"{self.path}.edition", self.span),)
        licensed = (_licensed(self.license, locale),) if self.license else ()
        lines = paragraphs(*dated, *licensed, self.method, self.disclaimer)
        partners = tuple(
            ListItem(each.path, (*_mark(each), Paragraph(linked(each.name, each.url))))
            for each in self.partners
        )
        listed = (List(f"{self.path}.partners", partners),) if partners else ()
        views = {"lines": tuple(each.id for each in lines)}
        return section(self.path, None, *lines, *listed, landmark=Landmark.FOOTER, views=views)


def _mark(partner: Partner) -> tuple[Element, ...]:
    return figure(partner.logo, partner.name, "logo", (partner.name.path,))


def _licensed(license: Name, locale: Locale) -> Text:
    name, address = _named(license.value)
    before, after = locale.phrase("license", license="\0").split("\0")
    runs = (Inline(before), Inline(name, link=address), Inline(after))
    return Text(tuple(run for run in runs if run.value), license.path, license.span)


def _named(license: str) -> tuple[str, str]:
    """The name of a licence in print, and where it is read.

    >>> _named("CC-BY-NC-4.0")
    ('CC BY-NC 4.0', 'https://creativecommons.org/licenses/by-nc/4.0/')
    """
    if license.startswith("CC0-"):
        version = license.removeprefix("CC0-")
        return f"CC0 {version}", f"{_CC}/publicdomain/zero/{version}/"
    if license.startswith("CC-"):
        terms, _, version = license.removeprefix("CC-").rpartition("-")
        return f"CC {terms} {version}", f"{_CC}/licenses/{terms.lower()}/{version}/"
    return license, f"https://spdx.org/licenses/{license}.html"
