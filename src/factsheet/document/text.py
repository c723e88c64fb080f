"""Copy: a piece of text with its marks, its identity and the place it was read from.

The identity is the *content path*, made of ids: `key_numbers.protection_sought.label`
(a path leaves `items` out).  It names the piece in catalogues, in the structure tree, in
listings and in every message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from typing import NamedTuple

from factsheet.document.ids import ContentId, Slot, field_of
from factsheet.errors import Span
from factsheet.records import dataclass

PARAGRAPH = "\u2029"
NOWHERE = "#"
SUB_HEADINGS = ("h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of text with one set of marks.

    `link` is where it leads, `note` the id of the note whose mark this is, `ref` the id of
    the key number that it quotes (`{id}`) or `value` inside the label of a number itself.
    `cite` is what a citation names, as it is written: `@source_id; @other, p. 4`.
    `pattern` is a plural or a choice as it is written, `{n, plural, ...}`; `ref` names its number or text.
    `begins` is how its paragraph begins: nothing for prose, `-` or `2.` for an item of a list, `##` or `###`
    for a sub-heading.  In an edition these are what prints before an item (`•`, `٢.`), and `h3` for a
    heading of the third level.
    `lang` is the language of words of another one than the copy's.
    `small` are the words of a number shown large: units, particles, which are set smaller than its digits.
    """

    value: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    note: str = ""
    ref: str = ""
    begins: str = ""
    cite: str = ""
    pattern: str = ""
    lang: str = ""
    small: bool = False


