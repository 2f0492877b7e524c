"""The figures are those of the measuring script beside the project, where it has the same metric."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.evaluate import page_text, score_page

SHARED = Path(__file__).parents[1].parent / "shared"
ROLES = {
    "head": "headline",
    "kick": "kicker",
    "sub": "subtitle",
    "cap": "caption",
    "cred": "credit",
    "jump": "jump",
}
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.exists(), reason="the measuring pages are not here")]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _unchanged(_: dict[str, Any], __: random.Random) -> None:
    pass


def _misread(page: dict[str, Any], rng: random.Random) -> None:
    for article in page["articles"]:
        article["body"] = ["".join("x" if rng.random() < 0.04 else c for c in p) for p in article["body"]]


def _disorder(page: dict[str, Any], rng: random.Random) -> None:
    for article in page["articles"]:
        rng.shuffle(article["body"])
    rng.shuffle(page["articles"])


def _regroup(page: dict[str, Any], _: random.Random) -> None:
    first, second, *rest = page["articles"]
    half = len(second["body"]) // 2
    first["body"] += second["body"][:half]
    first["subtitle"], second["headline"] = second["headline"], ""
    second["body"] = second["body"][half:] * 2
    page["articles"] = [second, first, *rest[1:]]


def _as_result(truth: dict[str, Any], damage: Callable[[dict[str, Any], random.Random], None]) -> dict[str, Any]:
    page = copy.deepcopy(truth)
    damage(page, random.Random(11))
    meta = page["meta"]
    return {
        "schema_version": "1.0",
        "masthead": {"title": meta["title"], "date": "1900-01-01", "page_number": meta.get("page_number")},
        "articles": [
            {
                "id": f"a{k}",
                "kind": "news",
                **{role: a[role] or None for role in ("kicker", "headline", "subtitle", "byline")},
                "paragraphs": [{"text": p, "role": "body", "lines": []} for p in a["body"]],
                "images": [{"bbox": None, **{k: v or None for k, v in i.items()}} for i in a["images"]],
                "continues_to": {"text": a["jump"], "page": None} if a["jump"] else None,
            }
            for k, a in enumerate(page["articles"])
        ],
        "furniture": [],
        "lines": [],
    }


@pytest.mark.parametrize("damage", [_unchanged, _misread, _disorder, _regroup], ids=lambda f: f.__name__[1:])
@pytest.mark.parametrize("name", ["eagle", "nmrb2"])
def test_same_figures_as_the_script(script: ModuleType, name: str, damage: Callable[..., None]) -> None:
    truth = json.loads((SHARED / "pages" / f"{name}.json").read_text(encoding="utf-8"))
    result = _as_result(truth, damage)
    theirs = script.score_page(truth, result)
    ours = score_page(name, page_text(truth), page_text(result))
    figures = ours.figures
    same = {
        "article_distance": "art_ned",
        "page_distance": "page_ned",
        "text_flow": "flow",
        "grouping_f1": "seg_f1",
        "doubled": "dup",
        "character_recall": "char_rec",
        "character_f1": "char_f1",
    }
    assert {k: figures[k] for k in same} == pytest.approx({k: float(theirs[v]) for k, v in same.items()}, abs=1e-9)
    counts = {short: ours.fields[role] for short, role in ROLES.items()}
    assert {k: (c.found, c.truth, c.right, c.given) for k, c in counts.items()} == {k: theirs[k] for k in ROLES}
    assert (ours.masthead.exact, ours.masthead.truth) == theirs["mast"]
