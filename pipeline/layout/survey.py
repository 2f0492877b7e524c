"""What was found on a page before it is put in order: every line is in exactly one of these places."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.dedup import Distinct
from pipeline.layout.adverts import Advert
from pipeline.layout.articles import Story
from pipeline.layout.blocks import Block
from pipeline.layout.headings import Heading
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.masthead import MastheadReading
from pipeline.sheet import Sheet
from pipeline.textline import TextLine


@dataclass(frozen=True, slots=True)
class Survey:
    """``standing``: the page is set in vertical columns, and ``sheet`` is the page laid down."""

    sheet: Sheet
    standing: bool
    body: TypeSize
    lines: Distinct
    head: MastheadReading
    adverts: tuple[Advert, ...]
    boxed: tuple[Story, ...]  # lists of pages and weather, which tell no story
    strips: tuple[Strip, ...]
    headings: tuple[Heading, ...]
    captions: tuple[Block, ...]
    quotes: tuple[Block, ...]  # pull quotes, which interrupt the columns of a story
    labels: tuple[TextLine, ...]  # names of columns (栏目) over headings
    lettering: tuple[TextLine, ...]  # inside pictures
    ornaments: tuple[TextLine, ...] = ()  # borders that were read as text
