"""Makes `typeset/compounds_th.json` and `compounds_vi.json` from lists of words, one a line.

    python scripts/make_compounds.py th .../pythainlp/corpus/words_th.txt
    python scripts/make_compounds.py vi .../pyvi/models/words.txt

That of PyThaiNLP is in the public domain, that of pyvi has the MIT license.  ICU ends its Thai words inside
compounds (ไข้|เลือด|ออก, "dengue"), and Vietnamese has a space between any two syllables (trẻ em, "child").
The first part of each -> what follows it, with a bar between any two.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from factsheet.typeset.breaks import legal_breaks
from factsheet.typeset.compounds import LONGEST

FOLDER = Path(__file__).parent.parent / "src" / "factsheet" / "typeset"
_THAI = range(0x0E01, 0x0E5C)
_SYLLABLES = (2, 3)  # of a word of Vietnamese: what has more is a phrase
# Tones of a last diphthong stand on its first vowel or, as in the newer spelling, on its second.
_TONES = (("o", "òóỏõọ", "a", "àáảãạ"), ("o", "òóỏõọ", "e", "èéẻẽẹ"), ("u", "ùúủũụ", "y", "ỳýỷỹỵ"))
_NEWER = {
    f"{toned}{second}": f"{first}{tone}"
    for first, older, second, newer in _TONES
    for toned, tone in zip(older, newer, strict=True)
}
_OLDER = {new: old for old, new in _NEWER.items()}


def thai(word: str) -> Iterator[tuple[str, str]]:
    """Give the first part of a word and the rest, as ICU parts it; nothing for a word that it keeps."""
    if all(ord(character) in _THAI for character in word):
        first = legal_breaks(word, "th")[0]
        if first < len(word):
            yield word[:first], word[first:]


def vietnamese(word: str) -> Iterator[tuple[str, str]]:
    """Give the first syllable of a word in small letters and the rest, in both spellings of its tones."""
    syllables = word.split(" ")
    if word.islower() and len(syllables) in _SYLLABLES and all(map(str.isalpha, syllables)):
        for spelling in {word, _respelled(word, _NEWER), _respelled(word, _OLDER)}:
            first, _, rest = spelling.partition(" ")
            yield first, rest


def _respelled(word: str, table: dict[str, str]) -> str:
    return re.sub(rf"(?<!q)({'|'.join(table)})\b", lambda found: table[found[1]], word)


def main(lang: str, source: Path) -> None:
    parted = {"th": thai, "vi": vietnamese}[lang]
    table: dict[str, set[str]] = {}
    for word in source.read_text(encoding="utf-8").split("\n"):
        if word and len(word) <= LONGEST:
            for first, rest in parted(word):
                table.setdefault(first, set()).add(rest)
    lines = (
        f"{json.dumps(first, ensure_ascii=False)}: {json.dumps('|'.join(sorted(rest)), ensure_ascii=False)}"
        for first, rest in sorted(table.items())
    )
    place = FOLDER / f"compounds_{lang}.json"
    place.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(place)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
