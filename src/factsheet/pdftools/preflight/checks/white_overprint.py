"""White never overprints: it would not be there."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.colors import used


@check("white-overprint", "Nothing white is set to overprint", workgroup("4.8, 4.9"))
def white_overprint(subject: Subject) -> Iterator[Answer]:
    """Look at every color without ink."""
    for page in subject.file.pages:
        for each in used(page):
            inks = each.paint.inks()
            if each.overprints and inks and not any(inks.values()):
                hint = "turn overprinting off for it"
                yield Fault(
                    "white is set to overprint and would vanish", hint, page.number, page.place(each.mark.box)
                )
