"""The rules of UAX #9 for one isolating run sequence: weak and neutral types, brackets, levels."""

from __future__ import annotations

from collections.abc import Sequence as Many
from dataclasses import dataclass

from factsheet.typeset.unidata import BRACKETS

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


@dataclass(frozen=True, slots=True)
class Sequence:
    """An isolating run sequence: its characters' offsets, its level, the types beside it."""

    indexes: list[int]
    level: int
    before: str
    after: str

    @property
    def embedding(self) -> str:
        """The direction of the level itself."""
        return "R" if self.level & 1 else "L"


def resolve(text: str, original: Many[str], classes: Many[str], found: list[int], sequence: Sequence) -> None:
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


def _brackets(kinds: list[str], characters: list[str], marks: list[bool], sequence: Sequence) -> None:
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


def _pair_side(kinds: list[str], opening: int, closing: int, sequence: Sequence) -> str:
    inside = {_SIDE[kind] for kind in kinds[opening + 1 : closing] if kind in _SIDE}
    if sequence.embedding in inside or not inside:
        return sequence.embedding if inside else ""
    before = (kinds[index] for index in range(opening - 1, -1, -1))
    return next((_SIDE[kind] for kind in before if kind in _SIDE), sequence.before)


def _neutrals(kinds: list[str], sequence: Sequence) -> None:
    """Neutrals between two alike go their way, others the way of the level (N1, N2)."""
    for start, stop in _stretches(kinds, _NEUTRAL):
        left = _SIDE[kinds[start - 1]] if start else sequence.before
        right = _SIDE[kinds[stop]] if stop < len(kinds) else sequence.after
        kinds[start:stop] = [left if left == right else sequence.embedding] * (stop - start)


def _implicit(kinds: list[str], found: list[int], sequence: Sequence) -> None:
    """Levels by type (I1, I2)."""
    level = sequence.level
    rise = {"L": 1, "EN": 1, "AN": 1} if level & 1 else {"R": 1, "EN": 2, "AN": 2}
    for index, kind in zip(sequence.indexes, kinds, strict=True):
        found[index] = level + rise.get(kind, 0)
