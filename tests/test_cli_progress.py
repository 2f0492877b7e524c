"""How a batch is seen: a bar on a terminal, lines elsewhere, nothing but errors where it has to be quiet."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from back_issues import add_page, add_pages, steps

from pipeline.cli.progress import shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """Three pages, one of them damaged."""
    add_pages(tmp_path / "scans", 2)
    add_page(tmp_path / "scans" / "p3.png").write_bytes(b"")
    return tmp_path / "scans"


def test_on_a_terminal_a_bar_counts_pages_speed_time_and_failures(
    scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("NO_COLOR", raising=False)
    tally = shown(steps(scans, tmp_path / "out"), quiet=False, debug=False)
    assert (tally.read, tally.lost) == (2, 1)
    seen = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue())
    assert "error: " in seen
    assert "p3.png: the file is empty" in seen
    assert re.search(r"3/3 +pages, [\d.]+ a minute, 0:00:00 left, 1 failed", seen)


def test_elsewhere_a_line_says_so_now_and_then(
    scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.cli.progress._PAUSE", 0.0)
    shown(steps(scans, tmp_path / "out"), quiet=False, debug=False)
    lines = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"0 of 3 pages, 0 failed", lines[0])
    assert re.fullmatch(r"3 of 3 pages, [\d.]+ a minute, 0:00:00 left, 1 failed", lines[-1])


def test_quiet_leaves_errors_and_a_hurried_run_says_nothing_else(
    scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown(steps(scans, tmp_path / "out"), quiet=False, debug=False)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    monkeypatch.setattr("pipeline.cli.progress._PAUSE", 0.0)
    shown(steps(scans, tmp_path / "again"), quiet=True, debug=False)
    assert capsys.readouterr().err == f"{line}\n"


def test_debug_shows_the_trace_of_a_failure(scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown(steps(scans, tmp_path / "out"), quiet=True, debug=True)
    assert "Traceback" in capsys.readouterr().err
