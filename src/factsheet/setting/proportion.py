"""How large and how open a script is set where a layout says nothing of it: by its faces' own measures.

A layout is drawn for Latin letters in its faces.  Those of another script, in the faces that stand
in, are compared with them:

- *Size.*  Wider letters are set smaller, so that as many words stand in a line: by a power of the
  ratio of the widths, a small one for text and larger ones for headings and titles, where looking
  even matters less than fitting.  Letters of a square hold a syllable or a word, and give way half
  as much.  Text is never set so small that its letters look lower than Latin's.
- *Leading.*  It grows with the height of the letters, which leaves less white between lines, or with
  how far marks and joined letters reach, whichever asks for more.  Type of one line keeps its own.
- *Fitted type.*  Its least size gives way more than its size: wide letters make long words.

That lines never touch is not this rule's matter: see `ink.py`.

How small running text is read well goes by the same measures (`floor`): in scripts of many strokes it begins
at that size, and no composition sets it smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factsheet.fonts.face import Face
from factsheet.fonts.library import Library
from factsheet.setting.style import SMALL, FontRole, Lines, Style, least_fit
from factsheet.typeset.measures import Measures, measures_of, strokes_of
from factsheet.typeset.scripts import LETTER, SQUARE, script_of_language

# By size in points: the power of the ratio of widths, and what part of a greater height goes into leading.
_POWERS = ((10.0, 0.1), (17.0, 0.28), (60.0, 0.42))
_FOR_HEIGHT = ((10.0, 0.7), (17.0, 0.5))
_FOR_REACH = 0.45
_LEAST_SIZE_POWER = 1.5  # of the factor of the size itself
_LARGEST_TEXT = 12.5
_AS_HIGH = 0.95  # of Latin's x-height: what looks as large
_MOST, _LEAST = 1.2, 0.6

# What 8.5 pt of Source Sans have: the height of small letters, and strokes in an em (`typeset/measures.py`).
_LEAST_TEXT = 8.5
_X_HEIGHT = 0.498
_STROKES = 2.75
_FOR_STROKES = 0.5  # the power of the ratio of strokes: half of what would keep their distance
_LOWEST_FLOOR, _HIGHEST_FLOOR = 8.0, 9.6
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})

_TEXT = 9.5  # running text that the rule was found with, in points

Rule = Callable[[Style], Style]


def rule_for(
    script: str, lang: str, fonts: Mapping[str, FontRole], library: Library, text: float = _TEXT
) -> Rule:
    """Return the rule for an edition in a script (ISO 15924) and a language; it takes and gives a style.

    Styles whose face has the script itself stay as they are.  `text` is the size of running text in the
    layout, in points: what is a title in one is text in another, for large print.
    """
    own = script_of_language(f"und-{script}")

    def changed(style: Style) -> Style:
        face, drawn = _faces(style.font, style.weight, own, lang, fonts, library)
        if face is None or drawn is None or face is drawn:
            return style
        latin, there = measures_of(drawn, "Latn"), measures_of(face, own)
        if latin is None or there is None:
            return style
        found = proportioned(style, latin, there, own in SQUARE, max(1.0, text / _TEXT))
        running = style.fit is None and SMALL < style.size <= _LARGEST_TEXT
        return readable(found, floor(face, own)) if running else found

    return changed


def _faces(
    role: str, weight: int, own: str, lang: str, fonts: Mapping[str, FontRole], library: Library
) -> tuple[Face | None, Face | None]:
    """The face that sets a script in a role, and the one that the layout is drawn for; None where none is."""
    if role not in fonts or own not in LETTER:
        return None, None
    families = fonts[role].families
    drawn = library.chain(families, weight, "Latn", "en")[0]
    letter = ord(LETTER[own])
    chain = library.chain(families, weight, own, lang)
    return next((each for each in chain if each.covers(letter)), drawn), drawn


def proportioned(style: Style, latin: Measures, own: Measures, square: bool, larger: float = 1.0) -> Style:
    """Return a style drawn for Latin letters, for those of a script with other measures.

    `larger` is how much larger the layout's running text is than is usual.
    """
    usual = style.size / larger
    factor = _factor(usual, latin, own, square)
    size = max(min(style.size, SMALL), round(style.size * factor * 20) / 20)
    one_line = style.lines is Lines.SINGLE or (style.fit is not None and style.fit.most_lines == 1)
    higher, deeper = own.height - latin.height, own.reach - latin.reach
    open_by = 0.0 if one_line else max(0.0, _at(usual, _FOR_HEIGHT) * higher, _FOR_REACH * deeper)
    leading = (style.leading / style.size + open_by) * size
    fit = style.fit and style.fit.model_copy(
        update={"min": least_fit(style.fit.min, factor**_LEAST_SIZE_POWER)}
    )
    return style.model_copy(update={"size": size, "leading": leading, "fit": fit})


def readable(style: Style, least: float) -> Style:
    """Return a style of running text that is set at `least` points or more, as open as it was."""
    return style.at_least(least).model_copy(update={"min_size": max(style.min_size or 0.0, least)})


def floor(face: Face, script: str) -> float:
    """Return the least size, in points, at which running text of a script (ISO 15924) in a face is read well.

    Where letters have capitals, it is the size at which the x-height is that of Source Sans at 8.5 points.
    Elsewhere letters are as high as that or higher and still hard to read, since more strokes share their
    height: the size grows with the square root of the strokes in an em.  Letters of a square are read as
    shapes, and are large at any size.

    >>> from factsheet.fonts.library import bundled
    >>> latin, khmer = map(bundled().face, ("SourceSans3-Regular", "NotoSansKhmer-Regular"))
    >>> floor(latin, "Latn"), floor(khmer, "Khmr")
    (8.5, 9.6)
    """
    own, strokes = measures_of(face, script), strokes_of(face, script)
    if own is None or strokes is None or script in SQUARE:
        return _LEAST_TEXT
    size = _LEAST_TEXT * _X_HEIGHT / own.height
    if script not in _CASED:
        size = max(size, _LEAST_TEXT, _LEAST_TEXT * float((strokes / _STROKES) ** _FOR_STROKES))
    return round(min(_HIGHEST_FLOOR, max(_LOWEST_FLOOR, size)) * 20) / 20


def _factor(size: float, latin: Measures, own: Measures, square: bool) -> float:
    power = _at(size, _POWERS)
    factor: float = (latin.width / own.width) ** (power / 2 if square else power)
    if size <= _LARGEST_TEXT:
        factor = max(factor, _AS_HIGH * latin.height / own.height)
    return min(_MOST, max(_LEAST, factor))


def _at(size: float, points: Sequence[tuple[float, float]]) -> float:
    """The value at a size: those of the points, in proportion between them, the same beyond them.

    >>> [_at(size, ((10, 0.1), (20, 0.3))) for size in (9, 15, 30)]
    [0.1, 0.2, 0.3]
    """
    (before, value), *rest = points
    for beyond, other in rest:
        if size < beyond:
            share = max(0.0, (size - before) / (beyond - before))
            return value + share * (other - value)
        before, value = beyond, other
    return value
