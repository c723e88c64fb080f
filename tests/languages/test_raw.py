"""Right-to-left copy that nobody drew up, read by place (PDFium) and by the file (pdftotext -raw).

What is not had: Poppler in its raw mode parts a word from the sign or figure that touches it.  It writes
words as they come in the file, and a line end or space between two unless the second begins, from the left,
where the first ends; in a word it gives what stands left of the letters before them.  A stop stands left of
its word, and must come after it: no file can have that.
"""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.bench_copies import folded, ours
from tests.languages.reading import is_parted_only_at_signs
from tests.languages.test_mixed import read

WORDS = {
    "ar": ("نشرت", "تقريرًا", "لا", "وقدّم", "اللاجئين"),
    "fa": ("مؤسسهٔ", "خانواده‌ها", "می‌کنند", "به", "اجازهٔ"),
    "ps": ("ستونزې", "ژوند", "د", "کډوالو", "مرکز"),
    "ur": ("مشکلات", "تنظیم", "علاقے", "کمروں", "نے"),
    "ckb": ("پەیوەندی", "ژمارە", "کوردستان", "لە"),
    "ug": ("ئۇيغۇر", "كىشىلەر", "ۋە"),
    "sd": ("ماڻهو", "اسپتال", "۾", "صحت"),
    "dv": ("މިއަދު", "މީހުން", "ސަރުކާރު", "އަދި"),
    "syr": ("ܐܢܫܐ", "ܒܝܬܐ", "ܡܢ"),
    "he": ("העיתון", "צה״ל", "של", "אל־עין", "בעיר"),
    "yi": ("ייִדיש", "מענטשן", "און"),
}
# None of them breaks at the end of a line without a space.
FOREIGN = (
    "UNHCR",
    "Hong Kong",
    "Free Press Hong Kong",
    "2023",
    "1.3%",
    "22,744",
    "help@example.org",
    "25 kg",
)
AROUND = ("{}", "{}", "{}", "({})", "«{}»", "{},", "{}.", "{}:", '"{}"', "{}!", "{}؟")


@st.composite
def sentences(draw: st.DrawFn, lang: str) -> str:
    """A dozen words of a language and of others between signs, the language's own in the majority."""
    own, things = st.sampled_from(WORDS[lang]), st.sampled_from(FOREIGN)
    parts = draw(
        st.lists(st.tuples(st.one_of(own, own, things), st.sampled_from(AROUND)), min_size=3, max_size=8)
    )
    return " ".join(
        [around.format(word) for word, around in parts] + draw(st.lists(own, min_size=4, max_size=4))
    )


@pytest.mark.parametrize("lang", WORDS)
@settings(max_examples=4, phases=[Phase.generate])
@given(data=st.data())
def test_any_copy_comes_back_from_pdfium_exactly_and_in_order_from_the_file(
    lang: str, data: st.DataObject
) -> None:
    texts = data.draw(st.lists(sentences(lang), min_size=8, max_size=8))
    pdf = ours(texts, lang)
    by_place, by_file = read(pdf, "pdfium"), read(pdf, "raw")
    assert [folded(each) for each in by_place[: len(texts)]] == texts
    for meant, copied in zip(texts, by_file, strict=False):
        assert is_parted_only_at_signs(folded(meant), folded(copied)), copied


@pytest.mark.parametrize(
    ("text", "copied"), [("שלום.", "שלום ."), ("كتاب، باب", "كتاب ، باب"), ("(א)", "( א )")]
)
def test_raw_mode_parts_a_word_from_the_sign_that_touches_it(text: str, copied: str) -> None:
    """If Poppler learns better, the word of this in docs/languages.md goes."""
    assert folded(read(ours([text], "he"), "raw")[0]) == copied
    assert folded(read(ours([text], "he"), "poppler")[0]) == text
    assert is_parted_only_at_signs(text, copied)


@pytest.mark.parametrize("copied", ["ש לום .ב", "שלום .ב"])
def test_no_other_white_space_is_taken_for_raw_mode_s(copied: str) -> None:
    assert is_parted_only_at_signs("שלום.ב", copied) is (copied == "שלום .ב")


@pytest.mark.parametrize("lang", WORDS)
def test_words_without_signs_come_back_exactly_from_the_file(lang: str) -> None:
    text = " ".join(WORDS[lang] * 4)
    assert folded(read(ours([text], lang), "raw")[0]) == text
