"""Comparisons: a changed number is told by its id and marked on its page, and nothing that stayed is told."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from factsheet import SCREEN, make
from factsheet.pdftools import comparison
from factsheet.pdftools.comparison import (
    NUMBER,
    TEXT,
    ChangedPage,
    ChangedText,
    ComparedFile,
    Comparison,
    compare,
)
from factsheet.pdftools.comparison_sheet import comparison_sheet
from factsheet.pdftools.guard import Allowance, guarded
from factsheet.render import PageDifference, differences
from tests.tools.browser import AXE, CHROMIUM, looked_at

SHEET: dict[str, Any] = {
    "factsheet": 1,
    "id": "wells",
    "lang": "en",
    "layout": "brief",
    "title": "Wells in Alder",
    "summary": "Every well in Alder was looked at this year, and 12 were mended.",
    "publisher": {"name": "County of Orland"},
    "key_numbers": {
        "items": {
            "wells": {"value": 12, "label": "wells in use"},
            "share": {"value": 61.5, "unit": "percent", "label": "of homes have one"},
        }
    },
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders with an edition each for press and screen; in the new one a number and a word changed."""
    folder = tmp_path_factory.mktemp("diff")
    changed = {
        **SHEET,
        "summary": "Every well in Alder was seen this year, and 12 were mended.",
        "key_numbers": {
            "items": {**SHEET["key_numbers"]["items"], "wells": {"value": 14, "label": "wells in use"}}
        },
    }
    for name, data in (("old", SHEET), ("new", changed)):
        make(data).save(folder / name)
        make(data, output=SCREEN).save(folder / name)
        (folder / name / "manifest.jsonl").write_text(name)
    (folder / "old" / "gone.txt").write_text("gone")
    for name in ("old", "new"):
        (folder / name / "same.txt").write_text("same")
        (folder / name / "other.txt").write_text(name)
    return folder / "old", folder / "new"


