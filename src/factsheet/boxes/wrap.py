"""`wrap`: copy that runs round a picture in its corner; the picture takes the height the copy leaves."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import Field

from factsheet.boxes.art import PictureBox
from factsheet.boxes.box import Box, Edges, Padding, kind, present, set_box
from factsheet.boxes.choice import Child, expand
from factsheet.boxes.text import TextBox
from factsheet.display import DisplayGroup, GlyphRun
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, join
from factsheet.setting.paragraph import lowered
from factsheet.setting.style import Distance, Gap, Length, Spec

_TRIALS = 16


class Extent(Spec):
    """A width and a height."""

    width: Length
    height: Length


class _Room(NamedTuple):
    """What the picture takes from the corner, and how wide the box is."""

    width: float
    taken: float
    down: float

    def at(self, top: float) -> float:
        return self.width - self.taken if top < self.down else self.width


@kind("wrap")
class Wrap(Box):
    """Boxes one below the other, beside and then below a picture at the top of the end side.

    The picture stands in the very corner, the copy inside `inset`.  It is as large as the
    height allows, from `least` to `most`, and no further from its own proportions than a third of it.
    """

    wrap: tuple[Box, ...]
    around: Box
    least: Extent
    most: Extent
    inset: Padding = Edges()
    clear: Length = Field(14.0, description="distance between the picture and the copy")
    gap: Distance = Gap()

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        if height is None or not present(self.around, setting):
            return self._filled(setting, width, height, 0.0)
        shares = [number / _TRIALS for number in range(_TRIALS, -1, -1)]
        fitting = [share for share in shares if self._at(setting, width, share).height <= height + 0.01]
        tidy = (share for share in fitting if not self._strays(setting, width, share))
        return self._filled(setting, width, height, next(tidy, fitting[0] if fitting else 0.0))

    def _strays(self, setting: LayoutContext, width: float, share: float) -> bool:
        """Whether the first line of a paragraph stands beside the picture and its others below."""
        _, wide, tall = self._picture(setting, share)
        if not wide:
            return False
        edge = tall + self.clear / 2
        lines = [("", 0.0), *_lines(self._at(setting, width, share))]
        return any(
            before != own == after and _top(y, below) < edge <= _top(y, below) + below - y
            for (before, _), (own, y), (after, below) in zip(lines, lines[1:], lines[2:], strict=False)
        )

    def _filled(self, setting: LayoutContext, width: float, height: float | None, share: float) -> Galley:
        """The copy with the picture at its size, its gaps opened as far as the height allows."""
        galley = self._at(setting, width, share)
        spare = (height or 0.0) - galley.height
        if spare > 0 and self.gap.max is not None:
            wider = min(self.gap.max, self.gap.best + spare / max(1, len(self.wrap) - 1))
            opened = self._at(setting, width, share, wider)
            galley = opened if opened.height <= (height or 0.0) + 0.01 else galley
        return galley.resized(width, max(galley.height, height or 0.0))

    def _at(self, setting: LayoutContext, width: float, share: float, gap: float | None = None) -> Galley:
        """The box with its picture at a share of the way from `least` to `most`."""
        picture, wide, tall = self._picture(setting, share)
        inside = width - self.inset.start - self.inset.end
        space = setting.step.space
        top = self.inset.top * space
        taken = wide + self.clear - self.inset.end if wide else 0.0
        room = _Room(inside, taken, tall + self.clear / 2 - top)
        copy = self._flowed(expand(self.wrap, setting), room, self.gap.at(space) if gap is None else gap)
        parts = [(copy, self.inset.start, top)]
        if wide:
            parts.append((picture, width - wide, 0.0))
        return join(width, max(top + copy.height + self.inset.bottom * space, tall), parts)

    def _picture(self, setting: LayoutContext, share: float) -> tuple[Galley, float, float]:
        if not present(self.around, setting):
            return Galley(0.0, 0.0), 0.0, 0.0
        wide = self.least.width + (self.most.width - self.least.width) * share
        tall = self.least.height + (self.most.height - self.least.height) * share
        if isinstance(self.around, PictureBox):
            wide, tall = self.around.near(setting, wide, tall)
        galley = set_box(self.around, setting, wide, tall)
        return (galley, 0.0, 0.0) if galley.empty else (galley, wide, tall)

    def _flowed(self, children: tuple[Child, ...], room: _Room, gap: float) -> Galley:
        parts, y = [], 0.0
        for box, setting in children:
            if isinstance(box, TextBox):
                galley = box.flowed(setting, lowered(room.at, y))
            else:
                galley = set_box(box, setting, room.at(y))
            if galley.empty:
                continue
            parts.append((galley, 0.0, y))
            y += galley.height + gap
        return join(room.width, max(0.0, y - gap), parts)


def _top(baseline: float, next_baseline: float) -> float:
    """The top of a line's leading: about three quarters of it stand above the baseline."""
    return baseline - 0.77 * (next_baseline - baseline)


def _lines(galley: Galley) -> list[tuple[str, float]]:
    """The path and the baseline of each line of copy."""
    found = []
    for item, _, y in galley.items:
        runs = (
            [each.item for each in item.items if isinstance(each.item, GlyphRun)]
            if isinstance(item, DisplayGroup)
            else []
        )
        if runs:
            found.append((runs[0].path.partition("@")[0], y))
    return found
