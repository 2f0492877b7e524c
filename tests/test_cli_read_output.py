"""``broadsheet read`` where nothing can be written, or where it is stopped: an honest exit code, and nothing half written."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import main


@pytest.mark.parametrize("what", ["file", "below a file", "no permission"])
def test_an_unwritable_folder(
    what: str,
    scan: Path,
    spans: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    if what == "no permission":
        monkeypatch.setattr(os, "access", lambda *_: False)
    else:
        out.write_bytes(b"")
    folder = out / "deeper" if what == "below a file" else out
    assert main(["read", str(scan), "-o", str(folder), "--spans", str(spans)]) == 6
    assert capfd.readouterr().err.startswith(f"error: {folder}: cannot be written (")


def test_a_full_disk_leaves_nothing_half_written(
    scan: Path, spans: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert main(["read", str(scan), "-o", str(tmp_path / "out"), "--spans", str(spans)]) == 6
    assert "No space left on device" in capfd.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one page of memory; only root may make one."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None or os.geteuid() != 0:
        pytest.skip("no right to mount a disk")
    options = [mount, "-t", "tmpfs", "-o", "size=4096", "tmpfs", str(folder)]
    if subprocess.run(options, capture_output=True, check=False).returncode != 0:  # noqa: S603
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run([umount, str(folder)], check=True)  # noqa: S603


def test_a_really_full_disk(scan: Path, spans: Path, tiny_disk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(scan), "-o", str(tiny_disk), "--spans", str(spans)]) == 6
    assert "free some space and run the same command again" in capfd.readouterr().err
    assert list(tiny_disk.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_really_full_device(scan: Path, spans: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "read", str(scan), "-o", "-", "--spans", str(spans)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)  # noqa: S603
    assert done.returncode == 6
    assert b"error: standard output: cannot be written (No space left on device)" in done.stderr


def test_a_reader_that_goes_away(scan: Path, spans: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "read", str(scan), "-o", "-", "--spans", str(spans)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert running.returncode == 6
    assert said.count(b"\n") == 1


SLOW = """
import sys, time
import pipeline.reconstruct
from pipeline.cli import main

class Slow:
    name, models = "slow", ()
    def detect(self, image):
        print("reading", flush=True)
        time.sleep(60)

pipeline.reconstruct.choose_engine = lambda *_: Slow()
sys.exit(main(sys.argv[1:]))
"""


def test_an_interrupt_leaves_nothing_half_written(scan: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", SLOW, "read", str(scan), "-o", str(tmp_path / "out")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"reading\n"
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
    assert running.returncode == 130
    assert said == b"interrupted; what was finished is written\n"
    assert list((tmp_path / "out").iterdir()) == []
