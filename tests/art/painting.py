"""What is seen at a point of a drawing, worked out from the outlines alone."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.art.drawing import Layer
from factsheet.art.outline import Point, flatten
from factsheet.display import DisplayGroup, Outline, Placed, Shape


def winding(outline: Outline, point: Point) -> int:
    """How often the outline runs round the point, clockwise on the page counting up."""
    x, y = point
    turns = 0
    for line in flatten(outline, 0.05):
        for (x1, y1), (x2, y2) in zip(line, [*line[1:], line[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                turns += 1 if y2 > y1 else -1
    return turns


def covers(outline: Outline, point: Point, even_odd: bool = False) -> bool:
    turns = winding(outline, point)
    return bool(turns % 2) if even_odd else bool(turns)


def color_at(layers: Iterable[Layer], point: Point) -> str | None:
    """The fill of the topmost layer at the point."""
    seen = None
    for layer in layers:
        if layer.fill and covers(layer.outline, point, layer.even_odd):
            seen = layer.fill
    return seen


def paint_at(items: Iterable[Placed], point: Point) -> str | None:
    """The swatch seen at a point of placed items, clips minded."""
    seen = None
    for item, left, top in items:
        own = (point[0] - left, point[1] - top)
        if isinstance(item, DisplayGroup):
            inside = 0 <= own[0] <= item.width and 0 <= own[1] <= item.height
            seen = (paint_at(item.items, own) if inside or not item.clip else None) or seen
        elif isinstance(item, Shape) and item.fill and covers(item.outline, own, item.even_odd):
            seen = item.fill
    return seen
