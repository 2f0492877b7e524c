"""Every line has exactly one place: the check that nothing read was lost and nothing counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.document import Article, Line, Page, Role

_FURNITURE = frozenset({Role.FOLIO, Role.MASTHEAD, Role.IMPRINT, Role.RUNNING_HEADER, Role.RULE_TEXT})
_BODY = frozenset({Role.BODY, Role.SUBHEAD})
_HEADS = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBTITLE, Role.BYLINE, Role.CAPTION, Role.CREDIT, Role.JUMP})
_ROLES = {
    "ad": frozenset({Role.ADVERTISEMENT}),
    "f": _FURNITURE,
    "r": frozenset({Role.REMOVED}),
    "u": frozenset({Role.UNASSIGNED}),
}


def check_places(page: Page) -> tuple[str, ...]:
    """What is wrong with the places of the lines, a sentence each; empty if every line has exactly one.

    The place that an identifier names, the role of the line and the list that names the line must agree, and a field
    that lines stand for (a headline, a caption) must not be null.
    """
    return (*_identities(page), *_listings(page), *_fields(page))


def _identities(page: Page) -> Iterator[str]:
    articles = {a.id for a in page.articles}
    if len(articles) < len(page.articles):
        yield "two articles have the same identifier"
    for name, times in Counter(line.id for line in page.lines).items():
        if times > 1:
            yield f"line {name} is there {times} times"
    for line in page.lines:
        place = _place(line)
        allowed = _BODY | _HEADS if place in articles else _ROLES.get(place)
        if allowed is None:
            yield f"line {line.id} names a place that is not on the page"
        elif line.role not in allowed:
            yield f"line {line.id} cannot be {line.role.value} there"


def _listings(page: Page) -> Iterator[str]:
    """Lines that a list must name exactly once: those of paragraphs, advertisements, furniture, removed, unassigned."""
    expected = Counter(line.id for line in page.lines if line.role not in _HEADS)
    listed = Counter(name for _, names in _lists(page) for name in names)
    for name in sorted(expected.keys() | listed.keys()):
        if expected[name] != listed[name]:
            yield f"line {name} is listed {listed[name]} times instead of {expected[name]}"
    roles = {line.id: line.role for line in page.lines}
    for role, names in _lists(page):
        for name in names:
            if roles.get(name, role) is not role:
                yield f"line {name} is {roles[name].value} but listed as {role.value}"
    for removed in page.removed:
        if removed.of not in roles or removed.of == removed.line:
            yield f"line {removed.line} repeats {removed.of}, which is no other line of the page"


def _lists(page: Page) -> Iterator[tuple[Role, tuple[str, ...]]]:
    for article in page.articles:
        yield from ((paragraph.role, paragraph.lines) for paragraph in article.paragraphs)
    yield from ((Role.ADVERTISEMENT, ad.lines) for ad in page.advertisements)
    yield from ((piece.kind, piece.lines) for piece in page.furniture)
    yield from ((Role.REMOVED, (removed.line,)) for removed in page.removed)
    yield Role.UNASSIGNED, page.unassigned


def _fields(page: Page) -> Iterator[str]:
    roles: dict[str, set[Role]] = {}
    for line in page.lines:
        roles.setdefault(_place(line), set()).add(line.role)
    for article in page.articles:
        for role in sorted(roles.get(article.id, set()) & _HEADS):
            if not _has(article, role):
                yield f"article {article.id} has a {role.value} line, but no {role.value}"


def _has(article: Article, role: Role) -> bool:
    match role:
        case Role.CAPTION:
            return any(image.caption for image in article.images)
        case Role.CREDIT:
            return any(image.credit for image in article.images)
        case Role.JUMP:
            return bool(article.continues_to or article.continued_from)
        case _:
            return bool(getattr(article, role.value))


def _place(line: Line) -> str:
    return line.id.rpartition("-")[0]
