"""No line end parts a day from its month, in copy and in dates that are set from values, in any language."""

from __future__ import annotations

from functools import partial

import pytest

from factsheet.display import Direction
from factsheet.document.dates import Date
from factsheet.fonts.library import bundled
from factsheet.locale.locales import facts
from factsheet.locale.numbers import dated
from factsheet.typeset.breaks import breaks_of, legal_breaks
from factsheet.typeset.dates import dates, days, long_dates
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import count_lines, loosened, ragged
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun

LANGUAGES = (
    "en de es pt fr it nl ru uk pl cs ar fa ur he hi bn ta th lo km my vi id ms sw so am tr el hu ro sv fi "
    "lt ka hy ne si pa fil zh-Hans zh-Hant ja ko sr hr bg ca"
)
# As people write them: the stretch that stays whole.
WRITTEN = {
    "de": ("Am 15. November 2026 schließt das Büro", "15. November"),
    "de-AT": ("Seit dem 3. Jänner gilt das", "3. Jänner"),
    "en": ("The clinic opens on November 15, 2026 at noon", "November 15"),
    "en-GB": ("from the 3rd of March 2026 on", "3rd of March"),
    "en-AU": ("between 3–5 May and then", "3–5 May"),
    "es": ("El 15 de noviembre de 2026 se abre la oficina", "15 de noviembre"),
    "pt": ("No dia 1º de março de 2026 abre", "1º de março"),
    "fr": ("Le 1er janvier 2026 la loi change", "1er janvier"),
    "ca": ("El 15 d’abril de 2026 obre", "15 d’abril"),
    "it": ("Dal 15 novembre 2026 in poi", "15 novembre"),
    "nl": ("Vanaf 15 november 2026 open", "15 november"),
    "ru": ("С 15 ноября 2026 г. центр открыт", "15 ноября"),
    "uk": ("Із 15 листопада 2026 року", "15 листопада"),
    "pl": ("Od 15 listopada 2026 r. biuro", "15 listopada"),
    "cs": ("Od 15. listopadu 2026 je", "15. listopadu"),
    "fi": ("Alkaen 15. marraskuuta 2026 on", "15. marraskuuta"),
    "hu": ("Az iroda 2026. november 15. óta zárva", "november 15."),
    "lt": ("Nuo 2026 m. lapkričio 15 d. veikia", "lapkričio 15"),
    "tr": ("Merkez 15 Kasım 2026 günü açılır", "15 Kasım"),
    "ar": ("يفتح المركز في 15 نوفمبر 2026 صباحا", "15 نوفمبر"),
    "ar-LB": ("يفتح المركز في 15 تشرين الثاني 2026", "15 تشرين الثاني"),
    "fa": ("از ۱۵ آبان ۱۴۰۵ دفتر", "۱۵ آبان"),
    "he": ("המרכז נפתח ב-15 בנובמבר 2026 בבוקר", "15 בנובמבר"),
    "hi": ("केंद्र 15 नवंबर 2026 से खुला", "15 नवंबर"),
    "bn": ("কেন্দ্র ১৫ নভেম্বর, ২০২৬ থেকে", "১৫ নভেম্বর"),
    "th": ("เปิดวันที่ 15 พฤศจิกายน 2569 เวลา", "15 พฤศจิกายน"),
    "km": ("បើកនៅថ្ងៃទី 15 ខែវិច្ឆិកា ឆ្នាំ 2026", "15 ខែវិច្ឆិកា"),
    "vi": ("Mở cửa ngày 15 tháng 11 năm 2026 lúc", "15 tháng 11"),
    "id": ("Buka sejak 15 November 2026 pagi", "15 November"),
    "sw": ("Kituo kitafunguliwa 15 Novemba 2026 asubuhi", "15 Novemba"),
    "ja": ("窓口は2026年11月15日から開きます", "2026年11月15日"),
    "zh-Hans": ("办事处自2026年11月15日起开放", "2026年11月15日"),
    "zh-Hant": ("辦事處自二〇二六年十一月十五日起開放", "二〇二六年十一月十五日"),
    "ko": ("사무소는 2026년 11월 15일에 엽니다", "2026년 11월 15일"),
}
# Dates of up to 18 characters, their era not counted, stay whole with their year.
WHOLE = {
    "ru": ("Заявки до 31 декабря 2024 г. включительно", "31 декабря 2024 г."),
    "uk": ("Заявки до 31 грудня 2024 р. включно", "31 грудня 2024 р."),
    "pl": ("Od 15 listopada 2026 r. biuro", "15 listopada 2026 r."),
    "pl-PL": ("Biuro w roku 2026 r. przenosi się", "2026 r."),
    "de": ("Bis 1. Februar 2027 geschlossen", "1. Februar 2027"),
    "vi": ("Mở cửa 30 tháng 5, 2026 lúc", "30 tháng 5, 2026"),
    "en": ("Not for release before December 1, 2026, 06:00 UTC", "December 1, 2026"),
}
# Two days and their month; a long span is parted before its second day.
SPANS = {
    "de": ("Anmeldung vom 3.–5. Mai im Rathaus", "3.–5. Mai"),
    "de-AT": ("Offen vom 3. bis 5. Mai 2026", "3. bis 5. Mai"),
    "en": ("Closed from 3 to 5 May 2026", "3 to 5 May"),
    "en-US": ("Closed May 3 to 5, 2026", "May 3 to 5"),
    "fr": ("Fermé du 3 au 5 mai 2026", "3 au 5 mai"),
    "es": ("Cerrado del 3 al 5 de mayo de 2026", "3 al 5 de mayo"),
    "es-MX": ("Cerrado del 13 al 15 de noviembre de 2026", "15 de noviembre"),
    "ru": ("Закрыто с 3 по 5 мая 2026 г.", "3 по 5 мая"),
    "pl": ("Nieczynne od 3 do 5 maja", "3 do 5 maja"),
    "ar": ("مغلق من 3 إلى 5 مايو 2026", "3 إلى 5 مايو"),
    "hu": ("Az iroda május 3-tól 5-ig, május 15-én", "május 15-én"),
    "ko": ("접수는 5월 3~5일에 합니다", "5월 3~5일"),
    "ja": ("お祭りは5月3日（日）～5日です", "5月3日（日）"),
    "ja-JP": ("お祭りは5月3日～5日です", "5月3日～5日"),
    "th": ("เปิดวันที่ 3 พ.ค. 2569 เวลา", "ที่ 3 พ.ค. 2569"),
    "vi": ("Mở cửa ngày 3 tháng 5", "ngày 3 tháng 5"),
}
# What only looks like a date may be parted as any other copy.
NONE = {
    "en": ("15 people marched in 2026 homes", ("15 people", "marched in", "in 2026")),
    "de": ("Die 15 Maier und 3 Mailänder", ("15 Maier", "3 Mailänder")),
    "fr": ("les 15 marchés de 2026 lots", ("15 marchés", "de 2026")),
}


