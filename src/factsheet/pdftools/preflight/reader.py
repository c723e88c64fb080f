"""The reader of content streams: operators become marks, with color, type and marked content worked out.

It reads what pypdf hands it as objects, and bounds its own work: operators, nesting and marks.  What
it cannot make sense of is noted in words and passed over.
"""

from __future__ import annotations

from typing import Any

from factsheet.pdftools.preflight.marks import State
from factsheet.pdftools.preflight.objects import Rectangle
from factsheet.pdftools.preflight.reading import outlines, state, text, things
from factsheet.pdftools.preflight.reading.machine import Machine, Reading

_TABLE = state.TABLE | outlines.TABLE | text.TABLE | things.TABLE


def read(content: bytes, resources: Any, limits: Rectangle) -> Reading:
    """What a content stream paints on a page with these limits."""
    machine = Machine(_TABLE)
    machine.run(content, resources, State(clip=limits), ())
    if machine.open_marks:
        machine.reading.wrong("marked content is begun and not ended")
    return machine.reading
