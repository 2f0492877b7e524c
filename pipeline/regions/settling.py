"""What is left of the rules once type was read and pictures are known."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.sheet import Picture, Rule

MOSTLY = 0.7  # of the length of a rule
EDGE = 0.15  # of the height of a text box, where a rule may touch it; of a picture, where its border runs
NARROW = 0.02


def settled(rules: Sequence[Rule], text_boxes: Sequence[Box], pictures: Sequence[Picture]) -> tuple[Rule, ...]:
    """The rules but for bars of letters that were read, dashes within a line, and lines in pictures."""
    inside = [_within(box, EDGE) for box in text_boxes] + [_within(picture.box, NARROW) for picture in pictures]
    return tuple(rule for rule in rules if not any(_covers(box, rule) for box in inside))


def _within(box: Box, part: float) -> Box:
    return box.grown(-part * box.height, -part * box.height)


def _covers(box: Box, rule: Rule) -> bool:
    line = rule.box
    if rule.horizontal:
        return box.top < line.y < box.bottom and box.x_overlap(line) >= MOSTLY * line.width
    return box.left < line.x < box.right and box.y_overlap(line) >= MOSTLY * line.height
