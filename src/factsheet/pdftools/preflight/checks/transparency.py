"""Transparency blends in the colors of the output."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import archive, workgroup
from factsheet.pdftools.preflight.colors import group_space
from factsheet.pdftools.preflight.marks import PictureMark
from factsheet.pdftools.preflight.objects import entry, resolve, sequence
from factsheet.pdftools.preflight.page import PageSheet

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
    """Look at blend modes, groups, and what makes them necessary.

    PDF/A takes the output intent for a page without a group (ISO 19005-2, 6.2.10).
    """
    intents = sequence(entry(subject.file.catalog, "/OutputIntents"))
    needs_group = subject.claims(Standard.X4) or not intents
    for page in subject.file.pages:
        for mark in page.reading.marks:
            if mark.state.blend not in _MODES:
                yield Fault(f"the blend mode {mark.state.blend[:30]} does not exist", page=page.number)
        group = resolve(page.entries.get("/Group"))
        if _is_transparent(page) and needs_group and group_space(group) is None:
            yield Fault(
                "the page is transparent and does not say in which colors it blends", page=page.number
            )
        for each in [group, *page.reading.groups]:
            space = group_space(each)
            if subject.claims(Standard.X4) and space is not None and space.is_light:
                hint = "make DeviceCMYK the blend space of the document"
                yield Fault(f"transparency blends in light, not in inks: {space}", hint, page.number)


def _is_transparent(page: PageSheet) -> bool:
    return any(
        mark.state.is_transparent
        or (isinstance(mark, PictureMark) and entry(mark.source, "/SMask") is not None)
        for mark in page.reading.marks
    )
