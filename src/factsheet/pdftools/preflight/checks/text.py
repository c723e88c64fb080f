"""Text: its language, what its codes and replacements say, its reading order and its size."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from factsheet.content.edition import Edition
from factsheet.document import nodes
from factsheet.pdftools.geometry import touches
from factsheet.pdftools.preflight.check import (
    Answer,
    Fault,
    NotChecked,
    Subject,
    access,
    archive,
    check,
    everywhere,
    structure_check,
    workgroup,
)
from factsheet.pdftools.preflight.fonts import is_private
from factsheet.pdftools.preflight.marks import PageMark, TextMark
from factsheet.pdftools.preflight.objects import entry, words
from factsheet.pdftools.preflight.page import shown_codes
from factsheet.pdftools.preflight.report import Level
from factsheet.pdftools.preflight.structure import FILLERS, NO_STRUCTURE, MarkedContent, Structure

# The language, without which a screen reader speaks with the wrong voice.

# RFC 5646, 2.1, without extensions of private use alone.
_TAG = re.compile(
    r"(?i)([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?"
)


@check(
    "language", "The language is told, in tags that are valid", access("7.2", "8.4.4") | archive("6.7.4", "")
)
def language(subject: Subject) -> Iterator[Answer]:
    """Look at the catalog, the elements and the marked content."""
    own = words(entry(subject.file.catalog, "/Lang"))
    if not own:
        yield Fault("the file does not say its language (Lang)", "set the language of the document")
    elif not _TAG.fullmatch(own):
        yield Fault(
            f"the language of the file, {own[:30]!r}, is not a language tag",
            "write a tag such as en or zh-Hant",
        )
    structure = subject.file.structure
    for element in structure.elements() if structure else ():
        stated = element.words("Lang")
        if stated and not _TAG.fullmatch(stated):
            yield Fault(f"the language {stated[:30]!r} is not a language tag", place=element.label)
    for page in subject.file.pages:
        for marked in {id(each): each for mark in page.marks(PageMark) for each in mark.marked}.values():
            stated = marked.properties.get("Lang")
            text = stated.decode("latin-1") if isinstance(stated, bytes) else ""
            if text and not _TAG.fullmatch(text):
                yield Fault(f"the language {text[:30]!r} is not a language tag", page=page.number)


# Every code stands for characters, so that text can be read out, found and copied.

_EMBED = "export it as tagged PDF with the fonts embedded"
_FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))


@check(
    "text-meaning",
    "Every code stands for characters (ToUnicode), with a meaning that all agree on",
    access("7.21.7", "8.4.5.8") | archive("6.2.11.7", "6.2.10.7"),
)
def text_meaning(subject: Subject) -> Iterator[Answer]:
    """Look every code up; a replacement text (ActualText) makes good for a private character."""
    replaced = {
        (mark.font, each.code)
        for page in subject.file.pages
        for mark in page.marks(TextMark)
        if any("ActualText" in level.properties for level in mark.marked)
        for each in mark.shown
    }
    for font, codes in shown_codes(subject.file.pages).items():
        if font.codes is None:
            yield NotChecked(f"the encoding of {font.name} is a predefined one that is not known here")
            continue
        for code, page in codes.items():
            text = font.text(code)
            if not text or text == "\0":
                yield Fault(f"code {code} of {font.name} stands for no character", _EMBED, page)
            elif is_private(text) and (font, code) not in replaced:
                yield Fault(
                    f"code {code} of {font.name} stands for {_named(text)}, which has no meaning",
                    _EMBED,
                    page,
                )
            elif any(low <= ord(each) <= high for each in text for low, high in _FORMS):
                message = f"code {code} of {font.name} stands for {_named(text)}, a shape and not a letter"
                yield Fault(message, _EMBED, page)


def _named(text: str) -> str:
    return ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in text)


# Replacement text (ActualText) says what the letters on the page show, no more and no less.

_SHORT = 40


@structure_check(
    "replacement-text", "Replacement text is made of the letters that are shown", access("7.2", "8.4.3")
)
def replacement_text(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Compare the letters of each element with a replacement text; pictures may be told in other words."""
    for element in structure.elements():
        told = element.words("ActualText")
        if told is None or element.role in ("Figure", "Formula"):
            continue
        painted = "".join(
            mark.string
            for each in element.walk()
            for kid in each.kids
            if isinstance(kid, MarkedContent)
            for mark in structure.contents.get(kid, ())
        )
        if painted and letters(painted) != letters(told):
            message = f"it is told as {told[:_SHORT]!r} and shows {painted[:_SHORT]!r}"
            yield Fault(message, "export the tags anew", element.page, element.label)


def letters(text: str) -> Counter[str]:
    """Count the letters of a text, whatever their forms; spaces and format characters are left out."""
    plain = unicodedata.normalize("NFKD", text.translate(FILLERS))
    return Counter(each for each in plain if not each.isspace() and unicodedata.category(each) != "Cf")


# Nothing that is said is hidden from those who listen.

