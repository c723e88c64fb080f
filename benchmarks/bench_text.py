"""The text work of one warm edition in every language of the sample: shaping, breaking, fitting.

    python benchmarks/bench_text.py [LANGUAGE ...]

Faces are open and dictionaries loaded; the texts are not known yet.  `shape` is everything up to
glyphs and legal breaks; `fit` is how many lines all copy takes at eight sizes, which is what a search
asks; `lines` is the best lines at the last size, and their glyph runs.  Each figure is the least of
several rounds, in milliseconds; the last column is the sum for an edition of 2,500 characters.
"""

from __future__ import annotations

import inspect
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import factsheet
from factsheet.display import DisplayGroup
from factsheet.document.text import Text
from factsheet.fonts.library import bundled
from factsheet.locale.catalogues import languages
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import count_lines, ragged
from factsheet.typeset.runs import set_line
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import ShapedParagraph, StyledRun

DATA = Path(__file__).parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"
SIZES = (9.5, 9.4, 9.3, 9.2, 9.1, 9.0, 8.8, 8.5)
MEASURE = 250.0
ROUNDS = 15
AN_EDITION = 2500


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of the processor: other programs of the machine do not count."""
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def shaped_all(texts: list[Text], edition: factsheet.Edition) -> list[ShapedParagraph]:
    manner = Manner(edition.lang)
    anew = inspect.unwrap(shape)  # not what is kept of it
    return [
        anew(
            (StyledRun(text.plain, ("source-sans",), 400, "ink", text.path),),
            manner,
            edition.direction,
            bundled(),
        )
        for text in texts
    ]


def fitted(shaped: list[ShapedParagraph]) -> list[int]:
    """How many lines the copy takes at each size."""
    rooms = [MEASURE / size for size in SIZES]
    return [sum(count_lines(each, lambda _, room=room: room).lines for each in shaped) for room in rooms]


def set_all(shaped: list[ShapedParagraph]) -> list[DisplayGroup]:
    """The best lines at the last size."""
    room = MEASURE / SIZES[-1]
    return [set_line(each, line, SIZES[-1]) for each in shaped for line in ragged(each, lambda _: room)]


def measured(edition: factsheet.Edition) -> tuple[int, float, float, float]:
    """The characters of an edition, and the least times for its three parts."""
    texts = [part for text in edition.texts().values() for part in text.paragraphs()]
    rounds = []
    for _ in range(ROUNDS):
        first = timed(lambda: shaped_all(texts, edition))
        shaped = shaped_all(texts, edition)
        second = timed(partial(fitted, shaped))
        third = timed(partial(set_all, shaped))
        rounds.append((first, second, third))
    least = [min(column) for column in zip(*rounds, strict=True)]
    return sum(len(text.plain) for text in texts), least[0], least[1], least[2]


def main(chosen: list[str]) -> None:
    sheet = factsheet.read(DATA)
    print(f"{'language':12}{'characters':>12}{'shape':>8}{'fit':>8}{'lines':>8}{'sum':>8}{'per 2,500':>11}")
    sums = []
    for lang in chosen or ("en", *languages(sheet)):
        count, *parts = measured(factsheet.localize(sheet, lang))
        whole = sum(parts)
        sums.append(whole * AN_EDITION / count)
        figures = "".join(f"{part:8.1f}" for part in (*parts, whole))
        print(f"{lang:12}{count:12,}{figures}{sums[-1]:11.1f}")
    print(f"median {statistics.median(sums):.1f} ms, worst {max(sums):.1f} ms for 2,500 characters")


if __name__ == "__main__":
    main(sys.argv[1:])
