"""The total of all inks in one place: too much of it does not dry."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.colors import UsedColor, used
from factsheet.pdftools.preflight.functions import function
from factsheet.pdftools.preflight.ground import PageGround, middle
from factsheet.pdftools.preflight.marks import PictureMark, Shade
from factsheet.pdftools.preflight.objects import entry, integer, numbers
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.paint import PagePaint
from factsheet.pdftools.preflight.samples import samples

_SLACK = 0.5
_FEW = 0.002
_ALONG, _STEPS = (2, 3), 64
_HINT = "take less of the colored inks, or convert it through the profile of the printing condition"


@check(
    "ink-limit",
    "No place has more ink than the printing condition takes (300 %), overprinted colors included",
    workgroup("4.22"),
)
def ink_limit(subject: Subject) -> Iterator[Answer]:
    """Add up flat colors, samples of images, and colors along gradients."""
    for page in subject.file.pages:
        ground = PageGround(page.reading.marks)
        numbers = {id(mark): index for index, mark in enumerate(page.reading.marks)}
        for each in used(page):
            total = _total(each, ground, numbers[id(each.mark)])
            is_on_page = each.paint.space.names != ("All",)
            if total > subject.ink_limit + _SLACK and is_on_page:
                yield Fault(
                    f"a color has {total:.0f} % ink: {each.paint}",
                    _HINT,
                    page.number,
                    page.place(each.mark.box),
                )
        yield from _pictures(page, subject.ink_limit)
        yield from _shadings(page, subject.ink_limit)


def _total(each: UsedColor, ground: PageGround, index: int) -> float:
    inks = each.paint.inks()
    if inks is None:
        return 0.0
    if each.overprints and each.mark.state.overprint_mode == 1:
        below = ground.under(index, middle(each.mark.box))
        under = (below.inks() if below else None) or {}
        inks = {**under, **{ink: amount for ink, amount in inks.items() if amount}}
    return 100 * sum(inks.values())


def _pictures(page: PageSheet, limit: float) -> Iterator[Answer]:
    for picture in page.marks(PictureMark):
        if picture.is_mask:
            continue
        colors = samples(picture)
        if colors is None:
            yield NotChecked(f"page {page.number}: an image is coded in a way that is not sampled")
            continue
        totals = [sum((PagePaint(picture.space, color).inks() or {}).values()) * 100 for color in colors]
        over = [total for total in totals if total > limit + 5]
        if len(over) > _FEW * len(totals):
            message = f"an image has up to {max(over):.0f} % ink"
            yield Fault(message, _HINT, page.number, page.place(picture.box))


def _shadings(page: PageSheet, limit: float) -> Iterator[Answer]:
    """The inks along each axial or radial gradient (ISO 32000-2, 8.7.4.5)."""
    for shade in page.marks(Shade):
        if integer(entry(shade.source, "/ShadingType")) not in _ALONG:
            yield NotChecked(f"page {page.number}: a shading is of a kind whose colors are not worked out")
            continue
        low, high = numbers(entry(shade.source, "/Domain")) or (0.0, 1.0)
        blend = function(entry(shade.source, "/Function"))
        colors = [blend((low + (high - low) * step / _STEPS,)) for step in range(_STEPS + 1)]
        found = [
            sum((PagePaint(shade.space, tuple(each)).inks() or {}).values()) * 100 for each in colors if each
        ]
        if found and max(found) > limit + _SLACK:
            message = f"a gradient has up to {max(found):.0f} % ink"
            yield Fault(message, _HINT, page.number, page.place(shade.box))
