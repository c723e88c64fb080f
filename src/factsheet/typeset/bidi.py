"""The bidirectional algorithm of UAX #9 (https://www.unicode.org/reports/tr9/): levels and visual order.

Names in brackets are the rules of the annex.  The paragraph's direction is always known
(an edition has one), so that rules P2 and P3 are used only for first strong isolates.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from factsheet.records import dataclass
from factsheet.typeset.unidata import BRACKETS

MAX_DEPTH = 125
_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = {"RLE": ("R", ""), "LRE": ("L", ""), "RLO": ("R", "R"), "LRO": ("L", "L")}
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
_EXPLICIT = frozenset((*_INITIATORS, *_EMBEDDINGS, "PDF", "PDI"))
_TRAILING = frozenset({"WS", "FSI", "LRI", "RLI", "PDI"}) | _REMOVED

# Everything that can give a character a level other than 0 in a left-to-right paragraph.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# Round a stretch that is kept, and where in each the end of the isolate stands.
_OPENED, _CLOSED = "\u2066\u202d", "\u202c\u2069"
_ENDS = {_OPENED: "\u2066", _CLOSED: "\u2069"}

# Classes that all end at level 1 in a right-to-left paragraph with no others in it.
_STEADY = frozenset({"R", "AL", "NSM", "WS", "S", "B", "ON", "CS", "ES", "ET", "BN"})

_UNASSIGNED = (
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "AL"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "AL"),
    (0x20A0, 0x20CF, "ET"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDCF, "AL"),
    (0xFDF0, 0xFDFF, "AL"),
    (0xFE70, 0xFEFF, "AL"),
    (0x10D00, 0x10D3F, "AL"),
    (0x10EC0, 0x10EFF, "AL"),
    (0x10F30, 0x10F6F, "AL"),
    (0x1EC70, 0x1ECBF, "AL"),
    (0x1ED00, 0x1ED4F, "AL"),
    (0x1EE00, 0x1EEFF, "AL"),
    (0x10800, 0x10FFF, "R"),
    (0x1E800, 0x1EFFF, "R"),
)

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_ISOLATING = frozenset({"LRI", "RLI", "FSI", "PDI"})
_STRONG = frozenset({"R", "L", "AL"})
_TERMINATORS = frozenset({"ET"})
_SIGNS = frozenset({"ES", "ET", "CS"})
_SIDE = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_DEEPEST = 63

# U+2329 and U+232A are canonically the same as U+3008 and U+3009 (BD16).
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}
_CLOSER = {_SAME.get(a, a): _SAME.get(b, b) for a, b in zip(BRACKETS[::2], BRACKETS[1::2], strict=True)}
_CLOSERS = frozenset(_CLOSER.values())


# Shipped: rows of a table of Unicode, a bounded number of them.
@functools.lru_cache(maxsize=1 << 13)
def bidi_class(character: str) -> str:
    """Return the bidirectional class of a character (`Bidi_Class`, with the defaults of unassigned ones).

    >>> [bidi_class(each) for each in "a1 +ا"]
    ['L', 'EN', 'WS', 'ES', 'AL']
    """
    known = unicodedata.bidirectional(character)
    if known:
        return known
    code = ord(character)
    return next((kind for first, last, kind in _UNASSIGNED if first <= code <= last), "L")


def turns(text: str) -> bool:
    """Return whether anything in a left-to-right paragraph may run from right to left."""
    return not text.isascii() and _TURNING.search(text) is not None


class Embedding(NamedTuple):
    """The level of each character of a paragraph, and the walls that part characters of a line.

    A wall is an offset and the level of the character that would stand there: an end of an
    isolate, without which two stretches above that level would be turned round as one.
    """

    levels: tuple[int, ...]
    walls: tuple[tuple[int, int], ...] = ()


def embedding(text: str, base: int, isolates: Sequence[tuple[int, int]] = ()) -> Embedding:
    """Return the levels of a paragraph in which each of `isolates` is kept from left to right.

    As if it stood between U+2066 U+202D and U+202C U+2069: apart from what is beside it, and with
    digits of Arabic, whose groups would be turned round by the isolate alone, in their order too.

    >>> embedding("טל +852 2721", 1, [(3, 12)]).levels[3:]
    (4, 4, 4, 4, 4, 4, 4, 4, 4)
    """
    if not isolates or (base == 0 and not turns(text)):
        return Embedding(tuple(levels(text, base)))
    parts: list[str] = []
    kept: list[int] = []
    ends: list[tuple[int, int]] = []
    done = length = 0
    for start, stop in isolates:
        for low, high, mark in ((done, start, _OPENED), (start, stop, _CLOSED)):
            kept += range(length, length + high - low)
            parts += (text[low:high], mark)
            length += high - low + len(mark)
            ends.append((high, length - len(mark) + mark.index(_ENDS[mark])))
        done = stop
    kept += range(length, length + len(text) - done)
    marked = levels("".join((*parts, text[done:])), base)
    found = tuple([marked[index] for index in kept])
    walls = ((offset, marked[index]) for offset, index in ends if 0 < offset < len(text))
    return Embedding(
        found, tuple(wall for wall in walls if min(found[wall[0] - 1], found[wall[0]]) > wall[1])
    )


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character of a paragraph, after rule L1.

    `base` is 0 for a left-to-right and 1 for a right-to-left paragraph.

    >>> levels("abc 12", 0), levels("abc 12", 1)
    ([0, 0, 0, 0, 0, 0], [2, 2, 2, 2, 2, 2])
    >>> levels("טל +852 2721", 1)[3:]
    [1, 2, 2, 2, 1, 2, 2, 2, 2]
    """
    if base == 0 and not turns(text):
        return [0] * len(text)
    if base == 1 and _STEADY.issuperset(map(bidi_class, set(text))):
        return [1] * len(text)
    return _levels(text, base)


