"""Itemization: a paragraph as stretches of one level, script and face, each shaped whole.

Which face sets which character is decided a script at a time and never inside a letter with its marks.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import field
from itertools import groupby, pairwise
from typing import TypeVar

from factsheet.fonts.face import Face
from factsheet.fonts.library import Library
from factsheet.records import dataclass
from factsheet.typeset.faults import MOST_MARKS, path_at, refuse_crowded, refuse_missing
from factsheet.typeset.glyphs import ShapingRun
from factsheet.typeset.scripts import LETTER, SQUARE, is_common, scripts_of
from factsheet.typeset.shaped import StyledRun
from factsheet.workshop import remembered

V = TypeVar("V")

# What HarfBuzz hides or makes itself: joiners, directions, soft hyphen, variation selectors.
_HIDDEN = frozenset(
    map(
        chr,
        (
            *(0x00AD, 0x034F, 0x061C, 0x2028, 0xFEFF),
            *range(0x180B, 0x1810),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
_KEPT = 1 << 12
_ONE_IN = 20  # letters of a script of squares may be of another face than the rest
_ZERO = ord("0")
_CONDENSED = 0.72  # of the width of figures that are made for squares
_MARKS = ".,"
_ARABIC_ZEROS = frozenset({0x0660, 0x06F0})
_ARABIC_MARKS = "٫٬"
_PERCENT = {".": "%", "٫": "٪"}
# Spaces whose width HarfBuzz makes up if the face has none of its own.
_SPACES = frozenset(map(chr, (0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))


@dataclass(slots=True)
class _Cast:
    """Faces for the characters of a paragraph, as they are found; `starts` is where each cut begins."""

    starts: set[int] = field(default_factory=set)
    faces: list[Face] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)


def itemize(
    text: str, pieces: Sequence[StyledRun], levels: Sequence[int], lang: str, library: Library
) -> list[ShapingRun]:
    """Return the items of a paragraph.

    Raises `FontError` for letters that no face has or with too many marks.
    """
    refuse_crowded(crowded(text), text, pieces)
    mixed = any(levels)
    scripts = scripts_of(text, lang, levels if mixed else ())
    cast = _cast(text, pieces, scripts, lang, library)
    refuse_missing(cast.missing, lang)
    if mixed:
        for start, stop in _foreign(levels, cast.starts):
            cast.faces[start:stop] = _in_one_face(text[start:stop], cast.faces[start:stop])
    else:
        _spaces_as_before(text, cast)
    ways = [(piece.lang, piece.scale) for piece in pieces for _ in piece.text]
    borders = [*_starts(levels, scripts, cast.faces, ways), len(text)]
    return [
        ShapingRun(start, stop, levels[start], scripts[start], cast.faces[start], *ways[start])
        for start, stop in pairwise(borders)
    ]


def _foreign(levels: Sequence[int], starts: Collection[int]) -> Iterator[tuple[int, int]]:
    """The stretches from left to right of a paragraph that does not run so throughout, parted at cuts."""
    for _, alike in groupby(range(len(levels)), key=lambda at: levels[at]):
        own = list(alike)
        if not levels[own[0]] & 1:
            edges = [own[0], *(at for at in own[1:] if at in starts), own[-1] + 1]
            yield from pairwise(edges)


def _spaces_as_before(text: str, cast: _Cast) -> None:
    """Give each space the face of what is before it in its cut: runs end with a space and begin with none.

    Readers find the words of a line by the gaps between them, and a run knows its own gaps only.
    """
    faces = cast.faces
    if faces and faces.count(faces[0]) < len(faces):
        at = text.find(" ", 1)
        while at > 0:
            if at not in cast.starts and faces[at - 1].covers(0x20):
                faces[at] = faces[at - 1]
            at = text.find(" ", at + 1)


def _in_one_face(text: str, faces: Sequence[Face]) -> list[Face]:
    """The faces of a stretch from left to right; figures and signs are of its chief face if that has them.

    So a telephone number, an address and a number with its unit are of one face, and one run: PDFium turns
    the runs of a right-to-left line round, those of one number too.
    """
    chief = _chief(text, faces)
    if chief:
        return [
            own if character.isalpha() or not chief.covers(ord(character)) else chief
            for own, character in zip(faces, text, strict=True)
        ]
    found = list(faces)
    for at in range(1, len(text) - 1):
        # A space between characters of one face is of this face too.
        if text[at] in " \u00a0" and faces[at - 1] == faces[at + 1]:
            found[at] = faces[at - 1]
    return found


def _chief(text: str, faces: Sequence[Face]) -> Face | None:
    """The only face of a stretch's letters; without letters the first that has all of it."""
    letters = {face for face, character in zip(faces, text, strict=True) if character.isalpha()}
    if letters:
        return letters.pop() if len(letters) == 1 else None
    figures = [face for face, character in zip(faces, text, strict=True) if character.isdigit()]
    whole = (
        face for face in dict.fromkeys((*figures, *faces)) if all(face.covers(ord(each)) for each in text)
    )
    return next(whole, figures[0] if figures else None)


