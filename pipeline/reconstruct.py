"""THE pipeline: from a file of scans to pages of articles. The stages of the layout are named in ``layout.page``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from pipeline import __version__
from pipeline.columns import find_gutters, find_tiers
from pipeline.document import Generator, Model, Page, Source
from pipeline.engines import TextRecognizer, choose_engine
from pipeline.engines.recorded import Recording, load_recording
from pipeline.errors import BroadsheetError, PageFailed, UnreadableInput
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.models import model_file
from pipeline.preprocess import TURNING, deskewed, enlarged, ocr_scale, type_height, upright
from pipeline.recognition import look, recognize
from pipeline.regions import boxes_of_type, find_frames, find_pictures, find_rules, settled, without_bridges
from pipeline.scan import Pixels, Scan, ScanLimits, read_scans
from pipeline.settings import EngineName, ReadSettings
from pipeline.sheet import Frame, Rule, Sheet


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """One page that was read: the result, what it was drawn from, and the scan as the file has it."""

    page: Page
    sheet: Sheet
    scan: Scan


def read_page(path: Path | str, settings: ReadSettings | None = None) -> Page:
    """The first page of a file.

    Raises:
        UnreadableInput: the file is missing, damaged, encrypted, too large or of no known format.
        ModelMissing: the weights of the engine are missing or altered.
    """
    for outcome in read_pages(Path(path), settings or ReadSettings()):
        if isinstance(outcome, BroadsheetError):
            raise outcome
        return outcome.page
    raise AssertionError  # a file gives a page or an error


def read_pages(source: Path | BinaryIO, settings: ReadSettings) -> Iterator[Read | BroadsheetError]:
    """The pages of a file, one at a time; a page that cannot be read gives its error, and the next one is read."""
    recording = load_recording(settings.spans) if settings.spans else None
    yield from read_all(read_scans(source, ScanLimits(settings.max_megapixels)), settings, recording)


def read_all(
    scans: Iterable[Scan | UnreadableInput],
    settings: ReadSettings,
    recording: Recording | None = None,
    passed: Callable[[str], None] = lambda _: None,
) -> Iterator[Read | BroadsheetError]:
    """As ``read_pages``, of scans that are open already; ``passed`` is told the name of each stage when it is over."""
    for scan in scans:
        passed("open the scan")
        if isinstance(scan, BroadsheetError):
            yield scan
            continue
        if recording and recording.source and _identity(recording.source) != _identity(scan.source):
            what = f"page {scan.source.page}: the recording is of another page"
            yield UnreadableInput(what, file=scan.source.path, advice="record this one with --save-spans")
            continue
        engine = None if recording else _engine(settings.engine, settings.threads)
        passed("load the engine")
        try:
            yield _read_one(scan, recording, engine, settings, passed)
        except BroadsheetError:
            raise
        except Exception as error:  # noqa: BLE001 - the other pages of the file shall still be read
            what = f"page {scan.source.page} could not be read ({type(error).__name__}: {error})"
            failed = PageFailed(what, file=scan.source.path, advice="see the traceback with --debug")
            failed.__cause__ = error  # as it is yielded, not raised, nothing else would name what went wrong
            yield failed


@lru_cache(maxsize=1)
def _engine(name: EngineName, threads: int | None) -> TextRecognizer:
    """Loaded once for all files of a run."""
    return choose_engine(name, threads)


def _identity(source: Source) -> tuple[str, int]:
    return source.sha256, source.page


def _read_one(
    scan: Scan,
    recording: Recording | None,
    engine: TextRecognizer | None,
    settings: ReadSettings,
    passed: Callable[[str], None] = lambda _: None,
) -> Read:
    if engine is None:
        assert recording is not None
        sheet = recording.sheet
        source = replace(recording.source, path=scan.source.path) if recording.source else scan.source
        models: tuple[Model, ...] = ()
    else:
        straight = deskewed(enlarged(upright(scan)))
        passed("straighten")
        sheet, source = see(straight, engine), straight.source
        models = (*engine.models, Model(TURNING, model_file(TURNING).sha256))
    passed("recognise")
    page = layout(sheet, source, Generator("broadsheet", __version__, models), as_printed=settings.as_printed)
    passed("lay out")
    return Read(page, sheet, scan)


def find_divisions(image: Pixels, height: float | None) -> tuple[tuple[Rule, ...], tuple[Box, ...], tuple[Frame, ...]]:
    """What divides a page: rules, the gutters between columns, frames."""
    rules = find_rules(image, height)
    return rules, find_gutters(image, rules, height), find_frames(image, rules, height)


def see(scan: Scan, engine: TextRecognizer) -> Sheet:
    """All that is printed on an upright page: type, rules, frames and pictures."""
    height = type_height(scan.image)
    with ThreadPoolExecutor(
        max_workers=1
    ) as beside:  # rules need no text: they are found while the engine looks for it
        divisions = beside.submit(find_divisions, scan.image, height)
        seen = look(scan.image, ocr_scale(height, max(scan.width, scan.height)), engine)
    rules, gutters, frames = divisions.result()
    scratched = seen.scratches(rules)
    rules = tuple(r for r in rules if r not in scratched)
    gutters = tuple(g for g in gutters if not any(g == r.box for r in scratched))
    tiers = find_tiers(scan.image, rules, height) if seen.standing else ()
    upright_rules = [r.box for r in rules if not r.horizontal]
    spans = recognize(seen, gutters, engine, tiers, [r.box for r in scratched], upright_rules)
    boxes = boxes_of_type(spans, scan.image, height)
    pictures = find_pictures(scan.image, height, boxes, rules, frames)
    rules = settled(without_bridges(rules, boxes, scan.image, height), boxes, pictures)
    return Sheet(
        width=scan.width,
        height=scan.height,
        spans=spans,
        rules=rules,
        frames=frames,
        pictures=pictures,
        to_source=scan.to_source,
    )
