"""Running text set to a measure: paragraphs, the items of lists behind their marks, sub-headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from factsheet.document.text import Text
from factsheet.records import dataclass
from factsheet.setting.context import LayoutContext
from factsheet.setting.counted import CountedParagraph, Look
from factsheet.setting.extent import LEVEL, GalleyExtent, RoomLine, extent_of, joined
from factsheet.setting.galley import Galley, join
from factsheet.setting.paragraph import (
    Fixed,
    Measures,
    counted_paragraph,
    lowered,
    natural_width,
    paragraph_extent,
    set_paragraph,
)
from factsheet.setting.style import BOLD, Align, Lines, Style

# Between what marks an item and its text, and the least that items stand in, in em.
_AFTER_MARK, _LEAST_INDENT = 0.45, 1.0
# Between the items of a list, and over a sub-heading, as parts of the gap between paragraphs.
_BETWEEN_ITEMS, _OVER_HEADING = 0.5, 1.4
# How much larger than its text a sub-heading is that stands one level under the heading of its block.
_LARGER = 1.12


@dataclass(frozen=True, slots=True)
class RunningStyle:
    """The styles of running text: that of its first paragraph, that of the rest, the gap between them.

    `line` is how the gap follows all room, `look` gives what a box asks of a paragraph, by its number.
    """

    body: Style
    first: Style
    gap: float
    line: RoomLine
    look: Callable[[Text, int], Look]


def set_running(
    setting: LayoutContext,
    copy: Text,
    style: RunningStyle,
    measures: Measures,
    part: tuple[int, int] | None = None,
) -> Galley:
    """Return the galley of running text, which may change its measure on the way down.

    `part` are the paragraphs that are set, from one up to another, where the copy parts over pages.

    The text of an item stands behind its mark, that of all items of the copy at one indent; items stand
    closer than paragraphs.
    """
    paragraphs = setting.galleys.paragraphs(copy)
    indent = _indent(setting, paragraphs, style.body)
    parts: list[tuple[Galley, float, float]] = []
    y = 0.0
    for text, own, look, over in _styled(paragraphs, style, part):
        y += over
        label = text.item_label
        if label:
            inner = _narrowed(lowered(measures, y), indent)
            galley = set_paragraph(setting, text, own, inner, look)
            mark = set_paragraph(setting, label, _single(style.body), lambda _: indent, Look())
            shift = (galley.baselines or (0.0,))[0] - (mark.baselines or (0.0,))[0]
            parts.append((mark, 0.0, y + shift))
            parts.append((galley, indent, y))
        else:
            galley = set_paragraph(setting, text, own, lowered(measures, y), look)
            parts.append((galley, 0.0, y))
        y += galley.height
    return join(measures(0.0), y, parts)


class RunningCopy(NamedTuple):
    """Running text in its styles: its paragraphs, each with the room over it in points.

    `items` says whether some are items of a list; `line` is how all room between them follows that of pages.
    """

    copy: Text
    style: RunningStyle
    part: tuple[int, int] | None
    paragraphs: tuple[tuple[CountedParagraph, float], ...]
    items: bool
    line: RoomLine


def running_copy(
    setting: LayoutContext, copy: Text, style: RunningStyle, part: tuple[int, int] | None
) -> RunningCopy:
    """Return running text in its styles, for `running_extent` in any width."""
    paragraphs = setting.galleys.paragraphs(copy)
    counted = tuple(
        (counted_paragraph(setting, text, own, look), over)
        for text, own, look, over in _styled(paragraphs, style, part)
    )
    gaps = sum(over for _, over in counted)
    line = style.line._replace(steep=style.line.steep * gaps / style.gap) if gaps else LEVEL
    return RunningCopy(copy, style, part, counted, any(text.begins for text in paragraphs), line)


def running_extent(setting: LayoutContext, running: RunningCopy, width: float) -> GalleyExtent:
    """Return the extent of running text in a width: what `set_running` tells of itself there."""
    if running.items:
        # Items stand behind their marks, which have lines of their own.
        copy, style, part, *_ = running
        found = extent_of(set_running(setting, copy, style, Fixed(width), part))
        return found.here(setting.step.space) if style.line.steep else found
    parts: list[tuple[GalleyExtent, float]] = []
    y = 0.0
    for counted, over in running.paragraphs:
        y += over
        found = paragraph_extent(setting, counted, width)
        parts.append((found, y))
        y += found.height
    return joined(y, parts, running.line)


def _styled(
    paragraphs: tuple[Text, ...], style: RunningStyle, part: tuple[int, int] | None
) -> Iterator[tuple[Text, Style, Look, float]]:
    """Each paragraph that is set, with its style, its look and the room over it."""
    highest = min((each.heading_level for each in paragraphs if each.heading_level), default=0)
    start, stop = part or (0, len(paragraphs))
    for number, text in enumerate(paragraphs[start:stop], start):
        level = text.heading_level
        if text.item_label:
            own = _ragged(style.body)
        elif level:
            own = _heading(style.body, level == highest)
        else:
            own = style.body if number else style.first
        over = style.gap * _share(paragraphs[number - 1], text) if number > start else 0.0
        yield text, own, style.look(text, number), over


def _share(before: Text, text: Text) -> float:
    """The part of the gap that stands between two paragraphs."""
    if before.item_label and text.item_label:
        return _BETWEEN_ITEMS
    if before.heading_level:
        return _BETWEEN_ITEMS
    return _OVER_HEADING if text.heading_level else 1.0


def _indent(setting: LayoutContext, paragraphs: tuple[Text, ...], style: Style) -> float:
    """Where the text of items begins: behind the widest of their marks, in points."""
    labels = {label.plain: label for part in paragraphs if (label := part.item_label)}
    if not labels:
        return 0.0
    widest = max(natural_width(setting, label, style) for label in labels.values())
    return max(widest + _AFTER_MARK * style.size, _LEAST_INDENT * style.size)


def _narrowed(measures: Measures, by: float) -> Measures:
    if isinstance(measures, Fixed):
        return Fixed(max(0.0, measures.measure - by))
    return lambda top: max(0.0, measures(top) - by)


def _single(style: Style) -> Style:
    return style.model_copy(update={"lines": Lines.SINGLE, "align": Align.START, "fit": None})


def _ragged(style: Style) -> Style:
    """Items begin at their indent, whatever the paragraphs around them do."""
    return style if style.align is Align.START else style.model_copy(update={"align": Align.START})


def _heading(style: Style, upper: bool) -> Style:
    """The style of a sub-heading: bold, the upper of two levels larger."""
    size = round(style.size * (_LARGER if upper else 1.0) * 20) / 20
    changed = {"weight": max(style.weight, BOLD), "size": size, "leading": style.leading * size / style.size}
    return style.model_copy(update=changed | {"fit": None})