def _cast(
    text: str, pieces: Sequence[StyledRun], scripts: Sequence[str], lang: str, library: Library
) -> _Cast:
    cast, start = _Cast(), 0
    letters, figures = _letters(text, pieces, scripts), figures_of(text)
    for look, alike in groupby(pieces, key=lambda each: (each.families, each.weight, each.lang, each.scale)):
        families, weight, spoken = look[0], look[1], look[2] or lang
        stop = start + sum([len(piece.text) for piece in alike])
        chains = {
            script: library.chain(families, weight, script, spoken) for script in set(scripts[start:stop])
        }
        others = library.others(families, weight, spoken)
        for low, high in _stretches(scripts, start, stop):
            script = scripts[low]
            own = text[low:high]
            chosen, missing = faces_of(
                own, script, chains[script], letters[look[2:], script], others, figures
            )
            cast.faces += chosen
            for character in missing:
                cast.missing.setdefault(character, path_at(pieces, text.index(character, low)))
        cast.starts.add(start)
        start = stop
    return cast


def _letters(
    text: str, pieces: Sequence[StyledRun], scripts: Sequence[str]
) -> dict[tuple[tuple[str, float], str], frozenset[str]]:
    """The letters of each language, size and script in the whole paragraph: one face is to have them all.

    So the digits of a number whose words are smaller are of the face of numbers without words.
    """
    found: dict[tuple[tuple[str, float], str], set[str]] = {}
    start = 0
    for way, alike in groupby(pieces, key=lambda piece: (piece.lang, piece.scale)):
        stop = start + sum([len(piece.text) for piece in alike])
        for low, high in _stretches(scripts, start, stop):
            found.setdefault((way, scripts[low]), set()).update(letters_of(text[low:high]))
        start = stop
    return {each: frozenset(letters) for each, letters in found.items()}


