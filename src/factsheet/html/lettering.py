"""The lettering of a page: which of its words stand in which face, read off the page and its style sheet.

Words come from everywhere (copy, built-in words, charts), and what is bold is said by the style sheet.
A list of either kept beside them would lack some: what the page shows is what is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from factsheet.art.svg_css import StyleSheet
from factsheet.art.svg_tree import SvgElement
from factsheet.errors import Span
from factsheet.html.typefaces import LetteredRun, TypeRole

_HERE = Span("page")
# What browsers do by themselves (HTML Living Standard, 15.3: the style sheet of user agents).
_BROWSERS = "h1, h2, h3, h4, h5, h6, th, strong, b { font-weight: 700 }"
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_FONT = re.compile(r"font(?:-family|-weight)?:")
# The short form for all of a face: font: 400 1rem/1.5 var(--text).
_SHORT = re.compile(r"font: *(\d+) \S+ (var\(--[\w-]+\))")
_LONG = r"font-weight:\1;font-family:\2"
_PLACES = re.compile(r'"data:[^"]*"')
_SPACES = re.compile(r"[ \t\n\r\f]+")
_INLINE = frozenset({"a", "b", "bdi", "em", "span", "strong"})
_ALONE = frozenset({"br", "img", "path", "rect"})
_UNSEEN = frozenset({"style", "title"})
_BOLD = 500  # of 400 and 700, what asks for more is set in 700 (CSS Fonts 4, 5.2)


def lettering(
    body: str, rules: str, roles: tuple[TypeRole, TypeRole, TypeRole]
) -> Iterator[tuple[LetteredRun, ...]]:
    """Yield the text that a page shows, a paragraph or another block of it at a time.

    `rules` is its style sheet; `roles` are those of text, of bold text and of the display face.
    """
    reader = _Reader(rules, roles)
    # Pictures are most of a page's bytes, and say nothing.
    reader.feed(_PLACES.sub('""', body))
    reader.close()
    return (tuple(each) for each in reader.paragraphs)


class _Reader(HTMLParser):
    """Reads a page as a browser does: `paragraphs` are its blocks with text in them."""

    def __init__(self, rules: str, roles: tuple[TypeRole, TypeRole, TypeRole]) -> None:
        super().__init__()
        self.paragraphs: list[list[LetteredRun]] = []
        self._roles = roles
        self._sheet = StyleSheet()
        of_faces = (each[0] for each in _RULE.finditer(rules) if _FONT.search(each[2]))
        self._sheet.read("".join((_BROWSERS, *(_SHORT.sub(_LONG, each) for each in of_faces))))
        self._open: list[tuple[SvgElement, TypeRole, str]] = []
        self._begun = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ALONE:
            self._begun &= tag != "br"
            return
        self._begun &= tag in _INLINE
        parent, role, lang = self._open[-1] if self._open else (None, self._roles[0], "")
        attributes = {name: value or "" for name, value in attrs}
        element = SvgElement(tag, attributes, _HERE, parent)
        self._open.append((element, self._role(element, role), attributes.get("lang", lang)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what has no content: a path of a drawing."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ALONE:
            self._begun &= tag in _INLINE
            self._open.pop()

    def handle_data(self, data: str) -> None:
        element, role, lang = self._open[-1]
        said = _SPACES.sub(" ", data)
        if element.name in _UNSEEN or (said in ("", " ") and not self._begun):
            return
        if not self._begun:
            self.paragraphs.append([])
        self._begun = True
        self.paragraphs[-1].append(LetteredRun(role, said, lang))

    def _role(self, element: SvgElement, around: TypeRole) -> TypeRole:
        """Return the role of an element's text, that of what is around it where nothing is said of it."""
        text, bold, display = self._roles
        said = self._sheet.properties(element)
        family, weight = said.get("font-family", ""), said.get("font-weight", "")
        shown = family == "var(--display)" if family else around == display
        if shown:
            return display
        strong = int(weight) > _BOLD if weight else around == bold
        return bold if strong else text
