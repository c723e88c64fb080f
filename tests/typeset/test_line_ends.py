"""Where lines of running copy end badly, and where they end instead."""

from __future__ import annotations

import pytest

from factsheet.display import Direction
from factsheet.fonts.library import bundled
from factsheet.typeset.breaks import legal_breaks
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.line_ends import flaws_of
from factsheet.typeset.lines import ragged
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import ShapedParagraph, StyledRun


def _shaped(text: str, lang: str) -> ShapedParagraph:
    run = StyledRun(text, ("source-sans",), 400, "ink", "text")
    return shape((run,), Manner(lang), Direction.LTR, bundled())


def _lines(text: str, lang: str, measure: float) -> list[str]:
    lines = ragged(_shaped(text, lang), lambda _: measure)
    return [text[line.start : line.stop].strip() for line in lines]


@pytest.mark.parametrize(
    ("lang", "text", "end"),
    [
        ("en", "meals for 9 schools here", "meals for 9 "),
        ("de", "in 3 von 10 ländern der Welt", "in 3 von 10 "),
        ("de", "in 3 von 10 Fällen der Stadt", "in 3 von 10 "),
        ("ta", "இரவு 10 மணி வரை", "இரவு 10 "),
        ("am", "ትኩሳት ሲኖር በ24 ሰዓት ውስጥ", "ትኩሳት ሲኖር በ24 "),
        ("ru", "снижается на треть, см. Постановление суда", "снижается на треть, см. "),
        ("el", "στο info ή τηλ. 22860 από τις", "στο info ή τηλ. "),
        ("en", "Two minutes are enough. One letter comes back.", "Two minutes are enough. One "),
        ("fa", "پایه را محکم بگیرید. از آسانسور نروید", "پایه را محکم بگیرید. از "),
        ("en", "the Ministry of Health says so", "the Ministry of "),
        ("es", "la Secretaría de Salud lo dice", "la Secretaría de "),
        ("en", "as it says on page 17, with more", "as it says on page "),
        ("de", "so steht es in Artikel 5", "so steht es in Artikel "),
        ("ru", "об этом сказано в статье 12.", "об этом сказано в статье "),
        ("ar", "كما تقول المادة ١٧، وغيرها", "كما تقول المادة "),
        ("hi", "यह अनुच्छेद २१, में है", "यह अनुच्छेद "),
        ("vi", "theo báo cáo tháng 3.", "theo báo cáo tháng "),
        ("de", "bitte fragen Sie Anna-Lena selbst", "bitte fragen Sie Anna-"),
        ("fr", "la circulaire de Jean-Pierre dit tout", "la circulaire de Jean-"),
    ],
)
def test_what_goes_with_the_next_word_reads_badly_at_the_end_of_a_line(
    lang: str, text: str, end: str
) -> None:
    flaw = flaws_of(text, lang)
    assert flaw(len(end)) > 0
    others = [at for at in legal_breaks(text, lang)[:-1] if at != len(end)]
    assert not any(map(flaw, others))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "since 2019 people have asked, and 12 of them in June. Others came later."),
        ("de", "Das Amt für Umwelt zählte 2019 Stellen. Danach kam nichts."),
        ("en", "in 2019 and in 12 North Street"),
        ("en", "it was about 12.5 of them, or 3:15, or 12 percent"),
    ],
)
def test_years_names_and_small_words_may_follow_a_figure_on_the_next_line(lang: str, text: str) -> None:
    flaw = flaws_of(text, lang)
    assert [text[:at] for at in legal_breaks(text, lang) if flaw(at)] == []


@pytest.mark.parametrize("measure", [13.0, 14.0, 14.5])
def test_no_number_stands_alone_on_the_last_line_where_even_lines_are_as_many(measure: float) -> None:
    text = "Nehmen Sie Papiere und Medikamente mit. Rufnummer: 112."
    assert _lines(text, "de", measure)[-1] == "Rufnummer: 112."


@pytest.mark.parametrize("measure", [12.0, 13.0, 13.8])
def test_no_sentence_of_a_lead_begins_with_a_short_word_alone_at_the_end_of_a_line(measure: float) -> None:
    text = "A free kit. Two minutes. One letter back."
    assert _lines(text, "en", measure) == ["A free kit. Two minutes.", "One letter back."]


@pytest.mark.parametrize("measure", [15.0, 16.0])
def test_a_source_ends_with_more_than_its_year(measure: float) -> None:
    assert _lines("Source : Enquête sur la cantine 2025/26", "fr", measure)[-1] == "cantine 2025/26"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("hu", "látszik-e rajta"), ("so", "dib-u-celin"), ("fr", "y a-t-il"), ("en", "an e-mail")],
)
def test_one_letter_stands_on_no_side_of_a_hyphen_by_itself(lang: str, text: str) -> None:
    assert [at for at in legal_breaks(text, lang) if text[at - 1] == "-"] == []


def test_longer_words_are_still_parted_at_their_hyphen() -> None:
    assert legal_breaks("well-known", "en") == (5, 10)


def test_a_number_that_follows_what_it_counts_does_not_count_what_is_behind_it() -> None:
    swahili, english = "watoto wa miaka 5 atapewa chanjo", "children of the age 5 months get it"
    assert flaws_of(swahili, "sw")(swahili.index("atapewa")) == 0.0
    assert flaws_of(english, "en")(english.index("months")) > 0.0
