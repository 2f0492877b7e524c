"""Imprint and page number at the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cues.credits import credit
from pipeline.cues.folding import fold, spaced
from pipeline.cues.jumps import is_jump_line
from pipeline.cues.sentences import ends_sentence
from pipeline.geometry import Box
from pipeline.masthead.facts import OF_AN_IMPRINT, Fact
from pipeline.masthead.folios import lone_page
from pipeline.masthead.pieces import Piece

_FOOT, _EDGE = 0.9, 0.96  # shares of the page height below which an imprint, and a lone page number, may stand
_WORDS = spaced(
    "社址|本报|报社|本版|来稿|投稿信箱|投稿邮箱|订阅|电报挂号|国内统一|邮发|邮局|督印|发行人|发行部|总编辑|总编室|编辑部|采访部|值班|责任编辑|责编|版面编辑|美术编辑|版式|校对|组版|"
    "零售|订价|每月定价|全年定价|承印|印刷|印务|广告经营许可|广告许可|新闻热线|读者热线|采访热线"
)
_HOUSE = re.compile(rf"(?:{_WORDS})|[Ee]ntered (?:at|as)|[Pp]ublished ")  # who makes the paper, and how
_RIGHTS = re.compile(r"(?:版权所有|未经(?:本报)?(?:书面)?(?:许可|授权|同意)|不得(?:擅自)?转载|谢绝转载)")
_INDEX = re.compile(
    r"(?:今日|本报)?(?:导读|索引)?\W*(?:[一-鿿]{2,8}\W{0,2}[A-Z]?\d{1,2}(?!\d)\W*){3,}"
)  # 要闻·4 国际·7 副刊·22
_WHITE = 0.55  # body heights over the last row, which is set off from the columns
_TOLD = 0.6  # share of a piece that is claims where the piece is one of an imprint
_HINTED = 0.4  # the same in a row of which another piece is told by that
_SMALL, _LOOSE = 1.2, 1.4  # body heights: type of an imprint, and its box around figures and Latin letters
_SHORT = 24  # characters of a piece that stands in an imprint without claiming anything
_SPREAD = 0.5  # share of the page width over which an imprint of several pieces is spread


def imprint_pieces(pieces: Sequence[Piece], width: float, height: float, body: float) -> tuple[Piece, ...]:
    """Rows at the foot that say who makes the paper; an advertiser's telephone and address do not."""
    low = [p for p in pieces if p.box.top >= _FOOT * height]
    last = _last_rows(low, pieces, width, body)
    return tuple(p for p in low if p in last or (p.claims and _is_imprint(p)))


def named_rows(pieces: Sequence[Piece], names: Sequence[str], height: float) -> tuple[Piece, ...]:
    """Rows at the foot by which the paper or its section is reached: 城市新闻热线 under a section of that name."""
    reached = {Fact.OFFICE, Fact.EMAIL, Fact.WEBSITE}
    return tuple(
        p
        for p in pieces
        if p.box.top >= _FOOT * height
        and p.covered >= _TOLD
        and p.facts & reached
        and any(fold(p.text).startswith(fold(n)) for n in names)
    )


def foot_page(pieces: Sequence[Piece], height: float) -> tuple[Piece, str] | None:
    """A page number alone at the lower edge."""
    for piece in pieces:
        page = lone_page(fold(piece.text)) if piece.box.top >= _EDGE * height and len(piece.text) <= 8 else None
        if page and any(c.isdigit() for c in page):
            return piece, page
    return None


def _last_rows(low: Sequence[Piece], pieces: Sequence[Piece], width: float, body: float) -> list[Piece]:
    """All pieces of the rows at the very end of the page, up to the first row that is no imprint."""
    found: list[Piece] = []
    rest = list(low)
    while rest:
        lowest = max(rest, key=lambda p: p.box.y)
        row = [lowest, *(p for p in rest if p is not lowest and _is_level(p.box, lowest.box))]
        if not _is_imprint_row(row, pieces, width, body):
            break
        found += row
        rest = [p for p in rest if p not in row]
    return found


def _is_level(a: Box, b: Box) -> bool:
    return a.y_overlap(b) > 0.5 * min(a.height, b.height)


def _is_imprint_row(row: Sequence[Piece], pieces: Sequence[Piece], width: float, body: float) -> bool:
    """Short pieces of small type that tell how the paper is made or reached: set off from all columns, or spread over the page."""
    if not all((p.size <= _LOOSE * body or _is_index(p)) and (p.claims or _may_stand(p)) for p in row):
        return False
    named = any(_HOUSE.search(fold(p.text)) for p in row)
    if named and all(_is_set_off(p, pieces, body) or _tells(p) for p in row):
        return True
    if any(p.size > _SMALL * body for p in row):
        return False
    telling = [p for p in row if _RIGHTS.search(fold(p.text)) or _tells(p)]
    left, right = min(p.box.left for p in row), max(p.box.right for p in row)
    spread = right - left >= _SPREAD * width
    hinting = [p for p in row if _tells(p, _HINTED)]
    enough = len(telling) >= 2 or (telling and len(row) > 1 and len(hinting) == len(row))
    return spread and bool(enough) and 2 * len(telling) >= len(row)


def _is_set_off(piece: Piece, pieces: Sequence[Piece], body: float) -> bool:
    """More white is over it than between the lines of a column, or another line of the house."""
    over = [p for p in pieces if p.box.y < piece.box.top and p.box.x_overlap(piece.box) > 0]
    nearest = max(over, key=lambda p: p.box.bottom, default=None)
    if nearest is None or piece.box.top - nearest.box.bottom > _WHITE * body:
        return True
    return bool(_HOUSE.search(fold(nearest.text))) and nearest.size <= _LOOSE * body


def _tells(piece: Piece, share: float = _TOLD) -> bool:
    return bool(piece.facts & (OF_AN_IMPRINT | {Fact.STAFF, Fact.PAGES})) and piece.covered >= share


def _may_stand(piece: Piece) -> bool:
    """Nothing that a column or a caption ends with."""
    text = piece.text
    short = len(text) <= _SHORT or bool(_RIGHTS.search(fold(text)) or _is_index(piece))
    return short and not (credit(text) or is_jump_line(text) or (ends_sentence(text) and text[-1] not in ":："))


def _is_index(piece: Piece) -> bool:
    """Sections and their pages, which may be set larger than an imprint."""
    return bool(_INDEX.fullmatch(fold(piece.text)))


def _is_imprint(piece: Piece) -> bool:
    told = piece.facts & OF_AN_IMPRINT
    if not told or piece.covered < 0.4:
        return False
    house = bool(_HOUSE.search(fold(piece.text)))
    return house and (len(told) >= 2 or piece.covered >= 0.6 or Fact.ADDRESS in told)
