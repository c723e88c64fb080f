"""Pictures as image objects, in the colors and at the resolution of the output.

They come upright, without metadata, with the profile of their colors (`art.raster` sees to that).
They are converted to sRGB for the screen, to the inks of the printing condition for the press, gray
ones to gray and to black ink alone.
"""

from __future__ import annotations

import io
import math
from typing import NamedTuple

from PIL import Image

from factsheet.display import Picture, Raster
from factsheet.errors import OutputError, Span
from factsheet.pdf.document import PdfDocument, Reference, Value, name
from factsheet.pdf.output import Condition
from factsheet.pdf.separation import image_in_inks, image_in_light
from factsheet.workshop import remembered

_QUALITY = {3: 88, 4: 92}
# Pixels per inch: what a 150 line screen prints, and what a zoomed display shows.
_RESOLUTION = {3: 200, 4: 300}
_SPARE = 1.5
_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


class Plane(NamedTuple):
    """The samples of an image, encoded, and the entries that say how."""

    size: tuple[int, int]
    channels: int
    data: bytes
    encoding: dict[str, Value]


class Converted(NamedTuple):
    """A picture in the colors of an output, and its transparency where it has any."""

    color: Plane
    alpha: Plane | None


class Pictures:
    """The pictures of a file, each in it once for each size in pixels."""

    def __init__(self, document: PdfDocument, condition: Condition) -> None:
        self._document, self._condition = document, condition
        self._resources: dict[str, Reference] = {}
        self._names: dict[tuple[Raster, tuple[int, int]], str] = {}

    def resource(self, picture: Picture) -> str:
        """Return the name under which pages draw a picture."""
        key = (picture.raster, self._pixels(picture))
        known = self._names.get(key)
        if known is None:
            known = self._names[key] = f"Im{len(self._names) + 1}"
            made = self._converted(picture)
            extra = {} if made.alpha is None else {"SMask": _write(self._document, made.alpha, {})}
            self._resources[known] = _write(self._document, made.color, extra)
        return known

    def is_transparent(self, picture: Picture) -> bool:
        """Return whether something shines through a picture."""
        return self._converted(picture).alpha is not None

    def resources(self) -> dict[str, Reference]:
        """Return the pictures that have been drawn, by name."""
        return self._resources

    def _converted(self, picture: Picture) -> Converted:
        return converted(picture.raster, self._pixels(picture), self._condition)

    def _pixels(self, picture: Picture) -> tuple[int, int]:
        """Return the pixels to keep: all, unless there are far more than the output can show."""
        full = picture.raster.pixels
        wanted = math.ceil(picture.width / 72 * _RESOLUTION[self._condition.channels])
        if full[0] <= wanted * _SPARE:
            return full
        return wanted, max(1, round(full[1] * wanted / full[0]))


@remembered(most=8)
def converted(raster: Raster, pixels: tuple[int, int], condition: Condition) -> Converted:
    """Return the picture in the colors of a condition.  Raise `OutputError` if it cannot be decoded."""
    try:
        with Image.open(io.BytesIO(raster.data), formats=(raster.kind.upper(),)) as opened:
            # Whether a photograph goes to the screen with the very bytes it came in.
            is_light = opened.mode in ("L", "RGB") and condition.channels == 3 and not raster.profile
            if raster.kind == "jpeg" and is_light and opened.size == pixels:
                return Converted(_kept(opened, raster.data), None)
            opened.load()
            image, alpha = _parted(opened if opened.size == pixels else opened.resize(pixels, reducing_gap=3))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise OutputError.of(
            f"the picture {raster.name or raster.kind} cannot be decoded",
            Span(raster.name or raster.kind),
            "open it in an image editor and save it again",
            code="picture-damaged",
        ) from error
    if condition.channels == 4:
        colored = image_in_inks(image, condition, raster.profile)
    else:
        colored = image_in_light(image, raster.profile)
    return Converted(_jpeg(colored) if raster.kind == "jpeg" else _lossless(colored), alpha)


def _kept(image: Image.Image, data: bytes) -> Plane:
    return Plane(image.size, len(image.getbands()), data, {"Filter": name("DCTDecode")})


def _parted(image: Image.Image) -> tuple[Image.Image, Plane | None]:
    """Return the colors of an image, and its transparency unless all of it is solid."""
    if image.mode not in ("L", "LA", "RGB", "RGBA", "CMYK"):
        image = image.convert("RGB")
    if image.mode in ("L", "RGB", "CMYK"):
        return image, None
    alpha = image.getchannel("A")
    return image.convert(image.mode[:-1]), None if alpha.getextrema() == (255, 255) else _lossless(alpha)


def _lossless(image: Image.Image) -> Plane:
    """Return the samples as a PNG file compresses them, with its predictors (ISO 32000-2, 7.4.4.4).

    PNG knows no inks, but does not mind what four channels mean.
    """
    channels = len(image.getbands())
    if image.mode == "CMYK":
        image = Image.frombytes("RGBA", image.size, image.tobytes())
    made = io.BytesIO()
    image.save(made, "PNG", compress_level=9)
    parameters = {"Predictor": 15, "Colors": channels, "BitsPerComponent": 8, "Columns": image.width}
    encoding = {"Filter": name("FlateDecode"), "DecodeParms": parameters}
    # The content of the chunks `IDAT` of a PNG file.
    png = made.getvalue()
    found, at = [], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            found.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return Plane(image.size, channels, b"".join(found), encoding)


def _jpeg(image: Image.Image) -> Plane:
    """Return a photograph, at a quality at which no loss is seen; JPEG files hold inks inverted."""
    channels = len(image.getbands())
    made = io.BytesIO()
    image.save(made, "JPEG", quality=_QUALITY[4 if channels == 4 else 3], subsampling=0, optimize=True)
    encoding: dict[str, Value] = {"Filter": name("DCTDecode")}
    if channels == 4:
        encoding["Decode"] = [1, 0] * 4
    return Plane(image.size, channels, made.getvalue(), encoding)


def _write(document: PdfDocument, plane: Plane, extra: dict[str, Value]) -> Reference:
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": plane.size[0],
        "Height": plane.size[1],
        "BitsPerComponent": 8,
        "ColorSpace": name(_SPACES[plane.channels]),
        **plane.encoding,
        **extra,
    }
    return document.stream(plane.data, entries, compress=False)
