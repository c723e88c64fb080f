"""Every message of a sheet that cannot be made has its place, and a hint that does not repeat the fault."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import factsheet
from factsheet.errors import Diagnostic, FactsheetError, OutputError
from factsheet.layout.load import load_layout, place_in
from factsheet.pipeline import edition_of, load, results

SOURCE = Path(factsheet.__file__).parent
# Modules whose errors are raised while a sheet is made: `makeup/located.py` gives them their places.
LOCATED = ("art/", "boxes/", "makeup/", "setting/", "pdf/", "fonts/library.py", "typeset/", "clearance/")
# Of an installation that is broken, before there is a file to name.
NOWHERE = ("resources.py",)

SHEET = """factsheet: 1
id: walk
lang: en
title: Walk
summary: Words.
publisher: {name: Example}
"""
NUMBERS = """key_numbers:
  items:
    a: {value: VALUE, unit: percent, label: L, show: icon_array}
    b: {value: 7, label: Places}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><foreignObject/></svg>'


def numbers(value: str) -> str:
    return SHEET + NUMBERS.replace("VALUE", value)


# What is written, where the first problem stands (file:line:column), and what it says.
FAULTY = {
    "an emoji": (
        SHEET.replace("Words.", "Words 🦄."),
        "sheet.yaml:5:16",
        "summary: no font has the character",
    ),
    "too much": (
        SHEET.replace("Words.", "word " * 3000) + "pages: 2\n",
        "sheet.yaml:5:10",
        "summary does not fit on 2 pages",
    ),
    "many paragraphs": (
        SHEET.replace("Words.", '"' + "a\\n\\n" * 100 + 'b"') + "pages: 1\n",
        "sheet.yaml:5:10",
        "summary does not fit on one page",
    ),
    "endless paragraphs": (
        SHEET.replace("Words.", '"' + "a\\n\\n" * 900 + 'b"'),
        "sheet.yaml:5:11",
        "summary: there are 901 paragraphs; the limit is 200",
    ),
    "brackets": (
        SHEET.replace("Words.", '"' + "[" * 5000 + '"'),
        "sheet.yaml:5:10",
        "summary is wider than its place",
    ),
    "a link in a link": (
        SHEET.replace("Words.", '"[a [b](#)](#)"'),
        "sheet.yaml:5:14",
        "summary: a link is nested in",
    ),
    "no share": (numbers("150"), "sheet.yaml:9:16", "key_numbers.a.value is 150, which is not a share"),
    "no layout": (SHEET + "layout: campain\n", "sheet.yaml:7:9", 'layout: there is no layout "campain"'),
    "a code too long": (
        SHEET + f"call_to_action: {{text: Scan, url: https://example.org/{'a' * 3000}}}\n",
        "sheet.yaml:7:35",
        "the address of the QR code",
    ),
    "no picture": (
        SHEET + "picture: x.png\npicture_alt: X\n",
        "sheet.yaml:7:10",
        "picture: x.png is not a picture",
    ),
    "no drawing": (
        SHEET + "story: {heading: H, text: T, picture: b.svg, picture_alt: X}\n",
        "b.svg:1:59",
        "<foreignObject>",
    ),
    "no language": (SHEET.replace("lang: en", "lang: english"), "sheet.yaml:3:7", 'lang "english"'),
}


def refused(folder: Path, source: str, layout: str | Path | None = None) -> FactsheetError:
    (folder / "sheet.yaml").write_text(source, encoding="utf-8")
    (folder / "b.svg").write_text(DRAWING, encoding="utf-8")
    (folder / "x.png").write_bytes(b"\x89PNG garbage")
    with pytest.raises(FactsheetError) as caught:
        results(edition_of(load(folder / "sheet.yaml")), layout)
    return caught.value


