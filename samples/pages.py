"""A whole page from a seed: kind, look, masthead or folio, regions, and what goes into each."""

from __future__ import annotations

import random
from collections.abc import Callable

from pipeline.geometry import Box
from samples.adverts import advertisement, imprint, notice, teaser
from samples.columnar import columnar
from samples.draft import Draft
from samples.latin_mastheads import latin_banner, latin_folio
from samples.mastheads import Paper, banner, corner, folio, random_paper, upright
from samples.newsroom import Desk, as_is, traditional
from samples.regions import Divider, Region
from samples.stories import Order, photo_story, set_story
from samples.style import Style, chinese, latin
from samples.values import Composition

KINDS = ("front_zh", "inside_zh", "page_hk", "front_en", "inside_en", "modern_en", "page_de")
_WEIGHTS = (6, 6, 3, 3, 1, 2, 1)
_NUMERALS = "零一二三四五六七八九十"


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
    return Composition(
        seed=seed, kind=kind, language=style.language, width=style.width, height=style.height, body=style.body,
        meta=draft.meta, pieces=tuple(draft.pieces), rules=tuple(draft.rules), frames=tuple(draft.frames),
        grounds=tuple(draft.grounds), photos=tuple(draft.photos), stories=tuple(draft.stories),
    )  # fmt: skip


def _style(rng: random.Random, kind: str) -> Style:
    if kind in ("front_zh", "inside_zh"):
        return chinese(rng)
    if kind == "page_hk":
        return chinese(rng, hong_kong=True)
    return latin(rng, "de" if kind == "page_de" else "en", old=kind != "modern_en")


def _compose(draft: Draft, kind: str, area: Box) -> None:
    rng = draft.rng
    if kind == "front_zh":
        _chinese_front(draft, area)
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


def _chinese_front(draft: Draft, area: Box) -> None:
    """Masthead across the page, or in a corner with stories around it."""
    rng, paper = draft.rng, random_paper(draft.rng)
    if rng.random() < 0.45:
        area = _imprint(draft, area, paper)
    shape: Callable[[Draft, Box, Paper], Box] = rng.choice([banner, banner, corner, corner, upright])
    if shape is banner:
        stories(draft, banner(draft, area, paper), front=True)
        return
    block = shape(draft, area, paper)
    if all(piece.illegible for piece in draft.pieces if piece.text == paper.title):
        pass
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
    _set_all(draft, parts, area, front=True)


def _imprint(draft: Draft, area: Box, paper: Paper) -> Box:
    return imprint(draft, area, paper.title)


def stories(draft: Draft, area: Box, *, front: bool) -> None:
    """Divide the area among stories and set them."""
    if not front and draft.han and draft.rng.random() < 0.3:
        area = imprint(draft, area, draft.meta.title or "本报")
    _set_all(draft, [Region(area)], area, front=front)


def _set_all(draft: Draft, parts: list[Region], area: Box, *, front: bool) -> None:
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
    jumps, froms = _jumps(draft, front=front)
    for region in regions:
        _set_region(draft, region, area, lead=region is lead, jumps=jumps, froms=froms)


def _set_region(draft: Draft, region: Region, area: Box, *, lead: bool, jumps: list[str], froms: list[str]) -> None:
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
        big = box.area > 500 * em * em
        jump = jumps.pop() if jumps and big and rng.random() < 0.35 else ""
        continued = froms.pop() if froms and big and not lead and not jump and rng.random() < 0.4 else ""
        headless = bool(continued) and rng.random() < 0.45
        photo = 0.75 if lead else 0.5 if box.area > 1600 * em * em else 0.22
        boxed = region.inset and rng.random() < 0.6
        set_story(draft, region, Order(jump, continued, headless, photo, boxed, lead))


def _nothing(draft: Draft, box: Box) -> None:
    """A sliver stays white."""


def _jumps(draft: Draft, *, front: bool) -> tuple[list[str], list[str]]:
    """Jump lines that stories of this page may end or begin with, each to another page."""
    rng, convert = draft.rng, draft.desk.convert
    if not draft.han:
        if front:
            return [
                rng.choice([f"Continued on Page {n}", f"(Continued on Page {n})", f"See STORY, Page {n}"])
                for n in rng.sample(range(2, 12), 2)
            ], []
        return [], []
    numbers = rng.sample(range(2, 9), 3)
    to = [
        rng.choice(
            [
                f"（下转第{_NUMERALS[n]}版）",
                f"下转第{_NUMERALS[n]}版",
                f"▶下转{n}版",
                f"（下转{n}版）",
                f"（下转第{n}版）",
                f"（下转A{n}版）",
            ]
        )
        for n in numbers
    ]
    back = [
        rng.choice(["（上接第一版）", "（上接第1版）", "(上接第一版)", "（上接A1版）", "上接第一版 "]) for _ in numbers
    ]
    return ([convert(t) for t in to], []) if front else ([], [convert(t) for t in back])
