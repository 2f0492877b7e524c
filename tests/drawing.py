"""A page drawn in ASCII art becomes a ``Sheet``, so that a reader of a layout test sees the page that it is about.

    A===============  D====
    ================  DDDDD     ``A===``  a headline of article A; ``=`` beneath it makes its type larger
    AAAAAAA   AAAAAA  DDDD.     ``AAAA``  a line of body text of article A, as wide as drawn; indent by spaces
    AAAAAAA   AAAAAA  -----     ``AAA.``  the same, and the text comes to a full stop there
    #######   AAAA.   E::       ``A~~~``  a kicker, subtitle or deck: type between body and headline
    #######     AAAA  :::       ``aaaa``  a caption or credit of article A: type smaller than body
    aaaa    | AAAAAA  :::       ``A::``   a vertical headline, as many rows as ``:`` go down
    A~~~~~~ | AAAAA.  EEE       ``####``  a picture; ``---`` and ``|`` rules; ``+--+`` corners a frame

A cell is one body type wide and one line (1.5 type heights) high; the page has a margin of one cell. The body text of an
article runs through its stacks of lines in order of their left edge, then their top; where the page is to be read
otherwise, a digit in the first cell of a stack gives its turn (``1AAA``). The text is made up, different on every line,
and runs on from line to line, so that words straddle line ends as on a real page.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from pipeline.geometry import Box
from pipeline.sheet import Frame, Picture, Rule, Sheet, Span

TYPE = 20.0  # height of body type and width of a cell
PITCH = 30.0  # height of a cell

_TOKEN = re.compile(r"\d?([A-Z])\1*\.?(?![=~:])|[A-Z][=~:]+|\d?([a-z])\2*\.?|=+|:+")
_CHINESE = """
    河湾 新城 渡口 石桥 灯塔 春耕 工坊 学校 渔船 列车 市民 老师 工程 图书 集市 粮仓 山村 水库 电站 医院 夜校 花园
    修建 开放 走访 讨论 举行 完成 增加 改善 计划 筹备 帮助 保护 研究 学习 安排 调整 发布 参加 介绍 记录 测量 种植
    今年 上午 明天 去年 当地 全市 一百 五十 三千 第二 许多 新的 安全 稳步 认真 共同 逐步 已经 将在 并且 其中 以及
"""
_ENGLISH = """
    the harbour council said that a new bridge will be opened before winter and all ferries remain in service while
    farmers from valley towns bring grain to market under old lamps where teachers read letters about schools built
    with timber given by neighbours after long rains had washed away two roads near station mill and lighthouse
