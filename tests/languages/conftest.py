"""What the tests of all languages share."""

from __future__ import annotations

import os

import pytest

from tests.languages.editions import Shelf


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.getbasetemp()
    # The processes of pytest-xdist have folders of their own below that of the session.
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    return Shelf(folder / "editions")
