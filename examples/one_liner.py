"""The sample as a press-ready PDF, in one line."""

from pathlib import Path

import factsheet

if __name__ == "__main__":
    path = factsheet.make("data/hong-kong-refugees/factsheet.yaml").save(Path("out"))
    print(path)
