"""Springs: what is told of a box that it may take is what it takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.boxes.art import MOST_LOST, PictureBox
from factsheet.boxes.box import Box, box_extent, set_box
from factsheet.boxes.chart import ChartBox
from factsheet.boxes.plain import PlainBox
from factsheet.boxes.stack import StackBox
from factsheet.composing.bench import Bench
from factsheet.composing.plan import BlockPart
from factsheet.composing.springs import UNEVEN, springs, uneven, voids
from factsheet.composing.tiles import Place, tile_box
from factsheet.display import DisplayGroup, Shape, leaves
from factsheet.fonts.library import bundled
from factsheet.pipeline import edition_of, load
from factsheet.setting.galley import Galley
from tests.composing.bare import box

SAMPLE = Path(__file__).parents[2] / "data" / "hong-kong-refugees" / "factsheet.yaml"
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
    bars=st.lists(st.booleans(), min_size=1, max_size=5),
    best=st.floats(0.0, 40.0),
    more=st.floats(0.0, 60.0),
    space=st.floats(1.0, 2.4),
    grows=st.booleans(),
)
def test_gaps_are_told_to_open_as_far_as_they_do(
    bars: list[bool], best: float, more: float, space: float, grows: bool
) -> None:
    """Of what stands there, from how open they are already; a box that does not grow opens nothing."""
    bar, absent = "{space: 0, min-height: 20pt, fill: ink}", "{text: header.subtitle, style: body}"
    inner = f"{{stack: [{', '.join(bar if there else absent for there in bars)}], "
    inner += f"gap: {{best: {best:.3f}pt, max: {best + more:.3f}pt}}, grow: {int(grows)}}}"
    of = Bench(edition_of(load(HEAD)), factsheet.load_layout("brief"), bundled())
    stack, setting = box(f"{{stack: [{inner}, {bar}], gap: 0}}"), of.context(1.0, space)
    own = set_box(stack, setting, 300.0).height
    told = springs(stack, setting, own, 300.0)
    gaps = max(0, sum(bars) - 1) if grows else 0
    assert told == pytest.approx(gaps * max(0.0, best + more - best * round(space, 4)), abs=0.02)
    ends = [lowest(set_box(stack, setting, 300.0, own + given)) for given in (0.0, told)]
    assert ends[1] == pytest.approx(ends[0] + told, abs=0.02)


def lowest(galley: Galley) -> float:
    """The foot of the second lowest mark: that of the inner box."""
    feet = sorted(y + item.height for item, _, y in leaves(galley.items) if isinstance(item, Shape))
    return feet[-2] if len(feet) > 1 else feet[-1]


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


def context(lead: int = 40, concerns: int = 3):
    """Return the context of a sheet with so many words of lead and so many concerns, and a drawing."""
    items = {f"c{n}": {"title": f"Point {n}", "text": "Some words. " * 12} for n in range(concerns)}
    data = HEAD | {
        "summary": "Some words. " * lead,
        "picture": "sky.svg",
        "picture_alt": "A sky",
        "key_concerns": {"heading": "Points", "items": items},
    }
    del data["sources"]
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100"/></svg>'
    )
    return data, svg


@pytest.fixture
def sheet(tmp_path):
    """Return what makes the context of a sheet with so many sentences of lead."""

    def made(lead: int = 40, concerns: int = 3):
        data, svg = context(lead, concerns)
        (tmp_path / "sky.svg").write_text(svg)
        edition = edition_of(load(data, folder=tmp_path))
        return Bench(edition, factsheet.load_layout("editorial"), bundled()).context(1.0)

    return made


PICTURE = "stack: [{picture: header.picture, natural-height: 40pt, max-height: 400pt, grow: 1}]"
LEAD = "{text: header.summary, style: body}"
MOST = 100 / (1 - MOST_LOST)  # of a drawing of two to one in 200 points
ROW = f"{{row: [{{{PICTURE}}}, {LEAD}], columns: [200pt, 200pt], gap: 0}}"


@pytest.mark.parametrize("lead", [2, 10, 40, 90])
def test_a_row_grows_only_as_far_as_its_copy_ends_near_what_grows_beside_it(sheet, lead):
    setting, row = sheet(lead), box(ROW)
    own = set_box(row, setting, 400.0).height
    copy = set_box(box(LEAD), setting, 200.0).height
    room = max(0.0, min(MOST - own, UNEVEN - (own - copy)))
    assert springs(row, setting, own, 400.0) == pytest.approx(room)
    # Where its width is not told, nothing is known of its copy.
    assert springs(row, setting, 0.0) == 360.0


@pytest.mark.parametrize("lead", [2, 10, 40, 90])
def test_columns_that_end_above_their_neighbors_are_told(sheet, lead):
    setting, inside = sheet(lead), box(f"stack: [{ROW}]")
    copy = set_box(box(LEAD), setting, 200.0).height
    picture = set_box(box(PICTURE), setting, 200.0).height
    short = uneven(inside, setting, 400.0)
    # A drawing grows as far as its sides allow; a short lead ends above it.
    assert max(short) == pytest.approx(max(0.0, picture - copy, copy - MOST))
    # Beside a whole tile it is the picture's own affair what it leaves empty.
    assert len(uneven(box(ROW), setting, 400.0)) == 1


def test_dealt_items_whose_columns_end_far_apart_are_told(sheet):
    def deal(most: float):
        text = "[{each: key_concerns.items, box: {text: .text, style: body}}]"
        return box(f"{{deal: {text}, count: 2, gap: 0, row-gap: {{best: 2pt, max: {most}pt}}}}")

    for concerns in (1, 2, 4):
        assert max(uneven(deal(2), sheet(concerns=concerns), 300.0)) == 0.0
    setting = sheet(concerns=3)
    one = set_box(box("{text: header.title, style: body}"), setting, 150.0)
    short = uneven(deal(2), setting, 300.0)
    assert sorted(short)[0] == 0.0 and max(short) > 2 * one.height, "two stand beside one"
    # The gaps of the longer column cannot close: it is the shorter that stays short.
    assert max(uneven(deal(30), setting, 300.0)) == max(short)


@pytest.mark.parametrize("lines", [1, 4, 12])
@pytest.mark.parametrize(("place", "told"), [("align: end", 1), ("align: center", 0), ("align: start", 0)])
def test_room_over_a_number_at_the_foot_of_its_drawing_is_told(lines: int, place: str, told: int) -> None:
    said = "of all wells are dry from May to October. " * lines
    dry = {"value": 36, "unit": "percent", "label": said, "show": "donut"}
    edition = edition_of(load(HEAD | {"key_numbers": {"items": {"dry": dry}}}))
    setting = Bench(edition, factsheet.load_layout("campaign"), bundled()).context(1.0)
    paint = "{wall: ink, rest: ink, share: ink}"
    drawing = (
        f"{{drawing: donut, value: .donut, paint: {paint}, natural-height: 150pt, height: 150pt, align: end}}"
    )
    text = "{text: .after, style: body}"

    def row(copy: str) -> Box:
        columns = "columns: [200pt, 200pt], gap: 0"
        return box(f"stack: [{{each: key_numbers.hero, box: {{row: [{copy}, {drawing}], {columns}}}}}]")

    own = set_box(box(f"stack: [{{each: key_numbers.hero, box: {text}}}]"), setting, 200.0).height
    found = voids(row(f"{{text: .after, style: body, {place}}}"), setting, 400.0)
    assert found == [pytest.approx(max(0.0, 150.0 - own))] * told


@pytest.mark.parametrize("layout", ["brief", "campaign", "clear", "editorial"])
@pytest.mark.parametrize("width", [151.7, 283.465, 417.3])
def test_what_is_told_of_a_tile_that_is_measured_takes_no_measuring(layout: str, width: float) -> None:
    """Widths added up in another order differ in their last bit: everything in the tile is measured again."""
    chosen = factsheet.load_layout(layout)
    of = Bench(edition_of(load(SAMPLE)).publisher_at(chosen.spec.publisher), chosen, bundled())
    for block, spec in of.blocks.items():
        for arrangement in spec.arrangements.values():
            piece = BlockPart(block)
            tile = tile_box(of, piece, arrangement, 1.0, Place(width))
            setting = of.context(1.0, 1.0, piece)
            found = box_extent(tile, setting, width)
            known = {key: set(ready.extents) for key, ready in setting.galleys.ready.items()}
            springs(tile, setting, found.height, width)
            uneven(tile, setting, width)
            voids(tile, setting, width)
            after = {key: set(ready.extents) for key, ready in setting.galleys.ready.items()}
            assert after == known, (block, width)


@given(
    own=st.floats(0.2, 6.0),
    width=st.floats(60.0, 600.0),
    heights=st.tuples(st.floats(20.0, 300.0), st.floats(0.0, 600.0), st.floats(0.0, 900.0)),
    anchor=st.sampled_from(["bottom", "bottom end"]),
)
def test_a_picture_that_grows_loses_a_third_at_most_and_keeps_its_foot(
    tmp_path_factory: pytest.TempPathFactory,
    own: float,
    width: float,
    heights: tuple[float, float, float],
    anchor: Any,
) -> None:
    """At its sides in a high place as over its foot in a low one, drawn as well as photographed."""
    natural, more, room = heights
    folder = tmp_path_factory.mktemp("cut")
    seen = f'viewBox="0 0 {100 * own:.3f} 100"'
    foot = f'<path d="M0 90h{100 * own:.3f}v10h-{100 * own:.3f}z"/>'
    (folder / "well.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {seen}>{foot}</svg>', "utf-8")
    edition = edition_of(load(HEAD | {"picture": "well.svg", "picture_alt": "A well"}, folder=folder))
    setting = Bench(edition, factsheet.load_layout("editorial"), bundled()).context(1.0)
    box = PictureBox(
        picture="header.picture",
        anchor=anchor,
        grow=1.0,
        natural_height=natural,
        max_height=natural + more,
    )
    galley = set_box(StackBox(stack=(box,)), setting, width, room)
    (cut,) = [each for each in galley.items if isinstance(each.item, DisplayGroup)]
    there, own = cut.item.width / cut.item.height, round(own, 5)
    assert min(there, own) / max(there, own) >= 1 - MOST_LOST - 1e-3
    ((shape, _, top),) = leaves(cut.item.items)
    assert isinstance(shape, Shape)
    assert top + shape.height == pytest.approx(cut.item.height, abs=0.1), "its foot is there"
