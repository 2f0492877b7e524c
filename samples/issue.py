"""A back issue of four pages: stories that go on from page 1 to pages 2 and 3, and one jump line that leads nowhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.geometry import Box
from samples.draft import Carried, Draft
from samples.latin_mastheads import latin_banner, latin_folio, latin_paper
from samples.mastheads import folio
from samples.newsroom import Desk
from samples.pages import Wishes, chinese_front, continued_text, stories
from samples.papers import random_paper
from samples.stories import Order
from samples.style import Style, chinese, latin
from samples.values import Composition


@dataclass(frozen=True, slots=True)
class Link:
    """A story of a page and where it goes on; ``to_story`` is None where the jump line leads nowhere."""

    from_story: int
    to_page: int
    to_story: int | None
    from_page: int = 1


@dataclass(frozen=True, slots=True)
class Issue:
    """Pages 1 to 4 of one paper on one day."""

    pages: tuple[Composition, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _House:
    """How a paper of one language makes its pages. ``jump`` gives the line that leads to a page."""

    rng: random.Random
    style: Style
    front: Callable[[Draft, list[Order]], None]
    inside: Callable[[Draft, int, list[Order]], None]
    jump: Callable[[int], str]
    continued: Callable[[int], str]

    def draft(self) -> Draft:
        return Draft(self.rng, self.style, Desk(self.rng, self.style.language))


_TRIES = 50
_NUMERALS = "零一二三四"
_NUMBERS = ("", "One", "Two", "Three", "Four")
_ORDINALS = ("", "First", "Second", "Third", "Fourth")


def generate_issue(seed: int, language: str = "zh", *, through: bool = False) -> Issue:
    """The issue of this seed, in Chinese (``zh``) or English (``en``).

    ``through``: the story that goes on on page 2 runs through it and on to page 3.
    """
    house = _chinese(random.Random(seed)) if language == "zh" else _english(random.Random(seed))
    rng, suffix = house.rng, language
    orders = [Order(jump=house.jump(page), photo=0.4, lead=page == 2) for page in (2, 3, 4)]
    front, carried = _carrying(house, lambda draft: house.front(draft, orders), orders, f"no front page of seed {seed}")
    pages, links = [front.finish(seed, f"front_{suffix}")], []
    due = {2: [(1, carried[0])], 3: [(1, carried[1])], 4: []}
    for number in (2, 3):
        arrivals = [
            Order(
                jump=house.jump(3) if through and number == 2 else "",
                continued=house.continued(from_page),
                headless=rng.random() < 0.4,
                photo=0.0,
                arrival=arrival,
            )
            for from_page, arrival in due[number]
        ]
        draft, places = _inside(house, number, arrivals)
        links += [
            Link(arrival.story, number, at, from_page)
            for (from_page, arrival), at in zip(due[number], places, strict=True)
        ]
        if through and number == 2:
            due[3].append((2, draft.carried[0]))
        pages.append(draft.finish(seed, f"inside_{suffix}"))
    last = house.draft()
    house.inside(last, 4, [])
    pages.append(last.finish(seed, f"inside_{suffix}"))
    links.append(Link(carried[2].story, 4, None))
    return Issue(tuple(pages), tuple(links))


def _chinese(rng: random.Random) -> _House:
    style = replace(chinese(rng), target=8.0)
    paper, area = random_paper(rng), _area(style)

    def inside(draft: Draft, number: int, orders: list[Order]) -> None:
        stories(draft, folio(draft, area, paper, str(number)), front=False, wishes=Wishes([], [], orders))

    return _House(
        rng,
        style,
        lambda draft, orders: chinese_front(draft, area, paper, Wishes([], [], orders)),
        inside,
        lambda page: f"（下转第{_NUMERALS[page]}版）",
        lambda page: continued_text(rng) if page == 1 else f"（上接第{_NUMERALS[page]}版）",
    )


def _english(rng: random.Random) -> _House:
    old = rng.random() < 0.4
    style = replace(latin(rng, old=old), target=8.0)
    paper, area = latin_paper(rng, german=False, old=old), _area(style)

    def front(draft: Draft, orders: list[Order]) -> None:
        stories(draft, latin_banner(draft, area, paper), front=True, wishes=Wishes([], [], orders))

    def inside(draft: Draft, number: int, orders: list[Order]) -> None:
        below = latin_folio(draft, area, paper, str(number))
        stories(draft, below, front=False, wishes=Wishes([], [], orders))

    to = rng.choice(
        ["Continued on Page {n}", "(Continued on {th} Page.)", "Continued on Page {word}", "See STORY, Page {n}"]
    )
    come = rng.choice(
        ["Continued from Page {n}", "(Continued from {th} Page.)", "From Page {word}", "Continued From Page {n}"]
    )
    return _House(rng, style, front, inside, lambda page: _spoken(to, page), lambda page: _spoken(come, page))


def _spoken(form: str, page: int) -> str:
    return form.format(n=page, th=_ORDINALS[page], word=_NUMBERS[page])


def _area(style: Style) -> Box:
    return Box(style.margin, style.margin, style.width - style.margin, style.height - style.margin)


def _carrying(
    house: _House, make: Callable[[Draft], None], orders: list[Order], who: str
) -> tuple[Draft, list[Carried]]:
    """A page on which all stories ordered with a jump line are cut off by it, and these stories in the order of the orders."""
    for _ in range(_TRIES):
        draft = house.draft()
        make(draft)
        by_jump = {carried.jump: carried for carried in draft.carried if carried.rest}
        if len(by_jump) == len(orders):
            return draft, [by_jump[order.jump] for order in orders]
    message = f"{who} has room for {len(orders)} stories that go on elsewhere"
    raise ValueError(message)


def _inside(house: _House, number: int, arrivals: list[Order]) -> tuple[Draft, list[int]]:
    """A page on which these stories go on, and their numbers there."""
    for _ in range(_TRIES):
        draft = house.draft()
        house.inside(draft, number, arrivals)
        places = [_place(draft, order) for order in arrivals]
        onward = [carried for carried in draft.carried if carried.rest]
        if None not in places and len(onward) == sum(bool(order.jump) for order in arrivals):
            return draft, [place for place in places if place is not None]
    message = f"page {number} has no room for the stories that go on there"
    raise ValueError(message)


def _place(draft: Draft, order: Order) -> int | None:
    """The number of the story that is the arrival of the order."""
    assert order.arrival is not None
    start = (order.continued if draft.han else "") + order.arrival.rest[:20]
    return next(
        (s.number for s in draft.stories if s.continued_from == order.continued and "".join(s.body).startswith(start)),
        None,
    )
