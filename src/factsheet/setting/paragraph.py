"""Copy set to a measure: pieces, lines, and the galley that is both their measure and their drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import ceil

from factsheet.art.outline import rect
from factsheet.color import parted_name
from factsheet.content.languages import language
from factsheet.display import Direction, DisplayGroup, GlyphRun, Link, Placed, Shape
from factsheet.document.text import Text
from factsheet.records import dataclass
from factsheet.setting.context import LayoutContext
from factsheet.setting.counted import (
    LEAST_EMS,
    CountedParagraph,
    Look,
    baselines_of,
    height_of,
    large_lines,
    opened_leading,
    spare_lines,
)
from factsheet.setting.extent import GalleyExtent, extent_of
from factsheet.setting.flush import flush, is_flush, runs_flush
from factsheet.setting.galley import Galley, LargeLines, join
from factsheet.setting.ink import Ink, accents_above, across, descent_below, ink_of, leading_between, utmost
from factsheet.setting.style import BOLD, Align, Lines, Style, Trim
from factsheet.typeset.breaks import held_in_running, sets_flush
from factsheet.typeset.glyphs import Manner, opens
from factsheet.typeset.hyphens import hyphenated
from factsheet.typeset.lines import (
    LineCount,
    balanced,
    count_lines,
    in_whole_words,
    in_words_that_fit,
    loosened,
    narrowest,
    ragged,
    single,
)
from factsheet.typeset.runs import LinkArea, link_areas, set_line
from factsheet.typeset.sense import by_sense
from factsheet.typeset.sentences import is_label
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import SOFT_HYPHEN, Line, ShapedParagraph, StyledRun

Measures = Callable[[float], float]
"""The room for a line, in points, by the offset of its top from the paragraph's top."""

