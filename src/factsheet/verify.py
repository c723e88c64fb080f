"""A finished page looked at as a reader would: its QR code is found and read."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.art.qr import decode_image
from factsheet.content.edition import Edition
from factsheet.display import Placed, groups
from factsheet.document.ids import Slot, field_of, parent_path
from factsheet.document.text import Name, Text
from factsheet.errors import OutputError
from factsheet.render import page_images
from factsheet.targets.pdf import Result

_DPI = 200.0


def require_readable_code(result: Result, edition: Edition) -> None:
    """OutputError unless every QR code of the composition is read back from the rendered pages."""
    wanted = _addresses(result, edition)
    if not wanted:
        return
    seen = {text for image in page_images(result.pdf, _DPI) for text in decode_image(image)}
    for path, address in wanted.items():
        if address not in seen:
            raise OutputError.of(
                f"the QR code {path} cannot be read from the finished page",
                hint=f"it should lead to {address}; give it more room or a shorter address",
                path=path,
                code="qr-code-unreadable",
            )


def _addresses(result: Result, edition: Edition) -> dict[str, str]:
    """Return the addresses of the codes that stand on the pages, by their ids."""
    # The path of a code says which address it draws; an item that a writer calls `code` has none.
    drawn = [path for page in result.composition.pages for path in _paths(page.items)]
    named = ((path, edition.find(parent_path(path))) for path in drawn if field_of(path) == Slot.CODE)
    return {
        path: found.value if isinstance(found, Name) else found.plain
        for path, found in named
        if isinstance(found, Name | Text)
    }


def _paths(items: tuple[Placed, ...]) -> Iterator[str]:
    return (each.path for each in groups(items) if each.path)
