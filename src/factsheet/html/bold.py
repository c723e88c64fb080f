"""Which copy of a page is bold throughout: what is to be read first, and is short."""

from __future__ import annotations

from factsheet.document.text import Text

_BLOCKS = frozenset({"recommendations"})
_FIELDS = frozenset({"subtitle", "title", "name", "question", "quote"})
_COPY = frozenset({"call_to_action.text"})


def is_bold(text: Text) -> bool:
    """Whether a page sets the copy bold.

    >>> is_bold(Text((), "key_concerns.hurdles.title")), is_bold(Text((), "about.text~1"))
    (True, False)
    """
    path = text.path.partition("~")[0]
    kind, _, rest = path.partition(".")
    return path in _COPY or rest.rpartition(".")[2] in _FIELDS or (kind in _BLOCKS and rest.endswith(".text"))
