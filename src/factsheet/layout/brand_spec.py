"""What of a layout is a brand's: its key `brand:`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from factsheet.setting.style import Spec


def several(value: Any) -> Any:
    """Return a list as it is, and one value as a list of it."""
    return value if isinstance(value, (list, tuple)) else (value,)


Names = Annotated[tuple[str, ...], BeforeValidator(several)]


class BrandSwatch(Spec):
    """What becomes of a swatch where a brand gives a color for its role."""

    role: Literal["accent", "ground", "ink"]
    tint: float = Field(100, gt=0, le=100, description="how much of the color, in per cent")
    on: Names = Field((), description="swatches that it stands out from, as they have become")
    contrast: float = Field(4.5, ge=1, le=21, description="the least contrast to these (WCAG 2.2, 1.4.3)")


class BrandSpec(Spec):
    """Which swatches and which typeface roles of a layout are those of a brand."""

    swatches: Mapping[str, BrandSwatch] = Field({}, description="by swatch; taken in this order")
    faces: Mapping[Literal["headings", "text"], Names] = Field(
        {}, description="roles under `fonts:` that headings, and text, are set in"
    )
