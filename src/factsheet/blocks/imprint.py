"""The small print at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import AsWritten, Copy, Dated, License, PictureFile, PlainText, Url
from factsheet.content.piece import Entry, Keyed, SheetPart
from factsheet.content.place import Location
from factsheet.content.words import Locale, phrased
from factsheet.document.dates import Date
from factsheet.document.nodes import Element, Group, Landmark, List, ListItem, Paragraph
from factsheet.document.short import figure, linked, made, paragraphs, section
from factsheet.document.text import Inline, Name, Text
from factsheet.errors import Diagnostic

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
    responsible: PlainText | None = Field(None, description="Who answers for the sheet, by name.")
    version: AsWritten | None = Field(None, description="The version of the sheet, as 2.1.")
    number: AsWritten | None = Field(None, description="Its number, as in a series or of an order.")
    reviewed: Dated | None = Field(None, description='When it was last reviewed, as "2026-03".')
    next_review: Dated | None = Field(None, description="When it will be reviewed next.")
    partners: Annotated[tuple[Partner, ...], Keyed(0, 12)] = Field((), description="Who took part.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        if self.reviewed and self.next_review and self.next_review <= self.reviewed:
            said = f"is {self.next_review}, and the last one was {self.reviewed}"
            yield place.under("next_review").error(said, "write a later date", code="dates-out-of-order")

    def document(self, locale: Locale) -> Group:
        dated: tuple[Text, ...] = ()
        if locale.edition:
            said = locale.phrase("updated", date=locale.date(locale.edition))
            dated = (made(said, f"{self.path}.edition", self.span),)
        licensed = (_licensed(self.license, locale),) if self.license else ()
        told = (
            phrased(locale, "version", "version", self.version),
            phrased(locale, "number", "number", self.number),
            phrased(locale, "responsible", "name", self.responsible),
            self._day(locale, "reviewed", self.reviewed),
            self._day(locale, "next_review", self.next_review),
        )
        lines = paragraphs(*dated, *told, *licensed, self.method, self.disclaimer)
        partners = tuple(
            ListItem(each.path, (*_mark(each), Paragraph(linked(each.name, each.url))))
            for each in self.partners
        )
        listed = (List(f"{self.path}.partners", partners),) if partners else ()
        views = {"lines": tuple(each.id for each in lines)}
        return section(self.path, None, *lines, *listed, landmark=Landmark.FOOTER, views=views)

    def _day(self, locale: Locale, key: str, day: Date | None) -> Text | None:
        if day is None:
            return None
        return made(locale.phrase(key, date=locale.date(day)), f"{self.path}.{key}", self.span)


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
