"""The copy of a data file: its values are those of the document (`factsheet.document.text`)."""

from __future__ import annotations

from factsheet.document.text import (
    NOWHERE,
    PARAGRAPH,
    Anchor,
    Inline,
    Name,
    Stretch,
    Text,
    anchors,
    link_path,
    link_paths,
    shown_path,
)

__all__ = [
    "NOWHERE",
    "PARAGRAPH",
    "Anchor",
    "Inline",
    "Name",
    "Stretch",
    "Text",
    "anchors",
    "link_path",
    "link_paths",
    "shown_path",
]
