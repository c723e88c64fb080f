"""Make hundreds of sheets at random, read each back, and print how many were refused or came back changed.

    .venv/bin/python scripts/soak_sheets.py [NUMBER] [--seed N] [--full] [--papers] [--language TAG] [--rtl]

The sheets are those of tests/sheets/generate.py, or with `--full` those of generate_full.py, whose bodies
have blocks of every kind, with all keys; the test suite tries a few of them, this any number.  `--papers`
sets each on a paper of its own, folded ones among them.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from factsheet.content.languages import language
from factsheet.display import Direction
from factsheet.pipeline import load
from tests.sheets import LAYOUTS, OUTPUTS, generate_full
from tests.sheets.generate import sheet, tags
from tests.sheets.trial import PAPERS, Trial, layout_on, tried

_INSIDE = re.compile(r'"[^"]*"|\d+|i\d|^[\w.~@]+')


def soak(
    number: int, start: int, languages: tuple[str, ...], full: bool, papers: bool
) -> list[tuple[str, str, Trial]]:
    """Return the language, the layout and what became of each of that many sheets."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for each in range(start, start + number):
            chance = Random(each)
            written = generate_full.sheet(chance, 6, languages) if full else sheet(chance, languages)
            layout, output = chance.choice(LAYOUTS), chance.choice(list(OUTPUTS.values()))
            on = layout_on(layout, chance.choice(tuple(PAPERS))) if papers else layout
            made = load(written, folder=generate_full.FOLDER) if full else written
            found.append((str(written["lang"]), layout, tried(made, on, output, Path(folder))))
    return found


def report(found: list[tuple[str, str, Trial]], shown: int) -> None:
    """Print the figures, and of each kind of fault some examples, the shortest first."""
    refused = [each for each in found if each[2].refused]
    changed = [each for each in found if each[2].changed]
    empty = [each for each in found if each[2].empty]
    print(f"{len(found)} sheets in {len({lang for lang, _, _ in found})} languages")
    print(f"  refused            {len(refused):5}  {len(refused) / len(found):.1%}")
    print(f"  with empty glyphs  {len(empty):5}")
    print(f"  with a fault       {sum(bool(each[2].proof and each[2].proof.faults) for each in found):5}")
    for reader in ("pdfium", "poppler"):
        of = [each for each in changed if any(one[0] == reader for one in each[2].changed)]
        print(f"  changed, {reader:9} {len(of):5}  {len(of) / len(found):.1%}")
    causes = Counter(each for _, _, trial in found for each in trial.causes)
    print(f"of {sum(trial.strings for _, _, trial in found)} strings came back otherwise")
    for (reader, cause), count in sorted(causes.items()):
        print(f"  {reader:9} {count:5}  {cause}")
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for lang, layout, trial in refused:
        for reason in trial.refused:
            kinds[_INSIDE.sub("..", reason)].append(f"{lang} {layout} {reason}")
    for lang, layout, trial in found:
        for fault in trial.proof.faults if trial.proof else ():
            kinds["fault"].append(f"{lang} {layout} {fault}")
    for lang, layout, trial in changed:
        for reader, path, text in trial.changed:
            kinds[f"changed, {reader}"].append(f"{lang} {layout} {path} {text!r}")
    for kind, cases in sorted(kinds.items(), key=lambda each: -len(each[1])):
        print(f"\n{len(cases)} x {kind}")
        counted = Counter(case.split()[0] for case in cases)
        print("   ", " ".join(f"{lang}:{count}" for lang, count in counted.most_common(30)))
        for case in sorted(cases, key=len)[:shown]:
            print("   ", case)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", action="append", default=[])
    parser.add_argument("--rtl", action="store_true", help="right-to-left languages only")
    parser.add_argument("--show", type=int, default=8)
    parser.add_argument("--full", action="store_true", help="blocks of every kind, with all keys")
    parser.add_argument("--papers", action="store_true", help="papers and folds of every kind")
    given_words = parser.parse_args()
    wanted = tuple(given_words.language) or tags()
    if given_words.rtl:
        wanted = tuple(tag for tag in wanted if language(tag).direction is Direction.RTL)
    asked = given_words
    report(soak(asked.number, asked.seed, wanted, asked.full, asked.papers), asked.show)
