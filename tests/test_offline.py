"""The program without a network: reading with the real engine, and every format, give the bytes that they give with one.

The child runs in a network namespace of its own that holds nothing but a loopback device that is down (``unshare -rn``), so
that no library can get round it. Where the system does not permit that, Python's sockets are made to refuse instead.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from pipeline.export import FORMATS

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "front_en.jpg"
EVERYTHING = ",".join(name for name in FORMATS if name not in {"pdf", "issue-pdf"})
NAMESPACE = ("unshare", "--map-root-user", "--net", "--")
GUARD = """
import socket, sys
def refuse(event, arguments):
    if event == "socket.getaddrinfo" or (event == "socket.connect" and arguments[0].family != socket.AF_UNIX):
        raise OSError(f"the network was wanted: {event} {arguments[1:]}")
sys.addaudithook(refuse)
"""
PROBE = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5)"


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, ...], dict[str, str]]:
    """What a call begins with, and its environment, so that it has no network."""
    if shutil.which(NAMESPACE[0]):
        probe = subprocess.run([*NAMESPACE, "true"], check=False, capture_output=True)  # noqa: S603 - as below
        if probe.returncode == 0:
            return NAMESPACE, {}
    return guarded(tmp_path_factory.mktemp("site"))


def guarded(site: Path) -> tuple[tuple[str, ...], dict[str, str]]:
    """The second choice: sockets that refuse."""
    (site / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return (), {"PYTHONPATH": str(site)}


def called(
    words: Sequence[str], before: Sequence[str] = (), environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    more = environment or {}
    path = os.pathsep.join(part for part in (more.get("PYTHONPATH"), str(ROOT)) if part)
    return subprocess.run(  # noqa: S603 - an interpreter like this one
        [*before, sys.executable, *words],
        env={**os.environ, **more, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_child_really_has_no_network(cut_off: tuple[tuple[str, ...], dict[str, str]], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        words = ["-c", PROBE, str(server.getsockname()[1])]
        assert called(words).returncode == 0
        for how in (cut_off, guarded(tmp_path)):
            cut = called(words, *how)
            assert cut.returncode == 1
            assert "OSError" in cut.stderr


@pytest.mark.engine
def test_reading_with_the_engine_and_every_format_need_no_network(
    cut_off: tuple[tuple[str, ...], dict[str, str]], tmp_path: Path
) -> None:
    with Image.open(SAMPLE) as page:  # a part of it: this is about the engine, not about the page
        page.crop((0, 0, page.width // 2, page.height // 4)).save(tmp_path / "page.png")
    for name, how in {"with": ((), {}), "without": cut_off}.items():
        out = tmp_path / name
        cli = ["-m", "pipeline.cli"]
        read = called([*cli, "read", str(tmp_path / "page.png"), "-o", str(out / "json"), "--threads", "1"], *how)
        assert (read.returncode, read.stdout) == (0, ""), read.stderr
        export = called([*cli, "export", str(out / "json"), "-o", str(out / "all"), "-f", EVERYTHING], *how)
        assert (export.returncode, export.stdout) == (0, ""), export.stderr
    assert files(tmp_path / "with") == files(tmp_path / "without")
    assert "json/page.json" in files(tmp_path / "without")
    assert len((tmp_path / "without/json/page.json").read_bytes()) > 5000
