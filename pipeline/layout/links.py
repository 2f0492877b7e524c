"""Evidence for what goes on where: features of every link that could lead into a strip.

A link leads from a heading or a strip to the strip that is read next, or from nowhere where a text begins without a heading.
The features are plain numbers of geometry and text; ``chains`` weighs them and chooses all links at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.cues import (
    ends_sentence,
    jump_to,
    opens_mid_sentence,
)
from pipeline.layout.above import NOTHING
from pipeline.layout.headings import Heading
from pipeline.layout.neighbours import Neighbourhood
from pipeline.layout.relations import Relations
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet

Continuation = Callable[[str, str], float]  # log odds that the second text goes on where the first breaks off

FEATURES = (
    # from nowhere
    "start", "start_owned", "start_titled", "start_jump_from", "start_indented", "start_dateline", "start_mid_sentence", "start_ruled",
    "start_pictured",
    # from a heading
    "head", "head_owns", "head_ruled", "head_covers", "head_leftmost", "head_gap", "head_beside", "head_indented", "head_dateline",
    "head_mid_sentence", "head_same_row", "head_pictured", "head_left_of", "head_away",
    # from a strip straight above
    "below", "below_ruled", "below_pictured", "below_gap", "below_edges", "below_titled",
    "below_break", "below_level_tops", "below_level_bottoms",
    # from a strip of another column
    "beside", "beside_next", "beside_skips", "beside_same_owner", "beside_other_owner", "beside_unowned", "beside_tops", "beside_bottoms",
    "beside_top_free", "beside_bottom_free", "beside_walled", "beside_heading_between", "beside_lower", "beside_far",
    "beside_break", "beside_level_tops", "beside_level_bottoms", "beside_at_heading", "beside_at_own_heading",
    "wrap", "wrap_same_owner", "wrap_pictured", "wrap_leftmost",
    # from any strip
    "width", "size", "broken_goes_on", "ended_begins", "broken_begins", "ended_goes_on", "text", "text_known", "titled_after_broken",
    "jumps_away", "jump_lands", "dateline_lands",
    # to nowhere: the last strip of an article, or a heading without a body
    "end", "end_sentence", "end_broken", "end_short", "end_jump", "end_heading",
)  # fmt: skip
ROW = 4.0  # body heights between columns of a row and their vertical headline, and between the tops of the two
_INDEX = {name: n for n, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Link:
    """``source``: a strip's index; heading h stands as ``-2 - h``; NOTHING (-1) is a start from nowhere.

    ``target``: a strip's index, or NOTHING where the text ends.
    """

    source: int
    target: int
    features: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the features are taken from."""

    strips: tuple[Strip, ...]
    headings: tuple[Heading, ...]
    relations: Relations
    sheet: Sheet
    body: TypeSize
    continuation: Continuation


@dataclass(frozen=True, slots=True)
class _Words:
    """What the first and last words of a strip say."""

    begins: bool  # a paragraph begins here
    mid: bool  # opens in the middle of a sentence
    dateline: bool
    jump_from: bool
    ends: bool  # the last line ends a sentence
    full: bool
    jump_to: bool


def possible_links(evidence: Evidence) -> list[Link]:
    """All links worth weighing; every strip has at least the one from nowhere."""
    words = [_read(s) for s in evidence.strips]
    geometry = Neighbourhood(evidence.strips, evidence.headings, evidence.relations, evidence.sheet, evidence.body.body)
    links = []
    for t in range(len(evidence.strips)):
        links.append(Link(NOTHING, t, _vector(_start(t, evidence, words))))
        for h in range(len(evidence.headings)):
            found = _from_heading(h, t, evidence, words, geometry)
            if found is not None:
                links.append(Link(-2 - h, t, _vector(found)))
        links += [Link(s, t, _vector(_from_strip(s, t, evidence, words, geometry))) for s in geometry.sources(t)]
    links += [Link(s, NOTHING, _vector(_end(w))) for s, w in enumerate(words)]
    links += [Link(-2 - h, NOTHING, _vector({"end_heading": 1})) for h in range(len(evidence.headings))]
    return links


