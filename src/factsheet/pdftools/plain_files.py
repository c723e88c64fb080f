"""What files beside PDFs say: the blocks of HTML, the lines of a text; and which of them are pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from factsheet.pdftools.said import SaidPart

# Elements whose words run on in those around them; all others part texts (HTML, 3.2.5.2.5).
_INLINE = re.compile(
    "a|abbr|bdi|bdo|b|cite|code|data|del|dfn|em|i|ins|kbd|label|mark|q|ruby|s|samp|small|span|strong|sub|sup|"
    "time|u|var|wbr"
)
_UNSAID = frozenset(("script", "style", "template"))
_SPOKEN = ("alt", "aria-label")
_PNG_OR_JPEG = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def is_picture(content: bytes) -> bool:
    """Return whether the bytes are a PNG, a JPEG or a WebP."""
    return content.startswith(_PNG_OR_JPEG) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def said_by(content: bytes, name: str) -> list[SaidPart] | None:
    """Return the texts of a file in UTF-8, in order: of HTML its blocks, else its lines.

    None for other bytes.  `name` is that of the file; a part has neither a page nor an id.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    is_html = name.lower().endswith((".html", ".htm", ".xhtml"))
    lines = _blocks(text) if is_html else text.splitlines()
    return [SaidPart("", 0, said) for each in lines if (said := " ".join(each.split()))]


def _blocks(text: str) -> Iterator[str]:
    page = _Page()
    page.feed(text)
    page.close()
    page.part()
    yield from page.blocks


class _Page(HTMLParser):
    """The words of a page, and what is read out in the place of a picture, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._said: list[str] = []
        self._unsaid = 0

    def part(self) -> None:
        """End a block."""
        self.blocks.append("".join(self._said))
        self._said = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, unless the words run on, with what the element is called aloud."""
        if not _INLINE.fullmatch(tag):
            self.part()
        self._unsaid += tag in _UNSAID
        for key, value in attrs:
            if key in _SPOKEN and value:
                self.blocks.append(value)

    def handle_endtag(self, tag: str) -> None:
        """End a block, unless the words run on."""
        if not _INLINE.fullmatch(tag):
            self.part()
        if tag in _UNSAID:
            self._unsaid = max(0, self._unsaid - 1)

    def handle_data(self, data: str) -> None:
        """Take in words."""
        if not self._unsaid:
            self._said.append(data)
