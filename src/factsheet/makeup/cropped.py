"""Pictures of which a place on the page leaves so little that what they show may be gone: told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.content.edition import Edition
from factsheet.display import Page, groups
from factsheet.document.nodes import Figure, walk
from factsheet.errors import Diagnostic, Severity

MOST_UNTOLD = 0.42
"""The share of a picture that may be cut off without a word: a third, and what runs over the trim."""
_HINT = (
    "say what is to stay: focus: [0.5, 0.3] beside the file, which the header calls picture_focus; or take a "
    "picture nearer to the shape of its place"
)


def cropped_pictures(pages: Iterable[Page], edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each picture that loses more, unless the data says what of it is to stay."""
    named = {each.art.path: each.art for each in walk(edition.document) if isinstance(each, Figure)}
    for item in groups(placed for page in pages for placed in page.items):
        name = named.get(item.path or "")
        if name and item.lost > MOST_UNTOLD and name.focus is None:
            place = f"{item.width / item.height:.2f} to 1"
            said = f"{name.path} loses {item.lost:.0%} of itself in its place, which is {place}"
            yield Diagnostic(said, name.span, _HINT, name.path, Severity.WARNING, code="picture-cropped")