_FIGURES = {
    "tabular": (("lnum", 1), ("tnum", 1)),
    "proportional": (("lnum", 1), ("pnum", 1)),
    "": (),
}
_TOLERANCE = 0.01
# What type may reach into the room over its box and under it, in points at the designed size.
_OVER, _UNDER = 8.0, 14.0
# How far under its floor type may go that holds a long word, and the size under which no type goes for it.
_BELOW = 1 / 3
_LEAST_SIZE = 9.0
# Words beside the digits of a number: their size as a part of the digits', and the least, in points, which is
# more where the type is set larger than designed.  At half their size ideographs are as high as small letters
# would be beside them.
_BESIDE_DIGITS, _SMALL_WORDS = 0.5, 8.5
# How far the ink of a line may reach beyond its room, in points: tails of text do, those of large type would
# stand in the margin, at the trim or in the next column.
_BEYOND = 4.25
_WIDE_MARK = 0.9  # em
_SEVERAL_INKS = 9.0  # least size of type in several inks (GWG 2015, 4.16)


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same room for every line, in points."""

    measure: float

    def __call__(self, top: float) -> float:
        """Return the room of a line, wherever it is."""
        return self.measure


def fixed(measure: float) -> Measures:
    """Return the same room for every line."""
    return Fixed(measure)


def lowered(measures: Measures, by: float) -> Measures:
    """Return the rooms of what begins further down."""
    return measures if isinstance(measures, Fixed) else lambda top: measures(by + top)


def set_paragraph(
    setting: LayoutContext, text: Text, style: Style, measures: Measures, look: Look | None = None
) -> Galley:
    """Set one paragraph as a galley as wide as the room of its first line.

    In the same room for every line it is set once for all trials at a scale of the type.
    """
    look = look or Look()
    if not isinstance(measures, Fixed):
        return _set(setting, text, style, measures, look)
    make = partial(_made, setting, text, style, measures, look)
    return setting.galleys.paragraph(text, style, (measures.measure, look), make)


def counted_paragraph(setting: LayoutContext, text: Text, style: Style, look: Look) -> CountedParagraph:
    """Return a paragraph whose lines are counted, for `paragraph_extent` in any width."""

    def made() -> CountedParagraph:
        shaped = shape_text(setting, text, style, look)
        return CountedParagraph(shaped, text, style, look, setting.step.below)

    return setting.galleys.counted(text, style, look, made)


def paragraph_extent(setting: LayoutContext, counted: CountedParagraph, width: float) -> GalleyExtent:
    """Return the extent of a paragraph in a width: what `set_paragraph` tells of itself there."""
    found = counted.extent(width)
    if found is None:
        text, style, look = counted.text, counted.style, counted.look
        found = extent_of(set_paragraph(setting, text, style, Fixed(width), look))
        counted.learn(width, found)
    return found


def _made(setting: LayoutContext, text: Text, style: Style, measures: Fixed, look: Look) -> Galley:
    """A paragraph in the same room for every line: its lines are chosen when somebody looks, if they can."""
    counted, width = counted_paragraph(setting, text, style, look), measures.measure
    lines = None if counted.parts_words(width) else counted.lines_in(width)
    if lines is None:
        return _set(setting, text, style, measures, look)
    return counted.galley(width, lines, lambda: _set(setting, text, style, measures, look).items)


def _set(setting: LayoutContext, text: Text, style: Style, measures: Measures, look: Look) -> Galley:
    shaped = shape_text(setting, text, style, look)
    ink = ink_of(shaped)
    width, in_pieces = measures(0.0), False
    if style.fit or style.lines is Lines.BALANCED or (style.ends_between_words and sets_flush(shaped.lang)):
        # Another line is a lesser fault than half a word at the end of one that is read from afar.
        whole = _whole(shaped, width / (style.fit.min if style.fit else style.size))
        in_pieces = whole is not in_whole_words(shaped) and not sets_flush(shaped.lang)
        shaped = whole
    if style.fit:
        floor = _floor(setting, style)
        parted = loosened(shaped, width / floor, setting.step.anywhere)
        if parted is not shaped and setting.step.anywhere:
            # At the floor, so that words are parted as seldom as can be.
            style = style.model_copy(update={"size": floor, "leading": style.leading * floor / style.size})
        shaped = parted
        full, (style, lines) = style, _fitted(setting, shaped, style, ink, width)
        smallest = style.size * min(piece.scale for piece in shaped.pieces)
        if smallest < min(style.size, _least_words(setting)) - _TOLERANCE:
            # Digits that got this small stand in one size with their words.
            whole_text = setting.galleys.made_of(text, ("in one size",), partial(_in_one_size, text))
            return _set(setting, whole_text, full, measures, look)
        style = _inside(setting, shaped, style, lines, width)
        taken = _taken(lines, width / style.size)
        stacked = _stacked(setting, shaped, taken, style, measures, lambda: lines)
        widths = tuple([line.width * style.size for line in lines])
        set_lines = _with_room(setting, shaped, style, lines, stacked)
        large = LargeLines(text.path, len(lines), widths, set_lines.height, in_pieces)
        return set_lines.telling(large=(large,))
    style = opened_leading(_on_one_line(setting, shaped, style, width), ink)
    if style.lines is Lines.RAGGED:
        room = partial(_rooms, style, measures)
        # Words of large type are parted only where one is wider than its line.
        if not style.is_large_print or count_lines(shaped, room).excess:
            shaped = hyphenated(shaped, room)
    filled = _filling(shaped, style, measures)
    if filled.excess:
        narrowest_room = min(measures(number * style.leading) for number in range(filled.lines))
        shaped = loosened(shaped, narrowest_room / style.size, setting.step.anywhere)
        filled = _filling(shaped, style, measures)
    if filled.lines > 1 and utmost(shaped) * style.size > style.leading:
        style = _clear(setting, shaped, style, _broken(shaped, style, measures))
        filled = _filling(shaped, style, measures)
    if filled.lines > 1 and measures(0.0) < least_measure(setting, style):
        # Told as too wide, so that a row takes other columns; copy that fits on one line may be as narrow.
        filled = filled._replace(excess=(*filled.excess, LEAST_EMS - measures(0.0) / style.size))
    stacked = _stacked(setting, shaped, filled, style, measures, partial(_broken, shaped, style, measures))
    spare = spare_lines(shaped, filled.lines)
    told = large_lines(text.path, style, filled.lines, stacked.height, in_pieces, spare)
    return stacked.telling(large=told) if told else stacked


def _with_room(
    setting: LayoutContext, shaped: ShapedParagraph, style: Style, lines: tuple[Line, ...], galley: Galley
) -> Galley:
    """Return fitted lines with the room that their letters need over a trimmed box and under it.

    What is beside the box keeps a distance that grows with the scale, not with the size that they have.
    """
    if style.trim is Trim.NONE or not lines:
        return galley
    ink, library, below = ink_of(shaped), setting.library, 0.0
    first, last = (set_line(shaped, lines[at], style.size) for at in (0, -1))
    above = accents_above(first, library, ink.highest * style.size, _OVER * setting.scale)
    if style.trim is Trim.BASELINE:
        below = descent_below(last, library, ink.overhang * style.size, _UNDER * setting.scale)
    if not above and not below:
        return galley
    return join(galley.width, galley.height + above + below, [(galley, 0.0, above)])


def _whole(shaped: ShapedParagraph, measure: float) -> ShapedParagraph:
    """The paragraph in whole words if they fit the measure; in Han only those are parted that do not."""
    whole = in_whole_words(shaped)
    if whole is shaped or not count_lines(whole, lambda _: measure).excess:
        return whole
    return in_words_that_fit(shaped, measure) if sets_flush(shaped.lang) else shaped


def _floor(setting: LayoutContext, style: Style) -> float:
    """The least size of type that is fitted, in points."""
    least = style.fit.min if style.fit else style.size
    # Large print stays large print: what is too long for it takes another place, or another line.
    lowest = max(_LEAST_SIZE, setting.least_size)
    return max(least * _BELOW, min(least, lowest)) if setting.step.below else least


def _on_one_line(setting: LayoutContext, shaped: ShapedParagraph, style: Style, measure: float) -> Style:
    """The style in which one line holds copy that is wider than its place, as far as the step allows."""
    if style.lines is not Lines.SINGLE or not setting.step.below:
        return style
    width = max((line.width for line in single(shaped)), default=0.0)
    if width * style.size <= measure:
        return style
    size = max(_floor(setting, style), int(measure / width * 20) / 20)
    lines = Lines.BALANCED if setting.step.anywhere else Lines.SINGLE
    return style.model_copy(
        update={"size": size, "leading": style.leading * size / style.size, "lines": lines}
    )


def natural_width(setting: LayoutContext, text: Text, style: Style) -> float:
    """Return the width of the copy on one line, in points."""
    shaped = shape_text(setting, text, style, Look())
    return max(line.width for line in single(shaped)) * style.size


def least_width(setting: LayoutContext, text: Text, style: Style) -> float:
    """Return the width of the widest part of the copy that no line may end inside, in points."""
    shaped = shape_text(setting, text, style, Look())
    return max(count_lines(shaped, lambda _: 0.0).excess, default=0.0) * style.size


def least_measure(setting: LayoutContext, style: Style) -> float:
    """Return the measure, in points, under which copy of several lines is told as too wide; 0: under none."""
    return 0.0 if setting.step.below else LEAST_EMS * style.size


def shape_text(setting: LayoutContext, text: Text, style: Style, look: Look) -> ShapedParagraph:
    """Return the copy shaped in the style's face, in em; the cost is paid once per text and face.

    Copy that stayed in another language than the edition's runs as that language does.
    """
    return setting.galleys.shaped(text, style, look, partial(_shaped, setting, text, style, look))


def _shaped(setting: LayoutContext, text: Text, style: Style, look: Look) -> ShapedParagraph:
    own, words = setting.edition.lang, setting.edition.words
    lang, loose = text.lang or own, tuple[str, ...]()
    if style.lines is Lines.RAGGED and sets_flush(lang):
        words, loose = held_in_running(words, lang), words
    return shape(
        _pieces(setting, text, style, look),
        Manner(
            lang, _FIGURES[style.figures], style.tracking, words, loose, is_flush(text.plain, lang, style)
        ),
        setting.direction if lang == own else language(lang).direction,
        setting.library,
    )


def _pieces(setting: LayoutContext, text: Text, style: Style, look: Look) -> tuple[StyledRun, ...]:
    font = setting.fonts[style.font]
    # What is bold throughout stands apart from nothing in copy that is bold.
    alike = style.weight >= BOLD and all(run.strong or run.emphasis for run in text.runs if run.value.strip())
    pieces = []
    for run, path, start in _opened(text, look.opening).stretches():
        strong = run.strong or run.emphasis
        swatch = (strong and not alike and style.strong_swatch) or style.swatch
        if run.ref and look.numbers:
            small = style.size < _SEVERAL_INKS
            swatch, strong = parted_name(look.numbers, swatch) if small else look.numbers, True
        if run.link:
            swatch = style.link_swatch or style.swatch
        if not run.link and start - text.start < look.opening:
            strong, swatch = True, look.opening_swatch or swatch
        weight = max(BOLD, style.weight) if strong else style.weight
        scale = _small(setting, style) if run.small else 1.0
        pieces.append(
            StyledRun(run.value, font.families, weight, swatch, path, start, run.link, run.lang, scale)
        )
    return tuple(pieces)


def _small(setting: LayoutContext, style: Style) -> float:
    """The size of the words of a number as a part of its digits': not under that of small print."""
    return min(1.0, max(_BESIDE_DIGITS, ceil(100 * _least_words(setting) / style.size) / 100))


