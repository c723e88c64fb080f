"""Set type that is not yet made up into a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from factsheet.display import GlyphRun, Placed, leaves

Items = tuple[Placed, ...]


class _High(Protocol):
    @property
    def height(self) -> float: ...


H = TypeVar("H", bound=_High)
"""What has a height: a galley, or the extent of one."""


def _nothing() -> Items:
    return ()


class LargeLines(NamedTuple):
    """The lines of copy in large type: its path, how many they are, and their widths if it is fitted.

    `bottom` is how far down they end, in points.  They are `parted` where one ends after the hyphen of a word
    that is wider than its room.  Copy of several words that hold hardly more than one each is told in any
    size, by how many of its lines are `spare`: so many less it would have in lines of a few words.
    """

    path: str
    number: int
    widths: tuple[float, ...] = ()
    bottom: float = 0.0
    parted: bool = False
    spare: float = 0.0


class Galley:
    """Items set to a measure; `x` runs from the start edge, so a mirrored page needs no other galley.

    `baselines` are offsets from the top.  `overfull` names the copy that is wider than its measure, ""
    where it is copy that is read elsewhere.  `height` is what the items need, which may be more than was
    asked for.
    `laid` gives the items; it is asked once, and only if somebody looks: most galleys are
    set to see how high they are, and a page is made of few of them.  `large` are the lines of its
    large type, and of copy that stands word by word.  `parted` are those baselines whose lines end inside a
    word, with a hyphen: no column and no page ends there.  None of them changes.
    """

    # Thousands are made for a plan: as a frozen dataclass one takes three times as long.
    __slots__ = ("_items", "_laid", "baselines", "height", "large", "overfull", "parted", "width")

    def __init__(
        self,
        width: float,
        height: float,
        laid: Callable[[], Items] = _nothing,
        baselines: tuple[float, ...] = (),
        overfull: tuple[str, ...] = (),
        large: tuple[LargeLines, ...] = (),
    ) -> None:
        self.width, self.height = width, height
        self.baselines, self.overfull, self.large = baselines, overfull, large
        self.parted: tuple[float, ...] = ()
        self._laid = laid
        self._items: Items | None = None

    @property
    def items(self) -> Items:
        """What stands where on the galley, in paint order."""
        if self._items is None:
            self._items = self._laid()
        return self._items

    def alone(self) -> Galley:
        """Return the galley with what stands on it, and nothing of what that was made from."""
        made = self.bare(_nothing)
        made._items = self.items
        return made

    def bare(self, laid: Callable[[], Items]) -> Galley:
        """Return a galley that tells the same of itself; what stands on it is laid elsewhere."""
        return Galley(self.width, self.height, laid, self.baselines, self.overfull, self.large).parting(
            self.parted
        )

    def parting(self, lines: tuple[float, ...]) -> Galley:
        """Return the galley with lines that end inside a word: itself, since it is told where it is made."""
        self.parted = lines
        return self

    @property
    def empty(self) -> bool:
        return not self.height and not self.items

    @property
    def paths(self) -> tuple[str, ...]:
        """The content paths of the copy in it, in paint order."""
        runs = (each.item for each in leaves(self.items) if isinstance(each.item, GlyphRun))
        return tuple(dict.fromkeys(run.path for run in runs))

    def moved(self, x: float, y: float) -> Items:
        """Return the items at another place."""
        return tuple([Placed(item, x + left, y + top) for item, left, top in self.items])

    def resized(self, width: float, height: float) -> Galley:
        """Return the same items in a larger room."""
        told = self.baselines, self.overfull, self.large
        return Galley(width, height, lambda: self.items, *told).parting(self.parted)

    def behind(self, ground: Items) -> Galley:
        """Return the galley with items painted before its own."""
        if not ground:
            return self
        return self.bare(partial(_over, ground, self))

    def telling(
        self, overfull: tuple[str, ...] | None = None, large: tuple[LargeLines, ...] | None = None
    ) -> Galley:
        """Return the galley with other copy that is too wide, or other lines of large type."""
        wide = self.overfull if overfull is None else overfull
        lines = self.large if large is None else large
        told = self.baselines, wide, lines
        return Galley(self.width, self.height, lambda: self.items, *told).parting(self.parted)


def drawn(width: float, height: float, *items: Placed) -> Galley:
    """Return a galley of what is there already."""
    return Galley(width, height, lambda: items)


def join(width: float, height: float, parts: Iterable[tuple[Galley, float, float]]) -> Galley:
    """Join galleys at their places in one room; one that fills it by itself is the same galley."""
    kept = tuple(parts)
    if len(kept) == 1:
        (galley, x, y) = kept[0]
        if not x and not y and galley.width == width and galley.height == height:
            return galley
    baselines: list[float] = []
    overfull: list[str] = []
    large: list[LargeLines] = []
    parted: list[float] = []
    for galley, _, y in kept:
        baselines += [y + line for line in galley.baselines]
        overfull += galley.overfull
        if galley.large:
            large += [lines._replace(bottom=y + lines.bottom) for lines in galley.large]
        if galley.parted:
            parted += [y + line for line in galley.parted]
    if len(kept) > 1:
        baselines.sort()
    told = tuple(baselines), tuple(overfull), tuple(large)
    return Galley(width, height, partial(_moved, kept), *told).parting(tuple(parted))


def abreast(width: float, places: Iterable[tuple[Galley, float]]) -> Galley:
    """Join galleys side by side, each from its edge, on one first baseline."""
    kept = tuple(places)
    lines = [galley.baselines[0] if galley.baselines else 0.0 for galley, _ in kept]
    drops = [max(lines) - line for line in lines]
    parts = [(galley, x, drop) for (galley, x), drop in zip(kept, drops, strict=True)]
    return join(width, max((galley.height + drop for galley, _, drop in parts), default=0.0), parts)


def piled(galleys: Iterable[H], gap: float, x: float = 0.0) -> list[tuple[H, float, float]]:
    """Return the places of galleys one below the other with a gap between them, for `join`; points."""
    parts, y = [], 0.0
    for galley in galleys:
        parts.append((galley, x, y))
        y += galley.height + gap
    return parts


def column(galleys: list[Galley], width: float, gap: float, height: float | None = None) -> Galley:
    """Return galleys one below the other, of those on which there is something.

    In spare height their gaps open, to three times what they are.
    """
    galleys = [galley for galley in galleys if not galley.empty]
    used = sum(galley.height for galley in galleys)
    if height is not None and len(galleys) > 1:
        gap = max(gap, min(3 * gap, (height - used) / (len(galleys) - 1)))
    high = used + gap * max(0, len(galleys) - 1)
    return join(width, high, piled(galleys, gap))


def _moved(parts: tuple[tuple[Galley, float, float], ...]) -> Items:
    return tuple([placed for galley, x, y in parts for placed in galley.moved(x, y)])


def _over(ground: Items, galley: Galley) -> Items:
    return ground + galley.items
