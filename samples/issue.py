"""A back issue of four pages: stories that go on from page 1 to pages 2 and 3, and one jump line that leads nowhere."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from pipeline.geometry import Box
from samples.draft import Carried, Draft
from samples.mastheads import folio
from samples.newsroom import Desk
from samples.pages import Wishes, chinese_front, continued_text, stories
from samples.papers import Paper, random_paper
from samples.stories import Order
from samples.style import Style, chinese
from samples.values import Composition


@dataclass(frozen=True, slots=True)
class Link:
    """A story of page 1 and where it goes on; ``to_story`` is None where the jump line leads nowhere."""

    from_story: int
    to_page: int
    to_story: int | None


@dataclass(frozen=True, slots=True)
class Issue:
    """Pages 1 to 4 of one paper on one day."""

    pages: tuple[Composition, ...]
    links: tuple[Link, ...]


_TRIES = 50


def generate_issue(seed: int) -> Issue:
    """The issue of this seed."""
    rng = random.Random(seed)
    style = replace(chinese(rng), target=8.0)
    paper = random_paper(rng)
    for _ in range(_TRIES):  # until the front page has room for three stories that go on elsewhere
        front = Draft(rng, style, Desk(rng, "zh"))
        orders = [Order(jump=f"（下转第{page}版）", photo=0.4, lead=at == 0) for at, page in enumerate("二三四")]
        chinese_front(front, _area(style), paper, Wishes([], [], orders))
        by_jump = {carried.jump: carried for carried in front.carried if carried.rest}
        if len(by_jump) == len(orders):
            break
    else:
        message = f"no front page of seed {seed} has room for three stories that go on elsewhere"
        raise ValueError(message)
    pages, links = [front.finish(seed, "front_zh")], []
    for number, order in zip((2, 3), orders, strict=False):
        arrival = by_jump[order.jump]
        page, at = _inside(rng, style, paper, number, arrival)
        pages.append(page.finish(seed, "inside_zh"))
        links.append(Link(arrival.story, number, at))
    last = Draft(rng, style, Desk(rng, "zh"))
    stories(last, folio(last, _area(style), paper, "4"), front=False, wishes=Wishes([], []))
    pages.append(last.finish(seed, "inside_zh"))
    links.append(Link(by_jump[orders[2].jump].story, 4, None))
    return Issue(tuple(pages), tuple(links))


def _area(style: Style) -> Box:
    return Box(style.margin, style.margin, style.width - style.margin, style.height - style.margin)


def _inside(rng: random.Random, style: Style, paper: Paper, number: int, arrival: Carried) -> tuple[Draft, int]:
    """A page on which a story goes on, and the number of that story there."""
    text = continued_text(rng)
    order = Order(continued=text, headless=rng.random() < 0.4, photo=0.0, arrival=arrival)
    for _ in range(_TRIES):
        draft = Draft(rng, style, Desk(rng, "zh"))
        stories(draft, folio(draft, _area(style), paper, str(number)), front=False, wishes=Wishes([], [], [order]))
        for story in draft.stories:
            if story.continued_from == text and "".join(story.body).startswith(text + arrival.rest[:20]):
                return draft, story.number
    message = f"page {number} has no room for the story that goes on there"
    raise ValueError(message)
