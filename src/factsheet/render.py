"""Pages as pictures, through PDFium.  It is not safe in threads, so one lock stands around it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

    PagePair = tuple[Image | None, Image | None]
    """A page as it was and as it is; None where there is none."""

_LOCK = Lock()
_SEEN = 24
"""The largest difference of two values of a color (of 255) that does not count."""
_CELL = 8
"""Pixels of a side of the cells that differences are gathered in."""
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


def page_texts(pdf: bytes) -> list[str]:
    """Return what each page of a PDF says, by the order and the spaces that PDFium finds."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [page.get_textpage().get_text_bounded() for page in document]
        finally:
            document.close()


def page_pairs(old: bytes, new: bytes, width: int) -> Iterator[PagePair]:
    """Yield the pages of two PDFs in pairs, as RGB images of a width; None where one has no such page."""
    import pypdfium2

    def drawn(document: pypdfium2.PdfDocument, number: int) -> Image | None:
        if number >= len(document):
            return None
        page = document[number]
        scale = min(width / page.get_width(), _TALLEST * width / page.get_height())
        image: Image = page.render(scale=scale).to_pil().convert("RGB")
        return image

    with _LOCK, ExitStack() as opened:
        before, after = (pypdfium2.PdfDocument(each) for each in (old, new))
        opened.callback(before.close)
        opened.callback(after.close)
        for number in range(max(len(before), len(after))):
            yield drawn(before, number), drawn(after, number)


def opened_pair(old: bytes, new: bytes) -> tuple[Image, Image]:
    """Return two pictures (PNG, JPEG, WebP) as RGB images, what is clear in them on white."""
    from PIL import Image

    def opened(data: bytes) -> Image.Image:
        image = Image.open(io.BytesIO(data)).convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")

    return opened(old), opened(new)


class PageDifference(NamedTuple):
    """A part of a page, in shares of its width and height from its top left corner."""

    x: float
    y: float
    width: float
    height: float


def differences(old: Image, new: Image) -> tuple[PageDifference, ...]:
    """Return where two pictures of a page differ, from the top: all of it where they are not of one size."""
    from PIL import Image, ImageChops, ImageFilter

    if old.size != new.size:
        return (PageDifference(0.0, 0.0, 1.0, 1.0),)
    # One value for each pixel: the largest difference of its three, if it is one that an eye may see.
    red, green, blue = ImageChops.difference(old, new).split()
    changed = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(
        [255 * (level > _SEEN) for level in range(256)]
    )
    wide, high = -(-old.width // _CELL), -(-old.height // _CELL)
    whole = Image.new("L", (wide * _CELL, high * _CELL))
    whole.paste(changed)
    cells = whole.reduce(_CELL).point([255 * (level > 0) for level in range(256)])
    # What is less than two cells apart is one mark: the letters of a word, the lines of a paragraph.
    near = cells.filter(ImageFilter.MaxFilter(3)).tobytes()
    return tuple(_boxes(near, cells.tobytes(), wide, high))


def webp(image: Image, quality: int = 60, effort: int = 4) -> bytes:
    """Return a picture as WebP; `effort` from 0 to 6 is spent to make it small."""
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=quality, method=effort)
    return buffer.getvalue()


def thumbnail(data: bytes, width: int) -> bytes:
    """Return the first page of a PDF, or a PNG, as a small WebP picture at most so many pixels wide.

    Of a page with bleed what is left when it is cut is shown.
    """
    from PIL import Image

    image = _first_page(data, 2 * width) if data.startswith(b"%PDF") else Image.open(io.BytesIO(data))
    scale = min(width / image.width, _TALLEST * width / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    # Type that is a few pixels high stays legible from 55 on; more costs bytes and shows nothing.  With less
    # effort each edition of a batch takes half the time for it, and 2 % more bytes.
    return webp(image.convert("RGB").resize(size, Image.Resampling.LANCZOS), 55, effort=2)


def _boxes(near: bytes, cells: bytes, wide: int, high: int) -> Iterator[PageDifference]:
    """Yield a box for each group of cells that touch, over the cells of it that differ."""
    waiting = {at for at, value in enumerate(near) if value}
    found: list[PageDifference] = []
    while waiting:
        group = [waiting.pop()]
        for at in group:
            beside = [at - wide, at + wide] + [at - 1] * (at % wide > 0) + [at + 1] * (at % wide < wide - 1)
            group += [each for each in beside if each in waiting]
            waiting.difference_update(beside)
        places = [divmod(at, wide) for at in group if cells[at]]
        rows, columns = zip(*places, strict=True)
        size = (max(columns) + 1 - min(columns)) / wide, (max(rows) + 1 - min(rows)) / high
        found.append(PageDifference(min(columns) / wide, min(rows) / high, *size))
    yield from sorted(found, key=lambda each: (each.y, each.x))


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
