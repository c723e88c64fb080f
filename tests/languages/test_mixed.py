"""Lines in which two directions of writing meet: what people copy out of them, by three readers.

The paragraphs, the way they are set and the figures are those of benchmarks/bench_copies.py.
"""

from __future__ import annotations

import shutil
from functools import cache

import pytest

from benchmarks.bench_copies import READERS, compared, folded, likeness, ours, paragraphs, together

COPY = paragraphs()
RIGHT_TO_LEFT = tuple(lang for lang in COPY if lang != "en")
# The paragraphs that come back to the character and to the space; one less than were measured.
EXACT = {"pdfium": 39, "poppler": 47, "raw": 11, "pypdf": 47}
LIKENESS = {"pdfium": 0.97, "poppler": 0.999, "raw": 0.999, "pypdf": 0.999}

every_reader = pytest.mark.parametrize("reader", READERS)


def read(pdf: bytes, reader: str) -> list[str]:
    if reader in ("poppler", "raw") and not shutil.which("pdftotext"):
        pytest.skip("pdftotext (Debian package poppler-utils) is not installed")
    return READERS[reader](pdf)


@cache
def made(lang: str) -> bytes:
    return ours(COPY[lang], lang)


@cache
def copies(lang: str, reader: str) -> list[str]:
    return read(made(lang), reader)


@every_reader
def test_most_paragraphs_come_back_exactly(reader: str) -> None:
    found = together([compared(texts, copies(lang, reader)) for lang, texts in COPY.items()])
    assert found.exact >= EXACT[reader]
    assert found.likeness >= LIKENESS[reader]


@every_reader
@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_every_character_of_a_right_to_left_paragraph_comes_back_in_order(lang: str, reader: str) -> None:
    """White space apart: Poppler in its raw mode parts words from the signs that touch them."""
    for meant, copied in zip(COPY[lang], copies(lang, reader), strict=False):
        assert likeness(meant, copied) == 1.0, copied


@every_reader
@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
@pytest.mark.parametrize(
    "phrase",
    [
        "Hong Kong Free Press",
        "+852 2721 6654",
        "help@example.org",
        "www.example.org",
        "1.3%",
        "22,744",
    ],
)
def test_a_name_a_number_and_an_address_come_back_as_they_were_written(
    phrase: str, lang: str, reader: str
) -> None:
    places = [number for number, text in enumerate(COPY[lang]) if phrase in text]
    # A sign from the face of the language is a word of its own to Poppler in its raw mode.
    shown = "1.3 %" if (reader, phrase) == ("raw", "1.3%") and lang != "he" else phrase
    assert all(shown in folded(copies(lang, reader)[number]) for number in places)
    assert places or lang == "fa"


@every_reader
@pytest.mark.parametrize("address", ["info@example.org", "https://example.org/un-seen?lang=ar&no=12"])
@pytest.mark.parametrize("sentence", ["راجع {} الآن.", "راجع {}"])
def test_nothing_invisible_stands_inside_an_address(sentence: str, address: str, reader: str) -> None:
    """Whoever pastes an address wants it to work; at a line's end as in its middle."""
    copied = read(ours([sentence.format(address)], "ar"), reader)
    assert address in copied[0]


@pytest.mark.parametrize("reader", ["pdfium", "poppler", "pypdf"])
@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_right_to_left_paragraphs_come_back_exactly(lang: str, reader: str) -> None:
    assert [folded(each) for each in copies(lang, reader)[: len(COPY[lang])]] == COPY[lang]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", ["روزانہ 500 mg دوا", "شمار 5 km اور 25 kg", "کل 1,250 UNHCR کارکن"])
def test_a_number_and_the_word_after_it_stay_apart_in_nastaliq(text: str, reader: str) -> None:
    """Its space is narrower than what Poppler takes for one."""
    assert folded(read(ours([text], "ur"), reader)[0]) == text


# Of what PDFium takes signs, several faces and Indic words apart into: they come whole.
@pytest.mark.parametrize(
    "text",
    [
        "قال… ثم ½ كوب № 7 ‑ م",
        "مدينة दिल्ली و กรุงเทพ الآن",
        "العيادة AT&T 香港 Αθήνα Łódź مفتوحة",
        "Łódź Αθήνα",
        "2026 서울 2026",
        "₪ 3 ‏$ السعر",
        "انخفضت الحالات بنسبة كبيرة جدا هذا العام \u200e+966 11 234 5678 أو help@example.org",
    ],
)
def test_foreign_words_of_any_script_and_signs_come_back_from_pdfium(text: str) -> None:
    assert folded(read(ours([text], "ar"), "pdfium")[0]) == folded(text)


@pytest.mark.parametrize("reader", ["poppler", "pypdf"])
def test_a_phrase_from_right_to_left_in_english_comes_back_exactly(reader: str) -> None:
    assert list(map(folded, copies("en", reader)[: len(COPY["en"])])) == COPY["en"]


@pytest.mark.parametrize("number", ["۰۲۱-۱۲۳۴۵۶۷", "۱۲۳۴۵۶۷", "021-1234567", "UNHCR، WHO"])
@pytest.mark.parametrize("measure", [150.0, 170.0, 190.0, 210.0])
def test_a_line_that_begins_with_a_long_number_is_not_taken_for_the_one_before(
    measure: float, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.bench_copies.MEASURE", measure)
    text = f"شاخص AQI به ۱۶۲ رسید (مجاز: ۱۰۰). با ۱۲۳ یا {number} تماس بگیرید. ذرات"
    assert folded(read(ours([text], "fa"), "pdfium")[0]) == text


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("amount", ["US${}٨١٢", "كلمة US${}812 كلمة", "٢٠{}دقيقة", "4,200{}₪"])
def test_a_space_inside_an_amount_comes_back_whichever_it_is(amount: str, space: str) -> None:
    text = amount.format(space)
    assert folded(read(ours([text], "ar"), "pdfium")[0]) == folded(text)


@every_reader
@pytest.mark.parametrize("measure", [110.0, 200.0])
def test_lines_of_two_directions_stay_apart_in_narrow_columns(
    measure: float, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wide codes at the ends of lines make PDFium take two lines for one."""
    monkeypatch.setattr("benchmarks.bench_copies.MEASURE", measure)
    monkeypatch.setattr("benchmarks.bench_copies.LEADING", dict.fromkeys(COPY, 12.0) | {"ur": 21.0})
    for lang in RIGHT_TO_LEFT:
        copied = read(ours(COPY[lang], lang), reader)
        assert compared(COPY[lang], copied).likeness > (0.93 if reader == "poppler" else 0.999)
