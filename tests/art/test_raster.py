"""Photographs: safe to decode, upright, and without the traces of who took them."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from factsheet.art import profile as profile_module
from factsheet.art.profile import matrix_profile
from factsheet.art.raster import as_file, read_raster
from factsheet.display import Raster
from factsheet.errors import DataError

SRGB = profile_module.SRGB_PLACES
# Display P3: the primaries of DCI-P3 with the white of sRGB (SMPTE EG 432-1).
P3 = (0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def decoded(raster: Raster) -> Image.Image:
    image = Image.open(io.BytesIO(raster.data))
    image.load()
    return image


def corner(mode: str = "RGB") -> Image.Image:
    """40 x 20, red in the top left quarter, blue elsewhere."""
    image = Image.new("RGB", (40, 20), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, 20, 10))
    return image.convert(mode)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_files_without_loss_come_out_as_png_with_the_same_pixels(kind: str) -> None:
    raster = read_raster(
        encoded(corner(), kind, **({"lossless": True} if kind == "WEBP" else {})), f"a.{kind}"
    )
    assert (raster.kind, raster.pixels) == ("png", (40, 20))
    assert decoded(raster).tobytes() == corner().tobytes()


@pytest.mark.parametrize(
    ("mode", "after"), [("1", "L"), ("L", "L"), ("LA", "LA"), ("P", "RGB"), ("RGBA", "RGBA")]
)
def test_every_mode_comes_out_as_one_the_writer_knows(mode: str, after: str) -> None:
    assert decoded(read_raster(encoded(corner(mode), "PNG"), "a.png")).mode == after


def test_sixteen_bit_grey_keeps_its_tones() -> None:
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 65535)
    image.putpixel((1, 0), 32896)
    assert list(decoded(read_raster(encoded(image, "PNG"), "a.png")).tobytes()) == [255, 128]


def test_a_photograph_lying_on_its_side_is_stood_up() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    raster = read_raster(encoded(corner(), "JPEG", exif=exif, quality=95, subsampling=0), "a.jpg")
    image = decoded(raster)
    assert raster.pixels == (20, 40)
    # Turned clockwise: the red corner goes to the top right.
    assert image.getpixel((15, 5))[0] > 200  # type: ignore[index]
    assert image.getpixel((5, 5))[2] > 200  # type: ignore[index]


def test_an_upright_jpeg_keeps_its_pixels_and_loses_its_notes() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRETCAMERA"
    data = encoded(corner(), "JPEG", exif=exif, comment=b"SECRETPLACE")
    raster = read_raster(data, "a.jpg")
    assert b"SECRET" in data
    assert b"SECRET" not in raster.data
    assert decoded(raster).tobytes() == Image.open(io.BytesIO(data)).tobytes()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_the_profile_goes_beside_the_colors(kind: str) -> None:
    wide = matrix_profile(1 / 2.2, P3)
    raster = read_raster(encoded(corner(), kind, icc_profile=wide), f"a.{kind}")
    assert raster.profile == wide
    assert "icc_profile" not in decoded(raster).info


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [0, 200_000])
def test_a_picture_as_a_file_says_what_its_colors_mean(kind: str, size: int) -> None:
    wide = matrix_profile(1 / 2.2, P3) + bytes(size)
    raster = read_raster(encoded(corner(), kind, icc_profile=wide), f"a.{kind}")
    again = Image.open(io.BytesIO(as_file(raster)))
    assert again.info["icc_profile"] == wide
    assert again.tobytes() == decoded(raster).tobytes()


def test_a_profile_of_srgb_says_nothing_new() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for image in (corner(), corner("L")):
        assert read_raster(encoded(image, "JPEG", icc_profile=srgb), "a.jpg").profile == b""


def retagged(profile: bytes, kind: bytes = b"mntr", space: bytes = b"RGB ") -> bytes:
    return profile[:12] + kind + space + profile[20:]


WIDE = matrix_profile(1 / 1.8)


@pytest.mark.parametrize(
    ("mode", "profile", "message"),
    [
        ("RGB", b"nonsense", "broken"),
        ("RGB", WIDE[:200], "broken|no tables"),
        ("RGB", retagged(WIDE, kind=b"link"), "class 'link'"),
        ("RGB", retagged(WIDE, kind=b"nmcl"), "class 'nmcl'"),
        ("RGB", retagged(WIDE, space=b"GRAY"), "is for GRAY, and the picture is RGB"),
        ("L", retagged(WIDE, space=b"CMYK"), "is for CMYK, and the picture is gray"),
        ("CMYK", WIDE, "is for RGB, and the picture is CMYK"),
        ("RGB", WIDE.replace(b"rTRC", b"xTRC"), "no tables"),
        ("RGB", WIDE + bytes(profile_module.MAX_BYTES), "limit is 4 MiB"),
    ],
)
def test_profiles_that_cannot_be_used_are_refused_by_name(mode: str, profile: bytes, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        read_raster(encoded(corner(mode), "TIFF", icc_profile=profile), "photo.tif")
    assert "photo.tif" in str(caught.value)
    assert "convert it to sRGB" in caught.value.diagnostics[0].hint


def test_a_profile_of_which_a_part_is_missing_is_refused() -> None:
    data = encoded(corner(), "JPEG", icc_profile=WIDE)
    first = b"ICC_PROFILE\0\x01\x01"
    assert first in data
    with pytest.raises(DataError, match="broken"):
        read_raster(data.replace(first, first[:-1] + b"\x02"), "a.jpg")


@given(st.binary(max_size=40), st.integers(0, 312), st.integers(0, 312))
@settings(max_examples=60, deadline=None)
def test_any_bytes_for_a_profile_end_in_a_picture_or_a_message(noise: bytes, at: int, cut: int) -> None:
    for profile in (noise, WIDE[:at] + noise + WIDE[at:], WIDE[:cut]):
        try:
            raster = read_raster(encoded(corner(), "TIFF", icc_profile=profile), "a.tif")
        except DataError:
            continue
        assert decoded(raster).size == (40, 20)


def test_programs_in_a_profile_are_not_run() -> None:
    named = WIDE.replace(b"wtpt", b"D2B0")
    assert b"D2B0" not in read_raster(encoded(corner(), "TIFF", icc_profile=named), "a.tif").profile


def with_chunk(png: bytes, kind: bytes, data: bytes) -> bytes:
    made = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return png[:33] + made + png[33:]


@pytest.mark.parametrize(
    ("gamma", "others", "plain"),
    [
        (45455, {}, True),
        (100000, {}, False),
        (0, {}, True),
        (100000, {b"sRGB": b"\0"}, True),
        (45455, {b"cHRM": struct.pack(">8I", *(round(each * 100000) for each in SRGB))}, True),
        (45455, {b"cHRM": struct.pack(">8I", *(round(each * 100000) for each in P3))}, False),
        (45455, {b"cHRM": bytes(32)}, True),
    ],
)
def test_notes_of_a_png_say_what_its_numbers_mean(
    gamma: int, others: dict[bytes, bytes], plain: bool
) -> None:
    png = encoded(corner(), "PNG")
    for kind, data in {b"gAMA": struct.pack(">I", gamma), **others}.items():
        png = with_chunk(png, kind, data)
    assert (read_raster(png, "a.png").profile == b"") is plain


def test_printers_inks_stay_inks() -> None:
    for kind in ("JPEG", "TIFF"):
        raster = read_raster(encoded(corner("CMYK"), kind), "a")
        assert (raster.kind, decoded(raster).mode) == ("jpeg", "CMYK")


def test_inks_count_the_same_whether_adobe_or_another_wrote_them() -> None:
    """Adobe's files hold inks turned round and say so in APP14; others hold them as they are."""
    adobe = encoded(Image.new("CMYK", (16, 16), (255, 0, 0, 0)), "JPEG", quality=95)
    at = adobe.index(b"\xff\xee")
    plain = adobe[:at] + adobe[at + 16 :]
    for data, ink in ((adobe, 255), (plain, 0)):
        cyan, *_ = decoded(read_raster(data, "a.jpg")).getpixel((8, 8))  # type: ignore[misc]
        assert cyan == pytest.approx(ink, abs=6)


def huge_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60000, 60000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "cannot be used|can be used"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "can be used"),
        (encoded(corner("P"), "GIF"), "can be used"),
        (encoded(corner(), "BMP"), "can be used"),
        (encoded(corner(), "PNG")[:60], "broken"),
        (encoded(corner(), "JPEG")[:-200], "broken"),
        (huge_png(), "60 million"),
        (encoded(corner(), "PNG", save_all=True, append_images=[corner().rotate(180)]), "moves"),
    ],
)
def test_what_cannot_be_placed_is_named(data: bytes, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        read_raster(data, "portrait.png")
    assert "portrait.png" in str(caught.value)


@given(st.sampled_from(["PNG", "JPEG", "TIFF", "WEBP"]), st.data())
def test_flipped_bits_end_in_a_picture_or_a_message(kind: str, data: st.DataObject) -> None:
    broken = bytearray(encoded(corner(), kind))
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        raster = read_raster(bytes(broken), "a.png")
    except DataError:
        return
    assert decoded(raster).size == raster.pixels
