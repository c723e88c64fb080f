"""What a composition knows of its copy."""

from pathlib import Path

from factsheet.composing.bench import Bench
from factsheet.pipeline import edition_of, layout_of, library_of, load


def test_the_length_of_the_header_counts_the_keys_at_the_top_of_the_data() -> None:
    path = Path(__file__).resolve().parent.parent / "sheets" / "data" / "school-meals.yaml"
    edition = edition_of(load(path))
    bench = Bench(edition, layout_of(edition, "campaign", None), library_of(edition))
    said = [edition.find(f"header.{key}").plain for key in ("title", "subtitle", "summary")]
    assert bench.length("header") == sum(map(len, said))