class PaintedRun(NamedTuple):
    """A run of a text, the path that its glyphs bear, and its offset in the copy at that path."""

    run: Inline
    path: str
    start: int


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of copy.  Paragraphs are parted by an inline whose value is U+2029.

    `start` is the offset of this piece in the plain text of the copy at `path`, so that a
    slice keeps its place.  Texts are equal wherever they were read.
    """

    runs: tuple[Inline, ...]
    path: str
    span: Span | None = field(default=None, compare=False)
    lang: str = ""
    start: int = 0

    @property
    def plain(self) -> str:
        """The characters alone.

        >>> Text((Inline("Only "), Inline("1.3%", strong=True)), "label").plain
        'Only 1.3%'
        """
        return "".join(run.value for run in self.runs)

    def __bool__(self) -> bool:
        return any(run.value for run in self.runs)

    @property
    def id(self) -> str:
        """The last part of the path: the id of an item or a note.

        >>> Text((), "story.notes.pseudonym").id
        'pseudonym'
        """
        return field_of(self.path)

    @property
    def begins(self) -> str:
        """How its first paragraph begins (`Inline.begins`)."""
        return self.runs[0].begins if self.runs else ""

    @property
    def heading_level(self) -> int:
        """The level of the sub-heading that a paragraph of an edition is, or 0."""
        return int(self.begins[1]) if self.begins in SUB_HEADINGS else 0

    @property
    def item_label(self) -> Text | None:
        """What prints before a paragraph of an edition that is an item of a list, or None.

        >>> Text((Inline("water", begins="•"),), "story.text~2").item_label.path
        'story.text~2.label'
        """
        if not self.begins or self.heading_level:
            return None
        return Text((Inline(self.begins),), Slot.LABEL.of(self.path), self.span, self.lang)

    def stretches(self) -> Iterator[PaintedRun]:
        """The runs as they are painted: a link is a piece of its own, with its own path and offsets.

        Runs side by side that lead to one address are one link, named after the offset of
        its first character.  So are words of another language that lead nowhere.

        >>> see = Text((Inline("See "), Inline("here", link="https://example.org")), "about.text")
        >>> [(stretch.path, stretch.start) for stretch in see.stretches()]
        [('about.text', 0), ('about.text@4', 0)]
        """
        offset, begun, apart, own = self.start, self.start, ("", ""), ""
        for run in self.runs:
            kind = (run.link, "" if run.link else run.lang)
            if kind != apart:
                begun, apart = offset, kind
                own = str(ContentId.parse(self.path).at_link(begun)) if any(kind) else ""
            if own:
                yield PaintedRun(run, own, offset - begun)
            else:
                yield PaintedRun(run, self.path, offset)
            offset += len(run.value)

    def slice(self, start: int, stop: int) -> Text:
        """The part between two offsets of `plain`, with its place kept.

        >>> Text((Inline("Only "), Inline("1.3%")), "label").slice(3, 6).plain
        'y 1'
        """
        runs, offset = [], 0
        for run in self.runs:
            low, high = max(start - offset, 0), min(stop - offset, len(run.value))
            if low < high:
                runs.append(replace(run, value=run.value[low:high]))
            offset += len(run.value)
        return replace(self, runs=tuple(runs), start=self.start + start)

    def paragraphs(self) -> tuple[Text, ...]:
        """The paragraphs, each with its own path (`story.text~1`) when there is more than one."""
        plain, parts, offset = self.plain, [], 0
        if PARAGRAPH not in plain:
            return (self,)
        for part in plain.split(PARAGRAPH):
            parts.append(self.slice(offset, offset + len(part)))
            offset += len(part) + 1
        whole = ContentId.parse(self.path)
        return tuple(
            replace(part, path=str(whole.in_paragraph(number)), start=0)
            for number, part in enumerate(parts, 1)
        )


@dataclass(frozen=True, slots=True)
class Name:
    """An identifier in the data (an icon, a file, a source): never translated, looked up later.

    `focus` is the point of a picture that stays in sight where it is cropped, in shares of its width from
    the left and of its height from the top.
    """

    value: str
    path: str
    span: Span | None = field(default=None, compare=False)
    focus: tuple[float, float] | None = None

    def __bool__(self) -> bool:
        return bool(self.value)


COMMAS, SEMICOLONS = ",،，", ";؛；"
"""Those of any language: what parts a source from a page in it, and sources from each other."""
_CITED_EACH, _CITED_AT = re.compile(f"[{SEMICOLONS}]"), re.compile(f"[{COMMAS}]")


def cited(run: Inline) -> tuple[tuple[str, str], ...]:
    """Return the sources that a run cites, each with where in it.

    >>> cited(Inline("[@a; @b, p. 4]", cite="@a; @b, p. 4"))
    (('a', ''), ('b', 'p. 4'))
    """
    each = (
        _CITED_AT.split(part.strip().removeprefix("@"), maxsplit=1) for part in _CITED_EACH.split(run.cite)
    )
    return tuple((name, "".join(where).strip()) for name, *where in each if run.cite)


def target(link: str) -> str:
    """Return the content path that a link within the sheet leads to, or nothing.

    >>> target("#sources.report"), target("#"), target("https://example.org/#top")
    ('sources.report', '', '')
    """
    return link[1:] if link.startswith("#") else ""


class Anchor(NamedTuple):
    """A link in a text, or words of another language: its path, the offset of its first character.

    `link` is where it leads, `lang` the language of words that are no link.
    """

    path: str
    start: int
    link: str
    lang: str


def anchors(text: Text) -> Iterator[Anchor]:
    """The links and the words of another language of a text, in reading order.

    A link that leads nowhere (`#`) is among them.
    """
    for run, path, start in text.stretches():
        if (run.link or run.lang) and not start:
            lang = "" if run.link else run.lang
            yield Anchor(path, ContentId.parse(path).link or 0, run.link, lang)


def link_paths(text: Text) -> Iterator[tuple[str, int]]:
    """The paths of what stands apart in a text, links and words of a language, with their offsets in it.

    >>> see = Text((Inline("See "), Inline("here", link="https://example.org")), "about.text")
    >>> list(link_paths(see))
    [('about.text@4', 4)]
    """
    return ((anchor.path, anchor.start) for anchor in anchors(text))
