"""Painting one page: every item at its place, inside the marked content of the piece it belongs to."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.display import (
    Direction,
    DisplayGroup,
    GlyphRun,
    Illustration,
    Link,
    Picture,
    Placed,
    Shape,
    leaves,
)
from factsheet.pdf.color import Palette
from factsheet.pdf.content import ContentStream
from factsheet.pdf.fonts import Fonts
from factsheet.pdf.foreign import is_turned
from factsheet.pdf.geometry import Geometry, PdfBox, marks
from factsheet.pdf.illustrations import Illustrations
from factsheet.pdf.images import Pictures
from factsheet.pdf.navigation import Links
from factsheet.pdf.order import ALONE, Order, RunPart, as_written, has_letters, surplus
from factsheet.pdf.output import Output
from factsheet.pdf.showing import SEEN, UNSEEN, Words
from factsheet.pdf.tags import Tags
from factsheet.records import dataclass


@dataclass(frozen=True, slots=True)
class PaintJob:
    """What the pages of one file share."""

    output: Output
    palette: Palette
    fonts: Fonts
    pictures: Pictures
    illustrations: Illustrations
    tags: Tags
    links: Links


class _Mirror(NamedTuple):
    """Where a place inside flipped groups is seen: at `factor * x + shift`."""

    factor: int = 1
    shift: float = 0.0


_HEAD = -1  # where the marked content of a running head begins: before all copy


class _Marked(NamedTuple):
    """The marked content that is open: whose it is, and where in its text it began and has got to."""

    path: str | None
    start: int = 0
    latest: int = 0
    lang: str = ""


class Painter:
    """The content of one page: paint it once, then ask what it held."""

    def __init__(self, job: PaintJob, number: int, place: Geometry, items: tuple[Placed, ...]) -> None:
        self._job, self._number, self._place = job, number, place
        self._content = ContentStream()
        self._items = items
        self._rtl = job.tags.direction is Direction.RTL
        self._order = Order(items, self._rtl)
        self._marked: _Marked | None = None
        self._whole = False
        self._mirror = _Mirror()
        self._backward = False
        self._words = Words(self._content, place, self._order)
        self.is_transparent = False

    def content(self) -> bytes:
        """The content stream, with printer's marks where the output has them."""
        self._paint(self._items, 0.0, 0.0)
        self._close()
        if self._rtl:
            runs = [placed.item for placed in leaves(self._items) if isinstance(placed.item, GlyphRun)]
            count = surplus(runs)
            if runs and count >= 0:
                self._content.begin_marked("Artifact", "/Type /Layout")
                self._words.lean(runs[-1], self._job.fonts.typist(runs[-1].face).font, count + 1)
                self._content.end_marked()
        if self._job.output.marks:
            self._content.begin_marked("Artifact", "/Type /Page")
            self._content.literal(marks(self._place))
            self._content.end_marked()
        return self._content.data()

    def _paint(self, items: tuple[Placed, ...], x: float, y: float) -> None:
        """Paint items whose places are measured from a point of the page."""
        for (item, left, top), part in as_written(items, self._rtl, self._order):
            match item:
                case DisplayGroup():
                    self._group(item, x + left, y + top)
                case GlyphRun():
                    self._run(item, x + left, y + top, part)
                case Shape():
                    self._shape(item, x + left, y + top)
                case Picture() | Illustration():
                    self._object(item, x + left, y + top)
                case Link() if self._job.output.links:
                    self._link(item, x + left, y + top)

    def _group(self, group: DisplayGroup, x: float, y: float) -> None:
        if group.path and not self._whole:
            self._open(group.path)
            self._job.tags.bound(self._number, group.path, self._seen(group, x, y))
            self._whole = True
            self._inside(group, x, y)
            self._whole = False
        else:
            self._inside(group, x, y)

    def _inside(self, group: DisplayGroup, x: float, y: float) -> None:
        """The items of a group, clipped and flipped as it says."""
        if not (group.clip or group.flipped):
            self._paint(group.items, x, y)
            return
        mirror = self._mirror
        self._close()
        self._content.save()
        if group.clip:
            left, bottom = self._place.place(x, y + group.height)
            self._content.clip(left, bottom, group.width, group.height)
        if group.flipped:
            turned = 2 * x + group.width
            self._content.transform(-1, 0, 0, 1, turned + 2 * self._place.margin, 0)
            self._mirror = _Mirror(-mirror.factor, mirror.factor * turned + mirror.shift)
        self._paint(group.items, x, y)
        self._close()
        self._content.restore()
        self._mirror = mirror

    def _run(self, run: GlyphRun, x: float, y: float, part: RunPart) -> None:
        if not run.glyphs:
            return
        typist = self._job.fonts.typist(run.face)
        if self._rtl:
            outside = self._words.is_near(run, y) and not self._whole
            if outside:
                self._close()
                self._content.begin_marked("Artifact", "/Type /Layout")
            self._words.part(run, (x, y), typist.guard)
            if outside:
                self._content.end_marked()
        self._open_text(run, part)
        self._content.fill_with(self._job.palette.text(run.swatch))
        beside = self._order.beside(run)
        shows = self._job.fonts.shows(
            run,
            beside,
            ends=self._order.ends_several(run),
            whole=self._order.is_close(run),
            turns=not self._backward,
        )
        self._backward = run.rtl and (self._backward or has_letters(run))
        if part is not RunPart.ALL:
            shows = [show for show in shows if bool(show.actual) is (part is RunPart.READ)]
        if run.hidden:
            self._content.literal(UNSEEN)
        for show in shows:
            self._words.show(run, show, (x, y), apart=beside != ALONE or len(shows) > 1)
        if run.hidden:
            self._content.literal(SEEN)
        if not self._whole and run.path:
            area = self._place.area(x, y - run.size, run.width, run.size * 1.25)
            self._job.tags.bound(self._number, run.path, area)

    def _shape(self, shape: Shape, x: float, y: float) -> None:
        if not (shape.fill or shape.stroke):
            return
        self._open_for(shape, x, y)
        rule = "*" if shape.even_odd else ""
        if shape.fill:
            thickness = min(shape.width, shape.height)
            self._content.fill_with(self._job.palette.fill(shape.fill, thickness))
        if shape.stroke:
            paint = self._job.palette.stroke(shape.stroke.swatch, shape.stroke.width)
            self._content.stroke_with(paint, shape.stroke.width, shape.stroke.round_caps)
        operator = f"B{rule}" if shape.fill and shape.stroke else f"f{rule}" if shape.fill else "S"
        self._content.outline(shape.outline, *self._place.place(x, y), operator)

    def _object(self, item: Picture | Illustration, x: float, y: float) -> None:
        """Draw what is an object of its own, a picture into the unit square, a drawing into its sheet."""
        self._open_for(item, x, y)
        left, bottom = self._place.place(x, y + item.height)
        self._content.save()
        self._content.overprint(False)
        if isinstance(item, Picture):
            self._content.transform(item.width, 0, 0, item.height, left, bottom)
            self._content.draw(self._job.pictures.resource(item))
            self.is_transparent |= self._job.pictures.is_transparent(item)
        else:
            width, height = item.sheet
            self._content.transform(item.width / width, 0, 0, item.height / height, left, bottom)
            self._content.draw(self._job.illustrations.resource(item))
            # What is not flat is seldom opaque: the page says in which colors it blends.
            self.is_transparent = True
        self._content.restore()

    def _link(self, link: Link, x: float, y: float) -> None:
        self._job.links.add(self._job.tags, self._number, link, self._seen(link, x, y))

    def _seen(self, item: DisplayGroup | Shape | Picture | Illustration | Link, x: float, y: float) -> PdfBox:
        """The area of an item in the file, whichever way the groups around it are turned."""
        factor, shift = self._mirror
        left = min(factor * x + shift, factor * (x + item.width) + shift)
        return self._place.area(left, y, item.width, item.height)

    def _open_for(self, item: Shape | Picture | Illustration, x: float, y: float) -> None:
        if self._whole:
            return
        self._open(item.path)
        if item.path:
            self._job.tags.bound(self._number, item.path, self._seen(item, x, y))

    def _open_text(self, run: GlyphRun, part: RunPart) -> None:
        """Go on with the open content only if the run follows what it holds, in reading order."""
        if self._whole:
            return
        if not run.path:
            if self._marked is None or self._marked.path is not None or self._marked.start >= 0:
                self._close()
                self._begin(_Marked(None, _HEAD))
            return
        last, tags = self._marked, self._job.tags
        if part is not RunPart.READ:
            backward = run.rtl or part is RunPart.CODES or (self._rtl and is_turned(run))
            tags.speech.say(run.path, run.start, run.text, backward)
        if (
            last
            and (last.path, last.lang) == (run.path, run.lang)
            and self._order.follows(run, last.latest)
            and not tags.parted(run.path, last.start, run.start)
        ):
            self._marked = last._replace(latest=run.start)
        else:
            self._close()
            self._begin(_Marked(run.path, run.start, run.start, run.lang))

    def _open(self, path: str | None) -> None:
        """Make sure that what follows is content of a piece, or of none."""
        if self._marked is None or self._marked.path != (path or None):
            self._close()
            self._begin(_Marked(path or None))

    def _begin(self, marked: _Marked) -> None:
        self._marked = marked
        if marked.path is None:
            # Type without content of its own is a running head (ISO 32000-2, 14.8.2.2.2).
            kind = "/Type /Pagination /Subtype /Header" if marked.start == _HEAD else "/Type /Layout"
            self._content.begin_marked("Artifact", kind)
            return
        tags = self._job.tags
        node = tags.node(marked.path)
        number = tags.mark(self._number, marked.path, marked.start)
        foreign = marked.lang and marked.lang != tags.lang(marked.path)
        lang = f"/Lang <{marked.lang.encode('utf-8').hex()}> " if foreign else ""
        self._content.begin_marked(node.role, f"{lang}/MCID {number}")

    def _close(self) -> None:
        if self._marked is not None and not self._whole:
            self._content.end_marked()
            self._marked = None
