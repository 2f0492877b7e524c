"""Imprint and page number at the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cues.folding import fold, spaced
from pipeline.masthead.facts import OF_AN_IMPRINT, Fact
from pipeline.masthead.folios import lone_page
from pipeline.masthead.pieces import Piece

_FOOT, _EDGE = 0.9, 0.96  # shares of the page height below which an imprint, and a lone page number, may stand
_HOUSE = re.compile(
    rf"(?:{spaced('社址|本报社址|本报地址|报社|印刷|承印|广告经营许可|广告许可|邮发|零售|总编室|编辑部|发行部|订阅|国内统一|值班|责任编辑|总编辑')})|[Ee]ntered (?:at|as)|[Pp]ublished "
)


def imprint_pieces(pieces: Sequence[Piece], height: float) -> tuple[Piece, ...]:
    """Rows at the foot that say who makes the paper; an advertiser's telephone and address do not."""
    low = [p for p in pieces if p.box.top >= _FOOT * height and p.claims]
    return tuple(p for p in low if _is_imprint(p))


def foot_page(pieces: Sequence[Piece], height: float) -> tuple[Piece, str] | None:
    """A page number alone at the lower edge."""
    for piece in pieces:
        page = lone_page(fold(piece.text)) if piece.box.top >= _EDGE * height and len(piece.text) <= 8 else None
        if page and any(c.isdigit() for c in page):
            return piece, page
    return None


def _is_imprint(piece: Piece) -> bool:
    told = piece.facts & OF_AN_IMPRINT
    if not told or piece.covered < 0.4:
        return False
    house = bool(_HOUSE.search(fold(piece.text)))
    return house and (len(told) >= 2 or piece.covered >= 0.6 or Fact.ADDRESS in told)