def _least_words(setting: LayoutContext) -> float:
    return max(_SMALL_WORDS * max(1.0, setting.scale), setting.least_size)


def _in_one_size(text: Text) -> Text:
    return replace(text, runs=tuple(replace(run, small=False) for run in text.runs))


def _opened(text: Text, opening: int) -> Text:
    """The text with a run that ends where its bold opening does."""
    if not 0 < opening < len(text.plain):
        return text
    first, rest = text.slice(0, opening), text.slice(opening, len(text.plain))
    return replace(text, runs=first.runs + rest.runs)


def _filling(shaped: ShapedParagraph, style: Style, measures: Measures) -> LineCount:
    """What the lines need, before they are chosen."""
    match style.lines:
        case Lines.SINGLE:
            return _taken(single(shaped), measures(0.0) / style.size)
        case Lines.BALANCED:
            measure = measures(0.0) / style.size
            return count_lines(shaped, lambda _: measure)
        case Lines.RAGGED:
            return count_lines(shaped, lambda number: measures(number * style.leading) / style.size)


def _taken(lines: tuple[Line, ...], measure: float) -> LineCount:
    """What chosen lines need."""
    return LineCount(len(lines), tuple([line.width - measure for line in lines if line.width > measure]))


def _broken(shaped: ShapedParagraph, style: Style, measures: Measures) -> tuple[Line, ...]:
    match style.lines:
        case Lines.SINGLE:
            return single(shaped)
        case Lines.BALANCED:
            return by_sense(shaped, partial(balanced, measure=measures(0.0) / style.size))
        case Lines.RAGGED:
            room = partial(_rooms, style, measures)
            if sets_flush(shaped.lang) and (style.ends_between_words or is_label(shaped.text)):
                # Lines of running copy end inside words, those of labels and of large type do not.
                return by_sense(shaped, partial(ragged, measures=room))
            return ragged(shaped, room)


