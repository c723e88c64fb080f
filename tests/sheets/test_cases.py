"""A public-health sheet, a series and a poster in every voice, in three scripts: whole, without a warning."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
import yaml

import factsheet
from factsheet.display import Composition, GlyphRun, leaves
from factsheet.layout.load import layout_names
from factsheet.locale.catalogues import Catalogue
from factsheet.locale.edition import localize
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import Result, results
from factsheet.sheet import SheetOptions
from tests.sheets.reading import by_pdfium, lost, strings
from tests.tools.browser import NEEDS_BROWSER, looked_at
from tests.verapdf import needs_verapdf, validate

CASES = Path(__file__).parent / "cases"
FILES = {
    "mosquito-fever": CASES / "mosquito-fever.yaml",
    "school-meals": Path(__file__).parents[2] / "examples" / "school_meals" / "factsheet.yaml",
    "radon-test": CASES / "radon-test.yaml",
}
TRANSLATIONS = yaml.safe_load((CASES / "catalogues.yaml").read_text(encoding="utf-8"))
EDITIONS = [(name, lang) for name in FILES for lang in ("en", *TRANSLATIONS.get(name, {}))]
# What PDFium gives back otherwise: an amount with its sign in Latin letters in an Arabic line, of which it
# makes a line by itself (docs/languages.md, Limits).  The words in the tags are right: preflight reads them.
# Of two lines of Han beside a large figure it makes one and, rightly, puts no space between them.
AMISS = {("school-meals", "ar", "body.seen.text~2"), ("school-meals", "zh-Hant", "key_numbers.uptake.label")}


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Yield English in every layout, each translation in one, papers in turn; the poster on A3 too."""
    papers = cycle(("A4", "Letter", "Letter", "A4", "Letter"))
    for number, (name, lang) in enumerate(EDITIONS):
        layouts = layout_names() if lang == "en" else layout_names()[number % 4 :][:1]
        yield from ((name, lang, layout, next(papers)) for layout in layouts)
    yield "radon-test", "en", "campaign", "A3"
    yield "radon-test", "en", "editorial", "A3 landscape"


@cache
def edition(name: str, lang: str) -> factsheet.Edition:
    sheet = factsheet.read(FILES[name])
    return (
        localize(sheet)
        if lang == "en"
        else localize(sheet, lang, Catalogue.of(lang, TRANSLATIONS[name][lang]))
    )


@cache
def made(name: str, lang: str, layout: str, paper: str) -> tuple[Composition, tuple[Result, ...]]:
    options = SheetOptions.of(*paper.split())
    found = results(edition(name, lang), layout, options, (factsheet.PRINT, factsheet.SCREEN))
    return found[0].composition, tuple(found)


@pytest.mark.parametrize(("name", "lang"), EDITIONS)
def test_nothing_is_left_to_translate_and_nothing_warned_of(name: str, lang: str) -> None:
    assert edition(name, lang).missing == ()
    assert [str(each) for each in edition(name, lang).warnings] == []


@pytest.mark.parametrize("case", list(cases()), ids=" ".join)
def test_it_is_whole_in_every_voice(case: tuple[str, str, str, str], tmp_path: Path) -> None:
    composition, (press, screen) = made(*case)
    told = [each.code for each in (*press.warnings, *screen.warnings)]
    assert told == []
    file = tmp_path / "made.pdf"
    file.write_bytes(screen.pdf)
    gone = lost(strings(edition(*case[:2]), composition), by_pdfium(file))
    assert {path for path in gone if (*case[:2], path) not in AMISS} == set()
    for each in (press, screen):
        report = preflight(each.pdf, edition=edition(*case[:2]), composition=composition)
        assert [str(error) for error in report.errors] == []


@pytest.mark.parametrize("case", [each for each in cases() if each[0] == "mosquito-fever"], ids=" ".join)
def test_the_hotline_is_the_largest_thing_but_title_and_main_number(case: tuple[str, str, str, str]) -> None:
    sizes: dict[str, float] = {}
    for page in made(*case)[0].pages:
        for placed in leaves(page.items):
            if isinstance(placed.item, GlyphRun):
                path = placed.item.path.partition("@")[0].partition("~")[0]
                sizes[path] = max(sizes.get(path, 0.0), placed.item.size)
    loud = {"title", "key_numbers.severe.label", "key_numbers.severe.value"}
    others = {path: size for path, size in sizes.items() if path not in loud}
    assert max(others, key=lambda each: others[each]) == "body.hotline.line.phone"


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
    assert len(judged) == len(files) * len(flavours)
    assert [str(result) for result in judged if not result.compliant] == []


@pytest.mark.parametrize(
    ("name", "lang", "layout", "width", "night"),
    [
        pytest.param(*each, marks=NEEDS_BROWSER)
        for each in (
            ("mosquito-fever", "en", "campaign", 1100, False),
            ("mosquito-fever", "ar", "editorial", 320, True),
            ("school-meals", "zh-Hant", "brief", 1100, True),
            ("school-meals", "ar", "clear", 320, False),
            ("radon-test", "en", "editorial", 1100, False),
        )
    ],
)
def test_axe_finds_nothing(
    name: str, lang: str, layout: str, width: int, night: bool, tmp_path: Path
) -> None:
    (artifact,) = factsheet.produce(edition(name, lang), layout, targets=("html",))
    found = looked_at(artifact.data.decode("utf-8"), tmp_path, width, night)
    assert found["violations"] == []
    assert found["wide"] == []


@pytest.mark.parametrize("layout", layout_names())
def test_a_demand_beside_its_icon_is_no_column_of_three_characters(layout: str) -> None:
    # Lines end at any character of Chinese, so that none is wider than its place however narrow that is.
    of = edition("mosquito-fever", "zh-Hant")
    demands = {path for path in of.texts() if path.startswith("recommendations.") and path.endswith(".text")}
    lines: dict[str, set[int]] = {path: set() for path in demands}
    for page in factsheet.compose(of, factsheet.load_layout(layout)).pages:
        for placed in leaves(page.items):
            if isinstance(placed.item, GlyphRun) and placed.item.path in demands:
                lines[placed.item.path].add(round(placed.y))
    assert len(demands) == 4
    assert all(1 <= len(each) <= 3 for each in lines.values()), lines
