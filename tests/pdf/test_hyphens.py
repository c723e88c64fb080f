"""A word that is hyphenated on the page comes back whole from the file, and the file keeps its standards."""

from __future__ import annotations

import subprocess

import pytest

from factsheet.display import Direction, Placed, StructureNode, StructureRole
from factsheet.fonts.library import bundled
from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7
from factsheet.pdf.writer import write
from factsheet.setting.paragraph import fixed, set_paragraph
from tests.pdf.made import composition
from tests.pdf.read import Tree, by_pdfium, by_poppler
from tests.setting.made import copy, lines, runs, setting, style
from tests.typeset.test_hyphens import COPY
from tests.verapdf import needs_verapdf, validate

LANGUAGES = ["de", "en", "fr", "ru", "nb"]


def narrow(lang):
    """A column of some twenty characters."""
    galley = set_paragraph(setting(lang), copy(COPY[lang], path="p"), style(), fixed(100))
    assert any(run.hyphenated for run in runs(galley)), lines(galley)
    placed = [Placed(each.item, 20 + each.x, 50 + each.y) for each in galley.items]
    node = StructureNode("p", StructureRole.PARAGRAPH)
    return composition(*placed, nodes=(node,), lang=lang, direction=Direction.LTR)


@pytest.mark.parametrize("output", [PRINT, SCREEN])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_hyphenated_copy_comes_back_whole(lang, output, tmp_path):
    data = write(narrow(lang), output, bundled())
    # Both join the parts, and keep a soft hyphen or a sign of their own there, which `HYPHEN` folds.
    assert COPY[lang] in by_pdfium(data)
    assert COPY[lang] in by_poppler(data, tmp_path)
    file = tmp_path / "default.pdf"
    file.write_bytes(data)
    plain = subprocess.run(
        ["pdftotext", file, "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    assert COPY[lang] in " ".join(plain.replace("\u00ad\n", "").replace("\u200b", "").split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_structure_tree_has_the_words_whole(lang):
    text = Tree(write(narrow(lang), SCREEN, bundled())).text()
    assert COPY[lang] in " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())


@needs_verapdf
def test_hyphens_meet_the_standards(tmp_path):
    files = [tmp_path / f"{number}.pdf" for number in range(3)]
    for file, output in zip(files, (PRINT, SCREEN, SCREEN_1_7), strict=True):
        file.write_bytes(write(narrow("de"), output, bundled()))
    for result in (*validate(files[::2], ["ua1", "2a"]), *validate(files[1:2], ["ua2", "4"])):
        assert result.compliant, result
