"""The style sheet of a page: the layout's colors and faces as custom properties, and the rules that use them.

The rules are the same for every layout (`factsheet.css`).  What differs stands under `web:` in the layout
file: colors for the paper, and for the blocks that have a panel of their own.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from factsheet.color import RGB, Swatch, contrast, luminance, mixed, to_hex
from factsheet.content.edition import Edition
from factsheet.html.typefaces import TypeRole, UsedFace, font_rules
from factsheet.layout.model import Layout, WebPanel
from factsheet.setting.style import Style

TEXT_FACE, DISPLAY_FACE = "factsheet-text", "factsheet-display"
"""The names of the families of a page: `var(--text)` and `var(--display)` in its rules."""

_SYSTEM = "system-ui,sans-serif"
_NIGHT = "@media screen and (prefers-color-scheme:dark)"
# The mean advance of a condensed face in em: type that is wider is set smaller.
_NARROW = 0.42
_LEAST_SCALE = 0.6
_SQUARE = frozenset({"Hans", "Hant", "Hani", "Jpan"})
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})


def style_sheet(edition: Edition, layout: Layout, faces: tuple[UsedFace, ...] | None) -> str:
    """Return the CSS of an edition's page with its faces.

    Without any (`None`) it is that of a part of another page, in the faces of the reader's system.
    """
    day, night = _colors(layout, night=False), _colors(layout, night=True)
    rules = [*font_rules(faces or ()), _rule(".factsheet", _type(edition, layout, faces or ()))]
    rules += [_rule(selector, colors) for selector, colors in day.items()]
    rules.append(f"{_NIGHT}{{{''.join(_rule(selector, colors) for selector, colors in night.items())}}}")
    if layout.spec.web.rules:
        rules.append(".factsheet .block+.block{border-block-start:.125rem solid var(--rule)}")
    if faces is not None:
        paper, dark = (colors[".factsheet"]["paper"] for colors in (day, night))
        rules.append(f"body{{margin:0}}html{{background:{paper}}}{_NIGHT}{{html{{background:{dark}}}}}")
    return "\n".join([*rules, common_rules()])


# Shipped: a file of the package, read once.
@cache
def common_rules() -> str:
    """Return the rules that are those of every page."""
    return files(__package__).joinpath("factsheet.css").read_text(encoding="utf-8")


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    return selector + "{" + ";".join(f"--{name}:{value}" for name, value in properties.items()) + "}"


def _colors(layout: Layout, night: bool) -> dict[str, Colors]:
    """Return the colors of the paper and of every panel, by selector."""
    web, swatches = layout.spec.web, layout.swatches()
    styles = layout.spec.styles
    paper = web.paper
    if not paper.ink and "body" in styles:
        heading = styles["heading"].swatch if "heading" in styles else styles["body"].swatch
        paper = WebPanel(ink=styles["body"].swatch, heading=heading)
    # What stands out in copy that is bold already, as in demands.
    strong = styles["demand"].strong_swatch if "demand" in styles else ""
    found = {".factsheet": panel_colors(paper, paper, swatches, night, strong)}
    for kind, panel in web.panels.items():
        found[f".factsheet .{kind.replace('_', '-')}"] = panel_colors(panel, paper, swatches, night, strong)
    return found


def _style(layout: Layout, *names: str) -> Style:
    styles = layout.spec.styles
    return next((styles[name] for name in names if name in styles), next(iter(styles.values())))


def type_roles(edition: Edition, layout: Layout) -> tuple[TypeRole, TypeRole, TypeRole]:
    """Return the roles that copy is set in: text, bold text, and headings with large numbers."""
    names = edition.lang, edition.lang.split("-")[0], edition.script
    title, body = _style(layout, "title"), _style(layout, "body")
    text, bold = (TypeRole(TEXT_FACE, layout.families(body.font, names), weight) for weight in (400, 700))
    return text, bold, TypeRole(DISPLAY_FACE, layout.families(title.font, names), title.weight)


def _type(edition: Edition, layout: Layout, faces: Iterable[UsedFace]) -> dict[str, str]:
    """Return the faces and what follows from them.

    Leading by the height of the main face, size by its width.
    """
    title = _style(layout, "title")
    text, display = ([each for each in faces if each.role.name == name] for name in (TEXT_FACE, DISPLAY_FACE))
    cased = edition.script in _CASED
    return {
        "text": f'"{TEXT_FACE}",{_SYSTEM}' if text else _SYSTEM,
        "display": f'"{DISPLAY_FACE}",{_SYSTEM}' if display else _SYSTEM,
        "display-weight": str(title.weight),
        "leading": f"{max(1.7 if edition.script in _SQUARE else 1.5, _height(text) * 1.05):.3g}",
        "word-space": _word_space(text),
        "display-word-space": _word_space(display),
        "display-leading": f"{1.05 if cased else max(1.2, _height(display)):.3g}",
        "display-scale": f"{_scale(display):.3g}",
    }


def _main(faces: list[UsedFace]) -> UsedFace | None:
    return max(faces, key=lambda each: len(each.characters), default=None)


def _word_space(faces: list[UsedFace]) -> str:
    """What is taken off the spaces of a face that are far too wide between words, as the pages do."""
    found = next((each.face for each in faces if " " in each.characters), None)
    if found is None or found.word_space is None:
        return "normal"
    return f"{found.word_space - found.advance(found.glyph(ord(' '))) / found.upem:.3g}em"


def _height(faces: list[UsedFace]) -> float:
    main = _main(faces)
    return main.face.ascender - main.face.descender if main else 1.4


def _scale(faces: list[UsedFace]) -> float:
    main = _main(faces)
    if main is None:
        return 0.8
    letters = [each for each in main.characters if each.isalpha()]
    if not letters:
        return 1.0
    face = main.face
    mean = sum(face.advance(face.glyph(ord(each))) for each in letters) / len(letters) / face.upem
    return max(_LEAST_SCALE, min(1.0, _NARROW / mean)) if mean else 1.0


# The colors of a page by day and by night, each readable on its ground.

Colors = dict[str, str]

TEXT, MARK = 4.5, 3.0
"""Least contrast of text and of graphics (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""

READING, HEADING = 10.0, 7.0
"""Contrast of running text and of headings at night, where the colors are ours."""

_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
_PALE = 0.8  # HLS lightness from which a ground is paper or a tint of it
_NIGHT_PAPER, _NIGHT_TINT = 0.08, 0.15


def panel_colors(
    panel: WebPanel, paper: WebPanel, swatches: Mapping[str, Swatch], night: bool, strong: str = ""
) -> Colors:
    """Return the custom properties of a panel; what it does not say is as on the paper.

    `strong` is the swatch of what stands out in bold copy.

    At night paper and tints turn dark and keep their hue, and a panel that is strong or dark already stays.
    Every color is moved toward white or black until it can be read on its ground.
    """

    def light(name: str, default: RGB) -> RGB:
        return swatches[name].rgb if name in swatches else default

    by_day = ground = light(panel.ground, _WHITE)
    if night:
        ground = _darkened(ground, _NIGHT_PAPER if panel is paper or not panel.ground else _NIGHT_TINT)
    ink = light(panel.ink or paper.ink, _BLACK)
    heading = light(panel.heading or panel.ink or paper.heading, ink)
    number = light(panel.number or panel.heading or paper.number, heading)
    words = readable(ink, ground, READING if night else TEXT)
    found = {
        "paper" if panel is paper else "ground": ground,
        "ink": words,
        "words": words,
        "heading": readable(heading, ground, HEADING if night else TEXT),
        "head": readable(heading, ground, HEADING if night else TEXT),
        "link": readable(light(panel.link or panel.ink or paper.link, ink), ground, TEXT),
        "accent": readable(light(panel.accent or paper.accent, heading), ground, MARK),
        "number": readable(number, ground, MARK),
        "strong": readable(light(strong or panel.accent or paper.accent, heading), ground, TEXT),
        "rule": readable(light(panel.rule or paper.rule, ink), ground, MARK),
    }
    # By day a chart has the color of numbers, at night one with as much contrast: then any two tones of it
    # have the same contrast to each other.
    most = contrast(readable(number, by_day, MARK), by_day)
    found["high"] = readable(number, ground, most)
    found["hot"] = readable(number, ground, max(TEXT, most))
    found |= {name: _at_contrast(words, ground, ratio) for name, ratio in TONES.items()}
    if panel.quoted:
        found["quoted"] = readable(light(panel.quoted, words), ground, TEXT)
    if panel.badge:
        found["badge"] = light(panel.badge, heading)
        found["badge-words"] = readable(_WHITE, found["badge"], TEXT)
    return {name: to_hex(color) for name, color in found.items()}


TONES: Mapping[str, float] = {"mark": 3.1, "third": 4.6, "fourth": 6.8}
"""Contrast to the ground of the tones of a chart but the color of numbers: each is 1.4 from the next."""


def _at_contrast(color: RGB, ground: RGB, ratio: float) -> RGB:
    """Return the color, moved toward the ground until it has just a contrast on it."""
    near, far = 0.0, 1.0
    for _ in range(24):
        share = (near + far) / 2
        near, far = (share, far) if contrast(mixed(ground, color, share), ground) < ratio else (near, share)
    return mixed(ground, color, far)


def readable(color: RGB, ground: RGB, ratio: float) -> RGB:
    """Return the color, moved toward white or black until it has a contrast on its ground.

    >>> to_hex(readable((0.5, 0.5, 0.5), (1.0, 1.0, 1.0), 4.5))
    '#737373'
    """
    end = max((_WHITE, _BLACK), key=lambda each: contrast(each, ground))
    for step in range(21):
        moved = mixed(color, end, step / 20)
        if contrast(moved, ground) >= ratio:
            return moved
    return end


def _darkened(ground: RGB, lightness: float) -> RGB:
    """Return paper or a tint at night.

    As dark as `lightness`, with a trace of its hue; other grounds stay.
    """
    hue, own, saturation = colorsys.rgb_to_hls(*ground)
    if own < _PALE or luminance(ground) < 0.18:
        return ground
    return colorsys.hls_to_rgb(hue, lightness, min(saturation, 0.25))