def _end(words: _Words) -> dict[str, float]:
    return {
        "end": 1,
        "end_sentence": words.ends,
        "end_broken": not words.ends and words.full,
        "end_short": not words.full,
        "end_jump": words.jump_to,
    }


def _vector(values: dict[str, float]) -> npt.NDArray[np.float64]:
    vector = [0.0] * len(FEATURES)
    for name, value in values.items():
        vector[_INDEX[name]] = value
    return np.array(vector, dtype=np.float64)


def _read(strip: Strip) -> _Words:
    first, last = strip.first.text, strip.last.text
    return _Words(
        begins=strip.indented or bool(strip.titles),
        mid=not strip.titles and opens_mid_sentence(first),
        dateline=strip.datelined,
        jump_from=strip.continues_page,
        ends=strip.signed or ends_sentence(last),
        full=strip.full and not strip.signed,
        jump_to=jump_to(last) is not None,
    )


def _start(t: int, evidence: Evidence, words: Sequence[_Words]) -> dict[str, float]:
    above = evidence.relations.above[t]
    return {
        "start": 1,
        "start_owned": above.heading != NOTHING,
        "start_titled": bool(evidence.strips[t].titles),
        "start_jump_from": words[t].jump_from,
        "start_indented": words[t].begins,
        "start_dateline": words[t].dateline,
        "start_mid_sentence": words[t].mid,
        "start_ruled": above.ruled,
        "start_pictured": above.pictured,
    }


def _from_heading(
    h: int, t: int, evidence: Evidence, words: Sequence[_Words], geometry: Neighbourhood
) -> dict[str, float] | None:
    heading, strip, above = evidence.headings[h], evidence.strips[t], evidence.relations.above[t]
    if heading.frame != strip.frame or h in evidence.relations.titling:
        return None
    box, em = heading.box, evidence.body.body
    beside = (
        heading.vertical
        and box.y_overlap(strip.box) > 0.4 * min(strip.box.height, 2 * box.height)
        and (-box.x_overlap(strip.box) < 4 * em or _opens_row_before(h, t, evidence))
    )
    same_row = (
        not heading.vertical and box.y_overlap(strip.box) > 0.5 * box.height and 0 <= -box.x_overlap(strip.box) < 4 * em
    )
    owns = above.heading == h
    under = strip.box.top > box.y and strip.box.x_overlap(box.grown(2 * em, 0)) > 0.4 * min(strip.box.width, box.width)
    if not (beside or owns or same_row or under):
        return None
    owned = geometry.owned_by(h)
    flanks = owns and same_row  # it stands beside its heading as it would under it
    return {
        "head": 1,
        "head_owns": owns,
        "head_ruled": owns and above.ruled,
        "head_covers": 1.0 if flanks else max(0.0, strip.box.x_overlap(box)) / max(1.0, strip.box.width),
        "head_leftmost": t in owned and all(strip.box.left <= evidence.strips[o].box.left + em for o in owned),
        "head_gap": min(4.0, (above.gap if owns else max(0.0, strip.box.top - box.bottom)) / (4 * em)),
        "head_beside": beside,
        "head_indented": words[t].begins,
        "head_dateline": words[t].dateline,
        "head_mid_sentence": words[t].mid,
        "head_same_row": same_row and not flanks,
        "head_pictured": owns and above.pictured,
        "head_left_of": beside and strip.box.x < box.x,
        "head_away": under and not owns,
    }


def _opens_row_before(h: int, t: int, evidence: Evidence) -> bool:
    """At the left end of a row of columns that no other heading has, and that reaches to a vertical headline at its right end."""
    head, strip, em = evidence.headings[h].box, evidence.strips[t], evidence.body.body
    level = abs(strip.box.top - head.top) < ROW * em and strip.box.right < head.left
    if not level or evidence.relations.owner[t] != NOTHING:
        return False
    row = [
        s.box
        for n, s in enumerate(evidence.strips)
        if s.frame == strip.frame
        and evidence.relations.owner[n] in (NOTHING, h)
        and strip.box.left - em < s.box.left < head.left
        and s.box.y_overlap(head) > 0
    ]
    reached = strip.box.left
    for box in sorted(row, key=lambda b: b.left):
        if box.left - reached > ROW * em:
            return False
        reached = max(reached, box.right)
    return head.left - reached < ROW * em


