"""The content stream of a page: operators, each written only where it changes something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factsheet.display import Outline
from factsheet.files import MB
from factsheet.pdf.document import number, numbers
from factsheet.pdf.operands import TextOperand
from factsheet.pdf.shadings import PaintOperators
from factsheet.records import dataclass
from factsheet.workshop import remembered

OVERPRINT, KNOCK_OUT = "Over", "Out"
# Hundredths of a point are finer than any press; padding is lost in compression.
_STEPS = {"M": "%.2f %.2f m", "L": "%.2f %.2f l", "C": "%.2f %.2f %.2f %.2f %.2f %.2f c", "Z": "h"}
_FOUR_SIDES = ("M", "L", "L", "L", "Z")


@dataclass(slots=True)
class _State:
    """The part of the graphics state that is set here, with the values a page starts with.

    It changes with most runs: who keeps one keeps a copy.
    """

    fill: str = ""
    stroke: str = ""
    overprints: bool = False
    font: tuple[str, float] = ("", 0.0)
    rise: float = 0.0
    line_width: float = 1.0
    round_caps: bool = False


class ContentStream:
    """The operators of a page.  Coordinates are the file's own: points, y upward."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._state = _State()
        self._saved: list[_State] = []
        self._line = (0.0, 0.0)

    def data(self) -> bytes:
        """Return the content stream."""
        return "\n".join(self._lines).encode("ascii")

    def save(self) -> None:
        """Keep the state as it is for `restore`."""
        self._saved.append(replace(self._state))
        self._lines.append("q")

    def restore(self) -> None:
        """Go back to the state that was last kept."""
        self._state = self._saved.pop()
        self._lines.append("Q")

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Draw what follows through a matrix."""
        # Factors take more decimals than places: what they draw may be large in its own units.
        factors = " ".join(f"{each:.6f}".rstrip("0").rstrip(".") for each in (a, b, c, d))
        self._lines.append(f"{factors} {numbers((e, f))} cm")

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Show of what follows only what lies inside a rectangle."""
        self._lines.append(f"{numbers((x, y, width, height))} re W n")

    def begin_marked(self, tag: str, properties: str) -> None:
        """Start marked content."""
        self._lines.append(f"/{tag} <<{properties}>> BDC")

    def end_marked(self) -> None:
        """End marked content."""
        self._lines.append("EMC")

    def draw(self, resource: str) -> None:
        """Paint an external object into the unit square."""
        self._lines.append(f"/{resource} Do")

    def literal(self, operators: str) -> None:
        """Add operators as they are; they must leave the state as it was."""
        self._lines.append(operators)

    def outline(self, outline: Outline, x: float, y: float, operator: str) -> None:
        """Add an outline whose y runs downward from (x, y), then the operator that paints it."""
        self._lines.append(f"{_steps(outline, x, y)} {operator}")

    def text(
        self, pieces: Iterable[TextOperand], size: float, place: tuple[float, float], apart: bool = False
    ) -> None:
        """Show text from a place on its baseline; what follows on the same baseline is the same line."""
        x, y = place
        if not apart and self._lines and self._lines[-1] == "ET" and self._line[1] == y:
            self._lines.pop()
            self._lines.append(f"{number(x - self._line[0])} 0 Td")
        else:
            self._lines.append(f"BT {numbers(place)} Td")
        self._line, state, lines = place, self._state, self._lines
        for font, raised, operand in pieces:
            if state.font != (font, size):
                lines.append(f"/{font} {number(size)} Tf")
                state.font = (font, size)
            rise = round(raised * size / 1000, 3)
            if state.rise != rise:
                lines.append(f"{number(rise)} Ts")
                state.rise = rise
            lone = operand.startswith("<") and operand.find(">") == len(operand) - 1
            lines.append(f"{operand} Tj" if lone else f"[{operand}] TJ")
        lines.append("ET")

    def fill_with(self, paint: PaintOperators) -> None:
        """Set the color of fills and of text."""
        if paint.operator != self._state.fill:
            self._lines.append(paint.operator)
            self._state.fill = paint.operator
        self.overprint(paint.overprints)

    def stroke_with(self, paint: PaintOperators, width: float, round_caps: bool) -> None:
        """Set the color and the shape of lines."""
        state = self._state
        if paint.operator != state.stroke:
            self._lines.append(paint.operator)
        if width != state.line_width:
            self._lines.append(f"{number(width)} w")
        if round_caps != state.round_caps:
            self._lines.append("1 J 1 j" if round_caps else "0 J 0 j")
        state.stroke, state.line_width, state.round_caps = paint.operator, width, round_caps
        self.overprint(paint.overprints)

    def overprint(self, overprints: bool) -> None:
        """Let what follows print over what lies below it, or cut it out."""
        if overprints != self._state.overprints:
            self._lines.append(f"/{OVERPRINT if overprints else KNOCK_OUT} gs")
            self._state.overprints = overprints


# Covers, icons and rules stand where they stood in the edition before: looking one up takes a tenth.
@remembered(most=1024, most_bytes=MB, weigh=lambda _, steps: len(steps))
def _steps(outline: Outline, x: float, y: float) -> str:
    """Return the operators of an outline whose y runs downward from (x, y)."""
    parts, at, end = [], 0, len(outline)
    while at < end:
        verb, points = outline[at]
        rectangle = verb == "M" and _rectangle(outline[at : at + 5], x, y)
        if rectangle:
            parts.append(rectangle)
            at += 5
            continue
        placed = [(y - each) if index % 2 else (x + each) for index, each in enumerate(points)]
        parts.append(_STEPS[verb] % tuple(placed))
        at += 1
    return " ".join(parts)


def _rectangle(outline: Outline, x: float, y: float) -> str:
    """Return four sides along the axes as one operator, drawn the same way round; nothing if they are not.

    Drawings of towns and tables are mostly rectangles: it halves their content streams.
    """
    if tuple(verb for verb, _ in outline) != _FOUR_SIDES:
        return ""
    (left, top), (right, also_top), (also_right, bottom), (also_left, also_bottom) = (
        (step.points[0], step.points[1]) for step in outline[:4]
    )
    if (left, top, right, bottom) != (also_left, also_top, also_right, also_bottom):
        return ""
    # The far corner is rounded as a point, so that what touches still does.
    x1, y1, x2, y2 = (round(each, 2) for each in (x + left, y - top, x + right, y - bottom))
    return f"{x1:.2f} {y1:.2f} {x2 - x1:.2f} {y2 - y1:.2f} re"


def reached(place: tuple[float, float]) -> str:
    """Operators that go to a place on the right of what was shown in a way that is no space to pypdf.

    It measures the gap by the scale of the text before.
    """
    x, y = place
    return f"BT 999 0 0 1 0 {number(y)} Tm 1 0 0 1 {numbers((x, y))} Tm ET"
