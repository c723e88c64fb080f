"""Illustrations as form objects: trees of figures in the colors of the output, translucent where they are.

A form holds the drawing's own units; the page sets it to its size.  Colors of gradients are turned
into those of the output stop by stop, as flat colors are, with more stops between for inks.
"""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.art.outline import Bounds, Transform, bounds, transformed
from factsheet.display import Illustration, Picture
from factsheet.graphics import (
    Area,
    DrawnFigure,
    EmbeddedPicture,
    Gradient,
    Item,
    LetterCluster,
    Map,
    Mask,
    Outline,
    Pen,
    Stop,
)
from factsheet.pdf.color import Palette
from factsheet.pdf.document import PdfDocument, Reference, Value, name
from factsheet.pdf.images import Pictures
from factsheet.pdf.shadings import Colors, Lightness, blend, shading
from factsheet.pdf.shadings import PaintOperators as Color

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"round": 1, "bevel": 2}
_UPRIGHT: Map = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MASK_SPACE = "DeviceGray"


class Illustrations:
    """The illustrations of a file, each in it once for each size."""

    def __init__(self, document: PdfDocument, palette: Palette, pictures: Pictures) -> None:
        self._document, self._palette, self._pictures = document, palette, pictures
        self._names: dict[tuple[int, float, float], str] = {}
        self._kept: list[LetterCluster] = []
        self._resources: dict[str, Reference] = {}
        self._functions: dict[tuple[tuple[Stop, ...], str], Reference] = {}

    def resource(self, item: Illustration) -> str:
        """Return the name under which pages draw an illustration.

        Into its own sheet, y upward from its foot.
        """
        key = (id(item.drawn), item.width, item.height)
        known = self._names.get(key)
        if known is None:
            known = self._names[key] = f"Il{len(self._names) + 1}"
            # Kept, so that no other takes its identity.
            self._kept.append(item.drawn)
            width, height = item.sheet
            canvas = _Canvas(self, item.width / width, self._palette)
            canvas.paint((item.drawn,))
            extra = {"Matrix": [1, 0, 0, -1, 0, height]}
            self._resources[known] = canvas.form((0.0, 0.0, width, height), extra)
        return known

    def resources(self) -> dict[str, Reference]:
        """Return the illustrations that have been drawn, by name."""
        return self._resources

    @property
    def document(self) -> PdfDocument:
        """The file that is written to."""
        return self._document

    def function(self, stops: tuple[Stop, ...], colors: Colors) -> Reference:
        """Return the function of a gradient's colors: many gradients share one."""
        key = (stops, colors.mark)
        if key not in self._functions:
            self._functions[key] = self._document.add(blend(stops, colors))
        return self._functions[key]

    def picture(self, embedded: EmbeddedPicture, scale: float) -> Reference:
        """Return the image object of a picture in a drawing that is shown at so many points a unit."""
        a, b, c, d, _, _ = embedded.matrix
        width, height = (max((x * x + y * y) ** 0.5 * scale, 0.1) for x, y in ((a, b), (c, d)))
        drawn = Picture(embedded.raster, width, height)
        return self._pictures.resources()[self._pictures.resource(drawn)]


