"""Content ids: the name of a piece of content, made of the ids on the way to it.

As a text an id is a *content path*: `key_numbers.rate.label`, with `~2` for the second paragraph of the
copy there and `@48` for the link that begins at its 48th character.  Content itself keeps its path as a text,
which is compared and looked up far more often than it is taken apart; who takes one apart parses it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import Self

from factsheet.records import dataclass

_PATH = re.compile(r"(.*?)(?:~([0-9]{1,9}))?(?:@([0-9]{1,9}))?", re.DOTALL)


BODY = "body"
"""The key of the data file under which blocks stand by ids of their own."""

STAMP = "stamp"
"""The id of the group that says that a sheet is a draft, or when it may be released; no data file has it."""


class Slot(StrEnum):
    """The last part of the id of what no data file holds, and the program makes for an item or a field.

    A writer may call an item `code` too.  Whether an id is that of a slot is therefore not read from the
    id: the document knows, which has a `Code`, a `Figure`, a label in that place.
    """

    ABSENT = "absent"
    BODY = "body"
    CODE = "code"
    DATED = "dated"
    DRAWING = "drawing"
    GAP = "gap_line"
    ITEM = "item"
    ITEMS = "items"
    LABEL = "label"
    NUMERAL = "numeral"
    REFERENCE = "reference"
    SIGN = "sign"
    SOURCE = "source_line"
    STATISTIC = "statistic"
    TONE = "tone"

    def of(self, path: str) -> str:
        """Return the path of the slot for the path of its item or field.

        >>> Slot.CODE.of("call_to_action.url")
        'call_to_action.url.code'
        """
        return f"{path}.{self.value}"


@dataclass(frozen=True, slots=True)
class ContentId:
    """An id: its parts from the block to the field, and the paragraph (from 1) or link inside the copy.

    `paragraph` is 0 for the whole copy; `link` is the offset of the link's first character, None for none.

    >>> found = ContentId.parse("story.text~2@48")
    >>> found.block, found.field, found.paragraph, found.link, str(found.owner)
    ('story', 'text', 2, 48, 'story.text')
    """

    parts: tuple[str, ...]
    paragraph: int = 0
    link: int | None = None

    @classmethod
    def parse(cls, path: str) -> Self:
        """Return the id that a content path spells.

        >>> ContentId.parse("story.text~2") == ContentId(("story", "text"), 2)
        True
        """
        if "~" not in path and "@" not in path:
            return cls(tuple(path.split(".")) if path else ())
        # Keys that a data file must not have are ids too, until they are refused: all others are parts.
        found = _PATH.fullmatch(path)
        assert found is not None
        whole, paragraph, link = found.groups()
        return cls(tuple(whole.split(".")) if whole else (), int(paragraph or 0), int(link) if link else None)

    def __str__(self) -> str:
        paragraph = f"~{self.paragraph}" if self.paragraph else ""
        link = f"@{self.link}" if self.link is not None else ""
        return f"{'.'.join(self.parts)}{paragraph}{link}"

    @property
    def block(self) -> str:
        """The path of the block that it is in: `story`, `body.danger`; empty for the whole document."""
        return ".".join(self.parts[: 2 if self.parts[:1] == (BODY,) else 1])

    @property
    def field(self) -> str:
        """Its last part: the name of a field, or the id of an item."""
        return self.parts[-1] if self.parts else ""

    @property
    def owner(self) -> ContentId:
        """The copy that a paragraph or link is in; of anything else the id itself."""
        return self if not self.paragraph and self.link is None else ContentId(self.parts)

    @property
    def parent(self) -> ContentId:
        """The item or block around the copy, whether it is named whole, by a paragraph or by a link."""
        return ContentId(self.parts[:-1])

    def in_paragraph(self, number: int) -> Self:
        """Return the id of a paragraph of the copy, counted from 1."""
        return replace(self, paragraph=number)

    def at_link(self, start: int) -> Self:
        """Return the id of the link that begins `start` characters into the copy or paragraph."""
        return replace(self, link=start)


def owner_path(path: str) -> str:
    """Return the path of the copy that the path of a paragraph or a link is in, as messages show it.

    >>> owner_path("story.text~2@48"), owner_path("story.text@0"), owner_path("story.text")
    ('story.text', 'story.text', 'story.text')
    """
    return str(ContentId.parse(path).owner) if "~" in path or "@" in path else path


def parent_path(path: str) -> str:
    """Return the path of the item or block that a field is in; empty for a block.

    >>> parent_path("key_numbers.rate.value"), parent_path("story")
    ('key_numbers.rate', '')
    """
    return path.rpartition(".")[0]


def field_of(path: str) -> str:
    """Return the last part of the path of a whole piece: the name of a field, or the id of an item.

    >>> field_of("key_numbers.rate"), field_of("story")
    ('rate', 'story')
    """
    return path.rpartition(".")[2]
