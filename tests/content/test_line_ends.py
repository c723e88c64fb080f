"""Line ends in the source: a space between words, nothing where the script has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.line_ends import joined
from factsheet.content.markup import read, write
from factsheet.document.text import Inline

# One word or more of each script, and a tag of a language that is written in it.
UNSPACED = {
    "zh-Hant": ("每年有數千人", "來到香港"),
    "zh-Hans": ("难民，", "来到香港。"),
    "ja": ("難民は、", "「ノン・ルフールマン」"),
    "ja-Kana": ("ﾅﾝﾐﾝ", "ｶﾞ"),
    "ii": ("ꆈꌠ", "ꉙ"),
    "th": ("ผู้ลี้ภัย", "ในฮ่องกง"),
    "lo": ("ຊາວອົບພະຍົບ", "ໃນຮົງກົງ"),
    "km": ("ជនភៀសខ្លួន", "នៅហុងកុង"),
    "my": ("ဒုက္ခသည်များ", "ဟောင်ကောင်"),
    "bo": ("བཙན་བྱོལ་", "བ"),
}
SPACED = {
    "en": ("refugees", "in Hong Kong"),
    "ko": ("난민은", "홍콩에"),
    "ar": ("اللاجئون", "في هونغ كونغ"),
    "hi": ("शरणार्थी", "हांगकांग"),
    "am": ("ስደተኞች", "በሆንግ"),
    "vi": ("người", "tị nạn"),
}


@pytest.mark.parametrize("lang", UNSPACED)
def test_scripts_without_word_spaces(lang: str) -> None:
    before, after = UNSPACED[lang]
    tag = lang.partition("-Kana")[0]
    assert joined(f"{before}\n  {after}", tag) == joined(f"{before}\n  {after}") == before + after


@pytest.mark.parametrize("lang", SPACED)
def test_scripts_with_word_spaces(lang: str) -> None:
    before, after = SPACED[lang]
    assert joined(f"{before} \n{after}", lang) == f"{before} {after}"


@pytest.mark.parametrize(
    ("lang", "source", "shown"),
    [
        ("zh-Hant", "聯合國難民署（UNHCR）\n的工作", "聯合國難民署（UNHCR）的工作"),
        ("zh-Hant", "尋求\nUNHCR\n協助", "尋求 UNHCR 協助"),
        ("zh-Hant", "難民，\nUNHCR", "難民，UNHCR"),
        ("en", "難民，\nUNHCR", "難民， UNHCR"),
        ("zh-Hans", "他说“难民”\n来了", "他说“难民”来了"),
        ("zh-Hans", "难民……\n来了", "难民……来了"),
        ("en", "the word “\n難民", "the word “ 難民"),
        ("ko", "난민，\n홍콩", "난민， 홍콩"),
        ("ko", "法\n은", "法 은"),
        ("zh", "共有\n22744\n人", "共有 22744 人"),
        ("th", "ในปี\n2023", "ในปี 2023"),
        ("km", "ជនភៀសខ្លួន។\nនៅ", "ជនភៀសខ្លួន។ នៅ"),
        ("en", "co\u200b\noperate", "co\u200boperate"),
        ("ja", "難民😀\n難民", "難民😀 難民"),
        ("ja", "葛󠄀\n飾", "葛󠄀飾"),
    ],
)
def test_beside_other_scripts_and_signs(lang: str, source: str, shown: str) -> None:
    assert joined(source, lang) == shown


def test_marks_do_not_stand_between() -> None:
    marked = read("難民**署**\n[香港](https://example.org)\n*是*[^a]\n這\n{id}\n。", "zh")
    assert not marked.faults
    assert "".join(run.value for run in marked.runs) == "難民署香港是[^a]這 {id}。"


@given(st.lists(st.sampled_from([word for pair in UNSPACED.values() for word in pair[:1]]), min_size=1))
def test_text_that_is_read_has_no_line_ends_left(words: list[str]) -> None:
    marked = read("\n".join(words))
    assert "\n" not in write(marked.runs)
    assert read(write(marked.runs)).runs == marked.runs


def test_nothing_before_or_behind() -> None:
    assert read("\n難民\n").runs == (Inline("難民"),)