def _rooms(style: Style, measures: Measures, number: int) -> float:
    """The room for a line of running copy by its number, in em."""
    return measures(number * style.leading) / style.size


def _fitted(
    setting: LayoutContext, shaped: ShapedParagraph, style: Style, ink: Ink, measure: float
) -> tuple[Style, tuple[Line, ...]]:
    """The largest size at which the copy stands in few enough lines (`Fit`), and in no more than it needs."""
    fit = style.fit
    assert fit is not None
    # On as few lines as hold it in the largest type: two short words are no two lines.
    few = count_lines(shaped, lambda _: measure / style.size).lines
    for count in range(max(1, min(few, fit.lines)), fit.most_lines + 1):
        by_width = partial(narrowest, count=count)
        # Not so wide that the floor would ask for another line.
        lines = single(shaped) if count == 1 else by_sense(shaped, by_width, most=measure / fit.min)
        width = max(line.width for line in lines)
        size = min(style.size, int(measure / width * 20) / 20) if width else style.size
        if size >= fit.min or count == fit.most_lines:
            break
    if size < fit.min and fit.most_lines == 1 and not setting.step.anywhere:
        # A figure: it gets smaller, or asks for another place, before its line is parted.
        size = max(size, _floor(setting, style))
    elif size < fit.min:
        # More lines than the design wants, at the smallest size it allows, or at which a long word is held.
        least = min(fit.min, style.size)
        widest = max(line.width for line in balanced(shaped, measure / least))
        size = max(min(least, int(measure / widest * 20) / 20), _floor(setting, style))
        lines = by_sense(shaped, partial(balanced, measure=measure / size))
    sized = style.model_copy(update={"size": size, "leading": style.leading * size / style.size})
    return _clear(setting, shaped, opened_leading(sized, ink), lines), lines