def drawn(path: Path, lines: list[str], pages: int = 1) -> Path:
    """A PDF of another program, without tags."""
    canvas = Canvas(str(path), (300, 300), invariant=1)
    for _ in range(pages):
        for number, line in enumerate(lines):
            canvas.drawString(20, 260 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return path


def test_what_changed_is_told_once_for_press_and_screen(folders: tuple[Path, Path]) -> None:
    found = compare(*folders, pictures=5)
    changed, other = sorted(found.of(changed=True, only=False), key=lambda each: each.name, reverse=True)
    assert other.name == "other.txt" and other.texts == (ChangedText(0, "", "old", "new"),)
    assert changed.name == "wells.en.screen.pdf" and changed.others == ("wells.en.print.pdf",)
    assert [(each.kind, each.path, each.old, each.new) for each in changed.texts] == [
        (TEXT, "summary", SHEET["summary"], SHEET["summary"].replace("looked at", "seen")),
        (NUMBER, "key_numbers.wells.value", "12", "14"),
    ]
    (page,) = changed.pages
    assert page.number == 1 and page.old[:4] == page.new[:4] == b"RIFF" and page.old != page.new
    # A shorter line moves what stands below it, but not the whole page.
    assert 0 < sum(mark.width * mark.height for mark in page.marks) < 0.5
    assert [(each.name, each.only) for each in found.of(only=True)] == [("gone.txt", "old")]
    assert not found.of(other_bytes=True)
    assert {each.name for each in found.files} == {
        "gone.txt", "other.txt", "same.txt", "wells.en.screen.pdf"
    }  # fmt: skip


def test_the_same_folder_and_a_file_of_other_bytes_are_the_same(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    assert not compare(folders[0], folders[0]).of(changed=True)
    writer = pypdf.PdfWriter(folders[0] / "wells.en.screen.pdf")
    writer.add_metadata({"/Producer": "another"})
    writer.write(tmp_path / "again.pdf")
    (file,) = compare(folders[0] / "wells.en.screen.pdf", tmp_path / "again.pdf").files
    assert file.other_bytes and not file.changed and not file.trouble


def picture(folder: Path, *points: tuple[int, int], **how: Any) -> Path:
    folder.mkdir(exist_ok=True)
    image = Image.new("RGB", (80, 60), "white")
    for point in points:
        image.putpixel(point, (0, 0, 0))
    image.save(folder / "a.png", **how)
    return folder / "a.png"


def test_pictures_are_compared_by_their_pixels(tmp_path: Path) -> None:
    old = picture(tmp_path / "old")
    (file,) = compare(old, picture(tmp_path / "new", (41, 9)), pictures=1).files
    (page,) = file.pages
    assert (
        file.changed and page.marks == (PageDifference(0.5, 0.125, 0.1, 0.125),) and page.new[:4] == b"RIFF"
    )
    (same,) = compare(old, picture(tmp_path / "same", compress_level=0)).files
    assert same.other_bytes and not same.changed


@pytest.mark.parametrize(
    ("name", "old", "new", "texts"),
    [
        ("a.txt", "Wells\n12 in use\n", "Wells\n14 in use\n", [(NUMBER, "12 in use", "14 in use")]),
        ("a.html", "<h1>A</h1><p>On <b>12</b></p>", "<h1>A</h1><p>On <b>14", [(NUMBER, "On 12", "On 14")]),
        ("a.html", "<p><img alt='A well'>x", "<p><img alt='A pump'>x", [(TEXT, "A well", "A pump")]),
        ("a.html", "<style>p{color:red}</style><p>x", "<style>p{color:blue}</style><p>x", []),
        ("a.bin", "\0a", "\0b", []),
    ],
)  # fmt: skip
def test_files_that_are_no_pdfs_are_compared_or_told_as_changed(
    tmp_path: Path, name: str, old: str, new: str, texts: list[tuple[str, str, str]]
) -> None:
    for folder, content in (("old", old), ("new", new)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(content, encoding="utf-8")
    (file,) = compare(tmp_path / "old", tmp_path / "new").files
    assert [(each.kind, each.old, each.new) for each in file.texts] == texts
    assert file.changed and file.unread == (not texts) and not file.trouble
    assert ("Its bytes changed." in comparison_sheet(Comparison("a", "b", (file,)))) == (not texts)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Here are 12 wells in use.", "Here are 14 wells in use.", NUMBER),
        ("1 well in use today", "3 wells in use today", NUMBER),
        ("هنا ١٢ بئرا قيد الاستعمال", "هنا ١٤ بئرا قيد الاستعمال", NUMBER),
        ("这里有12口井。", "这里有14口井。", NUMBER),
        ("这里有12口井。", "那里有12口水井。", TEXT),
        ("Of 12 wells, 9 are open.", "Open are 9 of 12 wells.", TEXT),
        ("1.2 million", "1.2 billion", NUMBER),
        ("", "12", NUMBER),
        ("", "All 12 wells were mended.", TEXT),
    ],
)
def test_the_same_figure_is_a_changed_number_in_every_language(old: str, new: str, kind: str) -> None:
    assert ChangedText(1, "summary", old, new).kind == kind


def test_files_of_other_programs_are_compared_line_by_line(tmp_path: Path) -> None:
    old = drawn(tmp_path / "old.pdf", ["Report", "Sold: 1,200", "Kept"])
    new = drawn(tmp_path / "new.pdf", ["Report", "Sold: 1,350", "Kept", "More"])
    (file,) = compare(old, new).files
    assert [(each.old, each.new) for each in file.texts] == [("Sold: 1,200", "Sold: 1,350"), ("", "More")]
    assert [each.number for each in file.pages] == [1] and file.pages[0].old == b""


def test_pages_that_one_file_lacks_are_changed(tmp_path: Path) -> None:
    one, two = drawn(tmp_path / "one.pdf", ["a"]), drawn(tmp_path / "two.pdf", ["a"], pages=2)
    (file,) = compare(one, two, pictures=3).files
    assert [(each.number, bool(each.old), bool(each.new)) for each in file.pages] == [(2, False, True)]
    assert [(each.page, each.old, each.new) for each in file.texts] == [(2, "", "a")]


def test_pictures_are_as_many_as_are_asked_for(tmp_path: Path) -> None:
    old, new = drawn(tmp_path / "old.pdf", ["a"], 4), drawn(tmp_path / "new.pdf", ["b"], 4)
    (file,) = compare(old, new, pictures=2).files
    assert [bool(each.new) for each in file.pages] == [True, True, False, False]
    assert comparison_sheet(Comparison("a", "b", (file,))).count("no more pictures are shown") == 2


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\nnothing", b"\x00" * 100, b"%PDF-1.4\n1 0 obj<</Type/Catalog"]
)
def test_a_file_that_cannot_be_read_is_trouble_and_no_traceback(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.pdf").write_bytes(content)
    (file,) = compare(drawn(tmp_path / "good.pdf", ["a"]), tmp_path / "broken.pdf").files
    assert file.trouble and not file.changed


def test_a_file_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "page_pairs", lambda *given: time.sleep(600))
    monkeypatch.setattr(comparison, "guarded", lambda work: guarded(work, Allowance(seconds=1.0)))
    old, new = drawn(tmp_path / "old.pdf", ["a"]), drawn(tmp_path / "new.pdf", ["b"])
    (file,) = compare(old, new).files
    assert "longer than 1 seconds" in file.trouble


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 79), st.integers(0, 59)), max_size=8), st.integers(30, 255))
def test_every_pixel_that_differs_is_in_a_mark(points: list[tuple[int, int]], level: int) -> None:
    old = Image.new("RGB", (80, 60))
    new = old.copy()
    for point in points:
        new.putpixel(point, (0, level, 0))
    marks = differences(old, new)
    assert bool(marks) == bool(points)
    for x, y in points:
        assert any(
            each.x * 80 <= x < (each.x + each.width) * 80 and each.y * 64 <= y < (each.y + each.height) * 64
            for each in marks
        )


