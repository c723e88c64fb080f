"""Small black text is black ink alone: every further ink makes it blur."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.colors import used
from factsheet.pdftools.preflight.marks import TextMark

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
            ):
                continue
            where, hint = page.place(mark.box), "write it in 0 0 0 100"
            if each.paint.space.family in ("DeviceGray", "CalGray") and not each.paint.values[0]:
                yield Fault("black text is stated as gray, which cannot overprint", hint, page.number, where)
            others = [ink for ink, amount in inks.items() if ink != "Black" and amount > 0]
            if others and "All" not in each.paint.space.names:
                message = f"small black text is also printed in {', '.join(others)}: {mark.string[:40]!r}"
                yield Fault(message, hint, page.number, where)
