"""Makes `typeset/months.json` from the table of locales: run after `make_languages.py`.

    python scripts/make_months.py

language -> the names of its months in all of its regions, in the forms that stand beside a day and alone.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from factsheet.locale.locales import facts, locales

PLACE = Path(__file__).parent.parent / "src" / "factsheet" / "typeset" / "months.json"


def main() -> None:
    table: dict[str, set[str]] = {}
    for tag in locales():
        known = facts(tag)
        names = (*known["months"], *known["alone"]) if known else ()
        # "M01" and "1" are no names.
        words = {each for each in names if len(each) > 1 and not re.fullmatch(r"M?\d+\.?", each)}
        table.setdefault(tag.partition("-")[0], set()).update(words)
    lines = (
        f"{json.dumps(tag)}: {json.dumps(sorted(names), ensure_ascii=False)}"
        for tag, names in sorted(table.items())
        if len(names) > 1
    )
    PLACE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(PLACE)


if __name__ == "__main__":
    main()
