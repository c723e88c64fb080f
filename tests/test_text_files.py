"""Text files: what a spreadsheet of any country saved is read as it was written, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.text_files import decoded

WESTERN = {
    "fr": "Évreux Bône Crèche L'Haÿ Cœur œsophage Nîmes où Ève Îles Besançon Orléans Sète Mâcon naïf à",
    "de": "Größe Süd Österreich Straße Café Köln „Dom“ ‚Größe‘ – 3 m³ 5 km² £12 ± ½ €5 20 °C",
    "es": "Ñuñoa España Málaga ¿Qué? ¡Sí! Avilés 1º 2ª pingüino Logroño",
    "pt": "São Paulo Irmãs maçã Põe ações Évora 1.º Belém Guimarães Ceará",
    "it": "Forlì Cantù perché città è più Cefalù Nardò",
    "sv": "Malmö Göteborg Ångström",
    "da": "Ærø Træ Brønnøysund Tromsø Ålesund Næstved Køge",
    "is": "Þingvellir Alþingi Ísafjörður Vík í Mýrdal Sauðárkrókur",
    "nl": "Coördinatie België één Curaçao",
    "ca": "Òmnium Vilanova i la Geltrú Lluís àrea Núria",
    "et": "Võru Põlva Jõhvi Pärnu Šveits",
    "en": "cost (£m) £k £bn £million US£5 naïve café",
}
# Languages whose words would otherwise be a sign of central Europe are known where all of a file is of them.
ALONE = {"gd": "Dùn Èideann Steòrnabhagh Sìoltaich", "fo": "Tvøroyri Klaksvík Eiði Sørvágur"}
CENTRAL = {
    "pl": "Łódź Kraków Poznań Gdańsk Wrocław Kępno Świdnica Ząbki",
    "cs": "Český Těšín Břeclav Plzeň Příbram Mělník Kutná Hora Průhonice",
    "sk": "Trenčín Ľubovňa Košice Nová Baňa Žiar",
    "hu": "Győr Hódmezővásárhely Békéscsaba Gyöngyös Fűzfő",
    "ro": "Bucureşti Braşov Galaţi Brăila Constanţa Băcău Iaşi",
    "hr": "Čakovec Međimurje Požega Šibenik Kovačević Poreč Đakovo",
}
PLAIN = st.lists(st.sampled_from(["id", "wells", "12.5", "North", "n/a", "(m)"]), max_size=4)


@given(st.data(), PLAIN, st.sampled_from(["\n", ";", "\r\n", " "]))
def test_words_of_western_europe_are_read_as_such_in_any_mix(
    data: st.DataObject, plain: list[str], sign: str
) -> None:
    words = [each for text in WESTERN.values() for each in text.split()]
    chosen = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=12))
    text = sign.join([*chosen, *plain, "é"])
    found = decoded(text.encode("cp1252"))
    assert found and (found.text, found.encoding) == (text, "Windows-1252")


@pytest.mark.parametrize("lang", [*ALONE])
def test_a_file_of_a_language_with_rare_letters_is_read(lang: str) -> None:
    found = decoded(ALONE[lang].encode("cp1252"))
    assert found and (found.text, found.encoding) == (ALONE[lang], "Windows-1252")


@given(st.sampled_from([*CENTRAL]), st.randoms(), PLAIN)
def test_a_table_of_central_europe_is_read_as_it_was_saved(
    lang: str, random: object, plain: list[str]
) -> None:
    words = [*CENTRAL[lang].split(), *plain]
    random.shuffle(words)  # type: ignore[attr-defined]
    text = "\n".join(words)
    found = decoded(text.encode("cp1250"))
    assert found and (found.text, found.encoding) == (text, "Windows-1250")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Москва, Санкт-Петербург", "cp1251"),
        ("Αθήνα, Πειραιάς", "cp1253"),
        ("İstanbul, Beşiktaş, Diyarbakır", "cp1254"),
        ("Šiauliai, Kėdainiai, Rīga", "cp1257"),
        ("ירושלים", "cp1255"),
        ("القاهرة", "cp1256"),
        ("東京都", "shift_jis"),
        ("深水, 荃灣", "big5"),
        ("서울특별시", "euc_kr"),
        ("Łódź, Śląsk", "iso8859_2"),
        # A raised figure that calls a note, or ą and ł; a single letter.
        ("Cases¹, Größe³", "cp1252"),
        ("są, był", "cp1250"),
        ("Poznań", "cp1250"),
    ],
)
def test_what_is_not_known_is_not_read(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) is None


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_comes_back(text: str, encoding: str) -> None:
    text = text.removeprefix("\ufeff")
    found = decoded(text.encode(encoding))
    assert found and found.text == text


@given(st.binary(max_size=60))
def test_any_bytes_are_a_text_or_none(data: bytes) -> None:
    found = decoded(data)
    assert found is None or isinstance(found.text, str)
