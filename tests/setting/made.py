"""Settings and copy for tests, without a data file and without a layout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factsheet.content.edition import Edition
from factsheet.display import Direction, DisplayItem, GlyphRun, leaves
from factsheet.document.nodes import Group
from factsheet.document.text import Inline, Text
from factsheet.fonts.library import bundled
from factsheet.setting.context import FitStep, LayoutContext
from factsheet.setting.galley import Galley
from factsheet.setting.style import FontRole, Style

FONTS = {
    "text": FontRole(families=("source-sans",)),
    "urdu": FontRole(families=("noto-nastaliq-urdu",)),
    "display": FontRole(families=("sofia-sans-extra-condensed",)),
}


def setting(lang: str = "en", step: FitStep | None = None) -> LayoutContext:
    rtl = lang in ("ar", "ur", "he")
    edition = Edition(
        id="x",
        lang=lang,
        script="Arab" if rtl else "Latn",
        direction=Direction.RTL if rtl else Direction.LTR,
        document=Group("factsheet", ()),
        title="x",
    )
    return LayoutContext(edition, bundled(), {}, FONTS, 8.5, 11.3, Path(), step or FitStep())


def style(**more: Any) -> Style:
    return Style(**({"font": "text", "size": 10, "leading": 13, "swatch": "ink"} | more))


def copy(*runs: str | Inline, path: str = "story.text", lang: str = "") -> Text:
    return Text(tuple(Inline(run) if isinstance(run, str) else run for run in runs), path, lang=lang)


def items(galley: Galley) -> list[tuple[DisplayItem, float, float]]:
    return [(item, x, y) for item, x, y in leaves(galley.items)]


def runs(galley: Galley) -> list[GlyphRun]:
    return [item for item, _, _ in items(galley) if isinstance(item, GlyphRun)]


def lines(galley: Galley) -> list[str]:
    """The text of each line, top down."""
    found: dict[float, list[GlyphRun]] = {}
    for item, _, y in items(galley):
        if isinstance(item, GlyphRun):
            found.setdefault(round(y, 3), []).append(item)
    return ["".join(run.text for run in sorted(found[y], key=lambda run: run.start)) for y in sorted(found)]