def sound(each: Diagnostic) -> bool:
    """Has a place, a hint that is not the fault again, and no name that only the program knows."""
    inner = re.search(r"[a-z_]+[~@]\d", each.message + each.path)
    return bool(each.span and each.span.file and each.hint and each.hint not in each.message and not inner)


@pytest.mark.parametrize("fault", FAULTY)
def test_what_cannot_be_made_is_told_with_its_place(tmp_path: Path, fault: str) -> None:
    source, place, message = FAULTY[fault]
    error = refused(tmp_path, source)
    assert all(map(sound, error.diagnostics))
    first = error.diagnostics[0]
    assert str(first.span).removeprefix(f"{tmp_path}/") == place
    assert first.message.startswith(message)


def test_an_error_says_its_hints(tmp_path: Path) -> None:
    error = refused(tmp_path, SHEET.replace("Words.", "Words 🦄."))
    assert str(error).endswith(
        "\n   hint: remove it or use an icon: `factsheet list icons` shows what there is"
    )


def test_what_a_layout_gets_wrong_is_told_with_the_place_in_its_file(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (load_layout("campaign").folder / "layout.yaml").read_text(encoding="utf-8")
    name = "n900"  # the ground of the header
    (own / "layout.yaml").write_text(
        "extends: campaign\nname: own\ntitle: Own\nswatches:\n"
        f"  {name}: {{srgb: '#102030', cmyk: [100, 100, 100, 100]}}\n",
        encoding="utf-8",
    )
    assert name in text
    error = refused(tmp_path, SHEET, own)
    assert isinstance(error, OutputError)
    assert all(map(sound, error.diagnostics))
    told = next(each for each in error.diagnostics if each.path == f"swatches.{name}")
    assert str(told.span) == f"{own / 'layout.yaml'}:5:{len(name) + 5}"
    assert "% ink" in told.message


def test_a_key_that_a_layout_inherits_stands_in_the_file_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text("extends: campaign\nname: own\ntitle: Own\n", encoding="utf-8")
    own = load_layout(tmp_path)
    name = next(iter(own.spec.swatches))
    found = place_in(own, f"swatches.{name}")
    assert Path(found.file).parent == load_layout("campaign").folder
    assert found.line > 1
    assert str(place_in(own, "swatches.none")) == str(tmp_path / "layout.yaml")


def test_a_catalogue_is_the_place_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "de.po").write_text(
        'msgid ""\nmsgstr "Language: de\\n"\n\nmsgctxt "title"\nmsgid "Walk"\nmsgstr "Gang"\n\n'
        'msgctxt "summary"\nmsgid "Words."\nmsgstr "Wörter 🦄."\n\n'
        'msgctxt "publisher.name"\nmsgid "Example"\nmsgstr "Beispiel"\n',
        encoding="utf-8",
    )
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    with pytest.raises(FactsheetError) as caught:
        results(edition_of(load(tmp_path / "sheet.yaml"), "de"))
    (told,) = caught.value.diagnostics
    assert str(told.span) == f"{tmp_path / 'locale' / 'de.po'}:10:16"


def _makers() -> Iterator[tuple[str, ast.Call]]:
    """Every call that makes a diagnostic, outside the packages that look at finished PDFs."""
    for file in sorted(SOURCE.rglob("*.py")):
        name = file.relative_to(SOURCE).as_posix()
        if name.startswith("pdftools/"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _makes(node.func):
                yield f"{name}:{node.lineno}", node


def _makes(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id == "Diagnostic"
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "of"
        and isinstance(function.value, ast.Name)
        and function.value.id.lower().endswith("error")
    )


def test_every_maker_of_a_message_says_where() -> None:
    makers = list(_makers())
    assert len(makers) > 100
    placeless = [
        name
        for name, call in makers
        if not name.startswith((*LOCATED, *NOWHERE))
        and not {"span", "path"} & {keyword.arg for keyword in call.keywords}
        and (len(call.args) < 2 or isinstance(call.args[1], ast.Constant))
    ]
    assert not placeless
