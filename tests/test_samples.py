"""The typesetter of sample pages: what stands on the page is what its truth says, and a seed always gives the same page."""

from __future__ import annotations

import collections
import datetime as dt
import re

import pytest

from samples.dump import garbled_dump
from samples.issue import generate_issue
from samples.pages import KINDS, generate
from samples.papers import random_paper
from samples.record import LEVELS, record
from samples.truth import truth
from samples.values import Composition


@pytest.fixture(
    scope="module", params=[(kind, seed) for kind in KINDS for seed in (11, 12)], ids=lambda p: f"{p[0]}-{p[1]}"
)
def page(request: pytest.FixtureRequest) -> Composition:
    kind, seed = request.param
    return generate(seed, kind)


def solid(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_same_seed_gives_the_same_page() -> None:
    assert generate(3) == generate(3)
    assert generate(3) != generate(4)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind of page is called"):
        generate(1, "front_fr")


def test_lines_of_a_story_read_on_as_its_body(page: Composition) -> None:
    for story in page.stories:
        printed = "".join(
            p.copy for p in page.pieces if p.article == story.number and p.role in ("body", "subhead", "refer")
        )
        assert solid(printed) == solid("".join(story.body)), story.headline


def test_headings_are_printed(page: Composition) -> None:
    for story in page.stories:
        for role in ("headline", "kicker", "subtitle"):
            printed = "".join(p.copy for p in page.pieces if p.article == story.number and p.role == role)
            assert solid(printed) == solid(getattr(story, role)), story.headline


def test_no_line_leaves_the_page_or_lies_on_another(page: Composition) -> None:
    pieces = sorted(page.pieces, key=lambda p: p.box.top)
    for i, piece in enumerate(pieces):
        assert piece.box.left >= 0
        assert piece.box.right <= page.width
        assert piece.box.bottom <= page.height
        for other in pieces[i + 1 :]:
            if other.box.top >= piece.box.bottom:
                break
            assert piece.box.overlap(other.box) <= 0.15 * min(piece.box.area, other.box.area), (piece.text, other.text)


def test_chinese_lines_begin_with_no_closing_mark() -> None:
    for seed in range(5):
        body = [p.text for p in generate(seed, "inside_zh").pieces if p.role == "body"]
        assert not [text for text in body if text[0] in "，。、；：！？”）》"]


def test_chinese_body_text_does_not_repeat() -> None:
    body = "".join(solid("".join(s.body)) for s in generate(21, "front_zh").stories)
    grams = collections.Counter(body[i : i + 15] for i in range(len(body) - 14))
    assert sum(n - 1 for n in grams.values()) <= len(body) / 1000


def test_pages_use_shapes_that_no_straight_cut_gives() -> None:
    uneven = 0
    for seed in range(12):
        found = generate(seed, "inside_zh")
        for story in found.stories:
            heads = [
                p.box.top for p in found.pieces if p.article == story.number and p.role == "headline" and not p.vertical
            ]
            above = [
                p
                for p in found.pieces
                if p.article == story.number and p.role == "body" and heads and p.box.bottom < min(heads)
            ]
            uneven += bool(above)
    assert uneven >= 4


def test_the_lunar_date_is_that_of_the_day() -> None:
    import random  # noqa: PLC0415 - only here

    paper = random_paper(random.Random(1))
    assert type(paper)(**{**paper_fields(paper), "day": dt.date(2022, 3, 28)}).lunar == "壬寅年二月廿六"


def paper_fields(paper: object) -> dict[str, object]:
    return {name: getattr(paper, name) for name in paper.__dataclass_fields__}  # type: ignore[attr-defined]


@pytest.mark.parametrize("level", LEVELS)
def test_a_recorded_sheet_holds_nearly_all_characters(level: str) -> None:
    found = generate(8, "inside_zh")
    sheet = record(found, 8, level)
    printed = collections.Counter(solid("".join(p.text for p in found.pieces)))
    read = collections.Counter(solid("".join(s.text for s in sheet.spans)))
    share = sum((printed & read).values()) / sum(printed.values())
    assert share > {"clean": 0.99, "normal": 0.97, "poor": 0.9}[level]
    assert record(found, 8, level) == sheet


def test_worse_levels_read_worse() -> None:
    found = [generate(seed, "front_zh") for seed in range(6)]
    exact = {
        level: sum(
            span.text in {p.text for p in page.pieces} for page in found for span in record(page, 1, level).spans
        )
        for level in LEVELS
    }
    assert exact["clean"] > exact["normal"] > exact["poor"]


def test_a_title_that_nobody_reads_is_true_only_if_it_stands_elsewhere_too() -> None:
    pages = [generate(seed, "front_zh") for seed in range(40)]
    hidden = [page for page in pages if any(p.illegible for p in page.pieces)]
    assert {page.meta.title is None for page in hidden} == {True, False}
    for page in hidden:
        legible = "".join(p.text for p in page.pieces if not p.illegible)
        assert page.meta.title is None or page.meta.title in legible


def test_truth_names_only_stories_that_exist(page: Composition) -> None:
    told = truth(page, "normal")
    numbers = {a["id"] for a in told["articles"]} | {a["id"] for a in told["refers"]}
    assert {line["article"] for line in told["lines"]} - {None} <= numbers
    assert told["meta"]["date"]


def test_a_story_goes_on_where_the_issue_says() -> None:
    issue = generate_issue(5)
    assert [link.to_page for link in issue.links] == [2, 3, 4]
    assert issue.links[2].to_story is None
    for link in issue.links[:2]:
        assert link.to_story is not None
        start, rest = issue.pages[0].stories[link.from_story], issue.pages[link.to_page - 1].stories[link.to_story]
        assert "二三"[link.to_page - 2] in start.jump
        assert rest.body[0].startswith(rest.continued_from)
        assert not start.body[-1].endswith("。") or rest.headline in ("", start.headline)
    assert len({page.meta.date for page in issue.pages}) == 1


def test_a_dump_is_cut_by_a_caption_loses_a_line_and_prints_its_tail_again() -> None:
    found = generate(723, "front_zh")
    dump = garbled_dump(found, 723)
    assert dump == garbled_dump(found, 723)
    paragraphs = dump.split("\n\n")
    assert len(paragraphs) - len(set(paragraphs)) >= 3
    half = str.maketrans("，：；？！（）", ",:;?!()")
    whole = [text.translate(half) for story in found.stories if story.kind == "news" for text in story.body]
    assert sum(text not in dump for text in whole) >= 2
