"""A picture file, drawn or photographed, ready to be set: its proportions, and itself at any size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from factsheet.art.assets import open_asset
from factsheet.art.drawing import DOWN, Drawing, Shares, contain, place, shares
from factsheet.art.raster import read_raster
from factsheet.art.subject import in_sight
from factsheet.art.svg import read_svg
from factsheet.display import DisplayGroup, Picture, Placed, Raster
from factsheet.document.text import Name
from factsheet.errors import DataError, Diagnostic
from factsheet.files import MB
from factsheet.records import dataclass
from factsheet.workshop import Shelf

# Pixels per inch under which they are seen in print (GWG 2015, 4.26): what is larger is refused.
COARSEST = 150

# Of the width of a photograph that is higher than wide: from its top to the middle of a face.
_FACE = 0.4
_NOTHING = 1e-6  # points

# How much larger a drawing is in memory than its file, about.
_DRAWN = 12


SHAPES: Mapping[str, float] = {"wide": 9 / 16, "tall": 4 / 3, "square": 1.0}
"""How high a picture of a shape is, of its width."""
_PORTRAITS = 1.0, 4 / 3
_ALIKE = 1.02  # how much higher one picture may be than another, of its width, and pass for as high


@dataclass(frozen=True, slots=True)
class Artwork:
    """A drawing or a photograph; `width` and `height` give its proportions.

    `focus` is the point that stays in sight, in shares of the width from the left and of the height from
    the top; without it what stays follows from the layout and the proportions.
    """

    source: Drawing | Raster
    focus: Shares | None = None

    @property
    def drawn(self) -> bool:
        """Whether it is a drawing, not a photograph."""
        return isinstance(self.source, Drawing)

    @property
    def width(self) -> float:
        return self.source.width if isinstance(self.source, Drawing) else float(self.source.pixels[0])

    @property
    def height(self) -> float:
        return self.source.height if isinstance(self.source, Drawing) else float(self.source.pixels[1])

    @property
    def widest(self) -> float:
        """How wide the whole picture may be shown, in points: a drawing as wide as is wanted."""
        return math.inf if isinstance(self.source, Drawing) else self.width / COARSEST * 72

    def shown(self, width: float, height: float) -> float:
        """Return how wide the whole picture is when it covers width x height (points)."""
        return max(width, height * self.width / self.height)

    def cropped(self, width: float, height: float, anchor: str = "center") -> DisplayGroup:
        """Return the picture covering width x height (points), cut off away from its focus, or the anchor."""
        kept = self.kept(width, height, anchor)
        if isinstance(self.source, Drawing):
            return place(self.source, width, height, kept)
        factor = max(width / self.width, height / self.height)
        return self._photograph(width, height, factor, kept)

    def kept(self, width: float, height: float, anchor: str = "center") -> Shares:
        """Return which share of what is cut off at width x height lies left of what is kept, and over it.

        What is kept has the focus in its middle, or as near to it as the edges of the picture let it be.
        Without one a drawing keeps what the anchor says: with `details`, more of what is drawn where that
        would be cut off.  A photograph loses more under than over it wherever a drawing would stand, since
        heads are high up: one that is higher than wide is of somebody, whose face is about two fifths of the
        width below its top.
        """
        focus = self.focus
        if focus is None and not self.drawn and anchor != "top" and self.height >= self.width:
            focus = 0.5, _FACE * self.width / self.height
        if focus is None and isinstance(self.source, Drawing):
            asked = shares(anchor)
            return in_sight(self.source, width, height, asked) if "details" in anchor else asked
        if focus is None:
            return 0.5, DOWN["top" if anchor == "top" else "upper"]
        factor = max(width / self.width, height / self.height)
        return (
            _share(focus[0], self.width * factor, width),
            _share(focus[1], self.height * factor, height),
        )

    def contained(self, width: float, height: float) -> DisplayGroup:
        """Return the whole picture as large as it fits, in the middle."""
        if isinstance(self.source, Drawing):
            return contain(self.source, width, height)
        return self._photograph(width, height, min(width / self.width, height / self.height), (0.5, 0.5))

    def _photograph(self, width: float, height: float, factor: float, kept: Shares) -> DisplayGroup:
        assert isinstance(self.source, Raster)
        wide, tall = self.width * factor, self.height * factor
        picture = Picture(self.source, wide, tall)
        at = Placed(picture, (width - wide) * kept[0], (height - tall) * kept[1])
        return DisplayGroup((at,), width, height, clip=True)


def _share(focus: float, whole: float, seen: float) -> float:
    """Return which share of what is cut off of a side lies before what is seen of it."""
    spare = whole - seen
    return min(1.0, max(0.0, (focus * whole - seen / 2) / spare)) if spare > _NOTHING else 0.5


def of_portraits(arts: Iterable[Artwork]) -> float | None:
    """Return how high all portraits are to be, of their width; None where their files are of one shape.

    It is between that of the lowest and that of the highest, so that as little as can be is cut off, and a
    square at least, 4:3 at most.
    """
    ratios = sorted(art.height / art.width for art in arts)
    if not ratios or ratios[-1] <= ratios[0] * _ALIKE:
        return None
    low, high = _PORTRAITS
    return min(high, max(low, math.sqrt(ratios[0] * ratios[-1])))


def _weight(key: tuple[Path, bytes, int], art: Artwork) -> int:
    """Return the bytes that a picture takes in memory, a drawing about."""
    if isinstance(art.source, Raster):
        return len(art.source.data) + len(art.source.profile)
    return key[2] * _DRAWN


# By the file and a digest of its bytes, which are read for every build: an edited picture is seen.
_ARTWORKS: Shelf[tuple[Path, bytes, int], Artwork] = Shelf("pictures", 64, 256 * MB, _weight)


def artwork(folder: Path | None, name: Name) -> Artwork:
    """Return the picture file of that name below a folder; raise DataError if it cannot be used."""
    data = open_asset(folder, name)
    assert folder is not None
    # As the data file is called: what is wrong in a drawing has a line to be shown.
    near = Path(name.span.file).parent if name.span else folder
    called = str((near if near.absolute() == folder else folder) / name.value)
    key = folder / name.value, blake2b(data).digest(), len(data)
    try:
        found = _ARTWORKS.kept().get(key, _decoded, data, name.value, called)
    except DataError as error:
        raise DataError(_placed(each, name) for each in error.diagnostics) from None
    return replace(found, focus=name.focus) if name.focus else found


def _placed(found: Diagnostic, name: Name) -> Diagnostic:
    """What is wrong with a picture, where the data names it; a drawing has lines of its own."""
    if name.span is None or (found.span and found.span.line):
        return found
    return replace(found, message=f"{name.path}: {found.message}", span=name.span, path=name.path)


def _decoded(data: bytes, name: str, called: str) -> Artwork:
    if PurePosixPath(name).suffix.lower() == ".svg":
        return Artwork(read_svg(data, called))
    return Artwork(read_raster(data, name))
