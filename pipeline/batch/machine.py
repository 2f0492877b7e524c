"""What this process may use of the machine: not all of it, if it runs in a container or on chosen cores."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from pathlib import Path

import psutil

_LIMITS = Path("/sys/fs/cgroup")


@dataclass(frozen=True, slots=True)
class Room:
    """What workers may use together; ``memory`` in bytes."""

    cores: int
    memory: int


def this_machine() -> Room:
    return Room(usable_cores(), usable_memory())


def usable_cores(limits: Path = _LIMITS) -> int:
    """At least one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota, _, period = _told(limits / "cpu.max").partition(" ")
    if quota.isdecimal() and period.isdecimal():
        cores = min(cores, math.ceil(int(quota) / int(period)))
    return max(1, cores)


def usable_memory(limits: Path = _LIMITS) -> int:
    """Bytes."""
    limit, total = _told(limits / "memory.max"), int(psutil.virtual_memory().total)
    return min(total, int(limit)) if limit.isdecimal() else total


def _told(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:  # no Linux, or no such limit
        return ""
