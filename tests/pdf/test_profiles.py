"""The shipped profiles: a printer or a reader would notice if they were not what they say."""

from __future__ import annotations

from importlib.resources import files

import pytest
from PIL import Image, ImageCms

PROFILES = files("factsheet") / "pdf" / "profiles"
RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC


def opened(name: str) -> ImageCms.ImageCmsProfile:
    with (PROFILES / name).open("rb") as stream:
        return ImageCms.ImageCmsProfile(stream)


def converted(rgb: list[tuple[int, int, int]], profile: str) -> list[tuple[float, ...]]:
    """The colors through the profile, in percent of each channel."""
    image = Image.frombytes("RGB", (len(rgb), 1), bytes(part for color in rgb for part in color))
    target = opened(profile)
    mode = target.profile.xcolor_space.strip()
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), target, "RGB", mode, renderingIntent=RELATIVE
    )
    data = ImageCms.applyTransform(image, transform).tobytes()
    width = len(mode)
    return [
        tuple(100 * part / 255 for part in data[start : start + width])
        for start in range(0, len(data), width)
    ]


def tags(name: str) -> set[bytes]:
    data = (PROFILES / name).read_bytes()
    count = int.from_bytes(data[128:132], "big")
    return {data[132 + 12 * index : 136 + 12 * index] for index in range(count)}


def test_print_profile_can_be_a_pdfx_output_intent() -> None:
    # ISO 15930-7, 6.2.2: an output device profile, with tables both ways.
    profile = opened("fogra39-300-small.icc").profile
    assert profile.device_class == "prtr"
    assert profile.xcolor_space.strip() == "CMYK"
    assert profile.version < 4.5
    assert {b"A2B0", b"A2B1", b"B2A0", b"B2A1"} <= tags("fogra39-300-small.icc")


def test_print_profile_says_that_it_is_altered() -> None:
    profile = opened("fogra39-300-small.icc").profile
    assert "altered from ISO Coated v2 300%" in profile.profile_description
    assert "basICColor" in profile.copyright


def test_print_profile_never_exceeds_its_ink_limit() -> None:
    steps = range(0, 256, 17)
    colors = [(red, green, blue) for red in steps for green in steps for blue in steps]
    assert max(sum(color) for color in converted(colors, "fogra39-300-small.icc")) <= 300.5


@pytest.mark.parametrize(("rgb", "ink"), [((255, 255, 255), (0, 0, 0, 0)), ((0, 0, 0), (75, 69, 56, 100))])
def test_print_profile_ends_of_the_gray_axis(rgb: tuple[int, int, int], ink: tuple[int, ...]) -> None:
    assert converted([rgb], "fogra39-300-small.icc")[0] == pytest.approx(ink, abs=2)


def test_screen_profile_is_srgb() -> None:
    profile = opened("srgb.icc").profile
    assert (profile.device_class, profile.xcolor_space.strip()) == ("mntr", "RGB")
    colors = [(0, 0, 0), (255, 255, 255), (255, 0, 0), (18, 52, 86), (200, 120, 40), (1, 2, 3)]
    for given, got in zip(colors, converted(colors, "srgb.icc"), strict=True):
        assert got == pytest.approx([100 * part / 255 for part in given], abs=0.6)