def inside(text: str, whole: str) -> set[int]:
    start = text.index(whole)
    return set(range(start + 1, start + len(whole)))


@pytest.mark.parametrize("lang", WRITTEN)
def test_a_day_stays_with_its_month_where_people_write_it(lang: str) -> None:
    text, whole = WRITTEN[lang]
    assert not inside(text, whole) & set(legal_breaks(text, lang))


@pytest.mark.parametrize("lang", WHOLE)
def test_a_date_of_a_common_length_stays_with_its_year(lang: str) -> None:
    text, whole = WHOLE[lang]
    assert not inside(text, whole) & set(legal_breaks(text, lang))


@pytest.mark.parametrize("lang", NONE)
def test_what_is_no_month_is_parted_as_ever(lang: str) -> None:
    text, parted = NONE[lang]
    for each in parted:
        at = text.index(each) + each.index(" ") + 1
        assert not [start for start, stop in dates(text, lang) if start < at < stop]


@pytest.mark.parametrize("lang", SPANS)
def test_two_days_stay_with_their_month(lang: str) -> None:
    text, whole = SPANS[lang]
    assert not inside(text, whole) & set(legal_breaks(text, lang))


@pytest.mark.parametrize("lang", LANGUAGES.split())
def test_a_date_set_from_a_value_keeps_its_day_and_a_short_one_its_year(lang: str) -> None:
    known = facts(lang)
    assert known
    for month in range(1, 13):
        for date in (Date(2026, month, 5), Date(2026, month, 15), Date(2026, month)):
            said = dated(date, known)
            places = legal_breaks(said, lang)[:-1]
            if len(said) <= 18:
                assert not places, said
            # Of a long one nothing but the year goes to another line.
            assert len(places) <= 1, said
            for place in places:
                parts = (said[:place], said[place:])
                assert any(sum(map(str.isdigit, part)) >= 4 for part in parts), said


@pytest.mark.parametrize("lang", ["de", "en", "es", "ru", "hi", "ja", "ko", "vi", "ar"])
def test_in_a_measure_narrower_than_a_date_nothing_is_too_wide_and_the_year_goes_first(lang: str) -> None:
    known = facts(lang)
    assert known
    said = dated(Date(2026, 11, 15), known)
    rtl = Direction.RTL if lang == "ar" else Direction.LTR
    families = {
        "ar": "noto-naskh-arabic",
        "hi": "noto-sans-devanagari",
        "ja": "noto-sans-cjk-jp",
        "ko": "noto-sans-cjk-kr",
    }
    piece = StyledRun(said, (families.get(lang, "source-sans"),), 400, "ink", "label")
    shaped = shape((piece,), Manner(lang), rtl, bundled())
    breaks, held = breaks_of(said, lang)
    # As wide as a day and its month, and what follows them without a space.
    ((start, stop),) = days(said, lang)
    stop = min(each for each in (*breaks, *held) if each >= stop)
    measure = max(shaped.cum[stop] - shaped.cum[start], shaped.cum[start]) + 0.01
    assert measure < shaped.cum[-1]
    lines = ragged(loosened(shaped, measure), lambda _: measure)
    assert not any(line.overfull for line in lines)
    assert any(line.start <= start and stop <= line.stop for line in lines)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "La oficina abre el 15 de noviembre de 2026 y cierra pronto, según anunció el ayuntamiento."),
        (
            "pt",
            "O programa decorre até 15 de novembro de 2026 e termina depois, anunciou a câmara da cidade.",
        ),
    ],
)
def test_a_long_date_is_parted_from_its_year_only_where_its_line_is_narrow(lang: str, text: str) -> None:
    (date,) = long_dates(text, lang)
    piece = StyledRun(text, ("source-sans",), 400, "ink", "text")
    shaped = shape((piece,), Manner(lang), Direction.LTR, bundled())
    wide = shaped.estimate(*date)
    parted = []
    for times in (0.95, 1.7, 2, 2.4):
        room = partial(_same, times * wide)
        lines = ragged(shaped, room)
        assert len(lines) == count_lines(shaped, room).lines
        parted.append(any(date[0] < line.stop < date[1] for line in lines))
    assert parted == [True, False, False, False]


def _same(measure: float, _: int) -> float:
    return measure
