"""Time how pages are found: without a plan, and with that of the sheet's family.

    .venv/bin/python benchmarks/bench_compose.py [TAG ...]

For the sample in each language, in a warm process (faces read, copy shaped): processor time of finding and
setting the pages from nothing, and of a translation that stands as the sheet it is of, with how many plans
were set for it.  The median of five runs, in milliseconds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from time import process_time

from factsheet.collector import collector_waits
from factsheet.composing import search as searching
from factsheet.composing.bench import Bench
from factsheet.composing.search import Standing, counts_of, search
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pipeline import edition_of, load

DATA = Path(__file__).parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"
TAGS = ("en", "de", "ar", "zh-Hant-HK", "hi", "th", "my")
RUNS = 5


def main(tags: tuple[str, ...]) -> None:
    factsheet, exact = load(DATA), searching.set_plan
    settings = 0

    def counted(*args: object, **named: object) -> object:
        nonlocal settings
        settings += 1
        return exact(*args, **named)  # type: ignore[arg-type]

    searching.set_plan = counted  # type: ignore[assignment]
    print(f"{'':12}{'from nothing':>14}{'plans set':>11}{'of the family':>15}{'plans set':>11}{'pages':>7}")
    for name in ("campaign", "editorial"):
        layout = load_layout(name)
        written = edition_of(factsheet).publisher_at(layout.spec.publisher)
        first = search(Bench(written, layout, bundled()), counts_of(layout, written))
        assert first, "the sample has a plan"
        for tag in tags:
            edition = edition_of(factsheet, tag).publisher_at(layout.spec.publisher)
            row, pages = [], 0
            for standing in (None, Standing.of_family(first.best.plan)):
                times = []
                for _ in range(RUNS):
                    settings, begun = 0, process_time()
                    with collector_waits():  # as in an edition
                        found = search(
                            Bench(edition, layout, bundled()), counts_of(layout, edition), standing
                        )
                    times.append(1000 * (process_time() - begun))
                    pages = len(found.best.pages) if found else 0
                row += [f"{median(times[1:]):.0f}", str(settings)]
            print(f"{name[:4]} {tag:10}{row[0]:>11}{row[1]:>11}{row[2]:>15}{row[3]:>11}{pages:>7}")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or TAGS)
