"""Pages as pictures, through PDFium.  It is not safe in threads, so one lock stands around it."""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_LOCK = Lock()
_TALLEST = 1.5
"""The most that a thumbnail is high, in widths of it: an A4 page is 1.41 high."""


def page_images(pdf: bytes, dpi: float = 130.0) -> list[Image]:
    """Every page of a PDF as an RGB image at a resolution."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
        finally:
            document.close()


def page_pngs(pdf: bytes, dpi: float = 150.0) -> list[bytes]:
    """Return every page of a PDF as PNG."""
    return [_png(image) for image in page_images(pdf, dpi)]


def page_png(pdf: bytes, page: int = 0, dpi: float = 100.0) -> bytes:
    """One page of a PDF as PNG."""
    return _png(page_images(pdf, dpi)[page])


def thumbnail(data: bytes, width: int) -> bytes:
    """Return the first page of a PDF, or a PNG, as a small WebP picture at most so many pixels wide.

    Of a page with bleed what is left when it is cut is shown.
    """
    from PIL import Image

    image = _first_page(data, 2 * width) if data.startswith(b"%PDF") else Image.open(io.BytesIO(data))
    scale = min(width / image.width, _TALLEST * width / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    buffer = io.BytesIO()
    # Type that is a few pixels high stays legible from 55 on; more costs bytes and shows nothing.
    image.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(buffer, "WEBP", quality=55, method=4)
    return buffer.getvalue()


def _first_page(pdf: bytes, width: int) -> Image:
    """The first page of a PDF as it is when it is cut, about so many pixels wide."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            left, bottom, right, top = page.get_trimbox()
            outer = page.get_cropbox()
            cut = (left - outer[0], bottom - outer[1], outer[2] - right, outer[3] - top)
            scale = min(width / (right - left), _TALLEST * width / (top - bottom))
            image: Image = page.render(scale=scale, crop=tuple(max(0.0, each) for each in cut)).to_pil()
            return image
        finally:
            document.close()


def _png(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
