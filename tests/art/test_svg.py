"""Drawings from untrusted files: read exactly, or refused with the line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("\n<text>x</text>", "<text>"),
        ('\n<image href="a.png"/>', "<image>"),
        ('\n<image xlink:href="http://evil.example/x"/>', "outside the file"),
        ("\n<script>alert(1)</script>", "<script>"),
        ("\n<linearGradient/>", "<linearGradient>"),
        ("\n<filter/>", "<filter>"),
        ("\n<foreignObject/>", "<foreignObject>"),
        ("\n<svg/>", "<svg>"),
        ('\n<rect width="1" height="1" onclick="x()"/>', "onclick"),
        ('\n<rect width="1" height="1" opacity=".5"/>', "opacity"),
        ('\n<rect width="1" height="1" fill="url(#g)"/>', "url(#g)"),
        ('\n<rect width="1" height="1" style="filter:url(#g)"/>', "filter"),
        ('\n<rect width="1" height="1" clip-path="url(#g)"/>', "clip-path"),
        (
            '\n<g clip-path="url(#c)"/><clipPath id="c"><rect width="50" height="100"/></clipPath>',
            "clip-path",
        ),
        ('\n<g clip-path="url(#c)"/><clipPath id="c"><circle r="500"/></clipPath>', "clip-path"),
        ('\n<use href="other.svg#a"/>', "outside the file"),
        ('\n<use href="#nowhere"/>', "#nowhere"),
        ('\n<path d="M0 0 L nonsense"/>', "<path>"),
        ('\n<polygon points="1 2 3"/>', "<polygon>"),
        ('\n<rect width="-1" height="1"/>', "negative"),
        ('\n<rect width="nan" height="1"/>', "nan"),
        ('\n<rect width="1e300" height="1"/>', "1e300"),
        ('\n<g transform="scale(1e300)"><rect width="1" height="1"/></g>', "bounds"),
        ('\n<path stroke="red" stroke-dasharray="1 2" d="M0 0h1"/>', "dash"),
        ('\n<path stroke="red" transform="scale(1 9)" d="M0 0h1"/>', "uneven"),
        ('\n<rect width="1" height="1" fill="chartreuse"/>', "chartreuse"),
    ],
)
def test_what_cannot_be_shown_exactly_is_refused_with_its_line(body: str, named: str) -> None:
    message = refusal(body)
    assert named in message
    assert message.startswith("test.svg:2:")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg SYSTEM "http://evil.example/x.dtd">',
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://evil.example/x"> %p;]>',
        '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        "<!DOCTYPE svg>",
    ],
)
def test_document_types_and_entities_are_refused(declaration: str) -> None:
    data = f'<?xml version="1.0"?>{declaration}<svg {SVG} viewBox="0 0 1 1"><desc>&b;</desc></svg>'
    with pytest.raises(DataError, match="document type"):
        read_svg(data.encode(), "test.svg")


def test_a_use_bomb_stops_at_the_limit() -> None:
    levels = [f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 11)]
    bomb = '<defs><rect id="l0" width="1" height="1"/>' + "".join(levels) + '</defs><use href="#l10"/>'
    assert "10,000 elements" in refusal(bomb)


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
    assert "2 MiB" in refusal("<desc>" + "x" * 2**21 + "</desc>")
    assert "deeper" in refusal("<g>" * 40 + "</g>" * 40)
    assert "elements" in refusal("<g/>" * 10_001)
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
