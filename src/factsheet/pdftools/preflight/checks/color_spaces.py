"""Color spaces: inks for a press, light for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import archive, workgroup
from factsheet.pdftools.preflight.colors import spaces
from factsheet.pdftools.preflight.objects import data, entry, mapping, sequence
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.paint import UNKNOWN, ColorSpace

_CHANNELS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}


@check(
    "color-spaces",
    "Colors are in spaces that fit the output intent: only inks in print",
    workgroup("4.31", "color spaces") | archive("6.2.4", "6.2.4"),
)
def color_spaces(subject: Subject) -> Iterator[Answer]:
    """Look at the space of every color, image and shading."""
    profile = _intent(subject)
    for page in subject.file.pages:
        defaults = _defaults(page)
        for space, mark in dict(spaces(page)).items():
            where = page.place(mark.box)
            if space == UNKNOWN:
                yield NotChecked(f"page {page.number}: a color space is of an unknown kind")
            elif subject.claims(Standard.X4) and space.is_light:
                hint = "convert it to the inks of the printing condition"
                yield Fault(f"a color is light, not ink: {space}", hint, page.number, where)
            elif subject.claims(Standard.X4) and _is_intent(space, profile):
                yield Fault(
                    "a color is in the very profile of the output intent",
                    "use DeviceCMYK",
                    page.number,
                    where,
                )
            elif subject.claims(Standard.A2A, Standard.A4) and not _fits(space, profile, defaults):
                hint = "convert it, or name an output intent for it"
                yield Fault(
                    f"{space} has no output intent that says what it looks like", hint, page.number, where
                )


def _intent(subject: Subject) -> bytes:
    intents = sequence(entry(subject.file.catalog, "/OutputIntents"))
    return (data(entry(intents[0], "/DestOutputProfile")) or b"") if intents else b""


def _is_intent(space: ColorSpace, profile: bytes) -> bool:
    return space.family == "ICCBased" and space.components == 4 and data(space.source) == profile


def _defaults(page: PageSheet) -> set[str]:
    return {
        key.lstrip("/").replace("Default", "Device") for key in mapping(entry(page.resources, "/ColorSpace"))
    }


def _fits(space: ColorSpace, profile: bytes, defaults: set[str]) -> bool:
    """Whether a device space means something: by the output intent or by a default space."""
    if space.base is not None:
        return _fits(space.base, profile, defaults)
    if not space.family.startswith("Device") or space.family in defaults:
        return True
    return bool(profile) if space.components == 1 else _CHANNELS.get(profile[16:20]) == space.components
