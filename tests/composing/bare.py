"""Sheets of bars: blocks whose arrangements are so and so high, in points at a scale of 1."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from factsheet.boxes.box import Box, Problem
from factsheet.boxes.spacing import SpaceBox
from factsheet.boxes.stack import StackBox
from factsheet.boxes.tree import build
from factsheet.composing.bench import Bench
from factsheet.composing.plan import BlockPart, Plan, PlanColumn, Tile
from factsheet.content.edition import Edition
from factsheet.fonts.library import bundled
from factsheet.layout.model import Layout, LayoutSpec
from factsheet.pipeline import edition_of, load
from factsheet.units import PAPERS, PageSize, TypeLength
from factsheet.yaml_source import parse

A4 = PAPERS["A4"]
STYLE = {"font": "text", "size": 10, "leading": 12, "swatch": "ink"}
SHOWS = {
    "a": "header.title",
    "b": "key_numbers",
    "c": "key_concerns",
    "d": "story",
    "e": "recommendations",
    "f": "about",
    "g": "call_to_action",
}
ITEMS = {"c": "key_concerns.items", "d": "story.text"}


@cache
def edition(concerns: int = 5, paragraphs: int = 6) -> Edition:
    """Return an edition with something in each block."""
    item = {"title": "T", "text": "Text."}
    data: dict[str, Any] = {
        "factsheet": 1,
        "id": "bars",
        "lang": "en",
        "title": "Bars",
        "summary": "Of some height.",
        "publisher": {"name": "P"},
        "key_numbers": {"items": {name: {"value": 7, "label": "pigs"} for name in ("one", "two")}},
        "key_concerns": {"heading": "C", "items": {f"i{n}": item for n in range(concerns)}},
        "story": {"heading": "S", "text": "\n\n".join(["Words."] * paragraphs)},
        "recommendations": {
            "heading": "R",
            "items": {name: {"text": "Do.", "icon": "phosphor:drop"} for name in ("one", "two")},
        },
        "about": {"heading": "A", "text": "About."},
        "call_to_action": {"text": "Call", "url": "https://example.org"},
    }
    return edition_of(load(data))


def box(source: str) -> Box:
    """Return the box that a layout would write so."""
    problems: list[Problem] = []
    built = build(parse(source, "layout.yaml").value, (), problems)
    assert built is not None, problems
    return built


def bar(height: float, give: float = 0.0, **more: Any) -> dict[str, Any]:
    """Return an arrangement of a bar so high, wherever it stands; `give` more of it follows the space."""
    bars = (
        SpaceBox(space=0, min_height=TypeLength(height), fill="bar"),
        SpaceBox(space=TypeLength(give)),
    )
    return {"columns": (1, 12), "box": StackBox(stack=bars), **more}


def layout(blocks: Mapping[str, Mapping[str, Any]], size: PageSize = A4, **compose: Any) -> Layout:
    """Return a layout without margins and pads: arrangements by the letter of their block and their name."""
    made = {
        name: {
            "shows": (SHOWS[name],),
            "items": ITEMS.get(name, ""),
            **{key: each for key, each in ways.items() if not isinstance(each, dict)},
            "arrangements": {key: each for key, each in ways.items() if isinstance(each, dict)},
        }
        for name, ways in blocks.items()
    }
    spec = LayoutSpec(
        name="bars",
        title="Bars",
        page={"size": size, "bleed": 9.0},
        fonts={"text": {"families": ("source-sans",)}},
        swatches={"ink": {"srgb": "#000000"}},
        styles=dict.fromkeys(("body", "small", "heading", "item-title"), STYLE),
        compose={
            "margin": {"top": 0, "bottom": 0, "side": 0},
            "inner": 0,
            "pad": {},
            "scale": {"floor": 0.9, "ceiling": 1.5},
            **compose,
        },
        blocks=made,
        omits=("publisher", *(SHOWS[name] for name in SHOWS if name not in blocks and name != "a")),
    )
    return Layout(spec, Path())


def bench(blocks: Mapping[str, Mapping[str, Any]], size: PageSize = A4, **more: Any) -> Bench:
    """Return the bench of a sheet of bars."""
    return Bench(edition(), layout(blocks, size, **more), bundled())


def column(start: int, stop: int, *tiles: str) -> PlanColumn:
    """Return a column of tiles, each written as `a:bar` or `c[1-2]:bar`."""
    made = []
    for each in tiles:
        piece, _, arrangement = each.partition(":")
        name, _, part = piece.partition("[")
        first, _, last = part.rstrip("]").partition("-")
        made.append(
            Tile(BlockPart(name, int(first) - 1, int(last)) if part else BlockPart(name), arrangement)
        )
    return PlanColumn(start, stop, tuple(made))


def plan(*pages: tuple[tuple[PlanColumn, ...], ...], scale: float = 1.0) -> Plan:
    """Return a plan of pages of bands."""
    return Plan(scale, pages)


def pieces(found: Plan) -> list[BlockPart]:
    """Return the pieces of a plan in the order in which they are read."""
    return [tile.piece for page in found.pages for band in page for each in band for tile in each.tiles]
