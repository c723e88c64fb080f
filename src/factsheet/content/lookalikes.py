"""What looks like the marks of Markdown or HTML and is none here: it prints as it stands, with a warning."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

_TAGS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|"
    "q|s|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)


class MarkFault(NamedTuple):
    """Something wrong in a text; a slip that prints as it stands is no error."""

    offset: int
    length: int
    message: str
    hint: str
    code: str
    error: bool = True


class _Kind(NamedTuple):
    pattern: re.Pattern[str]
    least: int
    message: str
    hint: str
    code: str


_KINDS = (
    _Kind(
        re.compile(r"^[ \t]*(#{1,6})[ \t]+\S", re.MULTILINE),
        1,
        'a heading of Markdown prints with its "#"',
        'delete the "#", or begin a paragraph of a longer text with "## " or "### " for a sub-heading',
        code="markdown-heading",
    ),
    _Kind(
        re.compile(r"^[ \t]*(>)[ \t]+\S", re.MULTILINE),
        1,
        'a quotation of Markdown prints with its ">"',
        'delete the ">", and write quotation marks',
        code="markdown-quotation",
    ),
    _Kind(
        re.compile(r"^[ \t]*(\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|)", re.MULTILINE),
        1,
        "a table of Markdown prints as it stands, in one line",
        "write it as sentences",
        code="markdown-table",
    ),
    _Kind(
        re.compile(rf"(</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>)", re.IGNORECASE),
        1,
        "a tag of HTML prints as it stands",
        "delete it: **bold**, *emphasis* and [words](address) are the marks",
        code="html-tag",
    ),
    _Kind(
        re.compile(r"^[ \t]*([-+•]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE),
        2,
        "a list of lines prints as one running text",
        'write "- " or "1. " before each, a blank line before the first, and |- behind the key',
        code="markdown-list",
    ),
)


def lookalikes(source: str, known: Container[int] = ()) -> Iterator[MarkFault]:
    """A warning for the first of each kind; at the offsets in `known` it is no lookalike.

    >>> [fault.message for fault in lookalikes("# Heading")]
    ['a heading of Markdown prints with its "#"']
    """
    for kind in _KINDS:
        found = [each for each in kind.pattern.finditer(source) if each.start(1) not in known]
        if len(found) >= kind.least:
            first = found[0]
            yield MarkFault(first.start(1), len(first[1]), kind.message, kind.hint, kind.code, error=False)
