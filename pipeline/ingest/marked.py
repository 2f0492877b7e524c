"""What ALTO, PAGE and hOCR have in common, and how it becomes a sheet and pieces in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import fmean, median

from pipeline.document import Role, Source
from pipeline.geometry import Affine, Box, Quad
from pipeline.ingest.dump import UNMARKED, Mark, Passage, PictureMark, Printed, SheetDump
from pipeline.joining import is_seen
from pipeline.scripts import has_han, is_han
from pipeline.sheet import Picture, Rule, Sheet, Span

_APART = 2.0  # a gap this many line heights wide parts two columns that the other OCR read as one line
_JOINED = 1.5  # times as high as what is beside it: two lines joined; letters without ascenders are two thirds as high as others
_MANY = 4  # words of a line, of which some have an ascender or a capital
_WIDER, _WIDEST = 2.0, 4.0  # if it is this many times as wide as most gaps of the line, or this many heights
_LARGE, _HUGE = 1.35, 1.9  # times the body type: headings of the second and of the first level
_CAPITALS_LEVEL = 3  # a line of capitals is a heading too, if a low one
_ROLE_LEVELS = {Role.HEADLINE: 2, Role.SUBTITLE: 3, Role.SUBHEAD: 3}
_TALL = 1.5  # height to width of a line of characters that stand below one another
_TOUCHING = 1.0  # pixels, as files round them: no white is left between words that near
_LEVEL = 0.8  # of the height of the higher
_CLOSE = frozenset({",", ".", ";", ":", "!", "?", ")"})  # marks that some engines give as words


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line in the units of the file; `size` is the type size if the file states it, in any unit.

    `name` and `vertical` are what the file says of it, None if it says nothing.
    """

    text: str
    box: Box | None
    polygon: Quad | None = None
    confidence: float | None = None
    words: tuple[Word, ...] = ()
    size: float | None = None
    name: str | None = None
    vertical: bool | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """`heading` and `mark` as the file says."""

    lines: tuple[MarkedLine, ...]
    heading: bool = False
    mark: Mark = UNMARKED


@dataclass(frozen=True, slots=True)
class Illustration:
    box: Box
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Separator:
    box: Box


Piece = Block | Illustration | Separator


def sheet_dump(pieces: Sequence[Piece], size: tuple[float, float], scale: float, source: Source) -> SheetDump:
    """The page; `scale` leads from the units of the file to pixels, `size` is in units of the file and may be (0, 0)."""
    to_pixels = Affine.scaling(scale)
    scaled = [_scaled(piece, to_pixels) for piece in pieces]
    pieces = [piece for piece in scaled if not isinstance(piece, Block) or piece.lines]
    blocks = [piece for piece in pieces if isinstance(piece, Block)]
    boxes = [line.box for block in blocks for line in block.lines if line.box]
    width = max(0.0, size[0] * scale) or max((box.right for box in boxes), default=0.0)
    height = max(0.0, size[1] * scale) or max((box.bottom for box in boxes), default=0.0)
    sheet = Sheet(
        width=width,
        height=height,
        spans=tuple(span for _, story in groupby(blocks, key=lambda b: b.mark.story) for span in _spans_of(story)),
        rules=tuple(Rule(piece.box) for piece in pieces if isinstance(piece, Separator)),
        pictures=tuple(Picture(piece.box) for piece in pieces if isinstance(piece, Illustration)),
    )
    body = _body_size(blocks)
    ordered = [part for piece in pieces if not isinstance(piece, Separator) for part in _in_order(piece, body)]
    return SheetDump(replace(source, width=round(width) or None, height=round(height) or None), tuple(ordered), sheet)


def _scaled(piece: Piece, to_pixels: Affine) -> Piece:
    if not isinstance(piece, Block):
        return replace(piece, box=to_pixels.box(piece.box))
    lines = (
        replace(
            line,
            box=to_pixels.box(line.box) if line.box else None,
            polygon=to_pixels.quad(line.polygon) if line.polygon else None,
            words=tuple(replace(word, box=to_pixels.box(word.box)) if word.box else word for word in line.words),
        )
        for line in piece.lines
        if is_seen(line.text)
    )
    return replace(piece, lines=_untangled(list(lines)))


def _untangled(lines: Sequence[MarkedLine]) -> tuple[MarkedLine, ...]:
    """The lines of a block, none higher than its words.

    Some engines state twice the height of a line, or join a word to the one below it: that would make it large type.
    """
    found = []
    for number, line in enumerate(lines):
        words = [word.box for word in line.words if word.box]
        beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
        over = line.box and any(other.box and _reaches_over(line.box, other.box) for other in beside)
        found.append(_trimmed(line, words, least=1 if over else _MANY) if words else line)
    return tuple(found)


