"""What is written when all pages are done: ``articles.jsonl``, and what other formats make of all issues together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.batch.folders import Folder, LocalFolder
from pipeline.batch.issue import FinishedPage, IssueTask, assembled, lines_name
from pipeline.batch.ledger import Ledger
from pipeline.batch.output import Output
from pipeline.batch.plan import Plan
from pipeline.batch.tally import Tally
from pipeline.errors import UnwritableOutput, UsageError
from pipeline.export.files import unwritable
from pipeline.issue import Issue

ARTICLES = "articles.jsonl"


def write_articles(results: Folder, issues: list[str]) -> None:
    """The lines of all issues, in the order of the plan; memory does not grow with them."""
    made = results.workshop() / ARTICLES
    try:
        with made.open("wb") as file:
            for name in issues:
                file.write(results.read(lines_name(name)))
    except OSError as error:
        raise unwritable(error, ARTICLES) from error
    results.adopt(made, ARTICLES)


def write_collections(results: Folder, tasks: Callable[[], Iterator[IssueTask]], output: Output) -> None:
    """One file or folder a format, of all finished issues in the order of the plan, one of them in memory at a time."""
    for writer in output.writers().collections:
        if not writer.around and writer.name != ARTICLES:
            made = results.workshop() / Path(writer.name).name
            writer.write(map(_read_back, tasks()), made, output.stamp)
            results.adopt(made, writer.name)


def write_around(results: Folder, tasks: Callable[[], Iterator[IssueTask]], output: Output) -> None:
    """What takes in all that stands in the folder of results, the report of this run too: it comes last."""
    for writer in output.writers().collections:
        if writer.around:
            assert isinstance(results, LocalFolder)
            writer.write(map(_read_back, tasks()), results.path / writer.name, output.stamp)


def check_output(results: Folder, output: Output) -> None:
    """Before anything is read: can all of it be made?

    Raises:
        UsageError: a format is unknown or takes no stamp or no address, or it can only be made on this machine.
        ModelMissing: a package that a format needs is not installed.
    """
    around = [writer.name for writer in output.writers().collections if writer.around]
    if around and not isinstance(results, LocalFolder):
        what = f"{around[0]} can only be made in a folder of this machine"
        raise UsageError(what, file=results.shown(""), advice="fetch the results and use broadsheet export")


def finished_tasks(
    scans: Folder, results: Folder, plan: Plan, ledger: Ledger, tally: Tally, output: Output
) -> Iterator[IssueTask]:
    """The tasks of all issues that were put together, as they were then."""
    for issue in plan.issues:
        if issue.name not in tally.finished_issues:
            continue
        lost = tally.missing.get(issue.name, {})
        pages = tuple(
            FinishedPage(page.stem, known.mark(f"{issue.name}/{page.stem}.json"), page.scan)
            for page in issue.pages
            if page.stem not in lost and (known := ledger.find("page", f"{issue.name}/{page.stem}")) is not None
        )
        yield IssueTask(scans, results, issue.name, pages, tuple(lost.values()), issue.dated, output)


def _read_back(task: IssueTask) -> Issue:
    try:
        return assembled(task)
    except OSError as error:
        raise UnwritableOutput(f"cannot be read back ({error.strerror})", file=task.name) from error