class _Canvas:
    """One content stream and what it draws with."""

    def __init__(self, whole: Illustrations, scale: float, colors: Colors) -> None:
        self._whole, self._scale, self._colors = whole, scale, colors
        self._lines: list[str] = []
        self._states: dict[str, Value] = {}
        self._patterns: dict[str, Value] = {}
        self._objects: dict[str, Value] = {}
        # A hundredth of a point on the page.
        self._places = min(9, max(0, 2 + len(f"{scale:.0f}")))

    def paint(self, items: Iterable[Item]) -> None:
        """Paint the items in order."""
        for item in items:
            match item:
                case DrawnFigure():
                    self._figure(item)
                case EmbeddedPicture():
                    self._embedded(item)
                case LetterCluster():
                    self._cluster(item)

    def form(self, box: Area, extra: dict[str, Value]) -> Reference:
        """Return what has been painted as a form object."""
        kinds = {"ExtGState": self._states, "Pattern": self._patterns, "XObject": self._objects}
        entries: dict[str, Value] = {
            "Type": name("XObject"),
            "Subtype": name("Form"),
            "BBox": [round(each, 6) for each in box],
            "Resources": {kind: table for kind, table in kinds.items() if table},
            **extra,
        }
        return self._whole.document.stream("\n".join(self._lines).encode("ascii"), entries)

    def _figure(self, figure: DrawnFigure) -> None:
        matrix = Transform(*figure.matrix)
        mapped = transformed(figure.outline, matrix)
        if figure.fill is not None:
            self._write("q")
            box = bounds(mapped)
            thickness = min(box.width, box.height) * self._scale
            if isinstance(figure.fill, str):
                self._flat(self._colors.fill(figure.fill, thickness), figure.opacity, "ca")
            else:
                self._shaded(figure.fill, figure.opacity, _reach(mapped), "cs")
            self._write(self._path(mapped), "f*" if figure.even_odd else "f", "Q")
        pen = figure.pen
        if pen is None:
            return
        self._write("q")
        thick = pen.width * max(abs(each) for each in matrix[:4])
        if isinstance(pen.paint, str):
            self._flat(self._colors.stroke(pen.paint, thick * self._scale), pen.opacity, "CA")
        else:
            reach = Bounds(*_reach(mapped)).grown(thick * max(pen.miter, 2.0))
            self._shaded(pen.paint, pen.opacity, reach, "CS")
        # The line is drawn in the figure's own units: a map may make it thick and thin by turns.
        self._write(f"{_factors(matrix)} cm")
        self._write(*_drawn_with(pen))
        own = self._places + 1 + len(f"{max(abs(each) for each in matrix[:4]):.0f}")
        self._write(self._path(figure.outline, min(9, own)), "S", "Q")

    def _flat(self, paint: Color, opacity: float, alpha: str) -> None:
        """Set a color and how opaque it is; thin black prints over what lies below."""
        if opacity < 1:
            self._state({alpha: round(opacity, 4)})
        elif paint.overprints:
            self._state({"OP": True, "op": True, "OPM": 1})
        self._write(paint.operator)

    def _shaded(self, gradient: Gradient, opacity: float, reach: Area, operator: str) -> None:
        """Set a gradient and how opaque it is."""
        if opacity < 1:
            self._state({"CA" if operator == "CS" else "ca": round(opacity, 4)})
        if gradient.is_translucent:
            mask = _Canvas(self._whole, self._scale, Lightness(by_opacity=True))
            mask._shade(gradient, reach)
            self._masked(mask.form(reach, _group(_MASK_SPACE)), "Luminosity")
        key = self._pattern(gradient)
        self._write(f"/Pattern {operator} /{key} {'SCN' if operator == 'CS' else 'scn'}")

    def _pattern(self, gradient: Gradient) -> str:
        function = self._whole.function(gradient.stops, self._colors)
        key = f"P{len(self._patterns) + 1}"
        # A matrix as it is written; three decimals are too few for one that shrinks.
        self._patterns[key] = self._whole.document.add(
            {
                "Type": name("Pattern"),
                "PatternType": 2,
                "Matrix": [_short(each, 9) for each in gradient.matrix],
                "Shading": shading(gradient, self._colors, function),
            }
        )
        return key

    def _shade(self, gradient: Gradient, reach: Area) -> None:
        """Fill an area with a gradient's opacity as light."""
        left, top, right, bottom = reach
        area = f"{_short(left)} {_short(top)} {_short(right - left)} {_short(bottom - top)} re f"
        self._write(f"/Pattern cs /{self._pattern(gradient)} scn", area)

    def _embedded(self, item: EmbeddedPicture) -> None:
        key = f"X{len(self._objects) + 1}"
        self._objects[key] = self._whole.picture(item, self._scale)
        self._write("q")
        if item.opacity < 1:
            self._state({"ca": round(item.opacity, 4)})
        # An image's own y runs upward from its foot.
        matrix = Transform(*item.matrix).after(Transform(d=-1.0, f=1.0))
        self._write(f"{_factors(matrix)} cm /{key} Do", "Q")

    def _cluster(self, cluster: LetterCluster) -> None:
        hard = [clip for clip in cluster.clips if len(clip.parts) < 2 or _apart(clip.parts)]
        soft = [clip for clip in cluster.clips if clip not in hard]
        self._write("q")
        for clip in hard:
            outline = tuple(segment for part, _ in clip.parts for segment in part)
            rule = "W*" if any(even_odd for _, even_odd in clip.parts) else "W"
            # Nothing is seen through a clip without an inside.
            self._write(self._path(outline) if outline else "0 0 0 0 re", rule, "n")
        masks = [mask for mask in (cluster.mask,) if mask]
        masks += [Mask(_filled(clip.parts), _around(clip.parts), by_light=False) for clip in soft]
        whole = cluster.opacity < 1 or cluster.blend != "normal" or masks
        if not whole:
            self.paint(cluster.items)
            self._write("Q")
            return
        self._nested(cluster, masks)
        self._write("Q")

    def _nested(self, cluster: LetterCluster, masks: list[Mask]) -> None:
        """Paint a cluster as a group of its own; each mask beyond the first wraps it once more."""
        inner = _Canvas(self._whole, self._scale, self._colors)
        if len(masks) > 1:
            inner._nested(LetterCluster(cluster.items), masks[1:])
        else:
            inner.paint(cluster.items)
        state: dict[str, Value] = {}
        if cluster.opacity < 1:
            state |= {"ca": round(cluster.opacity, 4)}
        if cluster.blend != "normal":
            state["BM"] = name("".join(word.capitalize() for word in cluster.blend.split("-")))
        if state:
            self._state(state)
        if masks:
            mask = masks[0]
            canvas = _Canvas(self._whole, self._scale, Lightness())
            canvas.paint(mask.items)
            kind = "Luminosity" if mask.by_light else "Alpha"
            self._masked(canvas.form(mask.area, _group(_MASK_SPACE)), kind)
        key = f"X{len(self._objects) + 1}"
        self._objects[key] = inner.form(_reach_of(cluster.items), _group(self._colors.space))
        self._write(f"/{key} Do")

    def _masked(self, form: Reference, kind: str) -> None:
        self._state({"SMask": {"Type": name("Mask"), "S": name(kind), "G": form}})

    def _state(self, entries: dict[str, Value]) -> None:
        key = f"G{len(self._states) + 1}"
        self._states[key] = {"Type": name("ExtGState"), **entries}
        self._write(f"/{key} gs")

    def _write(self, *operators: str) -> None:
        self._lines += operators

    def _path(self, outline: Outline, places: int | None = None) -> str:
        digits = self._places if places is None else places
        verbs = {"M": "m", "L": "l", "C": "c", "Z": "h"}
        return "\n".join(
            " ".join((*(_short(each, digits) for each in segment.points), verbs[segment.verb]))
            for segment in outline
        )


