"""Titles in Thai and Vietnamese: no line ends inside a compound, unless it is wider than its line."""

from __future__ import annotations

from itertools import accumulate

import pytest

from factsheet.document.text import Inline, Text
from factsheet.setting.paragraph import fixed, set_paragraph
from factsheet.typeset.breaks import breaks_between_words, legal_breaks
from factsheet.typeset.compounds import outside_compounds
from factsheet.typeset.sense import breaks_between_phrases
from tests.setting.made import lines, setting, style

# A title, with a bar where its lines may end in the reading of a Thai editor, compounds whole.
TITLES = [
    "ไข้เลือดออก|ใน|เขตเมือง",
    "บัตร|ผู้สูงอายุ",
    "อาหารกลางวัน|ใน|โรงเรียน",
    "ค่าโดยสาร|รถไฟฟ้า",
    "เครื่องสูบน้ำ|พลังงาน|แสงอาทิตย์",
    "ภัยแล้ง|และ|น้ำท่วม",
    "ผู้ลี้ภัย|ใน|ฮ่องกง",
    "น้ำดื่ม|สะอาด|เพื่อ|ทุกคน",
    "แผ่นดินไหว|และ|การซ้อม|อพยพ",
]

# The same in Vietnamese, where small words stay with what follows them.
VIETNAMESE = [
    "Tiêm chủng|cho trẻ em|từ 6 tháng|tuổi",
    "Quyền lợi|của lao động|di cư",
    "“Sức khỏe”,|sức khoẻ|và gia đình.",
    "Phòng chống|ô nhiễm|không khí|ở thành phố",
    "NƯỚC SẠCH|CHO HỌC SINH",
    "Học đường|không bạo lực",
]


def shown(text: str, breaks: tuple[int, ...]) -> str:
    return "|".join(text[start:stop] for start, stop in zip((0, *breaks), breaks, strict=False))


@pytest.mark.parametrize("title", TITLES)
def test_words_are_compounds(title: str) -> None:
    text = title.replace("|", "")
    assert shown(text, breaks_between_words(text, "th", legal_breaks(text, "th"))) == title


@pytest.mark.parametrize("title", TITLES)
def test_compounds_part_nothing_that_was_whole_and_end_where_the_text_does(title: str) -> None:
    text = title.replace("|", "")
    legal = legal_breaks(text, "th")
    kept = outside_compounds(text, "th", legal)
    assert set(kept) <= set(legal) and kept[-1] == len(text)
    assert set(breaks_between_phrases(text, "th", legal)) <= set(kept)
    assert outside_compounds(text, "th", kept) == kept


@pytest.mark.parametrize("title", VIETNAMESE)
def test_phrases_of_vietnamese_are_compounds_with_what_leans_on_them(title: str) -> None:
    text = title.replace("|", " ")
    breaks = breaks_between_phrases(text, "vi", legal_breaks(text, "vi"))
    assert shown(text, breaks).replace(" |", "|") == title


@pytest.mark.parametrize("title", VIETNAMESE)
def test_a_balanced_title_in_vietnamese_has_its_lines_by_sense(title: str) -> None:
    text = Text((Inline(title.replace("|", " ")),), "title", lang="vi")
    ends = {0, *accumulate(len(each) + 1 for each in title.split("|"))}
    at, look = 0, style(size=20, leading=30, lines="balanced")
    found = lines(set_paragraph(setting("vi"), text, look, fixed(260)))
    for line in found[:-1]:
        at += len(line.rstrip()) + 1
        assert at in ends


@pytest.mark.parametrize("title", TITLES)
def test_a_title_parts_a_compound_only_where_it_is_wider_than_the_line(title: str) -> None:
    text, compounds = Text((Inline(title.replace("|", "")),), "title", lang="th"), title.split("|")
    look, ends = style(size=20, leading=30, lines="balanced"), {len(title.replace("|", ""))}
    for number in range(len(compounds)):
        ends.add(sum(map(len, compounds[: number + 1])))
    widest = max(
        set_paragraph(setting("th"), Text((Inline(each),), "t", lang="th"), look, fixed(900))
        .items[0]
        .item.width
        for each in compounds
    )
    for width in (widest + 1, 1.5 * widest, 2 * widest):
        at, found = 0, lines(set_paragraph(setting("th"), text, look, fixed(width)))
        for line in found:
            at += len(line)
            assert at in ends
