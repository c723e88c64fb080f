"""What a sheet says that is not to be released: a draft, an embargo."""

from __future__ import annotations

from factsheet.content.factsheet import Meta
from factsheet.document.ids import STAMP
from factsheet.document.nodes import Group, Landmark, Wishes
from factsheet.document.short import made, paragraphs
from factsheet.locale.numbers import in_digits
from factsheet.locale.words import BuiltIn


def stamp(meta: Meta, words: BuiltIn) -> tuple[Group, ...]:
    """Return the group that stands under the header of such a sheet; nothing for any other."""
    said = {}
    if meta.status:
        said["status"] = words.phrase(meta.status)
    if meta.embargo:
        when = f"{words.date(meta.embargo.day)}, {in_digits(meta.embargo.clock, words.facts)}"
        said["embargo"] = words.phrase("embargo", date=when)
    lines = paragraphs(*(made(each, f"{STAMP}.{key}", meta.lang_span) for key, each in said.items()))
    wishes = Wishes(tone="warning")
    return (Group(STAMP, lines, Landmark.SECTION, title=STAMP, kind=STAMP, wishes=wishes),) if lines else ()
