"""Inks: how black, white and the total of all inks print."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check, workgroup
from factsheet.pdftools.preflight.colors import PageGround, UsedColor, middle, samples, used
from factsheet.pdftools.preflight.functions import function
from factsheet.pdftools.preflight.marks import Path, PictureMark, Shade, TextMark
from factsheet.pdftools.preflight.objects import entry, integer, numbers
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.paint import PagePaint
from factsheet.pdftools.preflight.report import Level

# Small black text is black ink alone: every further ink makes it blur.

_BLACK, _LARGE = 0.85, 12.0


@check(
    "black-text",
    "Black text under 12 pt is in black ink alone, stated as an ink",
    workgroup("4.11, 4.15"),
)
def black_text(subject: Subject) -> Iterator[Answer]:
    """Look at the inks of text, and at black that is stated as gray."""
    for page in subject.file.pages:
        for each in used(page):
            mark, inks = each.mark, each.paint.inks()
            if (
                not isinstance(mark, TextMark)
                or not inks
                or mark.size >= _LARGE
                or inks.get("Black", 0) < _BLACK
                or mark.is_blank
            ):
                continue
            where, hint = page.place(mark.box), "write it in 0 0 0 100"
            if each.paint.space.family in ("DeviceGray", "CalGray") and not each.paint.values[0]:
                yield Fault("black text is stated as gray, which cannot overprint", hint, page.number, where)
            others = [ink for ink, amount in inks.items() if ink != "Black" and amount > 0]
            if others and "All" not in each.paint.space.names:
                message = f"small black text is also printed in {', '.join(others)}: {mark.string[:40]!r}"
                yield Fault(message, hint, page.number, where)


# Black text and lines print over what lies below, so that a press out of register shows no white edges.

_THICK = 2.0
_OVERPRINT_HINT = "set black text and lines to overprint, with overprint mode 1 (OPM 1)"


@check(
    "black-overprint",
    "Text under 12 pt and lines under 2 pt in black ink alone overprint",
    workgroup("4.10, 4.12"),
)
def black_overprint(subject: Subject) -> Iterator[Answer]:
    """Look at everything in 100 % black."""
    for page in subject.file.pages:
        for each in used(page):
            is_black = each.paint.space.family == "DeviceCMYK" and each.paint.values == (0, 0, 0, 1)
            # Whether the inks that the color has none of stay as they are.
            if not is_black or each.overprints and (each.mark.state.overprint_mode == 1):
                continue
            mark, where = each.mark, page.place(each.mark.box)
            if isinstance(mark, TextMark) and mark.size < _LARGE and not mark.is_blank:
                yield Fault(
                    f"black text cuts out what lies below: {mark.string[:40]!r}",
                    _OVERPRINT_HINT,
                    page.number,
                    where,
                )
            elif isinstance(mark, Path) and each.strokes and mark.line_width < _THICK:
                yield Fault("a black line cuts out what lies below", _OVERPRINT_HINT, page.number, where)


# White never overprints: it would not be there.


@check("white-overprint", "Nothing white is set to overprint", workgroup("4.8, 4.9"))
def white_overprint(subject: Subject) -> Iterator[Answer]:
    """Look at every color without ink that is set to overprint."""
    for page in subject.file.pages:
        for each in used(page):
            inks = each.paint.inks()
            if each.overprints and inks and not any(inks.values()):
                hint = "turn overprinting off for it"
                yield Fault(
                    "white is set to overprint and would vanish", hint, page.number, page.place(each.mark.box)
                )


# Small text in several inks, which a press out of register makes hard to read.

_LEAST_IN_INKS = 9.0


@check("text-in-inks", "Text under 9 pt is in one ink", workgroup("4.16"))
def text_in_inks(subject: Subject) -> Iterator[Answer]:
    """Count the inks of small text; one warning for each color."""
    for page in subject.file.pages:
        found: dict[str, TextMark] = {}
        for mark in page.marks(TextMark):
            inks = mark.state.fill.inks() or {}
            several = sum(amount > 0 for amount in inks.values()) > 1 or not any(inks.values())
            is_small = mark.size < _LEAST_IN_INKS - 0.01 and not mark.is_blank
            if mark.visible and mark.fills and is_small and several:
                found.setdefault(str(mark.state.fill), mark)
        for color, mark in found.items():
            message = f"text of {mark.size:.1f} pt in several inks, or white: {color}"
            hint = "set it in black, or at 9 pt or more"
            yield Fault(message, hint, page.number, page.place(mark.box), Level.WARNING)


# The total of all inks in one place: too much of it does not dry.

_INK_SLACK = 0.5
_FEW = 0.002
_ALONG, _STEPS = (2, 3), 64
_INK_HINT = "take less of the colored inks, or convert it through the profile of the printing condition"


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
            if total > subject.ink_limit + _INK_SLACK and is_on_page:
                yield Fault(
                    f"a color has {total:.0f} % ink: {each.paint}",
                    _INK_HINT,
                    page.number,
                    page.place(each.mark.box),
                )
        for picture in page.marks(PictureMark):
            if picture.is_mask:
                continue
            colors = samples(picture)
            if colors is None:
                yield NotChecked(f"page {page.number}: an image is coded in a way that is not sampled")
                continue
            totals = [sum((PagePaint(picture.space, color).inks() or {}).values()) * 100 for color in colors]
            over = [total for total in totals if total > subject.ink_limit + 5]
            if len(over) > _FEW * len(totals):
                message = f"an image has up to {max(over):.0f} % ink"
                yield Fault(message, _INK_HINT, page.number, page.place(picture.box))
        yield from _shading_inks(page, subject.ink_limit)


def _total(each: UsedColor, ground: PageGround, index: int) -> float:
    inks = each.paint.inks()
    if inks is None:
        return 0.0
    if each.overprints and each.mark.state.overprint_mode == 1:
        below = ground.under(index, middle(each.mark.box))
        under = (below.inks() if below else None) or {}
        inks = {**under, **{ink: amount for ink, amount in inks.items() if amount}}
    return 100 * sum(inks.values())


def _shading_inks(page: PageSheet, limit: float) -> Iterator[Answer]:
    """Yield the inks along each axial or radial gradient (ISO 32000-2, 8.7.4.5)."""
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
        if found and max(found) > limit + _INK_SLACK:
            message = f"a gradient has up to {max(found):.0f} % ink"
            yield Fault(message, _INK_HINT, page.number, page.place(shade.box))
