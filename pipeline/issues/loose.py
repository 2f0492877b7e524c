"""Jump lines that stay without a partner, and what a reader should know about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.issue import LooseJump
from pipeline.issues.ends import End, Place
from pipeline.issues.evidence import read_jump
from pipeline.issues.matching import Link
from pipeline.issues.ordering import Ordered


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """``message`` says what is missing."""

    place: Place
    jump: LooseJump
    message: str


def loose_ends(
    lasts: Sequence[End], firsts: Sequence[End], links: Sequence[Link], order: Ordered
) -> tuple[LooseEnd, ...]:
    """In the order in which they stand in the issue."""
    gone_on, come_from = {link.last for link in links}, {link.first for link in links}
    found = [_loose(end, order, forward=True) for end in lasts if end.jump and end.place not in gone_on]
    found += [_loose(end, order, forward=False) for end in firsts if end.jump and end.place not in come_from]
    return tuple(sorted(found, key=lambda x: (x.place.page, x.place.article, x.jump.forward)))


def _loose(end: End, order: Ordered, *, forward: bool) -> LooseEnd:
    assert end.jump is not None
    jump = LooseJump(end.place.page, end.article.id, end.jump.text, end.jump.page, forward)
    return LooseEnd(end.place, jump, _message(end, order, forward=forward))


def _message(end: End, order: Ordered, *, forward: bool) -> str:
    what = "the story goes on" if forward else "the story began"
    assert end.jump is not None
    if end.jump.page is None:
        return f"{what} on a page that is not named"
    if not read_jump(end, order).here:
        return f"{what} on page {end.jump.page}, which is not in this issue"
    return (
        f"{what} on page {end.jump.page}, where its {'continuation' if forward else 'beginning'} was not found for sure"
    )
