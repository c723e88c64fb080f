"""Every paper, whichever way it lies: true boxes, marks that keep clear of it and of each other."""

from __future__ import annotations

from itertools import combinations

import pytest

from factsheet.display import Page, Placed, StructureNode, StructureRole
from factsheet.fonts.library import bundled
from factsheet.pdf.geometry import SLUG
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pdf.writer import write
from factsheet.pdftools.preflight.run import preflight
from factsheet.units import LEAST_SIDE, MM, PAPERS, Orientation, paper_sized
from tests.pdf.made import BLEED, box, composition, run
from tests.pdf.read import opened, operators
from tests.verapdf import needs_verapdf, validate

SIZES = [paper.turned(lies) for paper in PAPERS.values() for lies in Orientation]
SIZES += [
    paper_sized(LEAST_SIDE, LEAST_SIDE),
    paper_sized(55 * MM, 85 * MM),
    paper_sized(1200 * MM, 841 * MM),
]
every = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.name}{size}".replace(" ", ""))


def made(size):
    ground = Placed(box(size.width + 2 * BLEED, size.height + 2 * BLEED, "accent"), -BLEED, -BLEED)
    title = Placed(run("Wells", "p", size=20, swatch="paper"), 30, 60)
    return composition(pages=(Page(size, (ground, title)),), nodes=(StructureNode("p", StructureRole.H1),))


@every
def test_boxes_are_those_of_the_paper(size):
    pdf = opened(write(made(size), PRINT, bundled()))
    page, margin = pdf.pages[0], BLEED + SLUG
    trim = [margin, margin, margin + size.width, margin + size.height]
    assert [float(each) for each in page.TrimBox] == pytest.approx(trim, abs=0.002)
    bleed = [SLUG, SLUG, trim[2] + BLEED, trim[3] + BLEED]
    assert [float(each) for each in page.BleedBox] == pytest.approx(bleed, abs=0.002)
    media = [0, 0, trim[2] + margin, trim[3] + margin]
    assert [float(each) for each in page.MediaBox] == pytest.approx(media, abs=0.002)
    screen = opened(write(made(size), SCREEN, bundled()))
    assert [float(each) for each in screen.pages[0].MediaBox] == pytest.approx(
        [0, 0, size.width, size.height], abs=0.002
    )


@every
def test_marks_keep_clear_of_the_bleed_and_of_each_other(size):
    found = operators(write(made(size), PRINT, bundled()))
    start = max(index for index, (operator, _) in enumerate(found) if operator == "BDC")
    patches, circles = [], []
    for operator, operands in found[start:]:
        numbers = [float(each) for each in operands] if operator in ("re", "c") else []
        if operator == "re":
            left, bottom, width, height = numbers
            patches.append((left, bottom, left + width, bottom + height))
        elif operator == "c":
            circles.append((min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])))
    inner = (SLUG, SLUG, SLUG + size.width + 2 * BLEED, SLUG + size.height + 2 * BLEED)
    assert len(patches) == 4 and circles
    for each in (*patches, *circles):
        assert not _meet(each, inner)
    for one, other in ((one, other) for one in patches for other in circles):
        assert not _meet(one, other)
    assert not any(_meet(one, other) for one, other in combinations(patches, 2))
    assert min(each[0] for each in patches) > BLEED + SLUG


def _meet(one, other, by: float = 0.05) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > by
        and min(one[3], other[3]) - max(one[1], other[1]) > by
    )


@every
def test_preflight_finds_nothing(size):
    report = preflight(write(made(size), PRINT, bundled()))
    assert not report.errors, report


@needs_verapdf
def test_papers_of_any_size_meet_the_standards(tmp_path):
    printed, shown = [], []
    for number, size in enumerate(SIZES[::3]):
        for output, files in ((PRINT, printed), (SCREEN, shown)):
            files.append(tmp_path / f"{output.kind}-{number}.pdf")
            files[-1].write_bytes(write(made(size), output, bundled()))
    for result in (*validate(printed, ["ua1", "2a"]), *validate(shown, ["ua2", "4"])):
        assert result.compliant, result
