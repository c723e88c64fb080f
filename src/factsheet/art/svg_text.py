"""Words inside a drawing, set in the bundled faces as outlines (https://www.w3.org/TR/SVG2/text.html).

The faces are not those that the drawing asks for, so the words are only about as wide as they were:
whoever needs them exact turns them to outlines in the drawing program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from factsheet.art.outline import Transform, bounds, join, rect, transformed
from factsheet.art.svg_shapes import ShapeMeasure
from factsheet.art.svg_style import SvgStyle, inherit, length
from factsheet.art.svg_tree import SvgElement
from factsheet.display import Outline
from factsheet.errors import Diagnostic, Severity
from factsheet.fonts.face import Face
from factsheet.fonts.lettering import Lettered, letter
from factsheet.fonts.library import bundled
from factsheet.records import dataclass

_MOST_LETTERS = 5000
_SANS, _SERIF = "source-sans", "noto-serif-condensed"
_SERIFS = ("times", "georgia", "garamond", "palatino", "baskerville", "cambria", "merriweather", "serif")
_SLANT = Transform(c=-0.2)
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_REFUSED = {
    "writing-mode": ("lr", "lr-tb", "horizontal-tb"),
    "rotate": ("0", "auto"),
    "direction": ("ltr", "rtl"),
}

# How far below the place asked for the baseline lies, in em.
_LOWERED = {
    "middle": 0.25, "central": 0.35, "hanging": 0.75, "mathematical": 0.45, "ideographic": -0.2,
    "text-before-edge": 0.95, "text-top": 0.95, "text-after-edge": -0.25, "text-bottom": -0.25,
}  # fmt: skip

Properties = Callable[[SvgElement], Mapping[str, str]]


@dataclass(slots=True)
class Piece:
    """Letters of one style; `x` and `y` where they begin anew, else they follow the ones before."""

    text: str
    style: SvgStyle
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0
    shift: float = 0.0
    decoration: str = ""


@dataclass(slots=True)
class _Pen:
    """The places that elements have asked for and no letter has taken yet."""

    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    dx: list[float] = field(default_factory=list)
    dy: list[float] = field(default_factory=list)
    shift: float = 0.0


def lettered(
    element: SvgElement, style: SvgStyle, properties: Properties, viewport: tuple[float, float]
) -> list[tuple[Outline, SvgStyle]]:
    """Return the outlines of a text element, each with its style, in user units.

    Raise `ValueError` for what cannot be set.
    """
    pieces = _tidied(list(_pieces(element, style, properties, viewport, _Pen())))
    if sum(len(piece.text) for piece in pieces) > _MOST_LETTERS:
        raise ValueError(f"it has more than {_MOST_LETTERS:,} letters")
    made: list[tuple[Outline, SvgStyle]] = []
    x = y = 0.0
    chunks: list[list[Piece]] = []
    for piece in pieces:
        if piece.x is not None or piece.y is not None or not chunks:
            chunks.append([])
        chunks[-1].append(piece)
    stretch = properties(element).get("textLength")
    for chunk in chunks:
        x = chunk[0].x if chunk[0].x is not None else x
        y = chunk[0].y if chunk[0].y is not None else y
        set_pieces = [_set(piece) for piece in chunk]
        pairs = list(zip(set_pieces, chunk, strict=True))
        width = sum(words.width * piece.style.type.size + piece.dx for words, piece in pairs)
        factor = length(stretch) / width if stretch and len(chunks) == 1 and width > 0 else 1.0
        start = x - width * factor * _ANCHORS.get(chunk[0].style.type.anchor, 0.0)
        x = start
        for words, piece in pairs:
            x += piece.dx * factor
            y += piece.dy
            size = piece.style.type.size
            # How far the baseline lies below the place asked for, in user units.
            kind = piece.style.type
            place = Transform(
                a=size * factor,
                d=size,
                e=x,
                f=y + piece.shift + (_LOWERED.get(kind.baseline, 0.0) * kind.size),
            )
            made.append((transformed(words.outline, place), piece.style))
            x += words.width * size * factor
    return [(outline, style) for outline, style in made if outline]


def _pieces(
    element: SvgElement, style: SvgStyle, properties: Properties, viewport: tuple[float, float], pen: _Pen
) -> Iterator[Piece]:
    given = properties(element)
    for name, idle in _REFUSED.items():
        if name in given and given[name].strip() not in idle:
            raise ValueError(f"{name}: {given[name][:40]} cannot be set")
    measure = ShapeMeasure(given, viewport, style.type.size)
    for name in ("x", "y", "dx", "dy"):
        if name in given:
            parts = [each for each in re.split(r"[\s,]+", given[name].strip()) if each]
            values = [ShapeMeasure({name: each}, viewport, measure.em).number(name) for each in parts]
            if element.name == "text" or values:
                setattr(pen, name, values)
    shift = given.get("baseline-shift", "0").strip()
    lowered = {"baseline": 0.0, "sub": 0.2 * style.type.size, "super": -0.4 * style.type.size}.get(shift)
    lowered = -length(shift, style.type.size, style.type.size) if lowered is None else lowered
    pen.shift += lowered
    decoration = given.get("text-decoration", given.get("text-decoration-line", ""))
    for each in element.content:
        if isinstance(each, str):
            yield from _placed(each, style, pen, decoration)
        elif each.name in ("tspan", "a"):
            own = properties(each)
            if own.get("display") != "none":
                yield from _pieces(each, inherit(style, own), properties, viewport, pen)
        elif each.name not in ("title", "desc"):
            raise ValueError(f"<{each.name}> in text cannot be set")
    pen.shift -= lowered


def _placed(text: str, style: SvgStyle, pen: _Pen, decoration: str) -> Iterator[Piece]:
    """Yield the letters with the places that wait for them: one letter for each place but the last."""
    rest = text if style.type.keeps_spaces else re.sub(r"[\s]+", " ", text)
    while rest:
        asks = [each for each in (pen.x, pen.y, pen.dx, pen.dy) if each]
        if asks and not rest.strip():
            # White space before the first letter of a line takes no place.
            return
        if asks:
            rest = rest if style.type.keeps_spaces else rest.lstrip()
        many = any(len(each) > 1 for each in asks)
        part, rest = (rest[0], rest[1:]) if many else (rest, "")
        x, y = (each.pop(0) if each else None for each in (pen.x, pen.y))
        dx, dy = (each.pop(0) if each else 0.0 for each in (pen.dx, pen.dy))
        yield Piece(part, style, x, y, dx, dy, pen.shift, decoration)


def _tidied(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with no white space twice, at the start or at the end."""
    after_space = True
    for piece in pieces:
        if piece.style.type.keeps_spaces:
            after_space = False
            piece.text = re.sub(r"[\n\r\t]", " ", piece.text)
            continue
        if piece.x is not None or piece.y is not None:
            after_space = True
        if after_space:
            piece.text = piece.text.lstrip(" ")
        if piece.text:
            after_space = piece.text.endswith(" ")
    for piece in reversed(pieces):
        if piece.style.type.keeps_spaces:
            break
        piece.text = piece.text.rstrip(" ")
        if piece.text:
            break
    return [piece for piece in pieces if piece.text or piece.x is not None or piece.y is not None]


