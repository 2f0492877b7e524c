"""Dumps garbled by the sample generator: every story comes out, with its titles, and nothing twice."""

from __future__ import annotations

import pytest

from pipeline.document import Article, Role, Source
from pipeline.ingest import page_from_text
from samples.dump import garbled_dump
from samples.pages import generate


def solid(text: str | None) -> str:
    return "".join(character for character in text or "" if character.isalnum())


@pytest.mark.parametrize("seed", [2, 8, 16, 19, 23])
def test_titles_and_bodies(seed: int) -> None:
    page = generate(seed, "front_zh")
    told = [story for story in page.stories if story.body and story.kind == "news"]
    found = page_from_text(garbled_dump(page, seed), Source("", "", 1, None, None))
    assert [solid(a.headline) for a in found.articles] == [solid(s.headline) for s in told]
    assert [(solid(a.kicker), solid(a.subtitle)) for a in found.articles] == [
        (solid(s.kicker), solid(s.subtitle)) for s in told
    ]
    assert found.masthead.title == page.meta.title
    assert len(found.removed) > 0
    for article, story in zip(found.articles, told, strict=True):
        assert is_part_of(article, "".join(story.body))


def test_dump_of_a_page_without_masthead() -> None:
    page = generate(3, "front_zh")
    assert page.meta.title is None
    assert "None" not in garbled_dump(page, 3)


def is_part_of(article: Article, truth: str) -> bool:
    """Whether the body is the truth, less at most one piece: each dump lacks a line of one story."""
    text, whole = solid("".join(p.text for p in article.paragraphs if p.role is Role.BODY)), solid(truth)
    same = next((n for n, (a, b) in enumerate(zip(text, whole, strict=False)) if a != b), min(len(text), len(whole)))
    return whole.endswith(text[same:]) and len(whole) - len(text) < 60
