"""Where the first sentence of a text ends."""

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
        # What a capital follows without a sentence's end: abbreviated millions, days, streets.
        ("de", "Die Stadt gibt 2026 rund 142,6 Mio. Euro aus. ", "Das ist mehr."),
        ("de", "Rund 3,5 Mio. Menschen sind betroffen. ", "Mehr als je."),
        ("de", "Am 3. Oktober 2025 begann es. ", "Danach war Ruhe."),
        ("de", "Es begann 2025. ", "Danach war Ruhe."),
        ("de", "Er gewann. ", "Alle lachten."),
        ("de-AT", "Das kostet 7 Mrd. Euro. ", "Das ist viel."),
        ("cs", "Dne 3. Října byl klid. ", "Pak ne."),
        ("pl", "To ok. 12 tys. Polaków. ", "Dużo."),
        ("ru", "Это 3,5 млн. Россиян. ", "Много."),
        ("nl", "Het kost 2,5 mln. Euro. ", "Veel."),
        ("fr", "Il en reste 3. ", "Voilà."),
        ("en", "It takes 30 min. ", "Then it ends."),
    ],
)
def test_the_first_sentence(lang, first, rest):
    assert first_sentence(first + rest, lang) == len(first)


@pytest.mark.parametrize("text", ["", "No end in sight", "ผู้ลี้ภัยหลายพันคน", "Key numbers:"])
def test_copy_without_a_sentence_has_none(text):
    assert first_sentence(text, "th" if text.startswith("ผ") else "en") == 0
