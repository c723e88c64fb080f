"""The editions that the tests of the sheets share: each is built once, whichever process asks first."""

from __future__ import annotations

import pytest

from tests.sheets import Bench


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("sheets"))
