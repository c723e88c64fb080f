"""Glyphs of a stretch of text from one face, in em: the one place that calls HarfBuzz to shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.display import Glyph
from factsheet.fonts.face import Face
from factsheet.typeset.breaks import FORCED
from factsheet.typeset.scripts import TRACKED

_AS_SHAPED = {ord(FORCED): " "}
_NO_LIGATURES = {"liga": 0, "clig": 0}


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of one level, script and face, as offsets of the paragraph's text."""

    start: int
    stop: int
    level: int
    script: str
    face: Face

    @property
    def rtl(self) -> bool:
        return bool(self.level & 1)


@dataclass(frozen=True, slots=True)
class Manner:
    """How type is set throughout a paragraph; `tracking` is space after each character, in em."""

    lang: str
    features: tuple[tuple[str, int], ...] = ()
    tracking: float = 0.0

    def tracking_in(self, script: str) -> float:
        """The tracking, where the script allows any."""
        return self.tracking if script in TRACKED else 0.0


def set_glyphs(
    text: str, item: Item, manner: Manner, asked: frozenset[int] = frozenset()
) -> tuple[tuple[Glyph, ...], frozenset[int]]:
    """The glyphs of an item in visual order, and those of the `asked` offsets where a break changes them.

    What stands around the item in `text` is its context: letters join across its ends.
    Offsets of the glyphs are those of `text`.
    """
    buffer = _shaped(text, item, manner)
    infos = buffer.glyph_infos
    starts = [info.cluster for info in infos]
    positions = [position.position for position in buffer.glyph_positions]
    stops = _cluster_stops(starts, item)
    scale, new = 1 / item.face.upem, tuple.__new__
    glyphs = [
        new(Glyph, (info.codepoint, advance * scale, dx * scale, dy * scale, start, stop))
        for info, (dx, dy, advance, _), start, stop in zip(infos, positions, starts, stops, strict=True)
    ]
    tracking = manner.tracking_in(item.script)
    if tracking:
        glyphs = _tracked(glyphs, tracking, item.rtl)
    return tuple(glyphs), _unsafe(infos, starts, asked)


def _shaped(text: str, item: Item, manner: Manner) -> Any:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text.translate(_AS_SHAPED) if FORCED in text else text, item.start, item.stop - item.start)
    buffer.direction = "rtl" if item.rtl else "ltr"
    buffer.script = item.script
    buffer.language = manner.lang
    features = dict(manner.features)
    if manner.tracking_in(item.script):
        features |= _NO_LIGATURES
    hb.shape(item.face.hb_font, buffer, features)
    return buffer


def _cluster_stops(starts: list[int], item: Item) -> list[int]:
    """For each glyph the offset at which its cluster ends: where the next one begins, or the item."""
    stops = [0] * len(starts)
    stop, current = item.stop, -1
    order = range(len(starts)) if item.rtl else range(len(starts) - 1, -1, -1)
    for index in order:
        start = starts[index]
        if start != current:
            stop = current if current >= 0 else item.stop
            current = start
        stops[index] = stop
    return stops


def _unsafe(infos: Iterable[Any], starts: list[int], asked: frozenset[int]) -> frozenset[int]:
    """The asked offsets inside a cluster, or where HarfBuzz says that a break changes the glyphs.

    Flags are dear to read (1 microsecond each), so only those that matter are; unless others
    are asked for, "unsafe to break" is the only one that HarfBuzz sets.
    """
    safe = {start for info, start in zip(infos, starts, strict=True) if start in asked and not info.flags}
    return asked - safe


def _tracked(glyphs: list[Glyph], tracking: float, rtl: bool) -> list[Glyph]:
    """Space after each letter with its marks: on the left of it in right-to-left text."""
    spaced = []
    for index, glyph in enumerate(glyphs):
        beside = index - 1 if rtl else index + 1
        inside = 0 <= beside < len(glyphs) and (
            not glyphs[beside].advance or glyphs[beside].start == glyph.start
        )
        if not inside:
            shift = tracking if rtl else 0.0
            glyph = glyph._replace(advance=glyph.advance + tracking, dx=glyph.dx + shift)
        spaced.append(glyph)
    return spaced
