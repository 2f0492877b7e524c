"""Bookmarks and page labels: an article each, to where it begins; below it the pages on which it goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, OutlineItem, Pdf, String

from pipeline.document import Article, Page
from pipeline.export.pdf.font import printed
from pipeline.export.pdf.picture import Picture
from pipeline.geometry import Affine, Box
from pipeline.issue import Issue, IssueArticle

_TITLE = 80  # characters of a bookmark


@dataclass(frozen=True, slots=True)
class Mark:
    """``page`` is an index into the pages of the file; ``place`` is None for an article that has none."""

    text: str
    page: int
    place: Box | None
    onward: tuple[Mark, ...] = ()


def page_marks(page: Page) -> tuple[Mark, ...]:
    """The articles of a page in their order."""
    return tuple(Mark(_name(article), 0, _start(article.regions)) for article in page.articles)


def issue_marks(issue: Issue) -> tuple[Mark, ...]:
    """The articles of an issue in their order; one that runs over has its further parts below it, by their pages."""
    labels = page_numbers(issue)
    return tuple(
        Mark(
            _name(article),
            article.parts[0].page,
            _start(article.parts[0].regions),
            tuple(Mark(f"p. {labels[p.page]}", p.page, _start(p.regions)) for p in article.parts[1:]),
        )
        for article in issue.articles
    )


def page_numbers(issue: Issue) -> tuple[str, ...]:
    """What is printed as page number, else the place in the issue: as articles are cited."""
    return tuple(one.page.masthead.page_number or str(place) for place, one in enumerate(issue.pages, start=1))


def put_bookmarks(pdf: Pdf, pictures: Sequence[Picture], marks: Iterable[Mark]) -> None:
    """A click goes to the upper left corner of the article, at the zoom that the reader has."""
    with pdf.open_outline() as outline:
        for mark in marks:
            item = _item(mark, pictures)
            item.children.extend(_item(part, pictures) for part in mark.onward)
            outline.root.append(item)


def put_page_numbers(pdf: Pdf, numbers: Sequence[str]) -> None:
    """What viewers show, and take when a page is asked for."""
    labels = [part for index, text in enumerate(numbers) for part in (index, Dictionary(P=String(printed(text))))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))


def _item(mark: Mark, pictures: Sequence[Picture]) -> OutlineItem:
    if mark.place is None:
        return OutlineItem(mark.text, mark.page)
    picture = pictures[mark.page]
    upright = Affine.rotation(-picture.turn).box(picture.to_points.box(mark.place))  # y upward: turns the other way
    left, top = Affine.rotation(picture.turn).point((upright.left, upright.bottom))
    # float: a box may hold numbers of NumPy, which no PDF takes
    return OutlineItem(mark.text, mark.page, "XYZ", left=round(float(left), 2), top=round(float(top), 2))


def _start(regions: Sequence[Box]) -> Box | None:
    """Where an article begins: its first region."""
    return regions[0] if regions else None


def _name(article: Article | IssueArticle) -> str:
    """The headline, or how the text begins."""
    text = " ".join(printed(article.headline or article.text).split())
    return text if len(text) <= _TITLE else text[: _TITLE - 1] + "…"
