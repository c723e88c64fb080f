"""The sample as a press-ready PDF, in one line."""

from pathlib import Path

import factsheet

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"

if __name__ == "__main__":
    print(factsheet.make(SAMPLE).save("out"))
