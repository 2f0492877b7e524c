"""The course of a batch: pages go to the crew in their order, what fails is tried once more at the end, and an issue is put
together as soon as its pages are done.

What the ledger knows stays known when a page fails: a scan that cannot be opened today may be the same tomorrow.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.batch.crew import Broken, Crew, Ended, Job
from pipeline.batch.issue import FinishedPage, IssueTask, put_together
from pipeline.batch.ledger import Ledger
from pipeline.batch.page import process_page
from pipeline.batch.plan import Plan, PlannedIssue, PlannedPage
from pipeline.batch.tasks import Done, FileMark, Finished, Lost, PageTask
from pipeline.errors import ModelMissing, PageFailed, UnwritableOutput

_PATIENCE = 1.0  # seconds until the caller gets to show how time goes by


@dataclass(frozen=True, slots=True)
class PageEnded:
    """A page is finished (``finished`` set) or lost, after ``tries``; ``before``: it was finished in an earlier run."""

    task: PageTask
    tries: int
    finished: Finished | None
    lost: Lost | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class IssueEnded:
    """As ``PageEnded``; an issue of which no page was finished gives none."""

    name: str
    finished: Finished | None
    lost: Lost | None = None


@dataclass(slots=True)
class _Open:
    """An issue whose pages are in work."""

    issue: PlannedIssue
    left: int
    marks: dict[str, FileMark] = field(default_factory=dict)
    lost: dict[str, tuple[str, str]] = field(default_factory=dict)


MakeTask = Callable[[PlannedIssue, PlannedPage], PageTask]


@dataclass(slots=True)
class Course:
    """``make`` gives the task of a page; ``seconds`` is how long one may take. Nothing is kept of what has ended."""

    plan: Plan
    crew: Crew
    ledger: Ledger
    make: MakeTask
    seconds: float
    open: dict[str, _Open] = field(default_factory=dict)
    urgent: deque[Job] = field(default_factory=deque)
    again: deque[Job] = field(default_factory=deque)

    def run(self) -> Iterator[PageEnded | IssueEnded | None]:
        """What has ended, in the order in which it ends; None now and then while nothing does.

        Raises:
            ModelMissing: no page can be read.
            UnwritableOutput: no result can be written, or the ledger cannot.
        """
        jobs = self._pages()
        while True:
            while self.crew.free and (job := self._next(jobs)) is not None:
                self.crew.start(job)
            if not self.crew.busy:
                return
            ended = self.crew.wait(_PATIENCE)
            for one in ended:
                yield from self._settle(one)
            if not ended:
                yield None

    def _pages(self) -> Iterator[Job]:
        for issue in self.plan.issues:
            self.open[issue.name] = _Open(issue, len(issue.pages))
            for page in issue.pages:
                task = self.make(issue, page)
                known = self.ledger.find("page", task.target)
                yield Job(process_page, replace(task, finished=known), self.seconds)

    def _next(self, jobs: Iterator[Job]) -> Job | None:
        """Issues first, so that few are open; what failed last, when the machine has less to do."""
        if self.urgent:
            return self.urgent.popleft()
        job = next(jobs, None)
        if job is None and self.again:
            return self.again.popleft()
        return job

    def _settle(self, ended: Ended) -> Iterator[PageEnded | IssueEnded]:
        value, job = ended.value, ended.job
        if isinstance(value, Broken):
            if isinstance(value.error, ModelMissing | UnwritableOutput | ImportError):
                raise value.error
            value = _lost(job, value)
        if isinstance(value, Lost) and not job.last_try:
            self.again.append(replace(job, last_try=True))
        elif isinstance(job.argument, PageTask):
            yield self._page_ended(job.argument, value, 2 if job.last_try else 1)
        else:
            yield self._issue_ended(job.argument, value)

    def _page_ended(self, task: PageTask, value: Done | Lost, tries: int) -> PageEnded:
        issue = self.open[task.issue]
        issue.left -= 1
        if isinstance(value, Done):
            issue.marks[task.page.stem] = value.finished.mark(f"{task.target}.json")
            if not value.before:
                self.ledger.add("page", task.target, value.finished)
            ended = PageEnded(task, tries, value.finished, before=value.before)
        else:
            issue.lost[task.page.stem] = (task.scans.shown(task.page.scan), value.reason)
            ended = PageEnded(task, tries, None, value)
        if issue.left == 0:
            self._close(self.open.pop(task.issue), task)
        return ended

    def _close(self, issue: _Open, task: PageTask) -> None:
        """All pages of the issue have ended."""
        name, pages = issue.issue.name, issue.issue.pages
        if not issue.marks:
            return
        order = IssueTask(
            scans=task.scans,
            results=task.results,
            name=name,
            pages=tuple(FinishedPage(p.stem, issue.marks[p.stem], p.scan) for p in pages if p.stem in issue.marks),
            lost=tuple(issue.lost[p.stem] for p in pages if p.stem in issue.lost),
            dated=issue.issue.dated,
            output=task.output,
            finished=self.ledger.find("issue", name),
        )
        self.urgent.append(Job(put_together, order, self.seconds))

    def _issue_ended(self, task: IssueTask, value: Done | Lost) -> IssueEnded:
        if isinstance(value, Lost):
            return IssueEnded(task.name, None, value)
        if not value.before:
            self.ledger.add("issue", task.name, value.finished)
        return IssueEnded(task.name, value.finished)


def _lost(job: Job, broken: Broken) -> Lost:
    """What is said of a page or issue whose worker was lost."""
    if broken.error is not None:
        return Lost(str(broken.error), broken.trace)
    task = job.argument
    if not isinstance(task, PageTask):
        return Lost(str(PageFailed(broken.reason, file=task.name, advice=_ADVICE)), broken.trace)
    where = f"page {task.page.page}: " if task.page.pages > 1 else ""
    error = PageFailed(where + broken.reason, file=task.scans.shown(task.page.scan), advice=_ADVICE)
    return Lost(str(error), broken.trace)


_ADVICE = "look at the scan, or give --page-timeout or --worker-memory more"
