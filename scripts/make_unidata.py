"""Write `src/factsheet/typeset/unidata.py` from the Unicode Character Database.

Usage: python scripts/make_unidata.py [folder]

The folder holds `Scripts.txt`, `BidiBrackets.txt` and `PropertyValueAliases.txt` (Debian:
package unicode-data, folder /usr/share/unicode).
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "factsheet" / "typeset" / "unidata.py"

HEAD = '''"""Character tables of the Unicode Character Database {version}, made by `scripts/make_unidata.py`.

`SCRIPTS` lists where each run of characters of one script begins (code point in hexadecimal,
ISO 15924 code); code points not assigned belong to the run before them.  `BRACKETS` holds the
paired brackets of UAX #9, opening and closing in turn.
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
    parts.append(table("BRACKETS", bracket_pairs(folder), ""))
    TARGET.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("/usr/share/unicode"))
