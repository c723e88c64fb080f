"""What a composition is written as: the two outputs and what each of them promises.

Conditions: the press or screen that colors are meant for, each with its ICC profile."""

from __future__ import annotations

from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path

from factsheet.errors import OutputError, Span
from factsheet.files import read_regular
from factsheet.records import dataclass

_PROFILES = Path(__file__).parent / "profiles"
SIZE_LIMIT = 4 * 1024 * 1024
_CHANNELS = {b"CMYK": 4, b"RGB ": 3}


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition or a display: its registered name, its ICC profile, its ink limit.

    `identifier` is the name in the registry of characterizations (http://www.color.org);
    `ink_limit` is in per cent, 0 for a screen.
    """

    identifier: str
    profile: bytes = field(repr=False)
    channels: int
    ink_limit: float = 0.0


def read_condition(path: Path, identifier: str = "", ink_limit: float = 300.0) -> Condition:
    """Return the condition that a printer's own profile describes.

    Without an identifier it is called what the profile calls itself.  Raise `OutputError` for a
    file that is not an ICC output profile for CMYK, version 2 or 4 (ISO 15930-7, 6.2.2).
    """
    try:
        profile = read_regular(path, SIZE_LIMIT)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError.of(
            f"the profile cannot be read: {reason}",
            Span(str(path)),
            "name the file of an ICC profile that you may read",
            code="press-profile-not-usable",
        ) from error
    return condition_of(profile, str(path), identifier, ink_limit)


def condition_of(profile: bytes, file: str, identifier: str = "", ink_limit: float = 300.0) -> Condition:
    """Return the condition of a profile that has been read; `file` is its name, for messages."""
    fault = _fault(profile)
    if fault:
        hint = "ask the printer for the ICC profile of the press, paper and ink limit"
        raise OutputError.of(f"the profile {fault}", Span(file), hint, code="press-profile-not-usable")
    return Condition(identifier or _description(profile) or Path(file).stem, profile, 4, ink_limit)


def _description(profile: bytes) -> str:
    """Return what a profile calls itself (ICC.1:2022, 9.2.41; in version 2 as ASCII, in 4 as UTF-16)."""
    for at in range(132, min(len(profile), 132 + 12 * 100), 12):
        if profile[at : at + 4] != b"desc":
            continue
        start, size = (int.from_bytes(profile[at + skip : at + skip + 4], "big") for skip in (4, 8))
        tag = profile[start : start + min(size, 2000)]
        if tag[:4] == b"desc":
            return _words(tag[12 : 12 + int.from_bytes(tag[8:12], "big")].decode("ascii", "ignore"))
        if tag[:4] == b"mluc":
            length, offset = (int.from_bytes(tag[skip : skip + 4], "big") for skip in (20, 24))
            return _words(tag[offset : offset + length].decode("utf-16-be", "ignore"))
    return ""


def _words(text: str) -> str:
    """Return the text on one line, without what cannot be seen."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:100]


def _fault(profile: bytes) -> str:
    """Return why a profile cannot be the output intent of a press file, or an empty string."""
    if len(profile) < 132 or profile[36:40] != b"acsp":
        return "is not an ICC profile"
    if int.from_bytes(profile[:4], "big") != len(profile):
        return "is cut short"
    if profile[8] not in (2, 4):
        return f"is of ICC version {profile[8]}, not 2 or 4"
    if profile[12:16] != b"prtr":
        return "describes no printer"
    if profile[16:20] != b"CMYK":
        return "is not for the four process inks"
    tags = {profile[at : at + 4] for at in range(132, min(len(profile), 132 + 12 * 100), 12)}
    return "" if {b"A2B0", b"B2A0"} <= tags else "has no color tables"


FOGRA39 = Condition("FOGRA39", (_PROFILES / "fogra39-300-small.icc").read_bytes(), 4, 300.0)
"""Offset on coated paper, ISO 12647-2:2004, at most 300 % ink."""

SRGB = Condition("sRGB IEC61966-2.1", (_PROFILES / "srgb.icc").read_bytes(), 3)
"""A screen, IEC 61966-2-1."""


class Standard(StrEnum):
    """A standard that a file claims to meet."""

    X4 = "PDF/X-4"
    UA1 = "PDF/UA-1"
    UA2 = "PDF/UA-2"
    A2A = "PDF/A-2a"
    A4 = "PDF/A-4"
    WTPDF = "WTPDF 1.0"


@dataclass(frozen=True, slots=True)
class Output:
    """One way to write a composition.

    `condition` is the device that the colors are meant for: a press (four inks) or a screen
    (sRGB).  A page that `bleeds` is larger than its trim box; `marks` adds crop and registration
    marks beyond the bleed.  `links` tells whether links can be followed.
    """

    kind: str
    version: tuple[int, int]
    standards: frozenset[Standard]
    condition: Condition
    bleeds: bool = False
    marks: bool = False
    links: bool = True

    @property
    def inks(self) -> bool:
        """Whether colors are amounts of ink, not of light."""
        return self.condition.channels == 4

    def on(self, condition: Condition) -> Output:
        """Return the same output for another press; an output for screens stays as it is."""
        return replace(self, condition=condition) if self.inks else self

    def held(self, ink_limit: float) -> Output:
        """Return the same output with another limit of ink, in per cent."""
        return self.on(replace(self.condition, ink_limit=ink_limit))

    def claims(self, standard: Standard) -> bool:
        """Return whether the file says that it meets a standard."""
        return standard in self.standards


PRINT = Output(
    "print",
    # ISO 15930-7 (PDF/X-4) is written on PDF 1.6; links may not lie on the page it prints.
    (1, 6),
    frozenset({Standard.X4, Standard.UA1, Standard.A2A}),
    FOGRA39,
    bleeds=True,
    marks=True,
    links=False,
)
"""For the press: CMYK, bleed, marks, tagged."""

SCREEN = Output("screen", (2, 0), frozenset({Standard.UA2, Standard.A4, Standard.WTPDF}), SRGB)
"""For reading: sRGB, trimmed, tagged by the PDF 2.0 structure, live links."""

SCREEN_1_7 = Output("screen", (1, 7), frozenset({Standard.UA1, Standard.A2A}), SRGB)
"""For readers that do not know PDF 2.0."""
