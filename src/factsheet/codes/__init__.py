"""What each code of a diagnostic means: a TOML file a stage, read only when somebody asks.

A stage that knows its rules in code, as preflight does, hands its explanations to `explanations` itself.

[number-not-plain]
title = "A number is written with signs"
text = '''
Why this is refused, and what to write instead.
'''
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple


class Explanation(NamedTuple):
    """What a code means: the problem in a line, then why it matters and what to do."""

    code: str
    title: str
    text: str


def explanations(others: Iterable[Explanation] = ()) -> Mapping[str, Explanation]:
    """Return every explanation of the files, and `others`, by code in the order of the alphabet.

    Raise ValueError if a code is explained twice.
    """
    found: dict[str, Explanation] = {}
    for file in sorted(files(__name__).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
                if code in found:
                    raise ValueError(f"two files explain the code {code}")
                found[code] = Explanation(code, entry["title"], entry["text"].strip())
    for each in others:
        if each.code in found:
            raise ValueError(f"the code {each.code} is explained twice")
        found[each.code] = each
    return MappingProxyType(dict(sorted(found.items())))
