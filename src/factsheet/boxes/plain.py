"""`plain`: a block that a layout has no boxes of its own for, set element by element."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.art.outline import rect
from factsheet.boxes.art import DrawingBox, IconBox, PictureBox, QrBox
from factsheet.boxes.box import EMPTY, Box, Selector, kind, set_box
from factsheet.boxes.table import TableBox
from factsheet.boxes.text import TextBox
from factsheet.display import Placed, Shape
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
)
from factsheet.document.text import Text
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, drawn, join
from factsheet.setting.paragraph import natural_width
from factsheet.setting.style import Distance, Gap, Length
from factsheet.units import MM

_HANG, _BULLET, _ICON, _MARK, _PICTURE, _CODE = 4 * MM, 1.4 * MM, 8 * MM, 10 * MM, 60 * MM, 28 * MM


@kind("plain")
class PlainBox(Box):
    """A block by its id: headings, copy, lists that hang, tables, pictures, in reading order.

    It takes styles that every layout has, so that a block of any kind is set whole in any layout.
    """

    plain: Selector
    body: str = "body"
    heading: str = "heading"
    title: str = "item-title"
    gap: Distance = Gap(best=2 * MM)
    item_gap: Length = 1.2 * MM

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        group = setting.edition.index.get(self.plain)
        if not isinstance(group, Group):
            hint = "a plain box takes the id of a block"
            raise LayoutError.of(f"{self.plain} is not a block", IN_LAYOUT, hint, code="layout-selector-kind")
        gap = self.gap.at(setting.step.space)
        return self._stacked(setting, group.children, width, gap)

    def _stacked(
        self, setting: LayoutContext, elements: Iterable[Element], width: float, gap: float
    ) -> Galley:
        parts, y = [], 0.0
        for each in elements:
            galley = self._element(setting, each, width)
            if not galley.empty:
                parts.append((galley, 0.0, y))
                y += galley.height + gap
        return join(width, max(0.0, y - gap), parts)

    def _element(self, setting: LayoutContext, element: Element, width: float) -> Galley:
        match element:
            case Heading():
                style = self.heading if element.level == 2 else self.title
                return self._text(setting, element.text, style, width)
            case Paragraph(text=text) | Note(text=text):
                return self._text(setting, text, self._style_of(text), width)
            case Quote():
                said = (Paragraph(each) for each in (element.text, element.who) if each)
                return self._stacked(setting, said, width, self.item_gap)
            case Statistic():
                texts = (element.label,) if element.inside else (element.value, element.label)
                return self._stacked(setting, (Paragraph(each) for each in texts), width, 0.0)
            case Group():
                return self._stacked(setting, element.children, width, self.gap.at(setting.step.space))
            case List():
                return self._stacked(setting, element.items, width, self.item_gap)
            case ListItem():
                return self._item(setting, element, width)
            case Figure():
                return self._figure(setting, element, width)
            case Code():
                swatch = setting.style(self.body).swatch
                return set_box(
                    QrBox(qr=".", size=_CODE, swatch=swatch), setting.inside(element.address), width
                )
            case Table():
                box = TableBox(table=element.id, style=self.body, head_style=self.title)
                return set_box(box, setting, width)
        return EMPTY

    def _text(self, setting: LayoutContext, text: Text, style: str, width: float) -> Galley:
        return set_box(TextBox(text=".", style=style, gap=self.gap), setting.inside(text), width)

    def _style_of(self, text: Text) -> str:
        """Titles, names and questions stand out from what is said under them."""
        return self.title if text.id in _TITLES else self.body

    def _item(self, setting: LayoutContext, item: ListItem, width: float) -> Galley:
        """An item hangs from its figure, its icon, or a square."""
        style = setting.style(self.title)
        first = item.children[0] if item.children else None
        icon = first if isinstance(first, Figure) and first.shows == "icon" else None
        if item.label:
            hang = max(_HANG, natural_width(setting, item.label, style) + 1.5 * MM)
            before = self._text(setting, item.label, self.title, hang)
        elif icon:
            hang, before = _ICON + 2 * MM, self._figure(setting, icon, _ICON)
        else:
            ascent = style.size * 0.5
            square = Shape(rect(0, 0, _BULLET, _BULLET), _BULLET, _BULLET, fill=style.swatch)
            hang, before = _HANG, drawn(_BULLET, _BULLET, Placed(square, 0.0, ascent - _BULLET / 2))
        rest = item.children[1:] if icon and not item.label else item.children
        inner = self._stacked(setting, rest, width - hang, 0.0)
        return join(width, max(before.height, inner.height), [(before, 0.0, 0.0), (inner, hang, 0.0)])

    def _figure(self, setting: LayoutContext, figure: Figure, width: float) -> Galley:
        swatch = setting.style(self.title).swatch
        if figure.quantity:
            paint = dict.fromkeys(("wall", "rest", "window", "share", "lit"), swatch)
            box: Box = DrawingBox(
                drawing=figure.art.value, value=".", paint=paint, natural_height=_ICON * 2, width=_PICTURE / 2
            )
            return set_box(box, setting.inside(figure.quantity), width)
        if figure.shows == "icon":
            return set_box(IconBox(icon=".", size=_ICON, swatch=swatch), setting.inside(figure.art), width)
        if figure.shows == "logo":
            box = PictureBox(picture=".", contain=True, start=True, height=_MARK)
        else:
            box = PictureBox(picture=".", contain=True, width=_PICTURE)
        return set_box(box, setting.inside(figure.art), width)


_TITLES = frozenset({"title", "name", "tone", "myth", "fact", "label", "date", "period"})
