"""A story is put in words: roles of its lines, paragraphs, jump lines, bylines, warnings."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.cues import (
    box_label,
    breaks_off_in_byline,
    byline,
    byline_in_run,
    byline_with_post,
    caption_credit,
    column_label,
    credit,
    ends_sentence,
    ends_with_page,
    goes_on_below,
    is_jump_line,
    jump_from,
    jump_to,
    lists_pages,
    may_be_name,
    name_over_post,
    opens_with_page,
    points_inside,
    refer,
    signature,
    split_credit,
    without_pointer,
)
from pipeline.document import Article, ArticleKind, Image, Jump, Paragraph, Role, Warning  # noqa: A004
from pipeline.joining import join_lines
from pipeline.layout.articles import Story
from pipeline.layout.blocks import in_capitals
from pipeline.layout.boxed import ENTRIES
from pipeline.layout.decks import leading_decks
from pipeline.layout.headings import in_reading_order
from pipeline.layout.paragraphs import Passage, split_passages
from pipeline.layout.plates import Plate
from pipeline.layout.register import Register
from pipeline.layout.typesize import is_wide
from pipeline.scripts import is_han
from pipeline.textline import TextLine

JumpReader = Callable[[str], Jump | None]
UNSURE = math.log(3)  # the second-best way into a strip is at least a third as likely as the best one
FULL_NAME = 3  # characters
PEN_NAME = 3
DOUBTFUL = 0.8  # mean confidence of the recogniser below which a reader should check


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lines of a story by role."""

    kicker: tuple[TextLine, ...]
    headline: tuple[TextLine, ...]
    subtitle: tuple[TextLine, ...]
    byline: tuple[TextLine, ...]
    jump_from: tuple[TextLine, ...]
    passages: tuple[Passage, ...]
    jump_to: tuple[TextLine, ...]


def compose_article(name: str, story: Story, register: Register) -> Article:
    """The article called ``name``; its lines are entered in the register in reading order."""
    parts = _as_list(story) or _take_apart(story)
    for role in (Role.KICKER, Role.HEADLINE, Role.SUBTITLE, Role.BYLINE):
        register.enter(name, role, getattr(parts, role))
    register.enter(name, Role.JUMP, parts.jump_from)
    paragraphs = tuple(
        Paragraph(register.text(p.lines), p.role, register.enter(name, p.role, p.lines)) for p in parts.passages
    )
    images = tuple(_image(name, plate, register) for plate in story.plates)
    register.enter(name, Role.JUMP, parts.jump_to)
    body = [p.text for p in paragraphs if p.role is Role.BODY]
    names, dateline = byline_in_run(body[0]) if body else (None, None)
    article = Article(
        id=name,
        kind=ArticleKind.NEWS,
        kicker=_display(parts.kicker),
        headline=_display(parts.headline),
        subtitle=_display(parts.subtitle),
        byline=" ".join(
            found
            for row in _with_posts(_level_rows(parts.byline))
            if (found := _names(_row_text(row)) or _pen_name(_row_text(row)))
        )
        or names,
        dateline=dateline,
        paragraphs=paragraphs,
        images=images,
        continued_from=_jump(parts.jump_from, body[:1], jump_from),
        continues_to=_jump(parts.jump_to, body[-1:], jump_to),
        regions=tuple(register.box(b) for b in story.boxes),
        confidence=_confidence(story),
        warnings=(),
    )
    kind = _kind(article, story)
    return replace(article, kind=kind, warnings=_warnings(article, kind, story, standing=register.standing))


def _kind(article: Article, story: Story) -> ArticleKind:
    told = [article.text] if article.paragraphs or not story.heading else [x.text for x in story.heading.lines]
    if len(article.text) < 120 and any(map(refer, told)):
        return ArticleKind.REFER
    if article.headline is None and not article.images and points_inside(article.text):
        return ArticleKind.REFER
    if box_label(article.headline or article.text[:8]) == "index" or _as_list(story) is not None:
        return ArticleKind.REFER
    if article.paragraphs:
        return ArticleKind.NEWS
    return ArticleKind.PHOTO if article.images else ArticleKind.BRIEF


