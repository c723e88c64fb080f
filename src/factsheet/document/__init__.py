"""The document: what a factsheet says, as one tree of plain values that every output is read from.

The names here are what the `document` method of a kind of block is written with.
"""

from __future__ import annotations

from factsheet.document.nodes import (
    Code,
    Element,
    Figure,
    Group,
    Heading,
    Landmark,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Scope,
    Statistic,
    Table,
    TableCell,
    TableRow,
    walk,
    words,
)
from factsheet.document.short import figure, paragraphs, section
from factsheet.document.text import Inline, Name, Text

__all__ = [
    "Code",
    "Element",
    "Figure",
    "Group",
    "Heading",
    "Inline",
    "Landmark",
    "List",
    "ListItem",
    "Name",
    "Note",
    "Paragraph",
    "Quote",
    "Scope",
    "Statistic",
    "Table",
    "TableCell",
    "TableRow",
    "Text",
    "figure",
    "paragraphs",
    "section",
    "walk",
    "words",
]
