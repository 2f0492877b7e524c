"""The order of an issue's pages: by printed page number where the numbers agree with one another, else as the files stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Masthead
from pipeline.issue import Conflict, IssuePage
from pipeline.issues.misread import concluded, mended, repeated, rising
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
    printed, conflicts = _mended(pages, printed)
    named = _front_named(pages, printed)
    if repeated(named):
        doubled = ", ".join(sorted(map(str, repeated(named))))
        what = f"several pages are called {doubled}; the order of the files is kept"
        conflicts += (Conflict("page_number", "order of the files", doubled, what),)
        named = [None if name in repeated(named) else name for name in named]
    elif None not in named:
        rows = sorted(zip(named, pages, strict=True), key=lambda row: row[0] or PageName("", 0))
        pages, named = [page for _, page in rows], [name for name, _ in rows]
    elif not rising(named):
        what = "some pages have no number, and those of the others do not rise; the order of the files is kept"
        conflicts += (Conflict("page_number", "order of the files", "printed page numbers", what),)
    return Ordered(tuple(pages), tuple(concluded(named)), counted=False, conflicts=conflicts)


def _mended(
    pages: Sequence[IssuePage], printed: Sequence[PageName | None]
) -> tuple[list[PageName | None], tuple[Conflict, ...]]:
    """The names without misreadings, which are told."""
    right = mended(printed)
    conflicts = tuple(
        Conflict(
            "page_number",
            str(name),
            str(printed[place]),
            f"{pages[place].stem} prints page {printed[place]}, and stands between pages that make it {name}",
        )
        for place, name in right.items()
    )
    return [right.get(place, name) for place, name in enumerate(printed)], conflicts


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
