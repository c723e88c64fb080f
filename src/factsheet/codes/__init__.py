"""What each code of a diagnostic means: a TOML file a stage, read only when somebody asks.

[number-not-plain]
title = "A number is written with signs"
text = '''
Why this is refused, and what to write instead.
'''
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple


class Explanation(NamedTuple):
    """What a code means: the problem in a line, then why it matters and what to do."""

    code: str
    title: str
    text: str


# Shipped: a file of the package, read once.
@cache
def explanations() -> Mapping[str, Explanation]:
    """Return every explanation by its code, in the order of the alphabet."""
    found: dict[str, Explanation] = {}
    for file in sorted(files(__name__).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
                if code in found:
                    raise ValueError(f"two files explain the code {code}")
                found[code] = Explanation(code, entry["title"], entry["text"].strip())
    return MappingProxyType(dict(sorted(found.items())))
