"""What is kept from left to right, and the order of whole sentences against an independent UAX #9.

The independent one is ICU's (`icu`).
"""

from __future__ import annotations

import re
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Direction
from factsheet.fonts.library import bundled
from factsheet.typeset.bidi import embedding, levels, line_levels, visual_runs
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.isolates import counted, foreign, isolates
from factsheet.typeset.lines import single
from factsheet.typeset.runs import set_line
from factsheet.typeset.shape import _embedding, shape
from factsheet.typeset.shaped import StyledRun
from tests.typeset import icu
from tests.typeset.test_bidi import order, shown

WORDS = {
    "ar": ("اتصل", "السعر", "الآن"),
    "fa": ("شماره", "بها", "پناه‌جو"),
    "ur": ("فون", "قیمت", "لاہور"),
    "ps": ("شمېره", "بيه", "کډوال"),
    "ckb": ("ژمارە", "پەیوەندی", "پەنابەر"),
    "sd": ("نمبر", "قيمت", "پناهگير"),
    "ug": ("نومۇر", "باھاسى", "مۇساپىر"),
    "he": ("מוקד", "מחיר", "בכל"),
    "yi": ("נומער", "פּרײַז", "ייִדיש"),
    "dv": ("ނަންބަރު", "އަގު", "މީހުން"),
}
# What is kept together, as it stands in copy.
KEPT = {
    "telephone": (
        "+852 2721 6654",
        "+852-2721-6654",
        "(852) 2721-6654",
        "(+852) 1234 5678",
        "+44 (0)20 7946 0958",
        "+44 20 7946 0958",
        "+33 1 42 68 53 00",
        "+1-212-555-1234",
        "+380 44 123 45 67",
        "03-1234567",
        "03 123 4567",
        "03-123 4567",
        "06-12 34 56 78",
        "050-123-4567",
        "0800 123 456",
        "0800\u00a0123\u00a0456",
        "2721 6654",
        "1-800-555-1212",
        "۰۲۱ ۱۲۳۴ ۵۶۷۸",
        "٠١٢٣ ٤٥٦ ٧٨٩",
        "03-1234567/8",
        "1-800-GO-FEDEX",
        "+1 800-FLOWERS",
    ),
    "service": ("*106", "*100#", "#7119", "*#06#", "**21*0800123456#"),
    "thousands": ("1 234 567", "22 744", "₪1 234 567", "12\u202f345"),
    "address": (
        "https://www.hongkongfp.com/2023/11/30/refugees",
        "https://example.org/un-seen?lang=ar&no=12",
        "https://en.wikipedia.org/wiki/Seven_(number)",
        "www.unhcr.org/hk",
        "unhcr.org",
        "refugee.help@justicecentre.org.hk",
        "@unhcr",
        "#WithRefugees",
    ),
    "date": ("12.5.2023", "2023-11-30", "30/11/2023"),
    "signed": ("-5", "+1.3%", "\u22125 °C", "±0.5"),
    "degrees": ("43 °C", "20-25 °C", "98.6 °F"),
    "word and sign": ("C++", "HK$", "C#"),
}
# What the algorithm has right by itself, in one place and with its digits in order.
LEFT = (
    *("9:00", "17:30", "09:00-17:30", "09:00–17:30", "2014-2023", "2014–2023", "12-15", "1500-2000"),
    *("1:10,000", "4/5", "24/7", "22,744", "1.3%", "100 %", "₩900", "50 ₪", "$10-$15", "HK$50"),
    *("25 kg", "9 m²", "12h30", "½", "2013", "7"),
)
NAMES = ("UNHCR", "Justice Centre", "H₂O", "T-shirt", "Ph.D.", "AT&T", "Wi-Fi")
AROUND = (
    "{}",
    "({})",
    "[{}]",
    "«{}»",
    '"{}"',
    "{},",
    "{}.",
    "{}:",
    "{}?",
    "{};",
    "{}؟",
    "{}،",
    "({}),",
    "/ {}",
)
BRACKETS = {"(": ")", "[": "]", "«": "»"}
every_kept = pytest.mark.parametrize("kept", [each for kind in KEPT.values() for each in kind])


def kept_in(text):
    return [text[start:stop] for start, stop in isolates(text)]


