"""Whatever the pages say: no article, line or jump is lost, and the issue can be written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from issue_pages import Tale, tale_page

from pipeline.document import ArticleKind
from pipeline.export.issue_json import issue_to_json
from pipeline.issue import Issue, IssuePage
from pipeline.issues import assemble

jumps = st.none() | st.sampled_from(
    ["（下转第二版）", "（下转第三版）", "下转A2版", "Continued on Page 2", "See FLOOD, Page 3", "（下转第九版）"]
)
origins = st.none() | st.sampled_from(
    ["（上接第一版）", "上接A1版", "From Page One", "（上接第二版）", "Continued from Page 3"]
)
sentences = st.sampled_from(
    [
        "昨天，新桥合龙。",
        "市交通局介绍，今年将继",
        "续建设两岸引桥。",
        "The mayor said that the new govern-",
        "ment would pay for it.",
        "（上接第一版）居民高兴。",
        "工程预计（下转第二版）",
        "（下转第二版）",
    ]
) | st.text(min_size=1, max_size=20)
headlines = st.none() | st.sampled_from(["新桥合龙", "Flood", "Continued from Page 1", "水厂扩建"])
tales = st.builds(
    Tale,
    headline=headlines,
    body=st.lists(sentences, max_size=3).map(tuple),
    to=jumps,
    come=origins,
    kind=st.sampled_from(list(ArticleKind)),
)
numbers = st.none() | st.sampled_from(["1", "2", "3", "A1", "A2", "B1"])


@st.composite
def issues(draw: st.DrawFn) -> tuple[list[IssuePage], Issue]:
    count = draw(st.integers(0, 4))
    pages = [tale_page(f"s{n}", *draw(st.lists(tales, max_size=3)), number=draw(numbers)) for n in range(1, count + 1)]
    return pages, assemble("some", pages, dated=draw(st.none() | st.just("2026-11-23")))


@settings(max_examples=80, deadline=None)
@given(issues())
def test_every_article_and_line_and_jump_has_one_place(made: tuple[list[IssuePage], Issue]) -> None:
    pages, issue = made
    assert sorted(p.stem for p in issue.pages) == sorted(p.stem for p in pages)
    parts = [(part.page, part.article) for article in issue.articles for part in article.parts]
    assert sorted(parts) == sorted((n, a.id) for n, page in enumerate(issue.pages) for a in page.page.articles)
    lines = [(x.page, x.line) for article in issue.articles for p in article.paragraphs for x in p.lines]
    assert len(set(lines)) == len(lines)
    loose = {(jump.page, jump.article, jump.forward) for jump in issue.loose_jumps}
    for article in issue.articles:
        for place, part in enumerate(article.parts):
            printed = next(a for a in issue.pages[part.page].page.articles if a.id == part.article)
            leads_on, is_last = printed.continues_to is not None, place == len(article.parts) - 1
            told = (part.page, part.article, True) in loose
            assert told == (leads_on and is_last and printed.kind is not ArticleKind.REFER)


@settings(max_examples=60, deadline=None)
@given(issues())
def test_every_issue_can_be_written(made: tuple[list[IssuePage], Issue]) -> None:
    assert issue_to_json(made[1]) == issue_to_json(made[1])


@settings(max_examples=60, deadline=None)
@given(issues())
def test_text_changes_only_at_the_seams(made: tuple[list[IssuePage], Issue]) -> None:
    for article in made[1].articles:
        if len(article.parts) == 1:
            part = article.parts[0]
            printed = next(a for a in made[1].pages[part.page].page.articles if a.id == part.article)
            assert article.text == printed.text
            assert (article.headline, article.kind) == (printed.headline, printed.kind)
