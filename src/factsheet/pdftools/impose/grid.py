"""The arrangement of cells on a sheet: upright or lying, how many across and down, at what scale."""

from __future__ import annotations

from types import MappingProxyType

from factsheet.pdftools.geometry import Box
from factsheet.pdftools.impose.scheme import Scheme, Shape
from factsheet.records import dataclass
from factsheet.units import MM, PAPERS, PageSize

SHEETS = MappingProxyType(
    {
        "A4": PAPERS["A4"],
        "A3": PAPERS["A3"],
        # ISO 217: A3 with room for bleed and marks.
        "SRA3": PageSize(320 * MM, 450 * MM, "SRA3"),
        "Letter": PAPERS["Letter"],
        "Tabloid": PAPERS["Tabloid"],
    }
)
# Pages of others have rounded sizes; what runs over by less than this is cut, not made smaller.
_SPARE = 1.0
# Below a tenth of its size nothing of a page can be read.
_LEAST = 0.1
_FINE = 0.01


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """Cells of one size in the middle of a sheet, numbered from the top left, row by row."""

    sheet: PageSize
    shape: Shape
    cell: tuple[float, float]
    gutter: float
    scale: float

    @property
    def cells(self) -> int:
        return self.shape[0] * self.shape[1]

    @property
    def is_lying(self) -> bool:
        return self.sheet.width > self.sheet.height

    def area(self, index: int) -> Box:
        """Return a cell: where the edges of a page as trimmed come to stand."""
        row, column = divmod(index, self.shape[0])
        width, height = self.cell
        left = self._rest(0) / 2 + column * (width + self.gutter)
        top = self.sheet.height - self._rest(1) / 2 - row * (height + self.gutter)
        return left, top - height, left + width, top

    def room(self, index: int) -> Box:
        """Return how far the bleed of a cell may reach: to the middle of a gutter or the sheet's edge."""
        row, column = divmod(index, self.shape[0])
        left, bottom, right, top = self.area(index)
        half = self.gutter / 2
        return (
            left - half if column else 0.0,
            bottom - half if row < self.shape[1] - 1 else 0.0,
            right + half if column < self.shape[0] - 1 else self.sheet.width,
            top + half if row else self.sheet.height,
        )

    def _rest(self, axis: int) -> float:
        size = (self.sheet.width, self.sheet.height)[axis]
        return size - self.shape[axis] * self.cell[axis] - (self.shape[axis] - 1) * self.gutter


def arrange(scheme: Scheme, sheet: PageSize, page: tuple[float, float], bleed: float) -> SheetGrid | None:
    """Return the arrangement that leaves pages of this size the largest, at most at their own size.

    Of several, one that keeps all bleed, then the one with the most cells, then the one that is
    easiest to look at.  None if gutters and margins leave no room at all.
    """
    turned = PageSize(sheet.height, sheet.width, sheet.name)
    gutters = scheme.gutters(bleed)
    found = [
        _grid(paper, shape, page, gutter, scheme.margin)
        for gutter in gutters
        for paper in (sheet, turned)
        for shape in scheme.shapes()
    ]
    possible = [grid for grid in found if grid.scale > _LEAST]
    # Pages that meet in a fold need no bleed there.
    between = 2 * bleed if max(gutters) else 0.0
    return max(possible, key=lambda grid: _worth(grid, bleed, between), default=None)


def _worth(grid: SheetGrid, bleed: float, between: float) -> tuple[float, ...]:
    """Return what makes one arrangement better than another, the weightiest first."""
    across, down = grid.shape
    left, bottom = grid.area(grid.cells - across)[:2]
    around = min(left, bottom)
    keeps_bleed = around >= bleed * grid.scale - _FINE and grid.gutter >= between * grid.scale - _FINE
    return (
        grid.scale,
        keeps_bleed,
        grid.cells,
        grid.gutter >= between - _FINE,
        -abs(across - down),
        across >= down,
        round(around, 3),
    )


def _grid(
    sheet: PageSize, shape: Shape, page: tuple[float, float], gutter: float, margin: float
) -> SheetGrid:
    room = [
        (size - 2 * margin - (cells - 1) * gutter, cells * length)
        for size, cells, length in zip((sheet.width, sheet.height), shape, page, strict=True)
    ]
    scale = (
        1.0
        if all(length <= free + _SPARE for free, length in room)
        else min(free / length for free, length in room)
    )
    return SheetGrid(sheet, shape, (page[0] * scale, page[1] * scale), gutter, scale)
