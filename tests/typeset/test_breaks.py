"""Where lines may end: dictionaries, habits, offsets beyond U+FFFF; and where the first sentence ends."""

from __future__ import annotations

import os
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.document.quantity import Quantity
from factsheet.locale.locales import locales
from factsheet.locale.words import BuiltIn
from factsheet.typeset.breaks import breaks_between_words, breaks_of, legal_breaks

# ICU 78 has the rules of Unicode 17.0.  Its LineBreakTest.txt is part of no package: put it there,
# from the Unicode Character Database (https://www.unicode.org/Public/17.0.0/ucd/auxiliary/).
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
OWN_VERSION = CACHE / "factsheet-tests" / "unicode-17.0.0" / "LineBreakTest.txt"
# The one that Debian has, of Unicode 15.0.
PACKAGED = Path("/usr/share/unicode/auxiliary/LineBreakTest.txt")


def pieces(text, lang, words=()):
    offsets = (0, *legal_breaks(text, lang, words))
    return [text[start:stop] for start, stop in zip(offsets, offsets[1:], strict=False)]


@pytest.mark.parametrize(
    "text, lang, expected",
    [
        ("up to 25 % of claims", "fr", ["up ", "to ", "25 % ", "of ", "claims"]),
        ("only 1.3% of", "en", ["only ", "1.3% ", "of"]),
        ("resettlement - a process", "en", ["resettlement - ", "a ", "process"]),
        ("14\u00a0700 claimants", "en", ["14\u00a0700 ", "claimants"]),
        ("14\u202f700 claimants", "fr", ["14\u202f700 ", "claimants"]),
        ("one\u2028two", "en", ["one\u2028", "two"]),
        ("Kraj w Azji i w Europie", "pl", ["Kraj ", "w Azji ", "i w Europie"]),
        ("a b", "en", ["a ", "b"]),
        ("refoule\u00adment", "en", ["refoule\u00ad", "ment"]),
        ("ภาษาไทย", "th", ["ภาษา", "ไทย"]),
        ("សិទ្ធិ\u200bមនុស្ស", "km", ["សិទ្ធិ\u200b", "មនុស្ស"]),
        ("香港，難民。", "zh-Hant", ["香", "港，", "難", "民。"]),
        ("《1951年公約》", "zh-Hant", ["《1951年", "公", "約》"]),
        ("난민 지위를 인정", "ko", ["난민 ", "지위를 ", "인정"]),
        (
            "cost -$1,000, or (−€ 5), at -US$3",
            "en",
            ["cost ", "-$1,000, ", "or ", "(−€ 5), ", "at ", "-US$3"],
        ),
        ("up +£5 \u200e-\u200eCHF\xa05", "en", ["up ", "+£5 ", "\u200e-\u200eCHF\xa05"]),
        ("word-$5 - $6", "en", ["word-", "$5 - $6"]),
        ("", "en", []),
    ],
)
def test_where_a_line_may_end(text, lang, expected):
    assert pieces(text, lang) == expected


def test_japanese_headings_break_between_phrases_and_running_text_anywhere_but_before_a_sign():
    text = "すべての人間は、生まれながらにして平等である。"
    stops = legal_breaks(text, "ja")
    assert text.index("、") not in stops and text.index("。") not in stops
    assert len(stops) == len(text) - 2
    phrases = breaks_between_words(text, "ja", stops)
    found = [text[start:stop] for start, stop in zip((0, *phrases), phrases, strict=False)]
    assert found == ["すべての", "人間は、", "生まれながら", "にして", "平等で", "ある。"]


def test_a_character_beyond_the_first_plane_does_not_shift_the_breaks():
    assert pieces("𠵱家 we 😀 go", "zh-HK")[-3:] == ["we ", "😀 ", "go"]