def places(text, base):
    """The offsets of the characters as they stand on paper from left to right."""
    found, walls = embedding(text, base, isolates(text))
    runs = visual_runs(line_levels(text, found, 0, len(text), base), walls)
    return [at for low, high, level in runs for at in _way(low, high, level)]


def _way(low, high, level):
    return range(high - 1, low - 1, -1) if level & 1 else range(low, high)


def by_icu(text, base, stretches=()):
    """The same by ICU, each of some stretches between U+2066 U+202D and U+202C U+2069."""
    marked, own = "", {}
    edges = {start: "\u2066\u202d" for start, _ in stretches}
    ends = {stop: "\u202c\u2069" for _, stop in stretches}
    for at, character in enumerate(text + "\n"):
        marked += ends.get(at, "") + edges.get(at, "")
        own[len(marked)] = at
        marked += character
    return [own[at] for at in icu.paper(marked[:-1], base) if at in own]


@st.composite
def sentences(draw, latin=True):
    """Words of a language, with figures, addresses and names in any place and between any signs."""
    words = st.sampled_from(WORDS[draw(st.sampled_from(sorted(WORDS)))])
    figures = st.sampled_from([*LEFT, *(each for kind in KEPT.values() for each in kind)])
    others = figures | st.sampled_from(NAMES) if latin else figures
    parts = draw(st.lists(words | others.flatmap(_between), min_size=1, max_size=6))
    # A word touches what follows it, as the Hebrew and Arabic prepositions do, or does not.
    return "".join(part + draw(st.sampled_from([" ", " ", " ", "", "-"])) for part in parts).strip()


def _between(thing):
    return st.sampled_from(AROUND).map(lambda around: around.format(thing))


@every_kept
@pytest.mark.parametrize("lang", WORDS)
def test_what_is_kept_is_kept_whole_and_without_what_is_beside_it(kept, lang):
    first, second, third = WORDS[lang]
    for around in AROUND:
        thing = around.format(kept)
        for sentence in (f"{first} {thing} {second}", f"{thing} {third}", f"{first} {thing}", thing):
            assert kept_in(sentence) == [kept], sentence


@pytest.mark.parametrize("left", LEFT)
def test_spans_hours_prices_shares_and_units_are_left_to_the_algorithm(left):
    for around in AROUND:
        assert kept_in(f"אל {around.format(left)} של") == []


@pytest.mark.parametrize("telephone", KEPT["telephone"])
@pytest.mark.parametrize(
    "other", ["09:00-17:30", "9:00", "₪50", "1.3%", "1:10,000", "(2023)", "12h30", "50 ₪"]
)
def test_a_telephone_number_leaves_its_neighbors_their_digits(telephone, other):
    for sentence in (f"מוקד {telephone} {other} כאן", f"מוקד {other} {telephone} כאן"):
        assert kept_in(sentence) == [telephone]
        paper = shown(sentence)
        assert telephone in paper
        assert all(digits in paper for digits in re.findall(r"\d[\d:,.]*", other))


@pytest.mark.parametrize(
    "text, kept",
    [
        ("מוקד 0800 123 456 24 שעות", ["0800 123 456"]),
        ("الهاتف 0800 123 456 50 ريال", ["0800 123 456"]),
        ("מוקד 0800 123 456 7 ימים", ["0800 123 456"]),
        ("מוקד 050 123 4567 שעות הפתיחה", ["050 123 4567"]),
        ("מוקד 06 12 34 56 78 שעות", ["06 12 34 56 78"]),
        ("מוקד 03-1234567 24 שעות", ["03-1234567"]),
        ("מוקד 0800 123 456 10 am - 5 pm", ["0800 123 456"]),
        ("0800 123 456 0800 123 457", ["0800 123 456", "0800 123 457"]),
        ("+852 1234 5678 +852 1234 5679", ["+852 1234 5678", "+852 1234 5679"]),
        ("בשנת 1990 0800 123 456", ["0800 123 456"]),
        ("2014 2015 2016", []),
        ("www.unhcr.org.", ["www.unhcr.org"]),
        ("(https://example.org/a)", ["https://example.org/a"]),
        ("«https://example.org/a»", ["https://example.org/a"]),
        ("https://example.org/(a", ["https://example.org/"]),
    ],
)
def test_where_a_number_and_an_address_end(text, kept):
    assert kept_in(text) == kept


