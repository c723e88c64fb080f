"""Drawings made to the room they get, some of them from a number.

Each file here is one drawing, found by itself: it has `PARTS`, the parts that a layout
paints, and `draw(width, height, quantity, paint)`; `takes(width, height, quantity, paint)` says how high it
is, where that may be less than the height, or has to be more.  Lengths are points, y downward; `quantity` is
the number with its unit, where the drawing shows one; `paint` gives each part its swatch.  The same
arguments always give the same drawing.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from factsheet.display import DisplayGroup
from factsheet.document.quantity import Quantity
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.records import dataclass
from factsheet.workshop import remembered

DrawingPaint = Mapping[str, str]
Draw = Callable[[float, float, Quantity | None, DrawingPaint], DisplayGroup]
Takes = Callable[[float, float, Quantity | None, DrawingPaint], float]


@dataclass(frozen=True, slots=True)
class Maker:
    """A kind of drawing: its name, the parts to be painted, what it shows, parts that may be painted."""

    name: str
    parts: tuple[str, ...]
    about: str
    make: Draw
    optional: tuple[str, ...] = ()
    takes: Takes | None = None

    def height(self, width: float, height: float, quantity: Quantity | None, paint: DrawingPaint) -> float:
        """Return how much of a height the drawing fills at a width, in points: less where it is narrow.

        What has to be higher to be seen is; infinitely high if it is not seen at any height.
        """
        return self.takes(width, height, quantity, paint) if self.takes else height

    def draw(
        self, width: float, height: float, quantity: Quantity | None, paint: DrawingPaint
    ) -> DisplayGroup:
        """Return the drawing at width x height (points); raise `LayoutError` where a part has no swatch."""
        missing = [part for part in self.parts if part not in paint]
        strange = [part for part in paint if part not in (*self.parts, *self.optional)]
        if missing or strange:
            fault = f"no swatch for {missing[0]!r}" if missing else f"no part {strange[0]!r}"
            raise LayoutError.of(
                f"the drawing {self.name!r} has {fault}",
                IN_LAYOUT,
                f"its parts are {', '.join((*self.parts, *self.optional))}",
                code="layout-drawing-parts",
            )
        return _made(self.make, width, height, quantity, tuple(paint.items()))


@remembered(most=64)
def _made(
    make: Draw, width: float, height: float, quantity: Quantity | None, paint: tuple[tuple[str, str], ...]
) -> DisplayGroup:
    return make(width, height, quantity, dict(paint))


def drawing_named(name: str) -> Maker:
    """Return the drawing of that name; raise `LayoutError` with the nearest names.

    >>> drawing_named("facade").parts
    ('wall', 'window', 'lit')
    """
    makers = drawings()
    if name in makers:
        return makers[name]
    near = get_close_matches(name, makers, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(makers)}"
    raise LayoutError.of(f"there is no drawing {name[:60]!r}", IN_LAYOUT, hint, code="layout-drawing-unknown")


# Shipped: the modules of this folder, found once.
@cache
def drawings() -> Mapping[str, Maker]:
    """Return every drawing of this folder, by name."""
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        loaded = import_module(f"{__name__}.{module.name}")
        about = (loaded.__doc__ or "").partition("\n")[0]
        optional, takes = tuple(getattr(loaded, "OPTIONAL", ())), getattr(loaded, "takes", None)
        found[module.name] = Maker(module.name, tuple(loaded.PARTS), about, loaded.draw, optional, takes)
    return found
