# ruff: noqa: E501
"""Drawings made to cost time or memory end soon, in a drawing or in a message."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from factsheet.errors import DataError
from factsheet.pdf.output import PRINT
from factsheet.pdf.writer import write
from tests.art.compared import page

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'


def deep(kind: str, reference: str, count: int = 30) -> str:
    """Masks, clips or patterns, each with ten that have the next."""
    levels = [f'<{kind} id="l{count}"><rect width="9" height="9"/></{kind}>']
    for level in range(count):
        inner = f'<rect width="9" height="9" {reference}="url(#l{level + 1})"/>' * 10
        levels.append(f'<{kind} id="l{level}" width="9" height="9">{inner}</{kind}>')
    return f'<defs>{"".join(levels)}</defs><rect width="50" height="50" {reference}="url(#l0)"/>'


def pictures() -> str:
    """Forty black pictures of 50 million pixels in little space, each another."""
    found = []
    for number in range(40):
        out = io.BytesIO()
        Image.new("1", (10_000, 5_000 + number)).save(out, "PNG", compress_level=9)
        found.append(
            f'<image width="9" height="9" href="data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"/>'
        )
    return "".join(found)


STOPS = "".join(
    f'<stop offset="{number / 256}" stop-color="hsl({number},50%,50%)"/>' for number in range(256)
)
HOSTILE = {
    "clips in clips": deep("clipPath", "clip-path"),
    "patterns in patterns": deep("pattern", "fill"),
    "large clip used often": '<clipPath id="c">' + '<circle r="9"/>' * 9000 + "</clipPath>"
    + '<rect width="9" height="9" clip-path="url(#c)"/>' * 9000,
    "long gradient used often": f'<linearGradient id="g">{STOPS}</linearGradient>'
    + '<rect width="9" height="9" fill="url(#g)"/>' * 15_000,
    "gradient repeated without end": f'<linearGradient id="g" x2=".0001" spreadMethod="repeat">{STOPS}</linearGradient>'
    '<rect width="90" height="90" fill="url(#g)"/>',
    "tiles without number": '<pattern id="p" width=".0001" height=".0001"><circle r="1"/></pattern>'
    '<rect width="90" height="90" fill="url(#p)"/>',
    "rules by elements": "<style>" + "".join(f"g *.a{'.a' * (n % 3)}{{fill:red}}" for n in range(1900)) + "</style><g>"
    + '<rect class="a" width="9" height="9"/>' * 19_000 + "</g>",
    "selectors up a deep tree": "<style>" + "".join(f"{'g ' * 60}.b{n}{{fill:red}}" for n in range(900)) + "</style>"
    + "<g>" * 50 + '<rect class="' + " ".join(f"b{n}" for n in range(900)) + '"/>' * 1 + "</g>" * 50,
    "markers on every corner": '<marker id="m"><circle r="1"/></marker><path marker-mid="url(#m)" d="M0 0' + "h1" * 90_000 + '"/>',
    "fine dashes": '<path stroke="red" stroke-dasharray=".0000001" d="M0 0H100"/>',
    "pictures": pictures(),
    "a picture used often": '<defs><image id="i" width="9" height="9" href="data:image/png;base64,'
    + base64.b64encode(b"x" * 4_000_000).decode() + '"/></defs>' + '<use href="#i"/>' * 9000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_drawing_made_to_cost_much_ends_soon(name: str) -> None:
    """Limits stand in the code, not in seconds here: without one of them a case takes minutes."""
    try:
        write(page(HEAD + HOSTILE[name] + "</svg>"), PRINT)
    except DataError as error:
        assert all(each.span for each in error.diagnostics)
