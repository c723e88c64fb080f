"""The boxes that a layout is made of: each kind found by itself.

A box kind is a frozen model whose fields are its YAML, and a `content` method that sets it
to a width: `content(setting, width, height) -> Galley`.  Without a height it takes what its
content needs; with one it fills that height as well as it can.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from factsheet.boxes.box import KINDS, Box


# Shipped: the modules of this folder, found once.
@cache
def kinds() -> dict[str, type[Box]]:
    """Every box kind by its YAML key; a module that fails to import raises here."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(KINDS.items()))
