"""Lines of a front page as a masthead is read from them, set at places in pixels; body type is 20 high."""

from __future__ import annotations

from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.masthead import MastheadReading, read_masthead
from pipeline.textline import TextLine

WIDTH, HEIGHT, BODY = 2000.0, 3000.0, 20.0
Set = tuple[str, float, float, float, float]  # text, left, top, width, height

STORY = "三座水库昨日同时开闸放水，沿岸村民"
CORNER: list[Set] = [
    ("壬寅年二月廿六", 60, 60, 200, 20),
    ("2022年3月28日 星期一", 60, 95, 260, 20),
    ("国内统一刊号:CN33-0016", 60, 130, 280, 20),
    ("邮发代号:31-2 总第12071号", 60, 165, 300, 20),
    ("今日8版", 60, 200, 90, 20),
    ("岚江日报", 400, 60, 480, 120),
    ("水乡新闻 天天相伴", 420, 190, 300, 22),
]
HEADLINE: Set = ("三座水库同时开闸", 1000, 60, 800, 90)


def lines(*rows: Set, confidence: float = 0.99, vertical: frozenset[str] = frozenset()) -> list[TextLine]:
    """Numbered in the order given."""
    made = []
    for number, (text, left, top, width, height) in enumerate(rows):
        box = Box(left, top, left + width, top + height)
        made.append(TextLine(number, text, box, box.quad(), confidence, vertical=text in vertical))
    return made


def column(text: str, left: float, top: float, count: int) -> list[Set]:
    """``count`` rows of the same text, one below the other."""
    return [(text, left, top + 28 * n, 360, BODY) for n in range(count)]


def read(page: list[TextLine]) -> tuple[MastheadReading, dict[str, Role]]:
    """What is found, and the role of each line that is furniture by its text."""
    found = read_masthead(page, WIDTH, HEIGHT, BODY)
    by_number = {x.number: x.text for x in page}
    return found, {by_number[f.number]: f.kind for f in found.furniture}
