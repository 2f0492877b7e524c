"""Scans become issues, and every page and issue gets a name of its own inside the folder of results."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.patterns import IssuePattern
from pipeline.batch.plan import Plan, plan_issues
from pipeline.errors import UsageError


def planned(*scans: str, pattern: str | None = None, home: str = "scans", **counts: int) -> Plan:
    """``counts``: pages of files, their dots written as two underscores."""
    known = {name.replace("__", "."): count for name, count in counts.items()}
    return plan_issues(scans, known, IssuePattern(pattern) if pattern else None, home)


def names(plan: Plan) -> dict[str, list[str]]:
    return {issue.name: [page.stem for page in issue.pages] for issue in plan.issues}


def test_a_folder_is_an_issue() -> None:
    plan = planned("herald/1916-05-02/p10.jpg", "herald/1916-05-02/p9.jpg", "herald/1916-05-03/p1.jpg", "cover.jpg")
    assert names(plan) == {
        "herald/1916-05-02": ["p9", "p10"],
        "herald/1916-05-03": ["p1"],
        "scans": ["cover"],
    }
    assert [issue.dated for issue in plan.issues] == ["1916-05-02", "1916-05-03", None]


def test_a_file_of_several_pages_is_an_issue() -> None:
    plan = planned("a/x.pdf", "a/one.pdf", "a/p1.jpg", **{"a/x__pdf": 2})
    assert names(plan) == {"a": ["one", "p1"], "a/x": ["x-p0001", "x-p0002"]}
    assert [(page.page, page.pages) for page in plan.issues[1].pages] == [(1, 2), (2, 2)]


def test_the_pattern_tells_issue_date_and_page() -> None:
    scans = [
        "Herald_19160502_10.jpg",
        "Herald_19160502_2.jpg",
        "Herald_19160503_1.jpg",
        "Star_19160502_1.jpg",
        "index.jpg",
    ]
    plan = planned(*scans, pattern="{title}_{date}_{page}")
    assert names(plan) == {
        "Herald_19160502": ["Herald_19160502_2", "Herald_19160502_10"],
        "Herald_19160503": ["Herald_19160503_1"],
        "Star_19160502": ["Star_19160502_1"],
        "scans": ["index"],
    }
    assert plan.issues[0].dated == "1916-05-02"
    assert plan.unlike == ("index.jpg",)


def test_a_pattern_with_folders_and_a_star() -> None:
    plan = planned("box/1916-05-02/scan-07_2.jpg", "box/1916-05-02/scan-09_1.jpg", pattern="{date}/scan-*_{page}")
    assert names(plan) == {"box/1916-05-02": ["scan-09_1", "scan-07_2"]}


def test_a_pattern_of_pages_alone_groups_by_folder() -> None:
    assert names(planned("a/x1.jpg", "b/x1.jpg", pattern="x{page}")) == {"a": ["x1"], "b": ["x1"]}


@pytest.mark.parametrize("pattern", ["plain", "{a}_{a}", "{}_{page}", "{page", "{1x}", "{a b}"])
def test_patterns_that_make_no_sense(pattern: str) -> None:
    with pytest.raises(UsageError, match="pattern"):
        IssuePattern(pattern)


def test_names_that_would_fall_together_are_kept_apart() -> None:
    plan = planned("a/p1.jpg", "a/p1.tif", "a/P1.png", "a/issue.jpg", "a.pdf", "A/p1.jpg", a__pdf=2)
    assert names(plan) == {
        "A": ["p1"],
        "a~2": ["issue.jpg", "P1.png", "p1.jpg", "p1.tif"],
        "a.pdf": ["a-p0001", "a-p0002"],
    }


def test_scans_that_lie_in_no_folder_and_a_folder_called_alike() -> None:
    assert names(planned("p1.jpg", "scans/p1.jpg")) == {"scans": ["p1"], "scans~2": ["p1"]}


def test_names_that_are_too_long_are_cut_and_stay_different() -> None:
    plan = planned(f"a/{'x' * 250}1.jpg", f"a/{'x' * 250}2.jpg")
    stems = names(plan)["a"]
    assert len(set(stems)) == 2
    assert all(len(stem) + len(".overlay.jpg") <= 255 for stem in stems)


PARTS = st.text(alphabet="aA.~_-1版/\n\udcff", min_size=1, max_size=8)


@given(
    st.lists(PARTS, min_size=1, max_size=8), st.integers(1, 3), st.sampled_from([None, "{title}_{page}", "{a}/{page}"])
)
def test_every_page_has_one_place_inside(parts: list[str], pages: int, pattern: str | None) -> None:
    scans = sorted({PurePosixPath(part.strip("/") or "x").as_posix() + ".tif" for part in parts})
    scans = [scan for scan in scans if ".." not in scan.split("/")]
    plan = plan_issues(scans, {scans[0]: pages} if scans else {}, IssuePattern(pattern) if pattern else None, "home")
    targets = [f"{issue.name}/{page.stem}".casefold() for issue in plan.issues for page in issue.pages]
    assert len(set(targets)) == len(targets) == plan.pages
    assert {page.scan for issue in plan.issues for page in issue.pages} == set(scans)
    for target in targets:
        assert all(part and not part.startswith(".") for part in target.rpartition("/")[0].split("/"))
