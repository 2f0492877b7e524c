"""What all tests share: chance that repeats, and the measuring pages where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Real pages for measuring, beside the project and no part of it."""

settings.register_profile("broadsheet", derandomize=True, deadline=None)
settings.load_profile("broadsheet")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need the measuring pages are skipped where there are none."""
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason="the measuring pages are not here")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(absent)


@pytest.fixture
def shared_pages() -> Path:
    """The folder of the measuring pages; for tests that are marked ``shared``."""
    return SHARED / "pages"
