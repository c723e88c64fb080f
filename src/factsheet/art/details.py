"""Where the details of a picture stand in its place: no copy may stand on them."""

from __future__ import annotations

from factsheet.art.drawing import Drawing, covering
from factsheet.art.outline import Bounds
from factsheet.art.pictures import Artwork
from factsheet.art.subject import boxes_of


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
        for box in boxes_of(art.source)
    )
