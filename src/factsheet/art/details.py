"""Details of a picture: what is drawn on its grounds, on which no copy may stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factsheet.art.drawing import Drawing, Layer, covering
from factsheet.art.outline import Bounds, flatten
from factsheet.art.pictures import Artwork
from factsheet.workshop import remembered

_GROUND = (
    0.12  # of the area of a drawing: what is larger, and reaches its head or foot, is a ground, as a sky
)
_SMALLEST = 1e-4  # of it: what is smaller is grain
_WIDE, _STRIPS = 0.08, 24  # of its width: what is wider is looked at in upright strips


def details(art: Artwork, width: float, height: float, anchor: str = "center") -> tuple[Bounds, ...]:
    """Return the boxes of the details of a picture that covers width x height, in points from its corner.

    It is placed as `Artwork.cropped` places it.  A photograph has no details: whether copy can be read on it
    is seen by its contrast.
    """
    if not isinstance(art.source, Drawing):
        return ()
    factor, x, y = covering(art.source, width, height, art.kept(width, height, anchor))
    return tuple(
        Bounds(x + box.left * factor, y + box.top * factor, x + box.right * factor, y + box.bottom * factor)
        for box in _boxes(art.source)
    )


@remembered(most=64)
def _boxes(drawing: Drawing) -> tuple[Bounds, ...]:
    """The boxes of what is neither a ground nor grain, in the drawing's own units."""
    whole = drawing.width * drawing.height
    boxes: dict[Bounds, None] = {}
    for layer in drawing.layers:
        box = layer.bounds
        area = box.width * box.height
        ground = area >= _GROUND * whole and (box.top <= 0 or box.bottom >= drawing.height)
        if area > _SMALLEST * whole and not ground:
            wide = box.width > _WIDE * drawing.width
            boxes |= dict.fromkeys(_strips(layer, box) if wide else (box,))
    return tuple(boxes)


def _strips(layer: Layer, box: Bounds) -> Iterator[Bounds]:
    """Upright strips of a wide outline, such as hills: its box is mostly not of it."""
    wide = box.width / _STRIPS
    reach = [(box.bottom, box.top)] * _STRIPS
    for line in flatten(layer.outline, box.width / 100):
        for (x0, y0), (x1, y1) in pairwise(line):
            first, last = sorted(max(0, min(_STRIPS - 1, int((x - box.left) / wide))) for x in (x0, x1))
            for at in range(first, last + 1):
                # The stretch of the edge that is within the strip.
                left, right = box.left + at * wide, box.left + (at + 1) * wide
                ends = [y0, y1]
                if x1 != x0:
                    held = (min(max(x, left), right) for x in (x0, x1))
                    ends = [y0 + (y1 - y0) * (x - x0) / (x1 - x0) for x in held]
                reach[at] = min(reach[at][0], *ends), max(reach[at][1], *ends)
    for at, (top, bottom) in enumerate(reach):
        if top < bottom:
            yield Bounds(box.left + at * wide, top, box.left + (at + 1) * wide, bottom)
