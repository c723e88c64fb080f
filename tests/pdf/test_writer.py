"""The whole file: boxes, colors, fonts, the same bytes for the same input."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from reportlab import rl_config

from factsheet.color import Swatch
from factsheet.display import (
    DisplayGroup,
    DocumentInfo,
    Placed,
    Segment,
    Shape,
    Stroke,
    StructureNode,
    StructureRole,
)
from factsheet.errors import OutputError
from factsheet.fonts.library import bundled
from factsheet.pdf.geometry import SLUG
from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7
from factsheet.pdf.writer import write
from tests.pdf.made import BLEED, SWATCHES, box, composition, paragraph, run, whole
from tests.pdf.read import Tree, opened, operators
from tests.verapdf import needs_verapdf, validate

OUTPUTS = (PRINT, SCREEN, SCREEN_1_7)
RGB = {"rg", "RG", "g", "G", "cs", "CS"}


def painted(
    *items: Placed, output=PRINT, nodes: tuple[StructureNode, ...] = (), **more
) -> list[tuple[str, list]]:
    """The operators of a page of items and a last word, without marks."""
    last = Placed(run(".", "last"), 20, 390)
    made = composition(*items, last, nodes=(*nodes, StructureNode("last", StructureRole.PARAGRAPH)), **more)
    return operators(write(made, replace(output, marks=False), bundled()))


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_same_composition_gives_the_same_bytes(output):
    first = write(whole(), output, bundled())
    write(paragraph("another job in between"), SCREEN, bundled())
    assert write(whole(), output, bundled()) == first


def test_other_content_gives_another_identifier():
    one, other = (opened(write(paragraph(text), SCREEN, bundled())) for text in "ab")
    assert bytes(one.trailer.ID[0]) != bytes(other.trailer.ID[0])


@pytest.mark.parametrize("output", OUTPUTS)
def test_only_embedded_fonts_are_named(output):
    data = write(whole(), output, bundled())
    pdf = opened(data)
    assert b"Helvetica" not in data
    for each in pdf.objects:
        if isinstance(each, type(pdf.Root)) and each.get("/Type") == "/FontDescriptor":
            assert "/FontFile2" in each
            assert not any("Helvetica" in str(value) for value in each.values())


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_the_file_is_sound(output, tmp_path):
    file = tmp_path / "made.pdf"
    file.write_bytes(write(whole(), output, bundled()))
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_verapdf
def test_the_files_meet_their_standards(tmp_path):
    files = {output: tmp_path / f"{number}.pdf" for number, output in enumerate(OUTPUTS)}
    for output, file in files.items():
        file.write_bytes(write(whole(), output, bundled()))
    results = validate([files[PRINT], files[SCREEN_1_7]], ["ua1", "2a"])
    results += validate([files[SCREEN]], ["ua2", "4", "wtpdf-access", "wtpdf-reuse"])
    for result in results:
        assert result.compliant, result


@pytest.mark.parametrize(("output", "version"), [(PRINT, "1.6"), (SCREEN, "2.0"), (SCREEN_1_7, "1.7")])
def test_versions_are_those_of_the_standards(output, version):
    assert opened(write(whole(), output, bundled())).pdf_version == version


def test_print_has_its_boxes_one_inside_the_other():
    pdf = opened(write(whole(), PRINT, bundled()))
    page = pdf.pages[0]
    margin = BLEED + SLUG
    assert numbers(page.TrimBox) == pytest.approx([margin, margin, margin + 300, margin + 400], abs=0.001)
    assert numbers(page.BleedBox) == pytest.approx(
        [SLUG, SLUG, SLUG + 300 + 2 * BLEED, SLUG + 400 + 2 * BLEED], abs=0.001
    )
    assert numbers(page.MediaBox) == pytest.approx([0, 0, 300 + 2 * margin, 400 + 2 * margin], abs=0.001)
    assert "/CropBox" not in page


def test_screen_shows_the_page_as_cut():
    pdf = opened(write(whole(), SCREEN, bundled()))
    page = pdf.pages[0]
    assert numbers(page.MediaBox) == [0, 0, 300, 400]
    assert not {"/TrimBox", "/BleedBox", "/CropBox"} & set(page.keys())


def numbers(box) -> list[float]:
    return [float(edge) for edge in box]


def test_print_paints_in_inks_only_and_screen_in_light_only():
    printed = {operator for operator, _ in operators(write(whole(), replace(PRINT, marks=False), bundled()))}
    shown = {operator for operator, _ in operators(write(whole(), SCREEN, bundled()))}
    assert "k" in printed and not printed & RGB
    assert "rg" in shown and not shown & {"k", "K", "gs"}


def test_marks_are_on_every_plate_and_clear_of_the_bleed():
    found = operators(write(whole(), PRINT, bundled()))
    start = max(index for index, (operator, _) in enumerate(found) if operator == "BDC")
    drawn = found[start:]
    assert drawn[0][1] == ["/Artifact", {"/Type": "/Page"}]
    assert ("CS", ["/All"]) in drawn
    width, height = 300 + 2 * (BLEED + SLUG), 400 + 2 * (BLEED + SLUG)
    points = [operands for operator, operands in drawn if operator in ("m", "l", "c")]
    for point in (pair for each in points for pair in zip(each[::2], each[1::2], strict=True)):
        inside = SLUG < point[0] < width - SLUG and SLUG < point[1] < height - SLUG
        assert not inside, point


def test_black_text_overprints_and_nothing_after_it_does():
    items = (
        Placed(run("black", "p"), 20, 50),
        Placed(box(50, 50, "accent"), 20, 60),
        Placed(run("white", "p", start=6, swatch="paper"), 25, 80),
        Placed(run("black", "p", start=12), 20, 150),
    )
    found = painted(*items, nodes=(StructureNode("p", StructureRole.PARAGRAPH),))
    states, overprinting = [], False
    for operator, operands in found:
        if operator == "gs":
            overprinting = operands == ["/Over"]
        if operator in ("Tj", "TJ", "f"):
            states.append(overprinting)
    assert states == [True, False, False, True, True], "the last word is black"
    pdf = opened(write(whole(), PRINT, bundled()))
    state = pdf.pages[0].Resources.ExtGState.Over
    assert (state.op, state.OP, state.OPM) == (True, True, 1)


@pytest.mark.parametrize(("thickness", "overprints"), [(0.5, True), (2.0, False)])
def test_black_lines_overprint_while_they_are_thin(thickness, overprints):
    line = Shape((Segment("M", (0, 0)), Segment("L", (50, 0))), 50, 0, stroke=Stroke("ink", thickness))
    for shape in (line, box(50, thickness, "ink")):
        found = painted(Placed(shape, 20, 20))
        drawn = next(index for index, (operator, _) in enumerate(found) if operator in ("S", "f"))
        assert (("gs", ["/Over"]) in found[:drawn]) is overprints


def test_y_runs_downward_in_a_composition_and_upward_in_the_file():
    found = painted(Placed(box(30, 10), 20, 50), output=SCREEN)
    assert ("re", [20, 350, 30, -10]) in found


def test_a_clipped_group_is_cut_at_its_edges():
    group = DisplayGroup((Placed(box(90, 90), -10, -10),), 40, 30, clip=True)
    found = painted(Placed(group, 100, 100), output=SCREEN)
    at = found.index(("re", [100, 270, 40, 30]))
    assert [operator for operator, _ in found[at - 1 : at + 3]] == ["q", "re", "W", "n"]


def test_a_flipped_group_is_turned_about_its_own_middle():
    corner = Shape(
        (Segment("M", (0, 0)), Segment("L", (10, 0)), Segment("L", (0, 10)), Segment("Z")), 10, 10, "ink"
    )
    group = DisplayGroup((Placed(corner, 5, 0),), 100, 10, flipped=True)
    found = painted(Placed(group, 50, 0), output=PRINT)
    matrix, x = dict(found)["cm"], dict(found)["m"][0]
    assert matrix[0] * x + matrix[4] == pytest.approx(BLEED + 50 + 95, abs=0.001)


def test_a_group_alone_changes_nothing_but_places():
    group = DisplayGroup((Placed(DisplayGroup((Placed(box(5, 5), 1, 1),), 10, 10), 10, 10),), 50, 50)
    assert painted(Placed(group, 100, 100)) == painted(Placed(box(5, 5), 111, 111))


def test_press_and_trim_have_the_same_picture():
    """The screen page is the press page inside its trim box."""
    printed, shown = painted(Placed(box(5, 5), 7, 9)), painted(Placed(box(5, 5), 7, 9), output=SCREEN)
    (x, y, *size), (left, top, *same) = dict(printed)["re"], dict(shown)["re"]
    assert (x - BLEED, y - BLEED, *size) == pytest.approx((left, top, *same))


def test_colors_are_those_of_the_swatch():
    swatches = SWATCHES | {"odd": Swatch("odd", (0.123, 0.5, 0, 0.06), (0.2, 0.4, 1))}
    assert ("k", [0.123, 0.5, 0, 0.06]) in painted(Placed(box(5, 5, "odd"), 0, 0), swatches=swatches)
    assert ("rg", [0.2, 0.4, 1]) in painted(Placed(box(5, 5, "odd"), 0, 0), swatches=swatches, output=SCREEN)


def test_a_swatch_that_is_not_there_is_refused():
    with pytest.raises(OutputError, match="no swatch 'mauve'"):
        painted(Placed(box(5, 5, "mauve"), 0, 0))


def test_an_empty_composition_is_refused():
    with pytest.raises(OutputError, match="no content"):
        write(composition(Placed(box(5, 5), 0, 0)), SCREEN, bundled())


def test_a_file_with_many_elements_is_sound():
    count = 500
    items = [Placed(run("word", f"p{number}"), 20, 10 + number / 2) for number in range(count)]
    nodes = tuple(StructureNode(f"p{number}", StructureRole.PARAGRAPH) for number in range(count))
    lines = Tree(write(composition(*items, nodes=nodes), SCREEN, bundled())).lines()
    assert lines.count('    "word"') == count


def test_settings_of_reportlab_do_not_change_the_bytes(monkeypatch):
    first = write(whole(), SCREEN, bundled())
    for setting in ("pdfMultiLine", "pdfComments", "invariant", "useA85"):
        monkeypatch.setattr(rl_config, setting, 1 - getattr(rl_config, setting))
    assert write(whole(), SCREEN, bundled()) == first


def test_names_with_any_character_are_written():
    about = DocumentInfo(
        "id", "Wasser & Brot <(\\)> \u2013 \u6c34", "O'Neill & \u0141ukasz", "", "2026-11-22"
    )
    pdf = opened(write(replace(paragraph("x"), about=about), SCREEN_1_7, bundled()))
    assert str(pdf.docinfo.Title) == about.title
    metadata = pdf.open_metadata()
    assert metadata["dc:title"] == about.title
    assert metadata["dc:creator"] == [about.author]
