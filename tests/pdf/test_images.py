"""Pictures come out in the colors they went in with, in the output's color space and resolution."""

from __future__ import annotations

import dataclasses
import io
import zlib

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from factsheet.art.profile import matrix_profile
from factsheet.display import Composition, Picture, Placed, Raster, StructureNode, StructureRole
from factsheet.errors import OutputError
from factsheet.fonts.library import bundled
from factsheet.pdf import separation
from factsheet.pdf.images import converted
from factsheet.pdf.output import FOGRA39, PRINT, SCREEN, SCREEN_1_7
from factsheet.pdf.writer import write
from tests.pdf.made import composition
from tests.pdf.read import opened
from tests.verapdf import needs_verapdf, validate

ORANGE = (230, 120, 40)


def raster(image: Image.Image, kind: str = "png") -> Raster:
    made = io.BytesIO()
    image.save(made, kind.upper())
    return Raster(made.getvalue(), kind, image.size, f"made.{kind}")


def flat(mode: str = "RGB", color=ORANGE, size=(60, 40)) -> Image.Image:
    return Image.new(mode, size, color)


def shown(*rasters: Raster, width: float = 60.0, height: float = 40.0) -> Composition:
    items = [
        Placed(Picture(each, width, height, path="f"), 20, 20 + 50 * at) for at, each in enumerate(rasters)
    ]
    return composition(*items, nodes=(StructureNode("f", StructureRole.FIGURE, alt="A picture"),))


def objects(data: bytes) -> tuple[pikepdf.Pdf, list[pikepdf.Object]]:
    pdf = opened(data)
    return pdf, list(pdf.pages[0].Resources.XObject.values())


def seen(data: bytes, x: int, y: int) -> tuple[int, ...]:
    """The color of a point of the trimmed page, as a screen shows it."""
    with pypdfium2.PdfDocument(data) as document:
        box = document[0].get_trimbox()
        image = document[0].render(scale=1).to_pil().convert("RGB")
    return image.getpixel((round(box[0]) + x, round(box[1]) + y))


@pytest.mark.parametrize("kind", ["png", "jpeg"])
@pytest.mark.parametrize(("output", "within"), [(SCREEN, 3), (PRINT, 60)])
def test_colors_survive(kind, output, within):
    data = write(shown(raster(flat(), kind)), output, bundled())
    assert seen(data, 40, 30) == pytest.approx(ORANGE, abs=within)


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_gray_is_printed_in_black_alone(kind):
    data = write(shown(raster(flat("L", 100), kind)), PRINT, bundled())
    # The renderer takes black ink for pure black; paper and ink of the profile are lighter.
    assert seen(data, 40, 30) == pytest.approx((100, 100, 100), abs=60)
    _, (image,) = objects(data)
    if kind == "png":
        samples = image.read_bytes()
        assert not any(samples[at] for at in range(len(samples)) if at % 4 != 3), "three plates are empty"
        assert samples[3]


@pytest.mark.parametrize(
    ("output", "mode", "space"),
    [
        (PRINT, "RGB", "/DeviceCMYK"),
        (PRINT, "L", "/DeviceCMYK"),
        (SCREEN, "RGB", "/DeviceRGB"),
        (SCREEN, "L", "/DeviceGray"),
    ],
)
def test_pictures_are_in_the_color_space_of_the_output(output, mode, space):
    color = ORANGE if mode == "RGB" else 80
    _, (image,) = objects(write(shown(raster(flat(mode, color))), output, bundled()))
    assert image.ColorSpace == space


def test_transparency_becomes_a_soft_mask_in_a_page_group_of_the_output():
    clear = flat("RGBA", (*ORANGE, 128))
    for output, space in ((PRINT, "/DeviceCMYK"), (SCREEN, "/DeviceRGB")):
        pdf, (image,) = objects(write(shown(raster(clear)), output, bundled()))
        assert image.SMask.read_bytes()[0] == 128
        assert space == pdf.pages[0].Group.CS


def test_a_picture_without_holes_needs_no_mask():
    pdf, (image,) = objects(write(shown(raster(flat("RGBA", (*ORANGE, 255)))), PRINT, bundled()))
    assert "/SMask" not in image and "/Group" not in pdf.pages[0]


def test_a_photograph_stays_as_it_is_on_a_screen():
    photograph = raster(flat(), "jpeg")
    _, (image,) = objects(write(shown(photograph), SCREEN, bundled()))
    assert image.read_raw_bytes() == photograph.data


