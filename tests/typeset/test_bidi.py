"""Order on the page: UAX #9 whole, and the numbers that must never be turned round."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.typeset.bidi import bidi_class, embedding, levels, line_levels, visual_runs
from factsheet.typeset.isolates import isolates

CONFORMANCE = Path("/usr/share/unicode/BidiCharacterTest.txt")

# Hebrew letters, Arabic letters and digits, Latin, signs, brackets, every formatting character.
ALPHABET = "אבאب٣12aB .,:+-%()[]\u0301\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def order(text, base, found, walls=()):
    """The text as it reads from left to right on paper."""
    shown = ""
    for start, stop, level in visual_runs(line_levels(text, found, 0, len(text), base), walls):
        shown += text[start:stop][::-1] if level & 1 else text[start:stop]
    return shown


def shown(text, base=1):
    return order(text, base, *embedding(text, base, isolates(text)))


def first_strong(text):
    """Rules P2 and P3, for the cases of the test file that leave the direction open."""
    depth = 0
    for character in text:
        kind = bidi_class(character)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


@pytest.mark.skipif(not CONFORMANCE.exists(), reason="needs the Debian package unicode-data")
def test_every_case_of_the_conformance_test_of_unicode():
    wrong = []
    for line in CONFORMANCE.read_text(encoding="utf-8").splitlines():
        case = line.partition("#")[0].strip()
        if not case:
            continue
        codes, direction, paragraph, expected, visual = case.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        base = first_strong(text) if direction == "2" else int(direction)
        found = levels(text, base)
        kept = [i for i, level in enumerate(expected.split()) if level != "x"]
        runs = visual_runs([found[i] for i in kept])
        placed = [i for a, b, level in runs for i in (kept[a:b][::-1] if level & 1 else kept[a:b])]
        good = base == int(paragraph) and all(
            level in ("x", str(own)) for level, own in zip(expected.split(), found, strict=True)
        )
        if not good or placed != [int(i) for i in visual.split()]:
            wrong.append(case)
    assert wrong == []


# What stands on paper, from left to right.
@pytest.mark.parametrize(
    "text, base, paper",
    [
        ("abc אבג def", 0, "abc גבא def"),
        ("אבג abc דהו", 1, "והד abc גבא"),
        ("אבג 123 דהו", 1, "והד 123 גבא"),
        ("אבג (abc) דהו", 1, "והד )abc( גבא"),
        ("אבג (דהו) abc", 1, "abc )והד( גבא"),
        ("a (ב) c", 0, "a (ב) c"),
        ("עלה ב-25%", 1, "25%-ב הלע"),
        ("١٢٣ abc", 1, "abc ١٢٣"),
        ("\u2067ab ג\u2069.", 0, "\u2067ג ab\u2069."),
        ("אב \u202aכד ef\u202c גד", 1, "דג \u202a\u202cדכ ef בא"),
    ],
)
def test_the_order_on_paper(text, base, paper):
    strip = str.maketrans("", "", "\u202a\u202c")
    assert shown(text, base).translate(strip) == paper.translate(strip)


@pytest.mark.parametrize(
    "number",
    [
        "+852 2721 6654",
        "(852) 2721-6654",
        "+44 20 7946 0958",
        "https://www.hongkongfp.com/2023/11/30/refugees",
        "refugee.help@justicecentre.org.hk",
        "www.unhcr.org/hk",
        "2023-11-30",
        "30.11.2023",
    ],
)
@pytest.mark.parametrize("sentence", ["اتصل بنا: {} الآن", "{} هو الرقم", "התקשרו {}.", "للمساعدة {}"])
def test_phone_numbers_addresses_and_dates_keep_their_order_in_right_to_left_copy(number, sentence):
    assert number in shown(sentence.format(number))


def test_without_isolation_a_phone_number_is_turned_round():
    text = "اتصل +852 2721 6654"
    assert order(text, 1, levels(text, 1)).startswith("6654 2721 852+")


def test_a_full_stop_after_an_address_is_not_part_of_it():
    assert shown("ראו www.unhcr.org.").startswith(".www.unhcr.org")


@pytest.mark.parametrize("text", ["22,744", "1.3%", "2014-2023", "في عام 2013", "7 of 10"])
def test_quantities_and_spans_of_years_are_left_to_the_algorithm(text):
    assert isolates(text) == []


@given(st.text(ALPHABET, max_size=30), st.sampled_from([0, 1]))
def test_the_order_on_paper_loses_and_doubles_nothing(text, base):
    assert sorted(order(text, base, levels(text, base))) == sorted(text)


@given(st.text(ALPHABET, max_size=30))
def test_levels_never_go_below_the_paragraph_and_white_space_at_the_end_stays_at_its_side(text):
    found = levels(text + " ", 1)
    assert min(found) >= 1 and found[-1] == 1


@given(st.text("אבגدرس .,!?\u0301", max_size=30), st.text("אب", min_size=1, max_size=2))
def test_the_short_way_for_pure_right_to_left_copy_agrees_with_the_long_one(text, letters):
    mixed = letters + text + letters + " a"
    assert levels(mixed, 1)[: len(mixed) - 2] == levels(mixed[:-2], 1)


def test_a_line_that_ends_in_mid_sentence_has_its_white_space_at_its_end():
    text = "אבג abc def"
    found = levels(text, 1)
    assert line_levels(text, found, 0, 8, 1)[-1] == 1
