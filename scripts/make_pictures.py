"""Draw the pictures of the README from the sample in both looks: run after a change of a layout."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

import factsheet
from factsheet.layout.load import layout_names

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DPI = 100.0

if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for layout in layout_names():
        result = factsheet.make(
            ROOT / "data" / "hong-kong-refugees" / "factsheet.yaml", layout=layout, output=factsheet.SCREEN
        )
        picture = PICTURES / f"{layout}.png"
        page = Image.open(io.BytesIO(result.image(dpi=DPI)))
        # Flat colors and their edges: a palette holds them, in a third of the bytes.
        page.quantize(256, kmeans=2, dither=Image.Dither.NONE).save(picture, optimize=True)
        print(picture)
