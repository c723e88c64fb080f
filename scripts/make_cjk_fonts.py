"""Make the smaller cuts of Noto CJK in fonts/ from the collections of Debian.

    apt-get download fonts-noto-cjk fonts-noto-cjk-extra unicode-data
    for each in *.deb; do dpkg-deb -x "$each" noto; done
    python scripts/make_cjk_fonts.py noto

Each file has the characters of level 1 of GB 2312, Big 5 and JIS X 0208, the syllables of KS X 1001, kana
and punctuation, each in the forms of Japan, China, Taiwan, Hong Kong and Korea (OpenType `locl`): some
10,000 characters, a fifth of a collection.  The serif, which sets running text, has those of GB 2312 as well
that are in levels 1 and 2 of China's table of 2013 (`kTGH` of Unihan), and what Japanese medicine and
families write beyond level 1.  Copy with others falls to Noto Sans CJK, which is whole.
"""

from __future__ import annotations

import bz2
import sys
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).parent.parent / "fonts"
FEATURES = ("locl", "halt", "palt", "kern", "ccmp", "liga", "ljmo", "vjmo", "tjmo")
# The ideographs of illnesses and parts of the body beyond level 1 of JIS X 0208, and those of family names.
BEYOND = (
    "蕁疼痙攣嚥頸褥瘡躁膵腱臍腿顆睾疱疸瘤癲癇痒癬脛痺嗽膿臀腋顎顳眩暈痂痰瘍瞼睫瞳齲髄鼾喘嚏囊咽哮肛膀"
    "髙﨑濵栁桒邉邊齋齊淸靑瀨槗渕嶋"
)
LEVEL_2 = 6500  # the last number of level 2 of China's table
CUTS = ("NotoSansCJK-Black", "NotoSerifCJK-Regular", "NotoSerifCJK-Bold")


def characters() -> Iterator[str]:
    """Yield the characters that the cuts keep."""
    for codec, rows, cells in (
        ("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
        ("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
        ("shift_jis", range(0x88, 0x99), (*range(0x40, 0x7F), *range(0x80, 0xFD))),
        ("euc_kr", range(0xB0, 0xC9), range(0xA1, 0xFF)),
    ):
        for row in rows:
            for cell in cells:
                yield from bytes((row, cell)).decode(codec, "ignore")
    for first, last in ((0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027), (0x3000, 0x30FF), (0xFF01, 0xFF9F)):
        yield from map(chr, range(first, last + 1))
    yield from "—…‰※€£¥→←↑↓№℃〇嘅咗哋嚟啲喺冇咁嗰唔佢"


def beyond(unihan: Path) -> Iterator[str]:
    """Yield the characters that the cuts of the serif keep beside these; `unihan` is the folder of Unihan."""
    yield from BEYOND
    for path in sorted(unihan.glob("Unihan_*.txt.bz2")):
        with bz2.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                code, key, value = (line.split("\t") + [""] * 3)[:3]
                if key == "kTGH" and int(value.split()[0].partition(":")[2]) <= LEVEL_2:
                    character = chr(int(code.removeprefix("U+"), 16))
                    yield from character if character.encode("gb2312", "ignore") else ""


def subset(source: Path, kept: frozenset[str]) -> bytes:
    """Return the Japanese face of a collection with some characters only, and all their regional forms."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(set(map(ord, kept)))
    features = wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.update({int.from_bytes(tag.encode(), "big") for tag in FEATURES})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    face = hb.Face(hb.Blob.from_file_path(str(source)), 0)
    return bytes(hb.subset(face, wanted).blob.data)


def main(folder: Path) -> None:
    (mappings,) = folder.rglob("Unihan_OtherMappings.txt.bz2")
    common = frozenset(characters())
    for cut in CUTS:
        (source,) = folder.rglob(f"{cut}.ttc")
        made = subset(source, common.union(beyond(mappings.parent)) if "Serif" in cut else common)
        (FONTS / f"{cut}-Common.otf").write_bytes(made)
        print(f"{cut}: {len(made) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