# From left to right on paper.
@pytest.mark.parametrize(
    "text, paper",
    [
        ("מוקד 0800 123 456 09:00-17:30", "09:00-17:30 0800 123 456 דקומ"),
        ("اتصل 0800 123 456 09:00-17:30", "17:30-09:00 0800 123 456 لصتا"),
        ("טל (03-1234567) או", "וא (03-1234567) לט"),
        ("הם (2014-2023) כאן", "ןאכ (2014-2023) םה"),
        ("هم (2014-2023) هنا", "انه (2023-2014) مه"),
        ("קו (+852 1234 5678)", "(+852 1234 5678) וק"),
        ("אז 43 °C.", ".43 °C זא"),
        ("לכל -5 °C כאן", "ןאכ -5 °C לכל"),
        ("בדולר (HK$)", "(HK$) רלודב"),
        ("بين Hong Kong، UNHCR، WHO هنا", "انه WHO ،UNHCR ،Hong Kong نيب"),
        ("تقرير ISO 9001، WHO", "WHO ،ISO 9001 ريرقت"),
        ("راجع www.unhcr.org، UNHCR", "UNHCR ،www.unhcr.org عجار"),
        ("المقال Sahara, Mali لا", "ال Sahara, Mali لاقملا"),
    ],
)
def test_the_order_on_paper(text, paper):
    found, walls = embedding(text, 1, isolates(text))
    mirrored = "".join(
        _mirrored(character) if level & 1 else character for character, level in zip(text, found, strict=True)
    )
    assert order(mirrored, 1, found, walls) == paper


def _mirrored(character):
    pairs = BRACKETS | {closing: opening for opening, closing in BRACKETS.items()}
    return pairs.get(character, character)


@given(sentences(), st.sampled_from([0, 1]))
def test_without_isolates_the_order_is_that_of_the_annex(text, base):
    paper = "".join(text[at] for at in by_icu(text, base))
    assert order(text, base, levels(text, base)) == paper


@given(sentences(), st.sampled_from([0, 1]))
def test_with_isolates_the_order_is_that_of_the_annex_for_text_with_isolates(text, base):
    assert places(text, base) == by_icu(text, base, isolates(text))


@given(sentences(), st.sampled_from([0, 1]))
def test_brackets_are_mirrored_in_pairs_and_no_isolate_holds_one_of_a_pair(text, base):
    found = embedding(text, base, isolates(text)).levels
    for opening, closing in _pairs(text):
        assert found[opening] % 2 == found[closing] % 2
        for start, stop in isolates(text):
            assert (start <= opening < stop) == (start <= closing < stop)


def _pairs(text):
    waiting = []
    for index, character in enumerate(text):
        if character in "([":
            waiting.append(index)
        elif character in ")]":
            yield waiting.pop(), index


@given(sentences(), st.sampled_from([0, 1]))
def test_the_digits_of_a_number_stand_in_their_order_and_what_is_kept_in_one_place(text, base):
    paper = places(text, base)
    for start, stop in [*isolates(text), *(found.span() for found in re.finditer(r"\d+", text))]:
        first = paper.index(start)
        assert paper[first : first + stop - start] == list(range(start, stop))


@given(
    st.sampled_from(sorted(WORDS)),
    st.sampled_from(["09:00-17:30", "09:00–17:30", "2014-2023", "12–15", "$10-$15", "1:10,000", "4/5"]),
    st.sampled_from(AROUND),
)
def test_a_span_stands_in_one_place(lang, span, around):
    first, second, _ = WORDS[lang]
    text = f"{first} {around.format(span)} {second} UNHCR"
    paper = places(text, 1)
    start = text.index(span)
    taken = sorted(paper.index(at) for at in range(start, start + len(span)))
    assert taken == list(range(taken[0], taken[0] + len(span)))


