"""Pictures as image objects, in the colors of the output, each converted once.

For the press, pictures are converted to the inks of the printing condition by their own ICC
profile (sRGB where they have none); gray ones are printed in black ink alone.
"""

from __future__ import annotations

import functools
import io
from typing import Any, NamedTuple

from PIL import Image, ImageCms, UnidentifiedImageError

from factsheet.display import Raster
from factsheet.errors import OutputError
from factsheet.pdf.condition import SRGB, Condition
from factsheet.pdf.document import Document, Reference, Value, name

_JPEG_QUALITY = 92
_MODES = {"1": "L", "L": "L", "I;16": "L", "LA": "LA", "CMYK": "CMYK", "PA": "RGBA", "RGBA": "RGBA"}
_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


class Plane(NamedTuple):
    """The samples of an image, encoded; `decode` is set where they are stored inverted."""

    size: tuple[int, int]
    channels: int
    data: bytes
    filtered: str = ""
    decode: tuple[int, ...] = ()


class Converted(NamedTuple):
    """An image in the colors of an output, and its transparency where it has any."""

    color: Plane
    alpha: Plane | None


class Pictures:
    """The pictures of a file, each in it once."""

    def __init__(self, document: Document, condition: Condition) -> None:
        self._document, self._condition = document, condition
        self._resources: dict[str, Reference] = {}
        self._names: dict[bytes, str] = {}

    def resource(self, raster: Raster) -> str:
        """The name under which pages draw a picture."""
        known = self._names.get(raster.data)
        if known is None:
            known = self._names[raster.data] = f"Im{len(self._names) + 1}"
            made = self._converted(raster)
            extra = {} if made.alpha is None else {"SMask": _write(self._document, made.alpha, {})}
            self._resources[known] = _write(self._document, made.color, extra)
        return known

    def is_transparent(self, raster: Raster) -> bool:
        """Whether something shines through a picture."""
        return self._converted(raster).alpha is not None

    def resources(self) -> dict[str, Reference]:
        """The pictures that have been drawn, by name."""
        return self._resources

    def _converted(self, raster: Raster) -> Converted:
        return converted(raster.data, raster.kind, raster.name, self._condition)


@functools.lru_cache(maxsize=16)
def converted(data: bytes, kind: str, label: str, condition: Condition) -> Converted:
    """The picture in the colors of a condition.  Raises `OutputError` if it cannot be decoded."""
    try:
        with Image.open(io.BytesIO(data), formats=(kind.upper(),)) as opened:
            if kind == "jpeg" and condition.channels == 3 and _can_stay(opened):
                return Converted(Plane(opened.size, len(opened.getbands()), data, "DCTDecode"), None)
            opened.load()
            image, alpha = _parted(opened)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise OutputError.of(f"the picture {label or kind} cannot be decoded") from error
    profile = opened.info.get("icc_profile")
    if condition.channels == 3:
        return Converted(_lossless(_in_light(image, profile)), alpha)
    inks = _in_inks(image, profile, condition)
    return Converted(_jpeg(inks) if kind == "jpeg" else _lossless(inks), alpha)


def _can_stay(image: Image.Image) -> bool:
    """Whether a JPEG file can be embedded as it is: in sRGB or gray, upright."""
    profile = image.info.get("icc_profile", b"")
    upright = image.getexif().get(0x0112, 1) == 1
    return image.mode in ("RGB", "L") and upright and (not profile or b"sRGB" in profile[:4096])


def _parted(image: Image.Image) -> tuple[Image.Image, Plane | None]:
    """The colors of an image, and its transparency unless all of it is solid."""
    mode = _MODES.get(image.mode, "RGB")
    if "transparency" in image.info:
        mode = "RGBA"
    whole = image if image.mode == mode else image.convert(mode)
    if mode not in ("LA", "RGBA"):
        return whole, None
    alpha = whole.getchannel("A")
    solid = alpha.getextrema() == (255, 255)
    return whole.convert(mode[:-1]), None if solid else _lossless(alpha)


def _in_light(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode == "L":
        return image
    if image.mode == "CMYK":
        return _through(image, profile, SRGB.profile, "RGB") if profile else image.convert("RGB")
    return _through(image, profile, SRGB.profile, "RGB") if profile else image


def _in_inks(image: Image.Image, profile: bytes | None, condition: Condition) -> Image.Image:
    if image.mode == "L":
        none = Image.new("L", image.size)
        return Image.merge("CMYK", (none, none, none, image.point([255 - value for value in range(256)])))
    if image.mode == "CMYK" and not profile:
        return image
    return _through(image, profile, condition.profile, "CMYK")


def _through(image: Image.Image, source: bytes | None, target: bytes, mode: str) -> Image.Image:
    try:
        transform = _transform(source or SRGB.profile, target, image.mode, mode)
    except ImageCms.PyCMSError:
        # A profile that does not fit its own picture says nothing about it.
        transform = _transform(SRGB.profile, target, image.mode, mode)
    made = ImageCms.applyTransform(image, transform)
    assert made is not None
    return made


@functools.lru_cache(maxsize=16)
def _transform(source: bytes, target: bytes, source_mode: str, mode: str) -> Any:
    return ImageCms.buildTransform(
        io.BytesIO(source),
        io.BytesIO(target),
        source_mode,
        mode,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _lossless(image: Image.Image) -> Plane:
    return Plane(image.size, len(image.getbands()), image.tobytes())


def _jpeg(image: Image.Image) -> Plane:
    """A photograph, at a quality at which no loss is seen; inks are stored inverted in JPEG files."""
    made = io.BytesIO()
    image.save(made, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return Plane(image.size, 4, made.getvalue(), "DCTDecode", (1, 0) * 4)


def _write(document: Document, plane: Plane, extra: dict[str, Value]) -> Reference:
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": plane.size[0],
        "Height": plane.size[1],
        "BitsPerComponent": 8,
        "ColorSpace": name(_SPACES[plane.channels]),
        **extra,
    }
    if plane.decode:
        entries["Decode"] = list(plane.decode)
    if plane.filtered:
        entries["Filter"] = name(plane.filtered)
    return document.stream(plane.data, entries, compress=not plane.filtered)
