"""Jobs for workers, good and bad; in a module of their own, since the worker has to import them."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path

from pipeline.errors import ModelMissing


def double(number: int) -> int:
    return 2 * number


def who(_: object) -> tuple[int, str]:
    return os.getpid(), os.environ.get("OMP_NUM_THREADS", "")


def die(how: int) -> None:
    os.kill(os.getpid(), how)


def crash(_: object) -> None:
    """As a library would that reads from nowhere."""
    ctypes.string_at(0)


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def sleep_stubbornly(seconds: float) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(seconds)


def swell(megabytes: int) -> int:
    held = bytearray(os.urandom(1 << 20) * megabytes)
    time.sleep(30)
    return len(held)


def fail(_: object) -> None:
    message = "as it should"
    raise ValueError(message)


def want_a_model(_: object) -> None:
    raise ModelMissing("model x is missing", advice="install it")


def write_down(path: Path) -> None:
    """Says who it is, and then takes long."""
    path.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(60)


def meet(folder: Path) -> bool:
    """Whether another of these came while this one was there."""
    (folder / str(os.getpid())).touch()
    until = time.monotonic() + 30
    while len(list(folder.iterdir())) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    return len(list(folder.iterdir())) == 2


def kill_the_parent(_: object) -> None:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(30)
