"""report.html and report.csv: every edition, in the order of the rows, safe whatever the data says."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet import build_many
from factsheet.batch import contact_sheet
from factsheet.batch.contact_sheet import SheetCounts, card, failed_card, picture_width, sheet_parts
from factsheet.batch.job import Job, JobOutcome, MadeFile
from factsheet.batch.report import cell
from factsheet.errors import Diagnostic, Severity, Span
from factsheet.render import thumbnail
from tests.batch.conftest import ROWS

EVIL = "=<script>alert('1')</script>\"'&<!--\u202e]]>"
_TAGS = """\
html head meta title style body header h1 p dl div dt dd main form label input select option button output
section h2 h3 ul li a img code bdi details summary pre span footer script table thead tbody tr th td"""


class Seen(HTMLParser):
    """The tags, the attributes and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def batch(wells: Path, out: Path, rows: list[dict[str, Any]], **more: Any) -> str:
    build_many(wells, rows, out, jobs=1, languages="all", **more)
    return (out / "report.html").read_text(encoding="utf-8")


def test_every_edition_is_in_the_order_of_the_rows_with_its_picture(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    rows = [*ROWS, {"id": "dogwood", "district": "Dogwood", "key_numbers.wells.value": "many"}]
    page = batch(wells, out, rows, outputs=("print", "screen"))
    seen = Seen(page)
    stems = [f"wells_{row['id']}.{tag}" for row in ROWS for tag in ("en", "de")]
    links = [each for each in seen.values("href") if each.endswith("screen.pdf")]
    assert links == [f"./{stem}.screen.pdf" for stem in stems for _ in range(2)]
    assert all((out / link).is_file() for link in seen.values("href"))
    pictures = seen.values("src")
    assert len(pictures) == 6 == len(set(pictures))
    assert all(each.startswith("data:image/webp;base64,") for each in pictures)
    assert "First page of Brunnen in Birch, German" in seen.values("alt")
    assert page.index("2 editions failed") < page.index("wells_dogwood<") < page.index("./wells_alder.en")
    assert seen.text.count("<rows>, row 4 key_numbers.wells.value is not a plain number") == 1
    lines = [*csv.reader((out / "report.csv").read_text(encoding="utf-8-sig").splitlines())]
    assert [line[0] for line in lines[1:]] == [*stems, "wells_dogwood.en", "wells_dogwood.de"]


def test_what_was_kept_has_the_same_picture(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = batch(wells, out, ROWS[:2], outputs=("screen",))
    again = batch(wells, out, ROWS[:2], outputs=("screen",))
    assert again == first.replace('data-state="made"', 'data-state="as it was"').replace(
        "<dd>4</dd></div><div><dt>as they were</dt><dd>0<", "<dd>0</dd></div><div><dt>as they were</dt><dd>4<"
    )
    # A picture that is gone, or another, is made from the file.
    kept = sorted((out / ".factsheet" / "pictures").iterdir())
    assert len(kept) == 4
    kept[0].unlink()
    kept[1].write_bytes(kept[2].read_bytes())
    assert batch(wells, out, ROWS[:2], outputs=("screen",)) == again


def test_without_a_report_there_is_none_and_no_picture(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_many(wells, ROWS[:1], out, jobs=1, outputs=("screen",), report=False)
    assert sorted(each.name for each in out.iterdir() if not each.name.startswith(".")) == [
        "manifest.jsonl",
        "wells_alder.en.screen.pdf",
    ]
    assert not (out / ".factsheet" / "pictures").exists()
    page = batch(wells, out, ROWS[:1], outputs=("screen",))
    assert len(Seen(page).values("src")) == 2


def test_an_edition_without_pages_has_a_link_in_place_of_a_picture(wells: Path, tmp_path: Path) -> None:
    seen = Seen(batch(wells, tmp_path / "out", ROWS[:1], outputs=("html", "text")))
    assert seen.values("src") == []
    assert "./wells_alder.de.html" in seen.values("href")


def test_a_report_that_cannot_be_written_costs_no_edition(wells: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "report.html").mkdir(parents=True)
    result = build_many(wells, ROWS[:1], out, jobs=1, outputs=("text",))
    assert result.made == 1 and result.ok
    assert [each for each in result.told if each.startswith("no report could be written: ")]


def evil(text: str) -> tuple[JobOutcome, JobOutcome]:
    """An edition that is there and one that failed, with a text of a stranger in every place of theirs."""
    job = Job(text, text, "de")
    told = Diagnostic(text, Span(text, 3, 1), text, text, Severity.WARNING, code=text)
    made = MadeFile(text, text, 12, "")
    there = JobOutcome(job, (made,), 1, 1.0, text, (text,), warnings=(told,))
    return (
        there,
        JobOutcome(job, fault=text),
    )


def page_of(*outcomes: JobOutcome, title: str = "") -> str:
    counts = SheetCounts(title, title, (title,))
    for each in outcomes:
        counts.take(each, "made" if each.ok else "failed")
    start, between, end = sheet_parts(counts)
    bad = "".join(failed_card(each) for each in outcomes if not each.ok)
    return start + bad + between + "".join(card(each, "made") for each in outcomes if each.ok) + end


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40) | st.just(EVIL))
def test_no_text_becomes_a_tag_an_attribute_or_an_address(text: str) -> None:
    plain, seen = Seen(page_of(*evil("a"), title="a")), Seen(page_of(*evil(text), title=text))
    assert seen.tags == plain.tags and set(seen.tags) <= {*_TAGS.split()}
    assert [name for name, _ in seen.attributes] == [name for name, _ in plain.attributes]
    assert all(re.fullmatch(r"\./[\w.~/%-]*", each) for each in seen.values("href"))
    assert seen.values("content")[1] == plain.values("content")[1]


def test_the_policy_of_the_page_knows_its_script_alone() -> None:
    page = page_of(*evil(EVIL), title=EVIL)
    assert page.count("<script>") == 1
    assert "default-src 'none'; img-src data:" in page and "'sha256-" in page
    assert not re.search(r"\son\w+=|javascript:|https?://", page.replace("http-equiv", ""))


def test_no_cell_is_a_formula(wells: Path, tmp_path: Path) -> None:
    rows = [{"id": "a", "district": "=1+1", "key_numbers.wells.value": "=cmd|' /C calc'!A0"}]
    build_many(wells, rows, tmp_path / "out", jobs=1, outputs=("text",))
    text = (tmp_path / "out" / "report.csv").read_text(encoding="utf-8-sig")
    assert not re.search(r'(^|,)"?[=+@\t\r-]', text, re.MULTILINE)
    for sign in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20":
        assert cell(f"{sign}1").startswith("'")


def test_pictures_get_smaller_as_editions_get_more_and_the_page_stays_in_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [picture_width(count) for count in (1, 300, 301, 2_000, 2_001, 10_000, 10_001)] == [
        320, 320, 200, 200, 96, 96, 0
    ]  # fmt: skip
    monkeypatch.setattr(contact_sheet, "MOST", 1)
    assert "and 1 more, in report.csv" in page_of(*evil("a")[:1] * 2)


def test_a_picture_is_the_page_as_it_is_cut_and_never_tall(wells: Path, tmp_path: Path) -> None:
    import io

    from PIL import Image

    build_many(wells, ROWS[:1], tmp_path / "out", jobs=1, outputs=("print", "screen", "png"))
    sizes = []
    for end in ("print.pdf", "screen.pdf", "1.png"):
        data = thumbnail((tmp_path / "out" / f"wells_alder.en.{end}").read_bytes(), 200)
        assert len(data) < 12_000
        sizes.append(Image.open(io.BytesIO(data)).size)
    assert {width for width, _ in sizes} == {200}
    assert max(height for _, height in sizes) - min(height for _, height in sizes) <= 1
    strip = io.BytesIO()
    Image.new("RGB", (40, 4000)).save(strip, "PNG")
    assert Image.open(io.BytesIO(thumbnail(strip.getvalue(), 200))).size == (3, 300)


def test_the_manifest_has_what_the_report_says(wells: Path, tmp_path: Path) -> None:
    build_many(wells, ROWS[:1], tmp_path / "out", jobs=1, outputs=("screen",))
    line = json.loads((tmp_path / "out" / "manifest.jsonl").read_text())
    assert line["title"] == "Wells in Alder" and len(line["picture"]) == 64
    assert any("numbers" in each for each in line["plan"])
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "\n".join(line["plan"]) in Seen(page).text and "\\x0a" not in page
