"""Selectors that can name nothing are told when a layout is read, with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

import factsheet
from factsheet.errors import LayoutError

CAMPAIGN = Path(__file__).parents[2] / "layouts" / "campaign" / "layout.yaml"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("{icon: .icon, size: 12u", "{icon: .icn, size: 12u", ".icn: there is no 'icn'"),
        ("{text: .text, style: demand", "{text: .model_copy, style: demand", "there is no 'model_copy'"),
        ("{text: header.summary", "{text: header.sumary", "header.sumary: there is no 'sumary'"),
        ("{text: story.heading", "{text: story.heading.plain", "there is nothing inside heading"),
        ("each: key_numbers.others", "each: key_numbers.othrs", "there is no 'othrs'"),
        ("when: imprint.partners", "when: imprint.partner", "there is no 'partner'"),
    ],
)
def test_a_mistyped_selector_is_an_error_at_its_line(
    right: str, wrong: str, told: str, tmp_path: Path
) -> None:
    source = CAMPAIGN.read_text(encoding="utf-8")
    assert right in source
    (tmp_path / "layout.yaml").write_text(source.replace(right, wrong), encoding="utf-8")
    with pytest.raises(LayoutError) as caught:
        factsheet.load_layout(tmp_path)
    (first, *_) = caught.value.diagnostics
    assert told in first.message
    assert first.span is not None
    line = source.replace(right, wrong).splitlines()[first.span.line - 1]
    assert wrong.split(": ")[1].split(",")[0] in line
