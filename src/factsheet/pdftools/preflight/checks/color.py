"""Color: output intent, color spaces, spot colors, transparency and contrast."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from factsheet.color import contrast as contrast_of
from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import (
    Answer,
    Fault,
    NotChecked,
    Subject,
    archive,
    check,
    everywhere,
    workgroup,
)
from factsheet.pdftools.preflight.colors import PageGround, group_space, probes, spaces
from factsheet.pdftools.preflight.marks import PictureMark, TextMark
from factsheet.pdftools.preflight.objects import (
    data,
    entry,
    identity,
    integer,
    mapping,
    name,
    raw,
    resolve,
    sequence,
    words,
)
from factsheet.pdftools.preflight.paint import PROCESS, UNKNOWN, ColorSpace, Viewer
from factsheet.pdftools.preflight.report import Level

# The output intent: the press or the screen that the colors are meant for.

_CHANNELS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}
_INTENT_HINT = "export it with the printing condition that the printer names, its profile embedded"


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
            yield Fault(f"there are {len(press)} output intents of PDF/X, not one", _INTENT_HINT)
        for intent in press:
            yield from _press_intent(intent)
    profiles = {
        identity(raw(each, "/DestOutputProfile")) for each in intents if raw(each, "/DestOutputProfile")
    }
    if len(profiles) > 1:
        yield Fault("the output intents have different profiles", "keep one profile for all")
    if subject.claims(Standard.A2A, Standard.A4):
        for intent in archive_:
            yield from _intent_profile(entry(intent, "/DestOutputProfile"))


def _press_intent(intent: Any) -> Iterator[Answer]:
    if not words(entry(intent, "/OutputConditionIdentifier")):
        yield Fault("the output intent does not name its printing condition", _INTENT_HINT)
    profile = entry(intent, "/DestOutputProfile")
    yield from _intent_profile(profile)
    content = data(profile) or b""
    if len(content) < 132:
        return
    if content[12:16] != b"prtr":
        yield Fault("the profile of the output intent describes no printer", _INTENT_HINT)
    if content[16:20] != b"CMYK":
        yield Fault("the profile of the output intent is not for the four process inks", _INTENT_HINT)
    tags = {content[at : at + 4] for at in range(132, min(len(content), 132 + 12 * 100), 12)}
    if not {b"A2B0", b"B2A0"} <= tags:
        yield Fault("the profile of the output intent has no color tables (A2B0 and B2A0)", _INTENT_HINT)


def _intent_profile(profile: Any) -> Iterator[Answer]:
    content = data(profile)
    if content is None:
        yield Fault("the output intent has no embedded profile", _INTENT_HINT)
        return
    if len(content) < 132 or content[36:40] != b"acsp" or int.from_bytes(content[:4], "big") != len(content):
        yield Fault("the profile of the output intent is no ICC profile, or cut short", _INTENT_HINT)
    elif content[8] not in (2, 4):
        yield Fault(
            f"the profile of the output intent is of ICC version {content[8]}, not 2 or 4", _INTENT_HINT
        )
    elif integer(entry(profile, "/N")) != _CHANNELS.get(content[16:20]):
        yield Fault("the entry N of the profile is not its number of channels")


# Color spaces: inks for a press, light for a screen.


@check(
    "color-spaces",
    "Colors are in spaces that fit the output intent: only inks in print",
    workgroup("4.31", "color spaces") | archive("6.2.4", "6.2.4"),
)
def color_spaces(subject: Subject) -> Iterator[Answer]:
    """Look at the space of every color, image and shading."""
    intents = sequence(entry(subject.file.catalog, "/OutputIntents"))
    profile = (data(entry(intents[0], "/DestOutputProfile")) or b"") if intents else b""
    for page in subject.file.pages:
        defaults = {
            key.lstrip("/").replace("Default", "Device")
            for key in mapping(entry(page.resources, "/ColorSpace"))
        }
        for space, mark in dict(spaces(page)).items():
            where = page.place(mark.box)
            if space == UNKNOWN:
                yield NotChecked(f"page {page.number}: a color space is of an unknown kind")
            elif subject.claims(Standard.X4) and space.is_light:
                hint = "convert it to the inks of the printing condition"
                yield Fault(f"a color is light, not ink: {space}", hint, page.number, where)
            elif (
                subject.claims(Standard.X4)
                and space.family == "ICCBased"
                and space.components == 4
                and data(space.source) == profile
            ):
                yield Fault(
                    "a color is in the very profile of the output intent",
                    "use DeviceCMYK",
                    page.number,
                    where,
                )
            elif subject.claims(Standard.A2A, Standard.A4) and not _has_meaning(space, profile, defaults):
                hint = "convert it, or name an output intent for it"
                yield Fault(
                    f"{space} has no output intent that says what it looks like", hint, page.number, where
                )


def _has_meaning(space: ColorSpace, profile: bytes, defaults: set[str]) -> bool:
    """Return whether a device space means something: by the output intent or by a default space."""
    if space.base is not None:
        return _has_meaning(space.base, profile, defaults)
    if not space.family.startswith("Device") or space.family in defaults:
        return True
    return bool(profile) if space.components == 1 else _CHANNELS.get(profile[16:20]) == space.components


# Spot colors: one name, one ink.

_NOT_SPOTS = frozenset((*PROCESS, "All", "None"))


@check(
    "spot-colors",
    "Every spot color has one name, one alternate and one tint",
    workgroup("4.18, 4.19, 4.20", "spot colors"),
)
def spot_colors(subject: Subject) -> Iterator[Answer]:
    """Compare the alternates and tints of each spot color, wherever its name is used."""
    meanings: defaultdict[str, set[object]] = defaultdict(set)
    for page in subject.file.pages:
        for space, _ in spaces(page):
            if space.family == "Separation":
                meanings[space.names[0]].add(_meaning(space))
    for ink, found in meanings.items():
        if None in found and ink != "All":
            yield NotChecked(f"the tint of {ink} is a function that is not worked out")
        if len(found - {None}) > 1:
            yield Fault(f"the spot color {ink} is described in {len(found)} ways", "use one swatch for it")
    spots = sorted(set(meanings) - _NOT_SPOTS)
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for ink in spots:
        alike["".join(ink.lower().split()).replace("-", "")].append(ink)
    for names in alike.values():
        if len(names) > 1:
            yield Fault(f"spot colors have nearly the same name: {', '.join(names)}", "give one ink one name")
    if spots:
        yield Fault(
            f"the file has spot colors: {', '.join(spots)}",
            "agree on them with the printer",
            level=Level.NOTE,
        )


def _meaning(space: ColorSpace) -> object:
    """Return the alternate space and the tints at a few places."""
    if space.tint is None or space.base is None:
        return None
    tints = [space.tint((share,)) for share in (0.25, 0.5, 1.0)]
    if None in tints:
        return None
    return space.base.family, tuple(round(each, 3) for tint in tints for each in tint or ())


# Transparency blends in the colors of the output.

_MODES = frozenset(
    (
        *(
            "Normal",
            "Multiply",
            "Screen",
            "Overlay",
            "Darken",
            "Lighten",
            "ColorDodge",
            "ColorBurn",
            "HardLight",
        ),
        *("SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"),
    )
)


@check(
    "transparency",
    "Transparent pages have a group, and blend in the colors of the output",
    workgroup("4.25", "transparency") | archive("6.2.10", "6.2.9"),
)
def transparency(subject: Subject) -> Iterator[Answer]:
    """Look at blend modes, at transparency groups, and at pages that need one.

    PDF/A takes the output intent for a page without a group (ISO 19005-2, 6.2.10).
    """
    intents = sequence(entry(subject.file.catalog, "/OutputIntents"))
    needs_group = subject.claims(Standard.X4) or not intents
    for page in subject.file.pages:
        for mark in page.reading.marks:
            if mark.state.blend not in _MODES:
                yield Fault(f"the blend mode {mark.state.blend[:30]} does not exist", page=page.number)
        group = resolve(page.entries.get("/Group"))
        is_transparent = any(
            mark.state.is_transparent
            or (isinstance(mark, PictureMark) and entry(mark.source, "/SMask") is not None)
            for mark in page.reading.marks
        )
        if is_transparent and needs_group and group_space(group) is None:
            yield Fault(
                "the page is transparent and does not say in which colors it blends", page=page.number
            )
        for each in [group, *page.reading.groups]:
            space = group_space(each)
            if subject.claims(Standard.X4) and space is not None and space.is_light:
                hint = "make DeviceCMYK the blend space of the document"
                yield Fault(f"transparency blends in light, not in inks: {space}", hint, page.number)


# Text stands out from what lies under it.

_LEAST, _LEAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
# Bold as WCAG means it: CSS weight 700 and more.
_BOLD = re.compile(r"(?i)(?<!semi)(?<!demi)bold|black|heavy")
_ROUNDING = 0.05


@check(
    "contrast",
    "Text contrasts with its ground by 4.5:1, large text by 3:1",
    everywhere("WCAG 2.2, 1.4.3"),
)
def contrast(subject: Subject) -> Iterator[Answer]:
    """Look under each piece of text at its beginning, middle and end."""
    viewer = subject.file.viewer
    for page in subject.file.pages:
        ground = PageGround(page.reading.marks)
        unknown = 0
        for index, mark in enumerate(page.reading.marks):
            if not isinstance(mark, TextMark) or not mark.visible or not mark.fills or mark.is_blank:
                continue
            ratio = _ratio(ground, viewer, mark, index)
            unknown += ratio is None
            if ratio is not None and ratio < _needed(mark) - _ROUNDING:
                message = f"text has a contrast of {ratio:.2f}:1, not {_needed(mark)}:1: {mark.string[:40]!r}"
                yield Fault(
                    message,
                    "take a darker or lighter color for it or its ground",
                    page.number,
                    page.place(mark.box),
                )
        if unknown:
            pieces = "piece" if unknown == 1 else "pieces"
            yield NotChecked(
                f"page {page.number}: {unknown} {pieces} of text on pictures, shadings or in odd colors"
            )


def _ratio(ground: PageGround, viewer: Viewer, mark: TextMark, index: int) -> float | None:
    """Return the least contrast at the places looked at; None if it cannot be told."""
    own = viewer.rgb(mark.state.fill)
    if own is None or mark.state.is_transparent:
        return None
    ratios = []
    for point in probes(mark):
        under = ground.under(index, point)
        light = viewer.rgb(under) if under else None
        if light is None:
            return None
        ratios.append(contrast_of(own, light))
    return min(ratios)


def _needed(mark: TextMark) -> float:
    large = _LARGE_BOLD if _BOLD.search(mark.font.name) else _LARGE
    return _LEAST_LARGE if mark.size >= large - 0.01 else _LEAST
