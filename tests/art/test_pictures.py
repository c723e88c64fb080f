"""Picture files named by the data: read from its own folder only, cropped to their room."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from factsheet.art.pictures import artwork
from factsheet.display import DisplayGroup, Picture
from factsheet.document.text import Name
from factsheet.errors import DataError, Span

SPAN = Span("factsheet.yaml", 31, 10)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'


def photograph(path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    path.write_bytes(out.getvalue())
    return path


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
