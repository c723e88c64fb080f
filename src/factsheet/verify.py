"""A finished page looked at as a reader would: its QR code is found and read."""

from __future__ import annotations

from factsheet.art.qr import decode_image
from factsheet.content.edition import Edition
from factsheet.display import DisplayGroup, Placed
from factsheet.errors import OutputError
from factsheet.render import page_images
from factsheet.targets.pdf import Result

_DPI = 200.0
_CODE = ".code"


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
                code="qr-code-not-readable",
            )


def _addresses(result: Result, edition: Edition) -> dict[str, str]:
    paths = [path for page in result.composition.pages for path in _codes(page.items)]
    found = {path: edition.find(path.removesuffix(_CODE)) for path in paths}
    return {path: getattr(each, "value", None) or each.plain for path, each in found.items() if each}


def _codes(items: tuple[Placed, ...]) -> list[str]:
    paths = []
    for item, _, _ in items:
        if isinstance(item, DisplayGroup):
            if item.path and item.path.endswith(_CODE):
                paths.append(item.path)
            paths += _codes(item.items)
    return paths
