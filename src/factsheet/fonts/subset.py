"""Parts of a face for other files: the glyphs that some copy needs, with all their shaping."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.fonts.face import Face

# What HarfBuzz sets in place of a character that a face has not.
_MADE_OF = dict.fromkeys("\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
_MADE_OF["\u2011"] = "\u2010"

Placing = list[tuple[int, int, int, int, int]]


def subset(face: Face, passages: Iterable[str]) -> bytes:
    """Return a font file that sets some passages, whole or word by word, as the face itself does.

    All glyphs that shaping could make of the characters are many times those that it makes of the copy
    (Devanagari: 4 times the bytes).  So the glyphs are noted while the copy is shaped, those of steps on
    the way among them.  Where that font would set anything otherwise, as in Nastaliq, whose rules call each
    other, the glyphs between those are kept too (half the bytes of all that could be made); where it would
    even so, or is the larger one, all that could be made of the characters.  Hints are left out.
    """
    copy = tuple(dict.fromkeys(passages))
    words = tuple(dict.fromkeys(word for passage in copy for word in (passage, *passage.split())))
    characters = {ord(character) for passage in copy for character in passage}
    characters |= {ord(each) for passage in copy for each in _stand_ins(face, passage)}
    met: set[int] = set()
    wanted = {word: _placing(face.hb_font, word, met) for word in words}
    whole = _cut(face, characters, None)
    for cut in _trials(face, characters, met, whole):
        font = hb.Font(hb.Face(cut))
        if len(cut) <= len(whole) and all(_placing(font, word) == placed for word, placed in wanted.items()):
            return cut
    return _cut(face, characters, None, every_feature=True)


def _stand_ins(face: Face, passage: str) -> Iterator[str]:
    """Yield what HarfBuzz takes for what a face has not: a plain hyphen, or é for e and an accent."""
    for character in passage:
        if not face.covers(ord(character)):
            yield from _MADE_OF.get(character, "")
            for form in ("NFC", "NFD"):
                yield from unicodedata.normalize(form, passage)
            return


def _trials(face: Face, characters: set[int], met: set[int], whole: bytes) -> Iterator[bytes]:
    """Fonts with ever more glyphs; each is cut when the one before it will not do."""
    yield _cut(face, characters, met)
    yield _cut(face, characters, met | _between(face, met))
    yield whole


def _between(face: Face, met: set[int]) -> set[int]:
    """The glyphs that one rule makes of a glyph and another turns into one that was met, within one lookup.

    A contextual lookup calls others on one glyph, one after the other, and HarfBuzz tells of none of them.
    """
    table = face.hb_face.reference_table("GSUB").data
    if not table:
        return set()
    # The offset of the list of lookups, and its count (OpenType, GSUB header 1.0 and 1.1, LookupList).
    (start,) = struct.unpack_from(">H", table, 8)
    lookups = range(struct.unpack_from(">H", table, start)[0])

    def turned(glyph: int) -> set[int]:
        alternates = face.hb_face.get_lookup_glyph_alternates
        return {other for lookup in lookups for other in alternates(lookup, glyph)}

    made = {other for glyph in met for other in turned(glyph)} - met
    return {glyph for glyph in made if turned(glyph) & met}


def _cut(face: Face, characters: set[int], glyphs: set[int] | None, every_feature: bool = False) -> bytes:
    """The font with the characters; with just those glyphs, or with all that shaping can make."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).set(characters)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    if face.cff:
        # Shared parts of outlines hide their likeness from the compression of web fonts: 7 % of Chinese.
        wanted.flags |= hb.SubsetFlags.DESUBROUTINIZE
    if every_feature:
        wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG).invert()
    if glyphs is not None:
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(glyphs)
        wanted.flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE
    return bytes(hb.subset(face.hb_face, wanted).blob.data)


def _shaped(font: Any, text: str, met: set[int] | None = None) -> Any:
    """The buffer of a shaped text; every glyph that stood in it on the way is added to `met`."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if met is not None:

        def note(message: str) -> bool:
            met.update(info.codepoint for info in buffer.glyph_infos)
            return True

        buffer.set_message_func(note)
    hb.shape(font, buffer)
    if met is not None:
        met.update(info.codepoint for info in buffer.glyph_infos)
        buffer.set_message_func(lambda message: True)  # the other one holds the buffer that holds it
    return buffer


def _placing(font: Any, text: str, met: set[int] | None = None) -> Placing:
    """Where the glyphs of a text stand, and how tall each is: the same for the same picture."""
    buffer = _shaped(font, text, met)
    found = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        ink = font.get_glyph_extents(info.codepoint)
        height = ink.height if ink else 0
        place = (position.x_advance, position.x_offset, position.y_offset)
        found.append((info.cluster, *place, height))
    return found
