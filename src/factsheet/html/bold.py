"""Which copy of a page is bold throughout: what is to be read first, and is short."""

from __future__ import annotations

from factsheet.document.ids import ContentId
from factsheet.document.text import Text

_BLOCKS = frozenset({"recommendations"})
_FIELDS = frozenset({"subtitle", "title", "name", "question", "quote"})
_COPY = frozenset({"call_to_action.text"})


def is_bold(text: Text) -> bool:
    """Whether a page sets the copy bold.

    >>> is_bold(Text((), "key_concerns.hurdles.title")), is_bold(Text((), "about.text~1"))
    (True, False)
    """
    named = ContentId.parse(text.path)
    return (
        str(named.owner) in _COPY
        or (len(named.parts) > 1 and named.field in _FIELDS)
        or (named.block in _BLOCKS and len(named.parts) > 2 and named.field == "text")
    )
