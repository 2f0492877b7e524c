"""Back issues from the generator, read from recorded sheets: the links that are printed are found, and no others."""

from __future__ import annotations

import pytest

from bench.issues import judge, read_issue
from pipeline.export.issue_json import issue_to_json
from pipeline.issues import assemble
from samples.issue import generate_issue


@pytest.mark.parametrize(("language", "seed"), [("zh", 1), ("zh", 2), ("zh", 3), ("en", 3), ("en", 8)])
def test_a_back_issue_of_four_pages_is_put_together(language: str, seed: int) -> None:
    printed = generate_issue(seed, language)
    issue = read_issue(printed, seed, "clean")
    told = sorted(outcome.what for outcome in judge(printed, issue, seed))
    assert told == ["found", "found", "loose", "whole", "whole"]
    assert issue.conflicts == ()
    assert issue.date == printed.pages[1].meta.date
    assert len(issue_to_json(issue)) > 1000


def test_a_story_over_three_pages_is_one() -> None:
    printed = generate_issue(1, through=True)
    issue = read_issue(printed, 1, "clean")
    assert max(len(article.parts) for article in issue.articles) == 3
    assert [o.what for o in judge(printed, issue, 1) if o.what in {"lost", "false"}] == []


def test_pages_in_any_order_of_files_make_the_same_issue() -> None:
    printed = generate_issue(2)
    issue = read_issue(printed, 2, "clean")
    assert assemble(issue.name, issue.pages[::-1]) == issue


@pytest.mark.parametrize("seed", [3, 4])
def test_english_issues_are_of_one_paper_and_one_day(seed: int) -> None:
    issue = generate_issue(seed, "en", through=True)
    assert len({(page.meta.title, page.meta.date) for page in issue.pages if page.meta.title}) == 1
    assert [link.to_story is None for link in issue.links].count(True) == 1
    assert [(link.from_page, link.to_page) for link in issue.links] == [(1, 2), (1, 3), (2, 3), (1, 4)]
    for link in issue.links[:3]:
        assert link.to_story is not None
        rest = issue.pages[link.to_page - 1].stories[link.to_story]
        printed = [
            p.text for p in issue.pages[link.to_page - 1].pieces if p.article == rest.number and p.role == "jump"
        ]
        assert printed[0] == rest.continued_from
