"""The layout of one page, stage by stage."""

from __future__ import annotations

from pipeline import __version__
from pipeline.continuation import continuation_score
from pipeline.cues import looks_like_advertisement
from pipeline.dedup import distinct_lines
from pipeline.document import Generator, Page, Source
from pipeline.layout.adverts import find_adverts
from pipeline.layout.articles import build_plates, build_stories, in_reading_order
from pipeline.layout.blocks import build_blocks
from pipeline.layout.chains import choose_chains
from pipeline.layout.compose import Findings, compose_page
from pipeline.layout.headings import group_headings
from pipeline.layout.kinds import Kind, classify
from pipeline.layout.lines import build_lines
from pipeline.layout.links import Evidence, possible_links
from pipeline.layout.relations import relate
from pipeline.layout.strips import build_strips
from pipeline.layout.typesize import measure_spans, measure_type
from pipeline.layout.vertical import is_vertical, lay_down
from pipeline.layout.weights import link_scores
from pipeline.masthead import read_masthead
from pipeline.sheet import Sheet

UNKNOWN = Source(path="", sha256="", page=1, width=None, height=None)


def layout(
    sheet: Sheet, source: Source = UNKNOWN, generator: Generator | None = None, *, as_printed: bool = False
) -> Page:
    """The page of articles that a sheet holds; a blank sheet gives an empty page."""
    standing = is_vertical(sheet)
    if standing:
        sheet = lay_down(sheet)
    lines = distinct_lines(build_lines(sheet.spans, sheet.rules, measure_spans(sheet.spans), sheet.frames))
    body = measure_type(lines.kept)
    head = read_masthead(lines.kept, sheet.width, sheet.height, body.body)
    fixed = {f.number for f in head.furniture}
    blocks = build_blocks([x for x in lines.kept if x.number not in fixed], sheet)
    adverts = find_adverts(blocks, sheet, body, looks_like_advertisement)
    matter = [b for b in blocks if not any(b in a.blocks for a in adverts)]
    kinds = classify(matter, sheet, body)
    strips = build_strips(matter, kinds, body)
    headings = group_headings(matter, kinds, sheet, body)
    captions = [b for b, kind in zip(matter, kinds, strict=True) if kind is Kind.CAPTION]
    relations = relate(strips, headings, [c.box for c in captions], sheet, body)
    links = possible_links(Evidence(strips, headings, relations, sheet, body, continuation_score))
    chains = choose_chains(links, link_scores(links), len(strips), len(headings))
    plates = build_plates(sheet, captions, adverts)
    stories = in_reading_order(build_stories(chains, strips, headings, plates, body), body)
    return compose_page(
        Findings(sheet, lines, head, adverts, stories, standing),
        source,
        generator or Generator("broadsheet", __version__),
        as_printed=as_printed,
    )
