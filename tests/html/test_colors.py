"""Colors of a page: readable on their ground by day and by night, for any swatches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.color import RGB, Swatch, contrast, parse_hex
from factsheet.html.sheet import MARK, TEXT, _colors, panel_colors, readable
from factsheet.layout.load import layout_names, load_layout
from factsheet.layout.model import WebPanel

LIGHT = st.tuples(*[st.floats(0, 1)] * 3)


@given(LIGHT, LIGHT)
def test_a_color_is_moved_until_it_can_be_read(color: RGB, ground: RGB) -> None:
    assert contrast(readable(color, ground, TEXT), ground) >= TEXT
    if contrast(color, ground) >= TEXT:
        assert readable(color, ground, TEXT) == color


@given(*[LIGHT] * 5, st.booleans())
def test_every_color_of_a_panel_can_be_read_on_it(
    ground: RGB, ink: RGB, heading: RGB, accent: RGB, link: RGB, night: bool
) -> None:
    lights = {"ground": ground, "ink": ink, "heading": heading, "accent": accent, "link": link}
    swatches = {name: Swatch(name, None, light) for name, light in lights.items()}
    panel = WebPanel(ground="ground", ink="ink", heading="heading", accent="accent", link="link")
    found = {name: parse_hex(color) for name, color in panel_colors(panel, panel, swatches, night).items()}
    for name in ("ink", "words", "heading", "head", "link"):
        # Colors are written with eight bits a part.
        assert contrast(found[name], found["paper"]) >= TEXT - 0.1
    for name in ("accent", "number", "rule"):
        assert contrast(found[name], found["paper"]) >= MARK - 0.1


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_a_layout_names_swatches_that_it_has(layout: str) -> None:
    spec = factsheet.load_layout(layout).spec
    for panel in (spec.web.paper, *spec.web.panels.values()):
        assert {each for each in panel.model_dump().values() if each} <= set(spec.swatches)


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("name", layout_names())
def test_what_is_marked_in_demands_stands_out_from_them_and_is_read(name: str, night: bool) -> None:
    colors = _colors(load_layout(name), night)
    own = colors[".factsheet"] | colors.get(".factsheet .recommendations", {})
    ground = parse_hex(own.get("ground", own["paper"]))
    assert contrast(parse_hex(own["strong"]), ground) >= 4.45
    if not night:
        assert own["strong"] != own["words"]


@pytest.mark.parametrize("night", [False, True])
def test_numbers_quoted_in_concerns_have_their_color_as_in_print(night: bool) -> None:
    layout = load_layout("editorial")
    colors = _colors(layout, night)
    concerns, paper = colors[".factsheet .key-concerns"], colors[".factsheet"]
    assert contrast(parse_hex(concerns["quoted"]), parse_hex(paper["paper"])) >= TEXT - 0.1
    assert concerns["quoted"] != concerns["words"]
    assert concerns["ground"] == paper["paper"], "else as the paper"
    assert "quoted" not in colors[".factsheet .story"]


@given(LIGHT, LIGHT, st.booleans())
def test_a_quoted_number_can_be_read_on_its_panel(ground: RGB, quoted: RGB, night: bool) -> None:
    swatches = {"ground": Swatch("ground", None, ground), "quoted": Swatch("quoted", None, quoted)}
    panel = WebPanel(ground="ground", quoted="quoted")
    found = {name: parse_hex(color) for name, color in panel_colors(panel, panel, swatches, night).items()}
    assert contrast(found["quoted"], found["paper"]) >= TEXT - 0.1
