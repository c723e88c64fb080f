"""Pictures inside a drawing: PNG and JPEG that the file itself holds."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from factsheet.art.outline import Transform, rect, transformed
from factsheet.art.raster import read_raster
from factsheet.art.svg_shapes import ShapeMeasure, viewport_map
from factsheet.art.svg_tree import SvgElement
from factsheet.art.svg_walk import Walk
from factsheet.errors import FactsheetError
from factsheet.graphics import Clip, EmbeddedPicture, Item, LetterCluster, Raster

_DATA = re.compile(r"data:image/(png|jpe?g|webp)((?:;[\w=-]+)*?)(;base64)?,", re.IGNORECASE)


def embedded(walk: Walk, element: SvgElement, measure: ShapeMeasure, at: Transform) -> list[Item]:
    """The picture of an `image` element; `ValueError` for one that cannot be used."""
    href = element.attributes.get("href", "")
    if not href:
        return []
    raster = walk.opened(element, lambda: _decoded(href))
    wide, tall = raster.pixels
    width, height = measure.size("width"), measure.size("height")
    if "width" not in measure.given:
        width = height * wide / tall if "height" in measure.given else wide
    if "height" not in measure.given:
        height = width * tall / wide
    if not width or not height:
        return []
    at = at.after(Transform(e=measure.number("x"), f=measure.number("y")))
    kept = measure.given.get("preserveAspectRatio", "")
    fitted = viewport_map((0.0, 0.0, float(wide), float(tall)), kept, width, height)
    place = at.after(fitted).after(Transform(a=wide, d=tall))
    picture = EmbeddedPicture(raster, place)
    if "slice" not in kept:
        return [picture]
    window = transformed(rect(0.0, 0.0, width, height), at)
    return [LetterCluster((picture,), clips=(Clip(((window, False),)),))]


def _decoded(href: str) -> Raster:
    match = _DATA.match(href)
    if not match:
        raise ValueError(f"{href[:40]!r} is no PNG or JPEG picture inside the file")
    try:
        data = unquote_to_bytes(href[match.end() :])
        if match[3]:
            data = base64.b64decode(b"".join(data.split()))
        return read_raster(data, "the picture in it")
    except (binascii.Error, ValueError):
        raise ValueError("the picture in it is not whole") from None
    except FactsheetError as error:
        raise ValueError("; ".join(each.message for each in error.diagnostics)) from None
