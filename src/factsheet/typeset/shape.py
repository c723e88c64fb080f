"""Shaping: pieces of copy become a `ShapedParagraph` paragraph, once for all sizes and measures.

Items (one level, script and face) are found first, then each is shaped whole, across the
borders of pieces, so that kerning and joining letters do not depend on marks or colors.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise

from factsheet.display import Direction
from factsheet.fonts.library import Library
from factsheet.typeset.bidi import Embedding, embedding, turns
from factsheet.typeset.breaks import FORCED, breaks_of, inside_words
from factsheet.typeset.faults import refuse_unfit, refuse_unset
from factsheet.typeset.glyphs import GlyphBuffer, Manner, ShapingRun, set_glyphs
from factsheet.typeset.items import itemize
from factsheet.typeset.scripts import script_of, script_of_language
from factsheet.typeset.shaped import ShapedParagraph, StyledRun
from factsheet.workshop import remembered

_KEPT = 1024
# Characters of all kept paragraphs, each with what is found out about it: some 600 bytes a character.
_CHARACTERS = 24_000
_EACH = 24  # what a paragraph costs beside its characters, in characters
_LONGEST_LINK = 25  # characters that stay on one line
# Scripts whose letters count as Arabic ones (class AL of UAX #9).
_ARABIC_LETTERS = frozenset({"Arab", "Syrc", "Thaa"})
_ARABIC_LETTER = "\u061c"  # the mark that counts as one and has no form
_RIGHT_TO_LEFT_MARK = "\u200f"
_CLOSE = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})


def _characters(_: object, shaped: ShapedParagraph) -> int:
    return len(shaped.text) + _EACH


@remembered(most=_KEPT, most_bytes=_CHARACTERS, weigh=_characters)
def shape(
    pieces: tuple[StyledRun, ...], manner: Manner, direction: Direction, library: Library
) -> ShapedParagraph:
    """Shape the paragraph that the pieces make; the same object for equal arguments.

    Raises `FontError` naming every character that no face has, that cannot be typeset, or that
    its script does not allow where it stands.

    >>> from factsheet.fonts.library import bundled
    >>> piece = StyledRun("Key numbers", ("source-sans",), 700, "ink", "key_numbers.title")
    >>> round(shape((piece,), Manner("en"), Direction.LTR, bundled()).cum[-1], 3)
    5.752
    """
    refuse_unfit(pieces)
    text = "".join(piece.text for piece in pieces)
    base = 1 if direction is Direction.RTL else 0
    lang = manner.lang
    turned = base == 1 or turns(text)
    found, walls = _embedding(text, base, lang) if turned else Embedding((0,) * len(text))
    breaks, held = _links_whole(pieces, *breaks_of(text, lang, manner.words))
    items = itemize(text, pieces, found, lang, library)
    done, unsafe = _set(text, items, manner, breaks, pieces)
    refuse_unset(text, done, pieces, lang)
    return ShapedParagraph(
        text=text,
        pieces=pieces,
        manner=manner,
        base=base,
        levels=found if turned else (),
        walls=walls,
        items=tuple(item for item, _ in done),
        matter=tuple(made for _, made in done),
        cum=_cumulated(len(text), done),
        breaks=breaks,
        forced=_forced(text, breaks),
        unsafe=unsafe,
        held=held,
        loose=inside_words(text, manner.loose).intersection(breaks),
    )


def _links_whole(
    pieces: Sequence[StyledRun], breaks: tuple[int, ...], held: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The breaks outside short links, and with those inside them the ones that only habits forbid."""
    stop = 0
    inside: set[int] = set()
    for link, alike in groupby(pieces, key=lambda piece: piece.link):
        start, stop = stop, stop + sum(len(piece.text) for piece in alike)
        if link and stop - start <= _LONGEST_LINK:
            inside.update(breaks[bisect_right(breaks, start) : bisect_left(breaks, stop)])
    if not inside:
        return breaks, held
    return tuple(each for each in breaks if each not in inside), tuple(sorted(inside.union(held)))


def _embedding(text: str, base: int, lang: str) -> Embedding:
    """The embedding levels; figures that stand alone stand as they do after a letter of the language.

    By the rules alone (UAX #9, W2 and W5) the per cent sign of ۱٫۳٪ changes sides when the
    number is taken out of its sentence for a tile.
    """
    # Here: most copy has one direction, and needs no patterns.
    from factsheet.typeset.isolates import counted, foreign, isolates

    mark, offsets = "", list[int]()
    if base and script_of_language(lang) in _ARABIC_LETTERS and not any(map(str.isalpha, text)):
        mark, offsets = _ARABIC_LETTER, [0]
    elif not base and turns(text):
        mark, offsets = _RIGHT_TO_LEFT_MARK, [stop for _, stop in counted(text)]
    return _embedding_with(mark, offsets, text, base, (base and foreign(text)) or isolates(text))


