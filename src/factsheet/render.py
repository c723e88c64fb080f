"""Pages as pictures, through PDFium.  It is not safe in threads, so one lock stands around it."""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_LOCK = Lock()


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


def _png(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