_FURNITURE = ("Pagination", "Page")


@structure_check("artifact-text", "No text of the page is marked as an artifact", access("7.1", "8.2.2"))
def artifact_text(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Look at the text in artifacts; running heads and printer's marks may stand there."""
    for page in subject.file.pages:
        for mark in page.marks(TextMark):
            artifact = mark.artifact
            if artifact is None or not touches(mark.box, page.bleed):
                continue
            kind = str(artifact.properties.get("Type") or artifact.properties.get("Subtype") or "").lstrip(
                "/"
            )
            said = mark.string.translate(FILLERS).strip()
            if said and mark.visible and any(each.isalnum() for each in said) and kind not in _FURNITURE:
                message = f"text is marked as an artifact: {said[:60]!r}"
                yield Fault(message, "tag it as content", page.number, page.place(mark.box))


# The text of the tags is the text of the edition, in its order, to the letter.

_SHOWN = 60
_MOST_SEARCHED = 30_000


@check(
    "reading-order",
    "Read in the order of the tags, the file says what the edition says",
    everywhere("ISO 14289-1, 7.2; ISO 14289-2, 8.2.1"),
)
def reading_order(subject: Subject) -> Iterator[Answer]:
    """Find each piece of copy in the text of the tags, one after the other."""
    structure, edition = subject.file.structure, subject.edition
    if edition is None:
        yield NotChecked("the data that the file was made from were not given")
        return
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    # Layouts read the publisher at the foot or in the head: the file is held to the one that it is nearer to.
    spoken = spoken_text(structure)
    ways = [[*_unread(spoken, each)] for each in (edition, edition.publisher_at("head"))]
    yield from min(ways, key=len)


def _unread(spoken: str, edition: Edition) -> Iterator[Answer]:
    """Yield what of an edition is not read, or not in its order, and what is read beside it."""
    reached, between = 0, list[str]()
    for path, wanted in _copy(edition):
        at = spoken.find(wanted, reached)
        if at >= 0:
            between.append(spoken[reached:at])
            reached = at + len(wanted)
            continue
        shown = wanted[:_SHOWN]
        if wanted in spoken:
            yield Fault(f"it is read out of order: {shown!r}", "put the tags into reading order", place=path)
        else:
            yield Fault(f"the file does not say {shown!r}, but {_nearest(spoken, wanted)!r}", place=path)
    if len(between) < len(list(_copy(edition))):
        return
    # All of the copy is read: what the file says between it, and the edition nowhere.
    known = {
        _plain(text.plain) for text in (*nodes.words(edition.document), *nodes.alternatives(edition.document))
    } - {""}
    for rest in (*between, spoken[reached:]):
        for each in sorted(known, key=len, reverse=True):
            rest = rest.replace(each, " ")
        if any(letter.isalnum() for letter in rest):
            hint = "take it out, or put it into the data"
            yield Fault(f"the file says {rest.strip()[:_SHOWN]!r}, which the edition does not", hint)


def spoken_text(structure: Structure) -> str:
    """Return everything that the tags say, with a space between one block and the next."""
    return _plain(" ".join(text for _, text in structure.blocks()))


def _copy(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the copy by path, each paragraph by itself."""
    for text in edition.texts().values():
        for paragraph in text.paragraphs():
            if wanted := _plain(paragraph.plain):
                yield paragraph.path, wanted


def _plain(text: str) -> str:
    """Return the text without fillers, all white space alike."""
    return " ".join(text.translate(FILLERS).split())


def _nearest(spoken: str, wanted: str) -> str:
    """Return the text found where the copy was expected."""
    if len(spoken) > _MOST_SEARCHED:
        return ""
    start = SequenceMatcher(None, spoken, wanted, autojunk=False).find_longest_match()
    first = max(0, start.a - start.b)
    return spoken[first : first + min(len(wanted), _SHOWN)] if start.size > 2 else ""


# Text large enough to print, and to read.

_SMALLEST, _SMALL, _REVERSED = 5.0, 6.0, 7.0


@check("small-text", "No text is under 5 pt, reversed text not under 7 pt", workgroup("4.16"))
def small_text(subject: Subject) -> Iterator[Answer]:
    """Look at the size on the page, whatever the font's own; in light type also at the inks."""
    for page in subject.file.pages:
        for mark in page.marks(TextMark):
            if not mark.visible or mark.is_blank:
                continue
            shown, where = f"{mark.size:.1f} pt: {mark.string[:40]!r}", page.place(mark.box)
            inks = mark.state.fill.inks() or {}
            hint = "set it larger, or leave it out"
            if mark.size < _SMALLEST - 0.01:
                yield Fault(f"text of {shown}", hint, page.number, where)
            elif mark.size < _SMALL - 0.01:
                yield Fault(f"text of {shown}", hint, page.number, where, Level.WARNING)
            elif mark.size < _REVERSED - 0.01 and not any(inks.values()):
                yield Fault(f"white text of {shown}", "set it at 7 pt or more, bold", page.number, where)
