"""QR codes: wide enough for the paper that they stand on, however small the type around them is."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.art.qr import least_code
from factsheet.display import DisplayGroup, Placed
from factsheet.document.ids import Slot, field_of
from factsheet.errors import Diagnostic
from factsheet.export_checks.job import ExportJob
from factsheet.units import MM

_SPARE = 0.05


def check(job: ExportJob) -> Iterator[Diagnostic]:
    """Yield codes that are narrower than a phone needs at the distance at which the paper is held."""
    for page in job.composition.pages:
        least = least_code(page.size)
        for group in _codes(page.items):
            if group.width < least - _SPARE:
                needed = f"{least / MM:.0f} mm"
                yield Diagnostic(
                    f"the QR code is {group.width / MM:.1f} mm wide; on {page.size} it needs {needed}",
                    hint=f"give it a size of {needed} or more in the layout",
                    path=group.path or "",
                    code="qr-code-too-small",
                )


def _codes(items: tuple[Placed, ...]) -> Iterator[DisplayGroup]:
    for item, _, _ in items:
        if isinstance(item, DisplayGroup):
            # A tile of an item that a writer calls `code` is not rigid; a code is.
            if item.path and item.rigid and field_of(item.path) == Slot.CODE:
                yield item
            yield from _codes(item.items)
