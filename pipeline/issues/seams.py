"""The body of a story from its parts: the printed jumps between them go, and a paragraph that they broke becomes one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cues import ends_sentence, hyphenated_end, opens_mid_sentence
from pipeline.document import Article, Paragraph, Role
from pipeline.issue import IssueParagraph, PageLine
from pipeline.issues.ends import Place, without_jump_from, without_jump_to
from pipeline.issues.ordering import Ordered
from pipeline.joining import join_lines, paragraph_text, vocabulary_of


@dataclass(frozen=True, slots=True)
class Body:
    """``moved[part][paragraph]`` is where a part's paragraph went (None: it was nothing but a jump line).

    ``whole``: the indices of paragraphs that a jump had broken.
    """

    paragraphs: tuple[IssueParagraph, ...]
    moved: tuple[tuple[int | None, ...], ...]
    whole: frozenset[int]


def joined_body(places: Sequence[Place], parts: Sequence[Article], order: Ordered) -> Body:
    """All paragraphs in the order in which they are read."""
    out: list[IssueParagraph] = []
    moved: list[tuple[int | None, ...]] = []
    whole: set[int] = set()
    for number, (place, part) in enumerate(zip(places, parts, strict=True)):
        came, goes = number > 0, number + 1 < len(parts)
        where: list[int | None] = []
        fresh = came
        for paragraph in _without_jumps(part, came=came, goes=goes):
            if not paragraph.text:
                where.append(None)
                continue
            here = IssueParagraph(
                paragraph.text, paragraph.role, tuple(PageLine(place.page, x) for x in paragraph.lines)
            )
            if fresh and out and _is_broken(out[-1], here):
                out[-1] = _joined(out[-1], here, places[number - 1 : number + 1], order)
                whole.add(len(out) - 1)
            else:
                out.append(here)
            where.append(len(out) - 1)
            fresh = False
        moved.append(tuple(where))
    return Body(tuple(out), tuple(moved), frozenset(whole))


def _without_jumps(part: Article, *, came: bool, goes: bool) -> list[Paragraph]:
    """Only jumps whose other end is known go: any other tells the reader where to look."""
    paragraphs = list(part.paragraphs)
    if came and paragraphs and paragraphs[0].role is Role.BODY:
        paragraphs[0] = replace(paragraphs[0], text=without_jump_from(paragraphs[0], part.continued_from))
    if goes and paragraphs and paragraphs[-1].role is Role.BODY:
        paragraphs[-1] = replace(paragraphs[-1], text=without_jump_to(paragraphs[-1], part.continues_to))
    return paragraphs


def _is_broken(before: IssueParagraph, after: IssueParagraph) -> bool:
    """Whether the jump stands in the middle of a sentence, so that both are one paragraph."""
    if before.role is not Role.BODY or after.role is not Role.BODY:
        return False
    return not ends_sentence(before.text) or opens_mid_sentence(after.text)


def _joined(before: IssueParagraph, after: IssueParagraph, places: Sequence[Place], order: Ordered) -> IssueParagraph:
    texts = (before.text, after.text)
    vocabulary = _vocabulary(places, order) if hyphenated_end(before.text) else frozenset()
    mended = all(paragraph_text([text]) == text for text in texts)  # pages read as printed are left as printed
    text = paragraph_text(texts, vocabulary=vocabulary) if mended else join_lines(texts, vocabulary)
    return IssueParagraph(text, before.role, before.lines + after.lines)


def _vocabulary(places: Sequence[Place], order: Ordered) -> frozenset[str]:
    """The words of both pages, as lines spell them."""
    pages = [order.pages[place.page].page for place in places]
    return frozenset().union(*(vocabulary_of([line.text for line in page.lines]) for page in pages))
