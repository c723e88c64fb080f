"""Springs: what is told of a box that it may take is what it takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.boxes.art import PictureBox
from factsheet.boxes.box import set_box
from factsheet.boxes.chart import ChartBox
from factsheet.boxes.plain import PlainBox
from factsheet.boxes.stack import StackBox
from factsheet.composing.bench import Bench
from factsheet.composing.springs import springs
from factsheet.display import DisplayGroup, Shape, leaves
from factsheet.fonts.library import bundled
from factsheet.pipeline import edition_of, load
from factsheet.setting.galley import Galley

WELLS = {f"w{n}": {"label": f"Well {n}", "value": 3 * n + 1} for n in range(5)}
HEAD = {
    "factsheet": 1,
    "id": "wells",
    "lang": "en",
    "title": "Wells",
    "summary": "Depth of five wells.",
    "sources": {"city": {"title": "City, 2026"}},
}


@pytest.mark.parametrize("show", ["bars", "columns", "dots"])
@pytest.mark.parametrize("taller", [1.0, 1.6])
def test_a_chart_takes_the_height_that_it_is_told_to_take(show: str, taller: float) -> None:
    block: dict[str, Any] = {
        "kind": "chart",
        "show": show,
        "heading": "Depth",
        "data": WELLS,
        "source": "city",
    }
    edition = edition_of(load(HEAD | {"body": {"c": block}}))
    setting = Bench(edition, factsheet.load_layout("brief"), bundled()).context(1.0)
    box = PlainBox(plain="body.c", heading="heading", taller=taller)
    own = set_box(box, setting, 300.0).height
    room = springs(box, setting, own, 300.0)
    assert springs(box, setting, own) == 0.0, "its width is not told"
    chart = ChartBox(chart="body.c", taller=taller)
    least, most = (chart.content(setting, 300.0, high).height for high in (None, 9000.0))
    assert room == pytest.approx(most - least)
    assert room > 10.0 or taller > 1.0
    bottoms = [marks(set_box(box, setting, 300.0, own + more)) for more in (0.0, room, room + 90.0)]
    assert bottoms[0] < bottoms[1] == pytest.approx(bottoms[2]) or not room


def marks(galley: Galley) -> float:
    """The greatest height at which a mark is placed."""
    return max(y + item.height for item, _, y in leaves(galley.items) if isinstance(item, Shape))


@given(
    own=st.floats(0.2, 6.0),
    width=st.floats(120.0, 600.0),
    natural=st.floats(40.0, 300.0),
    more=st.floats(0.0, 300.0),
)
def test_a_picture_that_is_shown_whole_grows_as_far_as_its_width_allows(
    tmp_path_factory: pytest.TempPathFactory, own: float, width: float, natural: float, more: float
) -> None:
    """What it is given beyond that would be white under it: as high as it is, and as it is told to grow."""
    folder = tmp_path_factory.mktemp("whole")
    seen = f'viewBox="0 0 {100 * own:.3f} 100"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {seen}><path d="M0 0h9v9z"/></svg>'
    (folder / "well.svg").write_text(drawing, "utf-8")
    edition = edition_of(load(HEAD | {"picture": "well.svg", "picture_alt": "A well"}, folder=folder))
    setting = Bench(edition, factsheet.load_layout("clear"), bundled()).context(1.0)
    box = PictureBox(
        picture="header.picture",
        contain=True,
        start=True,
        grow=1.0,
        natural_height=natural,
        max_height=natural + more,
    )
    fits = width / own
    high = set_box(box, setting, width).height
    assert high == pytest.approx(min(natural, fits), rel=1e-3)
    assert high + springs(box, setting, 0.0, width) == pytest.approx(min(natural + more, fits), rel=1e-3)
    stack = StackBox(stack=(box,))
    placed = [
        each for each in set_box(stack, setting, width, 900.0).items if isinstance(each.item, DisplayGroup)
    ]
    assert [each.item.height for each in placed] == [pytest.approx(min(natural + more, fits), rel=1e-3)]
