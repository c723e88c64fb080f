"""The output intent: the press or the screen that the colors are meant for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import archive, workgroup
from factsheet.pdftools.preflight.objects import data, entry, identity, integer, name, raw, sequence, words

_COMPONENTS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}
_HINT = "export it with the printing condition that the printer names, its profile embedded"


@check(
    "output-intent",
    "One output intent names the printing condition, with its profile in the file",
    workgroup("4.30", "output intents") | archive("6.2.3", "6.2.3"),
)
def output_intent(subject: Subject) -> Iterator[Answer]:
    """Look at the intents of PDF/X and PDF/A, at their profile, and whether it is the same."""
    intents = sequence(entry(subject.file.catalog, "/OutputIntents"))
    press = [each for each in intents if name(entry(each, "/S")) == "GTS_PDFX"]
    archive_ = [each for each in intents if name(entry(each, "/S")) == "GTS_PDFA1"]
    if subject.claims(Standard.X4):
        if len(press) != 1:
            yield Fault(f"there are {len(press)} output intents of PDF/X, not one", _HINT)
        for intent in press:
            yield from _press(intent)
    profiles = {
        identity(raw(each, "/DestOutputProfile")) for each in intents if raw(each, "/DestOutputProfile")
    }
    if len(profiles) > 1:
        yield Fault("the output intents have different profiles", "keep one profile for all")
    if subject.claims(Standard.A2A, Standard.A4):
        for intent in archive_:
            yield from _profile(entry(intent, "/DestOutputProfile"))


def _press(intent: Any) -> Iterator[Answer]:
    if not words(entry(intent, "/OutputConditionIdentifier")):
        yield Fault("the output intent does not name its printing condition", _HINT)
    profile = entry(intent, "/DestOutputProfile")
    yield from _profile(profile)
    content = data(profile) or b""
    if len(content) < 132:
        return
    if content[12:16] != b"prtr":
        yield Fault("the profile of the output intent describes no printer", _HINT)
    if content[16:20] != b"CMYK":
        yield Fault("the profile of the output intent is not for the four process inks", _HINT)
    tags = {content[at : at + 4] for at in range(132, min(len(content), 132 + 12 * 100), 12)}
    if not {b"A2B0", b"B2A0"} <= tags:
        yield Fault("the profile of the output intent has no color tables (A2B0 and B2A0)", _HINT)


def _profile(profile: Any) -> Iterator[Answer]:
    content = data(profile)
    if content is None:
        yield Fault("the output intent has no embedded profile", _HINT)
        return
    if len(content) < 132 or content[36:40] != b"acsp" or int.from_bytes(content[:4], "big") != len(content):
        yield Fault("the profile of the output intent is no ICC profile, or cut short", _HINT)
    elif content[8] not in (2, 4):
        yield Fault(f"the profile of the output intent is of ICC version {content[8]}, not 2 or 4", _HINT)
    elif integer(entry(profile, "/N")) != _COMPONENTS.get(content[16:20]):
        yield Fault("the entry N of the profile is not its number of channels")
