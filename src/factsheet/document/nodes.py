"""The elements of a document: frozen values that hold the words, and say what each of them is.

A kind of block gives a `Group` of them (`Block.document`); the structure tree of a PDF, its bookmarks,
an HTML page, plain text and the strings for translators are all read from the same tree.  Every
element has an `id`, its content path, and a `lang` where it is not that of the document around it.

    Group ── Heading, Paragraph, Statistic, Figure, Code, Note, Quote
          ── List ── ListItem
          ── Table ── TableRow ── TableCell
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import NamedTuple, TypeVar

from factsheet.document.chart import Chart
from factsheet.document.ids import Slot
from factsheet.document.quantity import Quantity
from factsheet.document.text import Inline, Name, Text
from factsheet.document.wording import with_small_words
from factsheet.records import dataclass

VALUE = "value"
"""How the label of a number quotes the number itself: `{value}`."""


class Landmark(StrEnum):
    """What a group is to a reader who finds a way through the document by its parts."""

    DOCUMENT = "document"
    HEADER = "header"
    SECTION = "section"
    ASIDE = "aside"
    FOOTER = "footer"
    PART = "part"
    """No landmark: what is inside belongs to the group around it."""


class Scope(StrEnum):
    """What a header cell of a table is the header of (ISO 32000-2, table 384; HTML `scope`)."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.  `level` is 1 for the title of the document, 2 for that of a block."""

    text: Text
    level: int = 2

    @property
    def id(self) -> str:
        """The content path of its text."""
        return self.text.path


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text of one paragraph or several; `text.paragraphs()` parts them."""

    text: Text

    @property
    def id(self) -> str:
        """The content path of its text."""
        return self.text.path


@dataclass(frozen=True, slots=True)
class Note:
    """A note; its text begins with the mark that calls it."""

    text: Text

    @property
    def id(self) -> str:
        """The content path of its text."""
        return self.text.path


@dataclass(frozen=True, slots=True)
class Statistic:
    """A number that a reader takes away: the number as printed, and what it counts.

    `drawn` says how it is shown: `tile`, or the drawing that stands beside it.  A number may stand
    inside the sentence of its label, which then says all of it; `leaning` counts the characters before and
    after it there that go with it: brackets, particles, endings.
    """

    id: str
    value: Text
    label: Text
    quantity: Quantity
    drawn: str = "tile"
    leaning: tuple[int, int] = (0, 0)

    @property
    def inside(self) -> bool:
        """Whether the number stands inside the sentence of its label."""
        return any(run.ref == VALUE for run in self.label.runs)

    @property
    def before(self) -> Text:
        """The words before the number; nothing when the number stands above its label."""
        return self.label.slice(0, self._gap()[0])

    @property
    def figure(self) -> Text:
        """The number as it is printed, in the weight of all numbers: standing apart is strong enough."""
        if not self.inside:
            return with_small_words(self.value, self.quantity.noun)
        found = self.label.slice(*self._gap())
        plain = tuple(replace(run, strong=False, emphasis=False) for run in found.runs)
        return with_small_words(replace(found, runs=plain), self.quantity.noun)

    @property
    def after(self) -> Text:
        """The words after the number, or the whole label below it."""
        return self.label.slice(self._gap()[1], len(self.label.plain))

    @property
    def sentence(self) -> Text:
        """The label with the number and what leans on it as runs of one number, unless a link is there."""
        start, stop = self._gap()
        said = self.figure.slice(0, len(self.label.plain[start:stop].rstrip()))
        if any(run.link or run.note for run in said.runs):
            return self.label
        # One run for the digits and one for each stretch of words, however they were marked in the label.
        number = with_small_words(replace(said, runs=(Inline(said.plain, ref=VALUE),)), self.quantity.noun)
        after = self.label.slice(start + len(said.plain), len(self.label.plain))
        return replace(self.label, runs=(*self.before.runs, *number.runs, *after.runs))

    @property
    def number(self) -> tuple[int, int]:
        """The offsets of the number itself in its label; 0 and 0 where it stands above it."""
        offset = 0
        for run in self.label.runs:
            if run.ref == VALUE:
                return offset, offset + len(run.value)
            offset += len(run.value)
        return 0, 0

    def _gap(self) -> tuple[int, int]:
        """The offsets of the number with what leans on it, and the spaces after it.

        Spaces hang over at the end of its line.
        """
        start, stop = self.number
        if start == stop:
            return 0, 0
        plain = self.label.plain
        start, stop = start - self.leaning[0], stop + self.leaning[1]
        return start, stop + len(plain[stop:]) - len(plain[stop:].lstrip())


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, logo or icon: the file or the icon's name, and its text alternative.

    `shows` tells what kind of art `art` names: `picture`, `logo`, `icon`, or `drawing` for one that is
    made from the number in `quantity`.  Without `alt` it is decoration: it is shown, and says nothing
    that the words around it do not say.  `says` are the ids of copy that need not be set in type where
    it stands, such as the name in a logo.  `shape` is a wish: `wide`, `tall`, `square`, or `as-is`.
    """

    art: Name
    alt: Text | None = None
    shows: str = "picture"
    quantity: Quantity | None = None
    says: tuple[str, ...] = ()
    shape: str = ""

    @property
    def id(self) -> str:
        """The content path of its art."""
        return self.art.path


