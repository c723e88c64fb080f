"""Picture files named by the data: read from its own folder only, cropped to their room."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from factsheet.art.drawing import Drawing
from factsheet.art.pictures import Artwork, artwork
from factsheet.display import DisplayGroup, Picture, Raster
from factsheet.document.text import Name
from factsheet.errors import DataError, Span

SPAN = Span("factsheet.yaml", 31, 10)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'


def photograph(path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    path.write_bytes(out.getvalue())
    return path


def raster(wide: int, tall: int) -> Raster:
    """A photograph of so many pixels that nobody looks at."""
    return Raster(b"", "jpeg", (wide, tall))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "a.svg").write_text(SVG, encoding="utf-8")
    photograph(folder / "images" / "b.png")
    photograph(tmp_path / "secret.png")
    return folder


@pytest.mark.parametrize("name", ["images/a.svg", "images/b.png"])
def test_drawings_and_photographs_cover_or_fit_their_room(root: Path, name: str) -> None:
    art = artwork(root, Name(name, "story.picture", SPAN))
    assert art.width / art.height == 2
    covering, fitting = art.cropped(100, 100, "top"), art.contained(100, 100)
    assert (covering.width, covering.height, covering.clip) == (100, 100, True)
    assert [round(placed.y) for placed in fitting.items] == [25]


def test_a_photograph_loses_more_under_than_over_it_wherever_it_stands(root: Path) -> None:
    art = artwork(root, Name("images/b.png", "story.picture", SPAN))

    def top(group: DisplayGroup) -> float:
        (placed,) = group.items
        assert isinstance(placed.item, Picture)
        return placed.y

    tops = [top(art.cropped(40, 10, anchor)) for anchor in ("top", "center", "bottom")]
    assert tops == [0, -2.5, -2.5]


def seen(art: Artwork, width: float, height: float, anchor: str = "center") -> tuple[float, float, float]:
    """Left, top and width of what is seen of a picture, in shares of its width and height."""
    across, down = art.kept(width, height, anchor)
    factor = max(width / art.width, height / art.height)
    wide, tall = art.width * factor, art.height * factor
    return (wide - width) * across / wide, (tall - height) * down / tall, width / wide


@given(
    sides=st.tuples(st.integers(10, 4000), st.integers(10, 4000)),
    room=st.tuples(st.integers(10, 900), st.integers(10, 900)),
    focus=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_the_focus_of_a_picture_is_always_seen(
    sides: tuple[int, int], room: tuple[int, int], focus: tuple[float, float]
) -> None:
    for source in (raster(*sides), Drawing(*sides, ())):
        art = Artwork(source, focus)
        left, top, _ = seen(art, *room, "bottom end")
        factor = max(room[0] / sides[0], room[1] / sides[1])
        shares = zip(focus, (left, top), sides, strict=True)
        x, y = ((at - start) * side * factor for at, start, side in shares)
        assert -0.01 <= x <= room[0] + 0.01 and -0.01 <= y <= room[1] + 0.01


def test_a_focus_stands_in_the_middle_of_what_is_seen_as_far_as_the_picture_reaches() -> None:
    art = Artwork(raster(400, 100), (0.25, 0.5))
    assert seen(art, 100, 100) == (pytest.approx(0.125), 0, 0.25)
    assert seen(replace(art, focus=(0.0, 0.0)), 100, 100)[0] == 0
    assert seen(replace(art, focus=(1.0, 0.0)), 100, 100)[0] == 0.75


@pytest.mark.parametrize("anchor", ["center", "upper", "bottom", "end"])
def test_a_photograph_that_is_higher_than_wide_keeps_its_top(anchor: str) -> None:
    figure, portrait = Artwork(raster(1000, 2400)), Artwork(raster(900, 1200))
    assert seen(figure, 100, 160, anchor)[1] == seen(portrait, 100, 100, anchor)[1] == 0
    # A strip of it shows what is two fifths of the width below its top.
    assert seen(portrait, 100, 30, anchor)[1] == pytest.approx((40 - 15) / (100 * 4 / 3))


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "images/../../secret.png",
        "/etc/hostname",
        "images",
        "images/none.png",
        "a\0b",
        "",
        "x" * 5000,
    ],
)
def test_nothing_outside_the_folder_is_read(root: Path, name: str) -> None:
    with pytest.raises(DataError) as caught:
        artwork(root, Name(name, "story.picture", SPAN))
    assert caught.value.diagnostics[0].span == SPAN


@pytest.mark.parametrize("target", ["secret.png", "/dev/zero"])
def test_links_that_lead_out_are_refused(root: Path, target: str) -> None:
    (root / "images" / "link.png").symlink_to(root.parent / target)
    with pytest.raises(DataError):
        artwork(root, Name("images/link.png", "story.picture", SPAN))


def test_links_in_a_circle_are_refused(root: Path) -> None:
    (root / "images" / "one.png").symlink_to("two.png")
    (root / "images" / "two.png").symlink_to("one.png")
    with pytest.raises(DataError):
        artwork(root, Name("images/one.png", "story.picture", SPAN))


def test_a_pipe_does_not_block_the_build(root: Path) -> None:
    os.mkfifo(root / "images" / "pipe.png")
    with pytest.raises(DataError, match="regular"):
        artwork(root, Name("images/pipe.png", "story.picture", SPAN))
