"""What is bad about a page, and how much: sums of terms, so that a report can say why a page is as it is.

1 is hardly seen, 10 is a fault, 25 is as bad as one page more.  The weights were set by eye over a few dozen
pages; their order of size matters, the second digit does not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from factsheet.composing.plan import Demerit, Demerits
from factsheet.units import MM

PAGE = 25.0
"""One page more."""
WHOLE_BLOCKS = 0.4
"""Of the badness of a hole, how much it is at the foot of a panel of whole blocks."""
BLANK = 200.0
"""A panel of a folded sheet on which nothing stands."""
WISH = 30.0
"""A block that does not stand on the front or the back, where it asks to."""
NEW_PAGE = 1000.0
"""A block that asks for a new page and begins none: given up only where no plan holds that has it."""
PREFERENCE = 200.0
"""Another arrangement than the one that the data prefers: taken only where that one cannot stand."""
LYING = 12.0
"""A chart that is asked for as columns, and stands as bars, which is told."""
WORD_PARTED = 4.0
"""Large type in which a line ends after the hyphen of a word."""
UNKEPT = "wishes"
"""The name of the term of wishes that are not kept."""
GOOD = 24.0
"""A page count is taken if its pages, without their price, are no worse: type at about 93 %."""
LEAST_SPACE, MOST_SPACE = 0.72, 1.45
"""Between what factors of all room a page is set."""
MOST_ASKED = 2.1
"""The largest factor of room on pages whose number is not left to the search."""
GAPING = 3.0
"""The factor of room from which on a page has come apart: rather a block in two pages."""
LOOSEST = 4.5
"""The largest factor of room on a page that would have a hole: so far seven lines alone on a panel open."""
LOOSEST_FRONT = 8.0
"""The same of the front of a folded sheet, whose title and lead stand alone on it as on a cover."""

LONGEST = 3.0
"""How many times as long as it is wide a picture is at most that is cut off."""
_SHORT = 0.5  # of a page
_PARTED, _LIST, _TABLE, _WARNING = 3.0, 18.0, 55.0, 60.0
_FEW = 5  # items that are one list to the eye
_BLOWN, _TORN = 120.0, 150.0  # at a fold: less than a panel left blank
_MOST_BARE = 0.4
_SPARSE = 120.0  # with its hole it is dearer than a panel left blank
_SLIVER = 20.0
_UNEVEN, _MOST_UNEVEN = 21.0, 25.0  # mm, between which feet come to be too far apart
_RAGGED = 40.0
_FIELD, _SMALL_FIELD = 500.0, 0.02  # of the page
_COARSE = 60.0  # no plan with such a picture can be printed

_SPARE, _MOST_SPARE = 5.0, 12.0

SEAM = 4.0
"""Two pictures of neighboring tiles that only a strip of paper parts."""
AMID = 20.0
"""A picture over copy that goes on from the page before: it parts what is read."""

_EM = (13.0, 36.0)  # lines of running text, in em
_EM_SMALL = (14.0, 44.0)


def hole(points: float) -> float:
    """Return the badness of height that nothing fills, at the foot of a page."""
    mm = max(0.0, points) / MM
    return 1.1 * mm + (mm / 20) ** 2


def panel_end(points: float, height: float, whole: bool) -> float:
    """Return the badness of height that nothing fills at the foot of a panel after the front, so high.

    From 40 % of it on one with a few lines at its top looks left over, where one that stays blank looks
    meant.  One that is fuller may end where its `whole` blocks do: each on a panel of its own is better than
    several on one panel beside blank ones.
    """
    if points > _MOST_BARE * height:
        return hole(points) + _SPARSE
    return hole(points) * (WHOLE_BLOCKS if whole else 1.0)


def foot(points: float) -> float:
    """Return the badness of a column that ends so much above its neighbor, beyond its springs."""
    mm = max(0.0, points / MM - 3.0)
    return 0.45 * mm + (mm / 14) ** 2 + (0.0 if mm < 9 else (mm - 9) * 0.8)


def ragged(points: float) -> float:
    """Return what columns of a page cost, over `foot`, that end so much above the lowest.

    From 25 mm on the page looks unfinished: a page more, or smaller type, is better.
    """
    return _RAGGED * min(1.0, max(0.0, points / MM - _UNEVEN) / (_MOST_UNEVEN - _UNEVEN))


def void(points: float) -> float:
    """Return the badness of room over a number that stands under the top of its drawing: some looks meant."""
    return 0.35 * max(0.0, points / MM - 10.0)


def parted(
    share: float, scale: float, warns: bool, folded: bool, items: int = 0, table: bool = False
) -> float:
    """Return the badness of a block that parts over two pages; its whole is such a `share` of a page high.

    One that warns is to be read at once.  A few `items` (running text has none) are to be seen at once: two
    and two, or two and three, read as two lists.  So are the rows of a `table`, however many, the less the
    higher it is: they are compared.  On panels no type grows over its designed size at the price of a block
    in two: in larger type it counts how high the block would be in that size.
    """
    whole = share / max(1.0, scale) ** 2
    if whole > 1:
        return _PARTED
    if folded and (warns or scale > 1 or whole <= _SHORT):
        return _TORN if warns or whole <= _SHORT else _BLOWN
    if warns:
        return _WARNING
    if table:
        return _PARTED + (_TABLE - _PARTED) * min(1.0, (1 - whole) / (1 - _SHORT))
    return _LIST if 0 < items <= _FEW and whole <= _SHORT else _PARTED


def on_page(value: float, page: int, pages: int, asked: bool, early: bool = False) -> float:
    """Return the badness of what is left of a page: of the last of three or more hardly any.

    Where so many were asked for, or are the panels of a folded sheet, it is to be as full as the others.  A
    page that ends `early`, because the block after it asks for a new one, may end anywhere.
    """
    return 0.1 * value if early or (pages > 2 and page == pages - 1 and not asked) else value


def space(factor: float) -> float:
    """Return the badness of a factor of all room."""
    if factor < 1:
        return 10 * ((1 - factor) / 0.25) ** 2
    # Beyond what is asked for at most, it only takes the place of a hole.
    open_ = min(factor, MOST_ASKED)
    return 7 * ((open_ - 1) / 0.45) ** 2 + 15 * (factor - open_)


def spring(taken: float, height: float) -> float:
    """Return the badness of what springs have taken, of a page so high."""
    return float(16 * (max(0.0, taken) / height) ** 1.5)


def type_size(scale: float, ideal: float) -> Demerits:
    """Return the badness of a scale of the type on A4, against the one that a designer would begin with."""
    r = scale / ideal
    if r >= 1:
        return (Demerit("type over its ideal", 3.2 * (math.log(r) / math.log(1.3)) ** 2),)
    under = 5 * (math.log(r) / math.log(1.3)) ** 2
    if scale >= 1:
        return (Demerit("type under its ideal", under),)
    return (Demerit("small type", 55 * ((1 - scale) / 0.1) ** 2 + under),)


def ideal_scale(characters: float, room: float) -> float:
    """Return the scale that so much copy is best set at in a room (1 is A4): little copy larger."""
    return float(min(1.6, max(1.0, (1900 * room / max(characters, 1)) ** 0.25)))


def measure(em: float, small: bool) -> float:
    """Return the badness of lines of running text so long."""
    low, high = _EM_SMALL if small else _EM
    return 1.6 * max(0.0, low - em) + 0.7 * max(0.0, em - high)


def empty_cells(items: int, columns: int) -> float:
    """Return the badness of the cells of a grid that stay empty, when its rows are made even."""
    rows = -(-items // columns)
    even = -(-items // rows)
    return 3.5 * (even * rows - items) + (1.0 if even < columns else 0.0)


def cut(lost: float, sliver: bool) -> float:
    """Return the badness of a picture of which a part is cut off: a third is no matter, half is."""
    return 14.0 * max(0.0, lost - 0.35) + 30.0 * max(0.0, lost - 0.5) + (_SLIVER if sliver else 0.0)


def bare(points: float, share: float, of_page: float, on_ground: bool, display: bool) -> float:
    """Return the badness of what a picture leaves empty of the column that it stands in, in points.

    On paper it is a column that ends above its neighbor; a ground goes on under it, and its `share` counts,
    in a block of `display` twice over: what a sheet is seen by from afar is to look finished.  A large empty
    field, as a part `of_page`, is seen before what stands beside it.
    """
    if not on_ground:
        return foot(points)
    return (22.0 if display else 9.0) * share + _FIELD * max(0.0, of_page - _SMALL_FIELD)


def coarse(larger: float) -> float:
    """Return the badness of a picture shown so many times as large as its pixels allow in print."""
    return 0.0 if larger <= 1 else _COARSE * larger


def lines_of_title(widths: Sequence[float], room: float) -> float:
    """Return the badness of the lines of a title: one much shorter than the others, room left, a fourth."""
    widest = max(widths)
    bad = 6.0 * max(0.0, 0.6 - widest / room) + 1.2 * max(0, len(widths) - 3)
    if len(widths) > 1:
        bad += 4.0 * sum(max(0.0, 0.45 - each / widest) / 0.45 for each in widths)
    return bad


def lines_of_display(lines: int) -> float:
    """Return the badness of words in large type that stand in so many lines."""
    return 2.2 * max(0, lines - 4)


def lines_to_spare(lines: float) -> float:
    """Return the badness of copy that has so many lines to spare, since each holds hardly more than a word.

    A column that runs down a page word by word is a fault, but none that a page more would mend.
    """
    return _MOST_SPARE * (1.0 - math.exp(-_SPARE * lines / _MOST_SPARE))


def weighed(terms: Demerits, taste: Mapping[str, float]) -> Demerits:
    """Return terms by the taste of a layout."""
    return tuple(Demerit(name, value * taste.get(name, 1.0)) for name, value in terms) if taste else terms
