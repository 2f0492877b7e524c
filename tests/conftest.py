"""What all tests share: chance that repeats, and the measuring pages where they are there."""

from __future__ import annotations

import signal
from pathlib import Path

import cv2
import pytest
from drawing import draw
from hypothesis import settings
from made_pages import FRONT, made_image

from pipeline.engines.recorded import encode

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Real pages for measuring, beside the project and no part of it."""

settings.register_profile("broadsheet", derandomize=True, deadline=None)
settings.load_profile("broadsheet")


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that runs the tests in the background has them ignore Ctrl-C, and the programs under test would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need the measuring pages are skipped where there are none."""
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason="the measuring pages are not here")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(absent)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A page as a picture."""
    path = tmp_path / "front.png"
    cv2.imwrite(str(path), made_image(draw(FRONT)))
    return path


@pytest.fixture
def spans(tmp_path: Path) -> Path:
    """What is to be read on it."""
    path = tmp_path / "front.spans.json"
    path.write_bytes(encode(draw(FRONT)))
    return path


@pytest.fixture
def shared_pages() -> Path:
    """The folder of the measuring pages; for tests that are marked ``shared``."""
    return SHARED / "pages"
