"""The two ends of an article on its page: where it may come from, where it may go on, and the text next to either end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.cues import ends_sentence, find_jump_from, find_jump_to, is_jump_line, jump_from, opens_mid_sentence
from pipeline.document import Article, ArticleKind, Jump, Page, Paragraph, Role
from pipeline.issue import IssuePage


@dataclass(frozen=True, slots=True)
class Place:
    """An article in its issue: index of its page, and index within that page's articles."""

    page: int
    article: int


@dataclass(frozen=True, slots=True)
class End:
    """One end of an article: the printed jump there (None: none was found), and the body's text next to it without the jump.

    ``heading`` is the headline, None if there is none, or none but a jump line.
    """

    place: Place
    article: Article
    jump: Jump | None
    text: str
    heading: str | None

    @property
    def breaks_off(self) -> bool:
        """The text stops in the middle of a sentence."""
        return bool(self.text) and not ends_sentence(self.text)

    @property
    def starts_amid(self) -> bool:
        """The text starts in the middle of a sentence, as far as its first character tells."""
        return bool(self.text) and opens_mid_sentence(self.text)


def outgoing(pages: Sequence[IssuePage]) -> tuple[End, ...]:
    """The last ends of all articles that may run over; a teaser is whole in itself."""
    return tuple(
        End(place, article, article.continues_to, _last_text(article), own_headline(article))
        for place, article in _stories(pages)
    )


def incoming(pages: Sequence[IssuePage]) -> tuple[End, ...]:
    """The first ends of all articles that may come from elsewhere; their jump line may stand among the headings."""
    return tuple(
        End(
            place,
            article,
            article.continued_from or _in_heading(article, pages[place.page].page),
            _first_text(article),
            own_headline(article),
        )
        for place, article in _stories(pages)
    )


def own_headline(article: Article) -> str | None:
    """The headline, unless it is a jump line (Continued from Page 1) that stands in its place."""
    return None if article.headline and is_jump_line(article.headline) else article.headline


def without_jump_to(paragraph: Paragraph, jump: Jump | None) -> str:
    """The text without the jump line that ends it, if that is the article's jump."""
    found = find_jump_to(paragraph.text) if jump else None
    return paragraph.text[: found.start].rstrip() if found and found.jump == jump else paragraph.text


def without_jump_from(paragraph: Paragraph, jump: Jump | None) -> str:
    """The text without the jump line that begins it, if that is the article's jump."""
    found = find_jump_from(paragraph.text) if jump else None
    return paragraph.text[found.end :].lstrip() if found and found.jump == jump else paragraph.text


def _stories(pages: Sequence[IssuePage]) -> Iterator[tuple[Place, Article]]:
    for number, page in enumerate(pages):
        for index, article in enumerate(page.page.articles):
            if article.kind is not ArticleKind.REFER:
                yield Place(number, index), article


def _in_heading(article: Article, page: Page) -> Jump | None:
    """The jump line that was taken for a headline, a deck or a crosshead over the first paragraph."""
    heads = [line.text for role in (Role.HEADLINE, Role.SUBTITLE) for line in page.lines_of(article.id, role)]
    heads += [p.text for p in article.paragraphs[:1] if p.role is Role.SUBHEAD]
    return next((jump for text in heads if is_jump_line(text) and (jump := jump_from(text))), None)


def _last_text(article: Article) -> str:
    body = [p for p in article.paragraphs if p.role is Role.BODY]
    texts = (without_jump_to(p, article.continues_to) for p in reversed(body))
    return next((text for text in texts if text), "")


def _first_text(article: Article) -> str:
    body = [p for p in article.paragraphs if p.role is Role.BODY]
    texts = (without_jump_from(p, article.continued_from) for p in body)
    return next((text for text in texts if text), "")
