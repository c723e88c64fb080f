"""Sheets of the shapes that `factsheet new` makes, in three scripts, in every layout, on two papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
import yaml

import factsheet
from factsheet.display import Composition
from factsheet.layout.load import layout_names
from factsheet.locale.catalogues import Catalogue
from factsheet.locale.edition import localize
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import Result, results
from factsheet.resources import bundled
from tests.sheets.reading import by_pdfium, lost, strings
from tests.verapdf import needs_verapdf, validate

TRANSLATIONS = yaml.safe_load((Path(__file__).parent / "starters.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "ar", "zh-Hans")


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Yield sheets and languages, each in every second layout, papers in turn."""
    papers = cycle(("A4", "Letter", "Letter", "A4", "Letter"))
    for number, (name, lang) in enumerate((name, lang) for name in TRANSLATIONS for lang in LANGUAGES):
        for layout in layout_names()[number % 2 :: 2]:
            yield name, lang, layout, next(papers)


@cache
def edition(name: str, lang: str) -> factsheet.Edition:
    sheet = factsheet.read(bundled("data") / "starters" / f"{name}.yaml")
    return localize(sheet, lang, Catalogue.of(lang, TRANSLATIONS[name].get(lang, {})))


@cache
def made(name: str, lang: str, layout: str, paper: str) -> tuple[Composition, tuple[Result, ...]]:
    found = results(edition(name, lang), layout, paper, (factsheet.PRINT, factsheet.SCREEN))
    return found[0].composition, tuple(found)


@pytest.mark.parametrize(("name", "lang"), [(name, lang) for name in TRANSLATIONS for lang in LANGUAGES])
def test_nothing_is_left_to_translate_and_nothing_warned_of(name: str, lang: str) -> None:
    assert edition(name, lang).missing == ()
    assert [str(each) for each in edition(name, lang).warnings] == []


@pytest.mark.parametrize("case", list(cases()), ids=" ".join)
def test_it_is_whole_in_every_voice(case: tuple[str, str, str, str], tmp_path: Path) -> None:
    composition, (press, screen) = made(*case)
    assert [str(each) for each in press.warnings] == []
    file = tmp_path / "made.pdf"
    file.write_bytes(screen.pdf)
    assert lost(strings(edition(*case[:2]), composition), by_pdfium(file)) == {}
    for each in (press, screen):
        report = preflight(each.pdf, edition=edition(*case[:2]), composition=composition)
        assert [str(error) for error in report.errors] == []


@needs_verapdf
@pytest.mark.parametrize(
    ("output", "flavours"), [(0, ["ua1", "2a"]), (1, ["ua2", "4", "wtpdf-access", "wtpdf-reuse"])]
)
def test_it_keeps_the_standards(output: int, flavours: list[str], tmp_path: Path) -> None:
    files = []
    for number, case in enumerate(cases()):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(made(*case)[1][output].pdf)
    judged = validate(files, flavours)
    assert [str(result) for result in judged if not result.compliant] == []
