"""Compositions made by hand, small enough to know every item of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from factsheet.color import Swatch
from factsheet.display import (
    Composition,
    Direction,
    DisplayGroup,
    DocumentInfo,
    Glyph,
    GlyphRun,
    Link,
    Page,
    Placed,
    Segment,
    Shape,
    StructureNode,
    StructureRole,
)
from factsheet.fonts.face import Face
from factsheet.fonts.face import face as open_face
from factsheet.fonts.library import Library, bundled
from factsheet.units import PageSize

SANS = "SourceSans3-Regular"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
BLEED = 8.5
SWATCHES = {
    each.name: each
    for each in (
        Swatch("ink", (0, 0, 0, 1), (0.1, 0.1, 0.1)),
        Swatch("paper", (0, 0, 0, 0), (1, 1, 1)),
        Swatch("accent", (1, 0.6, 0, 0.2), (0, 0.3, 0.6)),
    )
}


class Shelf(Library):
    """The bundled faces and, by the stem of their file, some more."""

    __slots__ = ("_more",)

    def __init__(self, *more: Path) -> None:
        self._more = {path.stem: path for path in more}

    def face(self, key: str) -> Face:
        return open_face(self._more[key]) if key in self._more else bundled().face(key)


def face_for(text: str, script: str) -> tuple[Library, str]:
    """A library and the key of a face in it that has every character of a text."""
    characters = {ord(character) for character in text}
    for each in bundled().chain(("source-sans",), 400, script, ""):
        if all(each.covers(character) for character in characters):
            return bundled(), each.key
    if not DEJAVU.is_file():
        pytest.skip(f"there is no font for {script}")
    return Shelf(DEJAVU), DEJAVU.stem


def run(text: str, path: str, *, key=SANS, size=10.0, start=0, library=None, **more) -> GlyphRun:
    """Text shaped as one run."""
    face = (library or bundled()).face(key)
    rtl, lang = more.get("rtl", False), more.get("lang", "en")
    return GlyphRun(
        face=key,
        size=size,
        glyphs=shaped(face, text, rtl, lang),
        text=text,
        lang=lang,
        rtl=rtl,
        swatch=more.get("swatch", "ink"),
        path=path,
        start=start,
        ends_line=more.get("ends_line", False),
    )


def shaped(face: Face, text: str, rtl: bool = False, lang: str = "en") -> tuple[Glyph, ...]:
    """HarfBuzz's glyphs for a text, in visual order."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction, buffer.language = "rtl" if rtl else "ltr", lang
    hb.shape(face.hb_font, buffer)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    stops = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    em = face.upem
    return tuple(
        Glyph(
            info.codepoint,
            place.x_advance / em,
            place.x_offset / em,
            place.y_offset / em,
            info.cluster,
            stops[info.cluster],
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


def box(width: float, height: float, fill: str = "accent", path: str | None = None) -> Shape:
    """A filled rectangle."""
    outline = (
        Segment("M", (0, 0)),
        Segment("L", (width, 0)),
        Segment("L", (width, height)),
        Segment("L", (0, height)),
        Segment("Z"),
    )
    return Shape(outline, width, height, fill=fill, path=path)


def composition(*items: Placed, nodes: tuple[StructureNode, ...] = (), **more) -> Composition:
    """One page with these items, whose structure is a document of these nodes."""
    pages = more.pop("pages", None) or (Page(PageSize(300.0, 400.0), items),)
    values = {
        "swatches": SWATCHES,
        "lang": "en",
        "direction": Direction.LTR,
        "about": DocumentInfo("made", "A factsheet made by hand", "The makers", "Tests", "2026-11-22"),
        "bleed": BLEED,
    }
    root = StructureNode("factsheet", StructureRole.DOCUMENT, nodes)
    return Composition(pages=pages, structure=root, **(values | more))


def paragraph(text: str, y: float = 50.0, path: str = "p", **more) -> Composition:
    """One paragraph on one line, and nothing else."""
    node = StructureNode(path, StructureRole.PARAGRAPH)
    values = {key: more.pop(key) for key in ("lang", "direction") if key in more}
    if "lang" in values:
        more["lang"] = values["lang"]
    placed = Placed(run(text, path, **more), 20.0, y)
    return composition(placed, nodes=(node,), **values)


def whole() -> Composition:
    """A factsheet of one page that has one of everything."""
    mark = DisplayGroup(
        (Placed(box(30, 30, "ink"), 0, 0), Placed(box(10, 10, "paper"), 10, 10)), 30, 30, path="qr"
    )
    leaf = DisplayGroup((Placed(box(5, 5), 0, 0),), 20, 20, flipped=True, clip=True)
    items = (
        Placed(box(300 + 2 * BLEED, 60 + BLEED), -BLEED, -BLEED),
        Placed(run("Clean water", "title", size=24, swatch="paper"), 20, 40),
        Placed(leaf, 270, 30),
        Placed(run("Key numbers", "numbers.heading", size=14), 20, 90),
        Placed(run("first office of Fijian affairs", "numbers.text"), 20, 110),
        Placed(run("1", "numbers.text~1", start=0, size=6), 152, 106),
        Placed(run("L’eau, c’est la vie", "french", lang="fr"), 20, 130),
        Placed(run("1.", "concerns.a.label"), 20, 150),
        Placed(run("Leaking pipes", "concerns.a.text"), 40, 150),
        Placed(run("2.", "concerns.b.label"), 20, 165),
        Placed(run("Old pumps", "concerns.b.text"), 40, 165),
        Placed(box(260, 40, "accent"), 20, 180),
        Placed(run("A story", "story.text", swatch="paper"), 30, 200),
        Placed(mark, 20, 240),
        # The line is painted end first: reading order is not paint order.
        Placed(run(" today.", "contact", start=23), 160, 260),
        Placed(run("example.org/water", "contact~1"), 80, 260),
        Placed(Link(80, 14, "https://example.org/water", "contact~1"), 80, 249),
        Placed(run("Visit ", "contact", start=0), 55, 260),
        Placed(run("* Source: the water office", "note.a", size=7), 20, 380),
    )
    nodes = (
        StructureNode("title", StructureRole.H1),
        StructureNode(
            "numbers",
            StructureRole.SECTION,
            (
                StructureNode("numbers.heading", StructureRole.H2),
                StructureNode(
                    "numbers.text",
                    StructureRole.PARAGRAPH,
                    (StructureNode("numbers.text~1", StructureRole.SPAN, at=30),),
                ),
                StructureNode("french", StructureRole.PARAGRAPH, lang="fr"),
            ),
        ),
        StructureNode(
            "concerns", StructureRole.LIST, (_item("concerns.a"), _item("concerns.b")), numbered=True
        ),
        StructureNode("story", StructureRole.ASIDE, (StructureNode("story.text", StructureRole.PARAGRAPH),)),
        StructureNode("qr", StructureRole.FIGURE, alt="QR code: opens example.org/water"),
        StructureNode(
            "contact",
            StructureRole.PARAGRAPH,
            (StructureNode("contact~1", StructureRole.LINK, alt="Open the water site", at=6),),
        ),
        StructureNode("note.a", StructureRole.NOTE),
        StructureNode(
            "dropped", StructureRole.SECTION, (StructureNode("dropped.text", StructureRole.PARAGRAPH),)
        ),
    )
    return composition(*items, nodes=nodes, outline=(("title", "Clean water"), ("numbers", "Key numbers")))


def _item(path: str) -> StructureNode:
    return StructureNode(
        path,
        StructureRole.ITEM,
        (
            StructureNode(f"{path}.label", StructureRole.LABEL),
            StructureNode(f"{path}.text", StructureRole.BODY),
        ),
    )
