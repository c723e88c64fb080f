"""What cannot be set is told with its field and its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.errors import FontError
from factsheet.layout.load import load_layout
from factsheet.locale.edition import localize
from factsheet.makeup.compose import compose
from tests.locale.folder import DATA, sheet


def test_a_character_without_a_font_names_field_line_and_language(tmp_path: Path) -> None:
    edition = localize(sheet(tmp_path, DATA.replace("title: Refugees", "title: Refugees \ue000")))
    with pytest.raises(FontError) as caught:
        compose(edition, load_layout("campaign"))
    (problem,) = caught.value.diagnostics
    assert problem.message.startswith("title: no font has the character (U+E000")
    assert problem.message.endswith("(en)")
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (4, 17)
