"""The state of a translation in one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from factsheet.content.edition import Edition
from factsheet.display import Composition
from factsheet.errors import OversetError
from factsheet.layout.load import load_layout
from factsheet.locale.catalogues import Catalogue
from factsheet.makeup.compose import compose
from factsheet.translate.status import TranslationStatus, status
from tests.locale.folder import GERMAN, sheet


def composed(edition: Edition) -> Composition:
    return compose(edition, load_layout("campaign"))


def german(folder: Path, catalogue: Catalogue) -> TranslationStatus:
    return status(sheet(folder), catalogue, composed)


def test_every_text_is_translated_fuzzy_or_missing(tmp_path: Path) -> None:
    entries = dict(Catalogue.of("de", GERMAN).entries)
    del entries["story.heading"]
    entries["title"] = replace(entries["title"], flags=("fuzzy",))
    state = german(tmp_path, Catalogue("de", entries))
    assert (state.lang, state.name) == ("de", "German")
    assert (state.translated, state.fuzzy, state.missing) == (len(GERMAN) - 2, 1, 1)
    assert {each.path for each in state.problems} == {"title", "story.heading"}


def test_an_edition_that_fits_says_how_large_its_type_is(tmp_path: Path) -> None:
    state = german(tmp_path, Catalogue.of("de", GERMAN))
    assert state.scale and state.fit == f"type at {round(100 * state.scale)} %"


def test_an_edition_that_does_not_fit_says_what_is_too_long(tmp_path: Path) -> None:
    def never(edition: Edition) -> Composition:
        raise OversetError.of("summary does not fit: about 12 of its 60 characters must go", path="summary")

    state = status(sheet(tmp_path), Catalogue.of("de", GERMAN), never)
    assert (state.fit, state.scale) == ("does not fit", None)
    assert "12 of its 60 characters" in state.problems[-1].message
