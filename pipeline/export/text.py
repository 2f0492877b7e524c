"""A page as plain text: a section an article, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Article, Image, Page, Role

_BETWEEN = "\n\n" + "-" * 72 + "\n\n"


def page_to_text(page: Page) -> bytes:
    """UTF-8, sections parted by a rule of hyphens; a paragraph is one line. Advertisements and furniture are left out."""
    sections = [section for section in (_masthead(page), *map(_article, page.articles)) if section]
    return (_BETWEEN.join(sections) + "\n").encode("utf-8", "replace") if sections else b""


def _masthead(page: Page) -> str:
    head = page.masthead
    number = f"page {head.page_number}" if head.page_number else None
    facts = ", ".join(_line(fact) for fact in (head.date, head.weekday, head.issue_number, number) if fact)
    return "\n".join(part for part in (_line(head.title or ""), facts) if part)


def _article(article: Article) -> str:
    head = (article.kicker, article.headline, article.subtitle, article.byline)
    blocks = ["\n".join(_line(text) for text in head if text)]
    if article.continued_from:
        blocks.append(f"({_line(article.continued_from.text)})")
    blocks += _paragraphs(article)
    blocks += [text for image in article.images if (text := _image(image))]
    if article.continues_to:
        blocks.append(f"({_line(article.continues_to.text)})")
    return "\n\n".join(block for block in blocks if block)


def _paragraphs(article: Article) -> Iterator[str]:
    """A crosshead stands on a line of its own, directly above the paragraph that it heads."""
    above = ""
    for paragraph in article.paragraphs:
        text = _line(paragraph.text)
        if paragraph.role is Role.SUBHEAD:
            above += f"{text}\n"
        else:
            yield above + text
            above = ""
    if above:
        yield above.rstrip("\n")


def _image(image: Image) -> str:
    words = " — ".join(_line(text) for text in (image.caption, image.credit) if text)
    return f"[image] {words}" if words else ""


def _line(text: str) -> str:
    return " ".join(text.split())
