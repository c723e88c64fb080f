"""`plain`: a block that a layout has no boxes of its own for, set element by element."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from pydantic import Field

from factsheet.art.outline import rect
from factsheet.boxes.art import DrawingBox, IconBox, PictureBox, QrBox
from factsheet.boxes.box import EMPTY, Box, Selector, kind, set_box
from factsheet.boxes.chart import ChartBox
from factsheet.boxes.deal import dealt
from factsheet.boxes.grid import even_columns
from factsheet.boxes.portraits import captioned, gallery, picture, portrayed
from factsheet.boxes.signs import beside_icon, hang_of
from factsheet.boxes.table import TableBox
from factsheet.boxes.text import TextBox
from factsheet.boxes.units import TablePart, Unit, all_items, apart, are_titled, is_marked, parts_of, together
from factsheet.display import Placed, Shape
from factsheet.document.chart import Chart
from factsheet.document.ids import Slot
from factsheet.document.nodes import (
    Code,
    Element,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Statistic,
    Table,
    pictures,
)
from factsheet.document.text import Text
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.setting.chart_style import Tone
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, abreast, column, drawn, join, piled
from factsheet.setting.paragraph import natural_width
from factsheet.setting.style import Distance, Gap, Length, Style
from factsheet.units import MM, points

# In millimeters at the designed size of the type.
_UNDERLINED = 0.25  # em: from the last line of large type to what stands clear of the line under it
_CLOSE = 0.5  # of the gap: from a heading to what is said under it
_UNDER = 0.22  # of the gap: from a question to its answer, whose highest letters do not reach into it
_APART = 1.0  # from a sign to its word
_SIGN = 1.15  # of the leading: the sign of a tone
_DATE, _MOST_DATE = 4.0, 0.4  # from a date to what happened; of the width, how much the dates take
_MIDDLE = 0.3  # em: from the line to the middle of letters
_TAG, _MOST_TAG = 3.0, 0.3  # from the word of a claim or a fact to what is said; of the width, for the words
_ROWS, _BETWEEN = 2.0, 7.0  # of the gap: between two rows of items; between two columns
_FEW_EM = 13.0  # in a line of fewer of the running text hardly more than two words stand
_HANG, _BULLET, _ICON, _MARK, _BAR, _CODE = 4.0, 1.4, 8.0, 10.0, 30.0, 28.0


@kind("plain")
class PlainBox(Box):
    """A block by its id: headings, copy, lists that hang, tables, pictures, in reading order.

    A chart is drawn in place of its table, or over it.  It takes styles that every layout has, so that a
    block of any kind is set whole in any layout.
    """

    plain: Selector
    body: str = "body"
    heading: str = "heading"
    title: str = "item-title"
    main: str = "heading"
    columns: int = Field(1, description="columns that items and paragraphs are dealt into, in order")
    across: bool = Field(False, description="items stand in rows of so many, and read across them")
    gap: Distance = Gap(best=points("2u"), max=points("5u"))
    item_gap: Length = points("1.6u")
    taller: float = Field(1.0, gt=0, description="factor of the height of a chart")
    quote: str = Field("", description="style of what somebody said; by default that of titles")
    sign: str = Field("", description="swatch of the sign of a warning; by default that of its word")
    ground: str = Field("", description="swatch of the ground that it stands on, if not the paper")
    listed: bool = Field(False, description="tables as lists, and charts as the numbers in them")
    ruled: bool = Field(False, description="it stands under a rule, and facts have none over and under all")

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        group = setting.edition.index.get(self.plain)
        if not isinstance(group, Group):
            hint = "a plain box takes the id of a block"
            raise LayoutError.of(f"{self.plain} is not a block", IN_LAYOUT, hint, code="layout-selector-kind")
        if group.chart and not self.listed:
            return self._charted(setting, group, group.chart, width, height)
        heads, units, start = _parts(self, setting, group)
        gap, space = self.gap.at(setting.step.space), setting.step.space
        head = self._toned(setting, heads, width, gap)
        faces = any(map(pictures, (each for each in units if isinstance(each, ListItem))))
        down = self.item_gap * space if all_items(units) and not faces else gap
        # A mark is nearer to its own name than to that over it, however open the page is.
        down = _ROWS * gap if any(map(is_marked, units)) else down
        lead, dealt_out, last = apart(units)
        between = _BETWEEN * MM * setting.scale
        if self.across and self.columns > 1 and len(dealt_out) > 1:
            over, under = (self._stacked(setting, together(each), width, gap) for each in (lead, last))
            # What is said of all items stands as far under them as one row under another.
            used = sum(each.height + gap for each in (head, over) if not each.empty)
            used += 0.0 if under.empty else under.height + _ROWS * gap
            rows = _rows(self, setting, dealt_out, width, between)
            room = None if height is None else height - used
            shown = column([over, column(rows, width, _ROWS * gap, room)], width, gap)
            body = column([shown, under], width, _ROWS * gap)
        elif self.columns > 1 and len(dealt_out) >= self.columns:
            wide = (width - between * (self.columns - 1)) / self.columns
            galleys = [self._element(setting, each, wide) for each in dealt_out]
            columns = _abreast(galleys, self.columns, wide, between, down)
            over, under = (self._stacked(setting, together(each), width, gap) for each in (lead, last))
            body = column([over, columns, under], width, gap)
        else:
            # The same ones each time: what is set in them is known by them.
            key = ("elements", setting.step.below, start, start + len(units))
            elements = setting.galleys.made_of(group, key, partial(together, units))
            galleys = [self._element(setting, each, width) for each in elements]
            room = None if height is None else height - (0.0 if head.empty else head.height + gap)
            body = column(galleys, width, down, room)
        if head.empty or body.empty:
            return body if head.empty else head
        below = head.height + gap
        return join(width, below + body.height, [(head, 0.0, 0.0), (body, 0.0, below)])

    def _charted(
        self, setting: LayoutContext, group: Group, chart: Chart, width: float, height: float | None
    ) -> Galley:
        """A chart with what is said over and under it; it takes the height that is left.

        Its table stands under it where it is asked for; the words of its reference are on the chart.
        """
        gap, at = self.gap.at(setting.step.space), [each.id for each in group.children].index(chart.table)
        said = group.children[at + 1 :]
        below = [each for each in said if not (chart.against and each.id == chart.against.path)]
        table = group.children[at : at + 1] if chart.printed else ()
        soft = self.model_copy(update={"body": _note(self, setting)})
        over = soft._toned(setting, group.children[:at], width, gap * _CLOSE)
        under = soft._stacked(setting, [*table, *below], width, gap * _CLOSE)
        room = None
        if height is not None:
            others = [each.height + gap for each in (over, under) if not each.empty]
            room = height - sum(others)
        drawn_chart = set_box(self._chart(), setting.inside(group), width, room)
        return column([over, drawn_chart, under], width, gap)

    def _chart(self) -> ChartBox:
        return ChartBox(chart=".", taller=self.taller, ground=self.ground)

    def chart_room(self, setting: LayoutContext, width: float) -> float:
        """Return how much higher its chart may be than it needs in a width, in points; 0 if it has none."""
        group = setting.edition.index.get(self.plain)
        if not isinstance(group, Group) or not group.chart or self.listed:
            return 0.0
        return self._chart().room(setting.inside(group), width)

    def uneven(self, setting: LayoutContext, width: float) -> list[float]:
        """Return how far each column of its items ends above the highest, in points; none of one column."""
        group = setting.edition.index.get(self.plain)
        if self.columns < 2 or self.across or not isinstance(group, Group) or group.chart:
            return []
        _, units, _ = _parts(self, setting, group)
        if not all_items(units) or len(units) < self.columns:
            return []
        wide = (width - _BETWEEN * MM * setting.scale * (self.columns - 1)) / self.columns
        galleys = [each for each in (self._element(setting, each, wide) for each in units) if not each.empty]
        _, heights = dealt(galleys, self.columns, self.item_gap * setting.step.space)
        return [max(heights) - high for high in heights]

    def _toned(
        self, setting: LayoutContext, elements: tuple[Element, ...], width: float, gap: float
    ) -> Galley:
        """What stands over all else; the sign of a tone stands before its word."""
        match elements:
            case (Figure(shows="icon") as sign, Paragraph(text=word), *rest):
                style = setting.style(self.title)
                side = style.leading * _SIGN
                icon = IconBox(
                    icon=".", size=side, swatch=self.sign or style.swatch, hang=True, weight="fill"
                )
                drawn_sign = set_box(icon, setting.inside(sign.art), width)
                start = side + _APART * MM * setting.scale
                said = self._text(setting, word, self.title, width - start)
                high = max(side, said.height)
                line = join(
                    width,
                    high,
                    [(drawn_sign, 0.0, (high - side) / 2), (said, start, (high - said.height) / 2)],
                )
                return column([line, *(self._element(setting, each, width) for each in rest)], width, gap)
        return self._stacked(setting, elements, width, gap)

    def _stacked(
        self, setting: LayoutContext, elements: Iterable[Element], width: float, gap: float
    ) -> Galley:
        return column([self._element(setting, each, width) for each in elements], width, gap)

    def _element(self, setting: LayoutContext, element: Unit, width: float) -> Galley:
        if isinstance(element, TablePart):
            return self._stacked(setting, together((element,)), width, self.gap.at(setting.step.space))
        match element:
            case Heading():
                style = self.heading if element.level == 2 else self.title
                return self._text(setting, element.text, style, width)
            case Paragraph(text=text) | Note(text=text):
                return self._text(setting, text, _style_of(self, setting, text), width)
            case Quote():
                words = self._text(setting, element.text, self.quote or self.title, width)
                who = (self._text(setting, element.who, self.title, width),) if element.who else ()
                return column([words, *who], width, self.item_gap)
            case Statistic():
                label = self._text(setting, element.label, self.body, width)
                figure = EMPTY if element.inside else self._text(setting, element.figure, self.heading, width)
                return column([figure, label], width, 0.0)
            case Group(children=(Table() as table, *said)):
                return _annotated(self, setting, table, said, width)
            case Group(children=(Paragraph(), Heading(), Paragraph(), *_)):
                return _claimed(self, setting, element, width)
            case Group(children=(Heading() as asked, *said)):
                return _answered(self, setting, asked, tuple(said), width)
            case Group(children=(Figure(shows="picture") as shown, *words)):
                return _captioned(self, setting, shown, words, width)
            case Group(children=(Quote(), *_)):
                return _quoted(self, setting, element, width)
            case Group():
                return self._stacked(setting, element.children, width, self.gap.at(setting.step.space))
            case List():
                return self._stacked(setting, element.items, width, self.item_gap)
            case ListItem():
                return self._item(setting, element, width)
            case Figure():
                return self._figure(setting, element, width)
            case Code():
                swatch, mm = setting.style(self.body).swatch, MM * setting.scale
                return set_box(
                    QrBox(qr=".", size=_CODE * mm, swatch=swatch), setting.inside(element.address), width
                )
            case Table():
                return set_box(self._table(setting, element), setting.inside(element), width)
        return EMPTY

    def _table(self, setting: LayoutContext, table: Table) -> TableBox:
        """The box of a table: under the rule of its block no other rule begins it."""
        group = setting.edition.index.get(self.plain)
        first = isinstance(group, Group) and group.children[:1] == (table,) and not table.caption
        facts = self.ruled and not table.head
        return TableBox(
            table=".",
            style=self.body,
            head_style=self.title,
            listed=self.listed,
            over=not (facts or (self.ruled and first)),
            under=not facts,
        )

    def _text(self, setting: LayoutContext, text: Text, style: str, width: float) -> Galley:
        return set_box(TextBox(text=".", style=style, gap=self.gap), setting.inside(text), width)

    def _item(self, setting: LayoutContext, item: ListItem, width: float) -> Galley:
        """An item hangs from its figure, its icon, or a square; a main one is set large."""
        if item.main:
            return self._main(setting, item, width)
        items = setting.edition.index.get(Slot.ITEMS.of(self.plain))
        number = any(isinstance(each, Statistic) for each in item.children)
        if number or (isinstance(items, List) and not items.marker and not item.label):
            shown = pictures(item)
            words = [each for each in item.children if each not in shown]
            said = self._stacked(setting, words, width, self.item_gap / 2 if number else 0.0)
            galleys = [*(self._element(setting, each, width) for each in shown), said]
            return column(galleys, width, self.item_gap)
        style, mm = setting.style(self.title), MM * setting.scale
        first = item.children[0] if item.children else None
        if isinstance(items, List) and items.marker == "timeline":
            return self._event(setting, items, item, width)
        icon = first if isinstance(first, Figure) and first.shows == "icon" else None
        rest = item.children[1:] if icon else item.children
        if item.label:
            hang = max(_HANG * mm, hang_of(setting, items, item.label, style, self.plain))
            before = self._text(setting, item.label, self.title, hang)
            if icon:
                return self._abreast_of(setting, (before, hang), icon, rest, width)
            return abreast(width, ((before, 0.0), (self._stacked(setting, rest, width - hang, 0.0), hang)))
        if not icon:
            return _bulleted(self, setting, rest, width)
        return self._abreast_of(setting, (EMPTY, 0.0), icon, rest, width)

    def _event(self, setting: LayoutContext, events: List, item: ListItem, width: float) -> Galley:
        """An event of a timeline beside its date, as far as all dates leave room; else under it."""
        style = setting.style(self.title)

        def widest() -> float:
            heads = (each for event in events.items for each in event.children[:1])
            dates = (each.text for each in heads if isinstance(each, Paragraph))
            return max(natural_width(setting, date, style) for date in dates)

        # Each event asks for it, at each width that is tried.
        dates = setting.galleys.made_of(style, ("dates", self.plain), widest)
        hang = dates + _DATE * MM * setting.scale
        if hang > _MOST_DATE * width:
            return self._stacked(setting, item.children, width, 0.0)
        when = self._element(setting, item.children[0], hang)
        said = self._stacked(setting, item.children[1:], width - hang, 0.0)
        return abreast(width, ((when, 0.0), (said, hang)))

    def _abreast_of(
        self,
        setting: LayoutContext,
        label: tuple[Galley, float],
        icon: Figure,
        rest: tuple[Element, ...],
        width: float,
    ) -> Galley:
        """A figure, an icon and words side by side; what is lower than the icon stands beside its middle.

        In a place so narrow that few words stand in a line beside both, only a title does, and what is said
        under it begins under the icon.
        """
        (before, hang), mm = label, MM * setting.scale
        drawn_icon = self._figure(setting, icon, _ICON * mm)
        start, under = hang + (_ICON + 2) * mm, rest[:0]
        if width - start < _FEW_EM * setting.style(self.body).size:
            rest, under = rest[:1], rest[1:]
        inner = self._stacked(setting, rest, width - start, 0.0)
        words = abreast(width, ((before, 0.0), (inner, start)))
        middle = _MIDDLE * setting.style(self.title).size
        beside = beside_icon((drawn_icon, hang), (words, 0.0), width, middle)
        if not under:
            return beside
        said = abreast(width, ((self._stacked(setting, under, width - hang, 0.0), hang),))
        return column([beside, said], width, 0.0)

    def _main(self, setting: LayoutContext, item: ListItem, width: float) -> Galley:
        """A hotline, or the person to be seen first, beside the portrait."""
        shown = pictures(item)
        words = tuple(each for each in item.children if each not in shown)
        said = partial(_words_of_main, self, setting, words)
        portrait = partial(self._stacked, setting, shown, gap=self.item_gap)
        return portrayed(setting, portrait, said, width, self.item_gap) if shown else said(width)

    def _figure(self, setting: LayoutContext, figure: Figure, width: float) -> Galley:
        swatch, mm = setting.style(self.title).swatch, MM * setting.scale
        if figure.quantity:
            # The share as the mark of a chart that matters, the whole as one that stands back.
            paint = setting.charts.paint
            rest = paint.get(Tone.CONTEXT) or paint.get(Tone.GROUND) or swatch
            share = paint.get(Tone.HIGH) or paint.get(Tone.MARK) or swatch
            array, ring = figure.art.value == "icon_array", figure.art.value == "donut"
            roles = {"wall": rest if Tone.CONTEXT in paint else share, "rest": rest, "share": share}
            roles |= {"target": swatch} if figure.art.value == "gauge" else {}
            people = {"figure": rest, "hot": share, **({} if Tone.CONTEXT in paint else {"line": share})}
            box: Box = DrawingBox(
                drawing="queue" if array else figure.art.value,
                value=".",
                paint=people if array else roles,
                natural_height=_ICON * (2 if array or ring else 1) * mm,
                width=None if array else _ICON * 2 * mm if ring else _BAR * mm,
            )
            return set_box(box, setting.inside(figure.quantity), width)
        if figure.shows == "icon":
            return set_box(
                IconBox(icon=".", size=_ICON * mm, swatch=swatch), setting.inside(figure.art), width
            )
        if figure.shows == "logo":
            # The name stands beside it: a logo that says the same is read once.
            named = figure.alt is not None and figure.alt.path in figure.says
            box = PictureBox(picture=".", contain=True, start=True, height=_MARK * mm, decorative=named)
            return set_box(box, setting.inside(figure.art), width)
        return picture(setting, figure, self.plain, width)


def _style_of(box: PlainBox, setting: LayoutContext, text: Text) -> str:
    """Titles, names and questions stand out from what is said under them, credits stand back."""
    if text.id in _CREDITS:
        return _note(box, setting)
    if text.id == "when" and are_titled(setting.edition.index.get(Slot.ITEMS.of(box.plain))):
        return box.body
    return box.title if text.id in _TITLES else box.body


def _words_of_main(
    box: PlainBox, setting: LayoutContext, children: tuple[Element, ...], width: float
) -> Galley:
    """Who is reached, then the way to reach them in large type, on one line, then the rest.

    What is too long for one line of it, such as a mail address, is set as headings are.  A telephone
    number that is too long for one line of these, too, wants a wider place.
    """
    way = next((each for each in children if isinstance(each, Paragraph) and each.text.id in _WAYS), None)
    name, split = box.main, False
    if way:
        style = setting.style(name)
        smallest = style.fit.min / style.size if style.fit else 1.0
        name = name if natural_width(setting, way.text, style) * smallest <= width else box.heading
        heading = natural_width(setting, way.text, setting.style(name)) if name == box.heading else 0.0
        split = way.text.id == "phone" and heading > width and not setting.step.below
    galleys = [
        _clear_of_line(box._text(setting, way.text, name, width), setting.style(name))
        if way and each is way
        else box._element(setting, each, width)
        for each in children
    ]
    made = column(galleys, width, box.item_gap * setting.step.space)
    return made.telling(overfull=(*made.overfull, way.text.path)) if way and split else made


def _clear_of_line(way: Galley, style: Style) -> Galley:
    """A way to reach somebody, with room for the line under it, which large type draws far below."""
    if not way.baselines:
        return way
    below = way.height - way.baselines[-1]
    return join(way.width, way.height + max(0.0, _UNDERLINED * style.size - below), [(way, 0.0, 0.0)])


def _captioned(
    box: PlainBox, setting: LayoutContext, shown: Figure, words: list[Element], width: float
) -> Galley:
    """A picture with its caption and its credit."""
    said = partial(_said_of, box, setting, words)
    gap = box.gap.at(setting.step.space) * _CLOSE
    return captioned(setting, box._figure(setting, shown, width), said, width, gap)


def _quoted(box: PlainBox, setting: LayoutContext, quote: Group, width: float) -> Galley:
    """What somebody said, the name and right under it what this person is, beside the portrait if any."""
    shown = pictures(quote)
    words = [each for each in quote.children if each not in shown]
    said = partial(box._stacked, setting, words, gap=0.0)
    if not shown:
        return said(width)
    portrait = partial(box._stacked, setting, shown, gap=box.item_gap)
    return portrayed(setting, portrait, said, width, box.item_gap)


def _note(box: PlainBox, setting: LayoutContext) -> str:
    """The style of what is said under numbers; on a ground of its own colors the body is that of it."""
    return box.body if box.ground in setting.charts.on else setting.charts.note


def _bulleted(box: PlainBox, setting: LayoutContext, children: tuple[Element, ...], width: float) -> Galley:
    """Words that hang from a square; it stands at the middle of the letters of their first line."""
    mm = MM * setting.scale
    hang, side = _HANG * mm, _BULLET * mm
    inner = box._stacked(setting, children, width - hang, 0.0)
    square = Shape(rect(0, 0, side, side), side, side, fill=setting.style(box.title).swatch)
    line = inner.baselines[0] if inner.baselines else side
    top = max(0.0, line - _MIDDLE * setting.style(box.body).size - side / 2)
    bullet = drawn(side, side, Placed(square, 0.0, 0.0))
    return join(width, max(top + side, inner.height), [(bullet, 0.0, top), (inner, hang, 0.0)])


def _answered(
    box: PlainBox, setting: LayoutContext, asked: Heading, said: tuple[Element, ...], width: float
) -> Galley:
    """A question right over its answer, a heading over its list: nearer than to what follows.

    It is a title inside a block, also where the block has no heading of its own.
    """
    gap = box.gap.at(setting.step.space)
    question = box._text(setting, asked.text, box.title, width)
    answer = box._stacked(setting, said, width, gap)
    copy = said and isinstance(said[0], Paragraph)
    return column([question, answer], width, gap * (_UNDER if copy else _CLOSE))


def _claimed(box: PlainBox, setting: LayoutContext, claim: Group, width: float) -> Galley:
    """A claim and what is true, each beside its word, or under it where the words would take the room."""
    said = claim.children
    pairs = ((said[0], said[1:2]), (said[2], said[3:]))
    style, mm = setting.style(box.title), MM * setting.scale
    words = [(word.text, rest) for word, rest in pairs if isinstance(word, Paragraph)]
    hang = max(natural_width(setting, word, style) for word, _ in words) + _TAG * mm
    beside = hang <= _MOST_TAG * width
    rows = []
    for word, rest in words:
        tag = box._text(setting, word, box.title, hang if beside else width)
        wide = width - hang if beside else width
        # Neither is a heading to the eye: the word tells which is which.
        copy = [each.text if isinstance(each, Heading) else each for each in rest]
        parts = [
            box._text(setting, each, box.body, wide)
            if isinstance(each, Text)
            else box._element(setting, each, wide)
            for each in copy
        ]
        inner = column(parts, wide, box.gap.at(setting.step.space))
        rows.append(
            abreast(width, ((tag, 0.0), (inner, hang))) if beside else column([tag, inner], width, 0.0)
        )
    return column(rows, width, box.item_gap / 2)


def _annotated(
    box: PlainBox, setting: LayoutContext, table: Table, said: Iterable[Element], width: float
) -> Galley:
    """A table with its signs, notes and sources close under it, line by line in small type."""
    note = _note(box, setting)
    under = [
        box._text(setting, each.text, note, width)
        if isinstance(each, Paragraph | Note)
        else box._element(setting, each, width)
        for each in said
    ]
    gap = box.gap.at(setting.step.space)
    return column([box._element(setting, table, width), column(under, width, 0.0)], width, gap * _CLOSE)


def _rows(
    box: PlainBox, setting: LayoutContext, items: tuple[Unit, ...], width: float, between: float
) -> list[Galley]:
    """Items in rows of so many at most, as even as can be; the main one has the whole width.

    Names stand on one line, with the marks of those that have one over them, and so do the captions of
    pictures.
    """
    rows = []
    for main, run in groupby(items, lambda each: isinstance(each, ListItem) and each.main):
        alike = tuple(run)
        count = 1 if main else even_columns(len(alike), box.columns)
        wide = (width - between * (count - 1)) / count
        shown = [_shown(each) for each in alike]
        figures = [each for each in shown if each]
        if len(figures) == len(alike):
            set_items = _on_one_foot(box, setting, alike, gallery(setting, figures, wide), wide)
        else:
            set_items = [box._element(setting, each, wide) for each in alike]
        for start in range(0, len(alike), count):
            row = set_items[start : start + count]
            high = max(each.height for each in row)
            foot = any(map(is_marked, alike[start : start + count]))
            parts = [
                (each, place * (wide + between), high - each.height if foot else 0.0)
                for place, each in enumerate(row)
            ]
            rows.append(join(width, high, parts))
    return rows


def _shown(unit: Unit) -> Figure | None:
    """The picture of a unit that is one with its words; None of any other."""
    match unit:
        case Group(children=(Figure(shows="picture") as shown, *_)):
            return shown
    return None


def _on_one_foot(
    box: PlainBox, setting: LayoutContext, units: tuple[Unit, ...], shown: list[Galley], width: float
) -> list[Galley]:
    """Pictures with their words under them, which begin as far down for all."""
    gap, high = box.gap.at(setting.step.space), max(each.height for each in shown)
    made = []
    for unit, galley in zip(units, shown, strict=True):
        place = join(width, high, [(galley, 0.0, high - galley.height)])
        words = unit.children[1:] if isinstance(unit, Group) else ()
        made.append(column([place, _said_of(box, setting, words, width)], width, gap * _CLOSE))
    return made


def _said_of(box: PlainBox, setting: LayoutContext, words: Iterable[Element], width: float) -> Galley:
    """The caption of a picture and, close to it, who made the picture."""
    return box._stacked(setting, words, width, box.item_gap / 2)


def _parts(
    box: PlainBox, setting: LayoutContext, group: Group
) -> tuple[tuple[Element, ...], tuple[Unit, ...], int]:
    """The heads of a block, its units, and how many of these stand before: of a portion its own.

    What is parted over pages has its heads on the first; the portion counts what may part.
    """
    key = ("parts", setting.step.below)
    heads, units = setting.galleys.made_of(group, key, partial(parts_of, group, setting.step))
    portion = setting.portion
    if not portion or portion.selector != box.plain:
        return heads, units, 0
    return () if portion.start else heads, units[portion.start : portion.stop], portion.start


def _abreast(galleys: list[Galley], count: int, wide: float, between: float, gap: float) -> Galley:
    galleys = [galley for galley in galleys if not galley.empty]
    starts, heights = dealt(galleys, count, gap)
    parts = []
    for number, (start, stop) in enumerate(zip(starts, (*starts[1:], len(galleys)), strict=True)):
        parts += piled(galleys[start:stop], gap, number * (wide + between))
    return join(wide * count + between * (count - 1), max(heights), parts)


_WAYS = ("phone", "mail", "url", "address")
_CREDITS = frozenset({"credit", "picture_credit"})
_TITLES = frozenset(
    {"title", "status", "embargo", "name", "tone", "myth", "fact", "label", "date", "period", "when"}
)
