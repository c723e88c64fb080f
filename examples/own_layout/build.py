"""A layout of one's own: a folder with a layout.yaml that changes what it extends."""

from pathlib import Path

import factsheet

HERE = Path(__file__).parent

if __name__ == "__main__":
    layout = factsheet.load_layout(HERE / "harbor")
    result = factsheet.make("data/hong-kong-refugees/factsheet.yaml", layout=layout, paper="Letter")
    path = Path("out") / f"harbor.{result.name}"
    print(result.save(path))
