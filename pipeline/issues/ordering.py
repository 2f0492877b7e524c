"""The order of an issue's pages: by printed page number where the numbers agree with one another, else as the files stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.document import Masthead
from pipeline.issue import Conflict, IssuePage
from pipeline.issues.page_names import PageName, read_name


@dataclass(frozen=True, slots=True)
class Ordered:
    """Pages as they are read; ``names`` says what each is called, printed or concluded from its neighbours (None: unknown).

    ``counted``: no page prints its number, and the names are mere places in the row.
    """

    pages: tuple[IssuePage, ...]
    names: tuple[PageName | None, ...]
    counted: bool
    conflicts: tuple[Conflict, ...] = ()


def in_order(pages: Sequence[IssuePage]) -> Ordered:
    """The pages in the order in which they are read, given in the order of their files."""
    printed = [read_name(p.page.masthead.page_number) for p in pages]
    if not any(printed):
        return Ordered(tuple(pages), tuple(PageName("", n) for n in range(1, len(pages) + 1)), counted=True)
    printed, conflicts = _without_misread(pages, printed)
    named = _front_named(pages, printed)
    if _repeats(named):
        doubled = ", ".join(sorted(map(str, _repeats(named))))
        what = f"several pages are called {doubled}; the order of the files is kept"
        conflicts += (Conflict("page_number", "order of the files", doubled, what),)
        named = [None if name in _repeats(named) else name for name in named]
    elif None not in named:
        rows = sorted(zip(named, pages, strict=True), key=lambda row: row[0] or PageName("", 0))
        pages, named = [page for _, page in rows], [name for name, _ in rows]
    elif not _rising(named):
        what = "some pages have no number, and those of the others do not rise; the order of the files is kept"
        conflicts += (Conflict("page_number", "order of the files", "printed page numbers", what),)
    return Ordered(tuple(pages), tuple(_filled(named)), counted=False, conflicts=conflicts)


def _without_misread(
    pages: Sequence[IssuePage], printed: Sequence[PageName | None]
) -> tuple[list[PageName | None], tuple[Conflict, ...]]:
    """One number that breaks a row otherwise without fault is a misreading, and the row says what it should be."""
    names = list(printed)
    if _rising(names) and not _repeats(names):
        return names, ()
    for place, name in enumerate(names):
        rest: list[PageName | None] = [*names[:place], None, *names[place + 1 :]]
        right = _filled(rest)[place]
        if name is None or right is None or right in rest or not _rising(rest) or _repeats(rest):
            continue
        if place not in {0, len(names) - 1} or _repeats(names):
            what = f"{pages[place].stem} prints page {name}, and stands between pages that make it {right}"
            return [*names[:place], right, *names[place + 1 :]], (Conflict("page_number", str(right), str(name), what),)
    return names, ()


def _front_named(pages: Sequence[IssuePage], names: Sequence[PageName | None]) -> list[PageName | None]:
    """Front pages seldom print their number: the only page without one is page 1 if it bears the facts of the issue."""
    first = min(PageName(name.section, 1) for name in names if name)
    bare = [place for place, name in enumerate(names) if name is None]
    if len(bare) != 1 or first in names:
        return list(names)
    before_two = bare[0] == 0 and PageName(first.section, 2) in names
    front = before_two or _is_front(pages[bare[0]].page.masthead)
    return [first if front and name is None else name for name in names]


def _is_front(head: Masthead) -> bool:
    return bool(head.issue_number or head.cn_number or head.price or head.postal_code or head.lunar_date)


def _filled(names: Sequence[PageName | None]) -> list[PageName | None]:
    """Unknown names about which the others leave no choice: all pages are where they should be, or one number is between two."""
    places = [PageName("", number) for number in range(1, len(names) + 1)]
    if all(name in {None, place} for name, place in zip(names, places, strict=True)):
        return list(places)
    around = zip([None, *names], names, [*names[1:], None], strict=False)
    return [name or _between(left, right) for left, name, right in around]


def _between(left: PageName | None, right: PageName | None) -> PageName | None:
    fits = left and right and left.section == right.section and left.number + 2 == right.number
    return PageName(left.section, left.number + 1) if left and fits else None


def _rising(names: Sequence[PageName | None]) -> bool:
    return all(a < b for a, b in pairwise(name for name in names if name))


def _repeats(names: Sequence[PageName | None]) -> frozenset[PageName]:
    return frozenset(name for name, times in Counter(names).items() if name and times > 1)
