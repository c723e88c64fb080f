"""Panels on press sides: true boxes, fold marks outside the trim, colors that end at folds, true tags."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pypdfium2
import pytest

from factsheet.display import (
    Composition,
    Direction,
    GlyphRun,
    Link,
    Page,
    Placed,
    StructureNode,
    StructureRole,
    leaves,
)
from factsheet.errors import OutputError
from factsheet.export_checks.clear import clear
from factsheet.fonts.library import bundled
from factsheet.layout.load import load_layout
from factsheet.pdf.geometry import SLUG
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pdf.press_sides import press_sides
from factsheet.pdf.writer import write
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import edition_of, load, results
from factsheet.sheet import Fold, Sheet, sheet_of
from factsheet.units import MM, PAPERS
from tests.pdf.made import BLEED, box, composition, face_for, paragraph, run
from tests.pdf.read import by_pdfium, opened, operators
from tests.sheets import DATA, LAYOUTS
from tests.verapdf import needs_verapdf, validate

LTR, RTL = Direction.LTR, Direction.RTL
SHEETS = [
    sheet_of(PAPERS[paper], fold=fold, direction=direction)
    for paper, fold in (("A4", Fold.TRI), ("Letter", Fold.TRI), ("A4", Fold.HALF), ("A5", Fold.HALF))
    for direction in Direction
]


def named(sheet: Sheet) -> str:
    return f"{sheet.size.name}-{sheet.fold}-{'rtl' if sheet.panels[0].x < 1 else 'ltr'}"


folded = pytest.mark.parametrize("sheet", SHEETS, ids=named)


def direction_of(sheet: Sheet) -> Direction:
    return RTL if sheet.panels[0].x < 1 else LTR


def panels(sheet: Sheet, few: int | None = None) -> Composition:
    """Panel pages made by hand, each with a ground that bleeds all round, copy and a link."""
    direction = direction_of(sheet)
    arabic, key = face_for("لوحة", "Arab")
    pages, nodes = [], []
    for panel in sheet.panels[:few]:
        n, (width, height) = panel.order, (panel.width, panel.height)
        own = f"part{n}"
        fill = ("accent", "paper")[n % 2]
        copy = ("paper", "ink")[n % 2]
        word = run(f"panel {n}", f"{own}.text", start=0, swatch=copy)
        items = (
            Placed(box(width + 2 * BLEED, height + 2 * BLEED, fill), -BLEED, -BLEED),
            Placed(run("لوحة", f"{own}.heading", key=key, rtl=True, lang="ar", size=20, swatch=copy), 20, 40),
            Placed(word, 20, 70),
            Placed(run(f"example.org/{n}", f"{own}.text~9", swatch=copy), 20, 90),
            Placed(Link(80, 14, f"https://example.org/{n}", f"{own}.text~9"), 20, 79),
        )
        pages.append(Page(panel.size, items))
        link = StructureNode(f"{own}.text~9", StructureRole.LINK, alt=f"Open site {n}", at=9)
        nodes.append(
            StructureNode(
                own,
                StructureRole.SECTION,
                (
                    StructureNode(f"{own}.heading", StructureRole.H2, lang="ar"),
                    StructureNode(f"{own}.text", StructureRole.PARAGRAPH, (link,)),
                ),
            )
        )
    title = StructureNode("title", StructureRole.H1)
    first = pages[0]
    head = Placed(run("Leaflet", "title", size=24, swatch="paper"), 20, 130)
    pages[0] = replace(first, items=(*first.items, head))
    return composition(
        nodes=(title, *nodes),
        pages=tuple(pages),
        direction=direction,
        outline=tuple((f"part{n}.heading", f"Part {n}") for n in range(len(pages))),
    )


@folded
def test_every_item_stands_at_its_place_in_its_panel(sheet):
    flat = panels(sheet)
    done = press_sides(flat, sheet)
    assert len(done.pages) == len(sheet.sides) == 2
    for side, page in enumerate(done.pages):
        assert page.size == sheet.size and page.folds == sheet.folds(side)
        found = {
            (each.item.path, each.item.text): (each.x, each.y)
            for each in leaves(page.items)
            if isinstance(each.item, GlyphRun)
        }
        here = [panel for panel in sheet.panels if panel.side == side]
        wanted = {
            (each.item.path, each.item.text): (each.x + panel.x, each.y)
            for panel in here
            for each in leaves(flat.pages[panel.order].items)
            if isinstance(each.item, GlyphRun)
        }
        assert found.keys() == wanted.keys()
        for key, place in wanted.items():
            assert found[key] == pytest.approx(place)


@folded
def test_what_is_said_and_in_what_order_stays(sheet):
    flat = panels(sheet)
    done = press_sides(flat, sheet)
    assert replace(done, pages=()).structure is flat.structure
    assert (done.outline, done.swatches, done.about, done.bleed) == (
        flat.outline,
        flat.swatches,
        flat.about,
        flat.bleed,
    )
    # A side is painted as it is read.
    for page in done.pages:
        runs = [each.item for each in leaves(page.items) if isinstance(each.item, GlyphRun)]
        parts = [int(each.path[4]) for each in runs if each.path.startswith("part")]
        assert parts == sorted(parts)


@folded
def test_a_ground_bleeds_over_the_trim_and_ends_at_the_fold(sheet):
    """Pixels: left and right of each fold, and from there out to the edge of the bleed."""
    printed = press_sides(panels(sheet), sheet)
    data = write(printed, replace(PRINT, marks=False), bundled())
    dpi = 144
    for side in (0, 1):
        picture = _picture(data, side, dpi)
        scale = dpi / 72
        middle = round((BLEED + sheet.size.height / 2) * scale)
        row = picture[middle]
        for panel in sheet.sides[side]:
            dark = panel.order % 2 == 0
            left = 0 if panel.x < 1 else BLEED + panel.x
            last = abs(panel.x + panel.width - sheet.size.width) < 1
            right = BLEED + panel.x + panel.width + (BLEED if last else 0)
            # A pixel on either side of an edge is mixed.
            inside = row[round(left * scale) + 2 : round(right * scale) - 2]
            assert (inside < 200).all() if dark else (inside > 250).all(), panel
            column = picture[:, round((BLEED + panel.x + panel.width / 2) * scale)]
            ends = np.concatenate([column[2 : round(BLEED * scale)], column[-round(BLEED * scale) : -2]])
            assert (ends < 200).all() if dark else (ends > 250).all(), panel


def _picture(data: bytes, page: int, dpi: int) -> np.ndarray:
    document = pypdfium2.PdfDocument(data)
    image = document[page].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return np.asarray(image)


@folded
def test_boxes_are_those_of_the_flat_sheet(sheet):
    pdf = opened(write(press_sides(panels(sheet), sheet), PRINT, bundled()))
    assert len(pdf.pages) == 2
    for page in pdf.pages:
        margin = BLEED + SLUG
        trim = [margin, margin, margin + sheet.size.width, margin + sheet.size.height]
        assert [float(each) for each in page.TrimBox] == pytest.approx(trim, abs=0.002)
        bleed = [SLUG, SLUG, trim[2] + BLEED, trim[3] + BLEED]
        assert [float(each) for each in page.BleedBox] == pytest.approx(bleed, abs=0.002)
        assert [float(each) for each in page.MediaBox][:2] == [0, 0]


@folded
def test_fold_marks_are_dashed_on_every_plate_and_outside_the_bleed(sheet):
    data = write(press_sides(panels(sheet), sheet), PRINT, bundled())
    margin = BLEED + SLUG
    for side in (0, 1):
        dashed, dash, space = [], False, ""
        for operator, operands in operators(data, side):
            if operator == "CS":
                space = str(operands[0])
            elif operator == "d":
                dash = bool(list(operands[0]))
            elif dash and operator in ("m", "l"):
                assert space == "/All"
                dashed.append((float(operands[0]), float(operands[1])))
        lines = list(zip(dashed[::2], dashed[1::2], strict=True))
        folds = sheet.folds(side)
        assert len(lines) == 2 * len(folds)
        for (x, y), (x2, y2) in lines:
            assert x == x2 and min(abs(margin + fold - x) for fold in folds) < 0.01
            low, high = sorted((y, y2))
            assert high - low > 5 * MM
            assert high < SLUG or low > SLUG + sheet.size.height + 2 * BLEED


def test_a_register_mark_gives_way_to_a_fold_in_the_middle():
    sheet = sheet_of(PAPERS["A4"], fold=Fold.HALF)
    found = operators(write(press_sides(panels(sheet), sheet), PRINT, bundled()), 0)
    start = max(index for index, (operator, _) in enumerate(found) if operator == "BDC")
    circles = [operands for operator, operands in found[start:] if operator == "c"]
    fold = BLEED + SLUG + sheet.folds(0)[0]
    near_ends = [each for each in circles if each[1] < SLUG or each[1] > sheet.size.height + SLUG]
    assert near_ends and all(abs(float(each[4]) - fold) > 5 * MM for each in near_ends)


def test_a_sheet_that_is_not_folded_has_no_fold_marks_and_stays_as_it_is():
    flat = paragraph("A card")
    assert press_sides(flat, sheet_of(flat.pages[0].size)) is flat
    assert "d" not in {operator for operator, _ in operators(write(flat, PRINT, bundled()))}


@folded
def test_panels_of_a_screen_file_are_single_pages_in_reading_order(sheet):
    flat = panels(sheet)
    data = write(flat, SCREEN, bundled())
    document = pypdfium2.PdfDocument(data)
    assert len(document) == len(sheet.panels)
    document.close()
    for panel in sheet.panels:
        assert f"panel {panel.order}" in by_pdfium(data, panel.order)
    assert [page.size.width for page in flat.pages] == [panel.width for panel in sheet.panels]


@folded
def test_links_of_press_sides_lie_on_their_words(sheet):
    """The press has no links; a proof for a screen may."""
    flat = panels(sheet)
    done = press_sides(flat, sheet)
    pdf = opened(write(done, SCREEN, bundled()))
    assert sum(len(page.Annots) for page in pdf.pages) == len(sheet.panels)
    for side, page in enumerate(pdf.pages):
        rows = {str(each.A.URI): [float(edge) for edge in each.Rect] for each in page.Annots}
        for panel in (each for each in sheet.panels if each.side == side):
            left, bottom, right, top = rows[f"https://example.org/{panel.order}"]
            assert left == pytest.approx(panel.x + 20, abs=0.01) and right - left == pytest.approx(
                80, abs=0.01
            )
            assert top == pytest.approx(sheet.size.height - 79, abs=0.01) and bottom < top


@folded
def test_text_of_a_press_side_comes_back_panel_by_panel(sheet):
    data = write(press_sides(panels(sheet), sheet), PRINT, bundled())
    for side in (0, 1):
        text = by_pdfium(data, side)
        here = [panel.order for panel in sheet.panels if panel.side == side]
        places = [text.index(f"panel {n}") for n in here]
        assert places == sorted(places)
        assert all(f"example.org/{n}" in text for n in here)


def test_panels_that_are_not_there_stay_white():
    sheet = SHEETS[0]
    done = press_sides(panels(sheet, few=4), sheet)
    assert [len(page.items) for page in done.pages] == [2, 2]
    assert len(opened(write(done, PRINT, bundled())).pages) == 2


def test_pages_of_another_sheet_are_refused():
    sheet, other = SHEETS[0], sheet_of(PAPERS["A4"], fold=Fold.HALF)
    for flat, on in ((panels(sheet), other), (panels(other), sheet)):
        with pytest.raises(OutputError) as caught:
            press_sides(flat, on)
        assert caught.value.diagnostics[0].code == "pages-unlike-panels"
    more = panels(sheet)
    with pytest.raises(OutputError, match="7 pages are not the 6 panels"):
        press_sides(replace(more, pages=(*more.pages, more.pages[-1])), sheet)


def test_what_is_clear_as_panels_is_clear_on_press_sides():
    for sheet in SHEETS:
        flat = panels(sheet)
        assert clear(flat, (PRINT, SCREEN), bundled()) == clear(press_sides(flat, sheet), (PRINT,), bundled())


@folded
def test_preflight_finds_nothing(sheet):
    flat = panels(sheet)
    for made, output in ((press_sides(flat, sheet), PRINT), (flat, SCREEN)):
        report = preflight(write(made, output, bundled()))
        assert report.findings == (), report


@pytest.mark.parametrize("name", ["tenants-rights", "river-levels"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_of_real_sheets_are_true_on_a_press_side(name, layout):
    """Half of Tabloid is Letter: what is composed for that stands on the first panels, whatever it holds."""
    edition = edition_of(load(DATA / f"{name}.yaml"))
    flat = results(edition, layout, "Letter", outputs=(SCREEN,))[0].composition
    sheet = sheet_of(PAPERS["Tabloid"], fold=Fold.HALF, direction=edition.direction)
    printed = press_sides(flat, sheet)
    assert printed.pages[0].size.width == pytest.approx(2 * flat.pages[0].size.width)
    edition = edition.publisher_at(load_layout(layout).spec.publisher)
    report = preflight(write(printed, PRINT, bundled()), edition=edition, composition=printed)
    assert not report.errors, report


@needs_verapdf
def test_press_sides_and_single_panels_meet_their_standards(tmp_path):
    printed, screens = [], []
    for number, sheet in enumerate(SHEETS[1:6]):
        flat = panels(sheet)
        for output, made, files in ((PRINT, press_sides(flat, sheet), printed), (SCREEN, flat, screens)):
            files.append(tmp_path / f"{output.kind}-{number}.pdf")
            files[-1].write_bytes(write(made, output, bundled()))
    results = validate(printed, ["ua1", "2a"]) + validate(screens, ["ua2", "4", "wtpdf-access"])
    assert len(results) == 5 * 2 + 5 * 3
    for result in results:
        assert result.compliant, result
