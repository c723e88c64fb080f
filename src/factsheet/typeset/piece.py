"""A piece: copy in one cut, color and place, the input of setting type."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StyledRun:
    """A stretch of copy that is set alike throughout.

    `families` are tried in turn, `weight` is 400 for regular and 700 for bold, `swatch` names
    the color.  `start` is the offset of the piece in the plain text of the copy at `path`;
    `link` is where it leads.
    """

    text: str
    families: tuple[str, ...]
    weight: int
    swatch: str
    path: str
    start: int = 0
    link: str = ""

    @property
    def stop(self) -> int:
        """The offset in the copy at which the piece ends."""
        return self.start + len(self.text)
