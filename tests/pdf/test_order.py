"""Runs are written as they read; foreign words in a right-to-left edition the last one first."""

from __future__ import annotations

from dataclasses import replace

from factsheet.display import Direction, Placed, StructureNode, StructureRole
from factsheet.fonts.library import bundled
from factsheet.pdf.foreign import is_turned, turned
from factsheet.pdf.order import Beside, as_read
from factsheet.pdf.output import SCREEN
from factsheet.pdf.writer import write
from factsheet.pdftools.preflight.file import File
from factsheet.pdftools.preflight.marks import TextMark
from tests.pdf.made import composition, run
from tests.pdf.read import Tree, by_pdfium


def side_by_side(*runs):
    """Runs on one baseline, each where the one before it ends."""
    placed, x = [], 20.0
    for each in runs:
        placed.append(Placed(each, x, 50.0))
        x += each.width
    return tuple(placed)


def test_the_runs_of_a_line_are_written_as_they_read_where_one_runs_backward():
    left, right = run("b", "p", start=1), run("a", "p")
    forward = side_by_side(left, right)
    assert list(as_read(forward, rtl=True)) == list(forward)
    backward = side_by_side(left, replace(right, rtl=True))
    assert list(as_read(backward, rtl=True)) == list(backward)[::-1]


def test_the_pieces_of_a_line_stay_together():
    label = replace(run("1.", "label"), rtl=True)
    first, second = run("a", "p"), run("b", "p", start=1)
    line = side_by_side(second, first, label)
    assert [placed.item.text for placed in as_read(line, rtl=True)] == ["1.", "a", "b"]


def test_other_lines_and_shapes_keep_their_places():
    above = Placed(replace(run("a", "p"), rtl=True), 20.0, 50.0)
    below = Placed(replace(run("b", "p", start=1), rtl=True), 20.0, 62.0)
    assert list(as_read((below, above), rtl=True)) == [below, above]


def test_words_come_last_first_and_a_lone_character_says_its_direction():
    found = [meant for _, meant in turned(run("9 kg (net)", "p"))]
    assert found == ["\u200e)\u200e", "net", " (\u200e", "kg", " ", "9\u200e"]
    assert not is_turned(run("UNHCR", "p")) and not is_turned(run("2,014", "p"))


def test_a_run_knows_whether_it_is_the_last_of_its_line():
    space = replace(run(" ", "p"), ends_line=True)
    assert Beside(space, run("a", "p")).ends and Beside(None, run("a", "p")).ends
    assert not Beside(run("a", "p"), None).ends and not Beside().ends


def test_a_foreign_line_of_several_words_is_said_and_copied_in_order():
    """Its codes come in another order, and so the structure has the text itself."""
    placed = Placed(run("Hong Kong Free Press", "p", ends_line=True), 20, 50)
    nodes = (StructureNode("p", StructureRole.PARAGRAPH),)
    data = write(composition(placed, nodes=nodes, lang="ar", direction=Direction.RTL), SCREEN, bundled())
    assert Tree(data).text() == "Hong Kong Free Press"
    assert by_pdfium(data) == "Hong Kong Free Press"


def test_what_makes_a_page_of_foreign_words_a_right_to_left_one_is_unseen():
    """It stands in a corner, in whatever color was set last: nothing that a press may see."""
    placed = Placed(run("Hong Kong Free Press", "p", ends_line=True), 20, 50)
    nodes = (StructureNode("p", StructureRole.PARAGRAPH),)
    data = write(composition(placed, nodes=nodes, lang="ar", direction=Direction.RTL), SCREEN, bundled())
    marks = [mark for page in File(data, "p.pdf").pages for mark in page.marks(TextMark)]
    assert [mark.visible for mark in marks if mark.artifact] == [False, False]
    assert all(mark.visible for mark in marks if not mark.artifact)
