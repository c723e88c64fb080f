"""Makes `typeset/thai_compounds.json` from a list of Thai words: that of PyThaiNLP, in the public domain.

    python scripts/make_thai_compounds.py .../pythainlp/corpus/words_th.txt

ICU ends its Thai words inside compounds (ไข้|เลือด|ออก, "dengue").  The first part of each -> what follows it
in words that ICU parts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from factsheet.typeset.breaks import legal_breaks

PLACE = Path(__file__).parent.parent / "src" / "factsheet" / "typeset" / "thai_compounds.json"
_LONGEST = 16  # characters: what is longer is a phrase, or may be parted between the words that it is made of
_THAI = range(0x0E01, 0x0E5C)


def main(source: Path) -> None:
    table: dict[str, set[str]] = {}
    for word in source.read_text(encoding="utf-8").split("\n"):
        if len(word) <= _LONGEST and word and all(ord(character) in _THAI for character in word):
            first = legal_breaks(word, "th")[0]
            if first < len(word):
                table.setdefault(word[:first], set()).add(word[first:])
    lines = (
        f"{json.dumps(first, ensure_ascii=False)}: {json.dumps(' '.join(sorted(rest)), ensure_ascii=False)}"
        for first, rest in sorted(table.items())
    )
    PLACE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(PLACE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
