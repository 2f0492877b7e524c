"""``report.json`` and ``report.html``: how a batch went. Times stand here and nowhere else in the results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline import __version__
from pipeline.batch.crew import Crew
from pipeline.batch.finding import Found
from pipeline.batch.folders import Folder
from pipeline.batch.pictures import PictureTask, draw_all
from pipeline.batch.plan import Plan
from pipeline.batch.report_page import report_page
from pipeline.batch.settings import Crewing, Shape, Work
from pipeline.batch.tally import Tally
from pipeline.export.json_text import json_text


def write_report(
    results: Folder,
    told: Mapping[str, Any],
    found: Found,
    plan: Plan,
    tally: Tally,
    left: Sequence[str],
    crew: Crew,
    seconds: float,
) -> None:
    """Writes both files.

    ``told`` is what ``settings_in_force`` gives, ``left`` names results without a scan, ``seconds`` is how long a picture may take.
    """
    facts = {**told, **_facts(found, plan, tally), "results_without_a_scan": list(left)}
    results.write("report.json", json_text(facts))
    tasks = {page.task.target: PictureTask(page.task, page.json) for page in tally.to_look_at}
    results.write("report.html", report_page(facts, draw_all(tasks, crew, seconds)))


def settings_in_force(scans: str, results: str, shape: Shape, work: Work, crewing: Crewing) -> dict[str, Any]:
    """What the report says of the call."""
    return {
        "generator": {"name": "broadsheet", "version": __version__},
        "scans": scans,
        "results": results,
        "settings": {**asdict(shape), **asdict(work)},
        "crew": asdict(crewing),
    }


def _facts(found: Found, plan: Plan, tally: Tally) -> dict[str, Any]:
    return {
        "totals": {
            "issues": len(plan.issues),
            "issues_put_together": len(tally.finished_issues),
            "pages": plan.pages,
            "pages_read": tally.read,
            "pages_finished_before": tally.before,
            "pages_failed": tally.lost,
            "lines": tally.lines,
            "articles": tally.articles,
            "warnings": dict(sorted(tally.warnings.items())),
        },
        "time": {
            "seconds": round(tally.elapsed, 1),
            "pages_a_minute": None if tally.speed is None else round(tally.speed, 2),
            "worker_seconds_by_stage": {stage: round(value, 2) for stage, value in tally.seconds.items()},
        },
        "failures": [
            {"what": f.what, "page": f.page, "tries": f.tries, "reason": f.reason}
            for f in sorted(tally.failures, key=lambda f: (f.what, f.page or 0))
        ],
        "look_at_first": [
            {
                "page": page.task.target,
                "scan": page.task.scans.shown(page.task.page.scan),
                "confidence": page.confidence,
                "warnings": list(page.warnings),
                "articles": page.articles,
            }
            for page in tally.to_look_at
        ],
        "unlike_the_pattern": list(plan.unlike),
        "left_alone": [{"name": name, "reason": problem.value} for name, problem in found.left_alone],
        "other_files": dict(found.others),
        "issues": [
            {"name": issue.name, "scans": len(issue.pages), **tally.finished_issues[issue.name]}
            for issue in plan.issues
            if issue.name in tally.finished_issues
        ],
    }
