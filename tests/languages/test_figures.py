"""Numbers and addresses in right-to-left copy: what people copy out of it, beside every sign.

The tables are those of tests/typeset/test_isolates.py; copy is set as in benchmarks/bench_copies.py.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from benchmarks.bench_copies import READERS, folded, likeness, ours
from tests.languages.test_mixed import read
from tests.typeset.test_isolates import KEPT, LEFT, WORDS

LANGUAGES = ("ar", "he")
AROUND = ("{}", "({}),", "«{}»", "{}.")
# Figures alone, in which no reader finds a word that it could turn round.
FIGURES = (
    *(each for each in KEPT["telephone"] if "(" not in each),
    *("1 234 567", "22 744", "12\u202f345", *KEPT["date"], "+1.3%"),
    *("9:00", "09:00-17:30", "09:00–17:30", "2014-2023", "1:10,000", "22,744", "1.3%", "2013"),
)
OTHERS = tuple(
    each for each in (*LEFT, *(each for kind in KEPT.values() for each in kind)) if each not in FIGURES
)
SENTENCES = {
    "he": (
        "מוקד 0800 123 456 09:00-17:30",
        "טלפון 03-1234567 (2023) או 03-1234567.",
        "טלפון (03-1234567) או (03 123 4567), שנים (2014-2023), תאריך (12.5.2023), פרק (12-15).",
    ),
    "ar": (
        "الهاتف (+852) 1234 5678 1:10,000",
        "اتصل على (+852) 1234 5678 من 9:00 إلى 17:30. السعر ₩900 في 12.5.2023.",
        "نصف ثم 4/5 منهم.",
    ),
    "ckb": ("ژمارە 03-1234567. پەیوەندی +852 1234 5678 ژمارە",),
}

every_language = pytest.mark.parametrize("lang", LANGUAGES)


def sentences(lang: str, things: tuple[str, ...]) -> list[str]:
    """Each thing between each pair of signs, at one of three places of a sentence in turn."""
    first, second, third = WORDS[lang]
    # Enough words of the language on the page that Poppler takes it for one from right to left.
    rest = f"{third} {second} {first} {third} {second} {first}"
    made = []
    for number, thing in enumerate(things):
        for more, around in enumerate(AROUND):
            shown = around.format(thing)
            places = (f"{first} {shown} {rest}", f"{shown} {rest}", f"{rest} {shown}")
            made.append(places[(number + more) % len(places)])
    return made


@cache
def made(lang: str, things: tuple[str, ...]) -> tuple[list[str], bytes]:
    texts = sentences(lang, things)
    return texts, ours(texts, lang)


@every_language
@pytest.mark.parametrize("reader", ["pdfium", "poppler"])
def test_figures_come_back_exactly_between_any_signs(lang: str, reader: str) -> None:
    texts, pdf = made(lang, FIGURES)
    # A span may end a line after its hyphen or dash, where PDFium tells of the line end.
    copied = [re.sub("([-–])\u200f?\r\n", r"\1", each) for each in read(pdf, reader)[: len(texts)]]
    assert [folded(each) for each in copied] == [folded(each) for each in texts]


@every_language
@pytest.mark.parametrize("reader", ["pdfium", "poppler"])
def test_addresses_units_and_signs_come_back_in_their_order(lang: str, reader: str) -> None:
    """White space apart: PDFium parts what has several words from the sign that touches it."""
    texts, pdf = made(lang, OTHERS)
    wrong = [
        (meant, copied)
        for meant, copied in zip(texts, read(pdf, reader), strict=False)
        if likeness(meant, copied) < 1.0
    ]
    # An address may break over two lines, and have more Latin letters than the page has others.
    assert [pair for pair in wrong if not set(pair[0]) & set("@/")] == []
    assert reader == "poppler" or len(wrong) <= len(AROUND)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lang", SENTENCES)
def test_a_telephone_number_is_copied_without_what_is_beside_it(lang: str, reader: str) -> None:
    copied = read(ours(list(SENTENCES[lang]), lang), reader)
    for meant, found in zip(SENTENCES[lang], copied, strict=False):
        assert likeness(meant, found) == 1.0, found


def test_the_tables_have_figures_with_and_without_spaces() -> None:
    assert len(FIGURES) > 20 and len(OTHERS) > 30 and {" ", "-", ":", "."} <= set("".join(FIGURES))