def _levels(text: str, base: int) -> list[int]:
    original = [bidi_class(character) for character in text]
    closed_by = _matching(original)
    classes, found = _explicit(original, base, closed_by)
    present = [index for index, kind in enumerate(original) if kind not in _REMOVED]
    for sequence in _sequences(original, found, present, base, closed_by):
        _resolve(text, original, classes, found, sequence)
    _fill_removed(original, found, base)
    _reset(original, found, base)
    return found


def _matching(classes: Sequence[str]) -> dict[int, int]:
    """Which PDI closes which isolate initiator (BD9)."""
    closed_by: dict[int, int] = {}
    stack: list[int] = []
    for index, kind in enumerate(classes):
        if kind in _INITIATORS:
            stack.append(index)
        elif kind == "PDI" and stack:
            closed_by[stack.pop()] = index
    return closed_by


def _strong_ahead(classes: Sequence[str], closed_by: dict[int, int]) -> list[int]:
    """For each offset the level by the first strong character from there on, isolates skipped (P2, P3).

    From the right, so that a thousand nested isolates take no longer than one.
    """
    ahead = [0] * (len(classes) + 1)
    for index in range(len(classes) - 1, -1, -1):
        kind = classes[index]
        if kind in _INITIATORS:
            ahead[index] = ahead[closed_by[index] + 1] if index in closed_by else 0
        elif kind in ("R", "AL"):
            ahead[index] = 1
        elif kind not in ("L", "PDI"):
            ahead[index] = ahead[index + 1]
    return ahead


class _Directions:
    """The directional status stack of rules X1 to X8."""

    __slots__ = ("embeddings_over", "isolates_open", "isolates_over", "stack")

    def __init__(self, base: int) -> None:
        self.stack: list[tuple[int, str, bool]] = [(base, "", False)]
        self.isolates_over = self.embeddings_over = self.isolates_open = 0

    @property
    def level(self) -> int:
        return self.stack[-1][0]

    @property
    def override(self) -> str:
        return self.stack[-1][1]

    def _next(self, direction: str) -> int:
        return (self.level + 1) | 1 if direction == "R" else (self.level + 2) & ~1

    def embed(self, direction: str, override: str) -> None:
        """Open an embedding or an override (X2 to X5)."""
        level = self._next(direction)
        if level <= MAX_DEPTH and not self.isolates_over and not self.embeddings_over:
            self.stack.append((level, override, False))
        elif not self.isolates_over:
            self.embeddings_over += 1

    def isolate(self, direction: str) -> None:
        """Open an isolate (X5a to X5c)."""
        level = self._next(direction)
        if level <= MAX_DEPTH and not self.isolates_over and not self.embeddings_over:
            self.isolates_open += 1
            self.stack.append((level, "", True))
        else:
            self.isolates_over += 1

    def end_isolate(self) -> None:
        """Close an isolate (X6a)."""
        if self.isolates_over:
            self.isolates_over -= 1
        elif self.isolates_open:
            self.embeddings_over = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.isolates_open -= 1

    def end_embedding(self) -> None:
        """Close an embedding or an override (X7)."""
        if self.isolates_over:
            return
        if self.embeddings_over:
            self.embeddings_over -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


def _explicit(original: list[str], base: int, closed_by: dict[int, int]) -> tuple[list[str], list[int]]:
    """Explicit levels, and the classes after overrides (X1 to X8)."""
    classes, found, state = list(original), [base] * len(original), _Directions(base)
    if _EXPLICIT.isdisjoint(original):
        return classes, found
    ahead = _strong_ahead(original, closed_by) if "FSI" in original else []
    for index, kind in enumerate(original):
        if kind == "PDI":
            state.end_isolate()
        found[index] = base if kind == "B" else state.level
        if kind in _EMBEDDINGS:
            state.embed(*_EMBEDDINGS[kind])
        elif kind == "PDF":
            state.end_embedding()
        elif state.override and kind not in ("B", "BN"):
            classes[index] = state.override
        if kind in _INITIATORS:
            right = kind == "RLI" or (kind == "FSI" and ahead[index + 1])
            state.isolate("R" if right else "L")
    return classes, found


