"""What an edition says, line by line as it is set, and what two readers copy out of its files."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pypdfium2

import factsheet
from factsheet.display import Composition, Direction, GlyphRun, leaves
from factsheet.document.text import Text, link_paths
from tests.pdf.read import CURES, HYPHEN

_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return the text with single spaces, without the characters that guide readers."""
    return _SPACES.sub(" ", HYPHEN.sub("", text).translate(CURES)).strip()


def runs(composition: Composition) -> Iterable[GlyphRun]:
    """Yield all set type of the composition, page by page."""
    for page in composition.pages:
        for item, *_ in leaves(page.items):
            if isinstance(item, GlyphRun):
                yield item


def strings(edition: factsheet.Edition, composition: Composition) -> dict[str, list[str]]:
    """Return each paragraph of the edition by its path, folded, with a space where a line ends.

    A word that is parted at a line's end is given back whole.
    A reader puts white space at the end of a line, also where the copy has none (Thai, Chinese).
    The number that a tile takes out of its sentence is set in a size of its own, apart from the words
    before and after it: such a paragraph is a list of several strings.
    """
    by_path: defaultdict[str, list[GlyphRun]] = defaultdict(list)
    for run in runs(composition):
        by_path[run.path].append(run)
    parts = [part for text in edition.texts().values() for part in text.paragraphs()]
    return {part.path: _as_set(part, by_path) for part in parts}


def _as_set(part: Text, by_path: dict[str, list[GlyphRun]]) -> list[str]:
    placed = [(run.start, run) for run in by_path.get(part.path, ())]
    for path, offset in link_paths(part):
        placed += [(offset + run.start, run) for run in by_path.get(path, ())]
    ordered = [run for _, run in sorted(placed, key=lambda each: each[0])]
    boxes = groupby(ordered, key=lambda run: run.size)
    return [
        folded("".join(run.text + " " * (run.ends_line and not run.hyphenated) for run in box))
        for _, box in boxes
    ]


def by_pdfium(file: Path) -> str:
    """Return the text that Chromium would copy, folded."""
    with pypdfium2.PdfDocument(file) as document:
        return folded("\n".join(page.get_textpage().get_text_bounded() for page in document))


def by_poppler(file: Path, rtl: bool) -> str:
    """Return the text of `pdftotext -raw`, folded; of plain `pdftotext` for a right-to-left page.

    In raw mode Poppler parts right-to-left words from the signs that touch them.
    """
    command = ["pdftotext", *(() if rtl else ("-raw",)), str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return folded(done.stdout.decode("utf-8"))


class Region(NamedTuple):
    """A part of a page, in points from its top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def regions(text: Text, composition: Composition) -> dict[str, list[Region]]:
    """Return where each paragraph of a text stands, by its path: a region for each column with some of it."""
    return {part.path: _regions(part, composition) for part in text.paragraphs()}


def _regions(part: Text, composition: Composition) -> list[Region]:
    places: list[tuple[int, Region]] = []
    offsets = {part.path: 0, **dict(link_paths(part))}
    for number, page in enumerate(composition.pages, 1):
        for item, x, y in leaves(page.items):
            if isinstance(item, GlyphRun) and item.path in offsets:
                box = Region(number, x, y - item.size, x + item.width, y + 0.5 * item.size)
                places.append((offsets[item.path] + item.start, box))
    found: list[Region] = []
    for _, box in sorted(places, key=lambda each: each[0]):
        last = found[-1] if found else None
        if last is None or last.page != box.page or box.bottom < last.bottom - 2:
            found.append(box)
        else:
            left, top = min(last.left, box.left), min(last.top, box.top)
            right, bottom = max(last.right, box.right), max(last.bottom, box.bottom)
            found[-1] = Region(last.page, left, top, right, bottom)
    return found


def by_poppler_in(file: Path, place: list[Region]) -> str:
    """Return the text that `pdftotext` finds in some regions, one after the other, folded."""
    texts = []
    with pypdfium2.PdfDocument(file) as document:
        boxes = [(page.get_mediabox(), page.get_trimbox()) for page in document]
    for page, left, top, right, bottom in place:
        media, trim = boxes[page - 1]
        left, top = left + trim[0] - media[0], top + media[3] - trim[3]
        right, bottom = right + trim[0] - media[0], bottom + media[3] - trim[3]
        x, y = max(0, int(left) - 2), max(0, int(top))
        size = (str(int(right) + 3 - x), str(int(bottom) + 1 - y))
        crop = ("-f", str(page), "-l", str(page), "-x", str(x), "-y", str(y), "-W", size[0], "-H", size[1])
        done = subprocess.run(
            ["pdftotext", *crop, str(file), "-"], capture_output=True, check=True, timeout=60
        )
        texts.append(done.stdout.decode("utf-8"))
    return folded("\n".join(texts))


def lost_to_poppler(
    edition: factsheet.Edition, composition: Composition, file: Path, meant: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Return the strings that `pdftotext` did not give back as they were written.

    Its default mode, the one for right-to-left copy, reads across tiles and columns that stand side by
    side: what is parted there is read again where it stands.
    """
    rtl = edition.direction is Direction.RTL
    gone = lost(meant, by_poppler(file, rtl))
    for path in list(gone) if rtl else ():
        place = regions(edition.texts()[path.partition("~")[0]], composition)[path]
        if all(each in by_poppler_in(file, place) for each in meant[path]):
            del gone[path]
    return gone


def lost(meant: dict[str, list[str]], read: str) -> dict[str, list[str]]:
    """Return the strings that a reader did not give back as they were written."""
    gone = {path: [text for text in texts if text not in read] for path, texts in meant.items()}
    return {path: texts for path, texts in gone.items() if texts}


_QUOTED = str.maketrans("()[]{}«»‹›“”‘’", "((((((((((((((")
# What a change is, from the least to the worst: the text alike once this is done to the string and the copy.
_ALIKE: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("white space", lambda text: text),
    ("order of marks", lambda text: unicodedata.normalize("NFC", text)),
    ("signs taken apart", lambda text: unicodedata.normalize("NFKC", text).replace("\u2044", "/")),
    ("brackets turned", lambda text: text.translate(_QUOTED)),
)


def cause(meant: str, read: str) -> str:
    """Return in what way a string of an edition is otherwise in what a reader gave back."""
    meant, read = ("".join(text.split()) for text in (meant, read))
    return next(
        (name for name, alike in _ALIKE if alike(meant) in alike(read)), "order, or lines of two tiles"
    )
