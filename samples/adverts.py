"""What is no story: advertisements, boxes with an index or the weather, teasers, imprint, running rule text."""

from __future__ import annotations

from dataclasses import replace

from pipeline.geometry import Box
from pipeline.sheet import Frame
from samples.breaking import break_han
from samples.draft import Draft
from samples.values import Ground, Photo, Type

_SHOPS = "大丰家电|永兴家具城|春和茶庄|明远眼镜|四海旅行社|鸿达装饰|百草堂药房|云岭山庄|金穗种子|安居房产|顺风驾校|锦绣婚纱摄影"
_SLOGANS = "开业大酬宾|全场八折起|名额有限 欲购从速|三十年老店 值得信赖|送货上门 免费安装|假日特惠|新品上市|诚招加盟商|旺铺出租|好房不等人"
_GOODS = "冰箱|彩电|沙发|衣柜|明前绿茶|老花镜|三日游|水稻良种|橱柜|婚纱套系|两居室|空调|皮鞋|自行车"
_RULE_TEXTS = (
    "本报文字图片未经许可不得转载|欢迎提供新闻线索 一经采用即付稿酬|订阅本报请到当地邮局|本报法律顾问常年接受读者咨询"
)
_LATIN_SHOPS = "WEXLEY & SONS|THE BON TON STORE|ORCUTT BROTHERS|AMBERSON’S|HOTEL ELLERY|TREADWAY FURNITURE CO.|DR. BRILL, DENTIST|LATHROP COAL COMPANY"
_LATIN_LINES = "Prices Never So Low|Carpets, Stoves and Ranges|Everything for the Home|Open Evenings Until Nine|Goods Sold on Easy Terms|Satisfaction or Your Money Back|Fine Watches Repaired|Fresh Oysters Daily|Trunks and Valises|Painless Methods"


def advertisement(draft: Draft, area: Box) -> None:
    """A framed advertisement: a large name, a slogan, a list with prices, telephone number and address."""
    rng, em = draft.rng, draft.em
    draft.frames.append(Frame(area))
    box = area.grown(-1.1 * em, -0.9 * em)
    y, rows = box.top, _advert_rows(draft)
    picture = box.height > 22 * em and rng.random() < 0.7
    needed = sum(size for _, size, _ in rows) * 1.45 * em
    scale = min(1.6, (box.height * (0.6 if picture else 1.0)) / needed) if needed else 1.0
    white = 1.45
    if picture:
        height = box.height - needed * scale - em
        draft.photos.append(Photo(Box(box.left, y, box.right, y + height), rng.randrange(1 << 30)))
        y += height + em
    else:  # spread what is left between the lines
        white += max(0.0, box.height / (scale * em) - needed / em) / sum(size for _, size, _ in rows) * 0.9
    for text, size, face in rows:
        kind = Type(face, size * em * scale)
        if y + kind.size > box.bottom + 0.1 * em:
            break
        draft.row(text, (box.left, box.right), y, kind, "advertisement", align=rng.choice(["centre", "centre", "left"]))
        y += kind.size * white
    if rng.random() < 0.15 and draft.han:
        draft.grounds.append(Ground(area, 0.9))


def _advert_rows(draft: Draft) -> list[tuple[str, float, str]]:
    rng, convert = draft.rng, draft.desk.convert
    if not draft.han:
        rows = [(rng.choice(_LATIN_SHOPS.split("|")), 3.0, rng.choice(["display", "serif-bold", "sans-bold"]))]
        sizes, faces = (1.0, 1.2, 1.6, 2.0), ("serif", "serif-bold", "sans", "serif-italic")
        lines = rng.sample(_LATIN_LINES.split("|"), rng.randint(2, 6))
        rows += [(text, rng.choice(sizes), rng.choice(faces)) for text in lines]
        rows.append((f"{rng.randint(2, 400)} Canal Street", 1.1, "serif-bold"))
        return rows
    rows = [
        (rng.choice(_SHOPS.split("|")), 3.2, rng.choice(["heavy", "song-bold", "bold"])),
        (rng.choice(_SLOGANS.split("|")), 2.0, "hei"),
    ]
    for goods in rng.sample(_GOODS.split("|"), rng.randint(2, 6)):
        rows.append(
            (f"{goods}　原价{rng.randint(90, 4000)}元　现价{rng.randint(50, 2500)}元", rng.choice([1.0, 1.2]), "song")
        )
    rows.append((f"电话：{rng.randint(2000, 8999)}-{rng.randint(2100000, 8999999)}", 1.4, "bold"))
    rows.append(
        (
            f"地址：{rng.choice('东西南北中')}{rng.choice(['大街', '门路', '环路', '市场'])}{rng.randint(2, 400)}号",
            1.0,
            "song",
        )
    )
    return [(convert(text), size, face) for text, size, face in rows]


