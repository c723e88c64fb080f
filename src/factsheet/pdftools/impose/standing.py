"""Whether an imposed file may still call itself PDF/X-4 (ISO 15930-7)."""

from __future__ import annotations

from factsheet.pdftools.impose.annotations import appearances
from factsheet.pdftools.impose.source import SourcePdf
from factsheet.pdftools.impose.writer import intent_channels

_X4 = "PDF/X-4"


def lost_claim(source: SourcePdf) -> str:
    """Why the claim of PDF/X cannot be kept, in words; empty if it can or if there was none.

    Imposing keeps colors, fonts and pictures as they are; what is looked at here is what the
    new file itself answers for: its version, its output intent and its metadata.
    """
    claims = source.claims
    if not claims.pdfx:
        return ""
    if claims.pdfx != _X4:
        return f"only {_X4} can be kept, not {claims.pdfx[:40]}"
    if claims.version > (1, 6):
        return f"the file is PDF {claims.version[0]}.{claims.version[1]}, {_X4} goes to 1.6"
    intents = [each for each in source.intents if each.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        return f"the file has {len(intents)} output intents for PDF/X, not one"
    if not intent_channels(intents[0]):
        return "its output intent has no profile in the file"
    if any(appearances(page) for page in source.objects):
        return "notes or form fields are printed on its pages"
    if not claims.title or not claims.trapped:
        return "the file does not say its title, or whether it is trapped"
    return ""
