"""What cannot be read, printed or heard is refused before a file is written, with the way out."""

from __future__ import annotations

from dataclasses import replace

import pytest

import factsheet
from factsheet.color import Swatch, contrast, parse_hex
from factsheet.display import (
    DisplayGroup,
    Page,
    Picture,
    Placed,
    Raster,
    Segment,
    Shape,
    Stroke,
    StructureNode,
    StructureRole,
)
from factsheet.errors import OutputError, Severity, Span
from factsheet.export_checks.clear import clear
from factsheet.export_checks.contrast import nearest_passing
from factsheet.export_checks.ground import ComposedGround
from factsheet.export_checks.job import ExportJob
from factsheet.fonts.library import bundled
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.units import MM, PAPERS
from tests.pdf.made import SWATCHES, box, composition, run
from tests.sheets import LAYOUTS, edition, sheet

GRAY = Swatch("gray", (0, 0, 0, 0.3), parse_hex("#bbbbbb"))
MORE = SWATCHES | {"gray": GRAY, "mid": Swatch("mid", None, parse_hex("#777777"))}


def page(*items, nodes=(), **more):
    return composition(
        *items, nodes=nodes or (StructureNode("p", StructureRole.PARAGRAPH),), **({"swatches": MORE} | more)
    )


def problems(made, *outputs) -> list[str]:
    """The messages of what is refused, or of what is warned of."""
    try:
        found = clear(made, outputs or (SCREEN,), bundled())
    except OutputError as error:
        found = error.diagnostics
    return [f"{each.severity}: {each.message}" for each in found]


def test_black_on_white_is_clear():
    assert problems(page(Placed(run("x", "p"), 20, 40)), PRINT, SCREEN) == []


# Contrast


def test_text_too_like_its_ground_is_refused_with_both_names():
    made = page(Placed(box(100, 50, "accent"), 0, 0), Placed(run("read me", "p", swatch="ink"), 20, 30))
    with pytest.raises(OutputError) as raised:
        clear(made, (SCREEN,), bundled(), lambda path: Span("data.yaml", 7, 3) if path == "p" else None)
    (told,) = raised.value.diagnostics
    assert "ink (#1a1a1a) on accent (#004c99) has a contrast of 2." in told.message
    assert "4.5:1 is needed: p" in told.message
    assert str(told.span) == "data.yaml:7:3"
    assert "the nearest color that passes is #" in told.hint
    assert "of the layout's swatches, paper" in told.hint
    assert "or a ground of #" in told.hint


@pytest.mark.parametrize(
    ("size", "key", "clears"),
    [
        (17.9, "SourceSans3-Regular", False),
        (18.0, "SourceSans3-Regular", True),
        (13.9, "SourceSans3-Bold", False),
        (14.0, "SourceSans3-Bold", True),
    ],
)
def test_large_text_needs_less(size, key, clears):
    made = page(Placed(run("x", "p", swatch="mid", size=size, key=key), 20, 40))
    assert (problems(made) == []) is clears


def test_the_last_shape_painted_below_is_the_ground():
    dark, light = Placed(box(100, 50, "ink"), 0, 0), Placed(box(100, 50, "paper"), 0, 0)
    text = Placed(run("x", "p", swatch="ink"), 20, 30)
    assert problems(page(dark, light, text)) == []
    assert problems(page(light, dark, text)) != []
    assert problems(page(text, dark)) == [], "what is painted later is not below"


def test_a_shape_beside_the_letters_is_no_ground():
    made = page(Placed(box(10, 50, "ink"), 0, 0), Placed(run("x", "p"), 20, 30))
    assert problems(made) == []


def test_a_ground_that_is_cut_off_does_not_count():
    clipped = DisplayGroup((Placed(box(200, 200, "ink"), 0, 0),), 10, 10, clip=True)
    assert problems(page(Placed(clipped, 0, 0), Placed(run("x", "p"), 50, 50))) == []


def test_a_turned_ground_is_where_it_is_painted():
    half = DisplayGroup((Placed(box(50, 50, "ink"), 0, 0),), 100, 50, flipped=True)
    assert problems(page(Placed(half, 0, 0), Placed(run("x", "p"), 20, 30))) == []
    assert problems(page(Placed(half, 0, 0), Placed(run("x", "p"), 70, 30))) != []


def test_a_hole_in_a_shape_shows_what_is_below():
    def square(at, size):
        return (
            Segment("M", (at, at)),
            Segment("L", (at + size, at)),
            Segment("L", (at + size, at + size)),
            Segment("L", (at, at + size)),
            Segment("Z"),
        )

    frame = Shape(square(0, 100) + square(10, 80), 100, 100, fill="ink", even_odd=True)
    assert problems(page(Placed(frame, 0, 0), Placed(run("x", "p"), 50, 50))) == []


def test_text_half_on_a_dark_shape_is_refused():
    made = page(Placed(box(40, 50, "ink"), 0, 0), Placed(run("one two three", "p"), 10, 30))
    assert len(problems(made)) == 1


