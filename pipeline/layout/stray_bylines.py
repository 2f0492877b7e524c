"""Bylines that stand over the gutters between the columns of a story, and went with none of them.

Over one column a byline is a title of that; under a picture that opens the story, or between two rules, it stands in the
middle of the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cues import byline
from pipeline.layout.above import NOTHING
from pipeline.layout.chains import Chain
from pipeline.layout.relations import Relations
from pipeline.layout.strips import Strip


def with_bylines(chains: Sequence[Chain], strips: Sequence[Strip], relations: Relations) -> tuple[Chain, ...]:
    """The chains; a byline by itself is the first strip of the one headed story that has columns right under it."""
    found = list(chains)
    for stray in [c for c in chains if c.heading == NOTHING and _is_byline(c, strips)]:
        under = [n for n, above in enumerate(relations.above) if above.strip == stray.strips[0] and not above.ruled]
        homes = [c for c in found if any(n in c.strips for n in under)]
        if len(homes) == 1 and homes[0].heading != NOTHING:
            home = homes[0]
            found[found.index(home)] = replace(
                home, strips=stray.strips + home.strips, margins=stray.margins + home.margins
            )
            found.remove(stray)
    return tuple(found)


def _is_byline(chain: Chain, strips: Sequence[Strip]) -> bool:
    lines = [line for n in chain.strips for line in strips[n].lines]
    return len(lines) == 1 and byline(lines[0].text) is not None
