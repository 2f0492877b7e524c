"""Issues for the tests of writers: each article of a page stands alone, unless it is told to go on on the next page."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from made_pages import made_page

from pipeline.document import Article, Page, Paragraph, Role
from pipeline.issue import (
    Citation,
    Issue,
    IssueArticle,
    IssueImage,
    IssuePage,
    IssueParagraph,
    PageLine,
    Part,
)


def made_issue(name: str, *pages: Page) -> Issue:
    """The issue of these pages; title and date are those of the first one."""
    pages = pages or (made_page(),)
    head = pages[0].masthead
    return Issue(
        name=name,
        title=head.title,
        date=head.date,
        issue_number=head.issue_number,
        pages=tuple(IssuePage(f"{name}-{i}", page) for i, page in enumerate(pages, start=1)),
        articles=tuple(_article(i, page, article) for i, page in enumerate(pages) for article in page.articles),
        loose_jumps=(),
        conflicts=(),
    )


def told_page(
    *stories: tuple[str | None, str], number: str = "1", title: str = "河湾日报", date: str = "2026-11-23"
) -> Page:
    """A page of the given headlines and texts, in the places of a drawn one."""
    page = made_page()
    template = page.articles[0]
    articles = tuple(
        replace(
            template,
            id=f"a{i}",
            headline=headline,
            subtitle=None,
            paragraphs=tuple(Paragraph(part, Role.BODY, ()) for part in text.split("\n")),
            images=(),
        )
        for i, (headline, text) in enumerate(stories, start=1)
    )
    head = replace(page.masthead, title=title, date=date, page_number=number)
    told = repr((stories, number, title, date)).encode("utf-8", "surrogatepass")
    source = replace(page.source, sha256=sha256(told).hexdigest())
    return replace(page, articles=articles, masthead=head, source=source)


def joined(issue: Issue, first: int, second: int) -> Issue:
    """With two of its articles as one that runs over."""
    a, b = issue.articles[first], issue.articles[second]
    whole = replace(
        a, paragraphs=(*a.paragraphs, *b.paragraphs), parts=(*a.parts, *b.parts), images=(*a.images, *b.images)
    )
    rest = (whole if article is a else article for article in issue.articles if article is not b)
    return replace(issue, articles=tuple(rest))


def _article(index: int, page: Page, article: Article) -> IssueArticle:
    number = page.masthead.page_number or str(index + 1)
    return IssueArticle(
        id=f"p{index + 1}-{article.id}",
        citation=Citation(page.masthead.title, page.masthead.date, number, article.headline),
        kind=article.kind,
        kicker=article.kicker,
        headline=article.headline,
        subtitle=article.subtitle,
        byline=article.byline,
        dateline=article.dateline,
        paragraphs=tuple(
            IssueParagraph(p.text, p.role, tuple(PageLine(index, line) for line in p.lines)) for p in article.paragraphs
        ),
        images=tuple(IssueImage(index, image) for image in article.images),
        parts=(Part(index, article.id, article.regions),),
        confidence=article.confidence,
        warnings=article.warnings,
    )