def _warnings(article: Article, kind: ArticleKind, story: Story, *, standing: bool) -> tuple[Warning, ...]:
    found = []
    if article.headline is None and kind is ArticleKind.NEWS:
        found.append(Warning("no_headline", "no headline was found for this text"))
    if standing or any(m < UNSURE for m in story.margins):
        found.append(Warning("unsure_order", "another order of the columns is nearly as likely"))
    if _read_confidence(story) < DOUBTFUL:
        found.append(Warning("low_confidence", "the recogniser was unsure of much of this text"))
    last = len(article.paragraphs) - 1
    whole = last < 0 or article.continues_to is not None or ends_sentence(article.paragraphs[-1].text)
    if kind is ArticleKind.NEWS and not whole:
        found.append(Warning("truncated", "the text ends in the middle of a sentence", last))
    return tuple(found)


def _as_list(story: Story) -> _Parts | None:
    """A box of pointers to other pages (导读), in whatever type: its name is the headline, an entry a paragraph."""
    heading = story.heading.lines if story.heading else ()
    rows = _level_rows(in_reading_order([*heading, *(x for s in story.strips for x in s.lines)]))
    name = rows[:1] if rows and box_label(_row_text(rows[0])) == "index" else []
    entries = rows[len(name) :]
    texts = [_row_text(row) for row in entries]
    rail = sum(map(opens_with_page, texts)) >= ENTRIES
    if not (rail or lists_pages(texts) or (name and any(map(ends_with_page, texts)))):
        return None
    heads = rail and opens_with_page(texts[0])
    passages: list[tuple[TextLine, ...]] = [()]
    for row, text in zip(entries, texts, strict=True):
        if heads and opens_with_page(text):
            passages.append(())
        passages[-1] += tuple(row)
        if not heads and (ends_with_page(text) or (rail and opens_with_page(text))):
            passages.append(())
    told = tuple(Passage(Role.BODY, lines) for lines in passages if lines)
    return _Parts((), tuple(x for row in name for x in row), (), (), (), told, ())


def _take_apart(story: Story) -> _Parts:
    kicker, headline, subtitle = _display_lines(story)
    passages = list(split_passages(story.strips, first_titles=False))
    if headline:
        decks, rest = leading_decks(passages)
        subtitle, passages = subtitle + decks, list(rest)
    # A jump line in the type of a deck (Continued from Page 1) stands under its headline, a byline among the decks.
    start = tuple(x for x in (*kicker, *headline[1:], *subtitle) if _only(x, jump_from))
    bylines = [x for row in _with_posts(_level_rows(subtitle)) for x in _signed(row)]
    rows = _level_rows([x for x in subtitle if not x.vertical])
    if rows and not bylines and _pen_name(_row_text(rows[-1])) and (len(rows) == 1 or may_be_name(_row_text(rows[-1]))):
        bylines += rows[-1]
    if len(kicker) == 2 and name_over_post(*(x.text for x in kicker)):
        bylines += kicker
    while len(passages) > 1 and len(passages[0].lines) == 1 and byline(passages[0].lines[0].text):
        bylines += passages.pop(0).lines
    if passages and len(passages[0].lines) == 1 and _only(passages[0].lines[0], jump_from):
        start += passages.pop(0).lines
    end: tuple[TextLine, ...] = ()
    count = next((k for k in (1, 2) if passages and _leads_on(passages[-1].lines[-k:])), 0)
    if count:
        last = passages.pop()
        end = last.lines[-count:]
        if len(last.lines) > count:
            passages.append(replace(last, lines=last.lines[:-count]))
    taken = (*start, *bylines)
    kicker, headline, subtitle = (tuple(x for x in part if x not in taken) for part in (kicker, headline, subtitle))
    return _Parts(kicker, headline, subtitle, tuple(bylines), start, tuple(passages), end)


def _signed(row: Sequence[TextLine]) -> Sequence[TextLine]:
    """What names the writer in a row: all of it, or a byline level with a deck over other columns."""
    return row if _names(_row_text(row)) else [x for x in row if byline(x.text)]


def _names(row: str) -> str | None:
    """Of a byline, or of somebody who stands alone among the decks of a headline: a full name of three characters.

    All of a byline that breaks off, as printed: which characters are a name of it is not told.
    """
    alone = len(row) <= FULL_NAME and all(map(is_wide, row))
    return byline_with_post(row) or (signature(row) if alone else row if breaks_off_in_byline(row) else None)


