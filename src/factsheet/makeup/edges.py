"""Bands that a page break puts at an edge of the page: their color runs over the trim there, too."""

from __future__ import annotations

from typing import Any

from factsheet.boxes.box import Box, Edges, Side
from factsheet.boxes.choice import EachBox, Either, Layers
from factsheet.boxes.row import RowBox
from factsheet.boxes.stack import StackBox
from factsheet.boxes.wrap import Wrap
from factsheet.units import MM

_CLEAR = 6 * MM  # with a band's own padding more than the 5 mm that trimming may take


def at_edge(box: Box, side: Side) -> Box:
    """The band as it stands at the top or the bottom edge of a page.

    What bleeds at some side already, a fill or a picture, bleeds at this one, too, if it
    reaches it; copy keeps clear of it.
    """
    return _bleeding(_cleared(box, side), side)


def _cleared(box: Box, side: Side) -> Box:
    """The copy in the band moved away from the edge: in each column, the first stack on the way in."""
    match box:
        case RowBox():
            return box.model_copy(update={"row": tuple(_cleared(each, side) for each in box.row)})
        case Layers():
            front = _cleared(box.layers[-1], side)
            return box.model_copy(update={"layers": (*box.layers[:-1], front)})
        case StackBox():
            return box.model_copy(update={"margin": _widened(box.margin, side)})
        case Wrap() if side is Side.TOP:
            return box.model_copy(update={"inset": _widened(box.inset, side)})
    return box


def _widened(edges: Edges, side: Side) -> Edges:
    return edges.model_copy(update={str(side): getattr(edges, side) + _CLEAR})


def _bleeding(box: Box, side: Side) -> Box:
    changes: dict[str, Any] = _children(box, side)
    if box.fill and box.bleed:
        changes["bleed"] = box.bleed | {side}
    if over := getattr(box, "over", None):
        changes["over"] = over | {side}
    return box.model_copy(update=changes) if changes else box


def _children(box: Box, side: Side) -> dict[str, Any]:
    """The children that may reach that edge, brought to it."""
    match box:
        case RowBox():
            return {"row": tuple(_bleeding(each, side) for each in box.row)}
        case Layers():
            return {"layers": tuple(_bleeding(each, side) for each in box.layers)}
        case Either():
            return {"either": tuple(_bleeding(each, side) for each in box.either)}
        case Wrap() if side is Side.TOP:
            return {"around": _bleeding(box.around, side)}
        case EachBox():
            return {"box": _bleeding(box.box, side)}
        case StackBox() if box.stack:
            return {"stack": _outermost(box.stack, side)}
    return {}


def _outermost(boxes: tuple[Box, ...], side: Side) -> tuple[Box, ...]:
    if side is Side.TOP:
        return _bleeding(boxes[0], side), *boxes[1:]
    return *boxes[:-1], _bleeding(boxes[-1], side)
