"""Glyphs of a stretch of text from one face, in em: the one place that calls HarfBuzz to shape.

Glyphs are kept in columns, one a field, until a line is made of them: most of what is done before asks for
one field of all of them.  Objects are made once, for the lines that stay.

Full-width punctuation of Chinese and Japanese stands in squares of which half is white.  Where marks
stand in a row, the white between them is closed up (`halt`); where a line begins with an opening one,
its white stands outside (Requirements for Japanese Text Layout, 3.1.2 and 3.1.4; Requirements for
Chinese Text Layout, 3.1.6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import compress
from typing import Any, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.display import Glyph
from factsheet.fonts.face import Face
from factsheet.records import dataclass
from factsheet.typeset.breaks import FORCED
from factsheet.typeset.scripts import TRACKED

_AS_SHAPED = {ord(FORCED): " "}
_WORD_SPACES = " \u00a0"
_NO_LIGATURES = {"liga": 0, "clig": 0}
# Noto Sans CJK keeps its lookups for conjoining jamo in `calt`.  They change no syllable, but
# each space counts as a place at which a line end would change the glyphs beside it.
_NO_JAMO_LOOKUPS = {"calt": 0}
_FLAGS_ONLY = (
    hb.BufferSerializeFlags.GLYPH_FLAGS
    | hb.BufferSerializeFlags.NO_POSITIONS
    | hb.BufferSerializeFlags.NO_GLYPH_NAMES
)
_FLAGGED = re.compile(r"=(\d+)#")
_new_glyph = partial(tuple.__new__, Glyph)

_OPENING = "「『（《〈【〔［｛“‘"
_OPENERS = frozenset(_OPENING)
_CLOSING = "」』）》〉】〕］｝”’"
_STOPS = "，、。．；："
_IN_A_ROW = re.compile(
    # The white after a closing mark or a stop, before whatever mark follows ...
    f"[{_CLOSING}{_STOPS}](?=[{_OPENING}{_CLOSING}{_STOPS}！？])"
    # ... and the white before an opening mark that follows another.
    f"|(?<=[{_OPENING}])[{_OPENING}]"
)


class ShapingRun(NamedTuple):
    """A stretch of one level, script and face, as offsets of the paragraph's text.

    `lang` is its language where it is not that of the paragraph, `scale` its size as a
    part of the paragraph's.
    """

    start: int
    stop: int
    level: int
    script: str
    face: Face
    lang: str = ""
    scale: float = 1.0

    @property
    def rtl(self) -> bool:
        return bool(self.level & 1)


@dataclass(frozen=True, slots=True)
class Manner:
    """How type is set throughout a paragraph.

    `features` are OpenType features with their values; `tracking` is space after each character,
    in em, ignored in scripts whose letters join or stack; no line ends inside one of the `words`, nor inside
    one of the `loose` words if a filled line can share the room that is left without it.  `hangs`: a stop or
    comma at the end of a filled line stands beyond its measure where it has no room inside.
    """

    lang: str
    features: tuple[tuple[str, int], ...] = ()
    tracking: float = 0.0
    words: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    hangs: bool = False

    def tracking_in(self, script: str) -> float:
        """Return the tracking, where the script allows any."""
        return self.tracking if script in TRACKED else 0.0


@dataclass(frozen=True, slots=True)
class GlyphBuffer:
    """Glyphs in visual order: the fields of `Glyph`, each as a column.

    >>> matter = GlyphBuffer((7, 9), (0.5, 0.25), (0.0, 0.0), (0.0, 0.0), (4, 5), (5, 6))
    >>> matter.glyphs(by=-4)[1]
    Glyph(id=9, advance=0.25, dx=0.0, dy=0.0, start=1, stop=2)
    """

    ids: Sequence[int]
    advances: Sequence[float]
    dx: Sequence[float]
    dy: Sequence[float]
    starts: Sequence[int]
    stops: Sequence[int]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Glyph]:
        return iter(self.glyphs())

    def __add__(self, other: GlyphBuffer) -> GlyphBuffer:
        """This matter with another on its right."""
        pairs = zip(self._columns(), other._columns(), strict=True)
        return GlyphBuffer(*[(*own, *others) for own, others in pairs])

    def glyphs(self, by: int = 0) -> tuple[Glyph, ...]:
        """Return the glyphs, their offsets moved; a tenth of the time of `Glyph(...)` for each."""
        starts: Sequence[int] = [start + by for start in self.starts] if by else self.starts
        stops: Sequence[int] = [stop + by for stop in self.stops] if by else self.stops
        columns = (self.ids, self.advances, self.dx, self.dy, starts, stops)
        return tuple(map(_new_glyph, zip(*columns, strict=True)))

    def moved(self, by: int) -> GlyphBuffer:
        """Return the same glyphs with offsets of a text that begins `by` characters earlier."""
        if not by:
            return self
        starts, stops = [start + by for start in self.starts], [stop + by for stop in self.stops]
        return GlyphBuffer(self.ids, self.advances, self.dx, self.dy, starts, stops)

    def scaled(self, by: float) -> GlyphBuffer:
        """Return the same glyphs in an em that is as many times smaller."""
        advances, dx, dy = ([each * by for each in column] for column in (self.advances, self.dx, self.dy))
        return GlyphBuffer(self.ids, advances, dx, dy, self.starts, self.stops)

    def cut(self, low: int, high: int) -> GlyphBuffer:
        """Return the glyphs of some places."""
        if low <= 0 and high >= len(self.ids):
            return self
        return GlyphBuffer(*[column[low:high] for column in self._columns()])

    def where(self, wanted: Callable[[int], bool]) -> GlyphBuffer:
        """Return the glyphs whose cluster starts at a wanted offset."""
        kept = [wanted(start) for start in self.starts]
        return GlyphBuffer(*[tuple(compress(column, kept)) for column in self._columns()])

    def _columns(self) -> tuple[Any, ...]:
        return self.ids, self.advances, self.dx, self.dy, self.starts, self.stops


def matter(glyphs: Sequence[Glyph]) -> GlyphBuffer:
    """Return glyphs as columns."""
    return GlyphBuffer(*zip(*glyphs, strict=True)) if glyphs else GlyphBuffer((), (), (), (), (), ())


def set_glyphs(
    text: str, item: ShapingRun, manner: Manner, asked: frozenset[int] = frozenset()
) -> tuple[GlyphBuffer, frozenset[int]]:
    """Return the glyphs of an item in visual order, and the `asked` offsets where a break changes them.

    What stands around the item in `text` is its context: letters join across its ends.
    Offsets of the glyphs are those of `text`.
    """
    buffer = _shaped(text, item, manner)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = [info.cluster for info in infos]
    scale = item.scale / item.face.upem
    advances = [position.x_advance * scale for position in positions]
    space = item.face.word_space
    if space is not None:
        advances = [
            space * item.scale if text[start] in _WORD_SPACES else advance
            for start, advance in zip(starts, advances, strict=True)
        ]
    made = GlyphBuffer(
        [info.codepoint for info in infos],
        advances,
        _scaled([position.x_offset for position in positions], scale),
        _scaled([position.y_offset for position in positions], scale),
        starts,
        _cluster_stops(starts, item),
    )
    tracking = manner.tracking_in(item.script) * item.scale
    if tracking:
        made = _tracked(made, tracking, item.rtl)
    return made, _unsafe(buffer, item.face, starts, asked)


def _scaled(units: list[int], scale: float) -> Sequence[float]:
    """Offsets in em; in most scripts there are none."""
    return [unit * scale for unit in units] if any(units) else (0.0,) * len(units)


def _shaped(text: str, item: ShapingRun, manner: Manner) -> Any:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text.translate(_AS_SHAPED) if FORCED in text else text, item.start, item.stop - item.start)
    buffer.direction = "rtl" if item.rtl else "ltr"
    buffer.script = item.script
    buffer.language = _forms(item, manner)
    hb.shape(item.face.hb_font, buffer, _features(text, item, manner))
    return buffer


def _forms(item: ShapingRun, manner: Manner) -> str:
    """The language whose forms of letters an item gets: its own, but Bulgarian ones in Bulgarian alone."""
    lang = item.lang or manner.lang
    if item.script == "Cyrl" and item.face.bulgarian and lang.partition("-")[0] != "bg":
        return "ru"
    return lang


# Languages in Arabic script whose digits and letters a font draws in forms of their own (OpenType `locl`).
_WITH_FORMS_OF_THEIR_OWN = frozenset({"ur", "sd", "ks", "pnb", "skr", "lah"})


def _features(text: str, item: ShapingRun, manner: Manner) -> dict[str, Any]:
    features: dict[str, Any] = dict(manner.features)
    language = (item.lang or manner.lang).partition("-")[0]
    if item.script == "Hang":
        features |= _NO_JAMO_LOOKUPS
    elif item.script == "Arab" and language not in _WITH_FORMS_OF_THEIR_OWN:
        # Noto Naskh gives every language, Persian too, the four, six and seven of Urdu.
        features["locl"] = False
    elif item.script == "Hani" and (halved := closed_up(text, item.start, item.stop)):
        features["halt"] = halved
    if manner.tracking_in(item.script):
        features |= _NO_LIGATURES
    return features


def _cluster_stops(starts: list[int], item: ShapingRun) -> list[int]:
    """For each glyph the offset at which its cluster ends: where the next one begins, or the item."""
    if len(set(starts)) == len(starts):
        return [item.stop, *starts[:-1]] if item.rtl else [*starts[1:], item.stop]
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


def _unsafe(buffer: Any, face: Face, starts: list[int], asked: frozenset[int]) -> frozenset[int]:
    """The asked offsets inside a cluster, or where HarfBuzz says that a break changes the glyphs.

    Flags are dear to read one by one, so they are taken from the listing of the buffer, which
    tells them after a `#`; unless others are asked for, "unsafe to break" is the only one.
    """
    if not asked:
        return asked
    listing = buffer.serialize(face.hb_font, hb.BufferSerializeFormat.TEXT, _FLAGS_ONLY)
    inside = asked.difference(starts)
    if "#" not in listing:
        return inside
    return inside | asked.intersection(map(int, _FLAGGED.findall(listing)))


def _tracked(made: GlyphBuffer, tracking: float, rtl: bool) -> GlyphBuffer:
    """Space after each letter with its marks: on the left of it in right-to-left text."""
    glyphs, spaced = made.glyphs(), []
    for index, glyph in enumerate(glyphs):
        beside = index - 1 if rtl else index + 1
        inside = 0 <= beside < len(glyphs) and (
            not glyphs[beside].advance or glyphs[beside].start == glyph.start
        )
        if not inside:
            shift = tracking if rtl else 0.0
            glyph = glyph._replace(advance=glyph.advance + tracking, dx=glyph.dx + shift)
        spaced.append(glyph)
    return matter(spaced)


def closed_up(text: str, start: int, stop: int) -> list[tuple[int, int, int]]:
    """Return the marks of a stretch of text whose white is closed up, as ranges for the feature `halt`.

    >>> closed_up("《公約》，「他」", 0, 8)
    [(3, 4, 1), (4, 5, 1)]
    """
    if text.isascii():
        return []
    return [(found.start(), found.end(), 1) for found in _IN_A_ROW.finditer(text, start, stop)]


def opens(text: str, start: int) -> bool:
    """Return whether a line that starts there begins with an opening mark, of whatever width."""
    return text[start : start + 1] in _OPENERS
