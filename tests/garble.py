"""Newspaper text that OCR garbled, with the truth: which lines are copies, and which repetitions print meant.

Everything is fictional and comes from seeded dice, so that a test can ask for as much of it as it likes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


def _split(text: str, mark: str = " ") -> list[str]:
    return text.split(mark)


ZH_PLACE = _split("云溪 青禾 柳湾 白鹭 松林 石桥 梅渡 桐岭 沙洲 竹浦 东篱 枫泾 望江 杏坞 鹤汀 麦坪")
ZH_BODY = _split(
    "县农业农村局 市供水公司 镇水利站 社区居委会 市图书馆 乡政府 县第二中学 村委会 渡口管理处 公交集团 茶叶合作社 志愿服务队 河道保护站"
)
ZH_WHEN = _split("昨日 今年以来 上周三 入冬以后 去年十月起 近日 本月中旬 三月二十一日 清晨六点 连续五年 目前 前不久")
ZH_HOW = _split("正式 全面 分批 首次 继续 主动 逐户 按计划 提前两周 会同邻县 组织专家 邀请居民代表")
ZH_DO = _split("检修 改造 公布 推广 调查 修复 开放 完成 测量 清理 登记 讨论 验收 扩建 巡查 翻新")
ZH_OLD = _split(
    "老城区 新修的 东南片 三公里长的 停用多年的 临河 山脚下的 去年受损的 两层高的 靠近学校的 最早一批 尚未命名的"
)
ZH_WHAT = _split(
    "供水管网 河堤护坡 夜班公交线路 稻田灌溉渠 防火通道 旧书交换点 茶园步道 午餐厨房 避风码头 自行车站 梨树苗圃 通风设备 古戏台 雨水花园 烘干中心 助餐点"
)
ZH_SO = _split(
    "预计{}月底前投入使用 可供{}多户居民受益 得到了{}位住户的支持 费用比原先减少{}成 为{}年后的扩种打下基础 沿线{}家商铺照常营业 老人们少走{}里路 由{}家单位共同检测 {}份资料已在门口张贴 积水点减少了{}处 最远的一户走路只需{}分钟 剩余{}段安排在秋收之后"
)
ZH_COUNT = _split("一 两 三 四 五 六 七 八 九 十 十二 三十 四十五 六十 近百 两百 三百二十 上千")
EN_NAME = _split(
    "Alder Rowe Fenwick Gull Marsh Tilden Harrow Bexley Corwin Dunmore Eastlake Farley Grange Holm Ivers Jessop Kirby"
)
EN_BODY = _split(
    "the {} harbor board,the town council of {},Mrs. {},the {} ferry company,two engineers from {},the {} school trustees,the growers of {},Captain {},the {} water commissioners,residents of {} Street",
    ",",
)
EN_DO = _split(
    "repaired,inspected,voted to replace,measured,reopened,described,took charge of,counted,painted,agreed to extend,found fault with,promised to return",
    ",",
)
EN_OLD = _split(
    "old,wooden,upper,long disused,narrow,newly built,half finished,brick,stone,lower,last remaining,much admired", ","
)
EN_WHAT = _split(
    "bridge,sidewalk,reservoir,orchard,signal lamp,schoolhouse,ferry landing,road,cable,mill race,bath house,grain store,bell tower,fire engine,freight shed",
    ",",
)
EN_SO = _split(
    "although {} men had left,before the first of {} snows fell,at a cost of {} dollars,and {} families were told to wait,while {} people looked on in silence,after {} days of rain,so that {} stalls could open on Friday,without asking leave of the {} owners,which pleased {} of the neighbors,in spite of the {} letters received in March",
    ",",
)
EN_COUNT = _split("two three four seven nine eleven fifteen twenty thirty-six forty ninety several many")
ZH_NAMES = _split("吴青荷 沈一帆 陆望舒 顾小满 郑远桥 方雨田 何知秋 潘若谷 金晓棠 江临风")
ZH_STOCKS = _split("云溪水务 青禾茶业 柳湾航运 白鹭电力 松林木业 石桥建材")
ZH_POEM = _split(
    "河水慢慢地流 灯火还在渡口 我们等一只船 等到星星满天 风从南岸吹来 稻花落在肩头 谁还在唱那支歌 河水慢慢地流"
)
EN_POEM = _split(
    "The river runs to sea;The lamp is on the pier;And who will row with me;Before the tide is here?;Row on, row on;The gulls have gone;The night is near",
    ";",
)


@dataclass
class Garbled:
    """`copies` maps each line that OCR added to the line it repeats."""

    lines: list[str]
    copies: dict[int, int] = field(default_factory=dict)


def sentence(dice: random.Random, chinese: bool) -> str:
    """One sentence, hardly ever the same twice."""
    parts = [_clause(dice, chinese)]
    parts.append(
        dice.choice(ZH_SO).format(dice.choice(ZH_COUNT))
        if chinese
        else dice.choice(EN_SO).format(dice.choice(EN_COUNT))
    )
    if dice.random() < 0.5:
        parts.append(_clause(dice, chinese))
    if chinese:
        return f"{dice.choice(ZH_WHEN)}，{'，'.join(parts)}。"
    text = " ".join(parts[:2]) + "".join(f", and {part}" for part in parts[2:])
    return text[0].upper() + text[1:] + "."


def _clause(dice: random.Random, chinese: bool) -> str:
    pick = dice.choice
    if chinese:
        return f"{pick(ZH_PLACE)}{pick(ZH_BODY)}{pick(ZH_HOW)}{pick(ZH_DO)}{pick(ZH_OLD)}{pick(ZH_WHAT)}"
    return f"{pick(EN_BODY).format(pick(EN_NAME))} {pick(EN_DO)} the {pick(EN_OLD)} {pick(EN_WHAT)} at {pick(EN_NAME)}"


def paragraph(dice: random.Random, chinese: bool, sentences: int = 4) -> str:
    return ("" if chinese else " ").join(sentence(dice, chinese) for _ in range(sentences))


def wrap(text: str, width: int, chinese: bool) -> list[str]:
    """Broken at the column's end: `width` Chinese characters, or twice as many letters."""
    if chinese:
        lines = [text[i : i + width] for i in range(0, len(text), width)]
        return [*lines[:-2], lines[-2] + lines[-1]] if len(lines) > 1 and len(lines[-1]) < 3 else lines
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > 2 * width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def misread(dice: random.Random, text: str, rate: float) -> str:
    """Characters exchanged, lost or doubled."""
    out = []
    for character in text:
        if dice.random() >= rate:
            out.append(character)
            continue
        kind = dice.random()
        if kind < 0.7:
            out.append(dice.choice("未木日曰土干于己人入") if ord(character) > 0x2E7F else dice.choice("eocltirnh"))
        elif kind < 0.85:
            out += [character, character]
    return "".join(out)


