"""Lines of invented Chinese text set one below the other; ideographic spaces at the beginning of one indent it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.sheet import Span

TEXT = (
    "　　河湾渡口的新灯昨夜点亮，附近",
    "的船工说，从此雾天也看得清石阶。",
    "灯塔由三名老师傅轮流照看，每夜添",
    "油两次，天亮才熄。来往的客商不必",
    "再等天明，可以趁早赶集。",
)


def set_lines(texts: Sequence[str], left: float, top: float, size: float = 20.0, leading: float = 1.3) -> list[Span]:
    """``size``: an em in pixels; ``leading``: from line to line, in ems."""
    spans = []
    for n, text in enumerate(texts):
        bare = text.lstrip("　")
        x, y = left + size * (len(text) - len(bare)), top + leading * size * n
        spans.append(Span(Box(x, y, x + size * len(bare), y + size).quad(), bare, 0.99))
    return spans
