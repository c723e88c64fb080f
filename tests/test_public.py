"""The public names: light to import, typed, documented, and not hidden by folders of the same name."""

from __future__ import annotations

import subprocess
import sys

import pytest

import factsheet

HEAVY = ("pydantic", "reportlab", "uharfbuzz", "PIL", "qrcode", "zxingcpp", "pypdf", "pypdfium2", "icu4py")


def said_by(script: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    "use",
    [
        "import factsheet",
        "from factsheet.cli.main import cli; cli(['--help'], standalone_mode=False)",
        "from factsheet import FactsheetError, Diagnostic",
    ],
)
def test_what_needs_no_stage_imports_no_library(use: str) -> None:
    loaded = said_by(f"import sys\n{use}\nprint('loaded', *(n for n in {HEAVY!r} if n in sys.modules))")
    assert loaded[loaded.index("loaded") :] == ["loaded"]


def test_the_stages_import_only_what_every_sheet_needs() -> None:
    """What one script, one language or one place needs comes as it is asked for, as do checks of values."""
    some = ("budoux", "http.client", "pypdf", "pypdfium2", "fsspec", "factsheet.typeset.isolates")
    loaded = said_by(f"import sys, factsheet.pipeline\nprint(*(n for n in {some!r} if n in sys.modules))")
    assert loaded == []
    made = said_by(
        "from factsheet.boxes.stack import StackBox\nfrom factsheet.blocks import kinds\n"
        "print(*(each.__name__ for each in (StackBox, *kinds().values()) if each.__pydantic_complete__))"
    )
    assert made == []


@pytest.mark.parametrize(
    "first", ["factsheet.source.reader", "factsheet.locale.edition", "factsheet.pipeline"]
)
def test_functions_are_functions_whatever_was_imported_before(first: str) -> None:
    script = (
        f"import {first}\nimport factsheet\nprint(callable(factsheet.read), callable(factsheet.localize))"
    )
    assert said_by(script) == ["True", "True"]


def test_public_names_are_those_of_the_type_checker() -> None:
    assert sorted(factsheet._HOMES) == sorted(factsheet.__all__)
    assert set(factsheet.__all__) <= set(dir(factsheet))


@pytest.mark.parametrize(
    "name", [each for each in factsheet.__all__ if not each.isupper() and "SCREEN" not in each]
)
def test_every_public_name_says_what_it_gives(name: str) -> None:
    said = getattr(factsheet, name).__doc__ or ""
    # A dataclass without a docstring says its signature.
    assert said and not said.startswith(f"{name}(")


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'factsheet' has no attribute 'mkae'"):
        factsheet.mkae  # noqa: B018
