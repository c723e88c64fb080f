# ruff: noqa: E501
"""Drawings beside an independent renderer: every feature, files as programs write them, and made-up ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.svg import read_svg
from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7
from factsheet.pdf.writer import write
from factsheet.pdftools.preflight.report import Level
from factsheet.pdftools.preflight.run import preflight
from tests.art.compared import difference, ours, page
from tests.verapdf import needs_verapdf, validate

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'
STOPS = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
# The mean difference of a channel, of 255: edges are smoothed in other ways, and no more.
NEAR = 1.6
# PDFium keeps 256 colors of a gradient, however often it repeats.
COARSE = {"reflect": 4.0, "radial repeated": 4.0, "radial": 2.5}

FEATURES = {
    "flat": '<rect x="10" y="10" width="50" height="40" fill="#c33"/>'
    '<circle cx="70" cy="70" r="20" fill="hsl(200,80%,40%)"/>',
    "opacity": '<rect x="10" y="10" width="50" height="50" fill="red" fill-opacity=".5"/><g opacity=".4">'
    '<circle cx="60" cy="60" r="30" fill="blue"/>'
    '<circle cx="45" cy="60" r="20" fill="lime" stroke="black" stroke-width="6"/></g>',
    "linear": f'<linearGradient id="a">{STOPS}</linearGradient>'
    '<rect x="10" y="20" width="80" height="60" fill="url(#a)"/>',
    "linear in user space": '<linearGradient id="a" gradientUnits="userSpaceOnUse" x1="20" y1="20" x2="80" y2="60"'
    f' gradientTransform="rotate(20 50 50)">{STOPS}</linearGradient><circle cx="50" cy="50" r="45" fill="url(#a)"/>',
    "translucent stops": '<rect y="40" width="100" height="20" fill="#333"/><linearGradient id="a" x2="0" y2="1">'
    '<stop stop-color="#f00"/><stop offset="1" stop-color="#f00" stop-opacity="0"/></linearGradient>'
    '<rect x="10" y="10" width="80" height="80" fill="url(#a)"/>',
    "reflect": f'<linearGradient id="a" x1=".1" x2=".4" y2=".1" spreadMethod="reflect">{STOPS}</linearGradient>'
    '<rect x="10" y="10" width="80" height="40" fill="url(#a)"/>',
    "radial": f'<radialGradient id="a">{STOPS}</radialGradient><radialGradient id="b" xlink:href="#a" fx=".3"'
    ' fy=".3" r=".4"/><rect x="5" y="5" width="90" height="40" fill="url(#a)"/>'
    '<circle cx="50" cy="72" r="25" fill="url(#b)"/>',
    "radial repeated": f'<radialGradient id="a" r=".3" spreadMethod="reflect">{STOPS}</radialGradient>'
    '<rect x="5" y="5" width="90" height="80" fill="url(#a)"/>',
    "gradient line": f'<linearGradient id="a">{STOPS}</linearGradient>'
    '<circle cx="50" cy="50" r="35" fill="none" stroke="url(#a)" stroke-width="12" stroke-opacity=".7"/>',
    "dashes": '<path d="M10 20H90M10 40H90" stroke="#000" stroke-width="6" stroke-dasharray="12 8"/><path d="M10 80H90"'
    ' stroke="#c00" stroke-width="8" stroke-linecap="round" stroke-dasharray="1 12" stroke-dashoffset="4"/>',
    "joins": '<g fill="none" stroke="#044" stroke-width="9"><path d="M10 40L25 10 40 40"/><path'
    ' stroke-linejoin="bevel" d="M60 40L75 10 90 40"/><path stroke-linejoin="round" stroke-linecap="square"'
    ' d="M10 90L25 60 40 90"/><path d="M65 90L70 55 75 90"/></g>',
    "uneven line": '<g transform="scale(3 .8)"><circle cx="16" cy="60" r="10" fill="none" stroke="#a0a" stroke-width="4"/></g>',
    "clips": '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath><clipPath id="d"><circle cx="40" cy="50"'
    ' r="25"/><rect x="45" y="30" width="45" height="20"/></clipPath><rect width="100" height="50"'
    ' clip-path="url(#c)" fill="#0a0"/><rect y="50" width="100" height="50" clip-path="url(#d)" fill="#a00"/>',
    "clip in box": '<clipPath id="c" clipPathUnits="objectBoundingBox"><path d="M.5 0L1 1H0z"/></clipPath>'
    '<rect x="10" y="10" width="80" height="60" clip-path="url(#c)" fill="#0a0"/>',
    "clip of a clip": '<clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath><clipPath id="d"'
    ' clip-path="url(#c)"><rect x="50" width="50" height="100"/></clipPath><g clip-path="url(#d)">'
    '<rect width="100" height="100" fill="#06a"/></g>',
    "mask": '<linearGradient id="g"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/>'
    '</linearGradient><mask id="m"><rect width="100" height="100" fill="url(#g)"/></mask>'
    '<circle cx="50" cy="50" r="45" fill="#06c" mask="url(#m)"/>',
    "mask of colors": '<mask id="m"><rect width="50" height="100" fill="red"/><rect x="50" width="50" height="100"'
    ' fill="#0f8"/></mask><circle cx="50" cy="50" r="45" fill="#06c" mask="url(#m)"/>',
    "alpha mask": '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100"'
    ' style="mask-type:alpha"><rect x="20" y="20" width="40" height="60" fill="#000"/><circle cx="70" cy="50"'
    ' r="25" fill="red" fill-opacity=".5"/></mask><g mask="url(#m)"><rect width="100" height="100" fill="#e80"/></g>',
    "all at once": '<mask id="m"><rect width="100" height="100" fill="#888"/></mask><clipPath id="c">'
    '<circle cx="50" cy="50" r="45"/></clipPath><g opacity=".7" mask="url(#m)" clip-path="url(#c)">'
    '<rect width="60" height="100" fill="#e80"/><rect x="30" width="60" height="100" fill="#08e"/></g>',
    "symbol": '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="6" fill="teal"/></symbol><use'
    ' xlink:href="#s" x="10" y="10" width="30" height="30"/><use href="#s" x="50" y="40" width="40" height="50"/>',
    "nested": '<svg x="10" y="10" width="60" height="30" viewBox="0 0 10 10" preserveAspectRatio="xMinYMid slice">'
    '<rect width="10" height="10" fill="orange"/><circle cx="5" cy="5" r="5"/></svg><svg x="10" y="50" width="80"'
    ' height="40" viewBox="0 0 10 10" preserveAspectRatio="none"><circle cx="5" cy="5" r="5"/></svg>',
    "markers": '<marker id="m" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="4" markerHeight="4"'
    ' orient="auto-start-reverse"><path d="M0 0L10 5 0 10z"/></marker><marker id="d" markerWidth="5"'
    ' markerHeight="5" refX="2.5" refY="2.5"><circle cx="2.5" cy="2.5" r="2.5" fill="red"/></marker><path'
    ' d="M20 80L20 30 70 30C90 30 90 60 80 80" fill="none" stroke="#000" stroke-width="3" marker-start="url(#m)"'
    ' marker-end="url(#m)" marker-mid="url(#d)"/>',
    "pattern": '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">'
    '<circle cx="10" cy="10" r="6" fill="#06a"/></pattern><circle cx="50" cy="50" r="40" fill="url(#p)"'
    ' stroke="black"/>',
    "style sheet": "<style>.a{fill:#c00;stroke:#000;stroke-width:3} g .b,#q{fill:rgb(0% 50% 0%)}"
    " g > rect.b{stroke:#00c} rect.c{fill:rgba(0,0,255,.5)!important}</style>"
    '<rect class="a" x="5" y="5" width="30" height="30"/><g><rect class="b" x="40" y="5" width="30" height="30"/>'
    '</g><rect class="c" x="20" y="20" width="60" height="60" style="fill:red"/><circle id="q" cx="80" cy="80" r="15"/>',
    "blend": '<rect width="100" height="60" fill="#fa0"/>'
    '<circle cx="50" cy="60" r="30" fill="#0af" style="mix-blend-mode:multiply"/>',
    "paint order": '<circle cx="50" cy="50" r="30" fill="#fa0" stroke="#000" stroke-width="20" paint-order="stroke"/>',
    "switch": '<switch><foreignObject requiredExtensions="x" width="1" height="1"/>'
    '<rect width="50" height="50" fill="red"/></switch>',
    "units": '<rect x="1mm" y="5pt" width="50%" height="0.5in" fill="#369"/>',
    "hidden": '<g visibility="hidden"><rect width="50" height="50"/><rect x="50" width="50" height="50"'
    ' visibility="visible" fill="#a60"/></g><rect y="50" width="50" height="50" style="display:none"/>',
    "current color": '<g color="#a0c"><rect width="50" height="50" fill="currentColor"/><linearGradient id="a">'
    '<stop stop-color="currentColor"/><stop offset="1" stop-color="#fff"/></linearGradient><rect y="50" width="100"'
    ' height="50" fill="url(#a)"/></g>',
    "transforms": '<g transform="translate(50,50) rotate(30) skewX(10) scale(.8,1.2)"><rect x="-20" y="-20" width="40"'
    ' height="40" fill="#275"/></g>',
    "translucent colors": '<rect width="60" height="60" fill="#f008"/><rect x="30" y="30" width="60" height="60"'
    ' fill="rgba(0,0,255,.4)" stroke="hsla(120,100%,25%,.5)" stroke-width="10"/>',
}  # fmt: skip
DIALECTS = sorted((Path(__file__).parent / "dialects").glob("*.svg"))


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_is_drawn_as_another_renderer_draws_it(name: str) -> None:
    svg = HEAD + FEATURES[name] + "</svg>"
    assert difference(svg, scale=2) < COARSE.get(name, NEAR)


def known_to_resvg(svg: str) -> str:
    """The file without what resvg does not read: light-dark() and colors of Display P3."""
    plain = re.sub(r"light-dark\((rgb\([^)]*\)), rgb\([^)]*\)\)", r"\1", svg)
    return re.sub(r"fill:color\(display-p3[^)]*\);", "", plain)


@pytest.mark.parametrize("path", DIALECTS, ids=lambda path: path.stem)
def test_files_as_programs_write_them(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert not read_svg(svg.encode(), path.name).notes
    assert difference(svg, scale=2, plain=known_to_resvg(svg)) < NEAR


WORDS = {
    "plain": '<text x="10" y="40" font-size="20">Logo AV</text>',
    "anchored": '<text x="50" y="30" font-size="14" text-anchor="middle">Middle</text>'
    '<text x="95" y="60" font-size="14" text-anchor="end" font-weight="bold">End</text>',
    "spans": '<text x="5" y="30" font-size="12">One <tspan fill="red" font-weight="700">two</tspan> '
    '<tspan x="5" dy="1.5em">three</tspan><tspan dx="4" dy="-3">up</tspan></text>',
    "each letter placed": '<text x="10 30 50 70" y="50" font-size="18">ABCD</text>',
    "translated and clear": '<g transform="rotate(-15 50 50)" opacity=".5"><text x="10" y="60" font-size="18"'
    ' stroke="#c00" fill="#06c">Turned</text></g>',
    "spaced": '<text x="5" y="40" font-size="14" letter-spacing="3">spaced</text>',
    "white space": '<text x="5" y="40" font-size="14">\n   some\n   words  \n</text>',
    "clipping": '<clipPath id="c"><text x="5" y="70" font-size="50" font-weight="bold">HK</text></clipPath>'
    '<rect width="100" height="100" fill="#0a6" clip-path="url(#c)"/>',
}


@pytest.mark.parametrize("name", WORDS)
def test_words_are_set_where_another_renderer_with_our_face_sets_them(name: str) -> None:
    svg = HEAD + f'<g font-family="&apos;Source Sans 3&apos;">{WORDS[name]}</g></svg>'
    assert difference(svg, scale=2) < NEAR
    (note,) = {each.message for each in read_svg(svg.encode(), "words.svg").notes}
    assert "another typeface" in note


def test_words_of_other_scripts_are_set_in_faces_that_have_them() -> None:
    for words in ("難民", "اللاجئون", "पढ़ना", "ความ", "עברית"):
        drawing = read_svg(f'{HEAD}<text y="50">{words}</text></svg>'.encode(), "words.svg")
        assert drawing.rich and drawing.notes


@needs_verapdf
def test_drawings_meet_the_standards_of_their_files(tmp_path: Path) -> None:
    drawings = {name: HEAD + body + "</svg>" for name, body in FEATURES.items()}
    drawings |= {path.stem: path.read_text(encoding="utf-8") for path in DIALECTS}
    files: dict[str, list[Path]] = {"print": [], "old": [], "new": []}
    for number, svg in enumerate(drawings.values()):
        made = page(svg)
        for kind, output in (("print", PRINT), ("old", SCREEN_1_7), ("new", SCREEN)):
            file = tmp_path / f"{number}.{kind}.pdf"
            file.write_bytes(write(made, output))
            files[kind].append(file)
    results = validate(files["print"] + files["old"], ["ua1", "2a"]) + validate(files["new"], ["ua2", "4"])
    for result in results:
        assert result.compliant, result


# What has to do with the page that the drawing is put on, not with the drawing.
OF_THE_PAGE = {"headings", "bleed", "safe-zone", "thin-lines", "image-resolution"}


@pytest.mark.parametrize("name", [*FEATURES, *(path.stem for path in DIALECTS)])
def test_drawings_pass_the_preflight_of_the_press(name: str) -> None:
    found = [path for path in DIALECTS if path.stem == name]
    svg = found[0].read_text(encoding="utf-8") if found else HEAD + FEATURES[name] + "</svg>"
    findings = preflight(write(page(svg), PRINT)).findings
    faults = [each for each in findings if each.level is Level.ERROR and each.rule not in OF_THE_PAGE]
    assert not faults


numbers = st.integers(0, 100).map(str)
colors = st.sampled_from(["#c33", "#08f", "gold", "rgb(0,120,60)", "#888", "url(#l)", "url(#r)"])


@st.composite
def shapes(draw: st.DrawFn) -> str:
    paint = f'fill="{draw(colors)}" fill-opacity="{draw(st.sampled_from(["1", ".5"]))}"'
    if draw(st.booleans()):
        paint += f' stroke="{draw(colors)}" stroke-width="{draw(st.integers(1, 12))}"'
    if draw(st.booleans()):
        paint += f' transform="rotate({draw(st.integers(0, 359))} 50 50) scale({draw(st.sampled_from(["1", ".7", "1 .6"]))})"'
    if draw(st.booleans()):
        paint += draw(st.sampled_from([' clip-path="url(#c)"', ' mask="url(#m)"', ' opacity=".6"']))
    x, y, size = draw(numbers), draw(numbers), draw(st.integers(5, 60))
    return draw(
        st.sampled_from(
            [
                f'<rect x="{x}" y="{y}" width="{size}" height="{size // 2 + 3}" rx="3" {paint}/>',
                f'<circle cx="{x}" cy="{y}" r="{size // 2 + 2}" {paint}/>',
                f'<path d="M{x} {y}l{size} 10-10 {size}q-20-10-{size}-30z" {paint}/>',
            ]
        )
    )


DEFS = (
    f'<defs><linearGradient id="l" y2=".5">{STOPS}</linearGradient><radialGradient id="r">{STOPS}</radialGradient>'
    '<clipPath id="c"><circle cx="50" cy="50" r="35"/></clipPath>'
    '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100">'
    '<rect width="100" height="100" fill="#999"/><circle cx="50" cy="50" r="30" fill="#fff"/></mask></defs>'
)


@given(st.lists(shapes(), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_made_up_drawings_are_drawn_as_another_renderer_draws_them(bodies: list[str]) -> None:
    assert difference(HEAD + DEFS + "".join(bodies) + "</svg>", scale=2) < NEAR


def test_in_print_gradients_pass_through_the_inks_of_the_colors_between() -> None:
    svg = HEAD + '<linearGradient id="a"><stop stop-color="#ff0"/><stop offset="1" stop-color="#00f"/>'
    svg += '</linearGradient><rect width="100" height="100" fill="url(#a)"/></svg>'
    pixels = ours(svg, PRINT)
    middle = pixels[60, 60]
    # Halfway between yellow and blue lies gray; inks mixed as such would be a dark green.
    assert abs(middle[0] - middle[1]) < 45
    assert abs(middle[1] - middle[2]) < 45
