"""Emphasis is seen in every voice, also in copy that is bold already."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.source.reader import read_data
from tests.sheets.reading import runs

VOICES = ("campaign", "editorial", "brief", "clear")
COPY = {
    "en": ("Call ", "before noon", " if you need a lift"),
    "ar": ("اتصل ", "قبل الظهر", " إذا احتجت إلى سيارة"),
    "ja": ("車が必要なら", "正午まで", "に電話してください"),
}


@pytest.mark.parametrize("mark", ["**", "*"])
@pytest.mark.parametrize("lang", COPY)
@pytest.mark.parametrize("voice", VOICES)
def test_marked_words_differ_from_those_around_them(voice: str, lang: str, mark: str) -> None:
    before, marked, after = COPY[lang]
    text = f"{before}{mark}{marked}{mark}{after}"
    data = {
        **{"factsheet": 1, "id": "x", "lang": lang, "title": before, "publisher": {"name": "X"}},
        "summary": text,
        "recommendations": {"items": {"a": {"text": text}, "b": {"text": text}}},
        "body": {"q": {"kind": "quote", "heading": "none", "text": text, "who": "X"}},
    }
    sheet = factsheet.compose(factsheet.localize(read_data(data)), factsheet.load_layout(voice))
    for path in ("summary", "recommendations.a.text", "body.q.text"):
        own, others = set[tuple[str, str]](), set[tuple[str, str]]()
        for run in runs(sheet):
            if run.path == path and run.text.strip():
                inside = len(before) <= run.start < len(before + marked)
                (own if inside else others).add((run.face, run.swatch))
        assert own and others and not own & others, path


@pytest.mark.parametrize("voice", VOICES)
def test_copy_that_is_bold_throughout_is_as_the_voice_has_it(voice: str) -> None:
    def looks(text: str) -> set[tuple[str, str]]:
        data = {
            **{"factsheet": 1, "id": "x", "lang": "en", "title": "Title", "publisher": {"name": "X"}},
            **{
                "summary": "Summary",
                "recommendations": {"items": {"a": {"text": text}, "b": {"text": "Go"}}},
            },
        }
        sheet = factsheet.compose(factsheet.localize(read_data(data)), factsheet.load_layout(voice))
        return {(run.face, run.swatch) for run in runs(sheet) if run.path == "recommendations.a.text"}

    assert looks("**Call before noon**") == looks("Call before noon")
