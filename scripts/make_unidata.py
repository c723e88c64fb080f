"""Write `src/factsheet/typeset/unidata.py` from the Unicode Character Database.

Usage: python scripts/make_unidata.py [folder]

The folder holds `Scripts.txt`, `ScriptExtensions.txt`, `EastAsianWidth.txt`, `BidiBrackets.txt` and
`PropertyValueAliases.txt` (Debian: package unicode-data, folder /usr/share/unicode).
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "factsheet" / "typeset" / "unidata.py"

# Where the wide characters of East Asia stand, emoji left out.
EAST_ASIA = (0x2E80, 0xFFFF)
SPACES = {0x202F, 0x3000}
IN_A_WORD = 9

HEAD = '''"""Character tables of the Unicode Character Database {version}, made by `scripts/make_unidata.py`.

`SCRIPTS` lists where each run of characters of one script begins (code point in hexadecimal,
ISO 15924 code); code points not assigned belong to the run before them.  `BRACKETS` holds the
paired brackets of UAX #9, opening and closing in turn.  `EXTENSIONS` lists the Common characters that
some scripts share and others do not have (`Script_Extensions` of UAX #24): the scripts, four letters each,
then the ranges of code points.
"""

from __future__ import annotations

VERSION = "{version}"

'''


def records(file: Path) -> Iterator[list[str]]:
    """The fields of each line, without comments."""
    for line in file.read_text(encoding="utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content:
            yield [field.strip() for field in content.split(";")]


def script_starts(folder: Path) -> list[str]:
    """`<first code point> <script>` wherever the script changes."""
    codes = {f[2]: f[1] for f in records(folder / "PropertyValueAliases.txt") if f[0] == "sc"}
    ranges = sorted(
        (int(span.partition("..")[0], 16), codes[name]) for span, name in records(folder / "Scripts.txt")
    )
    starts, last = [], ""
    for first, code in ranges:
        if code != last:
            starts.append(f"{first:x} {code}")
            last = code
    return starts


def extensions(folder: Path) -> list[str]:
    """`<scripts> <ranges>` of the Common characters that belong to some scripts only.

    Wide punctuation of East Asia is Common without extensions there; nobody else writes it.  Spaces
    stay Common: the narrow no-break space (Latin, Mongolian) stands in numbers of any script.
    """
    common = {code for name, code in spans(folder / "Scripts.txt") if name == "Common"}
    shared = {code: "".join(sorted(names.split())) for names, code in spans(folder / "ScriptExtensions.txt")}
    for width, code in spans(folder / "EastAsianWidth.txt"):
        if width in ("F", "W") and EAST_ASIA[0] <= code <= EAST_ASIA[1]:
            shared.setdefault(code, "BopoHangHaniHiraKana")
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    for code in sorted(common & shared.keys() - SPACES):
        ranges = found[shared[code]]
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    words = []
    for scripts, ranges in sorted(found.items(), key=lambda each: each[1]):
        spelled = [f"{a:x}-{b:x}" if a < b else f"{a:x}" for a, b in ranges]
        for at in range(0, len(spelled), IN_A_WORD):
            words += [scripts, ",".join(spelled[at : at + IN_A_WORD])]
    return words


def spans(file: Path) -> Iterator[tuple[str, int]]:
    """The value of each code point that a file lists."""
    for span, value in records(file):
        first, _, last = span.partition("..")
        yield from ((value, code) for code in range(int(first, 16), int(last or first, 16) + 1))


def bracket_pairs(folder: Path) -> list[str]:
    """Each opening bracket with its closing one, as escapes."""
    pairs = records(folder / "BidiBrackets.txt")
    return [rf"\u{int(a, 16):04x}\u{int(b, 16):04x}" for a, b, kind in pairs if kind == "o"]


def table(name: str, words: list[str], between: str) -> str:
    """A string constant over several lines."""
    lines = textwrap.wrap(" ".join(words), 103, break_long_words=False)
    quoted = (f'    "{between.join(line.split())}{between}"' for line in lines)
    return f"{name} = (\n" + "\n".join(quoted) + "\n)\n"


def main(folder: Path) -> None:
    first = (folder / "Scripts.txt").read_text(encoding="utf-8").splitlines()[0]
    match = re.search(r"-(\d+\.\d+\.\d+)\.txt", first)
    version = match[1] if match else "of an unknown version"
    parts = [HEAD.format(version=version), table("SCRIPTS", script_starts(folder), " "), "\n"]
    parts += [table("BRACKETS", bracket_pairs(folder), ""), "\n"]
    parts.append(table("EXTENSIONS", extensions(folder), " "))
    TARGET.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("/usr/share/unicode"))
