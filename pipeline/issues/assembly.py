"""From pages to an issue, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.issue import Issue, IssuePage
from pipeline.issues.ends import incoming, outgoing
from pipeline.issues.facts import facts_of
from pipeline.issues.loose import loose_ends
from pipeline.issues.matching import choose_links
from pipeline.issues.ordering import in_order
from pipeline.issues.stories import stories_of


def assemble(name: str, pages: Sequence[IssuePage], *, dated: str | None = None) -> Issue:
    """The issue called ``name``, from its pages in the order of their files; no pages give an empty issue.

    ``dated`` is an ISO date that the path tells. Pages stand in the order of their printed numbers where these agree with one
    another. A story that runs over to another page is one article; a jump line whose other end is missing or in doubt is
    listed in ``loose_jumps``.
    """
    order = in_order(pages)
    facts = facts_of(order.pages, dated)
    lasts, firsts = outgoing(order.pages), incoming(order.pages)
    links = choose_links(lasts, firsts, order)
    loose = loose_ends(lasts, firsts, links, order)
    return Issue(
        name=name,
        title=facts.title,
        date=facts.date,
        issue_number=facts.issue_number,
        pages=order.pages,
        articles=stories_of(order, links, loose, facts),
        loose_jumps=tuple(x.jump for x in loose),
        conflicts=facts.conflicts + order.conflicts,
    )
