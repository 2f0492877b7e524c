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
_HOUSE = re.compile(
    rf"(?:{spaced('社址|本报社址|本报地址|报社|印刷|承印|广告经营许可|广告许可|邮发|零售|总编室|编辑部|发行部|订阅|国内统一|新闻热线|读者热线|投稿信箱|投稿邮箱|值班|责任编辑|总编辑')})|[Ee]ntered (?:at|as)|[Pp]ublished "
)
_RIGHTS = re.compile(r"(?:版权所有|未经(?:本报)?(?:书面)?(?:许可|授权|同意)|不得(?:擅自)?转载|谢绝转载)")
_TOLD = 0.6  # share of a piece that is claims where the piece is one of an imprint
_HINTED = 0.4  # the same in a row of which another piece is told by that
_SMALL = 1.2  # body heights: type of an imprint
_SHORT = 24  # characters of a piece that stands in an imprint without claiming anything
_SPREAD = 0.5  # share of the page width over which an imprint of several pieces is spread


def imprint_pieces(pieces: Sequence[Piece], width: float, height: float, body: float) -> tuple[Piece, ...]:
    """Rows at the foot that say who makes the paper; an advertiser's telephone and address do not."""
    low = [p for p in pieces if p.box.top >= _FOOT * height]
    last = _last_rows(low, width, body)
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


def _last_rows(low: Sequence[Piece], width: float, body: float) -> list[Piece]:
    """All pieces of the rows at the very end of the page, up to the first row that is no imprint."""
    found: list[Piece] = []
    rest = list(low)
    while rest:
        lowest = max(rest, key=lambda p: p.box.y)
        row = [lowest, *(p for p in rest if p is not lowest and _is_level(p.box, lowest.box))]
        if not _is_imprint_row(row, width, body):
            break
        found += row
        rest = [p for p in rest if p not in row]
    return found


def _is_level(a: Box, b: Box) -> bool:
    return a.y_overlap(b) > 0.5 * min(a.height, b.height)


def _is_imprint_row(row: Sequence[Piece], width: float, body: float) -> bool:
    """Short pieces of small type, spread over the page, most of which tell how the paper is made or reached."""
    if not all(p.size <= _SMALL * body and (p.claims or _may_stand(p)) for p in row):
        return False
    telling = [p for p in row if _RIGHTS.search(fold(p.text)) or _tells(p)]
    left, right = min(p.box.left for p in row), max(p.box.right for p in row)
    spread = right - left >= _SPREAD * width
    hinting = [p for p in row if _tells(p, _HINTED)]
    enough = len(telling) >= 2 or (telling and len(row) > 1 and len(hinting) == len(row))
    return spread and bool(enough) and 2 * len(telling) >= len(row)


def _tells(piece: Piece, share: float = _TOLD) -> bool:
    return bool(piece.facts & (OF_AN_IMPRINT | {Fact.STAFF, Fact.PAGES})) and piece.covered >= share


def _may_stand(piece: Piece) -> bool:
    """Nothing that a column or a caption ends with."""
    text = piece.text
    short = len(text) <= _SHORT or bool(_RIGHTS.search(fold(text)))
    return short and not (credit(text) or is_jump_line(text) or (ends_sentence(text) and text[-1] not in ":："))


def _is_imprint(piece: Piece) -> bool:
    told = piece.facts & OF_AN_IMPRINT
    if not told or piece.covered < 0.4:
        return False
    house = bool(_HOUSE.search(fold(piece.text)))
    return house and (len(told) >= 2 or piece.covered >= 0.6 or Fact.ADDRESS in told)