"""


@dataclass(frozen=True, slots=True)
class Story:
    """What ``draw`` wrote for one letter. Each tuple holds the texts of lines, in reading order."""

    headline: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    letter: str
    style: str  # "body" "caption" "=" "~" ":"
    row: int
    column: int
    cells: int
    rows: int = 1
    turn: int | None = None
    stop: bool = False
    text: str = ""

    @property
    def type(self) -> float:
        """Height of the type (of a vertical run: its width)."""
        return {
            "body": TYPE,
            "caption": 0.8 * TYPE,
            "~": 1.3 * TYPE,
            "=": max(self.rows * PITCH - 0.5 * TYPE, 1.4 * TYPE),
            ":": self.cells * TYPE,
        }[self.style]

    @property
    def box(self) -> Box:
        left, top = (1 + self.column) * TYPE, (1 + self.row) * PITCH
        right = left + self.cells * TYPE
        if self.style == ":":
            return Box(left, top, right, top + self.rows * PITCH)
        middle = top + self.rows * PITCH / 2
        if self.style == "caption":
            right = left + self.cells * self.type
        return Box(left, middle - self.type / 2, right, middle + self.type / 2)

    @property
    def characters(self) -> int:
        """How many square characters fit in."""
        length = self.box.height if self.style == ":" else self.box.width
        return max(1, round(length / self.type - 0.25))


def draw(art: str, *, english: bool = False) -> Sheet:
    """The sheet that the art shows. Spans come row by row, as a recogniser would give them, not in reading order."""
    rows = _rows(art)
    spans = tuple(
        Span(run.box.quad(), run.text, 0.98, vertical=run.style == ":")
        for run in sorted(_written(rows, english=english), key=lambda r: (r.row, r.column))
    )
    frames, rows_without_frames = _frames(rows)
    return Sheet(
        width=(2 + max(map(len, rows), default=0)) * TYPE,
        height=(2 + len(rows)) * PITCH,
        spans=spans,
        rules=tuple(_rules(rows_without_frames)),
        frames=frames,
        pictures=tuple(_pictures(rows)),
    )


def stories(art: str, *, english: bool = False) -> Mapping[str, Story]:
    """The truth about ``draw(art)``: the texts of each letter, by the letter in upper case."""
    told: dict[str, Story] = {}
    names = {"=": "headline", ":": "headline", "~": "deck", "body": "body", "caption": "caption"}
    for run in _written(_rows(art), english=english):
        story = told.get(run.letter, Story())
        field = names[run.style]
        told[run.letter] = replace(story, **{field: (*getattr(story, field), run.text)})
    return told


def worded(sheet: Sheet, words: Mapping[str, str]) -> Sheet:
    """The sheet with other words in some of its lines, by the text that was drawn there; every line keeps its place."""
    return replace(sheet, spans=tuple(replace(s, text=words.get(s.text, s.text)) for s in sheet.spans))


def reset(sheet: Sheet, words: Mapping[str, str], height: float) -> Sheet:
    """The sheet with those lines in other words, and as high as told."""
    spans = tuple(
        replace(s, text=words[s.text], polygon=s.box.grown(0, (height - s.box.height) / 2).quad())
        if s.text in words
        else s
        for s in sheet.spans
    )
    return replace(sheet, spans=spans)


def opened(text: str, words: str) -> str:
    """The text with these words for the first of its characters: as long as it was."""
    return words + text[len(words) :]


def _rows(art: str) -> list[str]:
    lines = [line.rstrip() for line in art.expandtabs().split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[margin:] for line in lines]


def _runs(rows: list[str]) -> list[_Run]:
    """The runs of type, row by row; rows of ``=`` and ``:`` that go on downward are one run."""
    runs: list[_Run] = []
    for row, line in enumerate(rows):
        for token in _TOKEN.finditer(line):
            text, column = token.group(), token.start()
            if text[0] in "=:":
                _lengthen(runs, row, column, text)
                continue
            turn = int(text[0]) if text[0].isdigit() else None
            letter = text[0 if turn is None else 1]
            style = text[-1] if text[-1] in "=~:" else "caption" if letter.islower() else "body"
            runs.append(_Run(letter.upper(), style, row, column, len(text), turn=turn, stop=text[-1] == "."))
    return runs


def _lengthen(runs: list[_Run], row: int, column: int, text: str) -> None:
    for i, run in enumerate(runs):
        starts_vertical = text[0] == ":" and run.style == "body" and run.cells == 1
        if (run.style == text[0] or starts_vertical) and run.row + run.rows == row and run.column == column:
            if run.cells != len(text):
                break
            runs[i] = replace(run, style=text[0], rows=run.rows + 1)
            return
    message = f"row {row}, column {column}: {text!r} continues no headline of the same width above it"
    raise ValueError(message)


def _written(rows: list[str], *, english: bool) -> Iterator[_Run]:
    """The runs with their text, article by article in reading order."""
    runs = _runs(rows)
    used: set[str] = set()
    for letter in sorted({run.letter for run in runs}):
        chance = Random(f"article {letter}")
        words = _words(chance, _ENGLISH if english else _CHINESE)
        passage = itertools.chain.from_iterable(words)
        for run in _in_order([r for r in runs if r.letter == letter]):
            text = _latin(run, words) if english and run.style != ":" else _square(run, passage, chance)
            while text in used:
                text = _latin(run, words) if english and run.style != ":" else _square(run, passage, chance)
            used.add(text)
            yield replace(run, text=text)


def _words(chance: Random, text: str) -> Iterator[str]:
    words = text.split()
    while True:
        yield chance.choice(words)


def _in_order(runs: list[_Run]) -> list[_Run]:
    """Headings first as they stand, then the body stack by stack, captions last."""
    stacks: list[list[_Run]] = []
    for run in (r for r in runs if r.style == "body"):
        above = [s for s in stacks if s[-1].row + 1 == run.row and _touch(s[-1], run) and run.turn is None]
        if above:
            above[0].append(run)
        else:
            stacks.append([run])
    stacks.sort(key=lambda s: (s[0].turn or 0, min(r.column for r in s), s[0].row))
    headings = [r for r in runs if r.style in "=~:"]
    captions = [r for r in runs if r.style == "caption"]
    return [*headings, *itertools.chain.from_iterable(stacks), *captions]


def _touch(a: _Run, b: _Run) -> bool:
    return a.column < b.column + b.cells and b.column < a.column + a.cells


def _square(run: _Run, passage: Iterator[str], chance: Random) -> str:
    """Chinese that fills the run: a comma somewhere inside a longer line, never where it begins or ends."""
    text = "".join(itertools.islice(passage, run.characters))
    if run.style == "body" and len(text) >= 8:
        comma = chance.randrange(2, len(text) - 2)
        text = text[:comma] + "，" + text[comma + 1 :]
    return text[:-1] + "。" if run.stop else text


def _latin(run: _Run, words: Iterator[str]) -> str:
    """English that about fills the run, at half a type height a letter."""
    text = next(words)
    while len(text) < 2 * run.characters - 3:
        text += " " + next(words)
    return (text.title() if run.style == "=" else text) + ("." if run.stop else "")


def _frames(rows: list[str]) -> tuple[tuple[Frame, ...], list[str]]:
    """Rectangles of ``+--+`` and ``|``, and the drawing without them."""
    frames, left_over = [], [list(row) for row in rows]
    for row, line in enumerate(rows):
        for edge in re.finditer(r"\+-+(?=\+)", line):
            first, last = edge.start(), edge.end()
            bottom = row + 1
            while bottom < len(rows) and rows[bottom][first : last + 1 : last - first] == "||":
                bottom += 1
            if bottom == len(rows) or not re.fullmatch(r"\+-+\+", rows[bottom][first : last + 1]):
                continue
            frames.append(Frame(_centred(row, first, bottom, last)))
            for r in range(row, bottom + 1):
                for c in range(first, last + 1) if r in {row, bottom} else (first, last):
                    left_over[r][c] = " "
    return tuple(frames), ["".join(row) for row in left_over]


def _centred(row: int, column: int, last_row: int, last_column: int) -> Box:
    """From the middle of one cell to the middle of another."""
    return Box((1.5 + column) * TYPE, (1.5 + row) * PITCH, (1.5 + last_column) * TYPE, (1.5 + last_row) * PITCH)


def _rules(rows: list[str]) -> Iterator[Rule]:
    """Runs of ``-`` from cell edge to cell edge, and of ``|`` down a column; a twelfth of a type thick."""
    ink = TYPE / 12
    for row, line in enumerate(rows):
        for run in re.finditer(r"-+", line):
            middle = (1.5 + row) * PITCH
            yield Rule(Box((1 + run.start()) * TYPE, middle - ink / 2, (1 + run.end()) * TYPE, middle + ink / 2))
    for column in range(max(map(len, rows), default=0)):
        down = "".join(row[column : column + 1] or " " for row in rows)
        for run in re.finditer(r"\|+", down):
            middle = (1.5 + column) * TYPE
            yield Rule(Box(middle - ink / 2, (1 + run.start()) * PITCH, middle + ink / 2, (1 + run.end()) * PITCH))


def _pictures(rows: list[str]) -> Iterator[Picture]:
    """Rectangles of ``#``; the first row gives the width."""
    seen: set[tuple[int, int]] = set()
    for row, line in enumerate(rows):
        for run in re.finditer("#+", line):
            if (row, run.start()) in seen:
                continue
            bottom = row
            while bottom < len(rows) and rows[bottom][run.start() : run.end()] == run.group():
                seen.add((bottom, run.start()))
                bottom += 1
            yield Picture(
                Box((1 + run.start()) * TYPE, (1 + row) * PITCH, (1 + run.end()) * TYPE, (1 + bottom) * PITCH)
            )
