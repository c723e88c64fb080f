"""Items brought to their final places: the page of a right-to-left edition is mirrored here."""

from __future__ import annotations

from dataclasses import replace

from factsheet.display import Direction, DisplayGroup, Placed, width_of


def place(items: tuple[Placed, ...], width: float, direction: Direction) -> tuple[Placed, ...]:
    """The items of a page `width` wide, for a direction.

    Mirroring turns `x` to `width - x - item width` for every group down to the rigid ones (a
    line of type, a picture, a code), whose inside stays as it is.  Twice mirrored is as before.
    """
    if direction is Direction.LTR:
        return items
    return tuple(mirrored(placed, width) for placed in items)


def mirrored(placed: Placed, width: float) -> Placed:
    """One item at the other side of a room `width` wide."""
    item, x, y = placed
    if isinstance(item, DisplayGroup) and not item.rigid:
        item = replace(item, items=tuple(mirrored(inner, item.width) for inner in item.items))
    return Placed(item, width - x - width_of(item), y)
