"""Jump lines: 下转第二版, （上接A1版）, ▶详见A03版, (Continued on Page 2), (Fortsetzung von Seite 1), (Suite page 3).

A jump line either fills a line of its own or stands in the run: one that leads on at the end of the last body line, one
that comes from elsewhere at the start of the first. Letters that OCR confused are allowed for: words in Latin script are
compared by edit distance, brackets need not match or close.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cues.folding import collapsed, fold, spaced
from pipeline.cues.found import FoundJump
from pipeline.cues.latin_pages import LatinJump, find_latin_jump
from pipeline.cues.numerals import HAN_DIGITS, page_name
from pipeline.document import Jump

_PAGE = rf"(?:[A-Za-z]\s*)?(?:[0-9OoIl]\s*){{1,3}}|[{HAN_DIGITS}](?:\s*[{HAN_DIGITS}]){{0,3}}"
_MORE = rf"(?:\s*[、,至和/-]\s*(?:第\s*)?(?:{_PAGE}))?"
_ARROWS = r"[►▶▷▸>〉→☞➡▲△◆◇■□★☆·*\s]*"
_OPEN, _CLOSE = rf"[(\[<〈《]?{_ARROWS}", r"[)\]>〉》*·\s]*[。.]?\s*"
_SHEET = "(?:版|页|面|叠|张|坂|板)"
_TO = re.compile(
    rf"{_OPEN}(?:请\s*|紧\s*|全文\s*|未完\W*)?(?:{spaced('下转|下接|转入|续见|文转|接转')})\s*(?:至\s*|到\s*)?(?:第\s*)?(?P<page>{_PAGE})?{_MORE}"
    rf"\s*{_SHEET}?(?:\s*[·:]\s*[一-鿿·]{{2,8}})?{_CLOSE}$"
)
_TO_SHORT = re.compile(rf"[(\[]{_ARROWS}转\s*(?:第\s*)?(?P<page>{_PAGE})\s*{_SHEET}{_CLOSE}$")
_FROM = re.compile(
    rf"{_OPEN}(?:{spaced('上接|紧接|承接|续接|接上')}|(?<=\()接)\s*(?:第\s*)?(?P<page>{_PAGE})?{_MORE}"
    rf"\s*{_SHEET}?(?:\s*[《(][^》)]{{2,40}}[》)](?:\s*一文)?)?\s*[)\]>〉》·]*[ ]*"
)
# A story that is only begun here and told elsewhere: 详见 as a jump stands in brackets or behind an arrow.
_SEE = re.compile(
    rf"[(\[<►▶▷▸>→☞]{_ARROWS}(?:请\s*|全文\s*|(?:相关\s*)?(?:报道|图文|内容)\s*)?(?:{spaced('详见|详情见|另见|请看|刊见|见')})\s*(?:本报\s*|今日\s*)?(?:第\s*)?"
    rf"(?P<page>{_PAGE}){_MORE}\s*{_SHEET}{_CLOSE}$"
)
_HAN_CUES = frozenset("转接续见看")
_DECORATION = re.compile(r"[\W_]+")


def jump_to(text: str) -> Jump | None:
    """The jump line with which the text ends (or that it is), None if there is none."""
    found = find_jump_to(text)
    return found.jump if found else None


def jump_from(text: str) -> Jump | None:
    """The jump line with which the text begins (or that it is), None if there is none."""
    found = find_jump_from(text)
    return found.jump if found else None


def find_jump_to(text: str) -> FoundJump | None:
    """``jump_to`` and its place in the text."""
    return _find(text, forward=True)


def find_jump_from(text: str) -> FoundJump | None:
    """``jump_from`` and its place in the text."""
    return _find(text, forward=False)


@lru_cache(maxsize=4096)
def is_jump_line(text: str) -> bool:
    """Whether the text is a jump line and nothing else.

    （详见第二版） alone is none: it is the end of a teaser, which points elsewhere by it.
    """
    if _SEE.fullmatch(fold(text).strip()):
        return False
    for found in (find_jump_to(text), find_jump_from(text)):
        if found and not _DECORATION.sub("", text[: found.start] + text[found.end :]):
            return True
    return False


@lru_cache(maxsize=4096)
def _find(text: str, *, forward: bool) -> FoundJump | None:
    folded = fold(text)
    if _HAN_CUES.isdisjoint(folded):
        latin = find_latin_jump(folded)
        return _latin(text, latin) if latin and latin.forward == forward else None
    if forward:
        found = next(
            (m for pattern in (_TO, _TO_SHORT, _SEE) for m in [pattern.search(folded, max(0, len(text) - 40))] if m),
            None,
        )
    else:
        found = _FROM.match(folded, len(folded) - len(folded.lstrip()))
    if found is None or not _is_meant(found, len(folded.strip())):
        return None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    printed = collapsed(text[start : found.end()])
    return FoundJump(Jump(printed, page_name(found["page"] or "")), start, found.end())


def _is_meant(found: re.Match[str], length: int) -> bool:
    """A jump names a page as one, or says by its bracket, or by being all of the text, that it is one."""
    matched = found[0].strip()
    marked = matched[0] in "([<〈《►▶▷▸→☞>"
    if found["page"]:
        return marked or len(matched) == length or bool(re.search(rf"{_SHEET}", matched))
    return marked and len(matched) <= 8


def _latin(text: str, found: LatinJump) -> FoundJump:
    return FoundJump(Jump(collapsed(text[found.start : found.end]), found.page), found.start, found.end)