def _sequences(
    original: list[str], found: list[int], present: list[int], base: int, closed_by: dict[int, int]
) -> list[Isolating]:
    """The isolating run sequences with their borders (BD13, X10)."""
    runs = [list(alike) for _, alike in groupby(present, key=found.__getitem__)]
    by_start = {run[0]: run for run in runs}
    continuing = set(closed_by.values())
    place = {index: number for number, index in enumerate(present)}
    sequences = []
    for run in runs:
        if original[run[0]] == "PDI" and run[0] in continuing:
            continue
        indexes = list(run)
        while original[indexes[-1]] in _INITIATORS and indexes[-1] in closed_by:
            indexes += by_start[closed_by[indexes[-1]]]
        level, before, after = found[run[0]], place[run[0]] - 1, place[indexes[-1]] + 1
        level_before = found[present[before]] if before >= 0 else base
        is_open = original[indexes[-1]] in _INITIATORS
        level_after = base if is_open or after >= len(present) else found[present[after]]
        sequences.append(
            Isolating(indexes, level, _side(max(level, level_before)), _side(max(level, level_after)))
        )
    return sequences


def _side(level: int) -> str:
    return "R" if level & 1 else "L"


def _fill_removed(original: list[str], found: list[int], base: int) -> None:
    """Characters that rule X9 removes take the level before them (5.2)."""
    level = base
    for index, kind in enumerate(original):
        if kind in _REMOVED:
            found[index] = level
        level = found[index]


def _reset(original: list[str], found: list[int], base: int) -> None:
    """White space before a separator or the end goes back to the paragraph's level (L1)."""
    trailing = True
    for index in range(len(original) - 1, -1, -1):
        kind = original[index]
        if kind in ("B", "S"):
            trailing = True
        elif kind not in _TRAILING:
            trailing = False
        if trailing:
            found[index] = base


@dataclass(frozen=True, slots=True)
class Isolating:
    """An isolating run sequence: its characters' offsets, its level, the types beside it."""

    indexes: list[int]
    level: int
    before: str
    after: str

    @property
    def embedding(self) -> str:
        """The direction of the level itself."""
        return "R" if self.level & 1 else "L"


def _resolve(
    text: str, original: Sequence[str], classes: Sequence[str], found: list[int], sequence: Isolating
) -> None:
    """Put the resolved levels of one sequence's characters into `found`."""
    kinds = [classes[index] for index in sequence.indexes]
    # Rules whose types are not there are passed over: most copy has few types.
    present = set(kinds)
    if "NSM" in present:
        _marks(kinds, sequence.before)
    _arabic_numbers(kinds, sequence.before)
    if "ES" in present or "CS" in present:
        _separators(kinds)
    if not present.isdisjoint(_SIGNS):
        _terminators(kinds)
    if "EN" in present:
        _european_numbers(kinds, sequence.before)
    characters = [text[index] for index in sequence.indexes]
    marks = [original[index] == "NSM" for index in sequence.indexes]
    _brackets(kinds, characters, marks, sequence)
    _neutrals(kinds, sequence)
    _implicit(kinds, found, sequence)


def _marks(kinds: list[str], before: str) -> None:
    """A mark takes the type of what it stands on (W1)."""
    last = before
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[index] = "ON" if last in _ISOLATING else last
        last = kinds[index]


def _arabic_numbers(kinds: list[str], before: str) -> None:
    """European digits after an Arabic letter are Arabic; the letter is R (W2, W3)."""
    strong = before
    for index, kind in enumerate(kinds) if "EN" in kinds else ():
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _separators(kinds: list[str]) -> None:
    """A single separator between two numbers of one kind joins them (W4)."""
    for index in range(1, len(kinds) - 1):
        kind, left, right = kinds[index], kinds[index - 1], kinds[index + 1]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            kinds[index] = left


def _terminators(kinds: list[str]) -> None:
    """Signs beside a European number belong to it; other separators are neutral (W5, W6)."""
    for start, stop in _stretches(kinds, _TERMINATORS):
        if (start and kinds[start - 1] == "EN") or (stop < len(kinds) and kinds[stop] == "EN"):
            kinds[start:stop] = ["EN"] * (stop - start)
    kinds[:] = ["ON" if kind in _SIGNS else kind for kind in kinds]


def _stretches(kinds: list[str], wanted: frozenset[str]) -> list[tuple[int, int]]:
    """The stretches of these types and no others."""
    found: list[tuple[int, int]] = []
    for index in [index for index, kind in enumerate(kinds) if kind in wanted]:
        if found and found[-1][1] == index:
            found[-1] = found[-1][0], index + 1
        else:
            found.append((index, index + 1))
    return found