def _trimmed(line: MarkedLine, words: Sequence[Box], least: int) -> MarkedLine:
    """As high as its words, but for those that are far higher than most, if it has so many and is far higher itself."""
    usual = sorted(box.height for box in words)[3 * len(words) // 4]
    plain = [box for box in words if box.height <= _JOINED * usual]
    top, bottom = min(box.top for box in plain), max(box.bottom for box in plain)
    if line.box is None or len(words) < least or line.box.height <= _JOINED * (bottom - top):
        return line
    return replace(line, box=Box(line.box.left, top, line.box.right, bottom), polygon=None)


def _reaches_over(line: Box, other: Box) -> bool:
    return line.top < other.y < line.bottom and line.x_overlap(other) > 0


def _spans_of(blocks: Iterable[Block]) -> list[Span]:
    """The spans of blocks of one story; lines that follow one another level and without white are one line, parted by a layout."""
    spans: list[Span] = []
    for span in (span for block in blocks for line in block.lines for span in _spans(line)):
        if spans and _reads_on(spans[-1], span):
            spans[-1] = _whole(spans[-1], span)
        else:
            spans.append(span)
    return spans


def _reads_on(before: Span, after: Span) -> bool:
    one, other = before.box, after.box
    level = one.y_overlap(other) > _LEVEL * max(one.height, other.height)
    return level and abs(other.left - one.right) <= _TOUCHING and not (before.vertical or after.vertical)


def _whole(before: Span, after: Span) -> Span:
    letters = len(before.text), len(after.text)
    confidence = fmean((before.confidence, after.confidence), letters)
    (a, _, _, d), (_, b, c, _) = before.polygon, after.polygon
    text = before.text + after.text if before.text.endswith("-") else _joined([before.text, after.text])
    return replace(before, polygon=(a, b, c, d), text=text, confidence=confidence)


def _spans(line: MarkedLine) -> list[Span]:
    """One span a line; several where a wide gap shows that the line ran across columns, or where only words have places."""
    placed = [word for word in line.words if word.box is not None and word.text]
    if line.box is None and not placed:
        return []
    confidence = 1.0 if line.confidence is None else line.confidence
    groups = _groups(placed) if placed else []
    if len(groups) < 2 and line.box is not None:
        return [Span(line.polygon or line.box.quad(), line.text, confidence, _is_vertical(line.text, line.box))]
    spans = []
    for group in groups:
        box = Box.union(word.box for word in group if word.box)
        text = _joined([word.text for word in group])
        spans.append(Span(box.quad(), text, confidence, _is_vertical(text, box)))
    return spans


def _groups(words: Sequence[Word]) -> list[list[Word]]:
    """Words with no wide gap between them. A line that was driven out to fill its column has gaps that are all wide."""
    boxes = [word.box for word in words if word.box]
    gaps = [after.left - before.right for before, after in pairwise(boxes)]
    size = median(box.height for box in boxes)
    usual = median(gaps) if len(gaps) > 1 else 0.0
    limit = max(_APART * size, min(_WIDER * usual, _WIDEST * size))
    groups: list[list[Word]] = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > limit:
            groups.append([word])
        else:
            groups[-1].append(word)
    return groups


def _joined(texts: Sequence[str]) -> str:
    """Words of a line: spaces between them, but not between Chinese characters nor before a mark."""
    joined = ""
    for text in texts:
        close = text in _CLOSE or (joined and is_han(joined[-1]) and is_han(text[0]))
        joined += text if not joined or close else f" {text}"
    return joined


def line_text(texts: Sequence[str]) -> str:
    """The text of a line from its words."""
    return _joined([text for text in (" ".join(t.split()) for t in texts) if text])


def _is_vertical(text: str, box: Box) -> bool:
    return len(text) > 1 and box.height > _TALL * box.width and has_han(text)


def _body_size(blocks: Sequence[Block]) -> float:
    """The type size in which most characters are set; 0 if none is known."""
    sizes = sorted((size, len(line.text)) for block in blocks for line in block.lines if (size := _size(line)))
    half = sum(count for _, count in sizes) / 2
    for size, count in sizes:
        half -= count
        if half <= 0:
            return size
    return 0.0


def _size(line: MarkedLine) -> float:
    if line.size:
        return line.size
    return min(line.box.width, line.box.height) if line.box else 0.0


def _in_order(piece: Block | Illustration, body: float) -> list[Passage | PictureMark]:
    """The piece, parted where its lines change between headings and text."""
    if isinstance(piece, Illustration):
        return [PictureMark(piece.box, piece.story)]
    if piece.mark.role is not None:
        level = _ROLE_LEVELS.get(piece.mark.role, 0)
        return [Passage(tuple(_printed(line) for line in piece.lines), level, mark=piece.mark)]
    passages: list[Passage | PictureMark] = []
    for level, lines in groupby(piece.lines, key=lambda line: _level(line, body, heading=piece.heading)):
        passages.append(Passage(tuple(_printed(line) for line in lines), level, mark=piece.mark))
    return passages


def _level(line: MarkedLine, body: float, *, heading: bool) -> int:
    ratio = _size(line) / body if body else 1.0
    if ratio >= _HUGE:
        return 1
    if ratio >= _LARGE or heading:
        return 2
    words = [word for word in line.text.split() if word.isalpha()]
    return _CAPITALS_LEVEL if len(words) > 1 and all(map(str.isupper, words)) else 0


def _printed(line: MarkedLine) -> Printed:
    polygon = line.polygon or (line.box.quad() if line.box else None)
    vertical = line.box is not None and _is_vertical(line.text, line.box)
    vertical = vertical if line.vertical is None else line.vertical
    return Printed(line.text, line.box, polygon, line.confidence, vertical, line.name)
