"""Pictures among copy: their shapes, those that all portraits of a block have, and words beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from factsheet.art.pictures import SHAPES, of_portraits
from factsheet.boxes.art import PictureBox, little_lost
from factsheet.boxes.box import set_box
from factsheet.document.ids import Slot
from factsheet.document.nodes import Figure, List, pictures
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, column, join
from factsheet.units import MM

# In millimeters at the designed size of the type: how wide pictures, wide ones and portraits are at most.
_PICTURE, _WIDE, _PORTRAIT = 60.0, 90.0, 38.0
_BESIDE, _LEAST_BESIDE = 5.0, 60.0  # from a picture to words beside it, and the least room for these
_MOST_PORTRAIT = 0.34  # of the width of both
_HIGHEST, _HIGHER = 80.0, 2.0  # of pictures in rows: in millimeters, and than the lowest of them
_ANY = PictureBox(picture=".")
Said = Callable[[float], Galley]
"""Words, set to a width in points."""


class _Portraits(NamedTuple):
    """How high the portraits of a block are, of their width, and how wide at most, in points.

    Those of one shape have it without being cropped: no `ratio`.
    """

    ratio: float | None
    widest: float


def picture(setting: LayoutContext, figure: Figure, block: str, width: float) -> Galley:
    """Return a picture of a block in the shape that is wished for, or that all portraits of the block have.

    It is never wider than its pixels allow.
    """
    inside, mm = setting.inside(figure.art), MM * setting.scale
    found, portraits = _ANY.art(inside), _portraits(setting, block)
    most = min(width, (_PORTRAIT if portraits else _WIDE if figure.shape == "wide" else _PICTURE) * mm)
    ratio = portraits.ratio if portraits else SHAPES.get(figure.shape)
    if not found or not ratio:
        return set_box(PictureBox(picture=".", contain=True, start=True, width=most), inside, width)
    widest = portraits.widest if portraits else found.art.widest / found.art.shown(1.0, ratio)
    box = PictureBox(picture=".", ratio=ratio, anchor="upper", width=min(most, widest))
    return set_box(box, inside, width)


def gallery(setting: LayoutContext, figures: Sequence[Figure], width: float) -> list[Galley]:
    """Return pictures that stand in rows, in columns of a width, all as high as the lowest can be.

    So what is said under them begins on one line.  A photograph without a wish for its shape is cropped
    towards the others, by a third at most; a drawing is shown whole.  Beside a picture that is very low the
    others are twice as high as it.
    """
    insides = [setting.inside(each.art) for each in figures]
    arts = [found.art if (found := _ANY.art(inside)) else None for inside in insides]
    own = [
        SHAPES.get(figure.shape) or (art.height / art.width if art else 1.0)
        for figure, art in zip(figures, arts, strict=True)
    ]
    aim, mm = math.sqrt(min(own) * max(own)), MM * setting.scale
    shapes, widths = [], []
    for figure, art, ratio in zip(figures, arts, own, strict=True):
        free = art and not art.drawn and not figure.shape
        shape = little_lost(aim, ratio) if free else ratio
        widest = art.widest / art.shown(1.0, shape) if art else width
        shapes.append(shape)
        widths.append(min(width, _WIDE * mm, _HIGHEST * mm / shape, widest))
    heights = [wide * shape for wide, shape in zip(widths, shapes, strict=True)]
    most = min(heights) * (_HIGHER if max(heights) > min(heights) * _HIGHER else 1.0)
    boxes = [
        PictureBox(picture=".", ratio=shape, anchor="upper", width=min(wide, most / shape))
        for wide, shape in zip(widths, shapes, strict=True)
    ]
    return [set_box(box, inside, width) for box, inside in zip(boxes, insides, strict=True)]


def _portraits(setting: LayoutContext, block: str) -> _Portraits | None:
    """What all portraits of a block have in common; None where its pictures are no portraits."""

    def found() -> _Portraits | None:
        items = setting.edition.index.get(Slot.ITEMS.of(block))
        if not isinstance(items, List):
            return None
        inside = [setting.inside(each.art) for item in items.items for each in pictures(item)]
        arts = [each.art for each in map(_ANY.art, inside) if each]
        if not arts:
            return None
        ratio = of_portraits(arts)
        return _Portraits(ratio, min(each.widest / each.shown(1.0, ratio or 1.0) for each in arts))

    return setting.galleys.made_of(_ANY, ("portraits", block), found)


def captioned(setting: LayoutContext, shown: Galley, said: Said, width: float, gap: float) -> Galley:
    """Return a picture with its words beside it where they have room there, else under it."""
    mm = MM * setting.scale
    start = shown.width + _BESIDE * mm
    if width - start < _LEAST_BESIDE * mm:
        return column([shown, said(width)], width, gap)
    words = said(width - start)
    if words.empty:
        return shown
    return join(width, max(shown.height, words.height), [(shown, 0.0, 0.0), (words, start, 0.0)])


def portrayed(setting: LayoutContext, shown: Said, said: Said, width: float, gap: float) -> Galley:
    """Return words beside the middle of a portrait where they have room there, else under it."""
    mm = MM * setting.scale
    start = min(width * _MOST_PORTRAIT, _PORTRAIT * mm) + _BESIDE * mm
    if width - start < _LEAST_BESIDE * mm:
        return column([shown(min(width, _PORTRAIT * mm)), said(width)], width, gap)
    portrait, words = shown(start - _BESIDE * mm), said(width - start)
    high = max(portrait.height, words.height)
    parts = [(portrait, 0.0, (high - portrait.height) / 2), (words, start, (high - words.height) / 2)]
    return join(width, high, parts)