def test_text_on_a_picture_is_told_as_not_known():
    picture = Picture(Raster(b"", "png", (900, 900), "sky.png"), 100, 100)
    told = problems(page(Placed(picture, 0, 0), Placed(run("x", "p"), 20, 30)))
    assert told == ["warning: the contrast of text on a picture is not known"]


def test_a_sign_that_says_something_needs_three_to_one():
    sign = DisplayGroup((Placed(box(20, 20, "gray"), 0, 0),), 20, 20, rigid=True, path="icon")
    decoration = replace(sign, path=None)
    nodes = (
        StructureNode("p", StructureRole.PARAGRAPH),
        StructureNode("icon", StructureRole.FIGURE, alt="a gray square"),
    )
    assert "3:1 is needed: icon" in problems(page(Placed(sign, 50, 50), nodes=nodes))[0]
    assert problems(page(Placed(decoration, 50, 50), Placed(run("x", "p"), 20, 30))) == []


def test_ink_is_looked_at_as_it_is_printed():
    """A swatch may pass on the screen and fail on paper, and the other way round."""
    swatches = MORE | {"pale": Swatch("pale", (0, 0, 0, 0.3), (0, 0, 0))}
    made = page(Placed(run("x", "p", swatch="pale"), 20, 40), swatches=swatches)
    assert problems(made, SCREEN) == []
    assert "in print" in problems(made, PRINT)[0]


@pytest.mark.parametrize("output", [SCREEN, PRINT], ids=["screen", "print"])
@pytest.mark.parametrize(("color", "ground"), [("#bbbbbb", None), ("#004c99", "ink"), ("#fab326", "accent")])
def test_the_color_that_is_named_passes(output, color, ground):
    made = page(swatches=MORE)
    job = ExportJob(made, output, bundled(), ())
    found = nearest_passing(job, parse_hex(color), job.light(ground), 4.5)
    assert found is not None
    shown = replace(made, swatches=MORE | {"new": Swatch("new", None, found)})
    after = ExportJob(shown, output, bundled(), ())
    assert contrast(after.light("new"), after.light(ground)) >= 4.5


# Ink, fine print, pictures, words


def test_a_swatch_over_the_limit_is_refused_in_print_only():
    swatches = MORE | {"rich": Swatch("rich", (1, 0.9, 0.8, 0.6), (0, 0, 0))}
    made = page(Placed(run("x", "p", swatch="rich"), 20, 40), swatches=swatches)
    assert problems(made, PRINT) == ["error: the swatch rich has 330 % ink, the press takes 300 %"]
    assert problems(made, SCREEN) == []
    assert problems(made, PRINT.held(340.0)) == []


def test_the_ink_that_is_proposed_keeps_the_limit():
    swatches = MORE | {"rich": Swatch("rich", (1, 0.9, 0.8, 0.6), (0, 0, 0))}
    with pytest.raises(OutputError) as raised:
        clear(page(Placed(run("x", "p"), 20, 40), swatches=swatches), (PRINT,), bundled())
    inks = raised.value.diagnostics[0].hint.split("[")[1].split("]")[0].split(", ")
    assert sum(map(int, inks)) <= 300


@pytest.mark.parametrize(("size", "told"), [(5.9, ["error"]), (6.0, [])])
def test_text_under_the_floor_is_refused(size, told):
    made = page(Placed(run("small", "p", size=size), 20, 40), Placed(run("print", "p", size=size), 60, 40))
    assert [each.split(":")[0] for each in problems(made)] == told


def test_small_light_text_is_warned_of_in_print():
    made = page(Placed(box(100, 50, "ink"), 0, 0), Placed(run("x", "p", size=6.5, swatch="paper"), 20, 30))
    assert "may fill in on the press" in problems(made, PRINT)[0]
    assert problems(made, SCREEN) == []


def test_a_line_too_thin_to_print_is_refused():
    line = Shape((Segment("M", (0, 0)), Segment("L", (50, 0))), 50, 0, stroke=Stroke("ink", 0.2))
    made = page(Placed(line, 10, 60), Placed(run("x", "p"), 20, 40))
    assert "thinner than 0.25 pt" in problems(made, PRINT)[0]
    assert problems(made, SCREEN) == []


@pytest.mark.parametrize(
    ("pixels", "severity"),
    [((149, 149), "error"), ((150, 149), "error"), ((299, 299), "warning"), ((300, 300), "")],
)
def test_a_coarse_picture_is_refused_in_print(pixels, severity):
    picture = Picture(Raster(b"", "jpeg", pixels, "child.jpg"), 72, 72, path="photo")
    nodes = (
        StructureNode("p", StructureRole.PARAGRAPH),
        StructureNode("photo", StructureRole.FIGURE, alt="A child"),
    )
    made = page(Placed(picture, 100, 100), Placed(run("x", "p"), 20, 40), nodes=nodes)
    told = problems(made, PRINT)
    assert [each.split(":")[0] for each in told] == ([severity] if severity else [])
    assert not told or f"child.jpg has {min(pixels)} pixels per inch at 25 x 25 mm" in told[0]
    assert problems(made, SCREEN) == []