def _embedding_with(
    mark: str, offsets: Sequence[int], text: str, base: int, kept: Sequence[tuple[int, int]]
) -> Embedding:
    """The embedding levels of a paragraph as if a mark stood at some offsets."""
    if not offsets:
        return embedding(text, base, kept)
    edges = [0, *offsets, len(text)]
    marked = mark.join(text[start:stop] for start, stop in pairwise(edges))
    moved = [
        (start + bisect_right(offsets, start), stop + bisect_left(offsets, stop)) for start, stop in kept
    ]
    found, walls = embedding(marked, base, moved)
    places = [offset + number for number, offset in enumerate(offsets)]
    own = tuple(level for at, level in enumerate(found) if at not in places)
    return Embedding(own, tuple((offset - bisect_left(places, offset), level) for offset, level in walls))


def _set(
    text: str, items: Iterable[ShapingRun], manner: Manner, breaks: Sequence[int], pieces: Sequence[StyledRun]
) -> tuple[list[tuple[ShapingRun, GlyphBuffer]], frozenset[int]]:
    """Each item with its glyphs, and the offsets at which a break changes them.

    An item is parted where one glyph would stand for characters of two pieces.
    """
    borders = tuple(accumulate(len(piece.text) for piece in pieces[:-1]))
    waiting = list(items)[::-1]
    done: list[tuple[ShapingRun, GlyphBuffer]] = []
    unsafe: set[int] = set()
    while waiting:
        item = waiting.pop()
        asked = frozenset(breaks[bisect_right(breaks, item.start) : bisect_left(breaks, item.stop)])
        made, changed = set_glyphs(text, item, manner, asked)
        border = _crossed(made, borders)
        if border:
            waiting += (item._replace(start=border), item._replace(stop=border))
        else:
            done.append((item, made))
            unsafe |= changed
    return done, frozenset(unsafe | _spaced_alike(text, done))


def _spaced_alike(text: str, done: list[tuple[ShapingRun, GlyphBuffer]]) -> set[int]:
    """Give the space between a Latin word or a figure and an ideograph the width of that before the word.

    Spaces are of the face before them, and that of a narrow face is half as wide as that of ideographs.
    Returns the offsets after these spaces: at the end of a line they are as their own face has them.
    """
    changed = set[int]()
    for at, ((item, made), (after, _)) in enumerate(pairwise(done)):
        begins = text[after.start]
        close = (
            script_of(begins) in _CLOSE and text[item.stop - 1] == " " and not item.face.covers(ord(begins))
        )
        if close and not item.rtl and made.stops[-1] - made.starts[-1] == 1:
            face = after.face
            wide = item.scale * (face.word_space or face.advance(face.glyph(ord(" "))) / face.upem)
            done[at] = item, replace(made, advances=[*made.advances[:-1], wide])
            changed.add(item.stop)
    return changed


def _forced(text: str, breaks: Sequence[int]) -> frozenset[int]:
    """The breaks after a forced line end."""
    if FORCED not in text:
        return frozenset()
    return frozenset(offset for offset in breaks[:-1] if text[offset - 1] == FORCED)


def _crossed(made: GlyphBuffer, borders: Sequence[int]) -> int:
    """A border of pieces inside a cluster, or 0."""
    if borders:
        for start, stop in zip(made.starts, made.stops, strict=True):
            if stop - start > 1:
                border = borders[min(bisect_right(borders, start), len(borders) - 1)]
                if start < border < stop:
                    return border
    return 0


def _cumulated(length: int, done: Sequence[tuple[ShapingRun, GlyphBuffer]]) -> tuple[float, ...]:
    """The advance of the first `i` characters, for every `i`."""
    advances = [0.0] * (length + 1)
    for item, made in done:
        characters = range(item.start, item.stop)
        if len(made) == len(characters) and made.starts == list(characters):
            advances[item.start + 1 : item.stop + 1] = made.advances
            continue
        for advance, start in zip(made.advances, made.starts, strict=True):
            advances[start + 1] += advance
    return tuple(accumulate(advances))
