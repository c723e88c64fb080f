"""Photographs made safe to place: decoded once in full, upright, without metadata; and whose they are.

Their colors stay as they are, and the profile that says what they mean goes beside them: turning
them into those of an output is the writer's work.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError

from factsheet.art.profile import meaning
from factsheet.display import Raster
from factsheet.errors import DataError, Span

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF")
MAX_PIXELS = 60_000_000
_QUALITY = 95
# An Exif turn that leaves the picture as it is stored.
_UPRIGHT = 1
_ORIENTATION = 0x0112
_START_OF_SCAN = 0xDA
# Comments and applications' notes say nothing of the pixels, but for Adobe's (APP14), which
# tells RGB from YCbCr; the profile (APP2) goes beside them.
_ADOBE = 0xEE
_NOTES = frozenset({*range(0xE0, 0xF0), 0xFE}) - {_ADOBE}
_TO_EIGHT_BITS = 1 / 257
# Exif 2.32, table 4: Artist and Copyright; the keywords of PNG for the same (PNG 3, 11.3.3.2).
_EXIF = (0x013B, 0x8298)
_KEYWORDS = ("Author", "Copyright")
_LONGEST = 300
# Where the first chunk of a PNG ends, and how much of a profile a part of a JPEG holds.
_HEADER, _PART = 33, 65_000


def read_raster(data: bytes, name: str) -> Raster:
    """Return the photograph in a PNG, JPEG, WebP or TIFF file; `name` is the file's, for messages.

    Comes out: the JPEG's own pixels where it stands upright, else the picture encoded again
    (JPEG and CMYK as JPEG, the others as PNG), 8 bits a channel, with alpha where the file has
    it.  Raise `DataError` for other files, broken ones, and those beyond 60 million pixels.
    """
    with warnings.catch_warnings():
        # Pillow warns of odd notes in files whose pixels are sound.
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise _too_large(name)
                if getattr(image, "is_animated", False) and image.format != "TIFF":
                    raise DataError.of(
                        f"the picture {name} moves",
                        Span(name),
                        "save one frame of it",
                        code="picture-animated",
                    )
                image.load()
                return _prepared(image, data, name)
        except UnidentifiedImageError:
            raise DataError.of(
                f"{name} is not a picture that can be used",
                Span(name),
                "save it as SVG, PNG, JPEG, WebP or TIFF",
                code="picture-format-unknown",
            ) from None
        except Image.DecompressionBombError:
            raise _too_large(name) from None
        except (
            OSError,
            ValueError,
            SyntaxError,
            EOFError,
            MemoryError,
            ArithmeticError,
            LookupError,
        ) as error:
            raise DataError.of(
                f"the picture {name} is broken: {str(error)[:120]}",
                Span(name),
                "save it again",
                code="picture-damaged",
            ) from None


def _too_large(name: str) -> Exception:
    return DataError.of(
        f"the picture {name} has more than 60 million pixels",
        Span(name),
        "A4 at 300 ppi takes 9 million",
        code="picture-too-large",
    )


def _prepared(image: Image.Image, data: bytes, name: str) -> Raster:
    if image.mode == "LAB":
        raise DataError.of(
            f"the picture {name} is in Lab colors",
            Span(name),
            "save it in RGB or CMYK",
            code="picture-in-lab",
        )
    inks_as_adobe = image.mode == "CMYK" and "adobe" in image.info
    if image.format == "JPEG" and (image.mode in ("L", "RGB") or inks_as_adobe) and not _turned(image):
        # The JPEG without Exif, XMP, profiles, thumbnails and comments; its pixels untouched.
        kept, at = [data[:2]], 2
        while at + 4 <= len(data) and data[at] == 0xFF:
            marker = data[at + 1]
            if marker == 0xFF:
                at += 1
                continue
            if marker == _START_OF_SCAN:
                break
            size = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if marker not in _NOTES:
                kept.append(data[at : at + size])
            at += size
        return Raster(
            b"".join((*kept, data[at:])), "jpeg", image.size, name, meaning(image, image.mode, name)
        )
    # Ink counts from nought in files that do not say they are Adobe's; Pillow turns all of them round.
    turns_inks = image.format == "JPEG" and image.mode == "CMYK" and "adobe" not in image.info
    format_ = image.format
    if _turned(image):
        ImageOps.exif_transpose(image, in_place=True)
    clean = _simple(image)
    profile = meaning(image, clean.mode, name)
    if turns_inks:
        clean = ImageChops.invert(clean)
    # Nothing is carried over from the file but its pixels and what they mean.
    clean.info.clear()
    kind = "jpeg" if format_ == "JPEG" or clean.mode == "CMYK" else "png"
    out = io.BytesIO()
    if kind == "jpeg":
        clean.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    else:
        clean.save(out, "PNG", compress_level=6)
    return Raster(out.getvalue(), kind, clean.size, name, profile)


def _turned(image: Image.Image) -> bool:
    return image.getexif().get(_ORIENTATION, _UPRIGHT) not in (0, _UPRIGHT)


def _simple(image: Image.Image) -> Image.Image:
    """Return the picture in 8-bit gray, RGB or CMYK, the first two with alpha where it has any."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return image.convert("F").point(lambda level: level * _TO_EIGHT_BITS).convert("L")
    if image.mode == "CMYK":
        return image
    alpha = "A" if "A" in image.getbands() or "transparency" in image.info else ""
    return image.convert(("L" if image.mode in ("1", "L", "LA") else "RGB") + alpha)


def as_file(raster: Raster) -> bytes:
    """Return the picture as a file that says itself what its colors mean, its pixels untouched.

    The profile goes into a chunk `iCCP` of a PNG (PNG 3, 11.3.2.3), into APP2 of a JPEG (ICC.1:2022, B.4).
    """
    profile = raster.profile
    if not profile:
        return raster.data
    if raster.kind == "png":
        body = b"iCCP" + b"profile\0\0" + zlib.compress(profile)
        chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
        return raster.data[:_HEADER] + chunk + raster.data[_HEADER:]
    parts = [profile[at : at + _PART] for at in range(0, len(profile), _PART)]
    notes = [
        b"\xff\xe2" + struct.pack(">H", len(part) + 16) + b"ICC_PROFILE\0" + bytes((at, len(parts))) + part
        for at, part in enumerate(parts, 1)
    ]
    return b"".join((raster.data[:2], *notes, raster.data[2:]))


def owner_in(data: bytes) -> str:
    """Return the author and copyright notice in a photograph's file; nothing for a drawing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                exif = image.getexif()
                said = [exif.get(tag) for tag in _EXIF] + [image.info.get(word) for word in _KEYWORDS]
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return ""
    words = (" ".join(str(each).replace("\x00", " ").split())[:_LONGEST] for each in said if each)
    return ", ".join(dict.fromkeys(filter(None, words)))
