"""What an edition can be made into: one family of files a module, found by itself.

A module offers `TARGETS` (`factsheet.targets.target.Target`); their names are what `--for` takes.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from factsheet.errors import OutputError, Span
from factsheet.targets.target import Target

# What people call files that have another name here.
_ALSO_CALLED = {
    "press": "print",
    "printer": "print",
    "pdf": "screen",
    "web": "html",
    "htm": "html",
    "site": "html",
    "txt": "text",
    "plain": "text",
    "image": "png",
    "images": "png",
    "picture": "png",
    "jpg": "png",
    "jpeg": "png",
}


# Shipped: the modules of this folder, found once.
@cache
def targets() -> Mapping[str, Target]:
    """Return every target by its name; a module that cannot be imported raises here."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = (target for module in modules for target in getattr(module, "TARGETS", ()))
    return MappingProxyType({target.name: target for target in sorted(found, key=lambda each: each.name)})


def target_named(name: str) -> Target:
    """Return the target of a name; OutputError with the nearest one for a name that there is not."""
    known = targets()
    if name in known:
        return known[name]
    other = _ALSO_CALLED.get(name.lower())
    near = [other] if other in known else difflib.get_close_matches(name, known, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(known)}"
    raise OutputError.of(
        f'an edition cannot be made into "{name[:40]}"', Span("--for"), hint, code="unknown-target"
    )