def _pen_name(row: str) -> str | None:
    """Two or three ideographs under a headline are too few for a subtitle: who wrote the comment, by whatever name (易 简)."""
    name = "".join(row.split())
    alone = 2 <= len(name) <= PEN_NAME and all(map(is_han, name)) and not column_label(name)
    return name if alone else None


def _level_rows(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines that stand level one after the other: 本报记者, and at a distance the name."""
    rows: list[list[TextLine]] = []
    for line in lines:
        beside = bool(rows) and not (line.vertical or rows[-1][-1].vertical)
        if beside and rows[-1][-1].box.y_overlap(line.box) > 0.5 * min(rows[-1][-1].box.height, line.box.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _with_posts(rows: Sequence[list[TextLine]]) -> list[list[TextLine]]:
    """The rows; a name and the row under it that goes on with it, or says what its bearer is, are one byline."""
    joined: list[list[TextLine]] = []
    for row in rows:
        if joined and goes_on_below(_row_text(joined[-1]), _row_text(row)):
            joined[-1] = [*joined[-1], *row]
        else:
            joined.append(row)
    return joined


def _row_text(row: Sequence[TextLine]) -> str:
    return " ".join(x.text for x in row)


def _display_lines(story: Story) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...], tuple[TextLine, ...]]:
    """Kicker, headline and subtitle. Small titles over the first column are the headline if there is no other."""
    heading = story.heading
    titles = story.strips[0].titles if story.strips else ()
    if heading:
        return heading.kicker, heading.headline, heading.subtitle + titles
    names = tuple(x for x in titles if byline(x.text))
    heads = tuple(x for x in titles if x not in names)
    capitals = tuple(x for x in heads if in_capitals(x.text))
    top = capitals if capitals and heads[0] in capitals else heads
    return (), top, (*(x for x in heads if x not in top), *names)


def _only(line: TextLine, reader: JumpReader) -> bool:
    """Nothing stands on the line but the jump."""
    return is_jump_line(line.text) and reader(line.text) is not None


def _leads_on(lines: Sequence[TextLine]) -> bool:
    """Nothing stands on the line, or on the two that it runs over, but where the story goes on."""
    text = " ".join(x.text for x in lines)
    return is_jump_line(text) and jump_to(text) is not None


def _jump(lines: Sequence[TextLine], body: Sequence[str], reader: JumpReader) -> Jump | None:
    texts = [" ".join(x.text for x in lines)] if lines else body
    return next((found for text in texts if (found := reader(text))), None)


def _display(lines: Sequence[TextLine]) -> str | None:
    return join_lines([x.text for x in lines]) if lines else None


def _image(name: str, plate: Plate, register: Register) -> Image:
    blocks = plate.caption
    if len(blocks) > 1 and (first := credit(blocks[0].text)):  # over the words, at the edge of the picture
        register.enter(name, Role.CREDIT, blocks[0].lines)
        words = in_reading_order([x for block in blocks[1:] for x in block.lines])
        register.enter(name, Role.CAPTION, words)
        return Image(register.box(plate.box), without_pointer(register.text(words)), first)
    lines = in_reading_order([x for block in blocks for x in block.lines])
    text, taken = split_credit(without_pointer(register.text(lines))) if lines else ("", "")
    last = caption_credit(lines[-1].text) if len(lines) > 1 else None
    alone: tuple[TextLine, ...] = ()
    if last:  # a credit on a line of its own; it may have begun on the line before
        lines, alone = lines[:-1], lines[-1:]
        if len(taken) <= len(last):
            text, taken = without_pointer(register.text(lines)), last
    # Of lines that hold a credit and nothing else none is a caption.
    register.enter(name, Role.CAPTION if text or not taken else Role.CREDIT, lines)
    register.enter(name, Role.CREDIT, alone)
    return Image(register.box(plate.box), text or None, taken or None)


def _confidence(story: Story) -> float:
    """How sure the order is, times how sure the recogniser was."""
    order = min((1 / (1 + math.exp(-m)) for m in story.margins), default=1.0)
    return _read_confidence(story) * order


def _read_confidence(story: Story) -> float:
    lines = [x for s in story.strips for x in s.lines] or (list(story.heading.lines) if story.heading else [])
    return sum(x.confidence for x in lines) / len(lines) if lines else 1.0
