"""Copy in another script than that of its language is told, by the letters of the whole sheet."""

from __future__ import annotations

import pytest

from factsheet.content.languages import own_scripts
from factsheet.errors import Diagnostic
from factsheet.locale.edition import localize
from factsheet.typeset.scripts import script_of
from tests.source.sample import read_text

COPY = {
    "Arab": "الماء النظيف حق لكل إنسان في هذه المدينة وفي كل قرية من القرى",
    "Cyrl": "Чистая вода нужна каждому в этом городе и в каждой деревне вокруг",
    "Deva": "साफ़ पानी हर किसी के लिए इस शहर में और आसपास के हर गाँव में उपलब्ध है",
    "Hani": "清洁的水是这座城市和周围每个村庄的每一个人的权利",
    "Hang": "깨끗한 물은 이 도시와 주변 모든 마을의 모든 사람의 권리입니다",
    "Latn": "Clean water is a right of everyone in this city and every village around it",
    "Thai": "น้ำสะอาดเป็นสิทธิของทุกคนในเมืองนี้และทุกหมู่บ้านโดยรอบ",
}
LANGUAGES = (
    *("en", "fr", "ru", "ar", "hi", "zh-Hans", "ja", "ko", "th", "sr", "sr-Latn", "uz", "pa", "vi", "yi"),
    *("ku", "el", "uk", "fa", "ur", "mn", "kk", "az-Cyrl", "zh-Hant-HK", "yue"),
)


def told(lang: str, copy: str, catalogue: dict[str, str] | None = None, own: str = "en") -> list[Diagnostic]:
    source = f"factsheet: 1\nid: n\nlang: {own if catalogue else lang}\ntitle: 2026\nsummary: |-\n  {copy}\n"
    sheet = read_text(f"{source}publisher: {{name: P}}\n")
    edition = localize(sheet, lang, catalogue) if catalogue else localize(sheet)
    return [each for each in edition.warnings if each.code == "copy-in-other-script"]


@pytest.mark.parametrize("script", COPY)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_copy_is_told_exactly_where_its_letters_are_not_of_its_language(lang: str, script: str) -> None:
    found = told(lang, COPY[script])
    assert bool(found) == (script not in own_scripts(lang))
    for each in found:
        assert each.span is not None and (each.span.line, each.path) == (3, "lang")


def test_what_is_found_is_named_with_a_language_in_it() -> None:
    (found,) = told("fr", COPY["Arab"])
    assert found.message.endswith("of the letters are not in the script of French (fr): Arabic")
    assert "lang:, as ar;" in found.hint


@pytest.mark.parametrize("lang", ["ja", "ko", "zh-Hans", "ru", "ar", "hi"])
def test_names_and_links_in_another_script_are_left(lang: str) -> None:
    own = next(copy for script, copy in COPY.items() if script in own_scripts(lang))
    assert not told(lang, f"{own} WHO/UNICEF Joint Monitoring Programme")
    link = "[Clean water is a right of everyone in this city](https://example.org)"
    assert not told(lang, f"{own} {link} {link}")


def test_a_catalogue_with_the_texts_of_another_language_is_told() -> None:
    texts = {"title": "2026", "publisher.name": "P", "summary": COPY["Cyrl"]}
    assert not told("ru", COPY["Latn"], texts)
    assert told("ar", COPY["Latn"], texts)


@pytest.mark.parametrize(("script", "copy"), COPY.items())
def test_the_copies_are_of_their_scripts(script: str, copy: str) -> None:
    assert {script_of(each) for each in copy if each.isalpha()} == {script}
