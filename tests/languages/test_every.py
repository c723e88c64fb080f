"""Sentences of every language that runs from left to right and has a face, copied out by two readers.

Each mixes words and punctuation of its language with names, numbers, units, addresses and words of other
scripts, between brackets and quotation marks, at both ends as anywhere (tests/sheets/generate.py).
"""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.bench_copies import folded, ours
from factsheet.content.languages import language
from factsheet.display import Direction
from tests.languages.test_mixed import read
from tests.sheets.generate import sentence, tags

LEFT_TO_RIGHT = tuple(tag for tag in tags() if language(tag).direction is Direction.LTR)
# Words from right to left in such copy are told of in docs/languages.md.
_OTHERS = {"القاهرة": "東京", "חיפה": "서울"}


def sentences(tag: str) -> list[str]:
    """Return three sentences of a language, the same each time."""
    chance = Random(tag)
    found = [sentence(chance, tag, 3, 9) for _ in range(3)]
    for word, other in _OTHERS.items():
        found = [each.replace(word, other) for each in found]
    return found


def without_spaces(text: str) -> str:
    """The text without white space: a reader puts some where a line ends."""
    return "".join(folded(text).split())


@pytest.mark.parametrize("tag", LEFT_TO_RIGHT)
def test_sentences_of_a_language_come_back(tag: str) -> None:
    texts = sentences(tag)
    pdf = ours(texts, tag)
    for reader in ("pdfium", "poppler"):
        copied = read(pdf, reader)[: len(texts)]
        assert list(map(without_spaces, copied)) == list(map(without_spaces, texts)), reader


def test_the_languages_are_of_most_scripts() -> None:
    assert len(LEFT_TO_RIGHT) >= 200
    assert len({language(tag).script for tag in LEFT_TO_RIGHT}) >= 25
