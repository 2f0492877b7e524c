"""The masthead in a text without places: the head of a dump that another OCR wrote, and the imprint at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cues.folding import fold
from pipeline.cues.sentences import ends_sentence
from pipeline.document import Role
from pipeline.masthead.claims import read_claims
from pipeline.masthead.facts import IDENTIFYING, OF_AN_IMPRINT, Claim, Fact, coverage, facts_of
from pipeline.masthead.fields import to_masthead
from pipeline.masthead.folios import lone_page
from pipeline.masthead.han_titles import judge_title, looks_like_title, mentioned_papers
from pipeline.masthead.latin_titles import judge_latin_title, looks_like_latin_title
from pipeline.masthead.values import FurnitureLine, MastheadReading, Title
from pipeline.scripts import han_share, has_han

_MARKS = re.compile(r"^[\s#>*_=|-]+|[\s*_|#]+$")
_COVERED = 0.6  # of a line that counts as claiming
_HEAD = 40  # lines in which a head begins
_GAP = 6  # lines without a claim that may stand in a head: title, mottoes
_LONGEST = 60  # characters; a longer line is no motto
_CONFIDENCE = 0.95  # of a text whose recogniser told none


def read_masthead_texts(texts: Sequence[str]) -> MastheadReading:
    """As ``read_masthead``, for lines (or paragraphs) in their order, Markdown marks allowed; numbers are indices into them.

    The head goes from the first claiming line, or a title right before it, to the last one that only short lines part
    from it. Elsewhere only lines that name the issue, or an imprint at the end, are furniture.
    """
    plain = [_MARKS.sub("", t) for t in texts]
    claims = [_claims(t) for t in plain]
    filled = [n for n, t in enumerate(plain) if t]
    head = _head(plain, claims, filled)
    stray = [
        n for n in filled if n not in head and facts_of(claims[n]) & IDENTIFYING and coverage(plain[n], claims[n]) > 0.8
    ]
    tail = [n for n in filled[-6:] if n not in head and n not in stray and _is_imprint(claims[n])]
    told = [c for n in (*head, *stray, *tail) for c in claims[n]]
    title = _title(plain, head)
    front = bool(facts_of(told) & (IDENTIFYING | {Fact.LUNAR, Fact.PAGES, Fact.PRICE}))
    masthead, warnings = to_masthead(told, title, numbers=_numbers(plain, head), plate_seen=bool(head) and front)
    kind = Role.MASTHEAD if front else Role.FOLIO
    kinds = dict.fromkeys((*head, *stray), kind) | dict.fromkeys(tail, Role.IMPRINT)
    return MastheadReading(masthead, tuple(FurnitureLine(n, kinds[n]) for n in sorted(kinds)), warnings)


def _claims(text: str) -> tuple[Claim, ...]:
    """What a line claims if it is mostly claims."""
    found = read_claims(text)
    return found if coverage(text, found) >= _COVERED else ()


def _head(plain: Sequence[str], claims: Sequence[tuple[Claim, ...]], filled: Sequence[int]) -> list[int]:
    early = filled[:_HEAD]
    first = next((k for k, n in enumerate(early) if facts_of(claims[n]) - {Fact.FILLER, Fact.OFFICE, Fact.PAGE}), None)
    if first is None or not all(_is_short(plain[n]) for n in early[:first]):
        return []
    last, misses = first, 0
    for k in range(first + 1, len(filled)):
        n = filled[k]
        if claims[n]:
            last, misses = k, 0
        elif _is_short(plain[n]) and misses < _GAP:
            misses += 1
        else:
            break
    start = next((k for k in range(max(0, first - 3), first) if _is_title(plain[filled[k]])), first)
    if start == first and not any(_is_title(plain[filled[k]]) for k in range(first, last + 1)):
        after = next((k for k in range(last + 1, min(last + 3, len(filled))) if _is_title(plain[filled[k]])), None)
        last = after if after is not None else last
    return list(filled[start : last + 1])


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and not (ends_sentence(text) and len(text) > 20)


def _is_title(text: str) -> bool:
    return looks_like_title(text) if has_han(text) else len(text) <= 40 and looks_like_latin_title(text)


def _title(plain: Sequence[str], head: Sequence[int]) -> Title:
    named = [plain[n] for n in head if _is_title(plain[n])]
    others = [t for n, t in enumerate(plain) if n not in head]
    for text in named:
        if han_share(text) > 0.5:
            judged = judge_title(text, _CONFIDENCE, mentioned_papers(plain), traditional=False)
        else:
            judged = judge_latin_title(text, _CONFIDENCE, others)
        if judged.text:
            return judged
    return Title(None, sure=False)


def _is_imprint(claims: Sequence[Claim]) -> bool:
    told = facts_of(claims)
    return len(told & OF_AN_IMPRINT) >= 2 and bool(told & {Fact.OFFICE, Fact.PUBLISHER})


def _numbers(plain: Sequence[str], head: Sequence[int]) -> list[int]:
    return [int(p) for n in head if (p := lone_page(fold(plain[n]))) and p.isdigit()]
