"""The sample in every language, built once in a session of tests, however many processes run it."""

from __future__ import annotations

import fcntl
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import factsheet
from factsheet.content.factsheet import Factsheet
from factsheet.display import GlyphRun, leaves
from factsheet.pipeline import results
from tests.pdf.read import CURES, HYPHEN

DATA = Path(__file__).parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"
LANGUAGES = ("en", *sorted(path.stem for path in DATA.parent.glob("locale/*.po")))
RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur")
# The other layout, in one language of each manner of writing.
EDITORIAL = ("ar", "en", "hi", "my", "ta", "th", "ur", "zh-Hant-HK")
EDITIONS = tuple(("campaign", lang) for lang in LANGUAGES) + tuple(("editorial", lang) for lang in EDITORIAL)
OUTPUTS = {"print": factsheet.PRINT, "screen": factsheet.SCREEN}
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Made:
    """One edition in one layout: as it was composed, and its files."""

    layout: str
    lang: str
    composition: factsheet.Composition
    pdfs: dict[str, bytes]


class Line(NamedTuple):
    """A line of copy: its text in logical order, and its runs from left to right."""

    path: str
    text: str
    runs: tuple[GlyphRun, ...]


@cache
def sample() -> Factsheet:
    return factsheet.read(DATA)


@cache
def edition(lang: str) -> factsheet.Edition:
    return factsheet.localize(sample(), lang)


def build(layout: str, lang: str) -> Made:
    made = results(edition(lang), layout, outputs=tuple(OUTPUTS.values()))
    pdfs = {result.output.kind: result.pdf for result in made}
    return Made(layout, lang, made[0].composition, pdfs)


class Shelf:
    """What has been built; the process that comes first builds, the others read it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self._known: dict[tuple[str, str], Made] = {}

    def __call__(self, layout: str, lang: str) -> Made:
        key = (layout, lang)
        if key not in self._known:
            self._known[key] = self._made(layout, lang)
        return self._known[key]

    def files(self, output: str) -> dict[Path, Made]:
        """Every edition as a file of its own."""
        found = {}
        for layout, lang in EDITIONS:
            made = self(layout, lang)
            file = self.folder / f"{layout}.{lang}.{output}.pdf"
            found[file] = made
        return found

    def _made(self, layout: str, lang: str) -> Made:
        kept = self.folder / f"{layout}.{lang}"
        with Path(f"{kept}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                made = build(layout, lang)
                for output, pdf in made.pdfs.items():
                    Path(f"{kept}.{output}.pdf").write_bytes(pdf)
                kept.write_bytes(pickle.dumps(made))
                return made
        found = pickle.loads(kept.read_bytes())
        assert isinstance(found, Made)
        return found


def lines(composition: factsheet.Composition) -> list[Line]:
    """The lines of every piece of copy, in reading order of each piece."""
    by_path: defaultdict[str, list[GlyphRun]] = defaultdict(list)
    for page in composition.pages:
        for item, *_ in leaves(page.items):
            if isinstance(item, GlyphRun) and item.path:
                by_path[item.path].append(item)
    return [line for path, runs in by_path.items() for line in _lines(path, runs)]


def _lines(path: str, runs: list[GlyphRun]) -> Iterator[Line]:
    line: list[GlyphRun] = []
    for run in sorted(runs, key=lambda run: run.start):
        line.append(run)
        if run.ends_line:
            yield Line(path, "".join(run.text for run in line), tuple(line))
            line = []
    if line:
        yield Line(path, "".join(run.text for run in line), tuple(line))


def spaced(text: str) -> str:
    """The text without what guides readers, and with one kind of white space: they have their own."""
    return _SPACES.sub(" ", HYPHEN.sub("", text).translate(CURES)).strip()