def _short(value: float, places: int = 6) -> str:
    shown = f"{value:.{places}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown in ("-0", "") else shown


def _factors(matrix: Map) -> str:
    return " ".join(_short(each, 9) for each in matrix)


def _drawn_with(pen: Pen) -> list[str]:
    """Return the operators of a pen's thickness, ends, corners and dashes."""
    dashes = " ".join(map(_short, pen.dashes))
    return [
        f"{_short(pen.width)} w {_CAPS[pen.cap]} J {_JOINS.get(pen.join, 0)} j {_short(pen.miter)} M",
        f"[{dashes}] {_short(pen.phase)} d",
    ]


def _group(space: str) -> dict[str, Value]:
    return {"Group": {"Type": name("Group"), "S": name("Transparency"), "CS": name(space), "I": True}}


def _reach(outline: Outline) -> Area:
    return bounds(outline).grown(1e-3)


def _apart(parts: tuple[tuple[Outline, bool], ...]) -> bool:
    """Return whether the parts of a clip can be one path: of one rule, and none meets another."""
    boxes = [bounds(outline) for outline, _ in parts]
    if len({even_odd for _, even_odd in parts}) > 1 or len(boxes) > 50:
        return False
    return not any(box.meets(other) for at, box in enumerate(boxes) for other in boxes[:at])


def _filled(parts: tuple[tuple[Outline, bool], ...]) -> tuple[Item, ...]:
    return tuple(DrawnFigure(outline, _UPRIGHT, "#000000", even_odd=even_odd) for outline, even_odd in parts)


def _around(parts: tuple[tuple[Outline, bool], ...]) -> Area:
    boxes = [bounds(outline) for outline, _ in parts]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.joined(box)
    return whole.grown(1e-3)


def _reach_of(items: Iterable[Item]) -> Area:
    """Return the box round items, lines included."""
    whole: Bounds | None = None
    for item in items:
        box: Bounds
        match item:
            case LetterCluster():
                box = Bounds(*_reach_of(item.items))
            case EmbeddedPicture():
                corners = [Transform(*item.matrix).apply(x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
                xs, ys = zip(*corners, strict=True)
                box = Bounds(min(xs), min(ys), max(xs), max(ys))
            case DrawnFigure():
                box = bounds(transformed(item.outline, Transform(*item.matrix)))
                if item.pen:
                    thick = item.pen.width * max(abs(each) for each in item.matrix[:4])
                    box = box.grown(thick * max(item.pen.miter, 2.0))
        whole = box if whole is None else whole.joined(box)
    return (whole or Bounds(0.0, 0.0, 0.0, 0.0)).grown(1e-3)
