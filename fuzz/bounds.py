"""What holds of every target: its own errors or a good result, within time and memory, and nothing written or called up."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 10.0
"""Processor seconds that one input may take; a small one, so that a parser which is more than linear shows."""
KILOBYTES = 600_000
"""What the memory of the process may grow by for one input."""
_HOME = tempfile.TemporaryDirectory(prefix="broadsheet-fuzz-")
SCRATCH = Path(_HOME.name)
"""Where a target may write what a reader takes only from a file."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_REFUSED = frozenset((
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.system",
    "os.exec", "os.posix_spawn", "subprocess.Popen", "socket.connect", "socket.getaddrinfo", "socket.bind",
))  # fmt: skip
_watched: list[list[str]] = []


def bounded(function: Callable[[bytes], None], data: bytes) -> None:
    """Calls the target. AssertionError if it takes too long or too much, writes a file, or wants a network or a program."""
    memory, begun = _peak(), time.process_time()
    with _watching() as seen:
        function(data)
    assert not seen, f"it did {seen}"
    spent, grown = time.process_time() - begun, _peak() - memory
    assert spent < SECONDS, f"it took {spent:.1f} s"
    assert grown < KILOBYTES, f"it took {grown // 1000} MB"


@contextmanager
def _watching() -> Iterator[list[str]]:
    """What must not happen, as far as it did; it is not stopped, since the readers would take that for damage."""
    seen = list[str]()
    _watched.append(seen)
    try:
        yield seen
    finally:
        _watched.remove(seen)


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if not _watched:
        return
    if event == "open":
        path, _, flags = arguments
        # Some modules are compiled when they are first used.
        allowed = path == os.devnull or str(path).startswith(str(SCRATCH)) or "__pycache__" in str(path)
        if isinstance(flags, int) and flags & _WRITES and not allowed:
            _watched[-1].append(f"open {path!r}")
    elif event in _REFUSED and not any("__pycache__" in str(argument) for argument in arguments):
        _watched[-1].append(f"{event} {arguments!r}")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


sys.addaudithook(_note)
