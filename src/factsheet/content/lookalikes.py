"""What looks like the marks of Markdown or HTML and is none here: it prints as it stands, with a warning."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html.entities import name2codepoint
from typing import NamedTuple

_TAGS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|"
    "q|s|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
# Names of HTML 4; "R&D;" and "AT&T;" are none.  Those that are words might stand behind a & as such.
_WORDS = "and|cap|cup|image|int|lang|not|or|para|part|prop|rang|real|sub|sum|sup"
_NAMED = rf"(?!(?:{_WORDS});)(?:apos|{'|'.join(name2codepoint)})"
PICTURE_HINT = "a picture is no part of a text: write it as a block of kind: picture, with file: and alt:"


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
        re.compile(r"^[ \t]*((?:\|[ \t]*)?:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|)", re.MULTILINE),
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
        re.compile(rf"(<!--|&(?:{_NAMED}|#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}});)"),
        1,
        "what HTML writes for a sign prints as it stands",
        "write the sign itself: & for &amp;, a no-break space for &nbsp;",
        code="html-entity",
    ),
    # Not inside a word or an address (snake_case, O`zbek), nor round what is filled in by hand (__.__.20__).
    _Kind(
        re.compile(r"(?<![\w/@:=.-])(__?(?=[^\W_])[^_\n]{0,200}?(?<=[^\s_])__?)(?![\w/@=-])"),
        1,
        "emphasis of Markdown prints with its underscores",
        "write **bold** or *emphasis* where the text takes marks, or delete the underscores",
        code="markdown-mark",
    ),
    _Kind(
        re.compile(r"(?<![\w~])(~~(?=[^\s~])[^~\n]{0,200}?(?<=[^\s~])~~)(?![\w~])"),
        1,
        "a deletion of Markdown prints with its tildes",
        "delete the words that are struck out, or the tildes",
        code="markdown-mark",
    ),
    _Kind(
        re.compile(r"(?<![\w`])(`(?=[^\s`])[^`\n]{2,200}?(?<=[^\s`])`|^```)(?![\w`])", re.MULTILINE),
        1,
        "code of Markdown prints with its backticks",
        "delete the backticks, or write quotation marks",
        code="markdown-mark",
    ),
    _Kind(
        re.compile(
            r"(!\[(?:[^]!\n]|!(?!\[))*\]\(https?://[^()\s]+\.(?:png|jpe?g|gif|svg|webp|tiff?)\))",
            re.IGNORECASE,
        ),
        1,
        "a picture of Markdown prints as a link behind a !",
        PICTURE_HINT,
        code="markdown-mark",
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
