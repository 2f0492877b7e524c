"""The look of one page: type sizes, measures, rules and habits, thrown with seeded dice."""

from __future__ import annotations

import random
from dataclasses import dataclass

from samples.values import Type


@dataclass(frozen=True, slots=True)
class Style:
    """Lengths in pixels. ``column`` is the width that columns aim at; ``gap`` divides stories, ``gutter`` columns.

    ``rules`` is how likely a rule stands between two stories, ``column_rules`` whether columns are ruled too.
    """

    language: str
    script: str
    era: str
    width: int
    height: int
    margin: float
    body: Type
    leading: float
    column: float
    gutter: float
    gap: float
    indent: float
    rules: float
    column_rules: bool
    rule: float
    head_face: str
    deck_face: str
    caption_face: str
    centred: bool
    boxed: float
    tinted: bool
    reversed_heads: float
    vertical_heads: float
    crossheads: float
    target: float

    @property
    def em(self) -> float:
        return self.body.size


def chinese(rng: random.Random, *, hong_kong: bool = False) -> Style:
    """A Chinese daily, of the mainland or of Hong Kong."""
    width = rng.randint(2500, 3300)
    height = int(width * rng.uniform(1.3, 1.48))
    leading = height / rng.uniform(92, 116)
    em = leading / rng.uniform(1.14, 1.42)
    measure = rng.uniform(10, 15) if hong_kong else rng.uniform(12, 20)
    return Style(
        language="zh",
        script="hant" if hong_kong else "hans",
        era="modern",
        width=width,
        height=height,
        margin=width * rng.uniform(0.02, 0.045),
        body=Type(
            rng.choice(["song", "song", "song", "ming", "kai"] if not hong_kong else ["song", "ming", "hei"]), em
        ),
        leading=leading,
        column=measure * em,
        gutter=em * rng.choice([1.0, 1.2, 1.5, 1.8, 2.0, 2.5]),
        gap=em * rng.uniform(1.2, 2.6),
        indent=2.0,
        rules=rng.choice([0.0, 0.25, 0.6, 0.9]),
        column_rules=rng.random() < 0.12,
        rule=max(1.0, em * rng.choice([0.04, 0.06, 0.1, 0.2])),
        head_face=rng.choice(["heavy", "heavy", "bold", "song-bold", "song-bold"]),
        deck_face=rng.choice(["kai", "hei", "song-bold"]),
        caption_face=rng.choice(["kai", "kai", "hei"]),
        centred=rng.random() < 0.55,
        boxed=rng.choice([0.06, 0.15, 0.3]),
        tinted=rng.random() < 0.3,
        reversed_heads=rng.choice([0.3, 0.6]) if hong_kong else rng.choice([0.0, 0.0, 0.08]),
        vertical_heads=0.0 if hong_kong else rng.choice([0.04, 0.1, 0.25]),
        crossheads=rng.choice([0.0, 0.25, 0.5]),
        target=rng.uniform(6.0, 14.0),
    )


def latin(rng: random.Random, language: str = "en", *, old: bool = True) -> Style:
    """An English or German paper; ``old``: narrow ruled columns in small type, as before 1930."""
    width = rng.randint(2600, 3300)
    height = int(width * rng.uniform(1.24, 1.42))
    columns = rng.randint(5, 8) if old else rng.randint(4, 6)
    margin = width * rng.uniform(0.025, 0.05)
    leading = height / (rng.uniform(125, 165) if old else rng.uniform(105, 135))
    em = leading / rng.uniform(1.02, 1.15)
    gutter = em * (rng.uniform(0.7, 1.1) if old else rng.uniform(1.0, 1.8))
    return Style(
        language=language,
        script="latin",
        era="old" if old else "modern",
        width=width,
        height=height,
        margin=margin,
        body=Type("serif", em),
        leading=leading,
        column=(width - 2 * margin + gutter) / columns - gutter,
        gutter=gutter,
        gap=max(gutter, em * rng.uniform(1.0, 2.0)),
        indent=rng.choice([0.9, 1.0, 1.3]),
        rules=0.95 if old else rng.choice([0.0, 0.4, 0.8]),
        column_rules=old and rng.random() < 0.9,
        rule=max(1.0, em * rng.choice([0.05, 0.08, 0.12])),
        head_face=rng.choice(["serif-bold", "sans-bold", "display", "display"]),
        deck_face=rng.choice(["serif-bold", "sans", "sans-bold", "serif"]),
        caption_face="serif-bold" if old else rng.choice(["sans", "serif-italic"]),
        centred=old,
        boxed=0.04 if old else rng.choice([0.05, 0.15]),
        tinted=not old and rng.random() < 0.3,
        reversed_heads=0.0,
        vertical_heads=0.0,
        crossheads=rng.choice([0.15, 0.3, 0.5]),
        target=rng.uniform(5.0, 11.0),
    )
