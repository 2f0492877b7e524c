"""An issue from pages made by hand: what belongs together is put together, and nothing else."""

from __future__ import annotations

import pytest
from issue_pages import Tale, tale_page

from pipeline.document import ArticleKind, Masthead
from pipeline.document import Warning as Doubt
from pipeline.issue import Issue, IssueArticle, IssuePage, LooseJump, PageLine
from pipeline.issues import assemble

BRIDGE_START = "市交通局介绍，新桥全长八百米，今年将继"
BRIDGE_REST = "续建设两岸引桥，预计明年春天通车。"
ORCHARD = Tale("梨园丰收", ("今年梨子产量比去年高出一成。",))
BRIDGE = Tale("新桥合龙", ("昨天，新桥合龙。", f"{BRIDGE_START}（下转第二版）"))
REST = Tale(None, (f"（上接第一版）{BRIDGE_REST}", "工程由市里投资。"), warnings=(Doubt("no_headline", "no headline"),))


def parts(article: IssueArticle) -> list[tuple[int, str]]:
    return [(part.page, part.article) for part in article.parts]


def story(issue: Issue, name: str) -> IssueArticle:
    return next(a for a in issue.articles if a.id == name)


def test_no_pages_give_an_empty_issue() -> None:
    issue = assemble("leer", [])
    assert (issue.pages, issue.articles, issue.loose_jumps, issue.title, issue.date) == ((), (), (), None, None)


def test_a_story_that_runs_over_becomes_one_article() -> None:
    issue = assemble("a", [tale_page("1", ORCHARD, BRIDGE), tale_page("2", REST, ORCHARD, number="2")])
    joined = story(issue, "p1-a2")
    assert parts(joined) == [(0, "a2"), (1, "a1")]
    assert joined.headline == "新桥合龙"
    assert [p.text for p in joined.paragraphs] == ["昨天，新桥合龙。", BRIDGE_START + BRIDGE_REST, "工程由市里投资。"]
    assert joined.paragraphs[1].lines == (PageLine(0, "a2-3"), PageLine(1, "a1-1"))
    assert joined.warnings == ()
    assert [part.regions for part in joined.parts] == [
        issue.pages[0].page.articles[1].regions,
        issue.pages[1].page.articles[0].regions,
    ]
    assert [a.id for a in issue.articles] == ["p1-a1", "p1-a2", "p2-a2"]
    assert issue.loose_jumps == ()


def test_each_article_of_each_page_stands_in_one_story() -> None:
    pages = [tale_page("1", ORCHARD, BRIDGE), tale_page("2", REST, ORCHARD, number="2")]
    issue = assemble("a", pages)
    found = sorted(part for article in issue.articles for part in parts(article))
    assert found == [(0, "a1"), (0, "a2"), (1, "a1"), (1, "a2")]


def test_a_page_that_the_issue_lacks_leaves_the_jump_loose() -> None:
    far = Tale("水厂扩建", ("水厂扩建工程完成了一半，预计（下转第七版）",))
    issue = assemble("a", [tale_page("1", far), tale_page("2", ORCHARD, number="2")])
    assert issue.loose_jumps == (LooseJump(0, "a1", "（下转第七版）", "7", forward=True),)
    (warning,) = story(issue, "p1-a1").warnings
    assert warning == Doubt("truncated", "the story goes on on page 7, which is not in this issue", 0)
    assert story(issue, "p1-a1").paragraphs[0].text.endswith("（下转第七版）")


def test_a_story_that_came_from_elsewhere_says_what_is_missing() -> None:
    issue = assemble("a", [tale_page("3", REST, number="3"), tale_page("4", ORCHARD, number="4")])
    assert issue.loose_jumps == (LooseJump(0, "a1", "（上接第一版）", "1", forward=False),)
    warnings = story(issue, "p1-a1").warnings
    assert Doubt("text_gap", "the story began on page 1, which is not in this issue", 0) in warnings
    assert {w.code for w in warnings} == {"no_headline", "text_gap"}


