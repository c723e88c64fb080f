"""The colors of a page by day and by night, each readable on its ground."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from factsheet.color import RGB, Swatch, contrast, luminance, to_hex
from factsheet.layout.model import WebPanel

Colors = dict[str, str]

TEXT, MARK = 4.5, 3.0
"""Least contrast of text and of graphics (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""

READING, HEADING = 10.0, 7.0
"""Contrast of running text and of headings at night, where the colors are ours."""

_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
_PALE = 0.8  # HLS lightness from which a ground is paper or a tint of it
_NIGHT_PAPER, _NIGHT_TINT = 0.08, 0.15


def panel_colors(panel: WebPanel, paper: WebPanel, swatches: Mapping[str, Swatch], night: bool) -> Colors:
    """Return the custom properties of a panel; what it does not say is as on the paper.

    At night paper and tints turn dark and keep their hue, and a panel that is strong or dark already stays.
    Every color is moved toward white or black until it can be read on its ground.
    """

    def light(name: str, default: RGB) -> RGB:
        return swatches[name].rgb if name in swatches else default

    ground = light(panel.ground, _WHITE)
    if night:
        ground = _darkened(ground, _NIGHT_PAPER if panel is paper or not panel.ground else _NIGHT_TINT)
    ink = light(panel.ink or paper.ink, _BLACK)
    heading = light(panel.heading or panel.ink or paper.heading, ink)
    found = {
        "paper" if panel is paper else "ground": ground,
        "ink": readable(ink, ground, READING if night else TEXT),
        "words": readable(ink, ground, READING if night else TEXT),
        "heading": readable(heading, ground, HEADING if night else TEXT),
        "head": readable(heading, ground, HEADING if night else TEXT),
        "link": readable(light(panel.link or panel.ink or paper.link, ink), ground, TEXT),
        "accent": readable(light(panel.accent or paper.accent, heading), ground, MARK),
        "number": readable(light(panel.number or panel.heading or paper.number, heading), ground, MARK),
        "rule": readable(light(panel.rule or paper.rule, ink), ground, MARK),
    }
    if panel.badge:
        found["badge"] = light(panel.badge, heading)
        found["badge-words"] = readable(_WHITE, found["badge"], TEXT)
    return {name: to_hex(color) for name, color in found.items()}


def readable(color: RGB, ground: RGB, ratio: float) -> RGB:
    """Return the color, moved toward white or black until it has a contrast on its ground.

    >>> to_hex(readable((0.5, 0.5, 0.5), (1.0, 1.0, 1.0), 4.5))
    '#737373'
    """
    end = max((_WHITE, _BLACK), key=lambda each: contrast(each, ground))
    for step in range(21):
        moved = _mixed(color, end, step / 20)
        if contrast(moved, ground) >= ratio:
            return moved
    return end


def _mixed(one: RGB, other: RGB, share: float) -> RGB:
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _darkened(ground: RGB, lightness: float) -> RGB:
    """Paper or a tint at night: as dark as `lightness`, with a trace of its hue; other grounds stay."""
    hue, own, saturation = colorsys.rgb_to_hls(*ground)
    if own < _PALE or luminance(ground) < 0.18:
        return ground
    return colorsys.hls_to_rgb(hue, lightness, min(saturation, 0.25))
