"""Samples of an image, a few thousand at most, as components of its color space."""

from __future__ import annotations

import io

from PIL import Image

from factsheet.pdftools.preflight.marks import PictureMark
from factsheet.pdftools.preflight.objects import data, entry, filters, integer, numbers

_MOST_PIXELS = 40_000_000
_SIDE = 160


def samples(picture: PictureMark) -> list[tuple[float, ...]] | None:
    """Colors of the image, each a tuple of components from 0 to 1; None if it cannot be decoded."""
    width, height = picture.pixels
    channels = picture.space.components
    if picture.source is None or not 0 < width * height <= _MOST_PIXELS or channels not in (1, 3, 4):
        return None
    if picture.space.family == "Indexed":
        return None
    image = _decoded(picture, channels)
    if image is None:
        return None
    image.thumbnail((_SIDE, _SIDE), Image.Resampling.NEAREST)
    decode = numbers(entry(picture.source, "/Decode")) or [0.0, 1.0] * channels
    raw = image.tobytes()
    found = set(zip(*(raw[index::channels] for index in range(channels)), strict=True))
    spans = list(zip(decode[::2], decode[1::2], strict=False))
    return [
        tuple(low + each / 255 * (high - low) for each, (low, high) in zip(color, spans, strict=True))
        for color in found
    ]


def _placed(color: tuple[int, ...], spans: list[tuple[float, float]]) -> tuple[float, ...]:
    return tuple(low + each / 255 * (high - low) for each, (low, high) in zip(color, spans, strict=True))


def _decoded(picture: PictureMark, channels: int) -> Image.Image | None:
    content, mode = data(picture.source), {1: "L", 3: "RGB", 4: "CMYK"}[channels]
    if content is None:
        return None
    try:
        if filters(picture.source)[-1:] == ["DCTDecode"]:
            image = Image.open(io.BytesIO(content))
            image.draft(mode, (_SIDE, _SIDE))
            image.load()
            # Pillow turns Adobe's inks round; a PDF says so itself, by Decode.
            inverted = channels == 4 and "adobe" in image.info
            return (
                image.point(lambda value: 255 - value) if inverted else image if image.mode == mode else None
            )
        if (
            filters(picture.source)[-1:] == ["JPXDecode"]
            or integer(entry(picture.source, "/BitsPerComponent")) != 8
        ):
            return None
        return Image.frombytes(mode, picture.pixels, content)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
