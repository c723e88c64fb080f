"""Files that break careless readers, each with the code that it has to be refused with."""

from __future__ import annotations

from importlib import import_module

from tests.hostile.case import Case

_MODULES = ("data_files", "other_files")


def every_case() -> list[Case]:
    """Return the cases of every module, by names that are there once."""
    found = [case for name in _MODULES for case in import_module(f"{__name__}.{name}").CASES]
    names = [case.name for case in found]
    assert len(names) == len(set(names)), {name for name in names if names.count(name) > 1}
    return found