def test_the_pixels_that_are_asked_for_are_enough():
    picture = Picture(Raster(b"", "jpeg", (100, 100), "child.jpg"), 100, 50, path="photo")
    nodes = (
        StructureNode("p", StructureRole.PARAGRAPH),
        StructureNode("photo", StructureRole.FIGURE, alt="A child"),
    )
    with pytest.raises(OutputError) as raised:
        clear(page(Placed(picture, 100, 100), nodes=nodes), (PRINT,), bundled())
    words = raised.value.diagnostics[0].hint.split()
    enough = replace(picture, raster=replace(picture.raster, pixels=(int(words[3]), int(words[5]))))
    assert problems(page(Placed(enough, 100, 100), nodes=nodes), PRINT) == []


def test_a_picture_without_words_is_refused():
    sign = DisplayGroup((Placed(box(20, 20), 0, 0),), 20, 20, rigid=True, path="icon")
    nodes = (
        StructureNode("p", StructureRole.PARAGRAPH),
        StructureNode("icon", StructureRole.FIGURE, alt=" "),
    )
    assert problems(page(Placed(sign, 50, 50), nodes=nodes)) == ["error: icon has no alternative text"]


def test_all_is_told_at_once_and_each_thing_once():
    made = page(
        Placed(run("one", "p", size=5.0, swatch="gray"), 20, 40),
        Placed(run("two", "p", swatch="gray"), 60, 40),
    )
    told = problems(made, SCREEN, SCREEN)
    assert len(told) == 2


# Whole sheets


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["river-levels", "fishing-rules", "village-council", "tenants-rights"])
def test_a_sheet_is_clear(name, layout):
    made = factsheet.compose(edition(name), factsheet.load_layout(layout))
    assert clear(made, (PRINT, SCREEN), bundled()) == ()


def test_a_layout_with_a_poor_color_is_refused_where_it_is_built():
    layout = factsheet.load_layout("campaign")
    poor = layout.spec.swatches["ink"].model_copy(update={"srgb": "#c0c0c0", "cmyk": None})
    swatches = dict(layout.spec.swatches) | {"ink": poor}
    spoiled = type(layout)(layout.spec.model_copy(update={"swatches": swatches}), layout.folder)
    with pytest.raises(OutputError) as raised:
        factsheet.make(sheet("school-meals"), layout=spoiled)
    assert all(each.severity is Severity.ERROR and each.span for each in raised.value.diagnostics)


def test_a_ground_knows_what_is_below():
    ground = ComposedGround((Placed(box(10, 10, "ink"), 0, 0), Placed(box(10, 10, "paper"), 5, 5)))
    assert ground.under(2, (7, 7)).fill == "paper"
    assert ground.under(1, (7, 7)).fill == "ink"
    assert ground.under(2, (40, 40)) is None


# QR codes


@pytest.mark.parametrize(
    ("paper", "width", "clears"),
    [("A4", 24.9, False), ("A4", 25, True), ("A3", 24, False), ("A5", 19.9, False), ("A5", 20, True)]
    + [("DL", 20, True), ("DL", 19, False), ("A6", 18, True), ("A6", 17.9, False)],
)
def test_a_code_is_wide_enough_for_its_paper(paper, width, clears):
    side = width * MM
    code = DisplayGroup((Placed(box(side, side, "ink"), 0, 0),), side, side, rigid=True, path="more.url.code")
    nodes = (StructureNode("more.url.code", StructureRole.FIGURE, alt="QR code"),)
    tile = DisplayGroup((Placed(code, 10, 10),), 300, 300)
    made = page(pages=(Page(PAPERS[paper], (Placed(tile, 0, 0),)),), nodes=nodes)
    found = problems(made, PRINT, SCREEN)
    assert (found == []) is clears
    assert clears or f"the QR code is {width:.1f} mm wide; on {PAPERS[paper]} it needs " in found[0]


def test_what_a_mark_stands_on_is_found_without_looking_where_one_thing_fills_it():
    items = (
        Placed(box(50, 50, "paper"), 0, 0),
        Placed(box(10, 10, "ink"), 20, 20),
        Placed(box(8, 8, "red"), 5, 5),  # on the paper alone
        Placed(box(20, 20, "red"), 15, 15),  # on both
        Placed(box(20, 20, "red"), 45, 45),  # over the edge
        Placed(box(20, 20, "red"), 90, 90),
    )
    ground = ComposedGround(items)
    seen = [{each.fill if each else None for each in ground.behind(at)} for at in (2, 3, 4, 5)]
    assert seen == [{"paper"}, {"paper", "ink"}, {"paper", None}, {None}]
