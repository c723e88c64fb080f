"""Actions and scripts: a page is printed or read, it does nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import archive, press
from factsheet.pdftools.preflight.objects import entry, is_dictionary, name

_FORBIDDEN = frozenset(
    (
        *("Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans"),
        *("GoTo3DView", "JavaScript", "SetState", "NoOp", "SubmitForm", "RichMediaExecute"),
    )
)
_ACTIONS = _FORBIDDEN | {"GoTo", "GoToR", "GoToE", "GoToDp", "URI", "Named", "Thread"}


@check("actions", "The file runs no actions and no scripts", press("actions") | archive("6.5", "6.6"))
def actions(subject: Subject) -> Iterator[Answer]:
    """Look at every object for actions; PDF/X knows none at all."""
    press_ = subject.claims(Standard.X4)
    for each in subject.file.objects:
        for candidate in (each, entry(each, "/A"), entry(each, "/OpenAction")):
            kind = name(entry(candidate, "/S")) if is_dictionary(candidate) else ""
            is_action = kind in _ACTIONS and entry(candidate, "/K") is None
            if is_action and (press_ or kind in _FORBIDDEN):
                yield Fault(f"there is an action, {kind}", "remove it; a page in print does nothing")
        if entry(each, "/AA") is not None:
            yield Fault("there are actions that start by themselves (AA)", "remove them")
    if entry(subject.file.catalog, "/Names", "/JavaScript") is not None:
        yield Fault("there are scripts (JavaScript)", "remove them")