def _stretches(scripts: Sequence[str], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretches of one script between two offsets."""
    own = scripts[start:stop]
    if own and own.count(own[0]) == len(own):
        yield start, stop
        return
    for _, alike in groupby(own):
        length = sum(1 for _ in alike)
        yield start, start + length
        start += length


def _starts(
    levels: Sequence[int], scripts: Sequence[str], faces: Sequence[Face], ways: Sequence[tuple[str, float]]
) -> Iterator[int]:
    """Where the level, the script, the face, or the language or the size of the copy changes."""
    if all(column and column.count(column[0]) == len(column) for column in (levels, scripts, faces, ways)):
        return iter((0,))
    return _changes(levels, scripts, faces, ways)


def _changes(
    levels: Sequence[int], scripts: Sequence[str], faces: Sequence[Face], ways: Sequence[tuple[str, float]]
) -> Iterator[int]:
    last: tuple[int, str, Face, tuple[str, float]] | None = None
    for offset, look in enumerate(zip(levels, scripts, faces, ways, strict=True)):
        if look != last:
            yield offset
            last = look


def faces_of(
    text: str,
    script: str,
    chain: tuple[Face, ...],
    letters: frozenset[str],
    others: Sequence[Face] = (),
    figures: frozenset[str] = frozenset(),
) -> tuple[list[Face], list[str]]:
    """Return the face for each character of a text in one script, and what none has.

    One face sets all `letters` (those of the paragraph in this script) if one can, so that a
    word is not pieced together from two designs, and all `figures` (`figures_of` the paragraph) too
    if one has both; in Han and Hangul one letter in twenty may be of another face.  Other signs go with
    the letters if their face has them; between squares they are of the first face, unless it is condensed.
    Figures that stand alone are of the face that sets the letters of the script beside them: 130 and 22 744
    are of one face.
    What no face of the chain has is of the first of the `others` that has it.

    >>> from factsheet.fonts.library import bundled
    >>> chain = bundled().chain(("source-sans", "noto-serif-condensed"), 400, "Latn", "ha")
    >>> {face.key for face in faces_of("ƙasa 7", "Latn", chain, letters_of("ƙasa 7"))[0]}
    {'NotoSerif-Condensed'}
    """
    units = _units(text)
    main = _main_face(letters, figures, script, chain)
    choice = _choice(main, script, chain)
    chosen = {unit: choice[unit] for unit in _distinct(text)}
    faces = set(chosen.values())
    if len(faces) == 1 and None not in faces:
        return [face for face in faces if face] * len(text), []
    missing: list[str] = []
    for unit in [unit for unit, face in chosen.items() if face is None]:
        chosen[unit] = next((face for face in others if covers(face, unit)), None)
        if chosen[unit] is None:
            missing += _missing(unit, (*chain, *others))
    if len(units) == len(text):
        return [chosen[unit] or chain[0] for unit in units], missing
    return [chosen[unit] or chain[0] for unit in units for _ in unit], missing


def letters_of(text: str) -> frozenset[str]:
    """Return the distinct letters of a text with their marks, without digits and signs.

    >>> sorted(letters_of("l'été, 25 %"))
    ['l', 't', 'é']
    """
    return frozenset(filter(_is_letter.__getitem__, _distinct(text)))


def figures_of(text: str) -> frozenset[str]:
    """Return all ten digits of each system that a text has a digit of, with the marks between its figures.

    All ten, and whichever marks are there: so the numbers of a page are of one face, whatever is in them.

    >>> "".join(sorted(figures_of("۱۴ ٪")))
    '٫٬۰۱۲۳۴۵۶۷۸۹'
    """
    zeros = {ord(unit) - unicodedata.digit(unit) for unit in _distinct(text) if unit.isdecimal()}
    marks = (_ARABIC_MARKS if zero in _ARABIC_ZEROS else _MARKS if zero == _ZERO else "" for zero in zeros)
    return frozenset((*(chr(zero + at) for zero in zeros for at in range(10)), *"".join(marks)))


def crowded(text: str) -> list[str]:
    """Return the letters of a text with more marks than can be set, each with its marks.

    >>> crowded("a" + "\u0301" * 31 + "bc") == ["a" + "\u0301" * 31]
    True
    """
    units = _units(text)
    if len(units) == len(text):
        return []
    return [unit for unit in _distinct(text) if len(unit) > MOST_MARKS + 1]


class _Found(dict[str, V]):
    """What is found of each letter, sign or digit, once; asked for by thousands, so without a call."""

    def __init__(self, find: Callable[[str], V]) -> None:
        self._find = find

    def __missing__(self, unit: str) -> V:
        if len(self) >= _KEPT:
            self.clear()
        found = self[unit] = self._find(unit)
        return found


_is_letter = _Found(lambda unit: not is_common(unit[0]))


def covers(face: Face, unit: str) -> bool:
    """Return whether a face can set a letter with its marks, composed or not."""
    if _has_all(face, unit):
        return True
    composed = unicodedata.normalize("NFC", unit)
    return _has_all(face, composed) or _has_all(face, unicodedata.normalize("NFD", unit))


def _has_all(face: Face, unit: str) -> bool:
    return all(_has(face, character) for character in unit)


def _has(face: Face, character: str) -> bool:
    if face.covers(ord(character)) or character in _HIDDEN:
        return True
    if character in _SPACES:
        return face.covers(0x20)
    return character == "\u2011" and face.covers(0x2010)


@remembered(most=256)
def _units(text: str) -> Sequence[str]:
    """The text cut before each character that is no mark."""
    marks = () if text.isascii() else frozenset(filter(_joins, set(text)))
    return _unit_with(marks).findall(text) if marks else text


@remembered(most=256)
def _distinct(text: str) -> frozenset[str]:
    """The units of a text, each once."""
    return frozenset(_units(text))


class _Marks:
    """A pattern for a character with its marks, which learns the marks it has not met."""

    def __init__(self) -> None:
        # One value, so that a thread never has the marks of one pattern and the pattern of another.
        self._learned: tuple[frozenset[str], re.Pattern[str]] = frozenset(), re.compile(".", re.DOTALL)

    def __call__(self, marks: frozenset[str]) -> re.Pattern[str]:
        known, pattern = self._learned
        if not marks <= known:
            known |= marks
            signs = "".join(map(re.escape, sorted(known)))
            pattern = re.compile(f".[{signs}]*", re.DOTALL)
            self._learned = known, pattern
        return pattern


_unit_with = _Marks()


# Shipped: rows of a table of Unicode, a bounded number of them.
@functools.lru_cache(maxsize=_KEPT)
def _joins(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return unicodedata.category(character).startswith("M") or (
        character in _HIDDEN and unicodedata.category(character) == "Cf"
    )


def _main_face(
    letters: frozenset[str], figures: frozenset[str], script: str, chain: tuple[Face, ...]
) -> Face | None:
    """The first face with all letters and figures of the text, else with its letters.

    Without letters it is the first face of the script that has the figures, else the first that has them.
    """
    wanted = letters or frozenset(LETTER.get(script, ""))
    if letters and script in SQUARE:
        # One sign in many that a face lacks turns no paragraph into another design: it alone is of another.
        lacking = len(letters) // _ONE_IN
        return next((face for face in chain if _lacks(face, letters) <= lacking), None)
    if letters:
        tried = [wanted | figures, wanted]
    else:
        signed = figures | frozenset(_PERCENT[mark] for mark in figures.intersection(_PERCENT))
        tried = [wanted | signed, signed, wanted | figures, wanted]
        tried = tried[1:] if script in SQUARE else tried
    for each in filter(None, tried):
        for face in chain:
            if all(map(_covered(face).__getitem__, each)):
                return face
    return None


def _lacks(face: Face, letters: frozenset[str]) -> int:
    """How many letters a face lacks."""
    return len(letters) - sum(map(_covered(face).__getitem__, letters))


@remembered(most=256)
def _covered(face: Face) -> _Found[bool]:
    """Whether a face covers a letter with its marks."""
    return _Found(functools.partial(covers, face))


@remembered(most=256)
def _choice(main: Face | None, script: str, chain: tuple[Face, ...]) -> _Found[Face | None]:
    """The face of each letter, sign or digit where one face sets the letters.

    Figures and signs between squares are Latin, unless those of the chain are condensed: these look small and
    foreign there.
    """
    latin = script in SQUARE and not (main and _figure(chain[0]) < _CONDENSED * _figure(main))

    def find(unit: str) -> Face | None:
        stays_latin = latin and unit.isascii() and unit != " "
        if main and not stays_latin and covers(main, unit):
            return main
        return next((face for face in chain if covers(face, unit)), None)

    return _Found(find)


def _figure(face: Face) -> float:
    """How wide a figure is in a face, in em; nothing if it has none."""
    return face.advance(face.glyph(_ZERO)) / face.upem if face.covers(_ZERO) else 0.0


def _missing(unit: str, chain: tuple[Face, ...]) -> list[str]:
    """The characters of a unit that no face has; the unit itself if no face has all of them."""
    alone = [character for character in unit if not any(_has(face, character) for face in chain)]
    return alone or [unit]