def _inside(
    setting: LayoutContext, shaped: ShapedParagraph, style: Style, lines: tuple[Line, ...], measure: float
) -> Style:
    """The style at a size at which no letter of fitted lines reaches beyond the measure.

    The last letter of a word in Nastaliq may run far past its own advance; at the edge of a page it would be
    cut off.
    """
    factor = 1.0
    for line in lines:
        group = set_line(shaped, line, style.size)
        before, after = _reach(setting, group)
        # A line that hangs stands on the edge with its ink: all of it must hold, else what runs past its end.
        beyond = after + max(0.0, before if style.hang else before - _BEYOND)
        if beyond > 1.02 * group.width and beyond > measure:
            factor = min(factor, measure / beyond)
    if factor == 1.0:
        return style
    size = int(style.size * factor * 20) / 20
    if size <= 0:
        # In a place without room no size holds: the copy is told as too wide for it.
        return style
    return style.model_copy(update={"size": size, "leading": style.leading * size / style.size})


def _clear(setting: LayoutContext, shaped: ShapedParagraph, style: Style, lines: tuple[Line, ...]) -> Style:
    """The style with a leading at which no letter of these very lines stands on another."""
    if len(lines) < 2:
        return style
    groups = [set_line(shaped, line, style.size) for line in lines]
    begins = [
        _offset(style.align, 0.0, group.width) - _outside(setting, shaped, line, style, group)
        for line, group in zip(lines, groups, strict=True)
    ]
    needed = leading_between(groups, setting.library, setting.direction is Direction.RTL, begins)
    return style if style.leading >= needed else style.model_copy(update={"leading": needed})


def _stacked(
    setting: LayoutContext,
    shaped: ShapedParagraph,
    filled: LineCount,
    style: Style,
    measures: Measures,
    lines: Callable[[], tuple[Line, ...]],
) -> Galley:
    """The galley of so many lines; which ones they are is asked when somebody looks."""
    baselines = baselines_of(shaped, style, filled.lines)
    height = height_of(shaped, style, baselines)
    wide = [each for each in filled.excess if each * style.size > _TOLERANCE]
    overfull = (shaped.pieces[0].path,) * len(wide)
    parted: tuple[float, ...] = ()
    if shaped.hyphens or SOFT_HYPHEN in shaped.text:
        chosen = lines()
        lines = partial(tuple, chosen)
        ends = zip(chosen, baselines, strict=True)
        parted = tuple([baseline for line, baseline in ends if shaped.hyphen(line.stop)])

    def laid() -> tuple[Placed, ...]:
        return tuple(
            _placed(setting, shaped, line, style, measures(number * style.leading), baseline)
            for number, (line, baseline) in enumerate(zip(lines(), baselines, strict=True))
        )

    return Galley(measures(0.0), height, laid, baselines, overfull).parting(parted)


