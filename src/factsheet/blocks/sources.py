"""Where the numbers come from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated, ClassVar
from urllib.parse import quote

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import AsWritten, Dated, Doi, MarkedHeading, PlainText, Url
from factsheet.content.links import printed
from factsheet.content.markup import merged
from factsheet.content.piece import Entry, Keyed, ListPart
from factsheet.content.words import Locale
from factsheet.document.nodes import Group
from factsheet.document.short import paragraphs, section
from factsheet.document.text import Inline, Name, Text


def _doi_link(doi: Name | None) -> str:
    return f"https://doi.org/{quote(doi.value, safe='/:;()._-')}" if doi else ""


# A word before a number: `p. 44`, `pp. 44-47`, `Annex 2`; one letter without a stop is part of the number.
_WORDED = re.compile(r"[^\W\d_]+\.\s*\d|[^\W\d_]{3,}\s+\d")


def _paged(page: str, locale: Locale) -> str:
    """The page as it prints: as it is written where it has its own word, else with that of the language."""
    before, after = (word.strip().casefold() for word in locale.phrase("page", page="\0").split("\0"))
    said = page.strip().casefold()
    bare = said.removeprefix(before).removesuffix(after).strip()
    own = bare != said and bare[:1].isnumeric()
    return page if own or _WORDED.match(page) else locale.phrase("page", page=page)


class Source(Entry):
    """A publication or a data set."""

    title: PlainText = Field(description="Its title, without marks.")
    authors: PlainText | None = Field(None, description="Who wrote it, as it is to print.")
    publisher: PlainText | None = Field(None, description="Who issued it, without marks.")
    date: Dated | None = Field(None, description='When it was issued, as "2023-11".')
    page: AsWritten | None = Field(
        None, description="The page or pages in it, as 44-47; a word of its own before them prints as it is."
    )
    url: Url | None = Field(None, description="Where it is found.")
    doi: Doi | None = Field(None, description="Its digital object identifier, as 10.1000/182.")
    accessed: Dated | None = Field(None, description="When it was looked at there.")
    archived: Url | None = Field(None, description="A copy that will not change.")

    def line(self, locale: Locale) -> Text:
        """Return the line that is printed: title, publisher, date, page, address, archived copy."""
        # The title leads to the source itself; the archived copy has a link of its own beside it.
        links = [each.value for each in (self.url, self.archived) if each]
        link, archived = (*links, "", "")[:2]
        parts = [
            Inline(self.authors.plain if self.authors else ""),
            Inline(self.publisher.plain if self.publisher else ""),
            Inline(locale.date(self.date) if self.date else ""),
            Inline(_paged(self.page.plain, locale) if self.page else ""),
            Inline(printed(link)),
            Inline(f"doi:{self.doi.value}" if self.doi else "", link=_doi_link(self.doi)),
            Inline(locale.phrase("accessed", date=locale.date(self.accessed)) if self.accessed else ""),
            Inline(printed(archived), link=archived),
        ]
        before, after = locale.phrase("source", source="\0").split("\0")
        opening, closing = locale.phrase("and", part="\0").split("\0")
        runs = [Inline(before), *(replace(run, link=link) for run in self.title.runs)]
        for part in parts:
            runs += [Inline(opening), part, Inline(closing)] if part.value else []
        return Text(tuple(merged((*runs, Inline(after)))), self.path, self.span)


@block("sources")
class Sources(ListPart):
    """The sources, each under its id: directly, or under `items` beside a heading."""

    parts: ClassVar = {"lines": tuple[Text, ...]}

    heading: MarkedHeading | None = Field(None, description="The heading of the list of sources.")
    items: Annotated[tuple[Source, ...], Keyed(1, 50)] = Field(description="The sources, each under its id.")

    def document(self, locale: Locale) -> Group:
        lines = paragraphs(*(each.line(locale) for each in self.items))
        views = {"lines": tuple(each.id for each in lines)}
        return section(self.path, self.heading, *lines, views=views)
