"""Make the smaller cuts of Noto CJK in fonts/ from the collections of Debian.

    apt-get download fonts-noto-cjk fonts-noto-cjk-extra
    for each in *.deb; do dpkg-deb -x "$each" noto; done
    python scripts/make_cjk_fonts.py noto

Each file has the characters of level 1 of GB 2312, Big 5 and JIS X 0208, the syllables of KS X 1001, kana
and punctuation, each in the forms of Japan, China, Taiwan, Hong Kong and Korea (OpenType `locl`): some 10,000
characters, a fifth of a collection.  Copy with others falls to Noto Sans CJK, which is whole.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).parent.parent / "fonts"
FEATURES = ("locl", "halt", "palt", "kern", "ccmp", "liga", "ljmo", "vjmo", "tjmo")
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


def subset(source: Path) -> bytes:
    """Return the Japanese face of a collection with these characters only, and all their regional forms."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update({ord(each) for each in characters()})
    features = wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.update({int.from_bytes(tag.encode(), "big") for tag in FEATURES})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    face = hb.Face(hb.Blob.from_file_path(str(source)), 0)
    return bytes(hb.subset(face, wanted).blob.data)


def main(folder: Path) -> None:
    for cut in CUTS:
        (source,) = folder.rglob(f"{cut}.ttc")
        made = subset(source)
        (FONTS / f"{cut}-Common.otf").write_bytes(made)
        print(f"{cut}: {len(made) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
