"""THE page function: a page of a scan in, its result files out. A pool of processes and a cluster run it alike."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import BinaryIO

from pipeline.batch.folders import Folder, sha256_of
from pipeline.batch.tasks import Done, Finished, Lost, PageSummary, PageTask, fingerprint, still_there, written
from pipeline.document import Page
from pipeline.engines.recorded import Recording, recording_from
from pipeline.errors import BroadsheetError, ModelMissing, PageFailed, UnreadableInput, UnwritableOutput
from pipeline.export.files import result_name
from pipeline.export.overlay import page_overlay
from pipeline.reconstruct import Read, read_all
from pipeline.scan import ScanLimits, read_scans

_OF_ONE_NAME = frozenset((errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST))
"""Why one result cannot be written while others can."""
_RENAME = "rename it to what it is, .tif or .pdf"


def process_page(task: PageTask) -> Done | Lost:
    """Reads the page and writes its results, unless both scan and results are as they were when it was finished.

    The same task gives the same bytes, wherever and however often it is run. A page that cannot be read is ``Lost``.

    Raises:
        ModelMissing: no page can be read.
        UnwritableOutput: no result can be written.
    """
    watch = Stopwatch()
    try:
        with _opened(task.scans, task.page.scan) as file:
            scan_sha256 = _checksum(task, file)
            recording, spans_sha256 = _recording(task)
            wanted = fingerprint(
                task.shape, task.scans.shown(task.page.scan), scan_sha256, task.page.page, task.target, spans_sha256
            )
            watch.passed("compare checksums")
            if still_there(task.results, task.finished, wanted):
                assert task.finished is not None
                return Done(task.finished, before=True)
            read = _read(task, file, scan_sha256, recording, watch)
        files = written(task.results, _files(task, read))
        watch.passed("write")
        return Done(Finished(wanted, files, json.dumps(asdict(_summary(read.page, watch)))))
    except (ModelMissing, ImportError):
        raise
    except UnwritableOutput as error:
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in _OF_ONE_NAME:
            return Lost(str(error), traceback.format_exc())
        raise
    except BroadsheetError as error:
        return Lost(str(error), traceback.format_exc())
    except MemoryError:
        return _lost(task, "not enough memory", "lower --max-megapixels")
    except Exception as fault:  # noqa: BLE001 - whatever it is, it costs this page alone
        return _lost(task, f"failed ({type(fault).__name__}: {str(fault)[:200]})", "see the traceback with --debug")


@dataclass(slots=True)
class Stopwatch:
    """Seconds of each stage, in the order in which they were passed."""

    seconds: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.perf_counter)

    def passed(self, stage: str) -> None:
        """The stage of that name is over."""
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self.last
        self.last = now


def _lost(task: PageTask, what: str, advice: str) -> Lost:
    where = f"page {task.page.page} " if task.page.pages > 1 else ""
    error = PageFailed(where + what, file=task.scans.shown(task.page.scan), advice=advice)
    return Lost(str(error), traceback.format_exc())


def _opened(folder: Folder, name: str) -> BinaryIO:
    try:
        return folder.open(name)
    except OSError as error:
        raise UnreadableInput(f"cannot be read ({error.strerror or error})", file=folder.shown(name)) from error


def _checksum(task: PageTask, file: BinaryIO) -> str:
    """The checksum of the scan. That of a file with several pages is computed once in a process, not once a page."""
    if task.page.pages == 1:
        digest = sha256_of(file)
        file.seek(0)
        return digest
    try:
        facts = os.fstat(file.fileno())
    except OSError:  # no file of this machine
        facts = None
    state = (facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns) if facts else ()
    return _checksum_in(task.scans, task.page.scan, *state)


@lru_cache(maxsize=16)
def _checksum_in(folder: Folder, name: str, *_state: int) -> str:
    with folder.open(name) as file:
        return sha256_of(file)


def _recording(task: PageTask) -> tuple[Recording | None, str | None]:
    """What stands in for the engine, and its checksum."""
    if task.spans is None:
        return None, None
    path = PurePosixPath(task.page.scan)
    number = task.page.page if task.page.pages > 1 else None
    name = path.with_name(result_name(path.stem, number, ".spans.json")).as_posix()
    with _opened(task.spans, name) as file:
        data = file.read()
    return recording_from(data, task.spans.shown(name)), hashlib.sha256(data).hexdigest()


def _read(task: PageTask, file: BinaryIO, sha256: str, recording: Recording | None, watch: Stopwatch) -> Read:
    """The page, or its error raised."""
    name = task.scans.shown(task.page.scan)
    scans = read_scans(file, ScanLimits(task.settings.max_megapixels), name=name, page=task.page.page, sha256=sha256)
    for outcome in read_all(scans, task.settings, recording, watch.passed):
        if isinstance(outcome, BroadsheetError):
            raise outcome
        if outcome.scan.pages != task.page.pages:
            what = f"holds {outcome.scan.pages} pages, not {task.page.pages}"
            raise UnreadableInput(what, file=name, advice=_RENAME)
        return outcome
    raise UnreadableInput(f"has no page {task.page.page}", file=name, advice="run the same command again")


def _files(task: PageTask, read: Read) -> Iterator[tuple[str, bytes]]:
    chosen, stamp = task.output.writers(), task.output.stamp
    for page_writer in chosen.pages:
        yield task.target + page_writer.suffix, page_writer.write(read.page, stamp)
    scan = task.scans.read(task.page.scan) if chosen.scans else b""
    for scan_writer in chosen.scans:
        yield task.target + scan_writer.suffix, scan_writer.write(read.page, scan, stamp)
    if task.overlay:
        yield task.target + ".overlay.jpg", page_overlay(read.page, read.scan)


def _summary(page: Page, watch: Stopwatch) -> PageSummary:
    sure = [(len(line.text), line.confidence) for line in page.lines if line.confidence is not None]
    letters = sum(length for length, _ in sure)
    return PageSummary(
        lines=len(page.lines),
        articles=len(page.articles),
        confidence=round(sum(n * c for n, c in sure) / letters, 4) if letters else None,
        warnings=tuple(sorted(w.code for a in page.articles for w in a.warnings)),
        seconds=tuple((stage, round(value, 4)) for stage, value in watch.seconds.items()),
    )
