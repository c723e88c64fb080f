"""QR codes: every one that is made can be scanned, and what could not be is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from factsheet.art.outline import bounds, flatten
from factsheet.art.qr import (
    LEAST_CODE,
    MIN_MODULE,
    QUIET,
    Symbol,
    decode_image,
    least_code,
    make,
    room_of_code,
    verify,
)
from factsheet.errors import DataError, OutputError
from factsheet.sheet import Fold, sheet_of
from factsheet.units import MM, PAPERS, PageSize
from tests.art.painting import covers

ADDRESS = "https://leitnercenter.org/hong-kong"
rest = st.text(st.characters(min_codepoint=33, exclude_categories=["C", "Z"]), max_size=60)


def drawn(symbol: Symbol, dots: int = 6) -> Image.Image:
    """The printed code, from its outline."""
    factor = dots / symbol.module
    side = round((len(symbol.modules) + 2 * QUIET) * dots)
    image = Image.new("L", (side, side), 255)
    for line in flatten(symbol.outline):
        layer = Image.new("L", image.size, 0)
        corners = [(round(x * factor), round(y * factor)) for x, y in line]
        ImageDraw.Draw(layer).polygon(corners, fill=255)
        # Holes are wound the other way and lie inside: paper again.
        image.paste(0 if _clockwise(line) else 255, mask=layer)
    return image


def _clockwise(line: list[tuple[float, float]]) -> bool:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(line, line[1:], strict=False)) > 0


@settings(max_examples=40)
@given(rest)
def test_every_address_is_read_back_from_the_code(tail: str) -> None:
    address = "https://example.org/" + tail
    symbol = make(address, 100 * MM)
    verify(symbol)
    assert symbol.module >= MIN_MODULE
    # In the least room that it needs its modules are half a millimeter.
    least = max(room_of_code(address), LEAST_CODE)
    assert make(address, least).module == pytest.approx(max(MIN_MODULE, least / _across(address, least)))


def _across(address: str, box: float) -> int:
    return len(make(address, box).modules) + 2 * QUIET


def test_the_outline_covers_the_dark_modules_and_no_others() -> None:
    symbol = make(ADDRESS, 28 * MM)
    for y, row in enumerate(symbol.modules):
        for x, dark in enumerate(row):
            middle = ((x + QUIET + 0.5) * symbol.module, (y + QUIET + 0.5) * symbol.module)
            assert covers(symbol.outline, middle) == dark


def test_four_modules_stay_free_all_round() -> None:
    symbol = make(ADDRESS, 28 * MM)
    quiet = QUIET * symbol.module
    assert bounds(symbol.outline) == pytest.approx((quiet, quiet, 28 * MM - quiet, 28 * MM - quiet))


def test_a_picture_of_the_page_is_read() -> None:
    page = Image.new("RGB", (900, 900), "white")
    page.paste(drawn(make(ADDRESS, 28 * MM)), (300, 200))
    assert decode_image(page) == [ADDRESS]


def test_more_room_brings_more_safety_and_never_less_than_m() -> None:
    tail = "x" * 120
    levels = [make("https://example.org/" + tail, side * MM).level for side in (30, 50, 100)]
    assert levels[0] == "M"
    assert levels == sorted(levels, key="MQH".index)
    assert levels[-1] in "QH"


def test_a_code_too_dense_to_print_says_how_wide_or_how_short() -> None:
    with pytest.raises(DataError) as caught:
        make("https://example.org/" + "x" * 180, 25 * MM)
    hint = caught.value.diagnostics[0].hint
    shorter, wider = (int(word) for word in hint.split() if word.isdigit())
    assert make("https://example.org/" + "x" * (shorter - 20), 25 * MM).level == "M"
    assert make("https://example.org/" + "x" * 180, (wider + 0.5) * MM)
    with pytest.raises(DataError):
        make("https://example.org/" + "x" * (shorter - 19), 25 * MM)


def test_a_code_narrower_than_a_phone_needs_is_refused() -> None:
    with pytest.raises(DataError, match="18 mm"):
        make("https://a.org", 17.9 * MM)
    assert make("https://a.org", 18 * MM)


@pytest.mark.parametrize(
    ("size", "least"),
    [(PAPERS[name], 25) for name in ("A3", "A4", "Letter", "Legal", "Tabloid")]
    + [(PAPERS["A5"], 20), (PAPERS["DL"], 20), (PAPERS["A6"], 18)]
    + [(panel.size, 20) for panel in sheet_of(PAPERS["A4"], fold=Fold.TRI).panels]
    + [(panel.size, 20) for panel in sheet_of(PAPERS["A4"], fold=Fold.HALF).panels]
    + [(panel.size, 18) for panel in sheet_of(PAPERS["A5"], fold=Fold.HALF).panels],
)
def test_codes_are_measured_in_millimeters_by_paper(size: PageSize, least: int) -> None:
    assert least_code(size) / MM == pytest.approx(least)
    assert least_code(PageSize(size.height, size.width)) == least_code(size)


@pytest.mark.parametrize(
    "payload",
    [
        "",
        " ",
        "https://example.org/a\nb",
        "https://example.org/a b",
        "http://",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "example.org",
        "https://user:secret@example.org/",
        "https://[::1",
        "https://example.org/\x00",
        "https://example.org/" + "x" * 3000,
    ],
)
def test_what_is_no_web_address_is_refused(payload: str) -> None:
    with pytest.raises(DataError):
        make(payload, 30 * MM)


def test_a_damaged_code_does_not_pass() -> None:
    symbol = make(ADDRESS, 28 * MM)
    side = len(symbol.modules)
    damaged = tuple(
        tuple(not dark if side // 4 < x < side - 2 and y > side // 3 else dark for x, dark in enumerate(row))
        for y, row in enumerate(symbol.modules)
    )
    with pytest.raises(OutputError):
        verify(replace(symbol, modules=damaged))
    with pytest.raises(OutputError):
        verify(replace(symbol, payload=ADDRESS + "/other"))


def test_the_same_address_gives_the_same_code() -> None:
    assert make(ADDRESS, 30 * MM) == make(ADDRESS, 30 * MM)


@pytest.mark.parametrize(
    "payload",
    [
        "https://example.org/reports/en/17",
        "HTTPS://EXAMPLE.ORG/REPORTS/17",  # closer as letters than as bytes
        "https://example.org/¡hola/日本",
        "tel:+85212345678",
    ],
)
def test_a_code_is_of_the_version_that_was_asked_for(payload: str) -> None:
    """Whichever library makes it: its room on the page was worked out before."""
    symbol = make(payload, 40 * MM)
    assert len(symbol.modules) == 17 + 4 * symbol.version
    verify(symbol)