@pytest.mark.parametrize(
    "text, lang, words, expected",
    [
        # ICU's dictionary begins with ភា|ពស្មើៗ.
        ("ភាពស្មើៗគ្នា", "km", ("ភាព",), ["ភាព", "ស្មើៗ", "គ្នា"]),
        ("ผู้ลี้ภัยและ", "th", ("ผู้ลี้ภัย",), ["ผู้ลี้ภัย", "และ"]),
        ("ตากลม", "th", ("ตา",), ["ตา", "กลม"]),
        ("ตากลม", "th", ("ตาก",), ["ตาก", "ลม"]),
        ("ตากลม", "th", ("ตาก", "กลม"), ["ตากลม"]),
        ("ต่างๆนานา", "th", ("ต่าง",), ["ต่างๆ", "นานา"]),
        ("มาก ๆ ครับ", "th", ("มาก ๆ",), ["มาก ๆ ", "ครับ"]),
        ("𠵱家難民申請", "zh-Hant", ("難民",), ["𠵱", "家", "難民", "申", "請"]),
        ("난민을 홍콩 정부는", "ko", ("홍콩 정부",), ["난민을 ", "홍콩 정부는"]),
        ("in Hong Kong, la bas", "en", ("Hong Kong", "a b"), ["in ", "Hong Kong, ", "la ", "bas"]),
        ("non-refoulement", "en", ("non-refoulement",), ["non-refoulement"]),
    ],
)
def test_a_listed_word_stays_whole_and_stands_alone(text, lang, words, expected):
    assert pieces(text, lang, words) == expected


def test_a_listed_word_does_not_end_inside_a_cluster():
    assert pieces("តុភាពុគ្នា", "km", ("ភាព",)) == pieces("តុភាពុគ្នា", "km")
    assert pieces("ហង្សហង", "km", ("ហង",)) == ["ហង្ស", "ហង"]


@pytest.mark.parametrize(
    "kept",
    [
        *("+852 1234 5678", "(+852) 1234 5678", "0800 123 456", "03-1234567", "+49 (0)30 901820-0"),
        *("43 °C", "10–15 kg", "5 %", "12.5.2023", "12. 5. 2023", "2014–2023", "10 – 15 km", "9:00–17:00"),
        *("€ 5", "5 €", "HK$ 500", "14 700 km²", "1 234 567,5 t", "36.5 °C", "10%–15 %", "10 × 15 cm", "№ 7"),
        *("১০–১৫ kg", "٢٠–٣٠ كم", "5 кг", "100 Kč", "5 p.m."),
    ],
)
@pytest.mark.parametrize(
    "lang", ["en", "de", "fr", "ru", "ar", "he", "hi", "zh-Hant", "ja", "ko", "th", "km", "my"]
)
def test_a_number_its_unit_a_range_and_a_telephone_number_are_not_parted(kept, lang):
    before = {"zh-Hant": "難民", "ja": "難民は、", "th": "ภาษาไทย ", "my": "လူတိုင်း "}.get(lang, "word ")
    text = f"{before}{kept}, after"
    start = text.index(kept)
    broken = legal_breaks(text, lang)
    assert not [each for each in broken if start < each < start + len(kept)]
    assert start in broken and start + len(kept) + 2 in broken


@pytest.mark.parametrize("unit", ["count", "percent", "currency:USD", "currency:CHF", "currency:INR"])
def test_no_language_parts_a_negative_amount(unit):
    number = Quantity(Decimal(-1_000_000), unit)
    for lang in locales():
        written = BuiltIn(lang).number(number)
        signs = [at for at, each in enumerate(written) if each.isdecimal() or each in "-−"]
        assert len(signs) == 8, (lang, written)
        broken = [each - 5 for each in legal_breaks(f"cost {written} more", lang)]
        assert not [each for each in broken if signs[0] < each <= signs[-1]], (lang, written)


@pytest.mark.parametrize(
    "text, breaks",
    [
        ("in 1951, 1967 and", [3, 9, 14, 17]),
        ("in 2014 some", [3, 8, 12]),
        ("Article 5 of", [8, 10, 12]),
        ("covid-19 15 people", [9, 12, 18]),
        ("7 Main Halls", [2, 7, 12]),
        ("10:30 sharp", [6, 11]),
        ("0800 123 456 today", [13, 18]),
        ("22,744 claimants", [7, 16]),
    ],
)
def test_years_times_and_phones_hold_no_word_behind_them(text, breaks):
    assert list(legal_breaks(text, "en")) == breaks


