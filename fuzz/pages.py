"""A small page, as recorded spans and as the result that the layout makes of them: what the targets edit."""

from __future__ import annotations

from pipeline.document import Source
from pipeline.geometry import Affine, Box
from pipeline.layout import layout
from pipeline.sheet import Frame, Hint, Picture, Rule, Sheet, Span

SOURCE = Source("herald/1916-05-02/p1.png", "1" * 64, 1, 600, 800, 300.0, 0, 0.25)


def _span(left: float, top: float, width: float, height: float, text: str, *, vertical: bool = False) -> Span:
    return Span(Box(left, top, left + width, top + height).quad(), text, 0.94, vertical)


SHEET = Sheet(
    width=600,
    height=800,
    spans=(
        _span(20, 10, 300, 40, "河湾日报"),
        _span(340, 14, 220, 18, "2026年11月23日 星期一 第1版"),
        _span(20, 80, 250, 36, "THE HARBOUR BELL"),
        _span(20, 130, 250, 18, "LONDON, August 26.—The harbour council"),
        _span(20, 154, 250, 18, "said that a new bridge will be open-"),
        _span(20, 178, 250, 18, "ed before winter. (Continued on Page 2)"),
        _span(300, 80, 250, 36, "老码头改造完工"),
        _span(300, 130, 250, 18, "本报讯 记者吴青荷报道 首日运送乘客"),
        _span(300, 154, 250, 18, "两千多人。（下转第二版）"),
        _span(300, 400, 250, 14, "图为现场的一角。记者江临风 摄"),
        _span(570, 80, 20, 200, "夜班渡船恢复通航", vertical=True),
        _span(20, 600, 200, 18, "House to let. Apply at the mill."),
    ),
    rules=(Rule(Box(20, 60, 580, 62)), Rule(Box(285, 80, 286, 560))),
    frames=(Frame(Box(15, 590, 260, 700)), Frame(Box(295, 75, 560, 180), tinted=True)),
    pictures=(Picture(Box(300, 200, 550, 390)),),
    hints=(Hint(Box(300, 200, 550, 390), "Figure", 0.9),),
    to_source=Affine(),
)
PAGE = layout(SHEET, SOURCE)
