"""A real server of objects for tests: SeaweedFS, which speaks S3, on ports of this machine."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_KEY, _SECRET = "AKIDTESTTESTTEST", "not-a-secret"
_RIGHTS = ["Admin", "Read", "Write", "List"]
_BUSY = 10_000  # the server takes for itself the port that is so far above each that it is given


def server_program() -> str | None:
    """The program of the server, beside this interpreter or on the path."""
    beside = Path(sys.executable).with_name("weed")
    return str(beside) if beside.exists() else shutil.which("weed")


@contextmanager
def served(folder: Path) -> Iterator[dict[str, str]]:
    """What the environment has to say to reach the server, while it runs; it makes buckets when they are written to."""
    keys = [{"accessKey": _KEY, "secretKey": _SECRET}]
    (folder / "keys.json").write_text(
        json.dumps({"identities": [{"name": "t", "credentials": keys, "actions": _RIGHTS}]})
    )
    (folder / "data").mkdir()
    s3, master, volume, filer = _free_ports(4)
    words = [f"-dir={folder}/data", "-ip=127.0.0.1", "-s3", f"-s3.port={s3}", f"-s3.config={folder}/keys.json"]
    words += [f"-master.port={master}", f"-volume.port={volume}", f"-filer.port={filer}", "-volume.max=20"]
    words += ["-master.volumeSizeLimitMB=64", "-master.telemetry=false"]
    words += ["-s3.port.iceberg=0", "-s3.port.lance=0"]  # ports that two servers would quarrel over
    program = server_program()
    assert program is not None
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([program, "server", *words], stdout=log, stderr=log)  # noqa: S603 - found above
    try:
        _wait_for(s3)
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{s3}",
            "AWS_ACCESS_KEY_ID": _KEY,
            "AWS_SECRET_ACCESS_KEY": _SECRET,
            "AWS_REGION": "us-east-1",
        }
    finally:
        process.kill()
        process.wait()


def _free_ports(count: int) -> list[int]:
    """Ports of which the companions are free too."""
    ports: list[int] = []
    for port in range(18_000 + time.time_ns() // 1000 % 4000, 26_000):
        if len(ports) == count:
            break
        if _is_free(port) and _is_free(port + _BUSY):
            ports.append(port)
    return ports


def _is_free(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) != 0


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while _is_free(port) and time.monotonic() < until:
        time.sleep(0.05)
