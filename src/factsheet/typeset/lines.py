"""Lines: where a shaped paragraph is broken at a measure.

Ragged lines are chosen together: as few as possible, and among those ways the one with the
most even right edge and no single word on the last line.  Everything is in em, from advances
added up once, so that another size or measure costs no shaping.

Where a stretch is wider than its measure, and nowhere else, lines may end at more places (`loosened`), in
this order: where the rules of Unicode allow it and only the habits of the trade do not; at the signs of
an address; between any two letters of an address; and, if it is asked for, of a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import inf, sqrt
from typing import NamedTuple

from icu4py.breakers import CharacterBreaker

from factsheet.typeset.breaks import breaks_between_words, dictionary_ends, segments, sets_flush
from factsheet.typeset.dates import days, long_dates
from factsheet.typeset.line_ends import flaws_of
from factsheet.typeset.sense import parts_name
from factsheet.typeset.shaped import (
    EPSILON,
    HANGING,
    MOST_SHARED,
    SHARING,
    SOFT_HYPHEN,
    Line,
    ParagraphCache,
    ShapedParagraph,
    Stops,
    inside_square,
    line_width,
)

EmMeasures = Callable[[int], float]

_BISECTIONS = 16

# What is wrong with a line, in squares of its slack as a share of the measure: a slack of a
# third of the measure counts about 0.1.
_RUNT = 1.0
_SHORT_LAST = 0.15
_LEAST_LAST = 2.2  # em of a last line
_LEAST_ALONE = 4.2  # of one that nothing parts: 里。’”
_TIGHTENINGS = 8  # measures that are tried where it is shorter
_SHORT = 0.25  # of the measure: what is less than a last line should have
_NAME_PARTED = 0.04
_DATE_PARTED = 1.5  # more than a year alone on the last line
_LONG_DATE_PARTED = 0.36  # rather a line that leaves up to three fifths of its measure
_HYPHENATED = 0.1
_INSIDE_WORD = 0.02
_OVERFULL = 100.0
_MOST_SLACK = 0.6

# Of balanced lines: how uneven they are before others are looked at, by how much these may be wider than the
# narrowest, and by how much more even they then are.  As bad as a short line in the middle is no last line.
_UNEVEN = 0.2
_WIDER = 0.15
_WIDENINGS = 5
_EVENER = 0.05
_LAST = 0.6

# What copy may be parted after; an address before most of its signs (Chicago Manual of Style, 17th edition,
# 7.46), so that none is read as a hyphen of ours or as the stop of a sentence.
_SIGNS = re.compile(r"[/?&._=#%:;,@+~!$()\[\]-](?=[^\W_])")
_BEGUN = "?&-._=#%,@+~!$"  # signs of an address that lines begin with
_BEFORE_SIGNS = re.compile(r"(?<=[^\W_])(?=[?&._=#%,@+~!$(\[-][^\W_])")
_AFTER_SIGNS = re.compile(r"(?<=[/:;)\]])(?=[^\W_])")
_ADDRESS = re.compile(r"://|^www\.|@|\w\.\w+(?:/|$)|\w/\w", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<!\d)[+−%٪$€£¥₹₽₴₺₪₩₫฿]?(?:[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,:'’٫٬/]\d+)*[%‰٪]?"
)
_LETTERED = re.compile(r"://|^www\.|@|[^\W\d_]\.[^\W\d_]|[^\W\d_]/\w", re.IGNORECASE)
_LONGEST_NUMBER = 26  # characters: what is longer is a serial number, and may be parted


class LineCount(NamedTuple):
    """How many lines copy takes, and by how much in em each stretch is too wide that cannot be broken."""

    lines: int
    excess: tuple[float, ...]


def count_lines(shaped: ShapedParagraph, measures: EmMeasures) -> LineCount:
    """Count the lines that `ragged` and `balanced` choose, in a quarter of the time of choosing them.

    >>> from factsheet.fonts.library import bundled
    >>> from factsheet.typeset.glyphs import Manner
    >>> from factsheet.typeset.shape import shape
    >>> from factsheet.typeset.shaped import StyledRun
    >>> from factsheet.display import Direction
    >>> piece = StyledRun("People sought protection", ("source-sans",), 400, "ink", "label")
    >>> shaped = shape((piece,), Manner("en"), Direction.LTR, bundled())
    >>> count_lines(shaped, lambda _: 6.0), len(ragged(shaped, lambda _: 6.0))
    (LineCount(lines=2, excess=()), 2)
    """
    count = 0
    excess: list[float] = []
    for stops in _stops(shaped):
        place, last = 0, len(stops.offsets) - 1
        while place < last:
            measure = measures(count)
            start, place = place, stops.furthest(place, measure)
            # Only a single stretch can be wider than its line.
            if place == start + 1 and (beyond := stops.width(start, place) - measure) > EPSILON:
                excess.append(beyond)
            count += 1
    return LineCount(count, tuple(excess))


def lines_at(shaped: ShapedParagraph, measure: float) -> int | None:
    """Return how many lines copy takes at a measure in em; None where a stretch may be wider than it.

    Thousands of widths, in several sizes of type, are tried while a plan is searched for.  Where no line is
    filled on other terms than its width, a wider measure asks for no more lines, so that two measures with
    as many tell of all between them.
    """
    known = shaped.known.counts
    for low, high, count in known:
        if low <= measure < high:
            return count
    counted = count_lines(shaped, lambda _: measure)
    if counted.excess:
        return None
    low, high = measures_alike(shaped, measure)
    low, high = low + EPSILON, high - EPSILON
    if not any(stops.loose for stops in _stops(shaped)):
        for place, (first, last, count) in enumerate(known):
            if count == counted.lines:
                known[place] = min(first, low), max(last, high), count
                return count
    known.append((low, high, counted.lines))
    return counted.lines


def measures_alike(shaped: ShapedParagraph, measure: float) -> tuple[float, float]:
    """Return between which measures, in em, each line holds what it holds at a measure that is wide enough.

    It is so from the first of the two up to, and without, the second.
    """
    least, beyond = 0.0, inf
    for stops in _stops(shaped):
        place, last = 0, len(stops.offsets) - 1
        while place < last:
            start, begin, place = place, stops.left[place], stops.furthest(place, measure)
            least = max(least, max(stops.edge[place], stops.right[place]) - begin - EPSILON)
            reach = stops.reach(start, measure)
            if reach < last:
                beyond = min(beyond, stops.edge[reach + 1] - begin - EPSILON)
            before = stops.before(start, reach)
            if start < before < reach:
                # Up to this measure the line ends outside a word, beyond it inside.
                most = stops.most_shared(start, before)
                least, beyond = (
                    (max(least, most + EPSILON), beyond) if place == reach else (least, min(beyond, most))
                )
    return least, beyond


def too_wide(shaped: ShapedParagraph, measure: float) -> list[tuple[int, int]]:
    """Return the stretches that cannot be broken and are wider than a measure in em."""
    if _fits(shaped, measure):
        return []
    return [
        (stops.offsets[at], stops.offsets[at + 1])
        for stops in _stops(shaped)
        for at in range(len(stops.left) - 1)
        if stops.width(at, at + 1) > measure + EPSILON
    ]


def ragged(shaped: ShapedParagraph, measures: EmMeasures) -> tuple[Line, ...]:
    """Return the lines of running copy; `measures` gives the measure in em of each line by its number from 0.

    The measure may change from line to line, where copy wraps round a picture.
    """
    return _broken(shaped, measures, ending=0.0)


def balanced(shaped: ShapedParagraph, measure: float) -> tuple[Line, ...]:
    """Return the lines of a heading or label, as even as they can be in as few lines as the measure needs."""
    lines = _broken(shaped, lambda _: measure, ending=1.0)
    if len(lines) <= 1 or any(line.overfull for line in lines):
        return lines
    even = narrowest(shaped, len(lines))
    return _evened(shaped, even, measure) if len(even) == len(lines) else lines


def _evened(shaped: ShapedParagraph, lines: tuple[Line, ...], measure: float) -> tuple[Line, ...]:
    """The most even of as many lines that are hardly wider than these, the narrowest.

    Where the narrowest are as wide as a long last line, those before it may be left with a word each.
    """
    best, least = lines, _unevenness(lines)
    if least < _UNEVEN:
        return lines
    narrow = max(line.width for line in lines)
    for step in range(1, _WIDENINGS + 1):
        wide = narrow * (1 + _WIDER * step / _WIDENINGS)
        if wide > measure:
            break
        other = _broken(shaped, partial(_same, wide), ending=_LAST)
        if len(other) == len(lines) and _unevenness(other) < least - _EVENER:
            best, least = other, _unevenness(other)
    return best


def _unevenness(lines: tuple[Line, ...]) -> float:
    """How much shorter lines are than the widest of them: a sum of squares of shares."""
    widest = max(line.width for line in lines)
    if not widest:
        return 0.0
    short = [(1 - line.width / widest) ** 2 for line in lines]
    return sum(short[:-1]) + _LAST * short[-1]


def _same(measure: float, _: int) -> float:
    return measure


def _nth(measures: Sequence[float], number: int) -> float:
    return measures[min(number, len(measures) - 1)]


def narrowest(shaped: ShapedParagraph, count: int) -> tuple[Line, ...]:
    """Return the lines at the narrowest measure that needs no more than `count` of them.

    Forced breaks are kept, so that there may be more.
    """
    if not shaped.text:
        return ()
    total = shaped.cum[-1]
    low, high = total / max(count, 1) / 2, total
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if _count(shaped, middle) > count or not _fits(shaped, middle):
            low = middle
        else:
            high = middle
    return _broken(shaped, lambda _: high, ending=1.0)


def in_whole_words(shaped: ShapedParagraph) -> ShapedParagraph:
    """Return the paragraph with no break in a word, for headings and labels: itself if it has none.

    In Han scripts lines of running text end inside words, in others after their hyphens.
    """
    known = shaped.known
    if known.word_breaks is None:
        known.word_breaks = breaks_between_words(shaped.text, shaped.lang, shaped.breaks)
        if known.word_breaks != shaped.breaks:
            known.whole_words = replace(shaped, breaks=known.word_breaks, known=ParagraphCache())
    return known.whole_words or shaped


def in_words_that_fit(shaped: ShapedParagraph, measure: float) -> ShapedParagraph:
    """Return the paragraph with breaks only in such words as are wider than the measure in em.

    Such a phrase is parted between words of the dictionary, if that is enough.
    """
    found, ends = in_whole_words(shaped), dictionary_ends(shaped.text, shaped.lang)
    for places in ([at for at in shaped.breaks if at in ends], shaped.breaks):
        wide = too_wide(found, measure)
        found = _with(found, [at for start, stop in wide for at in places if start < at < stop])
    return found


def single(shaped: ShapedParagraph) -> tuple[Line, ...]:
    """Return the whole paragraph on one line, for titles and numerals that are fitted to a width."""
    if not shaped.text:
        return ()
    stop = len(shaped.text)
    return (Line(0, stop, line_width(shaped, 0, stop)),)


def _cost(stops: Stops, start: int, stop: int, measure: float) -> float:
    """What is wrong with a line that is not the last."""
    slack = (stops.left[start] + measure - stops.right[stop]) / measure if measure > 0 else 0.0
    return slack * slack + stops.flaw[stop] + (_OVERFULL if slack < -EPSILON else 0.0)


def _stops(shaped: ShapedParagraph) -> tuple[Stops, ...]:
    """The places of each stretch between forced breaks; kept with the paragraph."""
    if shaped.known.stops is None:
        shaped.known.stops = tuple(_stretch(shaped, offsets) for offsets in _parted(shaped))
    return shaped.known.stops


def _parted(shaped: ShapedParagraph) -> Iterator[list[int]]:
    """The offsets of the places, stretch by stretch between forced breaks."""
    offsets = [0]
    for offset in shaped.breaks:
        offsets.append(offset)
        if offset in shaped.forced:
            yield offsets
            offsets = [offset]
    if len(offsets) > 1:
        yield offsets


def _stretch(shaped: ShapedParagraph, offsets: list[int]) -> Stops:
    cum, text, first = shaped.cum, shaped.text, offsets[0]
    edge, right, flaw = [cum[first]], [cum[first]], [0.0]
    parted, badly = parts_name(text, shaped.lang), flaws_of(text, shaped.lang)
    # In a measure narrower than a date its year goes to another line, not its day.
    inside = [*days(text, shaped.lang)] if not {*shaped.held}.isdisjoint(offsets) else []
    long = [*long_dates(text, shaped.lang)]
    loose, hanging = set[int](), dict[int, float]()
    for place, stop in enumerate(offsets[1:], 1):
        if stop in shaped.loose:
            loose.add(place)
        end = shaped.visible_end(first, stop) if text[stop - 1] in HANGING else stop
        hyphen = shaped.hyphen(stop) if text[stop - 1] == SOFT_HYPHEN or stop in shaped.hyphens else None
        beyond = cum[end] - shaped.tracking_after(first, end)
        if shaped.manner.hangs and text[stop - 1] in SHARING:
            hanging[place] = inside_square(shaped.lang)
            beyond = cum[stop - 1]
        edge.append(max(edge[-1], beyond))
        right.append(cum[end] + hyphen.advance if hyphen else beyond)
        own = _HYPHENATED if hyphen else _INSIDE_WORD if end == stop else 0.0
        own += badly(stop)
        own += _DATE_PARTED if any(start < stop < end for start, end in inside) else 0.0
        own += _LONG_DATE_PARTED if any(start < stop < end for start, end in long) else 0.0
        flaw.append(own + _NAME_PARTED if parted(stop) or place in loose else own)
    left = [cum[offset] for offset in offsets]
    return Stops(offsets, left, edge, right, flaw, frozenset(loose), hanging)


def _greedy(stops: Stops, measures: EmMeasures, number: int) -> list[int]:
    """The places reached by filling each line, from line `number` on."""
    places, place, last = [0], 0, len(stops.offsets) - 1
    while place < last:
        place = stops.furthest(place, measures(number))
        places.append(place)
        number += 1
    return places


def _count(shaped: ShapedParagraph, measure: float) -> int:
    """How many lines the paragraph needs at a measure."""
    return sum(len(_greedy(stops, lambda _: measure, 0)) - 1 for stops in _stops(shaped))


def widest_stretch(shaped: ShapedParagraph) -> float:
    """Return the width in em of the widest stretch that no line may end inside."""
    if shaped.known.widest is None:
        stretches = [stops.width(i, i + 1) for stops in _stops(shaped) for i in range(len(stops.left) - 1)]
        shaped.known.widest = max(stretches, default=0.0)
    return shaped.known.widest


def _fits(shaped: ShapedParagraph, measure: float) -> bool:
    """Whether every unbreakable stretch is within a measure."""
    return widest_stretch(shaped) <= measure + EPSILON


def _broken(shaped: ShapedParagraph, measures: EmMeasures, ending: float) -> tuple[Line, ...]:
    """The lines of all stretches; kept with the paragraph by the measures that they needed.

    As bad as a short line is a last one that is as short, times `ending`: of running copy nothing.
    """
    filled: list[list[int]] = []
    needed: list[float] = []
    for stops in _stops(shaped):
        first = len(needed)
        places = _greedy(stops, measures, first)
        needed += [measures(first + line) for line in range(len(places) - 1)]
        filled.append(places)
    key = ending, tuple(needed)
    return shaped.known.lines.get(key, _chosen, shaped, filled, needed, ending)


def _chosen(
    shaped: ShapedParagraph, filled: Sequence[list[int]], needed: Sequence[float], ending: float
) -> tuple[Line, ...]:
    number = 0
    lines: list[Line] = []
    full = not ending and sets_flush(shaped.lang)
    for stops, furthest in zip(_stops(shaped), filled, strict=True):
        measures = needed[number : number + len(furthest) - 1]
        number += len(measures)
        places = _filled(stops, furthest, measures) if full else _optimum(stops, furthest, measures, ending)
        for measure, (start, stop) in zip(measures, pairwise(places), strict=True):
            width = stops.width(start, stop)
            overfull = width > measure + EPSILON
            lines.append(Line(stops.offsets[start], stops.offsets[stop], width, overfull))
    return tuple(lines)


def _filled(stops: Stops, furthest: list[int], measures: Sequence[float]) -> list[int]:
    """The places of flush lines: as full as they can be, but for no last line of a character or two.

    Then all lines leave a little that they can share, or others are looked for.
    """
    last = len(furthest) - 1
    if last < 2 or not _is_runt(stops, *furthest[-2:]):
        return furthest
    for step in range(1, _TIGHTENINGS + 1):
        share = 1 - MOST_SHARED * step / _TIGHTENINGS
        tight = [measure * share for measure in measures]
        places = _greedy(stops, partial(_nth, tight), 0)
        if len(places) > last + 1:
            break
        inner = zip(pairwise(places[:-1]), measures, strict=False)
        shared = all(stops.most_shared(*ends) >= measure for ends, measure in inner)
        if shared and not _is_runt(stops, *places[-2:]):
            return places
    return _optimum(stops, furthest, measures, 0.0)


def _is_runt(stops: Stops, start: int, stop: int) -> bool:
    """Whether a last line is too short: a character with closing marks is no more than itself."""
    own = stops.width(start, stop) + (1.0 if stop in stops.hanging else 0.0)
    return own < (_LEAST_LAST if stop - start > 1 else _LEAST_ALONE)


def _optimum(stops: Stops, furthest: list[int], measures: Sequence[float], ending: float) -> list[int]:
    """The places of the best lines, in as few as greedy filling (`furthest`) needs.

    Line by line: the places at which a line can end lie between the earliest from which the
    rest still fits and the one that greedy filling reaches.  What is already worse than greedy
    filling as a whole is not followed up, which keeps the choice small even where every
    character may end a line.
    """
    if len(measures) == 1:
        return furthest
    earliest = list(furthest)
    for line in range(len(measures) - 1, 0, -1):
        earliest[line] = min(stops.earliest(earliest[line + 1], measures[line]), furthest[line])
    filled = [
        _cost(stops, *ends, measure) for ends, measure in zip(pairwise(furthest), measures, strict=True)
    ]
    last, measure = furthest[-1], measures[-1]
    filled[-1] = _last_cost(stops, furthest[-2], last, measure, ending)
    windows = [(max(first, 1), final) for first, final in zip(earliest[1:-1], furthest[1:-1], strict=True)]
    least = [min(stops.flaw[first : final + 1]) for first, final in windows]
    worst = sum(filled) + EPSILON - sum(least)
    costs: dict[int, float] = {0: 0.0}
    came_from: list[dict[int, int]] = []
    for window, own, flaw in zip(windows, measures, least, strict=False):
        costs, came = _line_ends(stops, costs, window, own, worst)
        worst += flaw
        came_from.append(came)
    ends = {start: cost + _last_cost(stops, start, last, measure, ending) for start, cost in costs.items()}
    places = [last, min(ends, key=lambda start: (ends[start], -start))]
    for came in reversed(came_from):
        places.append(came[places[-1]])
    return places[::-1]


def _line_ends(
    stops: Stops,
    starts: dict[int, float],
    window: tuple[int, int],
    measure: float,
    worst: float,
) -> tuple[dict[int, float], dict[int, int]]:
    """The least cost of all lines up to each place where this one can end, and where it then begins.

    `worst` is what all lines up to this one may cost besides the least flaw of this one's end.
    """
    most = worst + min(stops.flaw[window[0] : window[1] + 1])
    costs: dict[int, float] = {}
    came: dict[int, int] = {}
    left, edge, right, flaw = stops.left, stops.edge, stops.right, stops.flaw
    scale = 1 / measure if measure > 0 else 0.0
    for start, cost in starts.items():
        limit = left[start] + measure
        reach = min(stops.furthest(start, measure), window[1])
        slackest = min(_MOST_SLACK, sqrt(max(0.0, worst - cost)))
        loose = bisect_left(edge, limit - slackest * measure, start + 1)
        for stop in range(min(max(start + 1, window[0], loose), max(reach, window[0])), reach + 1):
            slack = (limit - right[stop]) * scale
            total = cost + slack * slack + flaw[stop]
            if slack < -EPSILON:
                total += _OVERFULL
            if total <= most and (stop not in costs or total < costs[stop]):
                costs[stop], came[stop] = total, start
    return costs, came


def _last_cost(stops: Stops, start: int, stop: int, measure: float, ending: float) -> float:
    """What is wrong with the last line: one short word, too little, too wide."""
    width = stops.width(start, stop)
    if width > measure + EPSILON:
        return _OVERFULL + width - measure
    slack = (measure - width) / measure
    if start and stop - start == 1 and width < measure / 2:
        return ending * slack * slack + _RUNT
    return ending * slack * slack + (_SHORT_LAST if start and width < measure * _SHORT else 0.0)


def loosened(shaped: ShapedParagraph, measure: float, anywhere: bool = False) -> ShapedParagraph:
    """Return the paragraph in which no stretch that can be parted is wider than the measure in em.

    `anywhere`: a word may be parted between its letters.  A number outside an address is never
    parted: 42. | 5 % would be read as two.
    """
    for places in (_held, _at_signs, _in_addresses, *((_between_letters,) if anywhere else ())):
        wide = too_wide(shaped, measure)
        if not wide:
            break
        added = [at for start, stop in wide for at in places(shaped, start, stop)]
        shaped = _with(shaped, [at for at in added if not _in_number(shaped.text, at)])
    return shaped


def _in_number(text: str, at: int) -> bool:
    """Whether a place is inside a number that does not belong to an address."""
    near = _NUMBER.finditer(text, max(0, at - _LONGEST_NUMBER), at + _LONGEST_NUMBER)
    if not any(
        found.start() < at < found.end() and found.end() - found.start() <= _LONGEST_NUMBER for found in near
    ):
        return False
    first, last = _word(text, at, at)
    return not _LETTERED.search(text[first:last])


def _word(text: str, start: int, stop: int) -> tuple[int, int]:
    """The stretch between white space that holds a stretch of the text."""
    while start and not text[start - 1].isspace():
        start -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    return start, stop


def _with(shaped: ShapedParagraph, added: list[int]) -> ShapedParagraph:
    """The paragraph with other breaks too; the same one for the same breaks."""
    if not added:
        return shaped

    def other() -> ShapedParagraph:
        breaks, unsafe = tuple(sorted({*shaped.breaks, *added})), shaped.unsafe.union(added)
        return replace(shaped, breaks=breaks, unsafe=unsafe, known=ParagraphCache())

    return shaped.known.loosened.get(tuple(added), other)


def _held(shaped: ShapedParagraph, start: int, stop: int) -> Iterator[int]:
    held = shaped.held
    yield from held[bisect_right(held, start) : bisect_left(held, stop)]


def _at_signs(shaped: ShapedParagraph, start: int, stop: int) -> Iterator[int]:
    text = shaped.text
    first, last = _word(text, start, stop)
    if not _ADDRESS.search(text[first:last].strip()):
        # A sign at the very beginning stays with what it begins.
        yield from (found.end() for found in _SIGNS.finditer(text, start + 1, stop))
        return
    for signs in (_BEFORE_SIGNS, _AFTER_SIGNS):
        yield from (found.end() for found in signs.finditer(text, start + 1, stop))


def _in_addresses(shaped: ShapedParagraph, start: int, stop: int) -> Iterator[int]:
    first, last = _word(shaped.text, start, stop)
    if _ADDRESS.search(shaped.text[first:last].strip()):
        # A hyphen at the end of a line would be taken for one of ours.
        yield from (at for at in _between_letters(shaped, start, stop) if shaped.text[at - 1] not in _BEGUN)


def _between_letters(shaped: ShapedParagraph, start: int, stop: int) -> Iterator[int]:
    """Between any two clusters; never before a sign that closes something."""
    end = shaped.visible_end(start, stop)
    word = shaped.text[start:end]
    for offset in segments(word, CharacterBreaker(word, shaped.lang))[:-1]:
        if word[offset].isalnum():
            yield start + offset
