"""Small overlay pictures of the pages that a person should look at first."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass

from PIL import Image

from pipeline.batch.crew import Crew, Job
from pipeline.batch.tasks import FileMark, PageTask
from pipeline.document import Page
from pipeline.errors import BroadsheetError
from pipeline.export.overlay import page_overlay
from pipeline.export.plain import from_plain
from pipeline.scan import ScanLimits, read_scans

_LONGEST = 900  # pixels: columns, numbers and headlines can be told


@dataclass(frozen=True, slots=True)
class PictureTask:
    """``json`` marks the page's JSON among the results."""

    page: PageTask
    json: FileMark


def draw_small(task: PictureTask) -> bytes | None:
    """A JPEG file; None if the scan cannot be opened any more."""
    of, settings = task.page.page, task.page.settings
    page = from_plain(Page, json.loads(task.page.results.read(task.json.name)))
    with task.page.scans.open(of.scan) as file:
        for scan in read_scans(file, ScanLimits(settings.max_megapixels), page=of.page):
            if isinstance(scan, BroadsheetError):
                return None
            picture = Image.open(io.BytesIO(page_overlay(page, scan)))
            picture.thumbnail((_LONGEST, _LONGEST))
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=60, optimize=True)
            return out.getvalue()
    return None


def draw_all(tasks: dict[str, PictureTask], crew: Crew, seconds: float) -> dict[str, bytes]:
    """The pictures that could be drawn, by the keys of their tasks."""
    left, drawn = list(reversed(tasks.items())), {}
    names = {task: name for name, task in tasks.items()}
    while left or crew.busy:
        while left and crew.free:
            crew.start(Job(draw_small, left.pop()[1], seconds))
        for ended in crew.wait(1.0):
            if isinstance(ended.value, bytes):
                drawn[names[ended.job.argument]] = ended.value
    return drawn
