"""A font that is not there: an error names what would have been lost, and nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import factsheet
from factsheet.errors import FontError
from factsheet.fonts.face import Face
from factsheet.fonts.library import Library, bundled
from tests.languages.editions import edition

# A letter of each script that its edition cannot do without.
LETTERS = {
    "am": "ስ",
    "ar": "ل",
    "bn": "ক",
    "he": "ה",
    "hi": "क",
    "hy": "ա",
    "ja": "の",
    "ka": "ტ",
    "km": "ក",
    "ko": "의",
    "lo": "ກ",
    "my": "က",
    "pa": "ਕ",
    "ru": "ж",
    "si": "ක",
    "ta": "க",
    "th": "ก",
    "ur": "ن",
    "zh-Hant-HK": "難",
}


class Blanked(Library):
    """The bundled faces but those that have a letter."""

    __slots__ = ("_letter",)

    def __init__(self, letter: str) -> None:
        whole = bundled()
        for name in Library.__slots__:
            setattr(self, name, getattr(whole, name))
        self._letter = ord(letter)

    def chain(self, families: tuple[str, ...], weight: int, script: str, lang: str) -> tuple[Face, ...]:
        found = bundled().chain(families, weight, script, lang)
        left = tuple(face for face in found if not face.covers(self._letter))
        return left or (bundled().face("LeagueGothic-Regular"),)

    def others(self, families: tuple[str, ...], weight: int, lang: str) -> Sequence[Face]:
        # What stands in for a chain, whichever script it was made for, is gone as well.
        return [face for face in bundled().others(families, weight, lang) if not face.covers(self._letter)]


@pytest.mark.parametrize(("lang", "letter"), LETTERS.items(), ids=LETTERS)
def test_a_font_that_is_gone_is_an_error_that_names_the_letters(lang: str, letter: str) -> None:
    with pytest.raises(FontError) as caught:
        factsheet.compose(edition(lang), factsheet.load_layout("campaign"), Blanked(letter))
    messages = [each.message for each in caught.value.diagnostics]
    assert any(f"U+{ord(letter):04X}" in message for message in messages), messages[:5]
    assert all(each.path or each.span for each in caught.value.diagnostics)
