"""Pictures, icons and codes of a page, each inside the page itself."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from pathlib import Path

from factsheet.art.drawings import drawing_named
from factsheet.art.icons import BOX, find
from factsheet.art.pictures import SHAPES, artwork, of_portraits
from factsheet.art.qr import make, verify
from factsheet.art.raster import as_file
from factsheet.display import Outline, Raster, Shape, leaves
from factsheet.document.nodes import Figure, Group, List, pictures, walk
from factsheet.document.quantity import Quantity
from factsheet.document.text import Name
from factsheet.files import read_below
from factsheet.units import MM

# On a screen the page decides: every version of a code has room for modules of 0.5 mm.
_LARGEST_CODE = 100 * MM
_UNPAINTED = "none"
# What each `show` of a number is drawn by, in which room (CSS pixels), and how opaque its parts are.
_ARRAY = (("wall", _UNPAINTED), ("window", "0.3"), ("lit", "1"))
_WHOLE = (("wall", "0.3"), ("rest", "0.3"), ("share", "1"))
_DRAWINGS = {
    "icon_array": ("facade", 240.0, 160.0, _ARRAY),
    "bar": ("bar", 240.0, 16.0, _WHOLE),
    "donut": ("donut", 120.0, 120.0, _WHOLE),
    "gauge": ("gauge", 240.0, 24.0, (*_WHOLE, ("target", "1"))),
}


def ratios(document: Group, root: Path | None) -> Iterator[tuple[str, float]]:
    """Yield the heights of pictures that are cropped, of their widths, with their paths.

    They are those of a shape, and the portraits of a list if they are not of one shape by themselves.
    """
    for each in walk(document):
        if isinstance(each, Figure) and each.shape in SHAPES:
            yield each.id, SHAPES[each.shape]
        elif isinstance(each, List):
            portraits = [figure for item in each.items for figure in pictures(item)]
            ratio = of_portraits(artwork(root, figure.art) for figure in portraits)
            if ratio:
                yield from ((figure.id, ratio) for figure in portraits)


def picture(name: Name, alt: str, root: Path | None, ratio: float | None = None) -> str:
    """Return an image element with the picture file of that name; raise DataError if it cannot be used.

    With a `ratio` it is cropped, so that it is so high, of its width.
    """
    art = artwork(root, name)
    source = art.source
    if isinstance(source, Raster):
        kind, data = f"image/{source.kind}", as_file(source)
    else:
        assert root is not None
        kind, data = "image/svg+xml", read_below(root, name.value, 20 * 2**20)
    address = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
    size = f'width="{round(art.width)}" height="{round(art.height)}"'
    kind = "" if art.drawn else ' class="photograph"'
    across, down = art.kept(1.0, ratio, "upper") if ratio else art.focus or (0.5, 0.5)
    place = f"object-position:{across * 100:.4g}% {down * 100:.4g}%" if ratio or art.focus else ""
    shape = f"aspect-ratio:{1 / ratio:.4g};object-fit:cover;" if ratio else ""
    style = f' style="{shape}{place}"' if place else ""
    return f'<img src="{address}" alt="{escape(alt)}" {size}{kind}{style}>'


def icon(name: Name, alt: str, root: Path | None, rtl: bool) -> str:
    """Return an icon as a drawing in the color of the text around it; without `alt` it says nothing."""
    found = find(name, "bold", root)
    turned = f' transform="matrix(-1 0 0 1 {BOX:g} 0)"' if rtl and found.mirrors else ""
    label = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    path = f'<path fill="currentColor"{turned} d="{path_of(found.outline)}"/>'
    return f'<svg class="icon" viewBox="0 0 {BOX:g} {BOX:g}" {label}>{path}</svg>'


def drawing(kind: str, quantity: Quantity, alt: str, rtl: bool) -> str:
    """Return a number drawn in the color of the text around it, the rest of the whole in a paler one."""
    name, width, height, parts = _DRAWINGS[kind]
    drawn = drawing_named(name).draw(width, height, quantity, dict(parts))
    paths = "".join(
        f'<path fill="currentColor" fill-opacity="{item.fill}"'
        f' transform="translate({round(x, 2):g} {round(y, 2):g})" d="{path_of(item.outline)}"/>'
        for item, x, y in leaves(drawn.items)
        if isinstance(item, Shape) and item.fill != _UNPAINTED
    )
    turned = f' transform="matrix(-1 0 0 1 {width:g} 0)"' if rtl else ""
    return (
        f'<svg class="drawing {kind.replace("_", "-")}" viewBox="0 0 {width:g} {height:g}" role="img"'
        f' aria-label="{escape(alt)}"><title>{escape(alt)}</title><g{turned}>{paths}</g></svg>'
    )


def code(address: Name, alt: str) -> str:
    """Return the scan-to-read code of an address, dark on white on any page; read back as it is made."""
    symbol = make(address.value, _LARGEST_CODE, address.span)
    verify(symbol)
    side = _LARGEST_CODE / symbol.module
    drawn = path_of(symbol.outline, 1 / symbol.module)
    return (
        f'<svg class="qr" viewBox="0 0 {side:g} {side:g}" role="img" aria-label="{escape(alt)}">'
        f'<rect width="100%" height="100%" fill="#fff"/><path fill="#000" d="{drawn}"/></svg>'
    )


def path_of(outline: Outline, scale: float = 1.0) -> str:
    """Return an outline as SVG path data, to a hundredth of a unit."""
    return "".join(
        verb + " ".join(f"{round(number * scale, 2):g}" for number in points) for verb, points in outline
    )
