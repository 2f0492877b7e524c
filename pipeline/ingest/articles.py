"""A page of articles from a dump, in the order of its file: what `clean` makes of text without places."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline import __version__
from pipeline.continuation import continuation_on
from pipeline.cues import ends_sentence, looks_like_advertisement
from pipeline.dedup import TextRepeat, distinct_texts
from pipeline.document import Advertisement, Furniture, Generator, Page, Removed, Role, Source
from pipeline.ingest.compose import compose_article
from pipeline.ingest.decoding import decoded
from pipeline.ingest.dump import Dump, Mark, PictureMark, Printed, SheetDump, TextDump
from pipeline.ingest.entries import Entries
from pipeline.ingest.flow import Flow
from pipeline.ingest.parts import Item, Part, measure_of, tell_parts
from pipeline.ingest.plain import pages_of
from pipeline.ingest.stories import Story, tell_stories
from pipeline.ingest.told import PARTS, Told, is_told, tell_marked
from pipeline.masthead import MastheadReading, read_masthead_texts
from pipeline.textwidth import width

_PAID = 0.85  # how commercial a text without headline must be to be an advertisement
_SLOGAN_WIDTH = 30.0  # in Chinese characters: what stands between the lines of a masthead is part of it


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The lines of a page, numbered through, and its pieces as numbers."""

    lines: tuple[Printed, ...]
    items: tuple[Item, ...]


def page_from_text(
    text: str | bytes, source: Source, generator: Generator | None = None, *, as_printed: bool = False
) -> Page:
    """The page of articles in a plain text or Markdown dump; of several pages the first one."""
    whole = text if isinstance(text, str) else decoded(text, source.path)
    pieces = next(pages_of(whole), ())
    return page_in_order(TextDump(source, pieces), generator, as_printed=as_printed)


def page_in_order(dump: Dump, generator: Generator | None = None, *, as_printed: bool = False) -> Page:
    """The page of articles that a dump holds, its passages taken in the order of the file."""
    numbered = _numbered(dump)
    texts = [line.text for line in numbered.lines]
    flow = Flow(continuation_on(texts), measure_of(numbered.items))
    told = tell_marked(numbered.items, flow)
    repeats = _repeats(texts, told)
    repeated = {repeat.index for repeat in repeats}
    kept = [number for number in range(len(texts)) if number not in repeated | told.numbers]
    head = read_masthead_texts([texts[number] for number in (*told.furniture, *kept)])
    fixed = _fixed(head, [*told.furniture, *kept], texts) | told.furniture
    untold = [item for item in numbered.items if not is_told(item.mark)]
    items = _remaining(untold, fixed.keys() | repeated)
    flow = replace(flow, measure=measure_of(items)) if items else flow
    news, paid, loose = _sorted_out(tell_stories(tell_parts(items, flow), flow))
    entries = Entries(numbered.lines, as_printed=as_printed, as_read=bool(told.stories))
    stories = _by_place(told.stories, news)
    articles = tuple(compose_article(f"a{n}", story, entries) for n, story in enumerate(stories, 1))
    paid_lines = (*told.advertisements, *(sorted(story.numbers) for story in paid))
    advertisements = tuple(_advertisement(numbers, entries) for numbers in paid_lines)
    furniture = _furniture(fixed, entries)
    removed = (*_told_repeats(told, numbered.lines), *repeats)
    unknown = [x.number for x in told.removed if x.number not in {repeat.index for repeat in removed}]
    unassigned = entries.enter("u", Role.UNASSIGNED, (*told.unassigned, *loose, *unknown))
    return Page(
        generator=generator or Generator("broadsheet", __version__),
        source=dump.source,
        masthead=(dump.masthead if isinstance(dump, SheetDump) else None) or head.masthead,
        articles=articles,
        advertisements=advertisements,
        furniture=furniture,
        removed=_removed(removed, entries),
        unassigned=unassigned,
        lines=tuple(entries.entered),
    )


