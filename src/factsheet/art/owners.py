"""Whose a picture is, as far as its file says so."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from factsheet.art.raster import FORMATS

# Exif 2.32, table 4: Artist and Copyright; the keywords of PNG for the same (PNG 3, 11.3.3.2).
_EXIF = (0x013B, 0x8298)
_KEYWORDS = ("Author", "Copyright")
_LONGEST = 300


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
