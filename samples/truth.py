"""The truth of a page as JSON: meta, articles with their body in order, and every printed line with its article."""

from __future__ import annotations

from typing import Any

from pipeline.geometry import Affine
from samples.values import Composition, Story


def truth(page: Composition, level: str, mapping: Affine = Affine()) -> dict[str, Any]:
    """What a perfect reader would find; ``level`` names the quality of the scan, ``mapping`` leads to its pixels."""
    meta = page.meta
    return {
        "meta": {
            "title": meta.title, "date": meta.date, "weekday": meta.weekday, "lunar": meta.lunar, "issue": meta.issue,
            "cn": meta.cn, "post": meta.post, "page_number": meta.page_number, "section": meta.section,
            "website": meta.website, "email": meta.email, "price": meta.price, "page_count": meta.page_count,
            "publisher": meta.publisher,
        },
        "articles": [_article(s) for s in page.stories if s.kind != "refer"],
        "refers": [_article(s) for s in page.stories if s.kind == "refer"],
        "lines": [
            {
                "text": p.copy,
                "article": p.article,
                "role": p.role,
                "box": [round(v, 1) for v in mapping.box(p.box).as_tuple()],
                "vertical": p.vertical,
            }
            for p in page.pieces
        ],
        "regions": [],
        "level": level,
        "kind": page.kind,
        "seed": page.seed,
        "size": [page.width, page.height],
    }  # fmt: skip


def _article(story: Story) -> dict[str, Any]:
    return {
        "id": story.number,
        "kind": story.kind,
        "kicker": story.kicker,
        "headline": story.headline,
        "subtitle": story.subtitle,
        "byline": story.byline,
        "body": list(story.body),
        "jump": story.jump,
        "continued_from": story.continued_from,
        "images": [{"caption": i.caption, "credit": i.credit} for i in story.images],
    }
