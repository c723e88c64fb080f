"""The reader of content streams: operators become marks, with color, type and marked content worked out.

It reads what pypdf hands it as objects, and bounds its own work: operators, nesting and marks.  What
it cannot make sense of is noted in words and passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from factsheet.preflight.fonts import Font
from factsheet.preflight.marks import Mark, Marked, Path, Picture, Shade, State, Text
from factsheet.preflight.matrix import (
    EVERYWHERE,
    IDENTITY,
    Matrix,
    Point,
    applied,
    around,
    grown,
    overlap,
    scale,
    through,
    times,
    touches,
)
from factsheet.preflight.objects import (
    Box,
    box,
    data,
    entry,
    identity,
    integer,
    mapping,
    name,
    number,
    numbers,
    raw,
    resolve,
    sequence,
    truth,
)
from factsheet.preflight.operators import Name, Operation, OperatorError, operations
from factsheet.preflight.paint import GRAY, INKS, LIGHT, UNKNOWN, Paint, Space, space

MOST_MARKS = 200_000
_DEEPEST_FORM = 12
_DEEPEST_STATE = 512
_UNIT: Box = (0.0, 0.0, 1.0, 1.0)


@dataclass(slots=True)
class Reading:
    """The marks of a page, and in words what was wrong with its content or could not be read."""

    marks: list[Mark] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    states: list[Any] = field(default_factory=list)
    groups: list[Any] = field(default_factory=list)
    forms: dict[Any, Any] = field(default_factory=dict)

    def note(self, kept: list[str], message: str) -> None:
        """Keep a message once, and not without end."""
        if message not in kept and len(kept) < 100:
            kept.append(message)


def read(content: bytes, resources: Any, limits: Box) -> Reading:
    """What a content stream paints on a page with these limits."""
    reading = Reading()
    reader = _Reader(reading, {})
    reader.run(content, resources, State(clip=limits), ())
    if reader.open_marks:
        reading.note(reading.problems, "marked content is begun and not ended")
    return reading


class _Reader:
    """Runs one stream; forms and patterns inside are run by the same reader, one level deeper."""

    def __init__(self, reading: Reading, fonts: dict[Any, Font]) -> None:
        self.reading, self._fonts = reading, fonts
        self.open_marks: list[Marked] = []
        self._within: tuple[str, ...] = ()
        self._state, self._saved = State(), list[State]()
        self._resources: Any = None
        self._spaces: Mapping[str, Any] = {}
        self._parts: list[list[Point]] = []
        self._curved, self._clips = False, False
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._text_clips: list[Box] = []

    def run(self, content: bytes, resources: Any, state: State, within: tuple[str, ...]) -> None:
        """Read a stream from the beginning, in a state."""
        kept = (self._state, self._saved, self._resources, self._spaces, self._within, self._parts)
        self._state, self._saved, self._resources, self._within = state, [], resources, within
        self._spaces, self._parts = mapping(entry(resources, "/ColorSpace")), []
        self._spaces = {key.lstrip("/"): value for key, value in self._spaces.items()}
        try:
            for operation in operations(content):
                self._operate(operation)
                if len(self.reading.marks) > MOST_MARKS:
                    raise OperatorError(f"there are more than {MOST_MARKS} marks on the page")
        except OperatorError as error:
            self.reading.note(self.reading.unread, str(error))
        if self._saved:
            self.reading.note(self.reading.problems, "the state is saved (q) and not restored")
        self._state, self._saved, self._resources, self._spaces, self._within, self._parts = kept

    def _operate(self, operation: Operation) -> None:
        act = _OPERATORS.get(operation.operator)
        if act is None:
            self.reading.note(self.reading.problems, f"there is no operator {operation.operator[:20]!r}")
            return
        try:
            act(self, *operation.operands)
        except (TypeError, ValueError, IndexError, AttributeError, OverflowError, ZeroDivisionError):
            message = f"the operator {operation.operator} has operands that make no sense"
            self.reading.note(self.reading.problems, message)

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)

    # State

    def _save(self) -> None:
        if len(self._saved) >= _DEEPEST_STATE:
            raise OperatorError(f"the state is saved more than {_DEEPEST_STATE} deep")
        self._saved.append(self._state)

    def _restore(self) -> None:
        if self._saved:
            self._state = self._saved.pop()
        else:
            self.reading.note(self.reading.problems, "the state is restored (Q) without having been saved")

    def _transform(self, *parts: float) -> None:
        a, b, c, d, e, f = parts
        self._set(matrix=times((a, b, c, d, e, f), self._state.matrix))

    def _dictionary(self, key: str) -> None:
        """`gs`"""
        found = entry(self._resources, "/ExtGState", f"/{key}")
        if found is None:
            self.reading.note(self.reading.problems, f"the graphics state {key} is not among the resources")
            return
        self.reading.states.append(found)
        self._set(**_changes(found))
        font = sequence(entry(found, "/Font"))
        if len(font) == 2:
            self._set(font=self._font(font[0]), font_size=number(font[1]) or 0.0)

    # Color

    def _space(self, which: str, key: str) -> None:
        found = space(Name(key), self._spaces)
        first = 1.0 if found.names else 0.0
        values = (0.0, 0.0, 0.0, 1.0) if found == INKS else (first,) * found.components
        self._set(**{which: Paint(found, values)})

    def _color(self, which: str, *operands: Any) -> None:
        current: Space = getattr(self._state, which).space
        values = tuple(float(each) for each in operands if isinstance(each, float))
        pattern = str(operands[-1]) if operands and isinstance(operands[-1], str) else ""
        if not pattern and current.components != len(values):
            self.reading.note(self.reading.problems, f"a color in {current} has {len(values)} components")
        self._set(**{which: Paint(current, values, pattern)})

    def _device(self, which: str, device: Space, *values: float) -> None:
        if len(values) != device.components:
            raise ValueError(values)
        self._set(**{which: Paint(device, tuple(float(value) for value in values))})

    # Paths

    def _move(self, x: float, y: float) -> None:
        self._parts.append([applied(self._state.matrix, (x, y))])

    def _to(self, *points: float) -> None:
        if not self._parts:
            raise ValueError("no current point")
        pairs = zip(points[::2], points[1::2], strict=True)
        self._parts[-1] += [applied(self._state.matrix, pair) for pair in pairs]
        self._curved |= len(points) > 2

    def _rectangle(self, x: float, y: float, width: float, height: float) -> None:
        matrix = self._state.matrix
        ends = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        self._parts.append([applied(matrix, end) for end in ends])

    def _close(self) -> None:
        if self._parts and self._parts[-1]:
            self._parts[-1].append(self._parts[-1][0])

    def _paint(self, fills: bool, strokes: bool, closes: bool = False) -> None:
        if closes:
            self._close()
        parts = tuple(tuple(part) for part in self._parts if len(part) > 1)
        area = around(point for part in parts for point in part)
        if area and (fills or strokes):
            self._add_path(parts, area, fills, strokes)
        if self._clips and (area := around(point for part in self._parts for point in part)):
            self._set(clip=overlap(area, self._state.clip) or (0.0, 0.0, 0.0, 0.0))
        self._parts, self._curved, self._clips = [], False, False

    def _add_path(self, parts: tuple[tuple[Point, ...], ...], area: Box, fills: bool, strokes: bool) -> None:
        width = self._state.line_width * scale(self._state.matrix) if strokes else 0.0
        seen = _clipped(grown(area, width / 2), self._state.clip)
        if seen is None:
            return
        if fills:
            self._pattern(self._state.fill, seen)
        self._add(Path(seen, *self._place(), parts, fills, strokes, self._curved, width))

    def _clip(self) -> None:
        self._clips = True

    # Text

    def _begin_text(self) -> None:
        self._text = self._line = IDENTITY

    def _end_text(self) -> None:
        areas, self._text_clips = self._text_clips, []
        if areas and (
            area := around(end for each in areas for end in ((each[0], each[1]), (each[2], each[3])))
        ):
            self._set(clip=overlap(area, self._state.clip) or (0.0, 0.0, 0.0, 0.0))

    def _select_font(self, key: str, size: float) -> None:
        found = entry(self._resources, "/Font", f"/{key}")
        if found is None:
            self.reading.note(self.reading.problems, f"the font {key} is not among the resources")
        self._set(font=self._font(found) if found is not None else None, font_size=size)

    def _font(self, source: Any) -> Font:
        key = identity(source)
        if key not in self._fonts:
            self._fonts[key] = Font(source)
        return self._fonts[key]

    def _next_line(self, x: float, y: float) -> None:
        self._text = self._line = times((1, 0, 0, 1, x, y), self._line)

    def _next_line_leading(self, x: float, y: float) -> None:
        self._set(leading=-y)
        self._next_line(x, y)

    def _text_matrix(self, *parts: float) -> None:
        a, b, c, d, e, f = parts
        self._text = self._line = (a, b, c, d, e, f)

    def _new_line(self) -> None:
        self._next_line(0, -self._state.leading)

    def _show(self, string: bytes) -> None:
        self._show_all([string])

    def _show_line(self, string: bytes) -> None:
        self._new_line()
        self._show(string)

    def _show_spaced(self, word: float, char: float, string: bytes) -> None:
        self._set(word_space=word, char_space=char)
        self._show_line(string)

    def _show_all(self, items: list[Any]) -> None:
        """`TJ`: all strings of an array are one mark."""
        state = self._state
        if state.font is None:
            self.reading.note(self.reading.problems, "text is shown without a font")
            return
        start, shown, x = self._text, [], 0.0
        for item in items:
            if isinstance(item, float):
                x -= item / 1000 * state.font_size * state.stretch
                continue
            for each in state.font.shown(item):
                shown.append(each)
                space_after = state.char_space + (state.word_space if each.is_space else 0.0)
                x += (each.width / 1000 * state.font_size + space_after) * state.stretch
        self._text = times((1, 0, 0, 1, x, 0), start)
        if shown:
            self._add_text(tuple(shown), start, x)

    def _add_text(self, shown: tuple[Any, ...], start: Matrix, width: float) -> None:
        state = self._state
        assert state.font is not None
        matrix = times(start, state.matrix)
        size = state.font_size
        area = through(
            matrix, (min(0.0, width), state.rise - 0.2 * size, max(0.0, width), state.rise + 0.75 * size)
        )
        if state.text_mode > 3:
            self._text_clips.append(area)
        seen = _clipped(area, state.clip)
        # Clipped text still says something; so it is kept, with nothing to see.
        visible = seen is not None and state.text_mode not in (3, 7)
        height = abs(size) * scale(matrix)
        place = seen or (area[0], area[1], area[0], area[1])
        if visible and state.text_mode in (0, 2, 4, 6):
            self._pattern(state.fill, place)
        self._add(Text(place, *self._place(), state.font, height, shown, visible))

    # Objects

    def _draw(self, key: str) -> None:
        found = entry(self._resources, "/XObject", f"/{key}")
        kind = name(entry(found, "/Subtype"))
        if kind == "Image":
            self._picture(found, space(raw(found, "/ColorSpace"), self._spaces), inline=False)
        elif kind == "Form":
            self._form(found, f"form {key}")
        else:
            self.reading.note(
                self.reading.problems, f"the object {key} is not among the resources, or no image or form"
            )

    def _form(self, form: Any, label: str) -> None:
        if len(self._within) >= _DEEPEST_FORM or f"{label} {identity(form)}" in self._within:
            self.reading.note(self.reading.unread, "forms are nested too deep, or in themselves")
            return
        self.reading.forms[identity(form)] = form
        if entry(form, "/Group") is not None:
            self.reading.groups.append(entry(form, "/Group"))
        content = data(form)
        if content is None:
            self.reading.note(self.reading.unread, f"the {label} cannot be decoded")
            return
        a, b, c, d, e, f = numbers(entry(form, "/Matrix")) or IDENTITY
        matrix = times((a, b, c, d, e, f), self._state.matrix)
        limits = box(entry(form, "/BBox"))
        clip = overlap(through(matrix, limits), self._state.clip) if limits else self._state.clip
        state = replace(self._state, matrix=matrix, clip=clip or (0.0, 0.0, 0.0, 0.0))
        resources = entry(form, "/Resources")
        marks = len(self.open_marks)
        within = (*self._within, f"{label} {identity(form)}")
        text = self._text, self._line
        self.run(content, resources if resources is not None else self._resources, state, within)
        self._text, self._line = text
        if len(self.open_marks) != marks:
            self.reading.note(self.reading.problems, "marked content crosses the edge of a form")
            del self.open_marks[marks:]

    def _pattern(self, paint: Paint, area: Box) -> None:
        """Look at what a tiling pattern paints."""
        found = entry(self._resources, "/Pattern", f"/{paint.pattern}") if paint.pattern else None
        if found is None:
            return
        if integer(entry(found, "/PatternType")) == 2:
            used = space(raw(entry(found, "/Shading"), "/ColorSpace"), self._spaces)
            self._add(Shade(area, *self._place(), used))
            return
        label = f"pattern {paint.pattern}"
        if len(self._within) >= _DEEPEST_FORM or label in self._within or (content := data(found)) is None:
            self.reading.note(self.reading.unread, f"the {label} cannot be read")
            return
        state = State(matrix=self._state.matrix, clip=area)
        if integer(entry(found, "/PaintType")) == 2 and paint.space.base:
            under = Paint(paint.space.base, paint.values)
            state = replace(state, fill=under, stroke=under)
        self.run(content, entry(found, "/Resources"), state, (*self._within, label))

    def _picture(self, source: Any, used: Space, inline: bool) -> None:
        width = integer(entry(source, "/Width")) or 0
        height = integer(entry(source, "/Height")) or 0
        is_mask = truth(entry(source, "/ImageMask"))
        self._add_picture(source, (width, height), used, is_mask, inline)

    def _add_picture(
        self, source: Any, pixels: tuple[int, int], used: Space, is_mask: bool, inline: bool
    ) -> None:
        area = through(self._state.matrix, _UNIT)
        seen = _clipped(area, self._state.clip)
        if seen is None:
            return
        if is_mask:
            self._pattern(self._state.fill, seen)
        place = self._place()
        self._add(Picture(seen, *place, source, pixels, used, is_mask, area, self._state.matrix, inline))

    def _inline_image(self, entries: dict[str, Any], image: bytes) -> None:
        given = {_LONG_KEYS.get(key, key): value for key, value in entries.items()}
        used = space(given.get("ColorSpace"), self._spaces) if "ColorSpace" in given else UNKNOWN
        pixels = (int(given.get("Width", 0)), int(given.get("Height", 0)))
        self._add_picture(None, pixels, used, bool(given.get("ImageMask")), inline=True)

    def _shading(self, key: str) -> None:
        found = entry(self._resources, "/Shading", f"/{key}")
        used = space(raw(found, "/ColorSpace"), self._spaces)
        area = self._state.clip
        self._add(Shade(area, *self._place(), used))

    # Marked content

    def _begin_mark(self, tag: str, properties: Any = None) -> None:
        if isinstance(properties, str):
            found = mapping(entry(self._resources, "/Properties", f"/{properties}"))
            given = {key.lstrip("/"): resolve(value) for key, value in found.items()}
        else:
            given = dict(properties or {})
        mcid = given.get("MCID")
        whole = int(mcid) if isinstance(mcid, int | float) else None
        self.open_marks.append(Marked(str(tag), whole, given))

    def _end_mark(self) -> None:
        if self.open_marks:
            self.open_marks.pop()
        else:
            self.reading.note(
                self.reading.problems, "marked content is ended (EMC) without having been begun"
            )

    def _place(self) -> tuple[State, tuple[Marked, ...], tuple[str, ...]]:
        return self._state, tuple(self.open_marks), self._within

    def _add(self, mark: Mark) -> None:
        self.reading.marks.append(mark)

    def _nothing(self, *operands: Any) -> None:
        """An operator that changes nothing that is looked at."""


def _clipped(area: Box, clip: Box) -> Box | None:
    """The part of an area that is seen; a line without thickness stays one."""
    if clip == EVERYWHERE:
        return area
    if not touches(area, clip):
        return None
    return max(area[0], clip[0]), max(area[1], clip[1]), min(area[2], clip[2]), min(area[3], clip[3])


def _changes(found: Any) -> dict[str, Any]:
    """What a graphics state dictionary sets."""
    changes: dict[str, Any] = {}
    stroke, fill = entry(found, "/OP"), entry(found, "/op")
    if stroke is not None:
        changes["stroke_overprints"] = changes["fill_overprints"] = truth(stroke)
    if fill is not None:
        changes["fill_overprints"] = truth(fill)
    for key, field_ in (
        ("/OPM", "overprint_mode"),
        ("/LW", "line_width"),
        ("/ca", "fill_alpha"),
        ("/CA", "stroke_alpha"),
    ):
        value = number(entry(found, key))
        if value is not None:
            changes[field_] = int(value) if field_ == "overprint_mode" else value
    blend = entry(found, "/BM")
    if blend is not None:
        first = sequence(blend)
        changes["blend"] = name(first[0]) if first else name(blend)
        changes["blend"] = "Normal" if changes["blend"] == "Compatible" else changes["blend"]
    mask = entry(found, "/SMask")
    if mask is not None:
        changes["soft_mask"] = name(mask) != "None"
    return changes


_LONG_KEYS = {
    **{"BPC": "BitsPerComponent", "CS": "ColorSpace", "D": "Decode", "DP": "DecodeParms"},
    **{"F": "Filter", "H": "Height", "IM": "ImageMask", "I": "Interpolate", "W": "Width"},
}
_Act = Callable[..., None]


def _set_to(key: str, factor: float = 1.0) -> _Act:
    def act(reader: _Reader, value: float) -> None:
        reader._set(**{key: value * factor})

    return act


def _with(act: _Act, *first: Any) -> _Act:
    return lambda reader, *operands: act(reader, *first, *operands)


_R = _Reader
_OPERATORS: dict[str, _Act] = {
    **{
        "q": _R._save,
        "Q": _R._restore,
        "cm": _R._transform,
        "gs": _R._dictionary,
        "w": _set_to("line_width"),
    },
    **dict.fromkeys(("J", "j", "M", "d", "ri", "i", "d0", "d1", "MP", "DP", "BX", "EX"), _R._nothing),
    **{"cs": _with(_R._space, "fill"), "CS": _with(_R._space, "stroke")},
    **dict.fromkeys(("sc", "scn"), _with(_R._color, "fill")),
    **dict.fromkeys(("SC", "SCN"), _with(_R._color, "stroke")),
    **{"g": _with(_R._device, "fill", GRAY), "G": _with(_R._device, "stroke", GRAY)},
    **{"rg": _with(_R._device, "fill", LIGHT), "RG": _with(_R._device, "stroke", LIGHT)},
    **{"k": _with(_R._device, "fill", INKS), "K": _with(_R._device, "stroke", INKS)},
    **{
        "m": _R._move,
        "l": _R._to,
        "c": _R._to,
        "v": _R._to,
        "y": _R._to,
        "re": _R._rectangle,
        "h": _R._close,
    },
    **{"S": _with(_R._paint, False, True), "s": _with(_R._paint, False, True, True)},
    **dict.fromkeys(("f", "F", "f*"), _with(_R._paint, True, False)),
    **dict.fromkeys(("B", "B*"), _with(_R._paint, True, True)),
    **dict.fromkeys(("b", "b*"), _with(_R._paint, True, True, True)),
    **{"n": _with(_R._paint, False, False), "W": _R._clip, "W*": _R._clip},
    **{"BT": _R._begin_text, "ET": _R._end_text, "Tf": _R._select_font, "Td": _R._next_line},
    **{
        "TD": _R._next_line_leading,
        "Tm": _R._text_matrix,
        "T*": _R._new_line,
        "Tj": _R._show,
        "TJ": _R._show_all,
    },
    **{"'": _R._show_line, '"': _R._show_spaced, "Tc": _set_to("char_space"), "Tw": _set_to("word_space")},
    **{"Tz": _set_to("stretch", 0.01), "TL": _set_to("leading"), "Ts": _set_to("rise")},
    "Tr": lambda reader, mode: reader._set(text_mode=int(mode)),
    **{"Do": _R._draw, "BI": _R._inline_image, "sh": _R._shading},
    **{"BMC": _R._begin_mark, "BDC": _R._begin_mark, "EMC": _R._end_mark},
}