def story(dice: random.Random, chinese: bool, width: int) -> list[str]:
    """A headline and paragraphs, in lines."""
    head = _clause(dice, chinese)[: 22 if chinese else 40]
    body = [wrap(paragraph(dice, chinese, dice.randint(2, 5)), width, chinese) for _ in range(dice.randint(3, 6))]
    return [head, *(line for lines in body for line in lines)]


def meant(dice: random.Random, chinese: bool) -> list[Callable[[list[str]], list[str]]]:
    """What print repeats on purpose; each takes the page and gives it back with the repetition."""
    caption = sentence(dice, chinese)
    if chinese:
        jump, names = "（下转第四版）", ["  ".join(dice.sample(ZH_NAMES, 4)) for _ in range(5)]
        table = [f"{name} {dice.randint(1, 40)}.{dice.randint(10, 99)} 0.{dice.randint(10, 99)}" for name in ZH_STOCKS]
        poem = [*ZH_POEM, *ZH_POEM[:4]]
    else:
        jump, names = (
            "(Continued on Page 4.)",
            [", ".join(f"{a}. Alder" for a in dice.sample("ABCDEFGH", 4)) for _ in range(5)],
        )
        table = [
            f"{name}  {dice.randint(1, 90)} {dice.randint(1, 9)}-8" for name in ("Wheat", "Oats", "Corn No. 2", "Rye")
        ]
        poem = [*EN_POEM, *EN_POEM[:2], *EN_POEM[4:]]

    def at_ends(piece: Sequence[str]) -> Callable[[list[str]], list[str]]:
        return lambda page: [*page[:2], *piece, *page[2:], *piece]

    return [
        at_ends([caption]),
        at_ends([jump]),
        at_ends(names),
        at_ends(table),
        lambda page: [*page, *poem],
        lambda page: [*page, page[0]],  # a headline and its teaser
        lambda page: [*page, table[0], table[0]],
        lambda page: [*page, page[0], caption],
        lambda page: [page[0], sentence(dice, chinese), *page],  # a teaser above
    ]


