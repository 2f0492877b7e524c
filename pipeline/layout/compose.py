"""Findings are put in words: the page value of the result, with identifiers that say where each line is."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.dedup import Distinct
from pipeline.document import Advertisement, Furniture, Generator, Page, Removed, Role, Source
from pipeline.layout.adverts import Advert
from pipeline.layout.compose_article import compose_article
from pipeline.layout.register import Register
from pipeline.layout.sorting import SortedOut
from pipeline.layout.survey import Survey
from pipeline.textline import TextLine


def compose_page(
    found: Survey, sorted_out: SortedOut, source: Source, generator: Generator, *, as_printed: bool
) -> Page:
    """Boxes lead back to the pixels of the source."""
    register = Register(found.sheet.to_source, as_printed=as_printed, standing=found.standing)
    articles = tuple(compose_article(f"a{n}", story, register) for n, story in enumerate(sorted_out.stories, 1))
    advertisements = tuple(_advertisement(a, register) for a in (*found.adverts, *sorted_out.adverts))
    furniture = _furniture(found, sorted_out.furniture, register)
    repeats = [register.enter("r", Role.REMOVED, [repeat.line])[0] for repeat in found.lines.removed]
    unassigned = register.enter("u", Role.UNASSIGNED, [*_lettering(found), *sorted_out.loose])
    return Page(
        generator=generator,
        source=source,
        masthead=found.head.masthead,
        articles=articles,
        advertisements=advertisements,
        furniture=furniture,
        removed=_removed(found.lines, repeats, register),
        unassigned=unassigned,
        lines=tuple(register.lines),
    )


def _lettering(found: Survey) -> list[TextLine]:
    fixed = {f.number for f in found.head.furniture}
    return [x for x in found.lettering if x.number not in fixed]


def _advertisement(advert: Advert, register: Register) -> Advertisement:
    text, box = register.text(advert.lines), register.box(advert.box)
    return Advertisement(text, box, register.enter("ad", Role.ADVERTISEMENT, advert.lines))


def _furniture(found: Survey, more: Sequence[tuple[Role, TextLine]], register: Register) -> tuple[Furniture, ...]:
    by_number = {x.number: x for x in found.lines.kept}
    pieces = [(f.kind, by_number[f.number]) for f in found.head.furniture]
    pieces += [(Role.RUNNING_HEADER, x) for x in found.labels]
    pieces += [(Role.RULE_TEXT, x) for quote in found.quotes for x in quote.lines]
    pieces += [(Role.RULE_TEXT, x) for x in found.ornaments]
    pieces += more
    return tuple(
        Furniture(kind, line.text, register.box(line.box), register.enter("f", kind, [line])) for kind, line in pieces
    )


def _removed(lines: Distinct, names: Sequence[str], register: Register) -> tuple[Removed, ...]:
    """``names`` are those of the removed lines. All others are entered by now: an unassigned line may be repeated too."""
    return tuple(
        Removed(name, repeat.line.text, register.box(repeat.line.box), repeat.reason, register.names[repeat.of])
        for name, repeat in zip(names, lines.removed, strict=True)
    )
