"""Itemization: a paragraph as stretches of one level, script and face, each shaped whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from factsheet.fonts.face import Face
from factsheet.fonts.library import Library
from factsheet.typeset.coverage import crowded, faces_of, letters_of
from factsheet.typeset.faults import path_at, refuse_crowded, refuse_missing
from factsheet.typeset.glyphs import ShapingRun
from factsheet.typeset.scripts import scripts_of
from factsheet.typeset.shaped import StyledRun


@dataclass(slots=True)
class _Cast:
    """Faces for the characters of a paragraph, as they are found; `starts` is where each cut begins."""

    starts: set[int] = field(default_factory=set)
    faces: list[Face] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)


def itemize(
    text: str, pieces: Sequence[StyledRun], levels: Sequence[int], lang: str, library: Library
) -> list[ShapingRun]:
    """The items of a paragraph; raises `FontError` for letters that no face has or with too many marks."""
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
    borders = [*_starts(levels, scripts, cast.faces), len(text)]
    return [
        ShapingRun(start, stop, levels[start], scripts[start], cast.faces[start])
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
    letters = _letters(text, scripts)
    for (families, weight), alike in groupby(pieces, key=lambda piece: (piece.families, piece.weight)):
        stop = start + sum([len(piece.text) for piece in alike])
        for low, high in _stretches(scripts, start, stop):
            chain = library.chain(families, weight, scripts[low], lang)
            others = library.others(families, weight, lang)
            chosen, missing = faces_of(text[low:high], scripts[low], chain, letters[scripts[low]], others)
            cast.faces += chosen
            for character in missing:
                cast.missing.setdefault(character, path_at(pieces, text.index(character, low)))
        cast.starts.add(start)
        start = stop
    return cast


def _letters(text: str, scripts: Sequence[str]) -> dict[str, frozenset[str]]:
    """The letters of each script in the whole paragraph: one face is to have them all."""
    found: dict[str, set[str]] = {}
    for low, high in _stretches(scripts, 0, len(text)):
        found.setdefault(scripts[low], set()).update(letters_of(text[low:high]))
    return {script: frozenset(letters) for script, letters in found.items()}


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


def _starts(levels: Sequence[int], scripts: Sequence[str], faces: Sequence[Face]) -> Iterator[int]:
    """Where the level, the script or the face changes."""
    if all(column and column.count(column[0]) == len(column) for column in (levels, scripts, faces)):
        return iter((0,))
    return _changes(levels, scripts, faces)


def _changes(levels: Sequence[int], scripts: Sequence[str], faces: Sequence[Face]) -> Iterator[int]:
    last: tuple[int, str, Face] | None = None
    for offset, look in enumerate(zip(levels, scripts, faces, strict=True)):
        if look != last:
            yield offset
            last = look
