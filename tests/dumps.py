"""Dumps of a fictional front page, garbled in the ways of language-model OCR, with the structure that must come out."""

from __future__ import annotations

import random
from dataclasses import dataclass

from garble import paragraph, wrap

PAPER = "灯塔晚报"
HEAD = f"""甲辰年三月初九
2024年4月17日
星期三

网址:www.dengtawanbao.example.cn
国内统一刊号:CN21-0999
邮发代号:99-8 总第3561期

# {PAPER}

把身边事说明白

地址:灯塔市芦花路8号 邮编:310999
"""


@dataclass(frozen=True)
class Told:
    """One story as it was meant, and what the dump did to it."""

    kicker: str | None
    headline: str
    subtitle: str | None
    writer: str
    paragraphs: tuple[str, ...]
    caption: str | None = None
    credit: str | None = None
    cut_off: bool = False


HEADLINES = (
    "老码头改造完工 夜班渡船恢复通航",
    "山村小学有了天文台",
    "早稻育秧提前十天",
    "旧书交换点开到菜场边",
    "雨水花园不再积水",
)
KICKERS = ("历时两年、分三期推进的河岸工程昨日验收", "县教育局联合志愿服务队启动星空计划", "县农业农村局部署春耕")
SUBTITLES = ("首日运送乘客两千多人", "首批八台望远镜已经装好", "合作社育秧棚全部投入使用")
WRITERS = ("吴青荷", "沈一帆", "陆望舒", "顾小满", "郑远桥")


def tell(dice: random.Random, number: int, *, photo: bool, cut_off: bool) -> Told:
    """A story of four paragraphs."""
    paragraphs = tuple(paragraph(dice, True, 3) for _ in range(4))
    return Told(
        kicker=dice.choice((None, KICKERS[number % len(KICKERS)])),
        headline=HEADLINES[number],
        subtitle=dice.choice((None, SUBTITLES[number % len(SUBTITLES)])),
        writer=WRITERS[number],
        paragraphs=paragraphs,
        caption=f"4月16日，{HEADLINES[number].split()[0]}，图为现场的一角。" if photo else None,
        credit="记者江临风 摄" if photo else None,
        cut_off=cut_off,
    )


def written(story: Told) -> str:
    """The story as a dump has it: halfwidth marks, a photo in the middle of a word, paragraphs cut by columns."""
    rows = [f"## {story.kicker}"] if story.kicker else []
    rows.append(f"# {story.headline}")
    if story.subtitle:
        rows.append(f"## {story.subtitle}")
    body = [f"本报讯 记者{story.writer}报道 {story.paragraphs[0]}", *story.paragraphs[1:]]
    if story.caption:
        place = body[1].index("，") + 5  # within a name of a place and a body
        body[1:2] = [body[1][:place], story.caption, str(story.credit), body[1][place:]]
    if story.cut_off:
        body[-1] = body[-1][: body[-1].rindex("，") + 6]
    rows += body
    text = "\n\n".join(rows)
    return text.translate(str.maketrans("，；：（）", ",;:()"))


def looped(dice: random.Random, text: str, width: int) -> str:
    """The last paragraph in narrow lines, and then again, cut off: what a model does that cannot stop."""
    body, _, last = text.rpartition("\n\n")
    lines = wrap(last, width, chinese=True)
    again = lines[: dice.randint(2, len(lines) - 1)]
    return "\n\n".join([body, *lines, *again[:-1], again[-1][: max(6, len(again[-1]) - 2)]])