def _european_numbers(kinds: list[str], before: str) -> None:
    """European digits after a left-to-right letter are left-to-right (W7)."""
    strong = before
    for index, kind in enumerate(kinds):
        if kind in ("R", "L"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _pairs(kinds: list[str], characters: list[str]) -> list[tuple[int, int]]:
    """The bracket pairs, by their opening bracket (BD16)."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index in [index for index, kind in enumerate(kinds) if kind == "ON"]:
        character = _SAME.get(characters[index], characters[index])
        if character in _CLOSER:
            if len(stack) == _DEEPEST:
                return []
            stack.append((_CLOSER[character], index))
        elif character in _CLOSERS:
            depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d][0] == character), None)
            if depth is not None:
                pairs.append((stack[depth][1], index))
                del stack[depth:]
    return sorted(pairs)


def _brackets(kinds: list[str], characters: list[str], marks: list[bool], sequence: Isolating) -> None:
    """Both brackets of a pair go the way of what they hold (N0)."""
    for opening, closing in _pairs(kinds, characters):
        side = _pair_side(kinds, opening, closing, sequence)
        if not side:
            continue
        for place in (opening, closing):
            kinds[place] = side
            follower = place + 1
            while follower < len(kinds) and marks[follower]:
                kinds[follower] = side
                follower += 1


def _pair_side(kinds: list[str], opening: int, closing: int, sequence: Isolating) -> str:
    inside = {_SIDE[kind] for kind in kinds[opening + 1 : closing] if kind in _SIDE}
    if sequence.embedding in inside or not inside:
        return sequence.embedding if inside else ""
    before = (kinds[index] for index in range(opening - 1, -1, -1))
    return next((_SIDE[kind] for kind in before if kind in _SIDE), sequence.before)


def _neutrals(kinds: list[str], sequence: Isolating) -> None:
    """Neutrals between two alike go their way, others the way of the level (N1, N2)."""
    for start, stop in _stretches(kinds, _NEUTRAL):
        left = _SIDE[kinds[start - 1]] if start else sequence.before
        right = _SIDE[kinds[stop]] if stop < len(kinds) else sequence.after
        kinds[start:stop] = [left if left == right else sequence.embedding] * (stop - start)


def _implicit(kinds: list[str], found: list[int], sequence: Isolating) -> None:
    """Levels by type (I1, I2)."""
    level = sequence.level
    rise = {"L": 1, "EN": 1, "AN": 1} if level & 1 else {"R": 1, "EN": 2, "AN": 2}
    for index, kind in zip(sequence.indexes, kinds, strict=True):
        found[index] = level + rise.get(kind, 0)


def line_levels(text: str, found: Sequence[int], start: int, stop: int, base: int) -> list[int]:
    """Return the levels of one line: white space at its end goes back to the paragraph's level (L1).

    >>> line_levels("ab גד ", [0, 0, 0, 1, 1, 1], 0, 6, 0)
    [0, 0, 0, 1, 1, 0]
    """
    own = list(found[start:stop])
    for index in range(stop - 1, start - 1, -1):
        if bidi_class(text[index]) not in _TRAILING:
            break
        own[index - start] = base
    return own


def visual_runs(found: Sequence[int], walls: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int, int]]:
    """Return the runs of one level as `(start, stop, level)`, from left to right (L2).

    `walls` are those of an `Embedding`, their offsets counted from the first of the levels.

    >>> visual_runs([0, 0, 1, 1, 2, 2, 1])
    [(0, 2, 0), (6, 7, 1), (4, 6, 2), (2, 4, 1)]
    >>> visual_runs([1, 2, 2, 2], [(2, 1)])
    [(2, 4, 2), (1, 2, 2), (0, 1, 1)]
    """
    runs: list[tuple[int, int, int]] = []
    start = 0
    between: dict[int, int] = dict(walls)
    for index in range(1, len(found) + 1):
        if index == len(found) or found[index] != found[start] or index in between:
            runs.append((start, index, found[start]))
            if index in between:
                runs.append((index, index, between[index]))
            start = index
    odd = [level for _, _, level in runs if level & 1]
    for level in range(max((run[2] for run in runs), default=0), min(odd, default=1 << 30) - 1, -1):
        _reverse(runs, level)
    return [run for run in runs if run[0] < run[1]]


def _reverse(runs: list[tuple[int, int, int]], level: int) -> None:
    """Turn round every stretch of runs at this level or above."""
    start = 0
    while start < len(runs):
        stop = start
        while stop < len(runs) and runs[stop][2] >= level:
            stop += 1
        runs[start:stop] = runs[start:stop][::-1]
        start = stop + 1
