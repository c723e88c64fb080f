"""Painting one page: every item at its place, inside the marked content of the piece it belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from factsheet.display import GlyphRun, Group, Link, Picture, Placed, Shape, leaves, width_of
from factsheet.pdf.color import Palette
from factsheet.pdf.content import Content
from factsheet.pdf.fonts import Fonts
from factsheet.pdf.geometry import Box, Geometry
from factsheet.pdf.images import Pictures
from factsheet.pdf.links import Links
from factsheet.pdf.marks import marks
from factsheet.pdf.output import Output
from factsheet.pdf.tags import Tags
from factsheet.pdf.text import ALONE, Beside

_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Job:
    """What the pages of one file share."""

    output: Output
    palette: Palette
    fonts: Fonts
    pictures: Pictures
    tags: Tags
    links: Links


class _Mirror(NamedTuple):
    """Where a place inside flipped groups is seen: at `factor * x + shift`."""

    factor: int = 1
    shift: float = 0.0


class _Marked(NamedTuple):
    """The marked content that is open: whose it is, and where in its text it began and has got to."""

    path: str | None
    start: int = 0
    latest: int = 0
    lang: str = ""


class _Order:
    """Where the runs of a page stand in the text of their pieces."""

    def __init__(self, items: tuple[Placed, ...]) -> None:
        starts: defaultdict[str, list[int]] = defaultdict(list)
        self._beside: dict[int, Beside] = {}
        line: list[Placed] = []
        for placed in leaves(items):
            if isinstance(placed.item, GlyphRun):
                starts[placed.item.path].append(placed.item.start)
                if line and not _touch(line[-1], placed):
                    self._meet(line)
                    line = []
                line.append(placed)
        self._meet(line)
        self._starts = {path: sorted(found) for path, found in starts.items()}

    def follows(self, run: GlyphRun, latest: int) -> bool:
        """Whether the run is the next of its piece after the one that begins at `latest`."""
        starts = self._starts[run.path]
        return run.start > latest and bisect_right(starts, latest) == bisect_left(starts, run.start)

    def beside(self, run: GlyphRun) -> Beside:
        """What a run of a right-to-left line touches; nothing for any other."""
        return self._beside.get(id(run), ALONE)

    def _meet(self, line: list[Placed]) -> None:
        runs = [placed.item for placed in line if isinstance(placed.item, GlyphRun)]
        if any(run.rtl for run in runs):
            around = zip([None, *runs], runs, [*runs[1:], None], strict=False)
            self._beside.update((id(run), Beside(left, right)) for left, run, right in around)


def _touch(left: Placed, right: Placed) -> bool:
    """Whether two runs stand on one baseline, the second where the first ends."""
    gap = right.x - left.x - width_of(left.item)
    return abs(right.y - left.y) < _HAIR and abs(gap) < _HAIR


class Painter:
    """The content of one page: paint it once, then ask what it held."""

    def __init__(self, job: Job, number: int, place: Geometry, items: tuple[Placed, ...]) -> None:
        self._job, self._number, self._place = job, number, place
        self._content = Content()
        self._order = _Order(items)
        self._items = items
        self._marked: _Marked | None = None
        self._whole = False
        self._mirror = _Mirror()
        self.is_transparent = False

    def content(self) -> bytes:
        """The content stream, with printer's marks where the output has them."""
        self._paint(self._items, 0.0, 0.0)
        self._close()
        if self._job.output.marks:
            self._content.begin_marked("Artifact", "/Type /Page")
            self._content.literal(marks(self._place))
            self._content.end_marked()
        return self._content.data()

    def _paint(self, items: tuple[Placed, ...], x: float, y: float) -> None:
        """Paint items whose places are measured from a point of the page."""
        for item, left, top in items:
            match item:
                case Group():
                    self._group(item, x + left, y + top)
                case GlyphRun():
                    self._run(item, x + left, y + top)
                case Shape():
                    self._shape(item, x + left, y + top)
                case Picture():
                    self._picture(item, x + left, y + top)
                case Link() if self._job.output.links:
                    self._link(item, x + left, y + top)

    def _group(self, group: Group, x: float, y: float) -> None:
        if group.path and not self._whole:
            self._open(group.path)
            self._job.tags.bound(self._number, group.path, self._seen(group, x, y))
            self._whole = True
            self._inside(group, x, y)
            self._whole = False
        else:
            self._inside(group, x, y)

    def _inside(self, group: Group, x: float, y: float) -> None:
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

    def _run(self, run: GlyphRun, x: float, y: float) -> None:
        if not run.glyphs:
            return
        self._open_text(run)
        self._content.fill_with(self._job.palette.text(run.swatch))
        pieces = self._job.fonts.typist(run.face).pieces(run, self._order.beside(run))
        self._content.text(pieces, run.size, self._place.place(x, y))
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

    def _picture(self, picture: Picture, x: float, y: float) -> None:
        self._open_for(picture, x, y)
        left, bottom = self._place.place(x, y + picture.height)
        self._content.save()
        self._content.transform(picture.width, 0, 0, picture.height, left, bottom)
        self._content.draw(self._job.pictures.resource(picture))
        self._content.restore()
        self.is_transparent |= self._job.pictures.is_transparent(picture)

    def _link(self, link: Link, x: float, y: float) -> None:
        self._job.links.add(self._job.tags, self._number, link, self._seen(link, x, y))

    def _seen(self, item: Group | Shape | Picture | Link, x: float, y: float) -> Box:
        """The area of an item in the file, whichever way the groups around it are turned."""
        factor, shift = self._mirror
        left = min(factor * x + shift, factor * (x + item.width) + shift)
        return self._place.area(left, y, item.width, item.height)

    def _open_for(self, item: Shape | Picture, x: float, y: float) -> None:
        if self._whole:
            return
        self._open(item.path)
        if item.path:
            self._job.tags.bound(self._number, item.path, self._seen(item, x, y))

    def _open_text(self, run: GlyphRun) -> None:
        """Go on with the open content only if the run follows what it holds, in reading order."""
        if self._whole:
            return
        if not run.path:
            self._open(None)
            return
        last, tags = self._marked, self._job.tags
        tags.speech.say(run.path, run.start, run.text, run.rtl)
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
            self._content.begin_marked("Artifact", "/Type /Layout")
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