def _set(piece: Piece) -> Lettered:
    """Return a piece in the faces that are like those asked for; where they lack a letter, in any."""
    kind = piece.style.type
    first = [name.strip(" '\"").lower() for name in kind.families.split(",")]
    is_serif = any(each.startswith(name) for each in first[:1] for name in _SERIFS) or first[-1:] == ["serif"]
    library, spacing = bundled(), kind.spacing / kind.size if kind.size else 0.0
    faces = list(library.chain((_SERIF if is_serif else _SANS,), kind.weight, "Latn", "en"))
    try:
        words = letter(piece.text, faces, spacing)
    except ValueError:
        others: list[Face] = []
        for name in library.families():
            if name.startswith("noto"):
                others += library.chain((name,), kind.weight, "Latn", "en")[:1]
        words = letter(piece.text, [*faces, *others], spacing)
    # Slanted, and with the lines that are drawn under or through it.
    outline = transformed(words.outline, _SLANT) if kind.slanted else words.outline
    for name, top in (("underline", 0.1), ("line-through", -0.3)):
        if name in piece.decoration.split():
            outline = join((outline, rect(0.0, top, words.width, 0.06)))
    return Lettered(outline, words.width)


def note(element: SvgElement) -> Diagnostic:
    """Return the warning that the words of an element are not in their own typeface."""
    return Diagnostic(
        "<text>: the words are set in another typeface than the drawing asks for",
        element.span,
        "turn text to outlines in the drawing program to keep its own",
        severity=Severity.WARNING,
        code="drawing-typeface",
    )


def box_of(outlines: list[tuple[Outline, SvgStyle]]) -> Outline:
    """Return the box round all of some text as an outline."""
    box = bounds(join(outline for outline, _ in outlines))
    return rect(box.left, box.top, box.width, box.height)
