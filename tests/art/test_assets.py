"""Pictures are read from the folder of the data file, and from nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.art.assets import open_asset
from factsheet.content.fields import file_fault
from factsheet.document.text import Name
from factsheet.errors import DataError, Span

HERE = Span("factsheet.yaml", 3, 12, 5)


def named(value: str) -> Name:
    return Name(value, "story.picture", HERE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("secret")
    root = tmp_path / "sheet"
    (root / "images").mkdir(parents=True)
    (root / "images" / "window.svg").write_bytes(b"<svg/>")
    return root


def refused(root: Path | None, value: str) -> str:
    with pytest.raises(DataError) as caught:
        open_asset(root, named(value))
    (problem,) = caught.value.diagnostics
    assert problem.span == HERE
    return problem.message


def hint(root: Path, value: str) -> str:
    with pytest.raises(DataError) as caught:
        open_asset(root, named(value))
    return caught.value.diagnostics[0].hint


def test_a_file_beside_the_data_is_read(folder: Path) -> None:
    assert open_asset(folder, named("images/window.svg")) == b"<svg/>"


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "again.svg").symlink_to(folder / "images" / "window.svg")
    assert open_asset(folder, named("again.svg")) == b"<svg/>"


@pytest.mark.parametrize("value", ["../secret.txt", "images/../../secret.txt", "/etc/passwd"])
def test_names_that_lead_out_are_refused(folder: Path, value: str) -> None:
    assert "cannot be read: it leads out of its folder" in refused(folder, value)


def test_links_that_lead_out_are_refused(folder: Path) -> None:
    (folder / "out.svg").symlink_to("../secret.txt")
    (folder / "all").symlink_to("/")
    assert "it leads out of its folder" in refused(folder, "out.svg")
    assert "it leads out of its folder" in refused(folder, "all/etc/passwd")


def test_a_link_to_a_device_is_refused(folder: Path) -> None:
    (folder / "zero.svg").symlink_to("/dev/zero")
    assert "it leads out of its folder" in refused(folder, "zero.svg")


def test_a_link_to_itself_is_refused(folder: Path) -> None:
    (folder / "loop.svg").symlink_to("loop.svg")
    assert "story.picture: " in refused(folder, "loop.svg")


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.svg")
    assert "it is not a regular file" in refused(folder, "pipe.svg")


def test_a_folder_is_refused(folder: Path) -> None:
    assert "cannot be read" in refused(folder, "images")


def test_a_file_over_the_limit_is_refused(folder: Path) -> None:
    with (folder / "big.png").open("wb") as file:
        file.truncate(20 * 2**20 + 1)
    assert "the limit is 20 MB" in refused(folder, "big.png")


def test_a_missing_file_gets_the_nearest_name(folder: Path) -> None:
    with pytest.raises(DataError) as caught:
        open_asset(folder, named("images/windw.svg"))
    assert caught.value.diagnostics[0].hint == 'did you mean "images/window.svg"?'


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("images/Window.svg", "images/window.svg"),
        ("window.svg", "images/window.svg"),
        ("imges/window.svg", "images/window.svg"),
        ("pictures/window.svg", "images/window.svg"),
        ("images/window.png", "images/window.svg"),
        ("image/windows.svg", "images/window.svg"),
        ("logo.svg", "images/marks/logo.svg"),
    ],
)
def test_a_misspelt_way_gets_the_nearest_file(folder: Path, value: str, meant: str) -> None:
    (folder / "images" / "marks").mkdir()
    (folder / "images" / "marks" / "logo.svg").write_bytes(b"<svg/>")
    assert hint(folder, value) == f'did you mean "{meant}"?'


def test_a_name_like_none_gets_none(folder: Path) -> None:
    assert hint(folder, "portraits/amal.jpg") == "names are as in the folder of the data file"


def test_a_link_that_leads_out_is_named(folder: Path) -> None:
    (folder.parent / "shared").mkdir()
    (folder / "pictures").symlink_to(folder.parent / "shared")
    (folder / "out.svg").symlink_to("../secret.txt")
    assert hint(folder, "pictures/windw.svg").startswith('"pictures" is a link: put the folder itself there')
    assert hint(folder, "out.svg").startswith('"out.svg" is a link: put the file itself there')


def test_a_file_that_is_too_large_is_to_be_saved_smaller(folder: Path) -> None:
    with (folder / "big.png").open("wb") as file:
        file.truncate(20 * 2**20 + 1)
    assert hint(folder, "big.png").startswith("save it smaller")


def test_the_nearest_name_never_tells_what_lies_outside(folder: Path) -> None:
    (folder / "out").symlink_to("..")
    with pytest.raises(DataError) as caught:
        open_asset(folder, named("out/secret.tx"))
    assert "secret.txt" not in caught.value.diagnostics[0].hint


def test_data_without_a_folder_has_no_files() -> None:
    assert "there is no folder to look in" in refused(None, "images/window.svg")


@pytest.mark.parametrize(
    "name",
    [
        *("../a.svg", "a/../../b.svg", "/a.svg", "~/a.svg", "$HOME/a.svg", "%2e%2e/a.svg", "C:/a.svg"),
        *(
            "file:///a.svg",
            "https://example.org/a.svg",
            "s3://a",
            "\\\\host\\a.svg",
            "a//b.svg",
            "./a.svg",
            "a/.",
        ),
        *("", "a\n.svg", "x" * 5000),
    ],
)
def test_what_is_no_name_of_a_file_is_refused_before_it_is_looked_for(name: str) -> None:
    assert file_fault(name)


@given(st.text(max_size=40))
def test_a_name_that_is_taken_stays_in_the_folder(name: str) -> None:
    if not file_fault(name):
        base = Path("/base/folder")
        assert Path(os.path.normpath(base / name)).is_relative_to(base)
