"""A whole page from a seed: kind, look, masthead or folio, regions, and what goes into each."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.geometry import Box
from samples.adverts import advertisement, imprint, notice, teaser
from samples.columnar import columnar
from samples.draft import Draft
from samples.latin_mastheads import latin_banner, latin_folio
from samples.mastheads import banner, corner, folio, upright
from samples.newsroom import Desk, as_is, traditional
from samples.papers import Paper, random_paper
from samples.photo_news import photo_story
from samples.regions import Divider, Region
from samples.stories import Order, set_story
from samples.style import Style, chinese, latin
from samples.values import Composition

KINDS = ("front_zh", "inside_zh", "page_hk", "front_en", "inside_en", "modern_en", "page_de")
_WEIGHTS = (6, 6, 3, 3, 1, 2, 1)
_NUMERALS = "零一二三四五六七八九十"


@dataclass(slots=True)
class Wishes:
    """Jump lines in stock for a page, and stories that it must have (set in its largest rectangles)."""

    jumps: list[str]
    froms: list[str]
    sure: list[Order] = field(default_factory=list)


def generate(seed: int, kind: str | None = None) -> Composition:
    """The page of this seed; ``kind`` is one of KINDS, or thrown with the seed. ValueError on an unknown kind."""
    rng = random.Random(seed)
    thrown = rng.choices(KINDS, _WEIGHTS)[0]
    kind = kind or thrown
    if kind not in KINDS:
        message = f"no kind of page is called {kind!r}; there are {', '.join(KINDS)}"
        raise ValueError(message)
    style = _style(rng, kind)
    desk = Desk(rng, style.language, traditional if style.script == "hant" else as_is)
    draft = Draft(rng, style, desk)
    area = Box(style.margin, style.margin, style.width - style.margin, style.height - style.margin)
    _compose(draft, kind, area)
    return draft.finish(seed, kind)


def _style(rng: random.Random, kind: str) -> Style:
    if kind in ("front_zh", "inside_zh"):
        return chinese(rng)
    if kind == "page_hk":
        return chinese(rng, hong_kong=True)
    return latin(rng, "de" if kind == "page_de" else "en", old=kind != "modern_en")


def _compose(draft: Draft, kind: str, area: Box) -> None:
    rng = draft.rng
    if kind == "front_zh":
        chinese_front(draft, area, random_paper(rng))
    elif kind in ("inside_zh", "page_hk"):
        paper = random_paper(rng)
        number = (
            str(rng.randint(2, 16))
            if kind == "inside_zh" and rng.random() < 0.7
            else rng.choice("ABC") + str(rng.randint(1, 24))
        )
        stories(draft, folio(draft, area, paper, number), front=False)
    else:
        front = kind in ("front_en", "page_de") or (kind == "modern_en" and rng.random() < 0.6)
        area = (latin_banner if front else latin_folio)(draft, area)
        if kind == "modern_en" or rng.random() < 0.15:
            stories(draft, area, front=front)
        else:
            columnar(draft, area)


def chinese_front(draft: Draft, area: Box, paper: Paper, wishes: Wishes | None = None) -> None:
    """Masthead across the page, or in a corner with stories around it."""
    rng, wishes = draft.rng, wishes or _wishes(draft, front=True)
    if rng.random() < 0.45:
        area = imprint(draft, area, paper.title)
    shape: Callable[[Draft, Box, Paper], Box] = rng.choice([banner, banner, corner, corner, upright])
    if shape is banner:
        area = banner(draft, area, paper)
        _set_all(draft, [Region(area)], area, wishes)
        return
    block = shape(draft, area, paper)
    gap, half = draft.style.gap, draft.style.gap / 2
    at_left = block.left <= area.left + 1
    beside = (
        Box(block.right + gap, area.top, area.right, area.bottom)
        if at_left
        else Box(area.left, area.top, block.left - gap, area.bottom)
    )
    dice = rng.random()
    if dice < 0.4:  # a cut from head to foot beside the masthead
        under = Box(block.left, block.bottom + half, block.right, area.bottom)
        draft.upright(block.right + half if at_left else block.left - half, area.top, area.bottom, draft.style.rule)
        parts = [Region(beside), Region(under)]
    elif dice < 0.75:  # a cut from edge to edge below it
        parts = [
            Region(Box(beside.left, area.top, beside.right, block.bottom)),
            Region(Box(area.left, block.bottom + gap, area.right, area.bottom)),
        ]
    else:  # one story goes round it
        height = max(block.bottom - area.top + 24 * draft.style.leading, area.height * rng.uniform(0.35, 0.5))
        upper = Box(area.left, area.top, area.right, area.top + height)
        divider = Divider(rng, draft.style, 0.0, [])
        parts = [
            divider.around_corner(upper, block),
            Region(Box(area.left, upper.bottom + gap, area.right, area.bottom)),
        ]
    _set_all(draft, parts, area, wishes)


def stories(draft: Draft, area: Box, *, front: bool, wishes: Wishes | None = None) -> None:
    """Divide the area among stories and set them."""
    wishes = wishes or _wishes(draft, front=front)
    if not front and draft.han and draft.rng.random() < 0.3:
        area = imprint(draft, area, draft.meta.title or "本报")
    _set_all(draft, [Region(area)], area, wishes)


def _set_all(draft: Draft, parts: list[Region], area: Box, wishes: Wishes) -> None:
    rng, style = draft.rng, draft.style
    divider = Divider(rng, style, area.area / style.target, [])
    regions: list[Region] = []
    for part in parts:
        regions += [part] if part.columns else divider.divide(part.box)
    for cut in divider.cuts:
        if rng.random() < style.rules:
            thickness = style.rule * rng.choice([1, 1, 1, 1, 4])
            if cut.width > cut.height:
                draft.horizontal(cut.left, cut.right, cut.y, thickness)
            else:
                draft.upright(cut.x, cut.top, cut.bottom, thickness)
    lead = max(regions, key=lambda r: (not r.inset, r.box.area * (1.5 if r.box.top < area.y else 1.0)))
    large = sorted((r for r in regions if not r.columns), key=lambda r: -r.box.area)
    sure = {id(r): wish for r, wish in zip(large, wishes.sure, strict=False)}
    for region in regions:
        if id(region) in sure:
            set_story(draft, region, sure[id(region)])
        else:
            _set_region(draft, region, area, lead=region is lead, wishes=wishes)


def _set_region(draft: Draft, region: Region, area: Box, *, lead: bool, wishes: Wishes) -> None:
    """Story, photo news, advertisement, teaser or notice, as the place suggests."""
    rng, em, box = draft.rng, draft.em, region.box
    dice = rng.random()
    lines, wide = box.height / draft.style.leading, box.width / em
    rect = not region.columns
    if rect and (lines < 12 or wide < 7):
        (notice if wide >= 7 and lines >= 5 else _nothing)(draft, box)
    elif rect and not lead and box.bottom >= area.bottom - 1 and dice < 0.16:
        advertisement(draft, box)
    elif rect and not lead and lines < 26 and dice < 0.22 and draft.han:
        (teaser if dice < 0.12 else notice)(draft, box)
    elif rect and not lead and 16 < wide < 60 and 0.5 < box.width / box.height < 2.2 and dice > 0.86:
        photo_story(draft, box)
    else:
        set_story(draft, region, _order(draft, region, lead=lead, wishes=wishes))


def _order(draft: Draft, region: Region, *, lead: bool, wishes: Wishes) -> Order:
    """What an ordinary story of the page is to have."""
    rng, em, box = draft.rng, draft.em, region.box
    big = box.area > 500 * em * em
    jump = wishes.jumps.pop() if wishes.jumps and big and rng.random() < 0.35 else ""
    come = wishes.froms and big and not lead and not jump and rng.random() < 0.4
    continued = wishes.froms.pop() if come else ""
    headless = bool(continued) and rng.random() < 0.45
    photo = 0.75 if lead else 0.5 if box.area > 1600 * em * em else 0.22
    return Order(jump, continued, headless, photo, region.inset and rng.random() < 0.6, lead)


def _nothing(draft: Draft, box: Box) -> None:
    """A sliver stays white."""


def _wishes(draft: Draft, *, front: bool) -> Wishes:
    """Jump lines that stories of this page may end or begin with, each to another page."""
    rng, convert = draft.rng, draft.desk.convert
    if not draft.han:
        forms = ("Continued on Page {}", "(Continued on Page {})", "See STORY, Page {}")
        return Wishes([rng.choice(forms).format(n) for n in rng.sample(range(2, 12), 2)] if front else [], [])
    if front:
        return Wishes([convert(jump_text(rng, n)) for n in rng.sample(range(2, 9), 3)], [])
    return Wishes([], [convert(continued_text(rng)) for _ in range(3)])


def jump_text(rng: random.Random, page: int) -> str:
    """The jump line that sends the reader of a Chinese story to a page."""
    numeral = _NUMERALS[page]
    return rng.choice(
        [
            f"（下转第{numeral}版）",
            f"下转第{numeral}版",
            f"▶下转{page}版",
            f"（下转{page}版）",
            f"（下转第{page}版）",
            f"（下转A{page}版）",
        ]
    )


def continued_text(rng: random.Random) -> str:
    """The jump line with which a Chinese story goes on from the front page."""
    return rng.choice(["（上接第一版）", "（上接第1版）", "(上接第一版)", "（上接A1版）", "上接第一版 "])
