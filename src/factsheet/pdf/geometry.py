"""The boxes of a page, and the way from the page's own measure to the file's.

Printer's marks beyond the bleed: crop marks, dashed marks where it is folded, register marks and a color bar.

Crop, fold and register marks are drawn in the separation `All`, so that they stand on every plate
(ISO 32000-2, 8.6.6.4; GWG 2015, 4.21: clear of the page).
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.display import Page
from factsheet.pdf.document import Value, name, numbers
from factsheet.pdf.output import Output
from factsheet.records import dataclass
from factsheet.units import MM, PageSize

SLUG = 9 * MM
PdfBox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page in the file: its trimmed size, and how much stands around it, in points.

    Boxes are `(left, bottom, right, top)` with y upward, as the file has them; `folds` are distances from
    the left edge of the trimmed page.
    """

    size: PageSize
    bleed: float = 0.0
    slug: float = 0.0
    folds: tuple[float, ...] = ()

    @property
    def margin(self) -> float:
        """From an edge of the page as trimmed to the same edge of the file's page."""
        return self.bleed + self.slug

    @property
    def media(self) -> PdfBox:
        """Everything: the page, its bleed, the slug for the marks."""
        return 0.0, 0.0, self.size.width + 2 * self.margin, self.size.height + 2 * self.margin

    @property
    def bleed_box(self) -> PdfBox:
        """What is printed so that it can be cut."""
        return self._inset(self.slug)

    @property
    def trim(self) -> PdfBox:
        """The page as cut."""
        return self._inset(self.margin)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page (from its top left corner, y downward) in the file."""
        return self.margin + x, self.margin + self.size.height - y

    def area(self, x: float, y: float, width: float, height: float) -> PdfBox:
        """Return an area of the page in the file."""
        left, top = self.place(x, y)
        return left, top - height, left + width, top

    def _inset(self, by: float) -> PdfBox:
        _, _, right, top = self.media
        return by, by, right - by, top - by


def geometry(page: Page, bleed: float, output: Output) -> Geometry:
    """Return the boxes of a page in an output."""
    if not output.bleeds:
        return Geometry(page.size)
    return Geometry(page.size, bleed, SLUG if output.marks else 0.0, page.folds)


ALL = "All"
_HAIRLINE = 0.25
_CLEAR = 1.0
_RADIUS = 2 * MM
_ARM = 3 * MM
_PATCH = 5 * MM
_GAP = 20 * MM
_INKS = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1")
_ROUND = 0.5523


def all_plates() -> Value:
    """Return the color space whose only colorant is every plate."""
    tint = {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": [1, 1, 1, 1], "N": 1}
    return [name("Separation"), name("All"), name("DeviceCMYK"), tint]


def marks(page: Geometry) -> str:
    """Return the operators that draw the marks of a page; they leave the graphics state as it was."""
    lines = ["q", f"/{ALL} CS 1 SCN {_HAIRLINE} w", *_crop_marks(page), *_register_marks(page)]
    return "\n".join([*lines, *_fold_marks(page), *_color_bar(page), "Q"])


def _crop_marks(page: Geometry) -> Iterator[str]:
    _, _, right, top = page.media
    start = page.slug - _CLEAR
    left_trim, bottom_trim, right_trim, top_trim = page.trim
    for x in (left_trim, right_trim):
        yield _line(x, 0, x, start)
        yield _line(x, top - start, x, top)
    for y in (bottom_trim, top_trim):
        yield _line(0, y, start, y)
        yield _line(right - start, y, right, y)


def _fold_marks(page: Geometry) -> Iterator[str]:
    """Yield a dashed line at both ends of each fold."""
    if not page.folds:
        return
    top, start = page.media[3], page.slug - _CLEAR
    yield "[3 2] 0 d"
    for fold in page.folds:
        x = page.margin + fold
        yield _line(x, start, x, 0)
        yield _line(x, top - start, x, top)
    yield "[] 0 d"


def _register_marks(page: Geometry) -> Iterator[str]:
    """Yield marks in the middle of each edge; at three quarters where a fold would run into one."""
    _, _, right, top = page.media
    inside, across, up = SLUG / 2, right / 2, top / 2
    if any(abs(page.margin + fold - across) < _ARM + _CLEAR for fold in page.folds):
        across = page.margin + page.size.width * 3 / 4
    for x, y in ((across, inside), (across, top - inside), (inside, up), (right - inside, up)):
        yield _line(x - _ARM, y, x + _ARM, y)
        yield _line(x, y - _ARM, x, y + _ARM)
        yield _circle(x, y, _RADIUS)


def _color_bar(page: Geometry) -> Iterator[str]:
    """Yield a patch of each ink, between a corner and the register mark of the top edge."""
    y = page.media[3] - (SLUG + _PATCH) / 2
    # On a narrow card it is nearer to the corner, clear of the register mark.
    start = min(_GAP, max(_CLEAR, page.size.width / 2 - _ARM - _CLEAR - len(_INKS) * _PATCH))
    for index, ink in enumerate(_INKS):
        x = page.trim[0] + start + index * _PATCH
        yield f"{ink} k {numbers((x, y, _PATCH, _PATCH))} re f"


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{numbers((x1, y1))} m {numbers((x2, y2))} l S"


def _circle(x: float, y: float, radius: float) -> str:
    """Return a circle of four Bezier curves."""
    pull = radius * _ROUND
    quarters = (
        (x + radius, y + pull, x + pull, y + radius, x, y + radius),
        (x - pull, y + radius, x - radius, y + pull, x - radius, y),
        (x - radius, y - pull, x - pull, y - radius, x, y - radius),
        (x + pull, y - radius, x + radius, y - pull, x + radius, y),
    )
    curves = " ".join(f"{numbers(quarter)} c" for quarter in quarters)
    return f"{numbers((x + radius, y))} m {curves} s"
