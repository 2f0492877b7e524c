"""Seconds and megabytes, and the page read with a recogniser that says how long it worked."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.document import Model
from pipeline.engines import TextRecognizer
from pipeline.engines.protocols import Image, Reading
from pipeline.errors import BroadsheetError
from pipeline.geometry import Quad
from pipeline.reconstruct import Read, _read_one
from pipeline.scan import Scan, ScanLimits, read_scans
from pipeline.settings import ReadSettings


class Timed:
    """A recogniser that counts the seconds that it works."""

    def __init__(self, inner: TextRecognizer) -> None:
        self._inner = inner
        self.seconds = 0.0

    @property
    def name(self) -> str:
        return self._inner.name

    @property
    def models(self) -> tuple[Model, ...]:
        return self._inner.models

    def detect(self, image: Image) -> tuple[Quad, ...]:
        start = time.perf_counter()
        try:
            return self._inner.detect(image)
        finally:
            self.seconds += time.perf_counter() - start

    def read(self, crops: Sequence[Image]) -> tuple[Reading, ...]:
        start = time.perf_counter()
        try:
            return self._inner.read(crops)
        finally:
            self.seconds += time.perf_counter() - start


def seconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def peak_megabytes() -> float:
    """The most memory that this process has held so far, without its children (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1024


def first_scan(page: Path) -> Scan:
    """The first page of a file; its error is raised."""
    scan = next(iter(read_scans(page, ScanLimits())))
    if isinstance(scan, BroadsheetError):
        raise scan
    return scan


def whole_page(page: Path, engine: TextRecognizer) -> Read:
    """From the file to the result, as ``broadsheet read`` does it, but for writing."""
    return _read_one(first_scan(page), None, engine, ReadSettings())
