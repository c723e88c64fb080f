"""The machine that operators act on: the graphics state, what is marked, what has been painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any

from factsheet.pdftools.geometry import EVERYWHERE, IDENTITY, Box, Matrix, Point, touches
from factsheet.pdftools.preflight.fonts import PdfFont
from factsheet.pdftools.preflight.fonts import font as read_font
from factsheet.pdftools.preflight.marks import MarkedMark, PageMark, State
from factsheet.pdftools.preflight.objects import entry, identity, mapping
from factsheet.pdftools.preflight.operators import Operation, OperatorError, operations
from factsheet.records import dataclass

MOST_MARKS = 200_000
MOST_OPERATORS = 400_000
DEEPEST_FORM = 12
# To begin a stream costs as much as that many operators.
_STREAM = 50
_DEEPEST_STATE = 512
_MOST_NOTES = 100
_SENSELESS = (TypeError, ValueError, IndexError, AttributeError, OverflowError, ZeroDivisionError)


@dataclass(slots=True)
class Reading:
    """The marks of a page, and in words what was wrong with its content or could not be read."""

    marks: list[PageMark] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    states: list[Any] = field(default_factory=list)
    groups: list[Any] = field(default_factory=list)

    def wrong(self, message: str) -> None:
        """Note something that is wrong, once."""
        _note(self.problems, message)

    def skipped(self, message: str) -> None:
        """Note something that could not be read, once."""
        _note(self.unread, message)


def _note(kept: list[str], message: str) -> None:
    if message not in kept and len(kept) < _MOST_NOTES:
        kept.append(message)


Act = Callable[..., None]


@dataclass(slots=True)
class ReadScope:
    """What one stream sees: its resources, the states it has saved, the outline it is making."""

    resources: Any = None
    spaces: Mapping[str, Any] = field(default_factory=dict)
    saved: list[State] = field(default_factory=list)
    parts: list[list[Point]] = field(default_factory=list)
    curved: bool = False
    clips: bool = False


class Machine:
    """Runs streams; what one of them draws that is a stream itself runs one level deeper."""

    def __init__(self, table: Mapping[str, Act]) -> None:
        self._table = table
        self._fonts: dict[Any, PdfFont] = {}
        self._operators = 0
        self.reading = Reading()
        self.state = State()
        self.scope = ReadScope()
        self.within: tuple[str, ...] = ()
        self.open_marks: list[MarkedMark] = []
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.text_clips: list[Box] = []

    def run(self, content: bytes, resources: Any, state: State, within: tuple[str, ...]) -> None:
        """Read a stream from the beginning, in a state."""
        kept = (self.state, self.scope, self.within, self.text, self.line)
        spaces = {key.lstrip("/"): value for key, value in mapping(entry(resources, "/ColorSpace")).items()}
        self.state, self.scope, self.within = state, ReadScope(resources, spaces), within
        try:
            self._spend(_STREAM)
            for operation in operations(content):
                self._spend(1)
                self._operate(operation)
        except OperatorError as error:
            self.reading.skipped(str(error))
        if self.scope.saved:
            self.reading.wrong("the state is saved (q) and not restored")
        self.state, self.scope, self.within, self.text, self.line = kept

    def set(self, **changes: Any) -> None:
        """Change the graphics state."""
        self.state = replace(self.state, **changes)

    def save(self) -> None:
        """Keep the state for `restore`."""
        if len(self.scope.saved) >= _DEEPEST_STATE:
            raise OperatorError(f"the state is saved more than {_DEEPEST_STATE} deep")
        self.scope.saved.append(self.state)

    def restore(self) -> None:
        """Go back to the state kept last."""
        if self.scope.saved:
            self.state = self.scope.saved.pop()
        else:
            self.reading.wrong("the state is restored (Q) without having been saved")

    def resource(self, kind: str, key: str) -> Any:
        """Return what a name stands for; None, and a note, if it is not among the resources."""
        found = entry(self.scope.resources, f"/{kind}", f"/{key}")
        if found is None:
            self.reading.wrong(f"{key} ({kind}) is not among the resources")
        return found

    def font(self, source: Any) -> PdfFont:
        """Return the font of a dictionary, read once."""
        key = identity(source)
        if key not in self._fonts:
            self._fonts[key] = read_font(source)
        return self._fonts[key]

    def place(self) -> tuple[State, tuple[MarkedMark, ...], tuple[str, ...]]:
        """Return the fields that every mark has."""
        return self.state, tuple(self.open_marks), self.within

    def seen(self, area: Box) -> Box | None:
        """Return the part of an area that is not clipped away; a line without thickness stays one."""
        clip = self.state.clip
        if clip == EVERYWHERE:
            return area
        if not touches(area, clip):
            return None
        return max(area[0], clip[0]), max(area[1], clip[1]), min(area[2], clip[2]), min(area[3], clip[3])

    def add(self, mark: PageMark) -> None:
        """Note a mark."""
        self.reading.marks.append(mark)

    def _spend(self, operators: int) -> None:
        """Stop where a page has too much, in forms within forms perhaps, to be one."""
        self._operators += operators
        if self._operators > MOST_OPERATORS or len(self.reading.marks) > MOST_MARKS:
            raise OperatorError(f"the page has more than {MOST_OPERATORS} operators or {MOST_MARKS} marks")

    def _operate(self, operation: Operation) -> None:
        act = self._table.get(operation.operator)
        if act is None:
            self.reading.wrong(f"there is no operator {operation.operator[:20]!r}")
            return
        try:
            act(self, *operation.operands)
        except _SENSELESS:
            self.reading.wrong(f"the operator {operation.operator} has operands that make no sense")
