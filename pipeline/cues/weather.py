"""Forecasts: 今日天气, 市区：多云，4~17℃, 偏东风2～5级."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cues.folding import fold
from pipeline.cues.labels import box_label

_FORECAST = re.compile(
    r"[晴云阴雨雪雾霾].{0,12}?-?\d+\s*(?:℃|°C?|度)?\s*[~～至到-]\s*-?\d+\s*(?:℃|°C?|度)"
    r"|-?\d+\s*(?:℃|°C)\s*[~～至到-]\s*-?\d+\s*(?:℃|°C)"
    r"|[东南西北偏]{1,3}风\s*\d\s*(?:[~～至到-]\s*\d\s*)?级"
)
_LONGEST = 200  # characters; a longer text is a story about the weather
_LEAST = 2  # forecasts that make a box of them without its name; one may stand in a story


def tells_weather(lines: Sequence[str]) -> bool:
    """Whether the lines are a box of forecasts and no story, whatever order its columns were read in."""
    if sum(map(len, lines)) > _LONGEST:
        return False
    named = any(box_label(line) == "weather" for line in lines)
    return sum(_FORECAST.search(fold(line)) is not None for line in lines) >= (1 if named else _LEAST)
