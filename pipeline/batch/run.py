"""A batch from the first look at the folder to the report, as a list of steps."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path, PurePath, PurePosixPath

from pipeline.batch.counting import count_all
from pipeline.batch.course import Course, IssueEnded, PageEnded
from pipeline.batch.crew import Crew
from pipeline.batch.ending import check_output, finished_tasks, write_around, write_articles, write_collections
from pipeline.batch.finding import Found, find_scans
from pipeline.batch.folders import Folder, LocalFolder, open_folder
from pipeline.batch.in_process import InProcess
from pipeline.batch.ledger import open_ledger
from pipeline.batch.leftover import results_left
from pipeline.batch.machine import this_machine
from pipeline.batch.patterns import IssuePattern
from pipeline.batch.plan import PlannedIssue, PlannedPage, plan_issues
from pipeline.batch.processes import Processes
from pipeline.batch.report import settings_in_force, write_report
from pipeline.batch.settings import Crewing, Shape, Work
from pipeline.batch.tally import Tally
from pipeline.batch.tasks import PageTask
from pipeline.errors import UnreadableInput, UsageError
from pipeline.settings_file import as_toml


@dataclass(frozen=True, slots=True)
class Batch:
    """``scans``, ``results`` and ``spans`` (recordings that stand in for the engine) as the user named them."""

    scans: str
    results: str
    shape: Shape
    work: Work


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is. ``ended`` is what made the difference, if anything."""

    tally: Tally
    ended: PageEnded | IssueEnded | None = None


def run_batch(batch: Batch, crew_of: Callable[[Crewing], Crew] | None = None) -> Iterator[Progress]:
    """Reads all scans that are not finished yet, puts issues together and writes the report. The last one says how it went.

    ``crew_of`` makes the crew; if it is not given, processes of this machine or the nodes of a cluster do the work.

    Raises:
        UsageError: the settings make no sense.
        UnreadableInput: the folder of scans is missing or holds none.
        ModelMissing: no page can be read.
        UnwritableOutput: results cannot be written, or another run writes there.
    """
    output = batch.shape.output
    pattern = IssuePattern(batch.shape.issue_pattern) if batch.shape.issue_pattern else None
    scans, results = open_folder(batch.scans), open_folder(batch.results)
    check_output(results, output)
    found = _scans_in(batch, scans, results)
    with ExitStack() as stack:
        ledger = stack.enter_context(open_ledger(results.workshop().parent))
        _sweep(results.workshop())
        results.write("settings.toml", as_toml(batch.shape))
        crew, crewing = _hired(batch, crew_of)
        stack.enter_context(closing(crew))
        counts = dict(count_all(scans, found.scans, crew))
        plan = plan_issues(found.scans, counts, pattern, _home(batch.scans))
        tally = Tally(plan.pages, len(plan.issues))
        yield Progress(tally)
        course = Course(plan, crew, ledger, _maker(batch, scans, results, crewing), crewing.seconds)
        for ended in course.run():
            if isinstance(ended, PageEnded):
                tally.add_page(ended)
            elif isinstance(ended, IssueEnded):
                tally.add_issue(ended)
            yield Progress(tally, ended)
        finished = partial(finished_tasks, scans, results, plan, ledger, tally, output)
        write_articles(results, [issue.name for issue in plan.issues if issue.name in tally.finished_issues])
        write_collections(results, finished, output)
        told = settings_in_force(batch.scans, batch.results, batch.shape, batch.work, crewing)
        left = results_left(results, plan, ledger)
        write_report(results, told, found, plan, tally, left, crew, crewing.seconds)
        write_around(results, finished, output)
    yield Progress(tally)


def _scans_in(batch: Batch, scans: Folder, results: Folder) -> Found:
    """All scans; where the results lie inside the folder, not those. UsageError if it is the other way round."""
    if isinstance(scans, LocalFolder) and not scans.path.is_dir():
        what = "this is a file" if scans.path.exists() else "there is no such folder"
        raise UnreadableInput(what, file=batch.scans, advice="name a folder of scans")
    here, there = _place(scans), _place(results)
    if here.is_relative_to(there):
        raise UsageError("the results would mix with the scans", file=batch.results, advice="name another folder")
    but = there.relative_to(here).as_posix() if there.is_relative_to(here) else None
    found = find_scans(scans, but)
    if not found.scans:
        raise UnreadableInput("holds no scans", file=batch.scans, advice="name a folder with JPEG, TIFF, PDF files")
    return found


def _place(folder: Folder) -> PurePath:
    return folder.path.resolve() if isinstance(folder, LocalFolder) else PurePosixPath(folder.shown(""))


def _hired(batch: Batch, crew_of: Callable[[Crewing], Crew] | None) -> tuple[Crew, Crewing]:
    """Each process has a memory of its own, so what lies in memory is worked on in this one."""
    in_memory = any(place.startswith("memory://") for place in (batch.scans, batch.results))
    if batch.work.address is None:
        crewing = batch.work.within(this_machine())
        return (crew_of or (InProcess if in_memory else Processes))(crewing), crewing
    if in_memory:
        raise UsageError("memory:// is of this process alone", advice="name a folder that all nodes of the cluster see")
    cluster = import_module("pipeline.batch.cluster")  # its package is asked for only here
    crewing = batch.work.within(cluster.join(batch.work.address))
    return cluster.Cluster(crewing), crewing


def _home(location: str) -> str:
    """The name of the issue of scans that lie directly in the folder."""
    name = Path(location).resolve().name if "://" not in location else location.rstrip("/").rpartition("/")[2]
    return name or "issue"


def _sweep(folder: Path) -> None:
    """Removes what a run that was killed left in the making."""
    shutil.rmtree(folder, ignore_errors=True)


def _maker(
    batch: Batch, scans: Folder, results: Folder, crewing: Crewing
) -> Callable[[PlannedIssue, PlannedPage], PageTask]:
    """Makes the task of a page."""
    shape, mark, output = batch.shape, batch.shape.mark(), batch.shape.output
    spans = open_folder(shape.spans_from) if shape.spans_from else None
    settings = shape.reading(crewing.threads)

    def make(issue: PlannedIssue, page: PlannedPage) -> PageTask:
        return PageTask(scans, results, spans, issue.name, page, settings, output, shape.overlay, mark)

    return make