def _numbered(dump: Dump) -> _Numbered:
    lines: list[Printed] = []
    items: list[Item] = []
    for piece in dump.pieces:
        if isinstance(piece, PictureMark):
            items.append(Item(Part.PICTURE, box=piece.box, mark=Mark(story=piece.story)))
            continue
        numbers = range(len(lines), len(lines) + len(piece.lines))
        indents = frozenset(numbers[place] for place in piece.indents)
        part = PARTS.get(piece.mark.role, Part.BODY) if piece.mark.role else Part.BODY
        items.append(Item(part, tuple(numbers), piece.texts, piece.level, indents, mark=piece.mark))
        lines += piece.lines
    return _Numbered(tuple(lines), tuple(items))


def _repeats(texts: Sequence[str], told: Told) -> tuple[TextRepeat, ...]:
    """Repeated lines among those of which the file tells nothing."""
    left = [number for number in range(len(texts)) if number not in told.numbers]
    found = distinct_texts([texts[number] for number in left])
    return tuple(TextRepeat(left[x.index], left[x.of], x.reason) for x in found)


def _by_place(told: Sequence[Story], found: Sequence[Story]) -> list[Story]:
    """The stories that the file tells and those that were found, in its order."""
    if not told or not found:
        return [*told, *found]
    return sorted((*told, *found), key=lambda story: min(story.numbers, default=0))


def _fixed(head: MastheadReading, kept: Sequence[int], texts: Sequence[str]) -> dict[int, Role]:
    """The furniture of the page by line, and what stands between the lines of its masthead: mottoes and the like."""
    fixed = {kept[line.number]: line.kind for line in head.furniture}
    rows = sorted(number for number, kind in fixed.items() if kind in {Role.MASTHEAD, Role.IMPRINT})
    for before, after in pairwise(rows):
        between = range(before + 1, after)
        if all(width(texts[number]) <= _SLOGAN_WIDTH and not ends_sentence(texts[number]) for number in between):
            fixed |= {number: Role.MASTHEAD for number in between if number in kept and number not in fixed}
    return fixed


def _remaining(items: Sequence[Item], gone: Collection[int]) -> list[Item]:
    """The items without the lines that have their place already."""
    left = []
    for item in items:
        stay = [place for place, number in enumerate(item.numbers) if number not in gone]
        if stay or item.part is Part.PICTURE:
            numbers = tuple(item.numbers[place] for place in stay)
            left.append(replace(item, numbers=numbers, texts=tuple(item.texts[place] for place in stay)))
    return left


def _sorted_out(stories: Sequence[Story]) -> tuple[list[Story], list[Story], list[int]]:
    """Stories, advertisements, and lines that belong to neither: scraps without a title and without a sentence."""
    news: list[Story] = []
    paid: list[Story] = []
    loose: list[int] = []
    for story in stories:
        texts = [text for prose in story.prose for text in prose.texts]
        if story.titles.headline or story.byline or story.plates or any(map(ends_sentence, texts)):
            sold = not story.byline and looks_like_advertisement(texts) >= _PAID
            (paid if texts and sold else news).append(story)
        else:
            loose += story.numbers
    return news, paid, loose


def _advertisement(numbers: Sequence[int], entries: Entries) -> Advertisement:
    text = entries.text(numbers)
    return Advertisement(text, entries.box(numbers), entries.enter("ad", Role.ADVERTISEMENT, numbers))


def _told_repeats(told: Told, lines: Sequence[Printed]) -> list[TextRepeat]:
    """Lines that the file has as removed, if it has the line that they repeat."""
    by_name = {line.name: number for number, line in enumerate(lines) if line.name}
    gone = {repeat.number for repeat in told.removed}
    found = [(x, by_name.get(x.of or "")) for x in told.removed]
    return [TextRepeat(x.number, of, x.reason) for x, of in found if of is not None and of not in gone]


def _furniture(fixed: Mapping[int, Role], entries: Entries) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(kind, entries.lines[number].text, entries.box([number]), entries.enter("f", kind, [number]))
        for number, kind in sorted(fixed.items())
    )


def _removed(repeats: Sequence[TextRepeat], entries: Entries) -> tuple[Removed, ...]:
    found = []
    for repeat in repeats:
        (name,) = entries.enter("r", Role.REMOVED, [repeat.index])
        text, box = entries.lines[repeat.index].text, entries.box([repeat.index])
        found.append(Removed(name, text, box, repeat.reason, entries.names[repeat.of]))
    return tuple(found)
