"""Drawings from untrusted files: read exactly, or refused with the line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.art import svg_style
from factsheet.art.drawing import Drawing
from factsheet.art.outline import bounds
from factsheet.art.svg import read_svg
from factsheet.errors import DataError
from factsheet.resources import bundled
from tests.art.painting import color_at

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(body: str, head: str = 'viewBox="0 0 100 100"') -> Drawing:
    return read_svg(f"<svg {SVG} {head}>{body}</svg>".encode(), "test.svg")


def refusal(body: str, head: str = 'viewBox="0 0 100 100"') -> str:
    with pytest.raises(DataError) as caught:
        drawing(body, head)
    return str(caught.value)


def test_shapes_groups_and_transforms_land_where_svg_puts_them() -> None:
    found = drawing(
        '<g transform="translate(10 20) scale(2)" fill="#FA0">'
        '<rect x="1" y="1" width="4" height="5"/>'
        '<g transform="rotate(90)"><rect width="2" height="3"/></g></g>'
    )
    assert [bounds(layer.outline) for layer in found.layers] == [
        (12, 22, 20, 32),
        pytest.approx((4, 20, 10, 24)),
    ]
    assert found.colors == ("#ffaa00",)


def test_the_sheet_is_the_view_box_moved_to_the_corner() -> None:
    found = drawing('<rect x="-5" y="10" width="5" height="5"/>', 'viewBox="-10 10 40 20" width="99"')
    assert (found.width, found.height) == (40, 20)
    assert bounds(found.layers[0].outline) == (5, 0, 10, 5)


def test_paint_comes_from_attribute_class_and_style_in_that_order() -> None:
    found = drawing(
        "<style>/* of an editor */ .a, .b{fill:#111111} #c{fill:#222222}</style>"
        '<g fill="red"><rect width="1" height="1"/><rect class="a" width="1" height="1"/>'
        '<rect class="b" id="c" width="1" height="1"/>'
        '<rect class="a" style="fill: rgb(3,3,3)" width="1" height="1"/></g>'
    )
    assert [layer.fill for layer in found.layers] == ["#ff0000", "#111111", "#222222", "#030303"]


@pytest.mark.parametrize(
    ("written", "color"),
    [
        ("#f008", ("#ff0000", 136 / 255)),
        ("#11223344", ("#112233", 68 / 255)),
        ("RebeccaPurple", ("#663399", 1)),
        ("rgb(100% 0% 50% / .5)", ("#ff0080", 0.5)),
        ("rgb(0 0 255 / 40%)", ("#0000ff", 0.4)),
        ("hsl(120deg, 100%, 25%)", ("#008000", 1)),
        ("hsla(.5turn 100% 50% / 1)", ("#00ffff", 1)),
        ("color(display-p3 1 1 1)", ("#ffffff", 1)),
        ("color(display-p3 0.9490 0.3059 0.1176)", ("#ff3a00", 1)),
        ("#CD853F icc-color(acmecmyk, 0.11, 0.48, 0.83, 0.00)", ("#cd853f", 1)),
        ("light-dark(rgb(1, 2, 3), var(--x, #fff))", ("#010203", 1)),
        ("transparent", ("#000000", 0)),
    ],
)
def test_colors_as_programs_write_them(written: str, color: tuple[str, float]) -> None:
    found = svg_style.color(written)
    assert found[0] == color[0]
    assert found[1] == pytest.approx(color[1])


@pytest.mark.parametrize(
    "written", ["", "#12", "rgb(1,2)", "hsl(a b c)", "url(#a)", "color(rec2020 1 1 1)", "rgb(1,0,0"]
)
def test_what_is_no_color_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a color"):
        svg_style.color(written)


def test_transforms_of_css_have_units_and_an_origin() -> None:
    found = drawing(
        '<rect width="2" height="2" style="transform: translate(10px, 1in) rotate(90deg)"/>'
        '<rect x="4" y="4" width="2" height="2" transform="scale(2)" transform-origin="5 5"/>'
    )
    assert [bounds(layer.outline) for layer in found.layers] == [
        pytest.approx((8, 96, 10, 98)),
        pytest.approx((3, 3, 7, 7)),
    ]


def test_current_color_none_and_strokes() -> None:
    found = drawing(
        '<g color="#123456" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">'
        '<path transform="scale(3)" d="M0 0h9"/><rect width="1" height="1" stroke="none"/></g>'
    )
    (layer,) = found.layers
    assert layer.fill is None
    assert layer.stroke is not None
    assert (layer.stroke.swatch, layer.stroke.width, layer.stroke.round_caps) == ("#123456", 6, True)


def test_even_odd_leaves_the_hole_open() -> None:
    found = drawing('<path fill-rule="evenodd" fill="#aaaaaa" d="M0 0H9V9H0ZM3 3H6V6H3Z"/>')
    assert color_at(found.layers, (4, 4)) is None
    assert color_at(found.layers, (1, 1)) == "#aaaaaa"


def test_use_repeats_an_element_at_its_place() -> None:
    found = drawing('<defs><circle id="o" r="2"/></defs><use href="#o" x="10"/><use xlink:href="#o" y="20"/>')
    assert [bounds(layer.outline)[:2] for layer in found.layers] == [(8, -2), (-2, 18)]


def test_what_is_hidden_or_foreign_is_not_painted() -> None:
    found = drawing(
        '<sodipodi:namedview xmlns:sodipodi="urn:x"><rect width="9" height="9"/></sodipodi:namedview>'
        '<title>T</title><g display="none"><rect width="9" height="9"/></g>'
        '<rect style="display:none" width="9" height="9"/><rect visibility="hidden" width="9" height="9"/>'
    )
    assert found.layers == ()


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('\n<text><textPath href="#p">x</textPath></text>', "<textPath>"),
        ('\n<text writing-mode="tb">x</text>', "writing-mode"),
        ("\n<text>\ue123</text>", "U+E123"),
        ('\n<text rotate="30">x</text>', "rotate"),
        ('\n<image href="a.png"/>', "<image>"),
        ('\n<image href="data:image/gif;base64,R0lGODlh"/>', "not a PNG or JPEG"),
        ('\n<image href="data:image/png;base64,iVBORw0KGgo="/>', "picture"),
        ('\n<image xlink:href="http://evil.example/x"/>', "outside the file"),
        ("\n<script>alert(1)</script>", "<script>"),
        ("\n<foreignObject/>", "<foreignObject>"),
        ('\n<rect width="1" height="1"><animate attributeName="x"/></rect><animate/>', "moves"),
        ('\n<rect width="1" height="1" onclick="x()"/>', "onclick"),
        ('\n<rect width="1" height="1" fill="url(#g)"/>', "url(#g)"),
        ('\n<rect width="1" height="1" style="filter:url(#g)"/>', "filter"),
        ('\n<rect width="1" height="1" clip-path="url(#g)"/>', "url(#g)"),
        ('\n<rect width="1" height="1" clip-path="inset(10%)"/>', "inset"),
        ('\n<rect width="1" height="1" mask="url(other.svg#m)"/>', "outside the file"),
        ('\n<rect width="1" height="1" vector-effect="non-scaling-stroke"/>', "vector-effect"),
        ('\n<rect width="1" height="1" style="mix-blend-mode:hue"/>', "mix-blend-mode"),
        ('\n<use href="other.svg#a"/>', "outside the file"),
        ('\n<use href="#nowhere"/>', "#nowhere"),
        ('\n<path d="M0 0 L nonsense"/>', "<path>"),
        ('\n<polygon points="1 2 3"/>', "<polygon>"),
        ('\n<rect width="-1" height="1"/>', "negative"),
        ('\n<rect width="nan" height="1"/>', "nan"),
        ('\n<rect width="1e300" height="1"/>', "1e300"),
        ('\n<g transform="scale(1e300)"><rect width="1" height="1"/></g>', "bounds"),
        ('\n<path stroke="red" stroke-dasharray="1 -2" d="M0 0h1"/>', "dash"),
        ('\n<rect width="1" height="1" fill="chartroose"/>', "chartroose"),
        ('\n<rect width="1" height="1" fill="var(--brand)"/>', "var(--brand)"),
    ],
)
def test_what_cannot_be_shown_exactly_is_refused_with_its_line(body: str, named: str) -> None:
    message = refusal(body)
    assert named in message
    assert message.startswith("test.svg:2:")


@pytest.mark.parametrize(
    ("body", "way_out"),
    [
        ('<image href="a.png"/>', "embed it"),
        ('<use href="other.svg#a"/>', "embed it"),
        ("<script>alert(1)</script>", "delete it"),
        ('<rect width="1" height="1" onclick="x()"/>', "delete it"),
        ("<animate/>", "delete it"),
        ('<rect width="1" height="1" fill="chartroose"/>', "#rrggbb"),
        ('<text><textPath href="#p">x</textPath></text>', "text to outlines"),
    ],
)
def test_the_way_out_is_one_that_helps(body: str, way_out: str) -> None:
    assert way_out in refusal(body).partition("hint: ")[2]


def test_all_problems_of_a_file_are_told_at_once_in_their_order() -> None:
    body = (
        '\n<rect filter="url(#f)" width="1" height="1"/>\n<foreignObject/>\n<g>\n <image href="a.png"/>\n</g>'
    )
    with pytest.raises(DataError) as caught:
        drawing(f"<style>@media print {{a{{}}}}</style>{body}")
    places = [(each.span.line, each.span.column) for each in caught.value.diagnostics if each.span]
    assert places == [(1, 106), (2, 1), (3, 1), (5, 2)]
    assert all(each.hint for each in caught.value.diagnostics)


def test_of_very_many_problems_the_first_are_told_and_the_rest_counted() -> None:
    with pytest.raises(DataError) as caught:
        drawing('<rect width="-1"/>\n' * 100)
    assert len(caught.value.diagnostics) == 30
    assert "(and 70 more)" in caught.value.diagnostics[-1].message


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE svg [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg SYSTEM "http://evil.example/x.dtd">',
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://evil.example/x"> %p;]>',
        '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        f'<!DOCTYPE svg [<!ENTITY b "{"long " * 1000}">]>',
        "<!DOCTYPE svg [" + "".join(f'<!ENTITY b{n} "x">' for n in range(200)) + "]>",
        '<!DOCTYPE svg [<!ENTITY b "<rect/>">]>',
        "<!DOCTYPE svg>",
    ],
)
def test_entities_that_are_more_than_short_texts_are_refused(declaration: str) -> None:
    data = f'<?xml version="1.0"?>{declaration}<svg {SVG} viewBox="0 0 1 1"><desc>&b;</desc></svg>'
    with pytest.raises(DataError, match="entity"):
        read_svg(data.encode(), "test.svg")


def test_document_types_of_drawing_programs_are_read() -> None:
    """Illustrator names its namespaces by entities, Inkscape names the standard."""
    data = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">'
        '<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">]>'
        '<svg xmlns="&ns_svg;" xmlns:i="&ns_ai;" viewBox="0 0 9 9"><i:pgf/><rect width="9" height="9"/></svg>'
    )
    assert len(read_svg(data.encode(), "test.svg").layers) == 1


def test_a_use_bomb_stops_at_the_limit() -> None:
    levels = [f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 11)]
    bomb = '<defs><rect id="l0" width="1" height="1"/>' + "".join(levels) + '</defs><use href="#l10"/>'
    assert "20,000 elements" in refusal(bomb)


def test_long_attributes_repeated_stop_at_the_limit() -> None:
    long = f'<rect id="r" class="{"a " * 100_000}" width="1" height="1"/>'
    assert "too long" in refusal(long + '<use href="#r"/>' * 5000)


def test_a_clip_to_the_whole_sheet_changes_nothing() -> None:
    found = drawing(
        '<g clip-path="url(#c)"><rect width="9" height="9"/></g>'
        '<defs><clipPath id="c"><rect width="100" height="100" fill="white"/></clipPath></defs>'
    )
    assert len(found.layers) == 1


def test_a_use_of_itself_is_refused() -> None:
    assert "contains itself" in refusal('<g id="a"><use href="#a"/></g>')
    assert "contains itself" in refusal('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')


def test_limits_of_size_depth_and_segments() -> None:
    assert "16 MiB" in refusal("<desc>" + "x" * 2**24 + "</desc>")
    assert "deeper" in refusal("<g>" * 70 + "</g>" * 70)
    assert "elements" in refusal("<g/>" * 20_001)
    assert "segments" in refusal('<path d="M0 0' + "h1" * 100_001 + '"/>')
    assert "compressed" in str(caught(gzip.compress(b"<svg/>")))


def caught(data: bytes) -> DataError:
    with pytest.raises(DataError) as error:
        read_svg(data, "test.svg")
    return error.value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x00",
        b"<svg",
        b"<html/>",
        b'<svg viewBox="0 0 0 5"/>',
        b'<svg viewBox="0 0 nan 5"/>',
        b"<svg/>",
        b'<?xml version="1.0" encoding="no-such"?><svg viewBox="0 0 1 1"/>',
        b"<svg viewBox='0 0 1 1'>\xff</svg>",
        b"%PDF-1.7",
    ],
)
def test_files_that_are_no_drawings_say_so(data: bytes) -> None:
    assert str(caught(data)).startswith("test.svg")


@given(st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_a_drawing_or_a_message(noise: bytes) -> None:
    for data in (noise, b'<svg viewBox="0 0 9 9">' + noise + b"</svg>"):
        try:
            read_svg(data, "noise.svg")
        except DataError as error:
            assert error.diagnostics[0].span is not None


def pictures() -> list[Path]:
    return sorted((bundled("data") / "hong-kong-refugees" / "images").glob("*.svg"))


@pytest.mark.parametrize("path", pictures(), ids=lambda path: path.name)
def test_the_pictures_of_the_sample_are_read_whole(path: Path) -> None:
    data = path.read_bytes()
    shapes = sum(data.count(f"<{name} ".encode()) for name in ("rect", "path", "circle", "ellipse"))
    assert len(read_svg(data, path.name).layers) == shapes > 0