def test_pages_of_another_size_differ_all_over() -> None:
    assert differences(Image.new("RGB", (9, 9)), Image.new("RGB", (9, 10))) == (
        PageDifference(0.0, 0.0, 1.0, 1.0),
    )
    faint = Image.new("RGB", (9, 9), (10, 10, 10))
    assert differences(Image.new("RGB", (9, 9)), faint) == ()


def evil(text: str) -> str:
    """The page of a comparison with a text of a stranger in every place."""
    texts = (ChangedText(1, text, text, text[::-1]), ChangedText(2, "", "1", "2"))
    pages = (ChangedPage(1, (PageDifference(0.1, 0.1, 0.2, 0.2),), b"RIFF", b"RIFF"),)
    files = (
        ComparedFile(text, texts, pages, others=(text,)),
        ComparedFile(text, only="old"),
        ComparedFile(text, trouble=text),
        ComparedFile(text, other_bytes=True),
    )
    return comparison_sheet(Comparison(text, f"{text}2", files))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40) | st.just("<script>x</script>'\"&"))
def test_no_text_becomes_a_tag(text: str) -> None:
    own = {*re.findall(r"<[a-z0-9]+", evil("plain"))} | {"<ins", "<del"}
    page = evil(text)
    assert {*re.findall(r"<[a-z0-9]+", page)} <= own
    assert "script-src 'none'" in page and "<script" not in page


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: see scripts/install_test_tools.sh")
@pytest.mark.parametrize(("width", "night"), [(1100, False), (320, True)])
def test_axe_finds_nothing_in_a_comparison(
    folders: tuple[Path, Path], tmp_path: Path, width: int, night: bool
) -> None:
    page = comparison_sheet(compare(*folders, pictures=5))
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    page = page.replace("@media screen and (prefers-color-scheme: dark)", "@media screen") if night else page
    found = looked_at(page, tmp_path, width, False)
    assert found["violations"] == [] and found["incomplete"] == [] and found["wide"] == []
