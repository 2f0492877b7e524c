"""Descriptive metadata in MODS 3.6: of the issue, and of each of its articles."""

from __future__ import annotations

from pipeline.document import Masthead
from pipeline.export.language import language_of_article, language_of_text
from pipeline.export.mets.tags import Element, mets, mods
from pipeline.issue import Issue, IssueArticle


def describe_issue(root: Element, issue: Issue, key: str) -> None:
    """Title of the paper, date, numbers and what else the mastheads say; facts that are not printed are left out."""
    record = _record(root, f"mods-{key}")
    head = _fullest([one.page.masthead for one in issue.pages])
    if issue.title:
        mods(mods(record, "titleInfo"), "title", text=issue.title)
    mods(record, "typeOfResource", text="text")
    mods(record, "genre", {"authority": "marcgt"}, "newspaper")
    if issue.date or head.publisher:
        origin = mods(record, "originInfo")
        if head.publisher:
            mods(origin, "publisher", text=head.publisher)
        if issue.date:
            mods(origin, "dateIssued", {"encoding": "w3cdtf", "keyDate": "yes"}, issue.date)
    _language(record, language_of_text("\n".join(article.text for article in issue.articles)))
    pages = mods(record, "physicalDescription")
    mods(pages, "extent", {"unit": "pages"}, str(len(issue.pages)))
    for kind, value in (("issn", head.issn), ("cn", head.cn_number), ("postal", head.postal_code)):
        if value:
            mods(record, "identifier", {"type": kind}, value)
    mods(record, "identifier", {"type": "local"}, key)
    numbers = [(kind, value) for kind, value in (("volume", head.volume), ("issue", issue.issue_number)) if value]
    if numbers:
        part = mods(record, "part")
        for kind, value in numbers:
            mods(mods(part, "detail", {"type": kind}), "number", text=value)


def describe_article(root: Element, article: IssueArticle, key: str) -> None:
    """Headline, deck and byline as printed, kind, language, and the pages on which it stands."""
    record = _record(root, f"mods-{key}")
    if article.headline or article.subtitle:
        title = mods(record, "titleInfo")
        mods(title, "title", text=article.headline or article.subtitle)
        if article.headline and article.subtitle:
            mods(title, "subTitle", text=article.subtitle)
    mods(record, "genre", text=article.kind.value)
    _language(record, language_of_article(article))
    for kind, value in (
        ("kicker", article.kicker),
        ("statement of responsibility", article.byline),
        ("dateline", article.dateline),
    ):
        if value:
            mods(record, "note", {"type": kind}, value)
    mods(record, "identifier", {"type": "local"}, key)
    extent = mods(mods(record, "part"), "extent", {"unit": "pages"})
    mods(extent, "start", text=article.citation.page)


def _record(root: Element, name: str) -> Element:
    wrap = mets(mets(root, "dmdSec", {"ID": name}), "mdWrap", {"MDTYPE": "MODS", "MIMETYPE": "text/xml"})
    return mods(mets(wrap, "xmlData"), "mods", {"version": "3.6"})


def _language(record: Element, code: str | None) -> None:
    if code:
        mods(mods(record, "language"), "languageTerm", {"type": "code", "authority": "rfc3066"}, code)


def _fullest(mastheads: list[Masthead]) -> Masthead:
    """The one that says most, the first of equals: inside pages have a folio that says little."""
    return max(mastheads, key=lambda head: sum(value is not None for value in _values(head)), default=Masthead())


def _values(head: Masthead) -> tuple[str | None, ...]:
    return head.title, head.issue_number, head.volume, head.cn_number, head.issn, head.postal_code, head.publisher
