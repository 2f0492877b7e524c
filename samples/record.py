"""The sheet that a recogniser and the image stages would make of a typeset page, with their mistakes, but without any image."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.geometry import Affine, Box
from pipeline.sheet import Frame, Picture, Rule, Sheet, Span
from samples.values import Composition, Piece

_LOOKALIKES = (
    "人入八 己已巳 日曰目 未末朱 土士上 大太犬 天夫无 千干于 为力办 的旳 在任住 了子 有育 地他池 会台 不木 机杌 水永 区医 "
    "个介 时吋 分公 方万 作昨 到列 开并 里重 业亚 元无 风凤 线钱 问间 没设 收牧 车东 进讲 运远 河何 清情 处外 今令 老考 贷货 "
    "ec ao il1 rn tf hb nu O0 S5 B8 gq 6b vy"
)
_LIKE = {c: group.replace(c, "") for group in _LOOKALIKES.split() for c in group}
_PLAIN = {"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "“": '"', "”": '"', "’": "'", "—": "一", "·": "."}
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")  # what the recogniser makes of the quotes of Latin type
_JUNK = ("一", "I", "·", "1", "-", "|", "川", "二")


@dataclass(frozen=True, slots=True)
class Noise:
    """How bad the reading is. ``jitter`` in em; the rest are chances per character, line, rule, frame or picture."""

    jitter: float
    skew: float
    letter: float
    mark: float
    split: float
    missing: float
    double: float
    rule_missed: float
    frame_missed: float
    picture_missed: float
    junk: float


LEVELS = {
    "clean": Noise(0.03, 0.03, 0.0008, 0.004, 0.006, 0.0, 0.001, 0.03, 0.04, 0.0, 0.05),
    "normal": Noise(0.07, 0.12, 0.002, 0.01, 0.02, 0.001, 0.004, 0.1, 0.12, 0.02, 0.3),
    "poor": Noise(0.12, 0.3, 0.008, 0.03, 0.05, 0.004, 0.012, 0.25, 0.3, 0.08, 1.5),
}


def record(page: Composition, seed: int, level: str = "normal") -> Sheet:
    """What would be seen of the page; KeyError on an unknown level."""
    noise, rng = LEVELS[level], random.Random(seed * 7919 + len(level))
    turn = _turn(page, rng.gauss(0.0, noise.skew / 2))
    spans: list[Span] = []
    for piece in page.pieces:
        if rng.random() >= noise.missing:
            spans += _spans(piece, page.body.size, noise, rng, turn)
    spans += _junk(page, noise, rng)
    rng.shuffle(spans)
    frames, leftover = _frames(page, noise, rng)
    pictures = tuple(
        Picture(_shaken(p.box, 0.2 * page.body.size, rng)) for p in page.photos if rng.random() >= noise.picture_missed
    )
    rules = tuple(r for rule in (*page.rules, *leftover) for r in _rules(rule, noise, rng, turn))
    return Sheet(float(page.width), float(page.height), tuple(spans), rules, frames, pictures)


def _turn(page: Composition, degrees: float) -> Affine:
    x, y = page.width / 2, page.height / 2
    return Affine.shift(-x, -y).then(Affine.rotation(degrees)).then(Affine.shift(x, y))


def _shaken(box: Box, by: float, rng: random.Random) -> Box:
    left, top, right, bottom = (v + rng.gauss(0.0, by) for v in box.as_tuple())
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _misread(text: str, noise: Noise, rng: random.Random) -> str:
    out = []
    for char in text:
        dice = rng.random()
        if char in _PLAIN and dice < noise.mark * 2:
            out.append(_PLAIN[char] if dice < noise.mark * 1.4 else "")
        elif dice < noise.letter:
            out.append(
                rng.choice(_LIKE[char])
                if char in _LIKE
                else rng.choice(["", char + char, "口", "亻"])
                if ord(char) > 0x2E80
                else ""
            )
        else:
            out.append(char)
    return "".join(out)


def _garbled(text: str, rng: random.Random) -> str:
    """What a recogniser makes of calligraphy or blackletter."""
    pool = "事多幸清波浣刍杉彳弓乙夕" if ord(text[0]) > 0x2E80 else "CbeTnrSntUhdfiv"
    return "".join(rng.choice(pool) if rng.random() < 0.8 else c for c in text if rng.random() < 0.9) or "日"


def _spans(piece: Piece, em: float, noise: Noise, rng: random.Random, turn: Affine) -> Iterator[Span]:
    """The spans of one line: usually one; doubled, split or garbled now and then."""
    if piece.illegible:
        if rng.random() < 0.6:
            yield _span(piece, piece.box, _garbled(piece.text, rng), rng.uniform(0.3, 0.7), noise, rng, turn)
        return
    for text, box in _parts(piece, em, noise, rng):
        read = _misread(" ".join(text.split()), noise, rng)
        if not any(ord(c) >= 0x2E80 for c in text):
            read = read.translate(_STRAIGHT)
        if read.strip():
            confidence = min(0.9999, max(0.55, rng.gauss(0.985, 0.02) - (0.1 if read != text else 0.0)))
            yield _span(piece, box, read, confidence, noise, rng, turn)
            if rng.random() < noise.double:
                part = read if rng.random() < 0.5 else read[: max(1, len(read) * 2 // 3)]
                share = len(part) / len(read)
                shorter = Box(box.left, box.top, box.left + box.width * share, box.bottom)
                yield _span(piece, box if piece.vertical else shorter, part, confidence - 0.05, noise, rng, turn)


def _span(piece: Piece, box: Box, text: str, confidence: float, noise: Noise, rng: random.Random, turn: Affine) -> Span:
    size = piece.type.size
    seen = _shaken(box.grown(0.06 * size, 0.06 * size), noise.jitter * size * 0.7, rng)
    return Span(turn.quad(seen.quad()), text, round(confidence, 4), vertical=piece.vertical, reverse=piece.reverse)


def _parts(piece: Piece, em: float, noise: Noise, rng: random.Random) -> Iterator[tuple[str, Box]]:
    """Pieces of the line that are detected apart: at wide spaces, between spread letters, or anywhere by mistake."""
    text, box = piece.text, piece.box
    length = box.height if piece.vertical else box.width
    per = length / max(1, len(text))
    cuts: list[int] = []
    wide_space = "　" in text or "   " in text
    if wide_space and rng.random() < (0.3 if piece.role == "headline" else 0.6):
        cuts = [i for i, c in enumerate(text) if c == "　" or text[i : i + 3] == "   "]
    elif piece.tracked and not piece.vertical and per > 1.5 * piece.type.size and len(text) > 2:
        cuts = [i for i in range(1, len(text)) if rng.random() < 0.35]
    elif (
        len(text) > 5
        and not piece.vertical
        and rng.random() < noise.split * (2.5 if piece.type.size > 2.5 * em else 1.0)
    ):
        cuts = [rng.randint(2, len(text) - 2)]
    edges = [0, *cuts, len(text)]
    for start, end in pairwise(edges):
        part = text[start:end]
        lead = len(part) - len(part.lstrip())
        part = part.strip()
        if part:
            x0 = box.left + (start + lead) * per
            place = box if piece.vertical else Box(x0, box.top, min(box.right, x0 + len(part) * per), box.bottom)
            yield part, place


def _junk(page: Composition, noise: Noise, rng: random.Random) -> Iterator[Span]:
    """Specks and things in photographs that were read as type."""
    for _ in range(int(rng.expovariate(1.0) * noise.junk)):
        sheet = Box(0, 0, page.width, page.height)
        area = rng.choice(page.photos).box if page.photos and rng.random() < 0.7 else sheet
        size = page.body.size * rng.uniform(0.5, 1.5)
        x, y = rng.uniform(area.left, area.right), rng.uniform(area.top, area.bottom)
        box = Box(x, y, x + size, y + size)
        yield Span(box.quad(), rng.choice(_JUNK), round(rng.uniform(0.3, 0.8), 3))


def _frames(page: Composition, noise: Noise, rng: random.Random) -> tuple[tuple[Frame, ...], list[Rule]]:
    """Frames that are found, and the four rules of those that are not."""
    found: list[Frame] = []
    leftover: list[Rule] = []
    for frame in page.frames:
        box = frame.box
        if rng.random() >= noise.frame_missed:
            found.append(Frame(_shaken(box, 0.1 * page.body.size, rng), frame.tinted))
            continue
        if frame.tinted:
            continue
        thin = 0.08 * page.body.size
        leftover += [
            Rule(Box(box.left, box.top, box.right, box.top + thin)),
            Rule(Box(box.left, box.bottom - thin, box.right, box.bottom)),
            Rule(Box(box.left, box.top, box.left + thin, box.bottom)),
            Rule(Box(box.right - thin, box.top, box.right, box.bottom)),
        ]
    return tuple(found), leftover


def _rules(rule: Rule, noise: Noise, rng: random.Random, turn: Affine) -> Iterator[Rule]:
    """What is left of a rule: nothing, all, or pieces of it."""
    if rng.random() < noise.rule_missed:
        return
    box, parts = rule.box, [(0.0, 1.0)]
    if rng.random() < 1.5 * noise.rule_missed:
        cut = rng.uniform(0.2, 0.8)
        parts = [(0.0, cut - 0.01), (cut + 0.01, 1.0)]
    for a, b in parts:
        if rule.horizontal:
            piece = Box(box.left + a * box.width, box.top, box.left + b * box.width, box.bottom)
        else:
            piece = Box(box.left, box.top + a * box.height, box.right, box.top + b * box.height)
        x, y = turn.point((piece.x, piece.y))
        yield Rule(Box(x - piece.width / 2, y - piece.height / 2, x + piece.width / 2, y + piece.height / 2))