def _placed(
    setting: LayoutContext, shaped: ShapedParagraph, line: Line, style: Style, room: float, baseline: float
) -> Placed:
    """A line in its room."""
    group = _line_group(shaped, line, style)
    if runs_flush(shaped, line, style):
        group = flush(group, room, style.size, shaped.lang)
    x = _offset(style.align, room, line.width * style.size) - _outside(setting, shaped, line, style, group)
    before, after = _reach(setting, group)
    # What reaches too far past the end moves back to the start at most, what does past the start moves in.
    x = max(min(x, room + _BEYOND - after), min(x, 0.0), before - _BEYOND)
    return Placed(group, x, baseline)


def _reach(setting: LayoutContext, line: DisplayGroup) -> tuple[float, float]:
    """How far a line reaches with its ink, in points: before its start edge, and from there to its end."""
    first, last = across(line, setting.library)
    return (last - line.width, line.width - first) if setting.direction is Direction.RTL else (-first, last)


def _outside(
    setting: LayoutContext, shaped: ShapedParagraph, line: Line, style: Style, group: DisplayGroup
) -> float:
    """How much of a line's beginning stands outside its room: white only, in points."""
    if style.hang:
        return _bearing(setting, group)
    if style.align is not Align.START or not opens(shaped.text, line.start):
        return 0.0
    # Curly quotation marks are as wide as squares in Chinese only.
    wide = shaped.cum[line.start + 1] - shaped.cum[line.start] > _WIDE_MARK
    return style.size / 2 if wide else 0.0


def _bearing(setting: LayoutContext, line: DisplayGroup) -> float:
    """The white before the ink of the glyph at the start edge of a line, in points."""
    runs = [placed.item for placed in line.items if isinstance(placed.item, GlyphRun)]
    rtl = setting.direction is Direction.RTL
    run = (runs[-1] if rtl else runs[0]) if runs else None
    if run is None or not run.glyphs:
        return 0.0
    glyph = run.glyphs[-1 if rtl else 0]
    left, _, right, _ = setting.library.face(run.face).extents(glyph.id)
    return (glyph.advance - glyph.dx - right if rtl else left + glyph.dx) * run.size


def _offset(align: Align, room: float, width: float) -> float:
    match align:
        case Align.START:
            return 0.0
        case Align.CENTER:
            return (room - width) / 2
        case Align.END:
            return room - width


def _line_group(shaped: ShapedParagraph, line: Line, style: Style) -> DisplayGroup:
    """A line of type, rigid; its links underlined and, where they lead somewhere, live."""
    group = set_line(shaped, line, style.size)
    links = [placed for each in link_areas(shaped, line, style.size) for placed in _linked(each, style)]
    return DisplayGroup((*links, *group.items), group.width, 0.0, rigid=True)


def _linked(stretch: LinkArea, style: Style) -> list[Placed]:
    rule = max(0.5, style.size * 0.055)
    drop = style.size * 0.14
    # The number of a source is known for a link by its brackets.
    placed = (
        []
        if stretch.link.startswith("#sources.")
        else [
            Placed(
                Shape(
                    rect(0.0, 0.0, stretch.width, rule),
                    stretch.width,
                    rule,
                    fill=style.link_swatch or style.swatch,
                ),
                stretch.x,
                drop,
            )
        ]
    )
    if stretch.link != "#":
        height = style.leading
        area = Link(stretch.width, height, stretch.link, stretch.path)
        placed.append(Placed(area, stretch.x, -0.75 * height))
    return placed
