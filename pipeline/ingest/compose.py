"""A story that was told from text becomes an article: fields, paragraphs, images, warnings."""

from __future__ import annotations

from statistics import fmean

from pipeline.cues import byline, byline_in_run, ends_sentence, jump_from, jump_to, refer, split_credit
from pipeline.document import Article, ArticleKind, Image, Jump, Paragraph, Role, Warning  # noqa: A004
from pipeline.ingest.entries import Entries
from pipeline.ingest.stories import Plate, Prose, Story

_TEASER = 120  # characters: a longer text is no mere pointer to another page
_GAP_CONFIDENCE = 0.8  # what a gap leaves of the confidence that the text is whole and in order


def compose_article(name: str, story: Story, entries: Entries) -> Article:
    """The article called `name`; its lines are entered in the order of its parts."""
    titles = story.titles
    for role, numbers in (
        (Role.KICKER, titles.kicker),
        (Role.HEADLINE, titles.headline),
        (Role.SUBTITLE, titles.subtitle),
        (Role.BYLINE, story.byline),
        (Role.JUMP, story.jump_from),
    ):
        entries.enter(name, role, numbers)
    paragraphs = tuple(_paragraph(name, prose, entries) for prose in story.prose)
    images = tuple(_image(name, plate, entries) for plate in story.plates)
    entries.enter(name, Role.JUMP, story.jump_to)
    body = [paragraph.text for paragraph in paragraphs if paragraph.role is Role.BODY]
    in_run, dateline = byline_in_run(body[0]) if body else (None, None)
    own = [found for number in story.byline if (found := byline(entries.lines[number].text))]
    onward = _jump(story.jump_to, body[-1:], entries, onward=True)
    kind = _kind(body, entries.display(titles.headline), images)
    gaps = tuple(place for place, prose in enumerate(story.prose) if prose.gap)
    box = entries.box(story.numbers)
    return Article(
        id=name,
        kind=kind,
        kicker=entries.title(titles.kicker),
        headline=entries.title(titles.headline),
        subtitle=entries.title(titles.subtitle),
        byline=" ".join(own) or in_run,
        dateline=dateline,
        paragraphs=paragraphs,
        images=images,
        continued_from=_jump(story.jump_from, body[:1], entries, onward=False),
        continues_to=onward,
        regions=(box,) if box else (),
        confidence=_confidence(story, entries) * _GAP_CONFIDENCE ** len(gaps),
        warnings=_warnings(kind, paragraphs, gaps, titled=bool(titles.headline), jumps=onward is not None),
    )


def _paragraph(name: str, prose: Prose, entries: Entries) -> Paragraph:
    return Paragraph(entries.text(prose.numbers), prose.role, entries.enter(name, prose.role, prose.numbers))


def _image(name: str, plate: Plate, entries: Entries) -> Image:
    caption, credit = split_credit(entries.text(plate.caption)) if plate.caption else ("", "")
    entries.enter(name, Role.CREDIT if credit and not caption else Role.CAPTION, plate.caption)
    entries.enter(name, Role.CREDIT, plate.credit)
    return Image(plate.box, caption or None, entries.display(plate.credit) or credit or None)


def _jump(numbers: list[int], body: list[str], entries: Entries, *, onward: bool) -> Jump | None:
    """The jump on lines of its own, or else in the run of the body."""
    reader = jump_to if onward else jump_from
    own = [entries.lines[n].text for n in numbers] if entries.as_read else [entries.text(numbers)]
    return next((found for text in (own if numbers else body) if (found := reader(text))), None)


def _kind(body: list[str], headline: str | None, images: tuple[Image, ...]) -> ArticleKind:
    text = "".join(body)
    if len(text) < _TEASER and refer(text or headline or ""):
        return ArticleKind.REFER
    if body:
        return ArticleKind.NEWS
    return ArticleKind.PHOTO if images else ArticleKind.BRIEF


def _confidence(story: Story, entries: Entries) -> float:
    """The mean of what the other OCR states of its lines; where it states nothing, nothing is doubted."""
    known = [entries.lines[n].confidence for n in story.numbers]
    return fmean(1.0 if value is None else value for value in known) if known else 1.0


def _warnings(
    kind: ArticleKind, paragraphs: tuple[Paragraph, ...], gaps: tuple[int, ...], *, titled: bool, jumps: bool
) -> tuple[Warning, ...]:
    found = [Warning("text_gap", "a sentence breaks off and what follows does not continue it", gap) for gap in gaps]
    if kind is ArticleKind.NEWS and not titled:
        found.append(Warning("no_headline", "no headline was found for this text"))
    last = len(paragraphs) - 1
    if kind is ArticleKind.NEWS and not jumps and last not in gaps and not ends_sentence(paragraphs[last].text):
        found.append(Warning("truncated", "the text ends in the middle of a sentence", last))
    return tuple(found)