P3 = (0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
# Linear Display P3 to linear sRGB, from their primaries (SMPTE EG 432-1, IEC 61966-2-1).
P3_TO_SRGB = ((1.2249, -0.2247, 0.0), (-0.0420, 1.0419, 0.0), (-0.0197, -0.0786, 1.0979))


def gray_profile(gamma: float) -> bytes:
    """A display of one channel (ICC.1:2001-04, 6.3.1.1)."""
    made = matrix_profile(1 / gamma)
    return (made[:16] + b"GRAY" + made[20:]).replace(b"rTRC", b"kTRC")


def meant(raster_: Raster, profile: bytes) -> Raster:
    return dataclasses.replace(raster_, profile=profile)


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_colors_of_a_wide_screen_are_those_of_its_profile(kind):
    light = [(part / 255) ** 2.2 for part in ORANGE]
    there = [sum(each * part for each, part in zip(row, light, strict=True)) for row in P3_TO_SRGB]
    expected = [255 * min(1, max(0, part)) ** (1 / 2.2) for part in there]
    wide = meant(raster(flat(), kind), matrix_profile(1 / 2.2, P3))
    assert seen(write(shown(wide), SCREEN, bundled()), 40, 30) == pytest.approx(expected, abs=5)


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_grays_are_those_of_their_profile(kind):
    expected = 255 * (100 / 255) ** (1.8 / 2.2)
    gray = meant(raster(flat("L", 100), kind), gray_profile(1.8))
    _, (image,) = objects(write(shown(gray), SCREEN, bundled()))
    assert image.ColorSpace == "/DeviceGray"
    assert seen(write(shown(gray), SCREEN, bundled()), 40, 30) == pytest.approx((expected,) * 3, abs=4)
    _, (image,) = objects(write(shown(gray), PRINT, bundled()))
    if kind == "png":
        samples = image.read_bytes()
        assert not any(samples[at] for at in range(4000) if at % 4 != 3)


@pytest.mark.parametrize("profile", [b"", FOGRA39.profile])
def test_inks_of_the_press_at_hand_are_printed_as_they_are(profile):
    inks = (10, 200, 150, 20)
    image = raster(flat("CMYK", inks), "tiff")
    image = dataclasses.replace(image, kind="tiff", profile=profile)
    made = converted(image, image.pixels, PRINT.condition)
    assert made.color.channels == 4
    assert tuple(zlib.decompress(made.color.data)[1:5]) == inks


def test_inks_are_seen_on_a_screen_as_they_look_on_paper():
    inks = (10, 200, 150, 20)
    data = write(shown(raster(flat("CMYK", inks), "jpeg")), SCREEN, bundled())
    _, (image,) = objects(data)
    assert image.ColorSpace == "/DeviceRGB"
    expected = [255 * part for part in separation.seen(tuple(each / 255 for each in inks), FOGRA39)]
    assert seen(data, 40, 30) == pytest.approx(expected, abs=8)


@pytest.mark.parametrize("profile", [b"", FOGRA39.profile])
def test_no_picture_puts_more_ink_on_the_press_than_it_takes(profile):
    held = PRINT.held(250)
    for mode, color, given in (
        ("CMYK", (255, 255, 255, 200), profile),
        ("RGB", (20, 10, 5), matrix_profile(1 / 2.2, P3)),
    ):
        image = dataclasses.replace(raster(flat(mode, color), "tiff"), kind="tiff", profile=given)
        made = converted(image, image.pixels, held.condition)
        assert sum(zlib.decompress(made.color.data)[1:5]) / 2.55 <= 252


def test_the_picture_of_the_case_is_red_as_its_profile_says(tmp_path):
    """The numbers are blue; the profile has the primaries of red and blue changed over."""
    turned = (0.3127, 0.329, 0.15, 0.06, 0.3, 0.6, 0.64, 0.33)
    blue = meant(raster(flat(color=(0, 0, 255)), "jpeg"), matrix_profile(1 / 2.2, turned))
    for output in (SCREEN, PRINT):
        red, green, other = seen(write(shown(blue), output, bundled()), 40, 30)
        assert red > 180 and green < 70 and other < 70


def test_a_picture_used_twice_is_in_the_file_once():
    _, found = objects(write(shown(raster(flat()), raster(flat())), PRINT, bundled()))
    assert len(found) == 1


@pytest.mark.parametrize(("output", "pixels"), [(PRINT, 250), (SCREEN, 167)])
def test_pixels_that_nobody_can_see_are_left_out(output, pixels):
    large = raster(flat(size=(1200, 800)), "jpeg")
    _, (image,) = objects(write(shown(large), output, bundled()))
    assert (image.Width, image.Height) == (pixels, pytest.approx(pixels * 2 / 3, abs=1))


def test_pictures_are_never_made_larger():
    _, (image,) = objects(write(shown(raster(flat(size=(6, 4)))), PRINT, bundled()))
    assert (image.Width, image.Height) == (6, 4)


def test_a_broken_picture_is_refused_by_name():
    with pytest.raises(OutputError, match="made.png cannot be decoded"):
        write(shown(Raster(b"\x89PNG broken", "png", (6, 4), "made.png")), PRINT, bundled())


@needs_verapdf
def test_files_with_pictures_meet_their_standards(tmp_path):
    made = shown(
        raster(flat("RGBA", (*ORANGE, 128))),
        raster(flat(), "jpeg"),
        raster(flat("L", 9), "jpeg"),
        raster(flat("CMYK", (10, 200, 150, 20)), "jpeg"),
        meant(raster(flat(), "jpeg"), matrix_profile(1 / 2.2, P3)),
    )
    files = {output: tmp_path / f"{number}.pdf" for number, output in enumerate((PRINT, SCREEN, SCREEN_1_7))}
    for output, file in files.items():
        file.write_bytes(write(made, output, bundled()))
    results = validate([files[PRINT], files[SCREEN_1_7]], ["ua1", "2a"])
    for result in results + validate([files[SCREEN]], ["ua2", "4"]):
        assert result.compliant, result
