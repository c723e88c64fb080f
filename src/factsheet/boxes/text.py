"""`text`: a piece of copy in a style."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from factsheet.boxes.box import Box, Selector, kind
from factsheet.document.text import PARAGRAPH, Text
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.setting.context import LayoutContext
from factsheet.setting.counted import Look
from factsheet.setting.extent import NOTHING, GalleyExtent
from factsheet.setting.galley import Galley
from factsheet.setting.paragraph import Measures, fixed, natural_width
from factsheet.setting.running import (
    RunningCopy,
    RunningStyle,
    running_copy,
    running_extent,
    set_running,
)
from factsheet.setting.style import Distance, Gap, Length, Spec, Style
from factsheet.typeset.sentences import first_sentence


class Opening(Spec):
    """A bold first sentence, in a swatch of its own if it has one."""

    swatch: str = ""


@kind("text")
class TextBox(Box):
    """Copy that runs down its measure, paragraph by paragraph.

    `first` is the style of the first of several paragraphs, `opening` makes the first
    sentence bold, `numbers` is the swatch of key numbers that the copy quotes.
    """

    by_gaps: ClassVar[bool] = True

    text: Selector
    style: str
    first: str = ""
    opening: Opening | None = None
    numbers: str = ""
    gap: Distance = Gap()
    most_size: Length | None = Field(None, description="no type that is fitted to its measure is larger")

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        return self.flowed(setting, fixed(width))

    def flowed(self, setting: LayoutContext, measures: Measures) -> Galley:
        """The copy set to a measure that may change on the way down."""
        copy = self.copy_of(setting)
        if not copy:
            return Galley(0.0, 0.0)
        running, part = self._running(setting, copy)
        return set_running(setting, copy, running, measures, part)

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        found = setting.galleys.resolved.get((id(self), id(setting.item)))
        if found is None:
            found = setting.galleys.resolve(self, setting.item, lambda: self._copy(setting))
        return running_extent(setting, found, width) if found else NOTHING

    def _copy(self, setting: LayoutContext) -> RunningCopy | Literal[False]:
        """The copy in its styles; nothing to set is False, since it is known."""
        copy = self.copy_of(setting)
        return running_copy(setting, copy, *self._running(setting, copy)) if copy else False

    def _running(self, setting: LayoutContext, copy: Text) -> tuple[RunningStyle, tuple[int, int] | None]:
        """The styles of the copy, and which of its paragraphs a tile shows, if not all."""
        several = PARAGRAPH in copy.plain
        own = self.style_in(setting)
        first = setting.style(self.first) if self.first and several else own
        running = RunningStyle(
            own,
            first,
            self.gap.at(setting.step.space),
            self.gap.line(setting.step.space),
            lambda text, number: self._look(setting, text, number),
        )
        portion = setting.portion
        part = (portion.start, portion.stop) if portion and portion.selector == self.text else None
        return running, part

    def style_in(self, setting: LayoutContext) -> Style:
        """Return the style of the copy: the same object each time, by which what is set is known."""
        style, most = setting.style(self.style), self.most_size
        if not style.fit or most is None or style.size <= most:
            return style
        return setting.galleys.made_of(style, (most,), lambda: style.at_most(most))

    def _look(self, setting: LayoutContext, text: Text, number: int) -> Look:
        if self.opening is None or number or text.begins:
            return Look(numbers=self.numbers)
        end = first_sentence(text.plain, setting.edition.lang)
        return Look(end if end < len(text.plain) else 0, self.opening.swatch, self.numbers)

    def copy_of(self, setting: LayoutContext) -> Text | None:
        """The text that the selector names."""
        found = setting.find(self.text)
        if found is None or isinstance(found, Text):
            return found
        raise LayoutError.of(
            f"{self.text} is not text",
            IN_LAYOUT,
            "a text box takes a selector of copy",
            code="layout-selector-kind",
        )

    def content_width(self, setting: LayoutContext) -> float:
        copy = self.copy_of(setting)
        return natural_width(setting, copy, setting.style(self.style)) if copy else 0.0
