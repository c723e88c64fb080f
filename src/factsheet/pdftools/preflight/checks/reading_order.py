"""The text of the tags is the text of the edition, in its order, to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from factsheet.content.edition import Edition
from factsheet.document.nodes import alternatives, words
from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import everywhere
from factsheet.pdftools.preflight.structure import FILLERS, NO_STRUCTURE, StructElem, Structure

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
    spoken, reached, between = spoken_text(structure), 0, list[str]()
    for path, wanted in _copy(edition):
        if path in _dropped(subject):
            continue
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
    if len(between) == len(list(_copy(edition))):
        yield from _strangers([*between, spoken[reached:]], edition)


def _strangers(between: list[str], edition: Edition) -> Iterator[Answer]:
    """What is said between the copy and is no copy of the edition either, such as a name."""
    known = {_plain(text.plain) for text in (*words(edition.document), *alternatives(edition.document))} - {
        ""
    }
    for rest in between:
        for each in sorted(known, key=len, reverse=True):
            rest = rest.replace(each, " ")
        if any(letter.isalnum() for letter in rest):
            hint = "take it out, or put it into the data"
            yield Fault(f"the file says {rest.strip()[:_SHOWN]!r}, which the edition does not", hint)


def spoken_text(structure: Structure) -> str:
    """Everything that the tags say, with a space between one block and the next."""
    parts, last = [], None
    for element in structure.top:
        for owner, text in structure.parts(element):
            block = _block(owner)
            parts.append(text if block is last else f" {text}")
            last = block
    return _plain("".join(parts))


def _block(element: StructElem) -> StructElem:
    """The element itself, or what it is a part of in a line of text."""
    inline = ("Span", "Link", "Em", "Strong", "Reference", "Quote", "Code")
    return next((each for each in (element, *element.ancestors()) if each.role not in inline), element)


def _copy(edition: Edition) -> Iterator[tuple[str, str]]:
    """The copy by path, each paragraph by itself."""
    for text in edition.texts().values():
        for paragraph in text.paragraphs():
            if wanted := _plain(paragraph.plain):
                yield paragraph.path, wanted


def _dropped(subject: Subject) -> frozenset[str]:
    return frozenset(subject.composition.fit.dropped) if subject.composition else frozenset()


def _plain(text: str) -> str:
    """The text without fillers, all white space alike."""
    return " ".join(text.translate(FILLERS).split())


def _nearest(spoken: str, wanted: str) -> str:
    """What stands where the copy was to be expected."""
    if len(spoken) > _MOST_SEARCHED:
        return ""
    start = SequenceMatcher(None, spoken, wanted, autojunk=False).find_longest_match()
    first = max(0, start.a - start.b)
    return spoken[first : first + min(len(wanted), _SHOWN)] if start.size > 2 else ""
