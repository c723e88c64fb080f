"""The colors of a page: which are used, which images hold, and which one lies under a point."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PIL import Image

from factsheet.pdftools.geometry import Box, Point, covers, distance
from factsheet.pdftools.preflight.marks import PageMark, Path, PictureMark, Shade, TextMark
from factsheet.pdftools.preflight.objects import data, entry, filters, integer, numbers
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.paint import GRAY, ColorSpace, PagePaint, space

PAPER = PagePaint(GRAY, (1.0,))
MOST_STEPS = 20_000_000
# ISO 32000-2, table 104: the text rendering modes that stroke.
_STROKED = (1, 2, 5, 6)


class UsedColor(NamedTuple):
    """A color that paints something, and whether it is set to overprint."""

    paint: PagePaint
    mark: PageMark
    overprints: bool
    strokes: bool


def used(page: PageSheet) -> Iterator[UsedColor]:
    """Yield every flat color in paint order.  Text and outlines that are not seen are left out."""
    for mark in page.reading.marks:
        state = mark.state
        if isinstance(mark, TextMark) and not mark.visible:
            continue
        fills = (
            mark.fills
            if isinstance(mark, TextMark | Path)
            else isinstance(mark, PictureMark) and mark.is_mask
        )
        strokes = (
            mark.strokes
            if isinstance(mark, Path)
            else isinstance(mark, TextMark) and state.text_mode in _STROKED
        )
        if fills and not state.fill.pattern:
            yield UsedColor(state.fill, mark, state.fill_overprints, False)
        if strokes and not state.stroke.pattern:
            yield UsedColor(state.stroke, mark, state.stroke_overprints, True)


def spaces(page: PageSheet) -> Iterator[tuple[ColorSpace, PageMark]]:
    """Yield every color space that paints something on a page, images and shadings included."""
    for each in used(page):
        yield each.paint.space, each.mark
    for mark in page.reading.marks:
        if isinstance(mark, Shade) or (isinstance(mark, PictureMark) and not mark.is_mask):
            yield mark.space, mark


def group_space(group: object) -> ColorSpace | None:
    """Return the blending space of a transparency group, None if it has none."""
    stated = entry(group, "/CS")
    return space(stated, {}) if stated is not None else None


class PageGround:
    """The marks of a page, by what they cover.  After `MOST_STEPS` comparisons it knows nothing more."""

    def __init__(self, marks: Sequence[PageMark]) -> None:
        self._marks = marks
        self._steps = 0

    def under(self, index: int, point: Point) -> PagePaint | None:
        """Return the color under a point before the mark of that index; None where that cannot be told."""
        for mark in reversed(self._marks[:index]):
            self._steps += 1
            if self._steps > MOST_STEPS:
                return None
            left, bottom, right, top = mark.box
            if not (left <= point[0] <= right and bottom <= point[1] <= top):
                continue
            # A mark other than text covers the point, or it does not.
            outline = mark if isinstance(mark, Path) else None
            strokes = (
                outline is not None
                and outline.strokes
                and any(distance(part, point) <= outline.line_width / 2 for part in outline.parts)
            )
            fills = outline is not None and outline.fills and (strokes or covers(outline.parts, point))
            if not (strokes or fills or isinstance(mark, PictureMark | Shade)):
                continue
            if outline is None or mark.state.clip_is_loose or mark.state.is_transparent:
                return None
            paint = mark.state.stroke if strokes else mark.state.fill
            return None if paint.pattern else paint
        return PAPER


def probes(text: TextMark) -> Iterator[Point]:
    """Yield points in the middle of the letters of a text."""
    left, bottom, right, top = text.box
    for share in (0.05, 0.5, 0.95):
        yield left + share * (right - left), bottom + 0.45 * (top - bottom)


def middle(box: Box) -> Point:
    """Return the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


_MOST_PIXELS = 40_000_000
_SIDE = 160


def samples(picture: PictureMark) -> list[tuple[float, ...]] | None:
    """Return colors of the image, each a tuple of components from 0 to 1; None if it cannot be decoded."""
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