@pytest.mark.parametrize(
    ("lang", "text", "kept"),
    [
        ("en", "Some 2.5 million people", "2.5 million"),
        ("en", "About 1 in 3 children", "1 in 3"),
        ("en", "Costs of US$268 million", "US$268 million"),
        ("en", "covid, 15 people", "15 people"),
        ("de", "Rund 2,5 Millionen Menschen", "2,5 Millionen"),
        ("de", "jedes 3 von 10 Kindern", "3 von 10"),
        ("fr", "quelque 3,5 millions d’euros", "3,5 millions"),
        ("ru", "около 2,5 миллиона человек", "2,5 миллиона"),
        ("hu", "csak 5-ig tart", "5-ig"),
        ("ar", "نحو ٣ أطفال", "٣ أطفال"),
        ("hi", "लगभग 3 लोग", "3 लोग"),
        ("ja", "合計1,149,000人です", "1,149,000人"),
        ("ja", "合計1,149,000 人です", "1,149,000 人"),
        ("ja", "子どもの3人に1人です", "3人に1人"),
        ("ja", "合計114万9000人です", "114万9000人"),
        ("ja", "あと3か月です", "3か月"),
        ("zh-Hans", "只有3个月", "3个月"),
        ("zh-Hant", "共有22,744人尋求", "22,744人"),
        ("ko", "모두 114만 9,000명이", "114만 9,000명"),
        ("ko", "아이 3명 중 1명이", "3명 중 1명"),
        ("ko", "매일 23시 40분에 떠난다", "23시 40분"),
        ("ja", "最終は23時40分に発車します", "23時40分"),
        ("zh-Hant", "地址：大安區安北路121號三樓", "安北路121號"),
        ("pl", "w roku 2026 r. dalej", "2026 r."),
        ("th", "มี 3 คน", "3 ค"),
    ],
)
def test_a_number_and_the_word_that_it_counts_are_not_parted(lang, text, kept):
    start = text.index(kept)
    assert not [each for each in legal_breaks(text, lang) if start < each < start + len(kept)]


@given(
    st.text("កខគ្ាុៗ កខตาเๆ-ab", max_size=40),
    st.lists(st.text("កខគ្ាตาเa ", min_size=1, max_size=4).filter(str.strip), max_size=4),
    st.sampled_from(["km", "th", "en"]),
)
def test_whatever_is_listed_all_of_the_text_is_kept(text, words, lang):
    assert "".join(pieces(text, lang, tuple(words))) == text
    offsets = legal_breaks(text, lang, tuple(words))
    assert list(offsets) == sorted(set(offsets))


@given(st.text(max_size=60).filter(str.strip), st.sampled_from(["en", "th", "ja", "zh", "pl", "ar"]))
def test_breaks_rise_and_end_at_the_end(text, lang):
    offsets = legal_breaks(text, lang)
    assert list(offsets) == sorted(set(offsets)) and offsets[-1] == len(text) and offsets[0] > 0


# Habits of the trade that go beyond the rules, in the cases of both files.
OURS = {
    "a per cent sign stays with its number": ["0 %", "\u1b50 %"],
    "a currency or a sign stays with its number": ["0 $", "$ 0", "# 0", "§ 0"],
    "a number stays with the word behind it": [
        *("0 \u05d0", "0 \u3041", "0 \u11a8", "0 \u0e01", "0 \u1100", "0 \uac00", "0 \uac01", "0 \u1160"),
    ],
    "a dash between spaces ends a line": [
        "\u8ca8) - (po",
        "Anmerkung: „White“ bzw. ‚白人‘ – in der Amtlichen Statistik",
        "En gång undföll det honom dock, medan han släpade på det våta höet: »Varför är höet redan torrt och "
        "inkört där borta på Solbacken, och här hos oss är det vått?» — »Därför att de ha oftare sol än vi.»",
    ],
}
# What the rules of 15.0 say and those of 17.0 do not, by the rule that changed (UAX #14, Modifications).
CHANGED = {
    "LB20a of 16.0: no break after a hyphen that begins a word": [
        *("-#", "-\u0308#", "-\u05d0", "-\u0308\u05d0", "-\xa7", "-\u0308\xa7"),
        *("-\U00050005", "-\u0308\U00050005", "-\u0e01", "-\u0308\u0e01"),
    ],
    "LB25 of 16.0: no break between a point and the digits after it": [
        *(",0", ",\u03080", "a.2 ", "a.2 \u0915", "a.2 \u672c", "a.2\u3000\u672c", "a.2\u3000\u307e"),
        *("a.2\u30003", "a.2\u3000\u300c", "A.1 \ubabb", "\ubd24\uc5b4. A.2 \ubcfc"),
        *("\ubd10\uc694. A.3 \ubabb", "\uc694. A.4 \ubabb"),
    ],
    "LB15a of 15.1: what stands after a space after a straight quotation mark may begin a line": [
        *('" \u2329', '"\u0308 \u2329', '" (', '"\u0308 ('),
        *("ambigu(\xab \u0308 \xbb)(e\u0308)", "ambigu\xab ( \u0308 ) \xbb(e\u0308)"),
        *("ambigu{\xab \u0308 \xbb}(e\u0308)", "ambigu\xab { \u0308 } \xbb(e\u0308)"),
    ],
    "LB15c of 16.0: a number that begins with a point may begin a line": ["equals .35 cents"],
    "LB21a of 16.0: a Hebrew word may be broken after a hyphen": ["\u05d0-\u05d0"],
}


