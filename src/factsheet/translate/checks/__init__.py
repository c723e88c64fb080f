"""What can be wrong with a translation: one check a file, found by looking into this folder.

A check's name is that of its file; it holds a function `check` that yields what is wrong with
a `Pair`.  An entry with the flag `ignore-<name>` is passed over by that check.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from factsheet.content.factsheet import Factsheet
from factsheet.errors import Diagnostic
from factsheet.locale.catalogues import Catalogue
from factsheet.translate.pair import Pair, pairs

TranslationCheck = Callable[[Pair], Iterator[Diagnostic]]


# Shipped: the modules of this folder, found once.
@cache
def checks() -> Mapping[str, TranslationCheck]:
    """Every check by its name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return MappingProxyType({name: import_module(f"{__name__}.{name}").check for name in names})


def problems(factsheet: Factsheet, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """What is wrong with the translations of a catalogue, in reading order.

    >>> from factsheet.source.reader import read
    >>> factsheet = read("data/hong-kong-refugees/factsheet.yaml")
    >>> one, *_ = problems(factsheet, Catalogue.of("de", {"title": "Flüchtlinge in Hongkong "}))
    >>> one.message
    'title ends with a space'
    """
    found = (
        each
        for pair in pairs(factsheet, catalogue)
        for name, check in checks().items()
        if not pair.ignores(name)
        for each in check(pair)
    )
    return tuple(dict.fromkeys(found))
