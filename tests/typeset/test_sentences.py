"""The lead-in: the first sentence of a text, whatever the language ends sentences with."""

from __future__ import annotations

import pytest

from factsheet.typeset.sentences import first_sentence


@pytest.mark.parametrize(
    "lang, first, rest",
    [
        ("en", "Thousands of people flee persecution every year. ", "Yet, the territory never signed."),
        ("en", "Dr. Lam fled in 2013. ", "He left."),
        ("en", "It fell to J. K. Lam, cf. Art. 3. ", "He won."),
        ("en", "Only 1.3% are accepted! ", "Why?"),
        ("en", '"We wait." ', "They wait."),
        ("en", "A single sentence.", ""),
        ("zh-Hant", "香港從未簽署公約。", "每年數千人逃離。"),
        ("ja", "難民は待つ。", "長い間。"),
        ("ar", "لم توقع هونغ كونغ على الاتفاقية. ", "وينتظر الآلاف."),
        ("ur", "ہانگ کانگ نے دستخط نہیں کیے۔ ", "ہزاروں منتظر ہیں۔"),
        ("hi", "हांगकांग ने हस्ताक्षर नहीं किए। ", "हज़ारों प्रतीक्षा में हैं।"),
        ("am", "ሆንግ ኮንግ አልፈረመችም። ", "ሺዎች ይጠብቃሉ።"),
        ("hy", "Հոնկոնգը չի ստորագրել։ ", "Հազարավորները սպասում են։"),
        ("el", "Έφυγε το 2013. ", "Περιμένει."),
    ],
)
def test_the_first_sentence(lang, first, rest):
    assert first_sentence(first + rest, lang) == len(first)


@pytest.mark.parametrize("text", ["", "No end in sight", "ผู้ลี้ภัยหลายพันคน", "Key numbers:"])
def test_copy_without_a_sentence_has_none(text):
    assert first_sentence(text, "th" if text.startswith("ผ") else "en") == 0
