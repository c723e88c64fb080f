"""Glyph runs as the operators that show them, each cluster by codes that stand for its text.

Text extractors need some help with the result (measured with PDFium and Poppler on the Universal
Declaration of Human Rights in some hundred languages).  They swallow a hyphen-minus at a line's
end unless something follows it.  They drop marks and joiners without width, which therefore belong
to the cluster before them.  In a right-to-left line they turn round what has no direction of its
own: punctuation and the space after it, or the combining mark or number before it; PDFium also
takes brackets and quotation marks for their mirror images.  Characters with a direction (U+200E,
U+200F), which share the room of such a character, keep it where it belongs.  What runs the other
way in a right-to-left edition is a matter of its own (`order.py`), and so are right-to-left words
(`words.py`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from factsheet.display import Glyph, GlyphRun
from factsheet.errors import OutputError
from factsheet.pdf import foreign
from factsheet.pdf.foreign import LEFT_TO_RIGHT, PARTING, RIGHT_TO_LEFT, SLIVER, is_turned, stands_alone
from factsheet.pdf.operands import EmbeddedFont, Show, TextLine, WordEnds
from factsheet.pdf.order import ALONE, Beside, Cluster, clusters
from factsheet.pdf.type0 import FILLER, PlacedCode
from factsheet.pdf.words import PlacedCluster, is_changed, is_letter, spread, text_of, words_as_read

_NEUTRAL = frozenset({"CS", "ES", "ON", "ET"})
_SHORT = 3
_BLANKS = frozenset("\u00a0\u202f")
_WIDE = 20.0  # points
_SOFT_HYPHEN = "\u00ad"


class TextEncoder:
    """Turns runs into operands; what it found out about a cluster it keeps for the next.

    `rtl`: in a right-to-left edition.
    """

    def __init__(self, font: EmbeddedFont, rtl: bool = False) -> None:
        self.font, self._rtl = font, rtl
        self._known: dict[tuple[object, ...], tuple[PlacedCode, ...]] = {}

    def shows(
        self,
        run: GlyphRun,
        beside: Beside = ALONE,
        *,
        ends: bool = False,
        whole: bool = False,
        turns: bool = False,
    ) -> list[Show]:
        """The operands of a run in the order in which they are written.

        `ends`: it is the last of several runs of a line.  `whole`: its words are not parted, whichever
        way it runs.  `turns`: what was written before it ran from left to right.
        """
        placed = _placed(run)
        extent = _extent(run, placed)
        if self._rtl and not run.rtl:
            in_words = is_turned(run) or beside.several or _is_one_code(run, beside)
            if in_words or foreign.apart(run, beside, extent) != extent:
                return foreign.shown(run, beside, extent, self.font, self._codes)
        if run.rtl and not whole:
            return [self._word(run, word, beside) for word in words_as_read(run, placed, turns)]
        if self._follows(run, beside):
            placed = _signs_joined(run, placed)
        # PDFium takes the line after a character that wide for the same one, and sorts their runs.
        guarded = ends and bool(placed) and placed[-1][1].advance * run.size > _WIDE
        return [self._show(run, placed, beside, guarded, extent)] if placed else []

    def guard(self, run: GlyphRun) -> Show:
        """Return what parts a line of such type from one that is near to it, at its right end, unseen.

        PDFium takes two lines for one whose distance is less than half the width of the last code of the
        one or of the first of the other: so these have none.  It parts those whose last and first objects
        do not overlap in height: so there is the ink of a letter, if there is one.
        """
        line = TextLine()
        line.add(0.0, (self.font.room(FILLER, 0.0), self.font.room(FILLER, SLIVER)))
        letters = [glyph for glyph in run.glyphs if run.text[glyph.start].isalnum() and glyph.advance > 0]
        ink = tuple(glyph._replace(advance=0.0) for glyph in letters[:1])
        line.add(line.pen, self._codes(run, FILLER, ink) if ink else (self.font.room(FILLER, 0.0),))
        return line.finished()._replace(actual="")

    def _follows(self, run: GlyphRun, beside: Beside) -> bool:
        """Whether a run goes on from left to right after something that did not."""
        return not (self._rtl or run.rtl) and beside.left is not None and beside.left.rtl

    def _word(self, run: GlyphRun, word: Sequence[PlacedCluster], beside: Beside) -> Show:
        """A word from right to left, perhaps with the space before it, or one of them alone.

        None of its codes stands so near to the one before that Poppler ends the word.
        """
        codes, stop = list[PlacedCode](), 0.0
        for x, cluster in word:
            blank = text_of(run, (x, cluster)).isspace()
            own = self._cluster(run, cluster, beside, len(word) == 1, leads=not blank and not stop)
            # A guide that is shown with a space is a word to Poppler.
            if len(own) > 1 or not blank:
                stop = x + 1000 * cluster.advance
            codes += [PlacedCode(font, code, x + at, width, rise) for font, code, at, width, rise in own]
        left = codes[0].x
        count = sum(code.x < stop for code in codes)
        places = spread([code.x for code in codes[:count]], stop) if count else []
        line, shown = TextLine(left), []
        for code, at, end in zip(codes[:count], places, [*places[1:], stop][:count], strict=True):
            kept = at == code.x and abs(end - at - code.width) < 1
            shown.append(code if kept else self.font.moved(code, at, end - at))
        line.add_all(((0.0, shown), (0.0, codes[count:])))
        if not any(text_of(run, each).strip() for each in word):
            return line.finished()
        opens = not text_of(run, word[-1]).isspace()
        return line.finished(WordEnds(left, stop, opens, closes=True))

    def _show(
        self,
        run: GlyphRun,
        placed: Sequence[PlacedCluster],
        beside: Beside,
        guarded: bool,
        extent: WordEnds | None,
    ) -> Show:
        line, hyphen, broken = TextLine(), _hyphen_at_end(run), run.hyphenated and not run.rtl
        ends, last = _ends_before_spaces(run, placed), placed[-1][1]
        text, known, shown = run.text, self._known, []
        for x, cluster in placed:
            start, stop, glyphs = cluster
            # Nearly every character of a page has been met before: it is looked up here, as `_codes` would.
            met = start and len(glyphs) == 1 and not run.rtl and not broken
            codes = known.get((text[start:stop], False, glyphs[0][:4])) if met else None
            if codes is None:
                inked = cluster._replace(glyphs=glyphs[:-1]) if broken and cluster is last else cluster
                codes = self._cluster(run, inked, beside, lone=len(placed) == 1)
            if stop in ends:
                codes = (*codes[:-1], self.font.narrowed(codes[-1], ends[stop] - x))
            shown.append((x, codes))
            if stop == hyphen:
                line.add_all(shown)
                line.add(line.pen, (self.font.filler(FILLER),))
                shown = []
        line.add_all(shown)
        if broken:
            # Readers join the parts of the word; Poppler and Acrobat drop the hyphen, PDFium marks its place.
            line.add(line.pen, self._codes(run, _SOFT_HYPHEN, last.glyphs[-1:]))
        if guarded:
            line.add(line.pen, (self.font.filler(FILLER),))
        return line.finished(extent)

    def _cluster(
        self, run: GlyphRun, cluster: Cluster, beside: Beside, lone: bool, leads: bool = False
    ) -> tuple[PlacedCode, ...]:
        """The codes of a cluster.  `lone`: it is shown alone; `leads`: at the left of others."""
        meant = run.text[cluster.start : cluster.stop]
        if not run.rtl:
            signs = not cluster.start and _is_sign(meant[0]) and self._follows(run, beside)
            return self._codes(run, LEFT_TO_RIGHT * signs + meant, cluster.glyphs)
        if len(meant) == 1 and is_letter(meant):
            return self._codes(run, meant, cluster.glyphs, rtl=True)
        # Poppler leaves a mark or sign where it stands that has no letter on its left.
        marks = leads and not lone and not is_letter(meant[-1])
        if len(meant) > 1:
            return self._codes(run, meant + RIGHT_TO_LEFT * marks, cluster.glyphs, rtl=True)
        before, after = _guides(run, cluster.start, beside)
        # PDFium drops what is but one blank; at a line's end that does no harm, a guide in Poppler would.
        parts = lone and meant.isspace() and not before
        if marks or (parts and not (run.ends_line and not run.text[cluster.start :].strip())):
            after = RIGHT_TO_LEFT
        if beside != ALONE and _is_sign(meant) and not (stands_alone(meant) or meant in _BLANKS):
            # As one code, and thus from left to right: alone, pypdf takes it for a letter.
            guided = before + meant + (after or RIGHT_TO_LEFT)
            return self._codes(run, guided[::-1], cluster.glyphs)
        return self._codes(run, before + meant + after, cluster.glyphs, rtl=True)

    def _codes(
        self, run: GlyphRun, meant: str, glyphs: tuple[Glyph, ...], rtl: bool = False
    ) -> tuple[PlacedCode, ...]:
        key = (meant, rtl, glyphs[0][:4] if len(glyphs) == 1 else tuple([glyph[:4] for glyph in glyphs]))
        known = self._known.get(key)
        if known is None:
            if not all(glyph.id for glyph in glyphs):
                raise OutputError.of(
                    f"the face {run.face} has no glyph for {meant!r}",
                    hint="write it another way, or put a font that has it into the folder `fonts`",
                    path=run.path,
                    code="face-without-glyph",
                )
            known = self._known[key] = self.font.show(meant, glyphs, rtl)
        return known


def _placed(run: GlyphRun) -> list[PlacedCluster]:
    """The clusters of a run in visual order, each with the place where it begins."""
    found, x = [], 0.0
    for cluster in clusters(run):
        found.append((x, cluster))
        for glyph in cluster.glyphs:
            x += 1000 * glyph.advance
    return found


def _extent(run: GlyphRun, placed: Sequence[PlacedCluster]) -> WordEnds | None:
    """From where to where the text of a run goes without the white space at its ends."""
    text = run.text
    left = next((x for x, cluster in placed if not text[cluster.start : cluster.stop].isspace()), None)
    if left is None:
        return None
    x, last = next(each for each in reversed(placed) if not text[each[1].start : each[1].stop].isspace())
    ends = run.text[:1].isspace(), run.text[-1:].isspace()
    return WordEnds(left, x + 1000 * last.advance, not ends[0], not ends[1])


def _ends_before_spaces(run: GlyphRun, placed: Sequence[PlacedCluster]) -> dict[int, float]:
    """Where the clusters before the spaces of a left-to-right run have to end, by the end of their text.

    `pdftotext -raw` parts words by the gap between them, not by the space, and sees none under 0.15 em.
    """
    if run.rtl:
        return {}
    text, inner = run.text, placed[1 : len(placed) - run.ends_line]
    return {
        cluster.start: x + 1000 * cluster.advance - PARTING
        for x, cluster in inner
        if text[cluster.start : cluster.stop].isspace()
    }


def _signs_joined(run: GlyphRun, placed: list[PlacedCluster]) -> list[PlacedCluster]:
    """The signs at the beginning of a left-to-right run as one cluster.

    After text from right to left readers turn them round, unless the code for all says otherwise.
    """
    signs = [_is_sign(run.text[cluster.start]) for _, cluster in placed]
    count = signs.index(False) if False in signs else len(signs)
    if not count:
        return placed
    glyphs = tuple(glyph for _, cluster in placed[:count] for glyph in cluster.glyphs)
    return [(placed[0][0], Cluster(0, placed[count - 1][1].stop, glyphs)), *placed[count:]]


def _is_one_code(run: GlyphRun, beside: Beside) -> bool:
    """Whether a foreign run of one word is one code: where another may follow without a letter between.

    A long word in one code confuses PDFium about where lines end.
    """
    if beside == ALONE or run.text.isspace():
        return False
    return beside.ends or len(run.text) <= _SHORT


def _is_sign(character: str) -> bool:
    kind = unicodedata.bidirectional(character)
    return kind in _NEUTRAL or kind == "WS"


def _hyphen_at_end(run: GlyphRun) -> int:
    """The offset after a hyphen-minus that ends a line, -1 if there is none."""
    shown = run.text.rstrip()
    return len(shown) if run.ends_line and not run.rtl and shown.endswith("-") else -1


def _guides(run: GlyphRun, at: int, beside: Beside) -> tuple[str, str]:
    """The characters with a direction that one of a right-to-left run wants before and after it."""
    character, rest = run.text[at], run.text[at + 1 :]
    first = not at and beside.opens
    if is_changed(character):
        return RIGHT_TO_LEFT * first + LEFT_TO_RIGHT, RIGHT_TO_LEFT
    kind = unicodedata.bidirectional(character)
    # Among the Arabic figures Unicode counts the marks between them, which may end a word as a comma does.
    if kind != "WS" and kind not in _NEUTRAL and not (kind == "AN" and not character.isdigit()):
        return "", ""
    last = not rest and beside.closes
    after_mark = at > 0 and kind != "WS" and unicodedata.category(run.text[at - 1])[0] == "M"
    # One of the copy's own stands alone without width, and PDFium passes over it.
    after_guide = run.text[:at].endswith(RIGHT_TO_LEFT)
    before_space = kind != "WS" and rest.startswith(" ") and not (run.ends_line and rest.isspace())
    # Two signs beside a foreign word, as in "Ph.D.,", are read as one that runs from left to right.
    before_sign = beside != ALONE and kind != "WS" and rest[:1] != " " and bool(rest) and _is_sign(rest[0])
    return RIGHT_TO_LEFT * (first or after_mark or after_guide), RIGHT_TO_LEFT * (
        last or before_space or before_sign
    )