def test_two_stories_that_go_on_on_one_page_are_told_apart_by_their_text() -> None:
    school = Tale(
        "学校开学", ("新学期开始，全市中小学的图书阅览", "教育局说，今年将有三十所学校建成图书阅览（下转第二版）")
    )
    rest = Tale(None, ("（上接第一版）室，向附近居民开放。",))
    issue = assemble("a", [tale_page("1", BRIDGE, school), tale_page("2", rest, REST, number="2")])
    assert parts(story(issue, "p1-a1")) == [(0, "a1"), (1, "a2")]
    assert parts(story(issue, "p1-a2")) == [(0, "a2"), (1, "a1")]


def test_what_cannot_be_told_apart_stays_loose() -> None:
    one = Tale("东区修路", ("道路今天完工。（下转第二版）",))
    two = Tale("西区修路", ("道路昨天完工。（下转第二版）",))
    issue = assemble(
        "a",
        [
            tale_page("1", one, two),
            tale_page(
                "2", Tale(None, ("（上接第一版）居民高兴。",)), Tale(None, ("（上接第一版）居民高兴。",)), number="2"
            ),
        ],
    )
    assert all(len(a.parts) == 1 for a in issue.articles)
    assert len(issue.loose_jumps) == 4
    assert all("not found for sure" in a.warnings[-1].message for a in issue.articles)


def test_a_chain_runs_over_three_pages() -> None:
    middle = Tale(
        None, ("（上接第一版）续建设两岸引桥，工程预", "资金由市里承担，工人们日夜施工，争取提（下转第三版）")
    )
    end = Tale("新桥合龙", ("（上接第二版）前完工，向市民开放。",))
    issue = assemble("a", [tale_page("1", BRIDGE), tale_page("2", middle, number="2"), tale_page("3", end, number="3")])
    (joined,) = issue.articles
    assert parts(joined) == [(0, "a1"), (1, "a1"), (2, "a1")]
    assert [p.text for p in joined.paragraphs][-1] == "资金由市里承担，工人们日夜施工，争取提前完工，向市民开放。"
    assert not any("转" in p.text or "上接" in p.text for p in joined.paragraphs)


def test_an_english_story_goes_on_with_its_hyphen_resolved() -> None:
    start = Tale(
        "Bridge Opens at Last",
        ("The council met today.", "The mayor said that the new govern-"),
        to="Continued on Page 2",
    )
    rest = Tale("Bridge", ("ment would pay for it. Work begins in May.",), come="From Page One")
    issue = assemble("a", [tale_page("1", start), tale_page("2", ORCHARD, rest, number="2")])
    joined = story(issue, "p1-a1")
    assert parts(joined) == [(0, "a1"), (1, "a2")]
    assert joined.paragraphs[1].text == "The mayor said that the new government would pay for it. Work begins in May."
    assert joined.headline == "Bridge Opens at Last"


def test_the_keyword_of_a_jump_line_tells_which_story_it_means() -> None:
    flood = Tale("River Rises Again", ("The water rose all night.",), to="See FLOOD, Page 2")
    fair = Tale("County Fair Opens", ("The fair opened at noon.",), to="See FAIR, Page 2")
    on_two = [
        Tale("Fair", ("Crowds came early.",), come="From Page 1"),
        Tale("Flood", ("Boats were sent.",), come="From Page 1"),
    ]
    issue = assemble("a", [tale_page("1", flood, fair), tale_page("2", *on_two, number="2")])
    assert parts(story(issue, "p1-a1")) == [(0, "a1"), (1, "a2")]
    assert parts(story(issue, "p1-a2")) == [(0, "a2"), (1, "a1")]
    assert [p.text for p in story(issue, "p1-a1").paragraphs] == ["The water rose all night.", "Boats were sent."]