def garbled(seed: int, *, chinese: bool = True) -> Garbled:
    """A page with one fault and a few repetitions that are meant."""
    dice = random.Random(seed)
    width = dice.choice((11, 13, 16, 20, 26, 40))
    page = [line for _ in range(dice.randint(1, 4)) for line in story(dice, chinese, width)]
    for repeat in dice.sample(meant(dice, chinese), 2):
        page = repeat(page)
    fault = dice.choice((_overlaps, _column_twice, _cycle, _cycle, _rewrapped, None))
    return fault(dice, page, chinese) if fault else Garbled(page)


def _prose_places(page: Sequence[str], count: int) -> list[int]:
    """Where `count` lines of running text begin: none of them is a headline, a table row, verse or a caption."""
    return [
        i
        for i in range(len(page) - count + 1)
        if all(len(line) > 10 and not any(c.isdigit() for c in line) for line in page[i : i + count])
        and not any(line in EN_POEM or "  " in line or ". Alder, " in line for line in page[i : i + count])
    ]


def _insert(page: list[str], place: int, copies: list[tuple[str, int]]) -> Garbled:
    """The page with copies (text, line that it repeats, in the page's own count) before line `place`."""
    lines = [*page[:place], *(text for text, _ in copies), *page[place:]]
    shift = len(copies)
    return Garbled(lines, {place + n: of if of < place else of + shift for n, (_, of) in enumerate(copies)})


def _overlaps(dice: random.Random, page: list[str], chinese: bool) -> Garbled:
    """One line, read again at once: whole, or cut off by a tile's edge."""
    places = [i for i in _prose_places(page, 2) if page[i][-1] not in "。.；！" and i > 2]
    if not places:
        return Garbled(page)
    place = dice.choice(places)
    text = misread(dice, page[place], dice.choice((0.0, 0.03)))
    if dice.random() < 0.5:
        text = text[: max(8 if chinese else 20, int(len(text) * 0.8))]
    return _insert(page, place + 1, [(text, place)])


def _column_twice(dice: random.Random, page: list[str], chinese: bool) -> Garbled:
    """A run of lines again, farther on."""
    del chinese
    count = dice.randint(4, 30)
    places = [i for i in _prose_places(page, min(count, len(page) // 3)) if i > 1]
    if not places:
        return Garbled(page)
    start, count = dice.choice(places), min(count, len(page) // 3)
    rate = dice.choice((0.0, 0.02, 0.05))
    place = dice.randint(start + count, len(page))
    return _insert(page, place, [(misread(dice, page[i], rate), i) for i in range(start, start + count)])


def _cycle(dice: random.Random, page: list[str], chinese: bool) -> Garbled:
    """The last lines (of the page, or of a passage) again and again, the last copy cut off."""
    del chinese
    count = dice.randint(1, 20)
    places = _prose_places(page, count)
    if not places:
        return Garbled(page)
    start = dice.choice((places[-1], dice.choice(places)))
    if count == 1 and page[start][-1] in "。.；！":
        return Garbled(page)
    lines = list(range(start, start + count)) * dice.randint(1, 5)
    lines += lines[: dice.randint(0, count - 1)]
    rate = dice.choice((0.0, 0.0, 0.02, 0.05))
    copies = [(misread(dice, page[i], rate), i) for i in lines]
    text, of = copies[-1]
    if dice.random() < 0.7:
        copies[-1] = text[: dice.randint(5, max(5, len(text)))], of
    if dice.random() < 0.5:  # the model stopped here: nothing follows
        return _insert(page[: start + count], start + count, copies)
    return _insert(page, start + count, copies)


def _rewrapped(dice: random.Random, page: list[str], chinese: bool) -> Garbled:
    """A passage again in lines of another width."""
    count = dice.randint(5, 20)
    places = [i for i in _prose_places(page, count) if i > 1]
    if not places:
        return Garbled(page)
    start = dice.choice(places)
    passage = page[start : start + count]
    text = ("" if chinese else " ").join(passage)
    lines = wrap(text, dice.choice((12, 15, 22, 30)), chinese)
    copies, read = [], 0
    for line in lines:
        middle, total, of = read + len(line) / 2, 0, start
        for i, original in enumerate(passage):
            total += len(original) + (not chinese)
            if total > middle:
                of = start + i
                break
        copies.append((misread(dice, line, 0.02), of))
        read += len(line) + (not chinese)
    return _insert(page, dice.choice((start + count, len(page))), copies)


def score(truth: Garbled, removed: Sequence[int]) -> tuple[int, int, int]:
    """Right removals, wrong removals, copies left. A copy that was kept in place of its own original is right too."""
    left = set(removed)
    right = 0
    for copy, original in truth.copies.items():
        if copy in left:
            left.discard(copy)
        elif original in left:
            left.discard(original)
        else:
            continue
        right += 1
    return right, len(left), len(truth.copies) - right