def notice(draft: Draft, area: Box) -> None:
    """A small box: today's weather, or what stands inside; its lines belong to no story."""
    rng, em, convert = draft.rng, draft.em, draft.desk.convert
    draft.frames.append(Frame(area, tinted=draft.style.tinted))
    box = area.grown(-0.8 * em, -0.7 * em)
    reporter = draft.desk.reporter()
    many = min(8, max(3, round(box.height / em / 2.4)))
    if draft.han and rng.random() < 0.5:
        head = "今日天气"
        lines = [
            f"{rng.choice(['市区', '北部', '南部', '沿海', '山区'])}：{rng.choice(['多云', '晴', '阴有小雨', '雷阵雨', '雨夹雪'])}，{rng.randint(-3, 15)}～{rng.randint(16, 36)}℃"
            for _ in range(4)
        ]
        lines = [
            *dict.fromkeys(lines),
            f"{rng.choice(['偏北', '偏东', '西南'])}风{rng.randint(2, 3)}～{rng.randint(4, 6)}级",
        ]
    elif draft.han:
        head = rng.choice(["今日导读", "导读", "新闻提要"])
        lines = [
            "".join(draft.desk.reporter().headline()) + rng.choice([f"　{n}版", f" …… {n}", f"（{n}版）"])
            for n in range(2, 2 + many)
        ]
    elif draft.style.language == "de":
        head, lines = (
            "Das Wetter.",
            ["Meist heiter und trocken,", "nachts Frost im Gebirge,", "schwache Winde aus Ost."],
        )
    else:
        head = rng.choice(["THE WEATHER.", "INSIDE TODAY", "DAY IN BRIEF."])
        lines = [reporter.say("~sub").rstrip(".") + f"  {rng.randint(2, 9)}" for _ in range(many)]
    y = box.top
    draft.row(
        convert(head),
        (box.left, box.right),
        y,
        Type("heavy" if draft.han else "serif-bold", em * 1.3),
        "notice",
        align="centre",
    )
    y += 1.9 * em
    step = min(2.6, max(1.35, (box.bottom - y) / em / len(lines))) * em
    size = em * min(1.5, max(1.0, step / em / 1.5))
    for line in lines:
        if y + size > box.bottom:
            break
        draft.row(convert(line), (box.left, box.right), y, Type("song" if draft.han else "serif", size), "notice")
        y += step


def teaser(draft: Draft, area: Box) -> None:
    """A box of teasers, each of which only points to a story on another page (kind ``refer``)."""
    em = draft.em
    draft.frames.append(Frame(area, tinted=draft.style.tinted))
    box = area.grown(-0.8 * em, -0.7 * em)
    y, least = box.top, 2.3 * em + 3 * draft.style.leading
    while y + least <= box.bottom:
        y = _teaser_item(draft, Box(box.left, y, box.right, box.bottom)) + 0.7 * em
        if y + least <= box.bottom:
            draft.horizontal(box.left, box.right, y - 0.4 * em, draft.style.rule)


def _teaser_item(draft: Draft, box: Box) -> float:
    """Headline, some lines, and where to read on; the y where it ends."""
    rng, em, leading = draft.rng, draft.em, draft.style.leading
    reporter, story = draft.desk.reporter(), draft.open_story("refer")
    span = (box.left, box.right)
    head = draft.row("".join(reporter.headline()), span, box.top, Type("bold", 1.7 * em), "headline", story.number)
    page, y = rng.randint(2, 8), box.top + 2.3 * em
    lines = [b.copy for b in break_han(reporter.brief(), box.width / em, 2.0)]
    lines = lines[: max(1, int((box.bottom - y) / leading) - 1)]
    for i, line in enumerate(lines):
        left = box.left + (2 * em if i == 0 else 0.0)
        draft.row(line, (left, box.right), y, draft.style.body, "refer", story.number)
        y += leading
    jump = reporter.fill(rng.choice([f"详见第{page}版", f"▶详见{page}版", f"（详见{page}版）"]))
    draft.row(jump, span, y, Type("hei", em), "jump", story.number, align="right")
    draft.close_story(replace(story, headline=head.text, body=("".join(lines),), jump=jump))
    return y + em


def imprint(draft: Draft, area: Box, title: str) -> Box:
    """A line at the foot of a Chinese page with address, numbers and printer; what is left of the area."""
    rng, em = draft.rng, draft.em
    y = area.bottom - em
    draft.horizontal(area.left, area.right, y - 0.45 * em, draft.style.rule)
    parts = [
        f"{title}社出版",
        f"社址：{rng.choice(['人民', '解放', '学院', '滨江', '文昌'])}路{rng.randint(2, 400)}号",
        f"邮编：{rng.randint(110000, 859999)}",
        f"电话：{rng.randint(2000, 8999)}-{rng.randint(2100000, 8999999)}",
        f"广告许可证：{rng.randint(1000000, 9999999)}号",
        f"{rng.choice(['本报印刷厂', '新华彩印厂'])}印",
    ]
    text = draft.desk.convert(rng.choice(["　", "  "]).join(parts[: rng.randint(3, 6)]))
    draft.row(text, (area.left, area.right), y, Type("song", em * 0.8), "imprint", align=rng.choice(["left", "centre"]))
    if rng.random() < 0.2:
        y -= 1.5 * em
        claim = draft.desk.convert(rng.choice(_RULE_TEXTS.split("|")))
        draft.row(claim, (area.left, area.right), y, Type("kai", em * 0.8), "rule_text", align="right")
    return Box(area.left, area.top, area.right, y - em)
