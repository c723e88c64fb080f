"""Black text and lines print over what lies below, so that a press out of register shows no white edges."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.colors import UsedColor, used
from factsheet.pdftools.preflight.marks import Path, TextMark

_LARGE, _THICK = 12.0, 2.0
_HINT = "set black text and lines to overprint, with overprint mode 1 (OPM 1)"


@check(
    "black-overprint",
    "Text under 12 pt and lines under 2 pt in black ink alone overprint",
    workgroup("4.10, 4.12"),
)
def black_overprint(subject: Subject) -> Iterator[Answer]:
    """Look at everything in 100 % black."""
    for page in subject.file.pages:
        for each in used(page):
            if not _is_black(each) or each.overprints and _keeps(each):
                continue
            mark, where = each.mark, page.place(each.mark.box)
            if isinstance(mark, TextMark) and mark.size < _LARGE and mark.string.strip():
                yield Fault(
                    f"black text cuts out what lies below: {mark.string[:40]!r}", _HINT, page.number, where
                )
            elif isinstance(mark, Path) and each.strokes and mark.line_width < _THICK:
                yield Fault("a black line cuts out what lies below", _HINT, page.number, where)


def _is_black(each: UsedColor) -> bool:
    return each.paint.space.family == "DeviceCMYK" and each.paint.values == (0, 0, 0, 1)


def _keeps(each: UsedColor) -> bool:
    """Whether the inks that the color has none of stay as they are."""
    return each.mark.state.overprint_mode == 1
