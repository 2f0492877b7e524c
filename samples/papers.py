"""Papers that do not exist: title, date, lunar date, numbers, and the many ways to print them."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from borax.calendars.lunardate import LunarDate

from samples.values import Meta

_TITLES = "清江|临沅|东澜|青桐|白石|沧浦|南屏|云溪|芦洲渡|苍岭|望川|鹿鸣|碧湾|安澜"
_KINDS = "日报|晚报|工人日报|农民报|商报|晨报|都市报|时报"
_WEEKDAYS = "一二三四五六日"
_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


@dataclass(frozen=True, slots=True)
class Paper:
    """One issue of one paper. ``host`` is its web address."""

    title: str
    day: dt.date
    issue: str
    cn: str
    post: str
    host: str
    price: str
    pages: int

    @property
    def weekday(self) -> str:
        return "星期" + _WEEKDAYS[self.day.weekday()]

    @property
    def lunar(self) -> str:
        """The lunar date with its year, such as 丙午年十月十五."""
        moon = LunarDate.from_solar_date(self.day.year, self.day.month, self.day.day)
        return f"{moon.gz_year}年{moon.cn_month}月{moon.cn_day}"

    def meta(self) -> Meta:
        return Meta(
            title=self.title, date=self.day.isoformat(), weekday=self.weekday, lunar=self.lunar, issue=self.issue,
            cn=self.cn, post=self.post, website=self.host, price=self.price, page_count=self.pages,
            publisher=f"{self.title}社",
        )  # fmt: skip


def random_paper(rng: random.Random) -> Paper:
    """A paper that does not exist, on a day between 1990 and 2030."""
    title = rng.choice(_TITLES.split("|")) + rng.choice(_KINDS.split("|"))
    day = dt.date(1990, 1, 1) + dt.timedelta(days=rng.randrange(14600))
    return Paper(
        title=title,
        day=day,
        issue=str(rng.randint(800, 23000)),
        cn=f"{rng.randint(11, 65)}-{rng.randint(9100, 9899):04d}",
        post=f"{rng.randint(1, 89)}-{rng.randint(1, 199)}",
        host="www."
        + "".join(rng.choice("bcdfghklmnqrstwxyz") for _ in range(rng.randint(4, 6)))
        + rng.choice([".com", ".cn", ".com.cn"]),
        price=rng.choice(["1.00", "1.50", "0.80", "2.00", "0.50"]),
        pages=rng.choice([4, 8, 8, 12, 16, 24]),
    )


def date_text(rng: random.Random, day: dt.date) -> str:
    """The date as papers print it."""
    text = f"{day.year}年{day.month}月{day.day}日"
    forms = [
        text,
        text,
        text,
        text.translate(_WIDE),
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}.{day.month:02d}.{day.day:02d}",
    ]
    return rng.choice(forms)


def cn_text(rng: random.Random, cn: str) -> str:
    """The CN number in one of its spellings."""
    head = rng.choice(
        [
            "国内统一刊号",
            "国内统一刊号：",
            "国内统一连续出版物号 ",
            "国内统一连续出版物号：",
            "刊号：",
            "国内统一刊号:",
            "",
        ]
    )
    first, _, second = cn.partition("-")
    dash = rng.choice(["-", "-", "—", "－", "–"])
    number = f"CN{rng.choice(['', '', ' '])}{first}{dash}{second}"
    return head + (number.translate(_WIDE) if rng.random() < 0.12 else number)


def issue_text(rng: random.Random, issue: str) -> str:
    return rng.choice(
        [f"总第{issue}号", f"第{issue}号", f"第{issue}期", f"总第{issue}期", f"第 {issue} 号", f"总第 {issue} 期"]
    )


def lunar_text(rng: random.Random, paper: Paper) -> str:
    return rng.choice([paper.lunar, paper.lunar, "农历" + paper.lunar, "夏历" + paper.lunar])


def items(rng: random.Random, paper: Paper) -> tuple[list[str], Meta]:
    """What stands under or beside the title, a line each, in some order; and what it amounts to."""
    date, lunar = date_text(rng, paper.day), lunar_text(rng, paper)
    lines = [[date, paper.weekday], [lunar], [cn_text(rng, paper.cn)], [issue_text(rng, paper.issue)]]
    lines.append([rng.choice(["邮发代号", "邮发代号：", "邮发代号 ", "代号："]) + paper.post])
    meta = replace(paper.meta(), website=None, price=None, page_count=None, publisher=None)
    if rng.random() < 0.55:
        lines.append([rng.choice(["", "网址：", "电子版:", "数字报："]) + paper.host])
        meta = replace(meta, website=paper.host)
    if rng.random() < 0.3:
        mail = f"{paper.host.split('.')[1]}@{rng.choice(['163.com', 'sina.com', paper.host[4:]])}"
        lines.append([rng.choice(["电子邮箱:", "邮箱：", "E-mail:"]) + mail])
        meta = replace(meta, email=mail)
    if rng.random() < 0.5:
        lines.append(
            [rng.choice([f"今日{paper.pages}版", f"今日{paper.pages}版", f"本期{paper.pages}版", f"共{paper.pages}版"])]
        )
        meta = replace(meta, page_count=paper.pages)
    if rng.random() < 0.35:
        lines.append([rng.choice(["零售每份", "每份", "定价：", "零售价"]) + paper.price + "元"])
        meta = replace(meta, price=paper.price + "元")
    if rng.random() < 0.4:
        lines.append([f"{paper.title}社" + rng.choice(["出版", "主办", "编辑出版"])])
        meta = replace(meta, publisher=f"{paper.title}社")
    if rng.random() < 0.25:
        lines.append(
            [rng.choice(["新闻热线：", "热线:"]) + f"{rng.randint(2000, 8999)}-{rng.randint(2100000, 8999999)}"]
        )
    dates, rest = lines[:2], lines[2:]
    rng.shuffle(rest)
    if rng.random() < 0.5:
        dates = [[*dates[0], *dates[1]]]
    gap = rng.choice(["　", " ", "   "])
    return [gap.join(line) for line in dates + rest], meta
