"""A picture file, drawn or photographed, ready to be set: its proportions, and itself at any size."""

from __future__ import annotations

import math
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from factsheet.art.assets import open_asset
from factsheet.art.drawing import DOWN, Drawing, contain, place
from factsheet.art.raster import read_raster
from factsheet.art.svg import read_svg
from factsheet.display import DisplayGroup, Picture, Placed, Raster
from factsheet.document.text import Name
from factsheet.errors import DataError, Diagnostic
from factsheet.files import MB
from factsheet.records import dataclass
from factsheet.workshop import Shelf

# Pixels per inch under which they are seen in print (GWG 2015, 4.26): what is larger is refused.
COARSEST = 150

# How much larger a drawing is in memory than its file, about.
_DRAWN = 12


@dataclass(frozen=True, slots=True)
class Artwork:
    """A drawing or a photograph; `width` and `height` give its proportions."""

    source: Drawing | Raster

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
        """Return the picture covering width x height (points), cut off away from the anchor.

        A photograph loses more under than over it wherever a drawing would stand: heads are high up.
        """
        if isinstance(self.source, Drawing):
            return place(self.source, width, height, anchor)
        factor = max(width / self.width, height / self.height)
        return self._photograph(width, height, factor, DOWN["top" if anchor == "top" else "upper"])

    def contained(self, width: float, height: float) -> DisplayGroup:
        """Return the whole picture as large as it fits, in the middle."""
        if isinstance(self.source, Drawing):
            return contain(self.source, width, height)
        return self._photograph(width, height, min(width / self.width, height / self.height), 0.5)

    def _photograph(self, width: float, height: float, factor: float, down: float) -> DisplayGroup:
        assert isinstance(self.source, Raster)
        wide, tall = self.width * factor, self.height * factor
        picture = Picture(self.source, wide, tall)
        return DisplayGroup(
            (Placed(picture, (width - wide) / 2, (height - tall) * down),), width, height, clip=True
        )


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
    key = folder / name.value, blake2b(data).digest(), len(data)
    try:
        return _ARTWORKS.kept().get(key, _decoded, data, folder, name.value)
    except DataError as error:
        raise DataError(_placed(each, name) for each in error.diagnostics) from None


def _placed(found: Diagnostic, name: Name) -> Diagnostic:
    """What is wrong with a picture, where the data names it; a drawing has lines of its own."""
    if name.span is None or (found.span and found.span.line):
        return found
    return replace(found, message=f"{name.path}: {found.message}", span=name.span, path=name.path)


def _decoded(data: bytes, folder: Path, name: str) -> Artwork:
    if PurePosixPath(name).suffix.lower() == ".svg":
        # By its path: what is wrong in it has a line to be shown.
        return Artwork(read_svg(data, str(folder / name)))
    return Artwork(read_raster(data, name))
