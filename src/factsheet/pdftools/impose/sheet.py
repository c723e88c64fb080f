"""The sides of sheets as plain geometry: where each page comes to stand, where it is cut off, and
where the marks for cutting and folding are.  No PDF in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factsheet.pdftools.geometry import Box, Matrix, common, is_empty, moved, times, union
from factsheet.pdftools.impose.grid import SheetGrid
from factsheet.pdftools.impose.page import SourcePage
from factsheet.pdftools.impose.scheme import Booklet, Duplex, Scheme, Side, mirrored
from factsheet.records import dataclass
from factsheet.units import MM

_CLEAR = 1 * MM
_LONGEST = 6 * MM
_SHORTEST = 2 * MM
_SPARE = 0.5


@dataclass(frozen=True, slots=True)
class Spot:
    """A page on a sheet: the matrix that brings it there, what is shown of it, and its edges as cut."""

    page: int
    matrix: Matrix
    clip: Box
    trim: Box


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A line for the guillotine or, broken, for the folder: from one point to another."""

    start: tuple[float, float]
    stop: tuple[float, float]
    fold: bool = False


@dataclass(frozen=True, slots=True)
class SheetSide:
    """One side: its pages, the box union all of them as cut, the same with bleed, and the marks."""

    size: tuple[float, float]
    spots: tuple[Spot, ...]
    trim: Box
    bleed: Box
    marks: tuple[SheetMark, ...]


def sheet_sides(
    pages: Sequence[SourcePage], scheme: Scheme, grid: SheetGrid, leftward: bool
) -> tuple[SheetSide, ...]:
    """Return every side in the order of printing.  `leftward`: the pages are read from right to left."""
    made = []
    for number, side in enumerate(scheme.sides(len(pages), grid.shape)):
        cells = mirrored(side, grid.shape[0]) if leftward else side
        placed = _side(pages, cells, grid, scheme, scheme.shift(number))
        turns = scheme.duplex and (scheme.duplex is Duplex.LONG_EDGE) == grid.is_lying
        made.append(_upside_down(placed) if turns and number % 2 else placed)
    return tuple(made)


def _side(
    pages: Sequence[SourcePage], cells: Side, grid: SheetGrid, scheme: Scheme, shift: float
) -> SheetSide:
    paper: Box = (0.0, 0.0, grid.sheet.width, grid.sheet.height)
    fold = grid.sheet.width / 2 if isinstance(scheme, Booklet) else None
    areas = [common(_shifted(grid, cell, shift), grid.room(cell)) for cell in range(grid.cells)]
    spots = tuple(
        _spot(pages[page], page, _shifted(grid, cell, shift), grid.room(cell), grid)
        for cell, page in enumerate(cells)
        if page is not None
    )
    trim = common(union(areas), paper)
    bleed = union([trim, *(spot.clip for spot in spots)])
    marks = _marks(areas, bleed, paper, fold) if scheme.marks else ()
    return SheetSide((grid.sheet.width, grid.sheet.height), spots, trim, bleed, marks)


def _shifted(grid: SheetGrid, cell: int, shift: float) -> Box:
    """Return a cell, moved towards the fold."""
    left, bottom, right, top = grid.area(cell)
    by = shift if cell % grid.shape[0] < grid.shape[0] / 2 else -shift
    return left + by, bottom, right + by, top


def _spot(page: SourcePage, number: int, cell: Box, room: Box, grid: SheetGrid) -> Spot:
    """Return a page in the middle of its cell."""
    matrix = page.upright(grid.scale)
    _, _, width, height = moved(page.trim, matrix)
    x = cell[0] + (cell[2] - cell[0] - width) / 2
    y = cell[1] + (cell[3] - cell[1] - height) / 2
    matrix = times(matrix, (1, 0, 0, 1, x, y))
    clip = common(moved(page.bleed, matrix), room)
    return Spot(number, matrix, clip, common(moved(page.trim, matrix), room))


def _marks(areas: list[Box], bleed: Box, paper: Box, fold: float | None) -> tuple[SheetMark, ...]:
    """Return a mark at both ends of each line along which the sheet is cut or folded, clear of the bleed.

    Cuts go through the whole sheet, so there are no marks between the pages.
    """
    uprights = _lines([edge for area in areas for edge in (area[0], area[2])], paper[2], fold)
    levels = _lines([edge for area in areas for edge in (area[1], area[3])], paper[3], None)
    marks = []
    for x, folded in uprights:
        for y, end in _ends(bleed[1], bleed[3], paper[3]):
            marks.append(SheetMark((x, y), (x, end), folded))
    for y, folded in levels:
        for x, end in _ends(bleed[0], bleed[2], paper[2]):
            marks.append(SheetMark((x, y), (end, y), folded))
    return tuple(marks)


def _lines(edges: list[float], size: float, fold: float | None) -> list[tuple[float, bool]]:
    """Return each line once, and whether it is the fold; the edges of the sheet are left out."""
    places = {round(edge, 3) for edge in edges if _SPARE < edge < size - _SPARE}
    return [(place, fold is not None and abs(place - fold) < 0.01) for place in sorted(places)]


def _ends(low: float, high: float, size: float) -> list[tuple[float, float]]:
    """Return from where to where marks go at the two ends of a sheet, where there is the room."""
    ends = [
        (low - _CLEAR, max(0.0, low - _CLEAR - _LONGEST)),
        (high + _CLEAR, min(size, high + _CLEAR + _LONGEST)),
    ]
    return [(start, stop) for start, stop in ends if abs(stop - start) >= _SHORTEST and 0 <= start <= size]


def _upside_down(side: SheetSide) -> SheetSide:
    """Return the same side for a sheet that is turned over about its level axis."""
    width, height = side.size
    half: Matrix = (-1, 0, 0, -1, width, height)
    spots = tuple(
        Spot(each.page, times(each.matrix, half), moved(each.clip, half), moved(each.trim, half))
        for each in side.spots
    )
    marks = tuple(
        replace(
            each,
            start=(width - each.start[0], height - each.start[1]),
            stop=(width - each.stop[0], height - each.stop[1]),
        )
        for each in side.marks
    )
    return SheetSide(side.size, spots, moved(side.trim, half), moved(side.bleed, half), marks)


def is_shown(spot: Spot) -> bool:
    """Return whether anything of a page is left on its sheet."""
    return not is_empty(spot.clip)
