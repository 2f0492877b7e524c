"""``broadsheet batch`` as a user calls it: exit codes, settings, what is said, and stopping it at any moment."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from back_issues import add_issues, add_page, tree

from pipeline.cli import main

ROOT = Path(__file__).resolve().parents[1]
NO_NETWORK = """
import socket
def refuse(self, address, *_):
    if self.family != socket.AF_UNIX:
        raise AssertionError(f"the network was wanted: {address}")
    return connect(self, address)
connect, socket.socket.connect = socket.socket.connect, refuse
"""


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_issues(tmp_path_factory.mktemp("given") / "scans")


@pytest.fixture(scope="module")
def whole(scans: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The results of an undisturbed run."""
    out = tmp_path_factory.mktemp("whole") / "out"
    assert main(["batch", str(scans), "-o", str(out), "--spans-from", str(scans), "--workers", "1", "-q"]) == 0
    return tree(out)


def started(scans: Path, out: Path, *options: str, python_path: str = "") -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "pipeline.cli", "batch", str(scans), "-o", str(out), "--spans-from", str(scans)]
    environment = {**os.environ, "PYTHONPATH": f"{python_path}:{ROOT}"}
    return subprocess.Popen(  # noqa: S603 - an interpreter like this one
        [*words, *options], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _said(err: str) -> list[str]:
    """The lines, but for those that tell every ten seconds how far it is: a slow machine gets some."""
    return [line for line in err.splitlines() if not re.match(r"\d+ of \d+ pages, .*\d failed$", line)]


def wait_for_pages(out: Path, count: int) -> None:
    until = time.monotonic() + 60
    while len(list(out.glob("*/p?.json"))) < count and time.monotonic() < until:
        time.sleep(0.002)


def test_two_workers_give_the_same_bytes_without_the_network(
    scans: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    process = started(scans, tmp_path / "out", "--workers", "2", python_path=str(tmp_path / "site"))
    out, err = process.communicate()
    assert (process.returncode, out) == (0, "")
    assert re.match(r"8 of 8 pages in 2 issues, \d+ articles, 0 failures -> ", err.splitlines()[-1])
    assert tree(tmp_path / "out") == whole


@pytest.mark.parametrize("seed", range(2))
def test_killed_at_any_moment_it_goes_on_and_ends_the_same(
    scans: Path, whole: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    process = started(scans, tmp_path / "out", "--workers", str(1 + seed % 2))
    wait_for_pages(tmp_path / "out", rng.randrange(1, 9))
    time.sleep(rng.uniform(0, 0.05))
    process.kill()
    process.communicate()
    assert (
        main(["batch", str(scans), "-o", str(tmp_path / "out"), "--spans-from", str(scans), "-q", "--workers", "1"])
        == 0
    )
    assert tree(tmp_path / "out") == whole


def test_interrupted_it_ends_with_130_and_goes_on(scans: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    process = started(scans, tmp_path / "out", "--workers", "1")
    wait_for_pages(tmp_path / "out", 2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert _said(err) == ["interrupted; what was finished is written"]
    assert (
        main(["batch", str(scans), "-o", str(tmp_path / "out"), "--spans-from", str(scans), "-q", "--workers", "1"])
        == 0
    )
    assert json.loads((tmp_path / "out/report.json").read_bytes())["totals"]["pages_finished_before"] >= 1
    assert tree(tmp_path / "out") == whole


def test_failures_are_said_and_the_exit_code_is_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_page(tmp_path / "scans/p1.png")
    add_page(tmp_path / "scans/p2.png").write_bytes(b"")
    call = ["batch", str(tmp_path / "scans"), "-o", str(tmp_path / "out"), "--spans-from", str(tmp_path / "scans")]
    assert main([*call, "--workers", "1"]) == 3
    first, last = _said(capsys.readouterr().err)
    assert first == f"error: {tmp_path}/scans/p2.png: the file is empty; copy it or scan it again"
    assert re.fullmatch(r"1 of 2 pages in 1 issue, \d+ articles?, 1 failure -> " + re.escape(f"{tmp_path}/out"), last)
    assert main([*call, "--workers", "1", "--quiet"]) == 3
    assert capsys.readouterr().err == f"{first}\n"


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--workers", "0"], 2, "workers"),
        (["--page-timeout", "0"], 2, "page-timeout"),
        (["--issue-pattern", "x"], 2, "has no field"),
        (["--format", "docx"], 2, "unknown format 'docx'"),
        (["--settings", "absent.toml"], 4, "absent.toml: cannot be read"),
        (["--engine", "eyes"], 2, "engine"),
    ],
)
def test_wrong_calls_are_one_line_and_nothing_is_made(
    scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int, words: str
) -> None:
    assert main(["batch", str(scans), "-o", str(tmp_path / "out"), *options]) == code
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert not (tmp_path / "out").exists()


def test_folders_that_cannot_be(scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(tmp_path / "absent"), "-o", str(tmp_path / "out")]) == 4
    (tmp_path / "file").touch()
    assert main(["batch", str(scans), "-o", str(tmp_path / "file")]) == 6
    assert main(["batch", str(scans), "-o", str(scans)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_the_command_line_wins_over_the_settings_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_page(tmp_path / "scans/p1.png")
    file = tmp_path / "settings.toml"
    file.write_text(
        f'spans-from = "{tmp_path}/scans"\nformat = "text"\noverlay = true\nworkers = 1\npage-timeout = 50\n',
        encoding="utf-8",
    )
    call = ["batch", str(tmp_path / "scans"), "-o", str(tmp_path / "out"), "--settings", str(file)]
    assert main([*call, "--no-overlay", "--page-timeout", "70"]) == 0
    assert sorted(p.name for p in (tmp_path / "out/scans").iterdir()) == ["issue.json", "p1.json", "p1.txt"]
    told = tomllib.loads((tmp_path / "out/settings.toml").read_text(encoding="utf-8"))
    assert (told["format"], told["overlay"]) == ("text", False)
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    assert (report["settings"]["page_timeout"], report["crew"]["workers"]) == (70.0, 1)
    file.write_text("worker = 1", encoding="utf-8")
    capsys.readouterr()
    assert main(call) == 2
    assert "did you mean workers?" in capsys.readouterr().err
