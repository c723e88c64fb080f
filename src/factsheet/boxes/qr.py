"""`qr`: the scan-to-read code of an address."""

from __future__ import annotations

from pydantic import Field

from factsheet.art.qr import make, verify
from factsheet.boxes.box import Box, Selector, kind
from factsheet.display import DisplayGroup, Placed, Shape
from factsheet.document.ids import Slot
from factsheet.document.text import Name, Text
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, drawn
from factsheet.setting.style import Length


@kind("qr")
class QrBox(Box):
    """A QR code, `size` wide with its quiet zone of four modules; never mirrored, decoded when it is made."""

    qr: Selector
    size: Length
    swatch: str
    hang: bool = Field(False, description="the modules, not the quiet zone, stand on the start edge")

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        address = setting.find(self.qr)
        if not isinstance(address, (Name, Text)) or not address:
            return Galley(0.0, 0.0)
        payload = address.value if isinstance(address, Name) else address.plain
        symbol = make(payload, self.size, address.span)
        verify(symbol)
        shape = Shape(symbol.outline, self.size, self.size, fill=self.swatch)
        group = DisplayGroup(
            (Placed(shape, 0.0, 0.0),), self.size, self.size, rigid=True, path=Slot.CODE.of(address.path)
        )
        quiet = 4 * symbol.module if self.hang else 0.0
        return drawn(self.size, self.size, Placed(group, -quiet, 0.0))

    def content_width(self, setting: LayoutContext) -> float:
        return self.size
