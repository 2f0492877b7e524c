"""Photographs with captions and credits."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.geometry import Box
from samples.breaking import break_han, break_latin
from samples.draft import Draft
from samples.newsroom import Reporter
from samples.values import ImageText, Photo, Piece, Type

_CREDITS = (
    "本报记者 {人} 摄", "记者{人}摄", "{人} 摄", "（本报记者 {人} 摄）", "通讯员 {人} 摄影报道", "{通讯社}发（{人} 摄）",
    "{通讯社}记者 {人} 摄", "网上图片", "资料图片", "{人}/摄",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Caption and credit, and the lines in which they are set together."""

    text: ImageText
    lines: tuple[str, ...]
    credit_line: bool


def write_caption(draft: Draft, reporter: Reporter, width: float, kind: Type, *, brief: bool = False) -> Words:
    """A caption broken to the width; the credit runs on in it or stands on a line of its own."""
    rng = draft.rng
    caption = reporter.say("~图景") if brief and draft.han else reporter.caption()
    credit = ""
    if rng.random() < (0.8 if draft.han else 0.35):
        credit = reporter.fill(rng.choice(_CREDITS)) if draft.han else reporter.say("credit")
    em = width / (kind.size * (1.0 if draft.han else draft.width_of("n", kind) / kind.size / 0.5))
    own = bool(credit) and rng.random() < 0.5
    joint = rng.choice(["　", "", "　　"]) if draft.han else " "
    text = caption if own or not credit else caption + joint + credit
    broken = break_han(text, em, 0.0) if draft.han else break_latin(text, em, 0.0)
    return Words(ImageText(caption, credit), tuple(b.text for b in broken), own)


def photo_block(
    draft: Draft, reporter: Reporter, area: Box, number: int, *, mark: str = "", oval: bool = False
) -> ImageText:
    """A photograph that fills the area but for its caption, below or beside it."""
    rng, em = draft.rng, draft.em
    kind = Type(draft.style.caption_face, em * rng.choice([0.85, 0.9, 1.0]))
    beside = area.width > 22 * em and rng.random() < 0.14
    width = area.width * 0.28 if beside else area.width
    words = write_caption(draft, reporter, width, kind, brief=width < 12 * em)
    step = kind.size * 1.25
    lines = list(words.lines)
    if mark:
        lines[0] = mark + lines[0]
    rows = len(lines) + (1 if words.credit_line else 0)
    height = rows * step
    if beside:
        photo = Box(area.left, area.top, area.right - width - em, area.bottom)
        left, y = area.right - width, area.bottom - height if rng.random() < 0.5 else area.top
    else:
        photo = Box(area.left, area.top, area.right, area.bottom - height - 0.5 * em)
        left, y = area.left, area.bottom - height
    draft.photos.append(Photo(photo, rng.randrange(1 << 30), oval))
    align = "centre" if len(lines) == 1 and rng.random() < 0.6 else "left"
    for i, line in enumerate(lines):
        if len(lines) > 1 and i < len(lines) - 1:  # justified
            draft.pieces.append(Piece(line, Box(left, y, left + width, y + kind.size), "caption", number, kind))
        else:
            draft.row(line, (left, left + width), y, kind, "caption", number, align=align)
        y += step
    if words.credit_line:
        draft.row(words.text.credit, (left, left + width), y, kind, "credit", number, align="right")
    return words.text


def shared_caption(draft: Draft, reporter: Reporter, area: Box, number: int) -> tuple[ImageText, ...]:
    """Two photographs side by side; the captions stand together, each with a mark that points at its picture."""
    rng, em, gap = draft.rng, draft.em, draft.em * 0.8
    kind = Type(draft.style.caption_face, em * 0.9)
    cut = area.left + area.width * rng.uniform(0.4, 0.6)
    texts = [reporter.say("~图景"), reporter.say("~图景")] if draft.han else [reporter.caption(), reporter.caption()]
    marks = rng.choice([("◀", "▶"), ("▲左图：", "▲右图：")]) if draft.han else ("Left: ", "Right: ")
    step, y = kind.size * 1.25, area.bottom
    lines = [mark + text for mark, text in zip(marks, texts, strict=True)]
    y -= step * len(lines)
    bottom = y - 0.4 * em
    draft.photos.append(Photo(Box(area.left, area.top, cut - gap / 2, bottom), rng.randrange(1 << 30)))
    draft.photos.append(Photo(Box(cut + gap / 2, area.top, area.right, bottom), rng.randrange(1 << 30)))
    for line in lines:
        draft.row(line, (area.left, area.right), y, kind, "caption", number)
        y += step
    return tuple(ImageText(text, "") for text in texts)
