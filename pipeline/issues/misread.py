"""Page numbers that were misread: the other pages say what they have to be. Unknown numbers are concluded the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.issues.page_names import PageName

Names = Sequence[PageName | None]


def mended(names: Names) -> dict[int, PageName]:
    """The right names of pages whose printed one cannot be, by place in the row of files."""
    return _by_count(names) or _by_neighbours(names)


def concluded(names: Names) -> list[PageName | None]:
    """Unknown names about which the others leave no choice: all pages are where they should be, or one number is between two."""
    places = _places(names)
    if all(name in {None, place} for name, place in zip(names, places, strict=True)):
        return list(places)
    around = zip([None, *names], names, [*names[1:], None], strict=False)
    return [name or _between(left, right) for left, name, right in around]


def rising(names: Names) -> bool:
    return all(a < b for a, b in pairwise(name for name in names if name))


def repeated(names: Names) -> frozenset[PageName]:
    return frozenset(name for name, times in Counter(names).items() if name and times > 1)


def _by_count(names: Names) -> dict[int, PageName]:
    """Most pages bear the number of their place: then no page before the last of them is missing, and all have that of theirs."""
    places = _places(names)
    right = [i for i, (name, place) in enumerate(zip(names, places, strict=True)) if name == place]
    if len(right) < 2 or 2 * len(right) <= sum(name is not None for name in names):
        return {}
    wrong = [i for i in range(right[-1]) if names[i] not in {None, places[i]}]
    return {i: places[i] for i in wrong} if not any(places[i] in names for i in wrong) else {}


def _by_neighbours(names: Names) -> dict[int, PageName]:
    """One number that breaks a row otherwise without fault, and another that would not."""
    if rising(names):
        return {}
    for place, name in enumerate(names):
        rest = [*names[:place], None, *names[place + 1 :]]
        right = concluded(rest)[place]
        inside = place not in {0, len(names) - 1} or bool(repeated(names))
        if name and right and inside and right not in rest and rising(rest):
            return {place: right}
    return {}


def _places(names: Names) -> list[PageName]:
    """What the pages would be called if none were missing, in the section of the first that has a name."""
    section = next((name.section for name in names if name), "")
    return [PageName(section, number) for number in range(1, len(names) + 1)]


def _between(left: PageName | None, right: PageName | None) -> PageName | None:
    fits = left and right and left.section == right.section and left.number + 2 == right.number
    return PageName(left.section, left.number + 1) if left and fits else None
