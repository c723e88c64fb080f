"""Springs: what is told of a box that it may take is what it takes."""

from __future__ import annotations

from typing import Any

import pytest

import factsheet
from factsheet.boxes.box import set_box
from factsheet.boxes.chart import ChartBox
from factsheet.boxes.plain import PlainBox
from factsheet.composing.bench import Bench
from factsheet.composing.springs import springs
from factsheet.display import Shape, leaves
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
