"""A batch whose workers and parents are killed, held against one that nothing happens to.

    python scripts/chaos_batch.py [--editions 10000] [--deaths 5] [--every 50] [--for text]

Makes a small sheet in two languages for as many rows as are asked for, once undisturbed, and once while one
worker or both are killed each time some `--every` more editions are finished, and the parent `--deaths`
times.  Prints how many editions are lost, doubled, partial, or other bytes, and the most memory that the
parent had.  It needs /proc.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factsheet import build_many
from tests.batch.chaos import under_fire
from tests.batch.conftest import GERMAN, SHEET


def main() -> None:
    """Run both batches and compare them."""
    parser = argparse.ArgumentParser(description="A batch under fire.")
    parser.add_argument("--editions", type=int, default=10_000)
    parser.add_argument("--deaths", type=int, default=5)
    parser.add_argument("--every", type=int, default=50)
    parser.add_argument("--for", dest="outputs", default="text")
    asked = parser.parse_args()
    rows = [{"id": f"r{at}", "district": f"D{at}"} for at in range(asked.editions // 2)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = _sheet(folder)
        began = time.monotonic()
        outputs = asked.outputs.split(",")
        build_many(source, rows, folder / "calm", languages="all", outputs=outputs, jobs=2, report=False)
        calm = time.monotonic() - began
        fire = under_fire(source, rows, folder / "out", asked.outputs, asked.deaths, asked.every)
        one, other = _sums(folder / "calm"), _sums(folder / "out")
        lines = (folder / "out" / "manifest.jsonl").read_text().splitlines()
        stems = [json.loads(line)["stem"] for line in lines]
        left = len([*(folder / "out").glob(".*.part")])
    print(f"{len(one)} files; undisturbed {calm:.0f} s, under fire {fire.seconds:.0f} s")
    print(
        f"{fire.workers} workers and {fire.parents} parents killed; parent at most {fire.peak / 2**20:.0f} MB"
    )
    print(
        f"lost {len(one.keys() - other.keys())}, other bytes {sum(other.get(k) != v for k, v in one.items())}"
    )
    print(f"lines {len(stems)}, doubled {len(stems) - len(set(stems))}, half-written files {left}")
    sys.exit(0 if one == other and len(stems) == len(set(stems)) and not left else 1)


def _sheet(folder: Path) -> Path:
    """The sheet of the tests, with its catalogue."""
    (folder / "sheet" / "locale").mkdir(parents=True)
    path = folder / "sheet" / "wells.yaml"
    path.write_text(SHEET, encoding="utf-8")
    said = [
        f'msgctxt "{path}"\nmsgid "{source}"\nmsgstr "{text}"\n' for path, (source, text) in GERMAN.items()
    ]
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    (folder / "sheet" / "locale" / "de.po").write_text("\n".join([head, *said]), encoding="utf-8")
    return path


def _sums(folder: Path) -> dict[str, str]:
    """The files of editions in a folder, with their sums."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.suffix in (".txt", ".pdf")
    }


if __name__ == "__main__":
    main()
