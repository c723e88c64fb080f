"""Photographs: safe to decode, upright, and without the traces of who took them."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from factsheet.art.raster import read_raster
from factsheet.display import Raster
from factsheet.errors import DataError


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
    ("mode", "after"), [("1", "L"), ("L", "L"), ("LA", "RGBA"), ("P", "RGB"), ("RGBA", "RGBA")]
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


def test_the_profile_stays_with_the_colors() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for kind in ("PNG", "JPEG", "TIFF"):
        raster = read_raster(encoded(corner(), kind, icc_profile=profile), f"a.{kind}")
        assert decoded(raster).info["icc_profile"] == profile


def test_printers_inks_stay_inks() -> None:
    for kind in ("JPEG", "TIFF"):
        raster = read_raster(encoded(corner("CMYK"), kind), "a")
        assert (raster.kind, decoded(raster).mode) == ("jpeg", "CMYK")


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
