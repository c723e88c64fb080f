"""What an edition says, line by line as it is set, and what two readers copy out of its files."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pypdfium2

import factsheet
from factsheet.display import Composition, GlyphRun, leaves
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

    In raw mode Poppler gives the words of a line from left to right, whatever their script.
    """
    command = ["pdftotext", *(() if rtl else ("-raw",)), str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return folded(done.stdout.decode("utf-8"))


def lost(meant: dict[str, list[str]], read: str) -> dict[str, list[str]]:
    """Return the strings that a reader did not give back as they were written."""
    gone = {path: [text for text in texts if text not in read] for path, texts in meant.items()}
    return {path: texts for path, texts in gone.items() if texts}