@dataclass(frozen=True, slots=True)
class Code:
    """A scan-to-read code: the address in it, and its text alternative.

    `opens` is the language of what it leads to, where that is said.
    """

    address: Name
    alt: Text
    opens: str = ""

    @property
    def id(self) -> str:
        """The path of the code's address, with `.code` after it."""
        return Slot.CODE.of(self.address.path)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage in somebody's own words, and whose they are."""

    text: Text
    who: Text | None = None

    @property
    def id(self) -> str:
        """The content path of its text."""
        return self.text.path


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: the figure or sign before it, where it has one, and what it says.

    A `main` item is the one that is to be seen first, such as a hotline.
    """

    id: str
    children: tuple[Element, ...]
    label: Text | None = None
    main: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """Items that belong together; `numbered` ones have their order in their labels.

    `marker` says what stands before an item without a label: `bullets`, `icons` (its own), or nothing.
    """

    id: str
    items: tuple[ListItem, ...]
    numbered: bool = False
    marker: str = "bullets"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table.  With a `scope` it is the header of its column or row.

    A `number` is one of the data, not words in which one is typed.
    """

    text: Text
    scope: Scope | None = None
    columns: int = 1
    rows: int = 1
    number: bool = False

    @property
    def id(self) -> str:
        """The content path of its text."""
        return self.text.path


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, cells in reading order; a `total` sums up those before it.

    One that stands `apart` belongs to no group, after rows that do.
    """

    id: str
    cells: tuple[TableCell, ...]
    total: bool = False
    apart: bool = False

    @property
    def heads_rows(self) -> bool:
        """Return whether it is nothing but a head over the rows after it."""
        return len(self.cells) == 1 and self.cells[0].scope is Scope.ROW and self.cells[0].columns > 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `head` counts the rows at the top that hold the headers of the columns.

    `numeric` are the columns of numbers, counted from 0: they end on one edge, so that units stand
    under units.  `centered` ones are set in the middle.
    """

    id: str
    rows: tuple[TableRow, ...]
    head: int = 1
    caption: Text | None = None
    numeric: frozenset[int] = frozenset()
    centered: frozenset[int] = frozenset()

    def groups(self) -> tuple[tuple[TableRow, ...], ...]:
        """Return the rows below the head by groups: a head over rows begins one, a row `apart` ends it."""
        body = self.rows[self.head :]
        begins = [number for number, row in enumerate(body) if number == 0 or row.apart or row.heads_rows]
        return tuple(body[start:stop] for start, stop in zip(begins, (*begins[1:], None), strict=True))


