"""Tiles as boxes: the copy of an arrangement with its pads, its ground and its picture."""

from __future__ import annotations

import math
from typing import Any

from factsheet.boxes.art import MOST_LOST, DrawingBox, PictureBox
from factsheet.boxes.box import Box, Edges, Side
from factsheet.boxes.choice import EachBox, Layers
from factsheet.boxes.lines import LinesBox
from factsheet.boxes.plain import PlainBox
from factsheet.boxes.row import RowBox
from factsheet.boxes.spacing import RuleBox
from factsheet.boxes.stack import StackBox
from factsheet.composing import badness
from factsheet.composing.backdrop import backdrop, room_under
from factsheet.composing.bench import Bench, Frame, rules_of
from factsheet.composing.plan import BlockPart
from factsheet.layout.model import Arrangement, SidePicture
from factsheet.records import dataclass

_EMPTY, _NO_ROOM = StackBox.model_construct(stack=()), Edges.model_construct()
# Of a tile's width: a rule that is shorter says nothing beside what parts the rest by itself, but over the
# heading, where nothing else parts it from what stands above.
_STUB, _HEADED = 0.5, 0.4
_NEAR = 0.01  # in points: so near to an edge is at it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tile stands: its width in points, the page's edges that it touches, its ground.

    `papers` are the stretches of its width, in points, over which paper stands, where a rule parts the two:
    a ground or a picture that ends there parts by itself.  None: it is not known, and it is all paper.
    `parted` are the sides at which the picture of another tile ends where that of this one would begin.
    `over` is the room over its copy where that does not follow the spaces of its column, `lift` what the
    picture behind it asks for under it, in points.  `on_paper`: whether what stands under the tile does.
    """

    width: float
    edges: frozenset[Side] = frozenset()
    ground: str = ""
    papers: tuple[tuple[float, float], ...] | None = None
    over: float | None = None
    lift: float = 0.0
    parted: frozenset[Side] = frozenset()
    on_paper: bool = True


def under_picture(bench: Bench, arrangement: Arrangement, scale: float, place: Place) -> float:
    """Return how much paper stands under the picture of a tile, at the designed spaces, in points.

    Where a rule is to part the tile from what stands under it, that rule is as long as the copy under it and
    as far from the picture as from copy; elsewhere the picture ends with its tile.
    """
    picture, compose = arrangement.picture, bench.layout.spec.compose
    ends = picture is None or picture.side == "top" or Side.BOTTOM in place.edges
    if ends or place.ground or not (compose.rule and place.on_paper):
        return 0.0
    own = bench.scaled(arrangement, scale * arrangement.larger).foot
    return rules_of(bench, scale).pad.bottom if own is None else own


def beside_picture(bench: Bench, arrangement: Arrangement, scale: float, place: Place) -> tuple[float, float]:
    """Return how much paper stands before and after the picture of a tile, in points.

    On paper it ends where copy does, but for the edges of the page; on a ground with that.
    """
    picture = arrangement.picture
    if picture is None or place.ground:
        return 0.0, 0.0
    inner = rules_of(bench, scale).inner
    start = 0.0 if Side.START in place.edges or picture.side == "end" else inner
    return start, 0.0 if Side.END in place.edges else inner


def picture_width(bench: Bench, arrangement: Arrangement, scale: float, place: Place) -> float:
    """Return how wide the picture of a tile is, in points; 0 if it has none."""
    picture = arrangement.picture
    if picture is None:
        return 0.0
    share = picture.share if picture.side == "end" else 1.0
    return place.width * share - sum(beside_picture(bench, arrangement, scale, place))


def sides(bench: Bench, frame: Frame, scale: float, edges: frozenset[Side]) -> tuple[float, float]:
    """Return the room at the start and the end of a tile's copy: the page's margin, or that of all tiles."""
    inner = rules_of(bench, scale).inner
    return (
        frame.side if Side.START in edges else inner,
        frame.side if Side.END in edges else inner,
    )


def heights_of(bench: Bench, picture: SidePicture, scale: float, width: float) -> tuple[float, float]:
    """Return the least and the greatest height of a picture above or below copy, in points.

    It is never cut to a strip longer than three times its height, unless it is one by itself, nor to less
    than its subject needs.
    """
    of_scale = bench.scaled(picture, scale)
    least = of_scale.least
    most = of_scale.most or least
    art = bench.art(picture.of)
    if art:
        ratio = art.width / art.height
        least = max(least, width / max(badness.LONGEST, ratio), width / ratio * (1 - MOST_LOST))
        # Where there is room to spare, it does not grow beyond its pixels, nor by its sides.
        most = min(most, art.widest / ratio, width / ratio / (1 - MOST_LOST))
    return least, max(least, most)


def tallest(bench: Bench, picture: SidePicture, width: float) -> float:
    """Return the greatest height of a picture beside copy, in points: that at which its subject is kept.

    A photograph stays within its pixels, too, where copy is given more room than it takes.
    """
    art = bench.art(picture.of)
    if art is None:
        return math.inf
    own = art.height / art.width
    return min(width * own / (1 - MOST_LOST), art.widest * own - 2 * bench.layout.spec.page.bleed)


def tile_box(
    bench: Bench, piece: str | BlockPart, arrangement: Arrangement, scale: float, place: Place
) -> Box:
    """Return the box of a tile: of a block, or of a part of it.

    At an edge of the page its copy keeps the page's margin, and its ground and picture bleed; elsewhere it
    keeps the room of all tiles.
    """
    part = BlockPart(piece) if isinstance(piece, str) else piece
    block = part.block
    compose, frame, spec = rules_of(bench, scale), bench.frame, bench.blocks[block]
    of_scale = bench.scaled(arrangement, scale * arrangement.larger)
    edges, ground = place.edges, place.ground
    start, end = sides(bench, frame, scale, edges)
    top = compose.pad.top
    bottom = compose.pad.bottom if of_scale.foot is None else of_scale.foot
    head = max(0.0, frame.top - top) if Side.TOP in edges else 0.0
    foot = max(0.0, frame.bottom - bottom) if Side.BOTTOM in edges else 0.0

    inside = _inside(bench, part, of_scale, ground, bench.size.width - start - end)
    behind = backdrop(bench, block, arrangement)
    if behind:
        clear = max(inside.pad.bottom, of_scale.clear)
        # What is drawn there is no place for copy, however much the spaces close.
        asked = room_under(behind, place.width, inside, start, end) - bottom - foot
        lifted = max(0.0, asked - badness.LEAST_SPACE * clear) + place.lift
        update = {
            "pad": inside.pad.model_copy(update={"bottom": clear}),
            "margin": inside.margin.model_copy(update={"bottom": inside.margin.bottom + lifted}),
        }
        inside = inside.model_copy(update=update)
    over = top if place.over is None else 0.0
    pad, margin = {"top": over, "bottom": bottom}, {"start": start, "end": end, "bottom": foot}
    own: dict[str, Any] = {
        "stack": (inside,),
        "pad": _NO_ROOM.model_copy(update=pad),
        "margin": _NO_ROOM.model_copy(update=margin | {"top": head + (place.over or 0.0)}),
        "grow": 1.0,
    }
    # Hundreds are made in a search, of values that are known to be right.
    copy = _EMPTY.model_copy(update=own)
    filled: dict[str, Any] = {"fill": ground, "bleed": edges} if ground else {}

    # Above it, on paper, a rule; beside or above the copy a picture; behind it a back.
    ruled = bool(not ground and compose.rule and Side.TOP not in edges and place.papers != ())
    if arrangement.picture is not None:
        if ruled and arrangement.picture.side != "top":
            copy = _ruled(bench, copy, place)
        return _pictured(bench, arrangement, scale, place, copy, filled)
    if spec.back and arrangement.picture is None:
        back = tuple(_over(bench.scaled(each, scale), edges) for each in spec.back)
        return Layers(layers=(*back, copy), **filled)
    return _ruled(bench, copy, place) if ruled else copy.model_copy(update=filled)


def _inside(bench: Bench, part: BlockPart, arrangement: Arrangement, ground: str, measure: float) -> Box:
    """The copy of a part of a block, the same box each time, so that it is measured once for all places.

    It fills its tile, so that what it leaves goes to its own gaps and springs first.
    """
    box = arrangement.box

    def made() -> Box:
        inside, spec = box, bench.layout.spec.compose.plain
        if isinstance(inside, PlainBox) and ground:
            inside = inside.model_copy(update={"ground": ground, "ruled": False, **spec.on.get(ground, {})})
        if part.lines:
            # Of panels of several widths the narrowest says where lines end: all parts are cut from one
            # setting.
            inside = LinesBox(box=inside, start=part.start, stop=part.stop, measure=measure)
        if isinstance(inside, EachBox):
            inside = StackBox(stack=(inside,), justify=arrangement.justify)
        elif isinstance(inside, StackBox) and "justify" not in inside.model_fields_set:
            inside = inside.model_copy(update={"justify": arrangement.justify})
        return inside.model_copy(update={"grow": 1.0})

    on = ground if isinstance(box, PlainBox) else ""
    by = (on, arrangement.justify, *((part.start, part.stop, measure) if part.lines else ()))
    return bench.galleys.made_of(box, ("inside", *by), made)


def _ruled(bench: Bench, copy: StackBox, place: Place) -> StackBox:
    """The copy of a tile under a rule as wide as it, as far as paper stands over it; no stub of one."""
    compose, margin = bench.layout.spec.compose, copy.margin
    first, last = margin.start, place.width - margin.end
    papers = ((first, last),) if place.papers is None else place.papers
    stretches = [(max(first, left), min(last, right)) for left, right in papers]
    rules = tuple(
        RuleBox(
            rule=compose.rule,
            weight=compose.rule_weight,
            margin=Edges(start=left - first, end=last - right),
        )
        for left, right in stretches
        if right > left
    )
    long = sum(right - left for left, right in stretches)
    headed = sum(right - left for left, right in stretches if left < first + _NEAR)
    if long < _STUB * (last - first) and headed < _HEADED * (last - first):
        return copy
    rule = rules[0] if len(rules) == 1 else Layers(layers=rules)
    own = copy.model_copy(update={"margin": margin.model_copy(update={"start": 0.0, "end": 0.0})})
    return StackBox(stack=(rule, own), margin=Edges(start=margin.start, end=margin.end), grow=1.0)


def _pictured(
    bench: Bench, arrangement: Arrangement, scale: float, place: Place, copy: StackBox, filled: dict[str, Any]
) -> Box:
    picture = arrangement.picture
    assert picture is not None

    def shown(free: Side, **more: Any) -> Box:
        over = place.edges - {free}
        if picture.drawing:
            more.pop("ratio", None)
            return DrawingBox(drawing=picture.drawing, paint=picture.paint, over=over, **more)
        return PictureBox(picture=picture.of, turns=True, anchor=picture.anchor, over=over, **more)

    rules = rules_of(bench, scale)
    inner, pad = rules.inner, rules.pad.top
    start, end = beside_picture(bench, arrangement, scale, place)
    wide = picture_width(bench, arrangement, scale, place)
    gap = Edges(
        top=pad if Side.TOP in place.parted else 0.0,
        start=max(start, pad if Side.START in place.parted else 0.0),
        end=end,
    )
    foot = Edges(bottom=under_picture(bench, arrangement, scale, place))
    if picture.side == "end":
        art, most = bench.art(picture.of), tallest(bench, picture, wide)
        kept = wide * art.height / art.width * (1 - MOST_LOST) if art else 0.0
        least = max(bench.scaled(picture, scale).least, kept)
        box = shown(Side.START, ratio=0.05, min_height=min(most, least))
        if math.isfinite(most) or foot.bottom:
            highest = most if math.isfinite(most) else None
            box = StackBox(stack=(box.model_copy(update={"grow": 1.0, "max_height": highest}),), pad=foot)
        box = box.model_copy(update={"margin": gap})
        own = copy.model_copy(update={"margin": copy.margin.model_copy(update={"end": inner})})
        columns = (place.width * (1 - picture.share), "rest")
        return RowBox(row=(own, box), columns=columns, gap=0.0, **filled)
    least, most = heights_of(bench, picture, scale, wide)
    above = picture.side == "top"
    box = shown(Side.BOTTOM if above else Side.TOP, natural_height=least, max_height=most, grow=1.0)
    box = box.model_copy(update={"margin": gap})
    margin = copy.margin.model_copy(update={"top": place.over or 0.0} if above else {"bottom": 0.0})
    own = copy.model_copy(update={"margin": margin, "grow": 0.001})
    return StackBox(stack=(box, own) if above else (own, box), pad=foot, **filled)


def _over(box: Box, edges: frozenset[Side]) -> Box:
    """A back that reaches over the trim where its tile touches an edge of the page."""
    return box.model_copy(update={"over": edges}) if isinstance(box, PictureBox | DrawingBox) else box
