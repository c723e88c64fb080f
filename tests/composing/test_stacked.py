"""A block with a picture: one paragraph of it may be higher than a page, and the picture is shown."""

import pytest

import factsheet
from factsheet.composing.stacked import STACKED
from factsheet.display import GlyphRun, leaves
from factsheet.layout.load import layout_names
from factsheet.pipeline import edition_of, load
from tests.sheets.proof import proof
from tests.sheets.trial import layout_on

WELL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M0 0h9v6H0z"/></svg>'
LONG = " ".join(f"On day {day} she walked an hour to the well, and an hour home." for day in range(160))


@pytest.mark.parametrize("paper", ["A5", "Letter"])
@pytest.mark.parametrize("name", layout_names())
def test_a_paragraph_higher_than_a_page_goes_on_where_its_block_has_a_picture(tmp_path, name, paper) -> None:
    (tmp_path / "well.svg").write_text(WELL, encoding="utf-8")
    story = {"heading": "A story", "text": LONG, "picture": "well.svg", "picture_alt": "A well"}
    sheet = {
        "factsheet": 1,
        "id": "wells",
        "lang": "en",
        "title": "Wells of Gao",
        "summary": "They give water.",
    }
    edition = edition_of(
        load(sheet | {"publisher": {"name": "Water Office"}, "story": story}, folder=tmp_path)
    )
    layout = layout_on(name, paper)
    composition = factsheet.compose(edition, layout)
    seen = proof(edition.publisher_at(layout.spec.publisher), layout, composition)
    assert seen.faults == ()
    told = "\n".join(composition.fit.plan)
    if STACKED in told:
        assert told.count(f":{STACKED}") > 1
    pages = [
        [
            each
            for each, _, _ in leaves(page.items)
            if isinstance(each, GlyphRun) and each.path == "story.text"
        ]
        for page in composition.pages
    ]
    assert sum(bool(runs) for runs in pages) > 1