class Wishes(NamedTuple):
    """How a block asks to be set, whatever the layout: kept where it can be, or told.

    `tone` is `plain`, `note` or `warning`; `stand` is `front`, `back` or nothing.
    """

    tone: str = "plain"
    stand: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Elements that belong together, in reading order: the document, a block, or a part of one.

    `kind` is that of a block, which is its id too where it stands at the top of the data file.  `chart` is
    what is to be drawn of the numbers in its table.
    `title` names a block that has no heading, for those who go through the structure; `views` are
    choices among the elements inside, by a name and their ids, that layouts may ask for; `offers` are
    the names that a block of its kind can have, whether this one has them or not.
    """

    id: str
    children: tuple[Element, ...]
    landmark: Landmark = Landmark.SECTION
    lang: str = ""
    title: str = ""
    views: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offers: frozenset[str] = frozenset()
    kind: str = ""
    wishes: Wishes = Wishes()
    chart: Chart | None = None

    @property
    def heading(self) -> Heading | None:
        """The heading of the group, if it has one: only the sign and the word of its tone go before it."""
        return next((each for each in self.children[:3] if isinstance(each, Heading)), None)


Element = (
    Group
    | Heading
    | Paragraph
    | Note
    | Statistic
    | Figure
    | Code
    | Quote
    | List
    | ListItem
    | Table
    | TableRow
    | TableCell
)


E = TypeVar("E", bound=Element)


def parts(element: Element) -> tuple[Element, ...]:
    """Return the elements directly inside an element, in reading order."""
    match element:
        case Group() | ListItem():
            return element.children
        case List():
            return element.items
        case Table():
            return element.rows
        case TableRow():
            return element.cells
    return ()


def pictures(element: Element) -> tuple[Figure, ...]:
    """Return the pictures right inside an element: portraits, things, but no logos, icons or drawings."""
    return tuple(each for each in parts(element) if isinstance(each, Figure) and each.shows == "picture")


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and everything below it, in reading order."""
    yield element
    for each in parts(element):
        yield from walk(each)


def has_main(element: Element) -> bool:
    """Return whether one of the items in it is the one that is to be seen first."""
    return any(isinstance(each, ListItem) and each.main for each in walk(element))


def words(element: Element) -> Iterator[Text]:
    """Yield the copy of an element and of everything below it, in reading order.

    Text alternatives are not among it: they stand for what is seen.

    >>> from factsheet.document.text import Inline
    >>> title = Text((Inline("Clean water"),), "header.title")
    >>> [each.plain for each in words(Group("header", (Heading(title, 1),)))]
    ['Clean water']
    """
    match element:
        case Heading() | Paragraph() | Note() | TableCell():
            yield element.text
        case Quote():
            yield element.text
            if element.who:
                yield element.who
        case Statistic():
            if not element.inside:
                yield element.value
            yield element.label
        case ListItem():
            if element.label:
                yield element.label
        case Table():
            if element.caption:
                yield element.caption
    for each in parts(element):
        yield from words(each)


def alternatives(element: Element) -> Iterator[Text]:
    """Yield the text alternatives of pictures and codes, in reading order."""
    for each in walk(element):
        if isinstance(each, Figure | Code) and each.alt:
            yield each.alt
        elif isinstance(each, Group) and each.chart:
            yield each.chart.alt


def mapped(element: E, turn: Callable[[Text], Text]) -> E:
    """Return an element in which every text is turned, text alternatives among them.

    >>> from factsheet.document.text import Inline
    >>> mapped(Heading(Text((Inline("Water"),), "title")), lambda text: text.slice(0, 3)).text.plain
    'Wat'
    """

    def each(text: Text | None) -> Text | None:
        return turn(text) if text is not None else None

    match element:
        case Heading() | Paragraph() | Note() | TableCell():
            return replace(element, text=turn(element.text))
        case Quote():
            return replace(element, text=turn(element.text), who=each(element.who))
        case Statistic():
            return replace(element, value=turn(element.value), label=turn(element.label))
        case Figure():
            return replace(element, alt=each(element.alt))
        case Code():
            return replace(element, alt=turn(element.alt))
        case Group():
            chart = replace(element.chart, alt=turn(element.chart.alt)) if element.chart else None
            children = tuple(mapped(child, turn) for child in element.children)
            return replace(element, children=children, chart=chart)
        case ListItem():
            children = tuple(mapped(child, turn) for child in element.children)
            return replace(element, children=children, label=each(element.label))
        case List():
            return replace(element, items=tuple(mapped(item, turn) for item in element.items))
        case Table():
            rows = tuple(mapped(row, turn) for row in element.rows)
            return replace(element, rows=rows, caption=each(element.caption))
        case TableRow():
            return replace(element, cells=tuple(mapped(cell, turn) for cell in element.cells))
    raise TypeError(f"a {type(element).__name__} is not an element")