def test_a_jump_line_without_answer_links_only_the_same_headline_and_a_text_that_goes_on() -> None:
    silent = Tale("新桥合龙", (BRIDGE_REST,))
    found = assemble("a", [tale_page("1", BRIDGE), tale_page("2", silent, number="2")])
    assert parts(found.articles[0]) == [(0, "a1"), (1, "a1")]
    other = Tale("新桥合龙", ("本报讯（记者王小明）新桥昨天合龙，市民前去参观。",))
    apart = assemble("a", [tale_page("1", BRIDGE), tale_page("2", other, number="2")])
    assert [len(a.parts) for a in apart.articles] == [1, 1]
    untitled = Tale("梨园丰收", (BRIDGE_REST,))
    apart = assemble("a", [tale_page("1", BRIDGE), tale_page("2", untitled, number="2")])
    assert [len(a.parts) for a in apart.articles] == [1, 1]


def test_a_jump_line_taken_for_a_headline_is_still_one() -> None:
    start = Tale("Bridge Opens", ("The mayor said that the new",), to="Continued on Page 2")
    rest = Tale("Continued from Page 1", ("bridge would be opened in May.",))
    issue = assemble("a", [tale_page("1", start), tale_page("2", rest, number="2")])
    (joined,) = issue.articles
    assert joined.headline == "Bridge Opens"
    assert joined.paragraphs[0].text == "The mayor said that the new bridge would be opened in May."


def test_a_teaser_stays_an_article_of_its_own() -> None:
    teaser = Tale("新桥合龙 详见第二版", ("新桥合龙，详见第二版",), kind=ArticleKind.REFER)
    issue = assemble("a", [tale_page("1", teaser), tale_page("2", REST, number="2")])
    assert [parts(a) for a in issue.articles] == [[(0, "a1")], [(1, "a1")]]
    assert issue.articles[0].kind is ArticleKind.REFER
    assert [jump.forward for jump in issue.loose_jumps] == [False]


def test_warnings_of_the_parts_move_with_their_paragraphs() -> None:
    first = Tale("新桥合龙", BRIDGE.body, warnings=(Doubt("text_gap", "a gap", 1), Doubt("text_gap", "a gap", 0)))
    rest = Tale(None, REST.body, warnings=(Doubt("text_gap", "a gap", 1), Doubt("low_confidence", "hard to read")))
    issue = assemble("a", [tale_page("1", first), tale_page("2", rest, number="2")])
    assert story(issue, "p1-a1").warnings == (
        Doubt("text_gap", "a gap (page 1)", 0),
        Doubt("text_gap", "a gap (page 2)", 2),
        Doubt("low_confidence", "hard to read (page 2)", None),
    )


def test_a_citation_names_paper_date_page_and_headline() -> None:
    issue = assemble("a", [tale_page("1", BRIDGE), tale_page("2", REST, ORCHARD, number="2")], dated="2026-11-23")
    cited = story(issue, "p2-a2").citation
    assert (cited.paper, cited.date, cited.page, cited.headline) == ("河湾日报", "2026-11-23", "2", "梨园丰收")
    assert story(issue, "p1-a1").citation.page == "1"


def test_the_order_of_the_files_changes_no_story() -> None:
    pages = [tale_page("1", ORCHARD, BRIDGE, number="1"), tale_page("2", REST, ORCHARD, number="2")]
    assert assemble("a", pages) == assemble("a", pages[::-1])


@pytest.mark.parametrize("number", ["A2", "2"])
def test_pages_of_a_section_are_named_with_and_without_its_letter(number: str) -> None:
    start = Tale("新桥合龙", (f"{BRIDGE_START}（下转{number}版）",))
    rest = Tale(None, (f"（上接A1版）{BRIDGE_REST}",))
    pages: list[IssuePage] = [
        tale_page("1", start, number="A1"),
        tale_page("2", rest, number="A2"),
        tale_page("3", ORCHARD, number="B2"),
    ]
    assert parts(assemble("a", pages).articles[0]) == [(0, "a1"), (1, "a1")]


def test_the_masthead_of_the_front_page_alone_is_enough() -> None:
    pages = [tale_page("1", BRIDGE), tale_page("2", REST, head=Masthead()), tale_page("3", ORCHARD, head=Masthead())]
    issue = assemble("a", pages)
    assert (issue.title, issue.date, issue.conflicts) == ("河湾日报", "2026-11-23", ())
    assert parts(issue.articles[0]) == [(0, "a1"), (1, "a1")]
