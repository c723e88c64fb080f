"""The small print at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, File, License, PlainText, Url
from factsheet.content.piece import NOTHING, Block, Generated, Item, Keyed
from factsheet.content.text import Inline, Name, Text
from factsheet.content.words import Words
from factsheet.document.nodes import Element, Group, Landmark, Paragraph
from factsheet.document.short import figure, paragraphs

# SPDX id -> the name in print and the address (https://spdx.org/licenses/).
_CC = "https://creativecommons.org"


class Partner(Item):
    """An organization that took part."""

    name: PlainText = Field(description="Its name, without marks.")
    logo: File | None = Field(None, description="Its mark; without it the name is set in type.")
    url: Url | None = Field(None, description="Its website.")


@block("imprint", order=90)
class Imprint(Block):
    """Edition, licence, method and disclaimer; what is not given does not print."""

    license: License | None = Field(None, description="The licence of the sheet, an SPDX id as CC-BY-4.0.")
    method: Copy | None = Field(None, description="How the numbers were made, in a sentence.")
    disclaimer: Copy | None = Field(None, description="What the publisher does not answer for.")
    partners: Annotated[tuple[Partner, ...], Keyed(0, 12)] = Field((), description="Who took part.")
    edition: Generated[Text] = NOTHING
    license_line: Generated[Text] = NOTHING

    @property
    def lines(self) -> tuple[Text, ...]:
        """The lines of the small print, as they are printed."""
        found = (self.edition, self.license_line, self.method, self.disclaimer)
        return tuple(text for text in found if text)

    def completed(self, words: Words) -> Imprint:
        made: dict[str, object] = {"partners": tuple(_linked(each) for each in self.partners)}
        if words.edition:
            runs = (Inline(words.date(words.edition)),)
            made["edition"] = Text(runs, f"{self.path}.edition", self.span, words.lang)
        if self.license:
            made["license_line"] = _licensed(self.license, words)
        return self.model_copy(update=made)

    def document(self) -> Group:
        partners = (each for partner in self.partners for each in self._partner(partner))
        return Group(self.path, (*paragraphs(*self.lines), *partners), Landmark.FOOTER)

    def required(self) -> Iterator[Text]:
        """A partner's name need not be set in type where the logo says it."""
        yield from self.lines
        yield from (each.name for each in self.partners if not each.logo)

    def _partner(self, partner: Partner) -> tuple[Element, ...]:
        return (*figure(partner.logo, partner.name, "logo"), Paragraph(partner.name))


def _linked(partner: Partner) -> Partner:
    """A partner whose name leads to its website."""
    if not partner.url:
        return partner
    runs = tuple(replace(run, link=partner.url.value) for run in partner.name.runs)
    return partner.model_copy(update={"name": replace(partner.name, runs=runs)})


def _licensed(license: Name, words: Words) -> Text:
    name, address = _named(license.value)
    before, after = words.phrase("license", license="\0").split("\0")
    runs = (Inline(before), Inline(name, link=address), Inline(after))
    return Text(tuple(run for run in runs if run.value), license.path, license.span, words.lang)


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
