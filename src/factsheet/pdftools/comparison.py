"""Two files, or two folders of them, compared: which texts and numbers changed, and which parts of the pages.

Texts are compared by the ids of their elements where a PDF has them, as those made here do, so that a number
that moved is no change; those of other files by their order: of PDFs, HTML by its blocks, texts by their
lines.  Pictures are compared as pages are.  All reading is done behind the guard.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factsheet.files import read_regular
from factsheet.pdftools.guard import BeyondBoundsError, guarded
from factsheet.pdftools.plain_files import is_picture, said_by
from factsheet.pdftools.preflight.file import UnreadableError
from factsheet.pdftools.said import MOST_BYTES, SaidPart, told_by
from factsheet.records import dataclass
from factsheet.render import PageDifference, differences, opened_pair, page_pairs, page_texts, webp

if TYPE_CHECKING:
    from factsheet.render import PagePair

NUMBER, TEXT = "number", "text"
_WIDTH = 720
"""Pixels that pages are wide when they are compared."""
_KIND = re.compile(r"\.(print|screen)\.pdf$")


class ChangedText(NamedTuple):
    """A text that changed: its page, its id, what it was and what it is; nothing where it is not there.

    The page is 0 in a file that has none.
    """

    page: int
    path: str
    old: str
    new: str

    @property
    def kind(self) -> str:
        """Whether a number changed, alone with its unit or in running text, or only words did.

        That is told by the figures, so that the same figure is a number in the sentences of all languages.
        """
        sides = [each for each in (self.old, self.new) if each]
        if len(sides) > 1 and _figures(self.old) != _figures(self.new):
            return NUMBER
        return NUMBER if all(map(_is_number, sides)) else TEXT


class ChangedPage(NamedTuple):
    """A page that looks different: where, and both as WebP; no picture for a page that one file lacks."""

    number: int
    marks: tuple[PageDifference, ...]
    old: bytes = b""
    new: bytes = b""


@dataclass(frozen=True, slots=True)
class ComparedFile:
    """What became of a file: `trouble` is why it was not compared; `others` are files with the same changes.

    `only` is "old" or "new" for a file that is in one folder alone.  A file of `other_bytes` says and looks
    what it did; one of `unread` has other bytes of which nothing else is known: it is changed.
    """

    name: str
    texts: tuple[ChangedText, ...] = ()
    pages: tuple[ChangedPage, ...] = ()
    only: str = ""
    trouble: str = ""
    other_bytes: bool = False
    unread: bool = False
    others: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a reader would see or hear a difference, as far as is known."""
        return bool(self.texts or self.pages or self.only or self.unread)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All files of two folders, or the two files that were named."""

    old: str
    new: str
    files: tuple[ComparedFile, ...]

    def of(self, **wanted: bool) -> list[ComparedFile]:
        """Return the files of which this is true or not: `changed`, `only`, `trouble`, `other_bytes`."""
        return [
            each for each in self.files if all(bool(getattr(each, key)) is is_ for key, is_ in wanted.items())
        ]


def compare(old: Path, new: Path, pictures: int = 0) -> Comparison:
    """Compare two PDFs or two folders; `pictures` is how many changed pages are shown, the first of them.

    Raise OSError for what is not there.
    """
    if old.is_dir() and new.is_dir():
        pairs = [(name, old / name, new / name) for name in sorted({*_names(old), *_names(new)})]
    else:
        pairs = [(new.name, old, new)]
    found: list[ComparedFile] = []
    for name, before, after in pairs:
        compared = _compared(name, before, after, pictures)
        pictures -= sum(bool(page.new or page.old) for page in compared.pages)
        found.append(compared)
    return Comparison(str(old), str(new), tuple(_gathered(found)))


def _names(folder: Path) -> Iterator[str]:
    """The files of editions in a folder; what a batch writes about them is left out."""
    for path in sorted(folder.iterdir()):
        about = path.name.startswith((".", "manifest.jsonl", "report."))
        if path.is_file() and not about:
            yield path.name


def _compared(name: str, old: Path, new: Path, pictures: int) -> ComparedFile:
    """Compare two files of one name."""
    if not old.is_file() or not new.is_file():
        return ComparedFile(name, only="old" if old.is_file() else "new")
    try:
        before, after = (read_regular(path, MOST_BYTES) for path in (old, new))
    except OSError as error:
        return ComparedFile(name, trouble=(error.strerror or str(error)).lower())
    if before == after:
        return ComparedFile(name)
    are_pdfs = before.startswith(b"%PDF") and after.startswith(b"%PDF")
    if not are_pdfs and name.lower().endswith(".pdf"):
        return ComparedFile(name, other_bytes=True, trouble="it is no PDF")
    try:
        if not are_pdfs:
            return guarded(lambda: _compared_plain(name, before, after, pictures))
        texts, pages = guarded(
            lambda: (_texts(before, after), tuple(_pages(page_pairs(before, after, _WIDTH), pictures)))
        )
    except (BeyondBoundsError, UnreadableError) as error:
        return ComparedFile(name, trouble=str(error))
    except Exception as error:  # whatever PDFium makes of a broken file
        return ComparedFile(name, trouble=f"it cannot be read: {error}"[:200])
    return ComparedFile(name, texts, pages, other_bytes=not texts and not pages)


def _compared_plain(name: str, old: bytes, new: bytes, pictures: int) -> ComparedFile:
    """Compare two files that are no PDFs: pictures, HTML, texts; of others only the bytes are known."""
    if is_picture(old) and is_picture(new):
        pages = tuple(_pages([opened_pair(old, new)], pictures))
        return ComparedFile(name, pages=pages, other_bytes=not pages)
    said = [said_by(each, name) for each in (old, new)]
    if said[0] is None or said[1] is None:
        return ComparedFile(name, unread=True)
    texts = tuple(_by_order(said[0], said[1]))
    # The same words: of HTML its looks or its links are others.
    return ComparedFile(name, texts, unread=not texts)


def _texts(old: bytes, new: bytes) -> tuple[ChangedText, ...]:
    before, after = (_parts(each) for each in (old, new))
    named = [{*_keys(each)} for each in (before, after)]
    # Ids tell files of one maker: those of others are often numbers given anew.
    if named[0] and len(named[0] & named[1]) * 2 > min(map(len, named)):
        return tuple(_by_id(before, after))
    return tuple(_by_order(before, after))


def _parts(content: bytes) -> list[SaidPart]:
    """What a file says by its tags; a line each of what PDFium reads in one without."""
    parts = told_by(content, "the file").parts
    if not parts:
        lines = ((at, line) for at, page in enumerate(page_texts(content), 1) for line in page.splitlines())
        parts = tuple(SaidPart("", at, " ".join(line.split())) for at, line in lines if line.strip())
    return [each for each in parts if each.text]


def _keys(parts: Iterable[SaidPart]) -> Iterator[tuple[str, int]]:
    """The id of each part, with how often it came before."""
    seen: dict[str, int] = {}
    for each in parts:
        if each.path:
            seen[each.path] = seen.get(each.path, -1) + 1
            yield each.path, seen[each.path]


def _by_id(old: Sequence[SaidPart], new: Sequence[SaidPart]) -> Iterator[ChangedText]:
    olds, news = (
        dict(zip(_keys(each), (part for part in each if part.path), strict=True)) for each in (old, new)
    )
    for key, part in news.items():
        before = olds.pop(key, None)
        if before is None or before.text != part.text:
            yield ChangedText(part.page, part.path, before.text if before else "", part.text)
    for part in olds.values():
        yield ChangedText(part.page, part.path, part.text, "")


def _by_order(old: Sequence[SaidPart], new: Sequence[SaidPart]) -> Iterator[ChangedText]:
    texts = ([part.text for part in each] for each in (old, new))
    for kind, a, b, c, d in SequenceMatcher(None, next(texts), next(texts), False).get_opcodes():
        if kind == "equal":
            continue
        for before, after in zip_longest(old[a:b], new[c:d]):
            page = (after or before).page
            yield ChangedText(page, "", before.text if before else "", after.text if after else "")


def _pages(pairs: Iterable[PagePair], pictures: int) -> Iterator[ChangedPage]:
    for number, (before, after) in enumerate(pairs, 1):
        marks = differences(before, after) if before and after else (PageDifference(0.0, 0.0, 1.0, 1.0),)
        if not marks:
            continue
        shown = [webp(each) if each and pictures > 0 else b"" for each in (before, after)]
        pictures -= 1
        yield ChangedPage(number, marks, *shown)


def _gathered(files: Iterable[ComparedFile]) -> Iterator[ComparedFile]:
    """Tell the same changes of the file for the press and that for screens once."""
    told: dict[tuple[str, tuple[ChangedText, ...]], ComparedFile] = {}
    # That for screens comes first: it shows pages as readers know them, without marks and bleed.
    for each in sorted(files, key=lambda file: (_KIND.sub("", file.name), ".print." in file.name)):
        texts = tuple(text._replace(page=0) for text in each.texts)
        key = (_KIND.sub("", each.name) if texts else each.name, texts)
        found = told.get(key)
        told[key] = replace(found, others=(*found.others, each.name)) if found else each
    yield from told.values()


_FIGURE = re.compile(r"\d+(?:[.,\u066b\u066c\u00a0\u202f']\d+)*")
# Letters of scripts that are written without spaces: Thai, Lao, Burmese, Khmer, those of East Asia.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff]")
_LONGEST_UNIT = 4


def _figures(text: str) -> list[str]:
    """The numbers in a text, in its order of size, whatever the script of their digits.

    >>> _figures("9 of 1,200"), _figures("\u0661\u066b\u0663")
    (['1,200', '9'], ['1\u066b3'])
    """
    found = ("".join(str(unicodedata.decimal(sign, sign)) for sign in each) for each in _FIGURE.findall(text))
    return sorted(found)


def _is_number(text: str) -> bool:
    """Whether a text is a number with its unit, and no sentence that holds one.

    >>> [_is_number(each) for each in ("1.3%", "1,2 Millionen", "HK$ 3", "In 9 schools", "Wells")]
    [True, True, True, False, False]
    >>> [_is_number(each) for each in ("120\u4e07", "\u8fd9\u91cc\u67093\u53e3\u4e95\u3002")]
    [True, False]
    """
    words = text.split()
    bare = [each for each in words if not any(sign.isdigit() for sign in each)]
    short = len(_UNSPACED.findall(text)) < _LONGEST_UNIT
    return short and len(words) < 4 and len(bare) < min(2, len(words))
