"""A layout of one's own: a folder with a layout.yaml that changes what it extends."""

from pathlib import Path

import factsheet

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"

if __name__ == "__main__":
    layout = factsheet.load_layout(HERE / "harbor")
    result = factsheet.make(SAMPLE, layout=layout, paper="Letter")
    print(result.save(Path("out", f"harbor.{result.name}")))
