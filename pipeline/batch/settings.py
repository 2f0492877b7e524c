"""What a caller may choose about a batch: what shapes the results, and how the work is done, which changes no byte of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec

from pipeline import __version__
from pipeline.batch.machine import Room
from pipeline.batch.output import Output, addresses_of, fixed_time
from pipeline.models import manifest
from pipeline.settings import EngineName, ReadSettings

_DEFAULTS = ReadSettings()
WORKER_BYTES = 2_500_000_000
"""What a worker may well need for a page of usual size, with the engine."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What shapes the results. ``format`` has names with commas between, json always among them.

    ``spans_from`` is a folder of recordings, laid out as the scans are, that stand in for the engine. ``stamp`` is a time
    in ISO 8601 for formats that hold one; ``served_at``, ``scans_at`` and ``image_service`` are for IIIF.
    """

    engine: EngineName = EngineName.AUTO
    format: str = "json"
    overlay: bool = False
    as_printed: bool = False
    max_megapixels: float = _DEFAULTS.max_megapixels
    issue_pattern: str | None = None
    spans_from: str | None = None
    stamp: str | None = None
    served_at: str | None = None
    scans_at: str | None = None
    image_service: bool = False

    @property
    def output(self) -> Output:
        """UsageError if the stamp is no time, or the addresses make no sense."""
        stamp = fixed_time(self.stamp) if self.stamp else None
        return Output(
            self.formats, stamp, addresses_of(self.served_at, self.scans_at, image_service=self.image_service)
        )

    @property
    def formats(self) -> str:
        """Each format once, json first, the others in the order of their names."""
        names = {name.strip() for name in self.format.split(",")} - {"json"}
        return ",".join(("json", *sorted(names)))

    def mark(self) -> str:
        """A checksum of all that shapes a page but the page itself: options, version, engine and weights."""
        models = None if self.spans_from else (_engine(self.engine), [(m.name, m.sha256) for m in manifest()])
        facts = (__version__, self.formats, self.stamp, self.overlay, self.as_printed, self.max_megapixels, models)
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    def reading(self, threads: int) -> ReadSettings:
        """What the page function is told."""
        return ReadSettings(
            engine=_engine(self.engine), as_printed=self.as_printed, max_megapixels=self.max_megapixels, threads=threads
        )


@dataclass(frozen=True, slots=True)
class Work:
    """How the work is done. None means: after the cores and the memory that there are.

    ``address`` is that of a Ray cluster whose nodes do the work, or ``auto``; None: processes of this machine do it.
    ``threads`` are those of one worker, ``page_timeout`` is in seconds, ``worker_memory`` in gigabytes (10^9 bytes);
    ``renew_after`` so many pages a worker is replaced by a new one.
    """

    workers: int | None = None
    threads: int | None = None
    page_timeout: float = 900.0
    worker_memory: float | None = None
    renew_after: int = 200
    address: str | None = None

    def within(self, room: Room) -> Crewing:
        """All choices made."""
        workers = self.workers or max(1, min(room.cores, room.memory // WORKER_BYTES))
        limit = self.worker_memory * 1e9 if self.worker_memory else 0.9 * room.memory / workers
        threads = self.threads or max(1, room.cores // workers)
        return Crewing(workers, threads, self.page_timeout, int(limit), self.renew_after)


@dataclass(frozen=True, slots=True)
class Crewing:
    """``Work`` with every choice made; ``memory`` in bytes, of one worker."""

    workers: int
    threads: int
    seconds: float
    memory: int
    renew_after: int


def _engine(name: EngineName) -> EngineName:
    """AUTO by the name of the engine that it will be."""
    if name is not EngineName.AUTO:
        return name
    fast = all(find_spec(package) is not None for package in ("openvino", "rapidocr"))
    return EngineName.RAPID if fast else EngineName.PADDLE
