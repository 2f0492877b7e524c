"""A page in the making: what has been set so far."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from pipeline.geometry import Box
from pipeline.sheet import Frame, Rule
from samples.breaking import advance
from samples.newsroom import Desk, Reporter
from samples.style import Style
from samples.values import Composition, Ground, Meta, Photo, Piece, Story, Type

# Widths of Latin faces against Times-Roman, measured on running text.
_BROAD = {"sans": 1.1, "sans-bold": 1.18, "serif-bold": 1.08, "display": 0.93, "black": 1.0}


@dataclass(frozen=True, slots=True)
class Carried:
    """A story cut off by a jump line: what goes on on another page."""

    jump: str
    story: int
    reporter: Reporter
    rest: str


@dataclass(slots=True)
class Draft:
    """Collects type, rules and stories of one page. The only mutable thing of the typesetter."""

    rng: random.Random
    style: Style
    desk: Desk
    meta: Meta = field(default_factory=Meta)
    pieces: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)

    def finish(self, seed: int, kind: str) -> Composition:
        """The page as it is now. A title in writing that nobody reads is no truth, unless it stands elsewhere on the page too."""
        style, title = self.style, self.meta.title or ""
        hidden = any(p.illegible for p in self.pieces)
        if hidden and not any(title in p.copy for p in self.pieces if not p.illegible):
            self.meta = replace(self.meta, title=None)
        return Composition(
            seed=seed, kind=kind, language=style.language, width=style.width, height=style.height, body=style.body,
            meta=self.meta, pieces=tuple(self.pieces), rules=tuple(self.rules), frames=tuple(self.frames),
            grounds=tuple(self.grounds), photos=tuple(self.photos), stories=tuple(self.stories),
        )  # fmt: skip

    @property
    def han(self) -> bool:
        return self.style.language == "zh"

    @property
    def em(self) -> float:
        return self.style.em

    def open_story(self, kind: str = "news") -> Story:
        """A new story, numbered; give it back to ``close_story`` when its truth is known."""
        story = Story(len(self.stories), kind)
        self.stories.append(story)
        return story

    def close_story(self, story: Story) -> None:
        self.stories[story.number] = story

    def width_of(self, text: str, kind: Type) -> float:
        """Natural width in pixels."""
        return advance(text, han=self.han) * kind.size * kind.condense * _BROAD.get(kind.face, 1.0)

    def row(
        self,
        text: str,
        area: tuple[float, float],
        top: float,
        kind: Type,
        role: str,
        article: int | None = None,
        *,
        align: str = "left",
        spacing: float = 0.0,
        reverse: bool = False,
        truth: str | None = None,
    ) -> Piece:
        """One line set between two x positions; ``spacing`` is added between letters, in em."""
        left, right = area
        natural = self.width_of(text, kind) + spacing * kind.size * max(0, len(text) - 1)
        if natural > right - left:
            kind = replace(kind, condense=kind.condense * (right - left) / natural)
            natural = right - left
        free = right - left - natural
        x = left + {"left": 0.0, "centre": free / 2, "right": free}[align]
        piece = Piece(
            text=text,
            box=Box(x, top, x + natural, top + kind.size),
            role=role,
            article=article,
            type=kind,
            reverse=reverse,
            tracked=spacing > 0,
            truth=truth,
        )
        self.pieces.append(piece)
        return piece

    def horizontal(self, left: float, right: float, y: float, thickness: float) -> None:
        """A horizontal rule, centred on y."""
        self.rules.append(Rule(Box(left, y - thickness / 2, right, y + thickness / 2)))

    def upright(self, x: float, top: float, bottom: float, thickness: float) -> None:
        """A vertical rule, centred on x."""
        self.rules.append(Rule(Box(x - thickness / 2, top, x + thickness / 2, bottom)))
