"""Spot inks: a plate of their own in print, with process inks to stand in for them, and light on a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.color import SpotInk, Swatch, spot_fault, spots_unlike, standing_out, tinted
from factsheet.display import Placed, Shape, Stroke, StructureNode, StructureRole
from factsheet.errors import LayoutError
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pdf.writer import write
from factsheet.pdftools.preflight.run import preflight
from tests.pdf.made import SWATCHES, box, composition, run
from tests.pdf.read import opened, operators
from tests.verapdf import needs_verapdf, validate

BLUE = SpotInk("PANTONE 286 C", (1.0, 0.75, 0.0, 0.02))
SOLID = Swatch("brand", BLUE.cmyk, (0.0, 0.2, 0.63), BLUE)
PALE = tinted(Swatch("pale", BLUE.cmyk, (0.0, 0.2, 0.63), BLUE), 0.2)
MORE = SWATCHES | {each.name: each for each in (SOLID, PALE)}


def sheet():
    line = Shape(box(100, 10).outline, 100, 10, stroke=Stroke("brand", 1.0))
    return composition(
        Placed(box(200, 100, "pale"), 20, 20),
        Placed(line, 40, 150),
        Placed(box(50, 50, "accent"), 200, 200),
        Placed(run("A ministry's own blue", "p", size=20, swatch="brand"), 30, 60),
        nodes=(StructureNode("p", StructureRole.H1),),
        swatches=MORE,
    )


def test_a_spot_ink_has_a_plate_with_process_inks_as_its_stand_in():
    data = write(sheet(), PRINT, bundled())
    pdf = opened(data)
    spaces = pdf.pages[0].Resources.ColorSpace
    family, plate, base, tint = spaces["/Spot1"]
    assert (str(family), str(plate), str(base)) == ("/Separation", "/PANTONE 286 C", "/DeviceCMYK")
    assert [float(each) for each in tint.C0] == [0, 0, 0, 0] and int(tint.N) == 1
    assert [float(each) for each in tint.C1] == pytest.approx(BLUE.cmyk)
    assert set(spaces.keys()) == {"/All", "/Spot1"}


def test_solids_tints_and_lines_are_amounts_of_one_plate():
    found = operators(write(sheet(), PRINT, bundled()))
    space, used = "", []
    for operator, operands in found:
        if operator.lower() == "cs":
            space = str(operands[0])
        elif operator.lower() == "scn" and space == "/Spot1":
            used.append((operator, float(operands[0])))
    assert sorted(set(used)) == [("SCN", 1.0), ("scn", 0.2), ("scn", 1.0)]
    # What comes after is in process inks again.
    assert ("k", [1, 0.6, 0, 0.2]) in [(each, [float(n) for n in on]) for each, on in found if each == "k"]


def test_a_screen_knows_no_plates():
    data = write(sheet(), SCREEN, bundled())
    pdf = opened(data)
    assert "/ColorSpace" not in pdf.pages[0].Resources
    assert not {"cs", "CS", "scn", "SCN"} & {operator for operator, _ in operators(data)}


def test_preflight_tells_the_spot_and_finds_nothing_wrong():
    report = preflight(write(sheet(), PRINT, bundled()))
    assert not report.errors, report
    notes = [each.message for each in report.findings]
    assert "the file has spot colors: PANTONE 286 C" in notes


@needs_verapdf
def test_spot_inks_meet_the_standards(tmp_path):
    file = tmp_path / "spot.pdf"
    file.write_bytes(write(sheet(), PRINT, bundled()))
    for result in validate([file], ["ua1", "2a"]):
        assert result.compliant, result


@given(st.floats(0.01, 1), st.floats(0.01, 1))
def test_a_tint_of_a_tint_is_a_tint(one, other):
    twice = tinted(tinted(SOLID, one), other)
    assert twice.tint == pytest.approx(one * other) and twice.spot is BLUE
    assert twice.cmyk == pytest.approx([part * one * other for part in BLUE.cmyk], abs=2e-4)
    assert all(0 <= part <= 1 for part in twice.rgb)


@pytest.mark.parametrize("name", ["Black", "cyan", "All", "none", "", " ", "x" * 61, "Bläu", "a\tb"])
def test_names_that_are_none_of_a_spot_ink(name):
    assert spot_fault(name)
    assert not spot_fault("HKS 41 K")


def test_one_ink_has_one_name_and_one_stand_in():
    other = Swatch("b", (1, 1, 1, 0), (0, 0, 0), SpotInk("Pantone 286-C", (1, 1, 1, 0)))
    assert spots_unlike([SOLID, PALE, SWATCHES["ink"]]) == ""
    assert spots_unlike([SOLID, other]) == "Pantone 286-C"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{spot: Black, cmyk: [0, 0, 0, 100], srgb: "#000000"}', "that of an ink or of all plates"),
        ('{spot: HKS 41 K, srgb: "#003366"}', "needs cmyk"),
        ('{tint: 40, cmyk: [0, 0, 0, 100], srgb: "#999999"}', "a tint is of a spot ink"),
        ('{spot: hks-41 k, cmyk: [1, 2, 3, 4], srgb: "#003366"}', "one name and one cmyk"),
    ],
)
def test_a_layout_may_print_in_spot_inks_of_one_meaning(written, said, tmp_path):
    good = 'good: {spot: HKS 41 K, cmyk: [100, 70, 10, 40], srgb: "#003366"}'
    half = 'half: {spot: HKS 41 K, tint: 50, cmyk: [100, 70, 10, 40], srgb: "#8099b3"}'
    text = "extends: campaign\nname: mine\ntitle: Mine\nswatches:\n"
    file = tmp_path / "layout.yaml"
    file.write_text(f"{text}  {good}\n  {half}\n")
    swatches = load_layout(tmp_path).swatches()
    assert swatches["half"].spot == swatches["good"].spot == SpotInk("HKS 41 K", (1, 0.7, 0.1, 0.4))
    assert swatches["half"].tint == 0.5 and swatches["half"].cmyk == (0.5, 0.35, 0.05, 0.2)
    file.write_text(f"{text}  {good}\n  bad: {written}\n")
    with pytest.raises(LayoutError, match=said):
        load_layout(tmp_path)


def test_the_nearest_color_that_passes_is_the_least_changed():
    assert standing_out((0.5, 0.5, 0.5), lambda rgb: rgb[0] <= 0.3)[0] == pytest.approx(0.3, abs=0.01)
    assert standing_out((0.5, 0.5, 0.5), lambda rgb: rgb[0] <= 0.1 or rgb[0] >= 0.7)[0] > 0.5
    assert standing_out((0.5, 0.5, 0.5), lambda rgb: False) is None
