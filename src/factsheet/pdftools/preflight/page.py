"""A page of a file: its boxes, its resources, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from factsheet.pdftools.geometry import Box
from factsheet.pdftools.preflight.fonts import PdfFont
from factsheet.pdftools.preflight.marks import PageMark, State, TextMark
from factsheet.pdftools.preflight.objects import (
    box,
    data,
    is_stream,
    number,
    resolve,
    sequence,
)
from factsheet.pdftools.preflight.reading import painting, state, text
from factsheet.pdftools.preflight.reading.machine import Machine, Reading
from factsheet.records import dataclass

M = TypeVar("M", bound=PageMark)
_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
_OPERATORS = state.TABLE | painting.TABLE | text.TABLE


@dataclass(slots=True)
class Budget:
    """How many bytes of content are still read of a file."""

    left: int

    def spend(self, amount: int) -> bool:
        """Return whether there was enough left."""
        self.left -= amount
        return self.left >= 0


@dataclass(frozen=True, eq=False)
class PageSheet:
    """A page, counted from 1.  `entries` are those of its dictionary with what it inherits."""

    number: int
    entries: Mapping[str, Any]
    budget: Budget

    @property
    def source(self) -> Any:
        """The page object itself."""
        return self.entries[""]

    def box(self, key: str) -> Box | None:
        """Return a box that the page states, such as `TrimBox`."""
        return box(self.entries.get(f"/{key}"))

    @property
    def media(self) -> Box:
        """The MediaBox; where there is none, the paper that readers assume."""
        return self.box("MediaBox") or _LETTER

    @property
    def trim(self) -> Box:
        """The page as cut: TrimBox or ArtBox, else what is shown of it."""
        return self.box("TrimBox") or self.box("ArtBox") or self.box("CropBox") or self.media

    @property
    def bleed(self) -> Box:
        """The BleedBox; where there is none, the page as cut."""
        return self.box("BleedBox") or self.trim

    @property
    def unit(self) -> float:
        """The entry UserUnit."""
        return number(self.entries.get("/UserUnit")) or 1.0

    @property
    def rotation(self) -> int:
        """The entry Rotate."""
        return int(number(self.entries.get("/Rotate")) or 0) % 360

    @property
    def resources(self) -> Any:
        """The resource dictionary."""
        return resolve(self.entries.get("/Resources"))

    @property
    def annotations(self) -> list[Any]:
        """The annotation dictionaries."""
        return [each for each in sequence(self.entries.get("/Annots")) if each is not None]

    @cached_property
    def content(self) -> bytes | None:
        """The content streams joined; None if one cannot be decoded."""
        found = resolve(self.entries.get("/Contents"))
        parts = [data(each) for each in ([found] if is_stream(found) else sequence(found))]
        return None if None in parts else b"\n".join(part for part in parts if part)

    @cached_property
    def reading(self) -> Reading:
        """What the page shows."""
        if self.content is None:
            broken = Reading()
            broken.skipped("a content stream cannot be decoded")
            return broken
        if not self.budget.spend(len(self.content)):
            unread = Reading()
            unread.skipped("the file has more content than is read")
            return unread
        return read(self.content, self.resources, self.media)

    def marks(self, kind: type[M]) -> Iterator[M]:
        """Return the marks of a kind in paint order."""
        return (mark for mark in self.reading.marks if isinstance(mark, kind))

    def place(self, area: Box) -> str:
        """Return where an area is, in words: its left and its top, from the top left of the trimmed page."""
        left, top = area[0] - self.trim[0], self.trim[3] - area[3]
        return f"at {left:.0f}, {top:.0f} pt"


def read(content: bytes, resources: Any, limits: Box) -> Reading:
    """Return what a content stream paints on a page with these limits."""
    machine = Machine(_OPERATORS)
    machine.run(content, resources, State(clip=limits), ())
    if machine.open_marks:
        machine.reading.wrong("marked content is begun and not ended")
    return machine.reading


def shown_fonts(page: PageSheet) -> list[PdfFont]:
    """Return the fonts of text that is seen on a page."""
    return list(dict.fromkeys(mark.font for mark in page.marks(TextMark) if mark.state.text_mode != 3))


def shown_codes(pages: Iterable[PageSheet], unseen: bool = True) -> dict[PdfFont, dict[int, int]]:
    """Return the codes shown in each font, each with the number of the page where it comes first."""
    found: dict[PdfFont, dict[int, int]] = {}
    for page in pages:
        for mark in page.marks(TextMark):
            if unseen or mark.state.text_mode != 3:
                codes = found.setdefault(mark.font, {})
                for each in mark.shown:
                    codes.setdefault(each.code, page.number)
    return found
