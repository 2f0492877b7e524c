"""Small pages made by hand, for the tests of putting issues together: a line a paragraph, jumps read from the text."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.cues import jump_from, jump_to
from pipeline.document import Article, ArticleKind, Generator, Jump, Line, Masthead, Page, Paragraph, Role, Source
from pipeline.document import Warning as Doubt
from pipeline.geometry import Box
from pipeline.issue import IssuePage


@dataclass(frozen=True, slots=True)
class Tale:
    """``to`` and ``come`` are jump lines that stand on lines of their own; others are read from the body."""

    headline: str | None
    body: tuple[str, ...]
    to: str | None = None
    come: str | None = None
    byline: str | None = None
    kind: ArticleKind = ArticleKind.NEWS
    warnings: tuple[Doubt, ...] = ()
    confidence: float = 0.9


def tale_page(stem: str, *tales: Tale, number: str | None = None, head: Masthead | None = None) -> IssuePage:
    """A page with these articles, a1, a2 and so on."""
    lines: list[Line] = []
    articles = tuple(_article(f"a{n}", tale, lines) for n, tale in enumerate(tales, 1))
    masthead = head or Masthead(title="河湾日报", date="2026-11-23", page_number=number)
    source = Source(f"{stem}.png", "0" * 64, 1, 1000, 1400)
    return IssuePage(
        stem, Page(Generator("broadsheet", "0.0.0"), source, masthead, articles, (), (), (), (), tuple(lines))
    )


def _article(name: str, tale: Tale, lines: list[Line]) -> Article:
    count = 0

    def enter(text: str, role: Role) -> str:
        nonlocal count
        count += 1
        box = Box(10, 20 * len(lines), 400, 20 * len(lines) + 15)
        lines.append(Line(f"{name}-{count}", text, box, box.quad(), 0.9, vertical=False, role=role))
        return lines[-1].id

    if tale.headline:
        enter(tale.headline, Role.HEADLINE)
    if tale.come:
        enter(tale.come, Role.JUMP)
    paragraphs = tuple(Paragraph(text, Role.BODY, (enter(text, Role.BODY),)) for text in tale.body)
    if tale.to:
        enter(tale.to, Role.JUMP)
    last, first = (tale.body[-1], tale.body[0]) if tale.body else ("", "")
    return Article(
        id=name,
        kind=tale.kind,
        kicker=None,
        headline=tale.headline,
        subtitle=None,
        byline=tale.byline,
        dateline=None,
        paragraphs=paragraphs,
        images=(),
        continued_from=_jump(tale.come) or jump_from(first),
        continues_to=_jump(tale.to) or jump_to(last),
        regions=(Box(10, 20, 400, 500),),
        confidence=tale.confidence,
        warnings=tale.warnings,
    )


def _jump(text: str | None) -> Jump | None:
    return (jump_to(text) or jump_from(text)) if text else None
