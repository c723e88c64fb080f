"""Light becomes inks as the profile says, never more than the limit, and grays stay off the color plates."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from factsheet.color import contrast, luminance, parse_hex
from factsheet.errors import OutputError
from factsheet.pdf.output import FOGRA39
from factsheet.pdf.separation import image_in_inks, most_ink, seen, separated

PARTS = st.integers(0, 255).map(lambda level: level / 255)
LIGHTS = st.tuples(PARTS, PARTS, PARTS)
LIMITS = st.sampled_from([200.0, 240.0, 300.0])


@given(LIGHTS, LIMITS)
def test_no_color_has_more_ink_than_the_limit(rgb, limit):
    inks = separated(rgb, replace(FOGRA39, ink_limit=limit))
    assert sum(inks) * 100 <= limit + 1e-6
    assert all(0 <= each <= 1 for each in inks)


@given(PARTS)
def test_grays_are_black_ink_alone(level):
    assert separated((level, level, level), FOGRA39)[:3] == (0, 0, 0)


def test_black_is_full_black_and_white_is_paper():
    assert separated((0, 0, 0), FOGRA39) == (0, 0, 0, 1)
    assert separated((1, 1, 1), FOGRA39) == (0, 0, 0, 0)


@pytest.mark.parametrize("color", ["#fab326", "#015078", "#b84503", "#e5f1f6", "#737373"])
def test_what_is_printed_looks_like_what_is_asked(color):
    wanted = parse_hex(color)
    printed = seen(separated(wanted, FOGRA39), FOGRA39)
    assert contrast(wanted, printed) < 1.35


def test_a_darker_gray_takes_more_ink():
    inks = [separated((level / 255,) * 3, FOGRA39)[3] for level in range(256)]
    assert inks == sorted(inks, reverse=True)


def test_ink_is_lighter_than_the_dark_of_a_screen():
    assert 0.01 < luminance(seen((0, 0, 0, 1), FOGRA39)) < 0.05


@pytest.mark.parametrize("limit", [200.0, 300.0])
def test_pictures_are_held_under_the_limit(limit):
    cube = [
        (red, green, blue)
        for red in range(0, 256, 51)
        for green in range(0, 256, 51)
        for blue in range(0, 256, 51)
    ]
    image = Image.frombytes("RGB", (len(cube), 1), bytes(part for each in cube for part in each))
    data = image_in_inks(image, replace(FOGRA39, ink_limit=limit)).tobytes()
    assert max(sum(data[at : at + 4]) / 2.55 for at in range(0, len(data), 4)) <= limit


def test_the_default_profile_keeps_its_own_limit():
    assert 250 < most_ink(FOGRA39.profile) <= FOGRA39.ink_limit


def test_a_profile_with_broken_tables_is_told():
    at = FOGRA39.profile.index(b"B2A0", 128)
    offset = int.from_bytes(FOGRA39.profile[at + 4 : at + 8], "big")
    broken = FOGRA39.profile[:offset] + bytes(200) + FOGRA39.profile[offset + 200 :]
    with pytest.raises(OutputError, match="tables are broken"):
        separated((0.1, 0.5, 0.9), replace(FOGRA39, profile=broken))
