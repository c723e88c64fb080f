"""The file of plans: what is written comes back, and a plan in it stays until it is worse than it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.composing.plan import BlockPart, Demerit, Plan, PlanColumn, Tile
from factsheet.composing.plan_file import PlanKey, read_plans, written
from factsheet.composing.search import MARGIN, Standing
from factsheet.errors import LayoutError

PAGE = ((PlanColumn(0, 12, (Tile(BlockPart("header"), "wide"), Tile(BlockPart("story", 1, 3), "one"))),),)
KEY = PlanKey("campaign", "210 x 297 mm")


@given(st.floats(0.3, 3.0), st.floats(0.1, 200.0), st.integers(1, 3))
def test_what_is_written_comes_back(tmp_path_factory, scale: float, bad: float, pages: int):
    plan = Plan(round(scale, 4), (PAGE,) * pages, (Demerit("hole", bad / 2), Demerit("open", bad / 2)))
    file = tmp_path_factory.mktemp("plans") / "sheet.plan.yaml"
    file.write_text(written({KEY: plan}), encoding="utf-8")
    (back,) = read_plans(file).values()
    assert (back.scale, back.pages) == (plan.scale, plan.pages)
    assert back.badness == pytest.approx(plan.badness, abs=0.051)
    assert Standing.pinned(back).limit == pytest.approx(plan.badness + MARGIN, abs=0.051)


def test_a_file_from_before_the_badness_was_written_is_read(tmp_path: Path):
    text = written({KEY: Plan(1.0, (PAGE,), (Demerit("hole", 3.0),))})
    file = tmp_path / "sheet.plan.yaml"
    file.write_text("\n".join(line for line in text.splitlines() if "badness" not in line), encoding="utf-8")
    assert Standing.pinned(read_plans(file)[KEY]).limit == MARGIN


@pytest.mark.parametrize("bad", ("inf", "nan", "much"))
def test_a_badness_that_is_no_number_is_no_plan(tmp_path: Path, bad: str):
    text = written({KEY: Plan(1.0, (PAGE,), (Demerit("hole", 3.0),))})
    file = tmp_path / "sheet.plan.yaml"
    file.write_text(text.replace("badness: 3.0", f"badness: {bad}"), encoding="utf-8")
    with pytest.raises(LayoutError, match="plan"):
        read_plans(file)
