"""Signs that items hang from: the figures of a list, and icons."""

from __future__ import annotations

from factsheet.document.nodes import List
from factsheet.document.text import Text
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, join
from factsheet.setting.paragraph import natural_width
from factsheet.setting.style import Style

_NUMBERED = 0.5  # em: from a figure to words


def hang_of(setting: LayoutContext, items: object, own: Text, style: Style, block: str) -> float:
    """Return how far from the start edge words beside the figures of a list begin, in points.

    All those of a list of a block begin on one edge, beside the widest figure; an item of lists in groups is
    measured for itself.
    """
    listed = items.items if isinstance(items, List) else ()
    labels = [each.label for each in listed if each.label] or [own]

    def widest() -> float:
        return max(natural_width(setting, label, style) for label in labels)

    found = setting.galleys.made_of(style, ("labels", block, "" if listed else own.path), widest)
    return found + _NUMBERED * style.size


def beside_icon(
    icon: tuple[Galley, float], words: tuple[Galley, float], width: float, middle: float
) -> Galley:
    """Return an icon and words, each as far from the start edge as is told, in points.

    Words that are lower than their icon stand beside its middle; of higher ones the first line does, whose
    letters have their own `middle` so far over their line.
    """
    (sign, at), (said, start) = icon, words
    down = (sign.height - said.height) / 2
    if down < 0 and said.baselines:
        down = min(0.0, said.baselines[0] - middle - sign.height / 2)
        top = max(0.0, said.baselines[0] - middle - sign.height / 2)
        high = max(top + sign.height, said.height - down)
        return join(width, high, [(sign, at, top), (said, start, -down)])
    down = max(0.0, down)
    return join(width, max(sign.height, said.height), [(sign, at, 0.0), (said, start, down)])
