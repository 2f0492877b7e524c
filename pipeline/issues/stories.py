"""The articles of an issue: those of one page as they are, and the parts of the others put together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from pipeline.document import Article, ArticleKind
from pipeline.issue import Citation, IssueArticle, IssueImage, Part
from pipeline.issues.doubts import Parts, story_warnings
from pipeline.issues.ends import Place, own_headline
from pipeline.issues.facts import Facts
from pipeline.issues.loose import LooseEnd
from pipeline.issues.matching import Link
from pipeline.issues.ordering import Ordered
from pipeline.issues.page_names import read_name
from pipeline.issues.seams import joined_body


def stories_of(
    order: Ordered, links: Sequence[Link], loose: Sequence[LooseEnd], facts: Facts
) -> tuple[IssueArticle, ...]:
    """Each article of each page in exactly one story, in the order in which the stories begin."""
    onward = {link.last: link for link in links}
    arrived = {link.first for link in links}
    begun = [
        Place(page, index)
        for page, issue_page in enumerate(order.pages)
        for index in range(len(issue_page.page.articles))
        if Place(page, index) not in arrived
    ]
    return tuple(_story(_chain(place, onward), order, loose, facts) for place in begun)


def _chain(start: Place, onward: Mapping[Place, Link]) -> tuple[tuple[Place, ...], float]:
    """The places of a story's parts, and the margin of the least sure link."""
    places, margin = [start], math.inf
    while places[-1] in onward:
        link = onward[places[-1]]
        places.append(link.first)
        margin = min(margin, link.margin)
    return tuple(places), margin


def _story(
    chain: tuple[tuple[Place, ...], float], order: Ordered, loose: Sequence[LooseEnd], facts: Facts
) -> IssueArticle:
    places, margin = chain
    parts = [order.pages[p.page].page.articles[p.article] for p in places]
    body = joined_body(places, parts, order)
    head = next((a for a in parts if own_headline(a)), parts[0])
    first = places[0].page
    story = Parts(places, parts, [_called(order, place.page) for place in places], body)
    return IssueArticle(
        id=f"p{first + 1}-{parts[0].id}",
        citation=Citation(facts.title, facts.date, _called(order, first), head.headline),
        kind=_kind(parts),
        kicker=head.kicker,
        headline=head.headline,
        subtitle=head.subtitle,
        byline=next((a.byline for a in parts if a.byline), None),
        dateline=next((a.dateline for a in parts if a.dateline), None),
        paragraphs=body.paragraphs,
        images=tuple(
            IssueImage(place.page, image)
            for place, article in zip(places, parts, strict=True)
            for image in article.images
        ),
        parts=tuple(
            Part(place.page, article.id, article.regions) for place, article in zip(places, parts, strict=True)
        ),
        confidence=min(a.confidence for a in parts) / (1 + math.exp(-margin)),
        warnings=story_warnings(story, [x for x in loose if x.place in places]),
    )


def _called(order: Ordered, page: int) -> str:
    """The printed page number, unless the row of pages proves it misread; else the place in the issue."""
    printed, name = order.pages[page].page.masthead.page_number, order.names[page]
    if printed is None:
        return str(page + 1)
    return printed if name is None or read_name(printed) == name else str(name)


def _kind(parts: Sequence[Article]) -> ArticleKind:
    """News, if any part tells a story; else what the first part is."""
    return ArticleKind.NEWS if any(a.kind is ArticleKind.NEWS for a in parts) else parts[0].kind