def listed(cases):
    return {text for texts in cases.values() for text in texts}


def tried(file):
    """The texts of a conformance file that are broken otherwise, and how many it has."""
    different, total = set(), 0
    for line in file.read_text(encoding="utf-8").splitlines():
        signs = line.partition("#")[0].split()
        if not signs:
            continue
        text = "".join(chr(int(code, 16)) for code in signs[1::2])
        expected = [number for number, sign in enumerate(signs[2::2], 1) if sign == "÷"]
        total += 1
        if list(legal_breaks(text, "en")) != expected:
            different.add(text)
    return different, total


@pytest.mark.skipif(not OWN_VERSION.exists(), reason="needs LineBreakTest.txt of Unicode 17.0")
def test_the_conformance_test_of_the_rules_that_icu_has_but_for_our_habits():
    assert tried(OWN_VERSION) == (listed(OURS), 19338)


@pytest.mark.skipif(not PACKAGED.exists(), reason="needs the Debian package unicode-data")
def test_the_conformance_test_of_older_rules_but_for_what_has_changed():
    if "15.0.0" not in PACKAGED.read_text(encoding="utf-8")[:40]:
        pytest.skip("the listed cases are those of the file of Unicode 15.0")
    different, total = tried(PACKAGED)
    assert total == 7654
    assert different - listed(OURS) == listed(CHANGED)
    dashes = {each for each in listed(OURS) if " – " in each or "—" in each}
    assert different & listed(OURS) == listed(OURS) - dashes - {"\u1b50 %"}


@pytest.mark.parametrize(
    "ending", ["ကို", "သည်", "သော", "သို့", "မှာ", "မှု", "မှ", "တွင်", "၏", "များ", "တို့", "နှင့်", "ဖြင့်", "ခြင်း", "ခဲ့"]
)
def test_no_line_begins_with_an_ending_of_burmese(ending):
    text = f"ဒုက္ခသည်{ending} လုပ်ငန်းစဉ်{ending}"
    found = legal_breaks(text, "my")
    assert text.index(ending, 3) not in found and len(text) - len(ending) not in found


@pytest.mark.parametrize("word", ["ကိုယ်", "သောက်", "မှုန်"])
def test_a_burmese_word_that_only_begins_like_an_ending_may_begin_a_line(word):
    text = f"ပညာ{word}"
    assert 3 in legal_breaks(text, "my", ("ပညာ",))


@pytest.mark.parametrize(
    ("lang", "text", "kept"),
    [
        ("ru", "случаев на 100 000 жителей", "на 100 000"),
        ("ru", "с 16 до 18 часов", "до 18"),
        ("uk", "від 30 і до 45", "до 45"),
        ("pl", "przyjechali ze 12 gmin", "ze 12"),
        ("cs", "zaplatit do 20 dnů", "do 20"),
        ("sr", "porodica od 30 članova", "od 30"),
        ("bg", "достъп от 9 часа", "от 9"),
        ("de", "an abfall-beratung@stadt-x.example oder", "abfall-beratung@stadt-x.example"),
        ("ar", "راسلنا على info-desk@help-line.example الآن", "info-desk@help-line.example"),
    ],
)
def test_no_line_parts_a_short_preposition_from_its_number_or_a_mail_address(lang, text, kept):
    start = text.index(kept)
    assert not [at for at in legal_breaks(text, lang) if start < at < start + len(kept)]