def _from_strip(
    s: int, t: int, evidence: Evidence, words: Sequence[_Words], geometry: Neighbourhood
) -> dict[str, float]:
    a, b = evidence.strips[s], evidence.strips[t]
    owner, em = evidence.relations.owner, evidence.body.body
    above = evidence.relations.above[t]
    known_s, known_t = owner[s] != NOTHING, owner[t] != NOTHING
    same_owner = known_s and owner[s] == owner[t]
    other_owner = known_s and known_t and owner[s] != owner[t]
    values: dict[str, float] = {}
    if above.strip == s:
        values |= {
            "below": 1,
            "below_ruled": above.ruled,
            "below_pictured": above.pictured,
            "below_gap": min(3.0, above.gap / (3 * em)),
            "below_edges": abs(a.column.left - b.column.left) < 1.2 * em
            and abs(a.column.right - b.column.right) < 1.2 * em,
            "below_titled": bool(b.titles),
            "below_break": geometry.breaks[t],
            "below_level_tops": geometry.level_tops[t],
            "below_level_bottoms": geometry.level_bottoms[s],
        }
    else:
        rightward = b.box.left > a.box.x
        skips = geometry.skips[t][s]
        # However wide a story is, its next row of columns begins at its left edge: the way back counts as one column.
        values |= {
            "beside": rightward,
            "beside_next": rightward and skips == 0,
            "beside_skips": min(4.0 if rightward else 1.0, skips),
            "beside_same_owner": rightward and same_owner,
            "beside_other_owner": other_owner,
            "beside_unowned": known_s and not known_t,
            "beside_tops": rightward and abs(a.box.top - b.box.top) < 2 * em,
            "beside_bottoms": rightward and abs(a.box.bottom - b.box.bottom) < 2 * em,
            "beside_top_free": geometry.top_free[t],
            "beside_bottom_free": geometry.bottom_free[s],
            "beside_walled": rightward and geometry.walled[s][t],
            "beside_heading_between": above.heading != NOTHING and above.heading != owner[s],
            "beside_lower": b.box.top > a.box.bottom + em,
            "beside_far": min(
                5.0 if rightward else 1.0, max(0.0, abs(b.box.left - a.box.right) / evidence.sheet.width * 5)
            ),
            "beside_break": geometry.breaks[t],
            "beside_level_tops": geometry.level_tops[t],
            "beside_level_bottoms": geometry.level_bottoms[s],
            "beside_at_heading": bool(geometry.level_headings[t]),
            "beside_at_own_heading": known_s and owner[s] in geometry.level_headings[t],
            "wrap": not rightward,
            "wrap_same_owner": not rightward and same_owner,
            "wrap_pictured": not rightward and above.pictured,
            "wrap_leftmost": not rightward and geometry.leftmost[t],
        }
    return values | _texts(s, t, a, b, evidence, words)


def _texts(s: int, t: int, a: Strip, b: Strip, evidence: Evidence, words: Sequence[_Words]) -> dict[str, float]:
    broken = not words[s].ends
    begins = words[t].begins
    known = broken and words[s].full and not begins and not b.titles
    return {
        "width": min(2.0, 4 * abs(np.log(max(1.0, b.column.box.width) / max(1.0, a.column.box.width)))),
        "size": min(2.0, 8 * abs(np.log(max(1.0, b.column.size) / max(1.0, a.column.size)))),
        "broken_goes_on": broken and not begins,
        "ended_begins": (not broken) and begins,
        "broken_begins": broken and begins,
        "ended_goes_on": (not broken) and not begins,
        "text": _clip(evidence.continuation(_tail(a), _head(b))) if known else 0.0,
        "text_known": known,
        "titled_after_broken": broken and bool(b.titles),
        "jumps_away": words[s].jump_to,
        "jump_lands": words[t].jump_from,
        "dateline_lands": words[t].dateline,
    }


def _tail(strip: Strip) -> str:
    return "".join(x.text for x in strip.column.lines[-3:])


def _head(strip: Strip) -> str:
    return "".join(x.text for x in strip.column.lines[:3])


def _clip(log_odds: float) -> float:
    return max(-2.0, min(2.0, log_odds / 2))