@pytest.mark.parametrize("lang", [lang for lang in WORDS if lang != "dv"])
@pytest.mark.parametrize("around", [each for each in AROUND if not set(each) & set("،؟")])
def test_runs_stand_on_the_page_in_that_order(lang, around):
    """The glyphs themselves, with the bundled faces: what stands on the page from left to right."""
    first, second, _ = WORDS[lang]
    for kept in ("+852 2721 6654", "www.unhcr.org", "03-1234567"):
        text = f"{first} {around.format(kept)} {second}"
        piece = StyledRun(text, ("source-sans",), 400, "ink", "story")
        shaped = shape((piece,), Manner(lang), Direction.RTL, bundled())
        (line,) = single(shaped)
        runs = [placed.item for placed in set_line(shaped, line, 10.0).items]
        paper = "".join(run.text[::-1] if run.rtl else run.text for run in runs)
        assert kept in paper
        assert paper == shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "12 Rue Gouraud (Gemmayzeh), Beirut",
        "12 Rue Gouraud (Gemmayzeh), Beirut.",
        "16, avenue de la Paix, 1202 Genève",
        "221b Baker Street, London",
        "10-12 Hamra",
        "5/F, 88 Queensway",
        "۱۲ Rue Gouraud",
    ],
)
@pytest.mark.parametrize("lang", ["ar", "fa", "he", "ur"])
def test_latin_copy_that_begins_with_a_figure_reads_as_it_is_written(text: str, lang: str) -> None:
    piece = StyledRun(text, ("source-sans",), 400, "ink", "story")
    shaped = shape((piece,), Manner(lang), Direction.RTL, bundled())
    (line,) = single(shaped)
    runs = [placed.item for placed in set_line(shaped, line, 10.0).items]
    assert "".join(run.text[::-1] if run.rtl else run.text for run in runs) == text


@pytest.mark.parametrize(
    "text", ["12 GB", "5 km", "2014-2023", "12 شارع Hamra", "Rue 12", "١٢ Rue Gouraud", "24/7"]
)
def test_other_copy_is_left_to_the_algorithm(text: str) -> None:
    assert foreign(text) == []


def test_isolates_do_not_overlap_and_come_in_order():
    text = " ".join(["א", *(each for kind in KEPT.values() for each in kind)])
    places = [place for isolate in isolates(text) for place in isolate]
    assert places == sorted(places)
    assert all(len(list(alike)) <= 2 for _, alike in groupby(places))


@pytest.mark.parametrize(
    "text, paper",
    [
        ("Office in حيفاwww.unhcr.org today", "Office in افيحwww.unhcr.org today"),
        ("Write to חיפהa@b.org or ask", "Write to הפיחa@b.org or ask"),
        ("ask in لاہور 3 times", "ask in 3 روہال times"),
        ("in חיפה +852 2721 6654 daily", "in הפיח +852 2721 6654 daily"),
    ],
)
def test_in_copy_from_left_to_right_what_touches_a_foreign_word_keeps_its_place(text, paper):
    assert shown(text, 0) == paper
    assert "".join(text[at] for at in by_icu(text, 0, isolates(text))) == paper


ARABIC = [lang for lang in WORDS if lang not in ("he", "yi")]
COUNTS = ("12%", "12 %", "12٪", "3.5%", "1,200$", "۴۵٪", "7 ‰", "50€")


@given(
    st.sampled_from([word for lang in ARABIC for word in WORDS[lang]]),
    st.sampled_from(COUNTS),
    st.sampled_from(["Germs {} travel", "Germs ({}) travel", "{}, and more", "So: {}", "A {} b {} c 1%"]),
    st.booleans(),
)
def test_a_sign_stays_with_its_number_behind_arabic_in_copy_from_left_to_right(
    word: str, count: str, sentence: str, after: bool
) -> None:
    phrase = f"{word} {count}" + (f" {word}" if after else "")
    text = sentence.replace("{}", phrase)
    found, walls = _embedding(text, 0, "en")
    on_paper = [
        at
        for low, high, level in visual_runs(line_levels(text, found, 0, len(text), 0), walls)
        for at in _way(low, high, level)
    ]
    stops = [stop for _, stop in counted(text)]
    assert len(stops) == sentence.count("{}")
    for stop in stops:
        places_of = sorted(on_paper.index(at) for at in range(stop - len(count), stop))
        assert places_of == list(range(places_of[0], places_of[0] + len(count)))
    # As an independent implementation has it with the mark behind each of them.
    marked = "".join(each + "\u200f" * (at in stops) for at, each in enumerate(text, 1))
    own = {at + sum(stop <= at for stop in stops): at for at in range(len(text))}
    if not isolates(text):
        assert on_paper == [own[at] for at in icu.paper(marked, 0) if at in own]


def test_what_has_no_arabic_before_it_goes_by_the_rules() -> None:
    for text in ("12% of (الجراثيم)", "שלום 12% and", "الجراثيم b 12%", "الجراثيم 12 of"):
        assert counted(text) == []
