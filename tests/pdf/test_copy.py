"""Copy that mixes scripts, signs, numbers and addresses, through the data file to two readers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random

import pytest

import factsheet
from factsheet.errors import FactsheetError
from tests.pdf.read import CURES, HYPHEN, by_pdfium
from tests.sheets.reading import by_poppler, runs

EXEMPLARS = json.loads((Path(__file__).parents[1] / "sheets" / "exemplars.json").read_text(encoding="utf-8"))


def sheet(lang, title, summary, **more):
    """A small data file."""
    return {
        "factsheet": 1,
        "id": "copy",
        "lang": lang,
        "title": title,
        "summary": summary,
        "publisher": {"name": "Example"},
        **more,
    }


def squeezed(text):
    """The text without white space and without the characters that guide readers."""
    return re.sub(r"\s+", "", HYPHEN.sub("", text).translate(CURES))


def texts_of(made):
    """What is set of each piece of copy, in the order of the copy."""
    by_path = {}
    for run in runs(made.composition):
        by_path.setdefault(run.path, []).append((run.start, run.text))
    return {path: "".join(text for _, text in sorted(found)) for path, found in by_path.items()}


def read_back(made, folder):
    """What PDFium and `pdftotext -raw` make of a file."""
    file = folder / "copy.pdf"
    file.write_bytes(made.pdf)
    return by_pdfium(made.pdf), by_poppler(file, rtl=False)


@pytest.mark.parametrize(
    "lang, title, summary",
    [
        ("zh-Hant", "難民", "報告來自 UNHCR。"),
        ("zh-Hans", "难民", "报告（UNHCR）和 ABC、Web「…」，都来自“Amnesty”。"),
        ("ja", "難民", "報告はUNHCR、ABC。Web「…」と（UNHCR）です。"),
        ("ko", "난민", "보고서는 UNHCR, ABC。 「Web」 (UNHCR)…"),
        ("hi", "शरणार्थी", "यह रिपोर्ट UNHCR। और ABC॥"),
        ("bn", "শরণার্থী", "এই প্রতিবেদন UNHCR। ABC"),
        ("pa", "ਸ਼ਰਨਾਰਥੀ", "ਇਹ ਰਿਪੋਰਟ UNHCR।"),
        ("ka", "ლტოლვილები", "ABC჻ „UNHCR“ ანგარიში"),
        ("am", "ስደተኞች", "ሪፖርት UNHCR። ABC፣"),
        ("en", "Prices", "A bed costs ฿99 or ₩900, ₪12, ₹40, ₺9, ₫1000 a night."),
        ("ca", "Informe 香港—№ 7 11/2023… sobre refugiats", "El text següent. HK$ කොළඹ i சென்னை AT&T."),
        ("el", "Τέσο — Amnesty International", "Κείμενο ‑ 3 m² μετά."),
    ],
)
@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("output", [factsheet.PRINT, factsheet.SCREEN])
def test_signs_beside_words_of_another_script_come_back(tmp_path, lang, title, summary, layout, output):
    made = factsheet.make(sheet(lang, title, summary), layout, output=output)
    assert all(glyph.id for run in runs(made.composition) for glyph in run.glyphs)
    for read in read_back(made, tmp_path):
        assert squeezed(title + summary) in squeezed(read)
        # In editorial the lead stands beside the title, and PDFium ends a line before a lone last sign.
        if lang[:2] not in ("zh", "ja") and layout == "campaign":
            assert summary in read


@pytest.mark.parametrize(
    "lang, title, summary",
    [
        ("ar", "اللاجئون", "صدر التقرير عن UNHCR، ثم نُشر. من هي Amnesty؟"),
        ("fa", "پناهندگان", "گزارش UNHCR، منتشر شد؛ Amnesty؟ ABC"),
        ("ur", "مہاجرین", "رپورٹ UNHCR۔ اور Amnesty؟"),
        ("ps", "کډوال", "راپور UNHCR، او Amnesty؟"),
        ("he", "פליטים", "הדו״ח של UNHCR, ושל Amnesty?"),
    ],
)
@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_signs_beside_foreign_words_are_set_from_right_to_left(lang, title, summary, layout):
    made = factsheet.make(sheet(lang, title, summary), layout)
    assert texts_of(made)["summary"] == summary
    assert all(glyph.id for run in runs(made.composition) for glyph in run.glyphs)


@pytest.mark.parametrize(
    "lang, title, label", [("ar", "اللاجئون", "شخصًا طلبوا الحماية"), ("zh-Hant", "難民", "人尋求保護")]
)
@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_a_source_with_a_title_in_another_script_is_cited(lang, title, label, layout):
    numbers = {"items": {each: {"value": 12, "label": label, "source": "report"} for each in "ab"}}
    source = {"title": "Unseen struggles", "publisher": "Leitner Center", "date": "2023-11"}
    data = sheet(lang, title, title, key_numbers=numbers, sources={"report": source})
    made = factsheet.make(data, layout)
    assert "Unseen struggles" in "".join(texts_of(made).values())


LONG = "https://www.example-organisation.org/what-we-do/asylum-and-migration-in-hong-kong-and-beyond/reports-2023"
LONGER = "https://example.org/" + "0123456789abcdef" * 9 + "?a_b=1&c=%20#d"


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
@pytest.mark.parametrize("address", [LONG, LONGER])
@pytest.mark.parametrize(
    "lang, words", [("en", "Address"), ("zh-Hant", "地址"), ("th", "ที่อยู่"), ("ar", "عنوان")]
)
def test_an_address_of_any_length_is_printed_whole_in_every_field(tmp_path, layout, address, lang, words):
    data = sheet(
        lang,
        words,
        f"{words} {address}",
        publisher={"name": "Example", "website": address},
        call_to_action={"text": words, "url": LONG},
        sources={"report": {"title": words, "publisher": "Example", "url": address}},
    )
    made = factsheet.make(data, layout, output=factsheet.SCREEN)
    shown = address.removeprefix("https://").removeprefix("www.")
    whole = squeezed("".join(texts_of(made).values()))
    assert whole.count(squeezed(shown)) >= 2
    if lang != "ar":
        for read in read_back(made, tmp_path):
            assert squeezed(read).count(squeezed(shown)) >= 2


@pytest.mark.parametrize(
    "lang, title",
    [
        ("ha", "Hikimomin ƙasa"),
        ("ml", "സ്വാതന്ത്ര്യം"),
        ("de", "Flüchtlingsunterkunftsverordnungsentwurf"),
        ("fi", "Turvapaikanhakijavastaanottokeskukset"),
        ("hu", "Megszentségteleníthetetlenségeskedéseitekért"),
        ("kl", "Nalunaarasuartaateeranngualioqatigiiffissualiulersaaleraluallaraminngooq"),
        ("my", "ဒုက္ခသည်များဆိုင်ရာအခွင့်အရေးများ"),
        ("ka", "არასამთავრობოორგანიზაციებისთვის"),
        ("ta", "அகதிகளுக்கானபாதுகாப்புத்திட்டங்கள்"),
    ],
)
@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_a_long_word_in_a_title_builds(lang, title, layout):
    made = factsheet.make(sheet(lang, title, title), layout)
    assert texts_of(made)["title"] == title
    sizes = {run.size for run in runs(made.composition) if run.path == "title"}
    assert len(sizes) == 1 and min(sizes) >= 9


def test_a_character_that_no_font_has_is_told_with_its_place_and_what_to_do(tmp_path):
    file = tmp_path / "data.yaml"
    file.write_text(
        "factsheet: 1\nid: x\nlang: en\ntitle: Call\nsummary: Call us 🫠 today\npublisher: {name: E}\n",
        encoding="utf-8",
    )
    with pytest.raises(FactsheetError) as caught:
        factsheet.make(file)
    (problem,) = caught.value.diagnostics
    assert "U+1FAE0" in problem.message and problem.span and problem.span.line == 5
    assert "use an icon" in problem.hint and "fonts.yaml" not in problem.hint


SAMPLE = (
    "fr",
    "pl",
    "ru",
    "el",
    "hy",
    "ka",
    "hi",
    "ta",
    "te",
    "si",
    "km",
    "lo",
    "th",
    "am",
    "ja",
    "zh",
    "ko",
    "vi",
    "yo",
)


@pytest.mark.parametrize("lang", SAMPLE)
def test_a_sentence_at_random_comes_back(tmp_path, lang):
    """Words of a language among what stands beside words; fixed by the language's name."""
    chance = Random(lang)
    row = EXEMPLARS[lang]
    beside = [
        "UNHCR",
        "Amnesty",
        "香港",
        "Москва",
        "नमस्ते",
        "7",
        "43 °C",
        "10–15 kg",
        "+852 1234 5678",
        "a@example.org",
    ]
    signs = [each for each in row["punctuation"] if each not in "{}[]*\\`_"]
    words = [
        chance.choice((*row["words"], *beside)) + (chance.choice(signs) if chance.random() < 0.4 else "")
        for _ in range(30)
    ]
    copy = " ".join(words)
    made = factsheet.make(sheet(lang, " ".join(words[:2]), copy), output=factsheet.SCREEN)
    for read in read_back(made, tmp_path):
        assert squeezed(copy) in squeezed(read)
