"""The elements of a document: frozen values that hold the words, and say what each of them is.

A kind of block gives a `Group` of them (`Block.document`); the structure tree of a PDF, its bookmarks,
an HTML page, plain text and the strings for translators are all read from the same tree.  Every
element has an `id`, its content path, and a `lang` where it is not that of the document around it.

    Group ── Heading, Paragraph, Statistic, Figure, Code, Note, Quote
          ── List ── ListItem
          ── Table ── TableRow ── TableCell
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factsheet.document.quantity import Quantity
from factsheet.document.text import Name, Text


class Landmark(StrEnum):
    """What a group is to a reader who finds a way through the document by its parts."""

    DOCUMENT = "document"
    HEADER = "header"
    SECTION = "section"
    ASIDE = "aside"
    FOOTER = "footer"


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

    With `inside` the number stands in the sentence of `label`, which then says all of it.
    """

    id: str
    value: Text
    label: Text
    inside: bool = False
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, logo or icon: the file or the icon's name, and its text alternative.

    `shows` tells what kind of art `art` names: `picture`, `logo`, `icon`, or `drawing` for one that is
    made from the number in `quantity`.  Without `alt` it is decoration: it is shown, and says nothing
    that the words around it do not say.
    """

    art: Name
    alt: Text | None = None
    shows: str = "picture"
    quantity: Quantity | None = None

    @property
    def id(self) -> str:
        """The content path of its art."""
        return self.art.path


@dataclass(frozen=True, slots=True)
class Code:
    """A scan-to-read code: the address in it, and its text alternative."""

    address: Name
    alt: Text

    @property
    def id(self) -> str:
        """The path of the code's address, with `.code` after it."""
        return f"{self.address.path}.code"


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
    """An item of a list: the figure or sign before it, where it has one, and what it says."""

    id: str
    children: tuple[Element, ...]
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class List:
    """Items that belong together; `numbered` ones have their order in their labels."""

    id: str
    items: tuple[ListItem, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table.  With a `scope` it is the header of its column or row."""

    text: Text
    scope: Scope | None = None
    columns: int = 1
    rows: int = 1

    @property
    def id(self) -> str:
        """The content path of its text."""
        return self.text.path


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, cells in reading order."""

    id: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `head` counts the rows at the top that hold the headers of the columns.

    `numeric` are the columns of numbers, counted from 0: they end on one edge, so that units stand
    under units.
    """

    id: str
    rows: tuple[TableRow, ...]
    head: int = 1
    caption: Text | None = None
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """Elements that belong together, in reading order: the document, a block, or a part of one.

    `title` names a block that has no heading, for those who go through the structure.
    """

    id: str
    children: tuple[Element, ...]
    landmark: Landmark = Landmark.SECTION
    lang: str = ""
    title: str = ""

    @property
    def heading(self) -> Heading | None:
        """The heading that the group begins with, if it does."""
        first = self.children[0] if self.children else None
        return first if isinstance(first, Heading) else None


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


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and everything below it, in reading order."""
    yield element
    for each in parts(element):
        yield from walk(each)


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
