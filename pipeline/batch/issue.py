"""The issue function: the finished pages of an issue are put together from their JSON on the disk."""

from __future__ import annotations

import hashlib
import json
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline import __version__
from pipeline.batch.folders import STATE, Folder, sha256_of
from pipeline.batch.output import Output
from pipeline.batch.tasks import Done, FileMark, Finished, Lost, fingerprint, still_there, written
from pipeline.document import Page
from pipeline.errors import BroadsheetError, PageFailed, UnreadableInput
from pipeline.export.issue_json import issue_to_json
from pipeline.export.plain import from_plain
from pipeline.export.records import records
from pipeline.issue import Conflict, Issue, IssuePage
from pipeline.issues import assemble


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """``mark`` is that of its JSON, ``scan`` the file that it was read from."""

    stem: str
    mark: FileMark
    scan: str


@dataclass(frozen=True, slots=True)
class IssueTask:
    """``lost`` says which scans are missing, and why."""

    scans: Folder
    results: Folder
    name: str
    pages: tuple[FinishedPage, ...]
    lost: tuple[tuple[str, str], ...]
    dated: str | None
    output: Output
    finished: Finished | None = None


@dataclass(frozen=True, slots=True)
class IssueSummary:
    """What the report tells of an issue."""

    title: str | None
    date: str | None
    issue_number: str | None
    pages: int
    articles: int
    loose_jumps: int
    conflicts: tuple[str, ...]


def put_together(task: IssueTask) -> Done | Lost:
    """Writes ``issue.json``, what other formats there are of an issue, and its lines of ``articles.jsonl``.

    The same task gives the same bytes. A fault costs this issue alone, it is then ``Lost``.

    Raises:
        UnwritableOutput: no result can be written.
    """
    marks = [(page.stem, page.mark.sha256) for page in task.pages]
    wanted = fingerprint(__version__, task.name, marks, task.lost, task.dated, *task.output.facts)
    if still_there(task.results, task.finished, wanted):
        assert task.finished is not None
        return Done(task.finished, before=True)
    try:
        issue = assembled(task)
        files = tuple(_files(task, issue))
    except BroadsheetError as error:
        return Lost(str(error), traceback.format_exc())
    except Exception as fault:  # noqa: BLE001 - whatever it is, it costs this issue alone
        what = f"the issue failed ({type(fault).__name__}: {str(fault)[:200]})"
        return Lost(
            str(PageFailed(what, file=task.name, advice="see the traceback with --debug")), traceback.format_exc()
        )
    done = written(task.results, files)
    return Done(Finished(wanted, done, json.dumps(asdict(_summary(issue)))))


def assembled(task: IssueTask) -> Issue:
    """The issue, from the pages on the disk; pages that were lost are told among its conflicts."""
    pages = tuple(IssuePage(page.stem, _page(task.results, page.mark)) for page in task.pages)
    issue = assemble(task.name, pages, dated=task.dated)
    lost = tuple(
        Conflict("pages", f"{len(pages)} of {len(pages) + len(task.lost)}", scan, f"this page is missing: {reason}")
        for scan, reason in task.lost
    )
    return replace(issue, conflicts=(*issue.conflicts, *lost))


def lines_name(issue: str) -> str:
    """Where the lines of ``articles.jsonl`` wait that belong to an issue."""
    digest = hashlib.sha256(issue.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{STATE}/articles/{digest[:2]}/{digest}.jsonl"


def _page(results: Folder, mark: FileMark) -> Page:
    """A page that this run has written or checked, so that its schema need not be checked again."""
    data = results.read(mark.name)
    if hashlib.sha256(data).hexdigest() != mark.sha256:
        raise PageFailed("was changed meanwhile", file=mark.name, advice=_AGAIN)
    return from_plain(Page, json.loads(data))


def _files(task: IssueTask, issue: Issue) -> Iterator[tuple[str, bytes]]:
    yield f"{task.name}/issue.json", issue_to_json(issue)
    chosen, stamp = task.output.writers(), task.output.stamp
    for writer in chosen.issues:
        for name, data in writer.write(issue, stamp):
            yield f"{task.name}/{name}", data
    for bound in chosen.bound:
        yield f"{task.name}/{bound.name}", bound.write(issue, tuple(_scans(task, issue)), stamp)
    lines = (json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in records([issue]))
    yield lines_name(task.name), "".join(lines).encode()


def _scans(task: IssueTask, issue: Issue) -> Iterator[Path | bytes]:
    """The scans in the order of the issue's pages, as they were when they were read; one of several pages is taken once."""
    names, taken = {page.stem: page.scan for page in task.pages}, dict[str, Path | bytes]()
    for one in issue.pages:
        name = names[one.stem]
        if name not in taken:
            taken[name] = _scan(task.scans, name, one.page.source.sha256)
        yield taken[name]


def _scan(scans: Folder, name: str, sha256: str) -> Path | bytes:
    try:
        with scans.open(name) as file:
            found = sha256_of(file)
        if found == sha256:
            return scans.whole(name)
    except OSError as error:
        raise UnreadableInput(f"cannot be read ({error.strerror or error})", file=scans.shown(name)) from error
    raise PageFailed("was changed meanwhile", file=scans.shown(name), advice=_AGAIN)


_AGAIN = "run the same command again"


def _summary(issue: Issue) -> IssueSummary:
    return IssueSummary(
        title=issue.title,
        date=issue.date,
        issue_number=issue.issue_number,
        pages=len(issue.pages),
        articles=len(issue.articles),
        loose_jumps=len(issue.loose_jumps),
        conflicts=tuple(f"{c.fact}: {c.message}" for c in issue.conflicts),
    )
