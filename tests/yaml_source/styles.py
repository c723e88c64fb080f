"""One value written in every way that YAML, JSON and Python have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml

STYLES = {"plain": None, "single": "'", "double": '"', "literal": "|", "folded": ">"}


def spellings(data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """A factsheet's texts as data files, by the name of the style; its version is added."""
    for name, style in STYLES.items():
        for width in (20, 10_000):
            dumped = yaml.dump(data, default_style=style, allow_unicode=True, width=width, sort_keys=False)
            yield f"{name}, {width} wide", f"factsheet: 1\n{dumped}"
    escaped = yaml.safe_dump(data, default_style=STYLES["double"], allow_unicode=False)
    yield "escaped", f"factsheet: 1\n{escaped}"
    yield "json", json.dumps({"factsheet": 1, **data})
    yield "json in letters", json.dumps({"factsheet": 1, **data}, ensure_ascii=False, indent=2)