def test_a_preposition_before_a_word_and_in_other_languages_may_end_a_line():
    assert 12 in legal_breaks("приехали на автобусе", "ru") and 3 in legal_breaks("up to 20 of them", "en")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ko", "“괜찮으세요?”라고"),
        ("ko", "「법」은"),
        ("ko", "‘안전’을"),
        ("ko", "안전…을"),
        ("en", "200 mg/kg"),
        ("en", "mg/kg"),
        ("de", "15 g/100 ml"),
        ("fr", "5 µg/m³"),
        ("en", "(Aquatabs 67 mg)"),
        ("ur", "(Aquatabs 67 mg)"),
        ("en", "200 W. Main St."),
        ("en", "10 Downing Street"),
        ("en", "7 Main Street"),
        ("ar", "عام 1998"),
        ("fr", "Jean-Pierre"),
        ("ru", "Анна-Мария"),
        ("ar", "سنة ٢٠٢٠"),
        ("fa", "سال ۱۴۰۴"),
        ("he", "שנת 2024"),
        ("he", "משנת 1951"),
        ("en", "year 2020"),
        ("vi", "năm 1951"),
        ("sw", "mwaka 1951"),
        ("sw", "miaka 5"),
        ("ha", "shekaru 3"),
        ("zu", "iminyaka 12"),
        ("id", "tahun 2014"),
        ("ne", "सन् १९५१"),
        ("th", "ปี 2014"),
        ("lo", "ປີ 2014"),
        ("km", "ឆ្នាំ 2014"),
        ("ru", "1951 года"),
        ("uk", "2013 року"),
        ("ka", "2013 წელს"),
        ("hy", "2013 թվականին"),
        ("tr", "1951 yılında"),
        ("bn", "১৯৫১ সালের"),
        ("my", "၁၉၅၁ ခုနှစ်"),
    ],
)
def test_particles_units_streets_and_years_stay_with_what_they_belong_to(lang: str, text: str) -> None:
    breaks, by_habit = breaks_of(text, lang)
    assert breaks == (len(text),)
    assert by_habit, "only a habit, for a line that is narrower"


@pytest.mark.parametrize(
    ("lang", "text", "at"),
    [
        ("ko", "“네” 라고", "“네” "),
        ("en", "and/or", "and/"),
        ("de", "Dr. Anna-Lena Schmidt-Hohenberg", "Dr. Anna-Lena Schmidt-"),
        ("de", "Covid-Tests", "Covid-"),
        ("fr", "Bourgogne-Franche-Comté", "Bourgogne-"),
        ("en", "Well-being", "Well-"),
        ("en", "(see the table of 2024 below)", "(see the table of "),
        ("en", "1200 Northwestern Boulevard", "1200 "),
        ("en", "Main Street in Marlow", "Main Street "),
        ("ar", "عام 1998 أنه", "عام 1998 "),
    ],
)
def test_what_is_long_or_ended_is_parted_from_what_follows(lang: str, text: str, at: str) -> None:
    assert len(at) in breaks_of(text, lang)[0]


def test_a_title_tells_a_double_name_where_nouns_have_capitals() -> None:
    breaks, by_habit = breaks_of("Dr. Anna-Lena Schmidt", "de")
    assert (breaks, by_habit) == ((4, 14, 21), (9,))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("夜も安心して歩けるように", ["夜も", "安心して", "歩けるように"]),
        ("転倒は大きく減らせます", ["転倒は", "大きく", "減らせます"]),
        ("夏の暑さ", ["夏の", "暑さ"]),
    ],
)
def test_a_line_in_japanese_does_not_end_after_one_ideograph_of_a_word(text: str, parts: list[str]) -> None:
    ends = breaks_between_words(text, "ja", legal_breaks(text, "ja"))
    assert [text[start:stop] for start, stop in pairwise((0, *ends))] == parts
