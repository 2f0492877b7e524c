"""The layout of one page, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline import __version__
from pipeline.continuation import continuation_on
from pipeline.cues import looks_like_advertisement
from pipeline.dedup import distinct_lines
from pipeline.document import Generator, Page, Role, Source
from pipeline.layout.adverts import find_adverts
from pipeline.layout.articles import build_stories, in_reading_order
from pipeline.layout.boxed import set_apart
from pipeline.layout.caption_parts import part_captions
from pipeline.layout.chains import choose_chains
from pipeline.layout.classify import classify
from pipeline.layout.compose import compose_page
from pipeline.layout.cut_words import with_words_whole
from pipeline.layout.folds import without_folds
from pipeline.layout.frames import cut_at_grounds, true_frames, without_edges
from pipeline.layout.grouping import group_headings
from pipeline.layout.kinds import Kind
from pipeline.layout.legends import find_legends, without_legend
from pipeline.layout.lines import build_lines
from pipeline.layout.links import Evidence, possible_links
from pipeline.layout.merged_pictures import part_merged, with_unseen
from pipeline.layout.ornaments import find_ornaments
from pipeline.layout.over_columns import set_over_columns
from pipeline.layout.parting import part_at_gutters
from pipeline.layout.parting_headlines import part_headlines
from pipeline.layout.pictures import (
    clear_of_columns,
    lettering_in,
    misread_pictures,
    true_pictures,
    without_bands,
    without_ornaments,
)
from pipeline.layout.plates import build_plates
from pipeline.layout.relations import relate
from pipeline.layout.runs import build_blocks
from pipeline.layout.sorting import sort_out
from pipeline.layout.standing import stand_characters
from pipeline.layout.stray_bylines import with_bylines
from pipeline.layout.strips import build_strips
from pipeline.layout.survey import Survey
from pipeline.layout.typesize import TypeSize, measure_spans, measure_type
from pipeline.layout.vertical import is_vertical, lay_down, level_blocks, stand_up, with_whole_rows
from pipeline.layout.weights import link_scores
from pipeline.masthead import MastheadReading, read_masthead
from pipeline.sheet import Picture, Sheet
from pipeline.textline import TextLine

UNKNOWN = Source(path="", sha256="", page=1, width=None, height=None)


def layout(
    sheet: Sheet, source: Source = UNKNOWN, generator: Generator | None = None, *, as_printed: bool = False
) -> Page:
    """The page of articles that a sheet holds; a blank sheet gives an empty page."""
    seen = survey(sheet)
    evidence = weigh(seen)
    links = possible_links(evidence)
    chosen = choose_chains(links, link_scores(links), len(seen.strips), len(seen.headings))
    chains = with_bylines(chosen, seen.strips, evidence.relations)
    plates = build_plates(seen.sheet, seen.captions, seen.adverts)
    stories = (*build_stories(chains, seen.strips, seen.headings, plates, seen.sheet, seen.body), *seen.boxed)
    kept = sort_out(in_reading_order(stories, seen.body), looks_like_advertisement, seen.sheet.frames, seen.body)
    generator = generator or Generator("broadsheet", __version__)
    return compose_page(seen, kept, source, generator, as_printed=as_printed)


def survey(sheet: Sheet) -> Survey:
    """What is on the page, before anything is put in order."""
    standing = is_vertical(sheet)
    rough = measure_spans(sheet.spans)
    sheet = lay_down(with_whole_rows(sheet, rough)) if standing else with_words_whole(sheet, rough)
    parted = part_merged(sheet.pictures, sheet.spans, sheet.rules, rough)
    sheet = replace(
        sheet,
        pictures=clear_of_columns(with_unseen(parted, sheet.spans, sheet.rules, rough), sheet.spans, rough),
        rules=without_folds(sheet.rules, sheet.spans, sheet.width, rough),
    )
    spans = part_headlines(sheet.spans, sheet.pictures, rough, sheet.rules)
    spans = part_at_gutters(spans, sheet.pictures, rough, sheet.rules)
    if not standing:
        spans = stand_characters(spans, sheet.rules, rough)
    lines = distinct_lines(build_lines(spans, sheet.rules, rough, sheet.frames, sheet.pictures, laid=standing))
    body = measure_type(lines.kept)
    ornaments = find_ornaments(lines.kept, body)
    printed = tuple(x for x in lines.kept if x not in ornaments)
    upright = stand_up(printed, sheet, body.body) if standing else printed
    width, height = (sheet.height, sheet.width) if standing else (sheet.width, sheet.height)
    head = read_masthead(upright, width, height, body.body)
    read_as_head = {f.number for f in head.furniture}
    others = [x for x in printed if x.number not in read_as_head]
    sheet = _settled(sheet, printed, head, body)
    legends = find_legends(sheet, others)
    told = {x.number for b in legends for x in b.lines}
    lettering = lettering_in(sheet.pictures, [x for x in printed if x.number not in told])
    fixed = read_as_head | told | {x.number for x in lettering}
    bare = without_legend(sheet.pictures, legends)
    free = [x for x in printed if x.number not in fixed]
    blocks = part_captions(build_blocks([x for x in free if not x.rising], sheet, body), bare, body)
    blocks += level_blocks([x for x in free if x.rising], sheet, body)
    adverts = find_adverts(blocks, sheet, body, looks_like_advertisement)
    sold = {x.number for a in adverts for x in a.lines}
    matter = tuple(b for b in blocks if b.lines[0].number not in sold)
    kinds = classify(matter, sheet, bare, body)
    headings = group_headings(matter, kinds, sheet, body)
    labels = [x for b, kind in zip(matter, kinds, strict=True) if kind is Kind.LABEL for x in b.lines]
    labels += [x for h in headings for x in h.labels]
    boxed, strips, headings = set_apart(build_strips(matter, kinds, body), headings, body)
    headings = set_over_columns(headings, strips, body)
    return Survey(
        sheet=sheet,
        standing=standing,
        body=body,
        lines=lines,
        head=head,
        adverts=adverts,
        strips=strips,
        headings=headings,
        boxed=boxed,
        captions=(*(b for b, kind in zip(matter, kinds, strict=True) if kind is Kind.CAPTION), *legends),
        quotes=tuple(b for b, kind in zip(matter, kinds, strict=True) if kind is Kind.QUOTE),
        lettering=lettering,
        labels=tuple(labels),
        ornaments=ornaments,
    )


def _settled(sheet: Sheet, lines: Sequence[TextLine], head: MastheadReading, body: TypeSize) -> Sheet:
    """The sheet without what its lines show to be no picture, no frame and no rule."""
    kinds = {f.number: f.kind for f in head.furniture}
    others = [x for x in lines if x.number not in kinds]
    titles = [x for x in lines if kinds.get(x.number) is Role.MASTHEAD]
    drawn = without_ornaments(without_bands(sheet.pictures, lines), titles, others)
    misread = misread_pictures(others, body)
    grounded = cut_at_grounds((*drawn, *(Picture(x.box) for x in misread)), sheet.frames, lines, body)
    pictures = true_pictures(grounded, [x for x in lines if x not in misread], body)
    return replace(
        sheet,
        pictures=pictures,
        frames=true_frames(sheet.frames, lines, grounded, body),
        rules=without_edges(sheet.rules, sheet.frames, pictures, body),
    )


def weigh(seen: Survey) -> Evidence:
    """What the links between strips are judged by."""
    boxed = [b for story in seen.boxed for b in story.boxes] + [q.box for q in seen.quotes]
    captions = [c.box for c in seen.captions]
    relations = relate(seen.strips, seen.headings, captions, boxed, seen.sheet, seen.body)
    continuation = continuation_on([x.text for x in seen.lines.kept])
    return Evidence(seen.strips, seen.headings, relations, seen.sheet, seen.body, continuation)
