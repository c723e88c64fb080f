"""Libraries that only some formats need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from factsheet.errors import CatalogueError


def needed(module: str) -> Any:
    """The module, imported now; CatalogueError says how to install what is not there."""
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise CatalogueError.of(
            f"this format needs the package {package}", hint="pip install factsheet[translate]"
        ) from None
