"""What a program gets: results from files, dicts and factsheets, saved whole and shown in a notebook."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from PIL import Image

import factsheet
from factsheet import SCREEN, FactsheetError
from factsheet.display import dump
from factsheet.pipeline import edition_of, load, results
from factsheet.yaml_source import parse
from tests.sheets import DATA as DATA_OF_SHEETS

SHEET = DATA_OF_SHEETS / "river-levels.yaml"

DATA = {
    "factsheet": 1,
    "id": "small",
    "lang": "en",
    "title": "A small sheet",
    "summary": "It says one thing, and says it in a sentence.",
    "publisher": {"name": "A publisher"},
    "about": {"text": "Who made it, and from what."},
}


@pytest.fixture(scope="module")
def made() -> factsheet.Result:
    return factsheet.make(SHEET, output=factsheet.SCREEN)


def test_a_dict_gives_what_a_file_gives(made: factsheet.Result) -> None:
    data = parse(SHEET.read_text(encoding="utf-8"), "sheet").value
    without_files = {key: value for key, value in data.items() if key not in ("picture", "picture_alt")}
    result = factsheet.make(without_files, output=factsheet.SCREEN)
    assert result.name == made.name
    listing = dump(result.composition)
    assert all(f'"{words}"' in listing for words in ("1.260", "2,40\u00a0€", "Woher die Werte stammen"))


def test_the_least_that_a_factsheet_can_be_is_a_page_in_both_looks() -> None:
    for layout in ("campaign", "editorial"):
        result = factsheet.make(DATA, layout=layout)
        assert result.pdf.startswith(b"%PDF-1.6") and len(result.composition.pages) == 1


def test_a_factsheet_that_was_read_is_made_without_reading_it_again(made: factsheet.Result) -> None:
    sheet = factsheet.read(SHEET)
    assert factsheet.make(sheet, output=factsheet.SCREEN).pdf == made.pdf


def test_the_caller_s_dict_stays_as_it_was() -> None:
    data = deepcopy(DATA)
    factsheet.make(data)
    assert data == DATA


def test_the_stages_by_hand_give_the_same_bytes_as_all_in_one(made: factsheet.Result) -> None:
    edition = factsheet.localize(factsheet.read(SHEET))
    composition = factsheet.compose(edition, factsheet.load_layout("campaign"))
    assert factsheet.write_pdf(composition, factsheet.SCREEN) == made.pdf


def test_one_composition_stands_behind_both_outputs() -> None:
    press, screen = results(factsheet.localize(factsheet.read(SHEET)))
    assert press.composition is screen.composition
    assert [press.name, screen.name] == [f"river-levels.de.{kind}.pdf" for kind in ("print", "screen")]


def test_the_same_data_gives_the_same_bytes_in_another_process(
    made: factsheet.Result, tmp_path: Path
) -> None:
    script = (
        "import sys, factsheet\n"
        "sys.stdout.buffer.write(factsheet.make(sys.argv[1], output=factsheet.SCREEN).pdf)"
    )
    again = subprocess.run(
        [sys.executable, "-c", script, SHEET], capture_output=True, check=True, cwd=tmp_path
    )
    assert again.stdout == made.pdf


def test_a_result_is_saved_under_a_name_or_into_a_folder(made: factsheet.Result, tmp_path: Path) -> None:
    assert made.save(tmp_path) == tmp_path / made.name
    assert made.save(tmp_path / "new" / "folder") == tmp_path / "new" / "folder" / made.name
    assert made.save(str(tmp_path / "mine.PDF")) == tmp_path / "mine.PDF"
    assert {path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == {made.pdf}


def test_what_cannot_be_saved_is_an_error_with_a_way_out(made: factsheet.Result, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FactsheetError, match="cannot write") as caught:
        made.save(tmp_path / "file" / "inside")
    assert caught.value.diagnostics[0].hint


def test_a_notebook_shows_the_page(made: factsheet.Result) -> None:
    image = Image.open(io.BytesIO(made._repr_png_()))
    assert image.format == "PNG"
    size = made.composition.pages[0].size
    assert abs(image.width / image.height - size.width / size.height) < 0.01


def test_a_result_is_printed_in_a_line(made: factsheet.Result) -> None:
    assert repr(made).startswith("<Result river-levels.de.screen.pdf, 1 page, ")


def test_resolution_is_in_dots_an_inch(made: factsheet.Result) -> None:
    image = Image.open(io.BytesIO(made.image(dpi=36)))
    assert abs(image.width - made.composition.pages[0].size.width / 2) <= 1


def test_every_problem_is_in_the_error() -> None:
    wrong = DATA | {"titel": "x", "key_numbers": {"items": {"a": {"value": "many", "label": "x"}}}}
    with pytest.raises(FactsheetError) as caught:
        factsheet.make(wrong)
    said = [each.message for each in caught.value.diagnostics]
    assert any("titel" in each for each in said) and any("plain number" in each for each in said)


def test_errors_cross_process_borders() -> None:
    with pytest.raises(FactsheetError) as caught:
        factsheet.make(DATA | {"titel": "x"})
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is type(caught.value) and again.diagnostics == caught.value.diagnostics


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_paper_is_what_was_asked_for(paper: str) -> None:
    size = factsheet.make(DATA, paper=paper).composition.pages[0].size
    assert size.name == paper


def test_a_paper_that_is_not_known_is_told() -> None:
    with pytest.raises(FactsheetError, match="B99"):
        factsheet.make(DATA, paper="B99")


def test_copy_that_cannot_be_read_on_its_picture_stands_beside_it(tmp_path: Path) -> None:
    """White words on a light drawing: the header is set again, apart from it."""
    (tmp_path / "light.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">'
        '<rect width="300" height="200" fill="#f2f2f2"/></svg>'
    )
    (tmp_path / "sheet.yaml").write_text(
        "factsheet: 1\nid: light\nlang: en\ntitle: A light day\n"
        "summary: The drawing behind these words is light.\npicture: light.svg\npicture_alt: A light day\n",
        encoding="utf-8",
    )
    (made,) = results(edition_of(load(tmp_path / "sheet.yaml")), "campaign", outputs=(SCREEN,))
    beside = ("header:under-picture", "header:pictured-cover")  # the picture over the copy
    assert any(line.endswith(beside) for line in made.composition.fit.plan)
    assert not [each for each in made.composition.warnings if each.code.startswith("contrast")]
