"""What stands above what: which heading covers a strip, and which strip goes on in the same column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.geometry import Box
from pipeline.layout.above import NOTHING, Above, Field, owner_of, reach_of, what_is_above
from pipeline.layout.beyond import past_insets, past_pictures, past_underlines, under_lead_pictures, with_flanks
from pipeline.layout.hanging import hang_beside
from pipeline.layout.headings import Heading
from pipeline.layout.picture_titles import may_title_picture, stands_beside_caption, titles_picture
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Relations:
    """For each strip what is above it, and the heading that its column hangs from (NOTHING if it hangs from none).

    ``titling``: headings that are titles of pictures, and head no column.
    """

    above: tuple[Above, ...]
    owner: tuple[int, ...]
    titling: frozenset[int] = frozenset()


def relate(
    strips: Sequence[Strip],
    headings: Sequence[Heading],
    captions: Sequence[Box],
    boxed: Sequence[Box],
    sheet: Sheet,
    body: TypeSize,
) -> Relations:
    """One entry for each strip. ``boxed``: matter in columns that tells no story."""
    solid = (*(p.box for p in sheet.pictures), *captions)
    reaches = tuple(reach_of(h, strips, headings, solid, sheet, body) for h in headings)
    titling = {
        n
        for n, h in enumerate(headings)
        if titles_picture(h, strips, sheet, body) or stands_beside_caption(h, captions, sheet)
    }
    doubtful = {n for n, h in enumerate(headings) if may_title_picture(h, strips, captions, sheet, body)}
    field = Field(tuple(strips), tuple(headings), reaches, tuple(captions), solid, tuple(boxed), {}, sheet, body)
    straight = [what_is_above(n, field) for n in range(len(strips))]
    unheaded = {n for n, a in enumerate(straight) if a.heading in doubtful or _is_top(a)}
    field = replace(field, hung=hang_beside(strips, headings, titling, unheaded, sheet, body))
    hung = [what_is_above(n, field) if n in field.hung else a for n, a in enumerate(straight)]
    plain = past_underlines(hung, field)
    past = under_lead_pictures(past_pictures(plain, field), field)
    above = past_insets(with_flanks(past, field), field)
    lost = {a.heading for a in past if a.heading != NOTHING} - {a.heading for a in above}
    lost |= {a.heading for a in straight if a.heading in doubtful} - {a.heading for a in above}
    apart = {n for n, s in enumerate(strips) if s.opens_story}
    owner = tuple(owner_of(n, above, apart) for n in range(len(strips)))
    return Relations(above, owner, frozenset(titling | lost))


def _is_top(above: Above) -> bool:
    """Nothing stands over the strip but what a rule parts from it."""
    return above.heading == NOTHING and (above.strip == NOTHING or above.ruled)
