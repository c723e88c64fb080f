"""The faces of a page: what each role of the layout needs of them, cut down and embedded."""

from __future__ import annotations

import base64
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.document.text import Text
from factsheet.fonts.face import Face
from factsheet.fonts.library import Library
from factsheet.fonts.subset import subset
from factsheet.html.woff import web_font
from factsheet.typeset.items import itemize
from factsheet.typeset.shaped import StyledRun


class TypeRole(NamedTuple):
    """A typeface role: its name in the style sheet, its families in the layout, and a weight."""

    name: str
    families: tuple[str, ...]
    weight: int


class UsedFace(NamedTuple):
    """A face of a role, the characters that it sets, and the passages that they stand in."""

    role: TypeRole
    face: Face
    characters: frozenset[str]
    passages: tuple[str, ...]


def used_faces(copy: Iterable[tuple[TypeRole, Text]], lang: str, library: Library) -> tuple[UsedFace, ...]:
    """Return the faces that some copy needs, each with the characters that it sets in its role.

    A browser picks a face by the character alone, so each character of a role goes to one face:
    the one that sets it most often.
    """
    counted: defaultdict[TypeRole, defaultdict[str, Counter[Face]]]
    counted = defaultdict(lambda: defaultdict(Counter))
    passages: defaultdict[tuple[TypeRole, Face], list[str]] = defaultdict(list)
    for role, text in copy:
        for part in text.paragraphs():
            plain = part.plain
            if not plain:
                continue
            piece = StyledRun(plain, role.families, role.weight, "", part.path)
            for item in itemize(plain, [piece], [0] * len(plain), part.lang or lang, library):
                passage = plain[item.start : item.stop]
                passages[role, item.face].append(passage)
                for character in passage:
                    counted[role][character][item.face] += 1
    found = []
    for role, characters in counted.items():
        by_face: defaultdict[Face, set[str]] = defaultdict(set)
        for character, faces in characters.items():
            by_face[faces.most_common(1)[0][0]].add(character)
        found += [
            UsedFace(role, face, frozenset(own), _within(passages[role, face], own))
            for face, own in by_face.items()
        ]
    return tuple(found)


def _within(passages: Iterable[str], characters: set[str]) -> tuple[str, ...]:
    """The passages without characters that another face sets."""
    cut = ("".join(each if each in characters else " " for each in passage) for passage in passages)
    return tuple(dict.fromkeys(cut))


def font_rules(used: Iterable[UsedFace]) -> Iterator[str]:
    """Yield the `@font-face` rules of some faces, their subsets inside as data addresses."""
    for role, face, characters, passages in sorted(used, key=lambda each: (each.role, each.face.key)):
        font = web_font(subset(face, passages))
        data = base64.b64encode(font.data).decode("ascii")
        yield (
            f'@font-face{{font-family:"{role.name}";font-weight:{role.weight};'
            f'src:url(data:font/{font.format};base64,{data}) format("{font.format}");'
            f"unicode-range:{_ranges(characters)}}}"
        )


def _ranges(characters: Iterable[str]) -> str:
    """Characters as the ranges of `unicode-range`.

    >>> _ranges("abcx")
    'U+61-63,U+78'
    """
    codes = sorted(map(ord, characters))
    spans: list[list[int]] = []
    for code in codes:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in spans)
