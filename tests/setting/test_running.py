"""Lists and sub-headings of running text: on the page, in the tags, on the web, in plain text."""

from __future__ import annotations

import pikepdf
import pytest

import factsheet
from factsheet.content.edition import Edition
from factsheet.display import GlyphRun, leaves
from factsheet.document.flow import flow
from factsheet.document.nodes import Heading, List, Paragraph
from factsheet.document.text import PARAGRAPH, Inline, Text
from factsheet.pdftools.preflight.run import preflight
from factsheet.pipeline import results
from tests.pdf.read import opened

COPY = {
    "en": ("Take these along", "water for three days", "At home", "Call the nurse"),
    "ar": ("خذ هذه معك", "ماء لثلاثة أيام", "في المنزل", "اتصل بالممرضة"),
    "zh-Hans": ("请带上这些", "三天的饮用水", "在家", "打电话给护士"),
    "ur": ("یہ ساتھ لے جائیں", "تین دن کا پانی", "گھر پر", "نرس کو فون کریں"),
    "th": ("นำสิ่งเหล่านี้ไป", "น้ำดื่มสามวัน", "ที่บ้าน", "โทรหาพยาบาล"),
}
FIGURES = {"ar": "١"}


def sheet(lang: str) -> dict[str, object]:
    lead, item, head, step = COPY[lang]
    listed = f"{lead}\n\n- {item}\n- **{item}**\n- [{item}](https://example.org)\n\n## {head}\n{lead}\n\n"
    numbered = f"### {head}\n1. {step} {item * 4}\n2. {step}"
    return {
        "factsheet": 1,
        "id": "lists",
        "lang": lang,
        "title": lead,
        "summary": f"{lead}.",
        "publisher": {"name": "Example"},
        "key_concerns": {"items": {key: {"title": item, "text": lead} for key in ("a", "b")}},
        "story": {"heading": head, "text": listed + numbered},
        "about": {"text": f"{lead}\n\n### {head}\n{step}"},
        "builtin": {},
    }


every_language = pytest.mark.parametrize("lang", COPY)


def edition(lang: str) -> Edition:
    return factsheet.localize(factsheet.load(sheet(lang)))


def roles(element: pikepdf.Object, depth: int = 0) -> list[tuple[str, str]]:
    """The types of the structure elements with their ids, in reading order."""
    found = []
    if isinstance(element, pikepdf.Dictionary) and "/S" in element:
        found.append((str(element.S)[1:], str(element.get("/ID", ""))))
    kids = element.get("/K", []) if isinstance(element, pikepdf.Dictionary) else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += roles(kid, depth + 1)
    return found


@every_language
@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_lists_and_headings_are_tagged_and_pass_preflight(lang: str, layout: str) -> None:
    made = edition(lang)
    for output in (factsheet.PRINT, factsheet.SCREEN):
        (result,) = results(made, layout, outputs=(output,))
        with opened(result.pdf) as pdf:
            tagged = [role for role, path in roles(pdf.Root.StructTreeRoot) if path.startswith("story.text")]
        items = ["LI", "Lbl", "LBody", "P"]
        link = "Link" if output is factsheet.SCREEN else "Span"
        assert tagged == [*("P", "L", *items, *items, *items, link, "H3", "P", "H4", "L", *items, *items)]


@every_language
def test_the_text_of_items_stands_behind_their_marks(lang: str) -> None:
    composition = factsheet.compose(edition(lang), factsheet.load_layout("campaign"))
    runs = [placed for placed in leaves(composition.pages[0].items) if isinstance(placed.item, GlyphRun)]
    marks = {run.item.path: run for run in runs if run.item.path.endswith(".label")}  # type: ignore[union-attr]
    said = dict.fromkeys(marks, "")
    for run in sorted(runs, key=lambda run: run.item.start):  # type: ignore[union-attr]
        if run.item.path in said:  # type: ignore[union-attr]
            said[run.item.path] += run.item.text  # type: ignore[union-attr]
    figure = FIGURES.get(lang, "1")
    assert [each.strip() for each in said.values()][:4] == ["•", "•", "•", f"{figure}."]
    for path, mark in marks.items():
        own = path.removesuffix(".label")
        lines = [run for run in runs if run.item.path.partition("@")[0] == own]  # type: ignore[union-attr]
        assert any(abs(run.y - mark.y) < 0.01 for run in lines)
        for run in lines:
            if lang in ("ar", "ur"):
                assert run.x + run.item.width < mark.x
            else:
                assert run.x > mark.x + mark.item.width
    assert len(marks) == 5


@every_language
def test_the_page_of_html_has_lists_and_headings_in_order(lang: str) -> None:
    (page,) = factsheet.produce(edition(lang), targets=("html",))
    html = page.data.decode("utf-8")
    story = html[html.index('id="story"') : html.index("</aside>")]
    assert story.count("<li>") == 5
    assert story.index("<ul") < story.index("<h3") < story.index("<h4") < story.index("<ol")
    assert f'<span class="point">{FIGURES.get(lang, "1")}.</span>' in story


@every_language
def test_plain_text_has_its_lists(lang: str) -> None:
    (made,) = factsheet.produce(edition(lang), targets=("text",))
    text = made.data.decode("utf-8")
    assert f"- {COPY[lang][1]}\n- {COPY[lang][1]}\n" in text
    assert f"{FIGURES.get(lang, '1')}. {COPY[lang][3]}" in text


def test_a_sub_heading_never_skips_a_level() -> None:
    """About has no heading of its own, and its first sub-heading is one of the lower kind."""
    levels = {path: node.role.value for node in edition("en").structure().walk() if (path := node.path)}
    assert levels["about.text~2"] == "H2"
    assert levels["story.text~5"] == "H3"


def test_preflight_finds_the_copy_of_lists_in_the_file() -> None:
    made = edition("en")
    (result,) = results(made, outputs=(factsheet.SCREEN,))
    report = preflight(result.pdf, edition=made)
    assert [str(each) for each in report.errors] == []


def test_a_text_is_its_elements() -> None:
    runs = []
    for begins, words in (
        ("", "a"),
        ("•", "b"),
        ("•", "c"),
        ("1.", "d"),
        ("2.", "e"),
        ("1.", "f"),
        ("h3", "g"),
    ):
        runs += [Inline(PARAGRAPH), Inline(words, begins=begins)]
    found = flow(Text(tuple(runs[1:]), "x.text"))
    assert [type(each) for each in found] == [Paragraph, List, List, List, Heading]
    assert [len(each.items) for each in found if isinstance(each, List)] == [2, 2, 1]
    assert [each.numbered for each in found if isinstance(each, List)] == [False, True, True]
