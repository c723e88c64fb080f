"""Paragraphs whose lines are counted, not chosen: how many they are tells how high the copy is."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import NamedTuple

from factsheet.document.text import Text
from factsheet.setting.extent import GalleyExtent, extent_of
from factsheet.setting.galley import Galley, Items, LargeLines
from factsheet.setting.ink import Ink, ink_of, utmost
from factsheet.setting.style import Lines, Style, Trim
from factsheet.typeset.breaks import sets_flush
from factsheet.typeset.hyphens import hyphenated, unhyphenated_from
from factsheet.typeset.lines import in_whole_words, lines_at, single
from factsheet.typeset.scripts import script_of
from factsheet.typeset.sense import UNSPACED
from factsheet.typeset.shaped import ShapedParagraph

LEAST_EMS = 4.0
"""Narrower columns would stand a character or a short word a line."""
_SEVERAL, _A_LINE = 4, 1.7  # words of a text, and of each of its lines, under which it is read word by word
_SEVERAL_SQUARES, _SQUARES_A_LINE = 8, 4.5  # the same in ideographs and kana
_SQUARES = frozenset({"Hani", "Hira", "Kana", "Bopo"})
_LARGE = 12.0  # balanced type of this size or more is to be read from afar: its lines are counted


class Look(NamedTuple):
    """What a box asks of one paragraph beyond its style: a bold opening, a swatch for quoted numbers."""

    opening: int = 0
    opening_swatch: str = ""
    numbers: str = ""


class CountedParagraph:
    """Copy in a style and a look, with its extents by how many lines it takes.

    In most widths nothing but their number tells how high the copy is.  In the others, and where type is
    fitted to its measure, the paragraph has to be set: words are parted there, lines opened, sizes found.
    """

    __slots__ = (
        *("_at_full_size", "_extents", "_least", "_least_of_several", "_opened", "_shaped", "_whole"),
        *("look", "style", "text"),
    )

    def __init__(self, shaped: ShapedParagraph, text: Text, style: Style, look: Look, below: bool) -> None:
        self.text, self.style, self.look = text, style, look
        if style.ends_between_words and style.lines is Lines.RAGGED and sets_flush(shaped.lang):
            shaped = in_whole_words(shaped)
        self._shaped, self._opened = shaped, opened_leading(style, ink_of(shaped))
        self._extents: dict[int, GalleyExtent] = {}
        self._at_full_size: tuple[float, GalleyExtent] | None = None
        self._whole: float | None = None  # what is to stand on one line, in em
        self._least = 0.0  # from which measure on, in em, lines are counted: one, or several
        if style.fit or (style.lines is Lines.BALANCED and in_whole_words(shaped) is not shaped):
            self._least = inf
        elif style.lines is Lines.RAGGED:
            self._least = unhyphenated_from(shaped)
        elif style.lines is Lines.SINGLE:
            self._whole = max((line.width for line in single(shaped)), default=0.0)
        self._least_of_several = 0.0 if below else LEAST_EMS

    def lines_in(self, width: float) -> int | None:
        """Return how many lines the copy takes in a width in points; None where it has to be set."""
        measure = width / self.style.size
        if self._whole is not None:
            fits = self._whole <= measure and self._whole * self.style.size <= width
            return min(1, len(self._shaped.text)) if fits else None
        if self._least == inf:
            return None
        lines = self._hyphenated_in(measure) if measure < self._least else lines_at(self._shaped, measure)
        if lines is None or lines <= 1:
            return lines
        # Letters that might touch are looked at, line by line.
        touching = utmost(self._shaped) * self.style.size > self._opened.leading
        return None if touching or measure < self._least_of_several else lines

    def parts_words(self, width: float) -> bool:
        """Return whether lines may end inside words in a width in points; setting tells which ones do."""
        return self._whole is None and width / self.style.size < self._least < inf

    def _hyphenated_in(self, measure: float) -> int | None:
        """How many lines a measure in em takes in which words may be parted; None where one is too wide.

        Words of large type are parted only then.
        """
        shaped = self._shaped if self.style.is_large_print else hyphenated(self._shaped, lambda _: measure)
        return lines_at(shaped, measure)

    def extent(self, width: float) -> GalleyExtent | None:
        """Return the extent of the copy in a width in points; None where it has to be set."""
        if self._at_full_size and width >= self._at_full_size[0]:
            return self._at_full_size[1]
        lines = self.lines_in(width)
        if lines is None:
            return None
        found = self._extents.get(lines)
        if found is None:
            found = self._extents[lines] = extent_of(self.galley(width, lines, tuple))
        return found

    def learn(self, width: float, found: GalleyExtent) -> None:
        """Keep the extent of fitted copy on one line of its full size: it is the same in any wider room."""
        fit = self.style.fit
        if fit and fit.lines == 1 and not found.overfull:
            (line,) = single(self._shaped) or (None,)
            if line and [each.widths for each in found.large] == [(line.width * self.style.size,)]:
                self._at_full_size = width, found

    def galley(self, width: float, lines: int, laid: Callable[[], Items]) -> Galley:
        """Return a galley of so many lines, which are laid when somebody looks."""
        style, shaped = self._opened, self._shaped
        baselines = baselines_of(shaped, style, lines)
        height = height_of(shaped, style, baselines)
        told = large_lines(self.text.path, style, lines, height, spare=spare_lines(shaped, lines))
        return Galley(width, height, laid, baselines, (), told)


def opened_leading(style: Style, ink: Ink) -> Style:
    """Return the style with a leading as open as the letters of the script ask for."""
    needed = ink.least_leading * style.size
    return style if style.leading >= needed else style.model_copy(update={"leading": needed})


def baselines_of(shaped: ShapedParagraph, style: Style, lines: int) -> tuple[float, ...]:
    """Return the baselines of so many lines from the top of their paragraph, in points.

    Letters of the script stand in the middle of their leading; a trimmed style begins at its own tops.
    """
    ink = ink_of(shaped)
    if style.trim is not Trim.NONE:
        first = ink.highest * style.size
    else:
        first = (style.leading + (ink.top - ink.bottom) * style.size) / 2
    return tuple([first + number * style.leading for number in range(lines)])


def height_of(shaped: ShapedParagraph, style: Style, baselines: tuple[float, ...]) -> float:
    """Return how high lines are that stand on some baselines, in points."""
    last = baselines[-1] if baselines else 0.0
    match style.trim:
        case Trim.BASELINE:
            return last + ink_of(shaped).overhang * style.size
        case Trim.INK:
            return last + shaped.descent * style.size
        case Trim.NONE:
            return len(baselines) * style.leading


def large_lines(
    path: str, style: Style, lines: int, height: float, parted: bool = False, spare: float = 0.0
) -> tuple[LargeLines, ...]:
    """Return what is told of lines that are not fitted, if they are large, or hold hardly a word each."""
    if style.lines is Lines.BALANCED and style.size >= _LARGE:
        return (LargeLines(path, lines, (), height, parted, spare),)
    return (LargeLines(path, 0, (), height, spare=spare),) if spare else ()


def spare_lines(shaped: ShapedParagraph, lines: int) -> float:
    """Return how many lines copy of four words or more has over those of 1.7 words: none in most columns.

    In Chinese and Japanese it is eight letters or more, and lines of 4.5; in other scripts without spaces
    between words it is none.
    """
    if shaped.known.reading is None:
        shaped.known.reading = _reading(shaped.text)
    count, a_line = shaped.known.reading
    return lines - count / a_line if lines * a_line > count else 0.0


def _reading(text: str) -> tuple[int, float]:
    """How many words, or letters of squares, a text has, and how many are to be on a line: none of a few."""
    scripts = {script_of(each) for each in text}
    if not scripts.isdisjoint(_SQUARES):
        count, several, a_line = len("".join(text.split())), _SEVERAL_SQUARES, _SQUARES_A_LINE
    elif scripts.isdisjoint(UNSPACED):
        count, several, a_line = len(text.split()), _SEVERAL, _A_LINE
    else:
        return 0, 0.0
    return (count, a_line) if count >= several else (0, 0.0)
