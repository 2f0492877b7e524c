"""Results of earlier runs that no scan stands for any more: they are told of, and left as they are."""

from __future__ import annotations

from pipeline.batch.folders import Folder
from pipeline.batch.ledger import Ledger
from pipeline.batch.plan import Plan


def results_left(results: Folder, plan: Plan, ledger: Ledger) -> tuple[str, ...]:
    """Names of the JSON of pages and issues that were finished once, are not in the plan, and are still there."""
    planned = {f"{issue.name}/{page.stem}" for issue in plan.issues for page in issue.pages}
    issues = {issue.name for issue in plan.issues}
    names = [f"{name}.json" for name in ledger.names("page") if name not in planned]
    names += [f"{name}/issue.json" for name in ledger.names("issue") if name not in issues]
    return tuple(sorted(name for name in names if _is_there(results, name)))


def _is_there(results: Folder, name: str) -> bool:
    try:
        with results.open(name):
            return True
    except OSError:
        return False
