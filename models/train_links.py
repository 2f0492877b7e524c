"""Trains the weights of the links between strips of column on generated pages.

    python -m models.train_links --pages 2400 --seed 100000

writes ``links.json``. A conditional logit with a hidden layer: the way into each strip competes with the other ways into it, the way
out of each with the other ways out of it; weights are those that make the true links likeliest, under a small quadratic penalty
(McFadden 1974; both directions together are a pseudo-likelihood, Besag 1975). Pages of these seeds are used for nothing else.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from pipeline.geometry import Box
from pipeline.layout.links import FEATURES, Evidence, Link, possible_links
from pipeline.layout.page import survey, weigh
from pipeline.layout.relations import NOTHING
from pipeline.layout.weights import Model
from samples.pages import generate
from samples.record import LEVELS, record
from samples.values import Composition, Piece

WEIGHTS = Path(__file__).with_name("links.json")
PENALTY = 0.5
UNITS = 16  # of the hidden layer; with 12 the odds of unseen pages were nearly as good
ROUNDS = 400
_OWNS, _GAP = FEATURES.index("head_owns"), FEATURES.index("head_gap")
Vector = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """Features of the ways that compete (ways x features), and which of them is the true one."""

    ways: Vector
    true: int


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m models.train_links", description=__doc__)
    parser.add_argument("--pages", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=100_000)
    options = parser.parse_args(arguments)
    with Pool() as pool:
        pages = pool.map(_choices_of_page, range(options.seed, options.seed + options.pages), chunksize=8)
    choices = [choice for page in pages for choice in page]
    model = fit(choices)
    right = sum(int(np.argmax(model.odds(c.ways)) == c.true) for c in choices)
    sys.stderr.write(f"{len(choices)} choices, {right / len(choices):.4f} of them right one by one\n")
    WEIGHTS.write_text(json.dumps(_table(model), indent=1) + "\n", encoding="utf-8")


def fit(choices: Sequence[Choice]) -> Model:
    """The model under which the true ways are likeliest, less a penalty on large weights."""
    ways = np.concatenate([c.ways for c in choices]).astype(np.float32)  # half the time of 64 bits
    starts = np.cumsum([0] + [len(c.ways) for c in choices])
    true = starts[:-1] + np.array([c.true for c in choices])
    group = np.repeat(np.arange(len(choices)), np.diff(starts))
    count = ways.shape[1]

    def loss(packed: Vector) -> tuple[float, Vector]:
        model = _unpacked(packed.astype(np.float32), count)
        hidden = np.tanh(ways @ model.hidden + model.bias)
        scores = (ways @ model.linear + hidden @ model.out).astype(np.float64)
        peak = np.maximum.reduceat(scores, starts[:-1])
        odds = np.exp(scores - peak[group])
        total = np.add.reduceat(odds, starts[:-1])
        likelihood = (scores[true] - peak - np.log(total)).sum()
        slope = odds / total[group]
        slope[true] -= 1.0
        error = slope.astype(np.float32)
        inner = error[:, None] * model.out * (1 - hidden * hidden)
        gradient = np.concatenate([error @ ways, (ways.T @ inner).ravel(), inner.sum(axis=0), error @ hidden])
        return PENALTY * float(packed @ packed) - likelihood, gradient + 2 * PENALTY * packed

    chance = np.random.default_rng(0)
    first = np.concatenate(
        [np.zeros(count), chance.normal(0, 0.2, count * UNITS), np.zeros(UNITS), chance.normal(0, 0.1, UNITS)]
    )
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return _unpacked(np.asarray(found.x), count)


def _unpacked(packed: Vector, count: int) -> Model:
    linear, hidden, bias, out = np.split(packed, np.cumsum([count, count * UNITS, UNITS]))
    return Model(linear, hidden.reshape(count, UNITS), bias, out)


def _table(model: Model) -> dict[str, Any]:
    def digits(values: Vector) -> list[float]:
        return [round(float(x), 4) for x in values]

    return {
        "linear": dict(zip(FEATURES, digits(model.linear), strict=True)),
        "hidden": {name: digits(row) for name, row in zip(FEATURES, model.hidden, strict=True)},
        "bias": digits(model.bias),
        "out": digits(model.out),
    }


def _choices_of_page(seed: int) -> list[Choice]:
    level = list(LEVELS)[seed % len(LEVELS)]
    page = generate(seed)
    seen = survey(record(page, seed, level))
    evidence = weigh(seen)
    truth = dict(_true_sources(evidence, page))
    links = [_spaced(link, seed) for link in possible_links(evidence)]
    into: dict[int, list[int]] = defaultdict(list)
    out: dict[int, list[int]] = defaultdict(list)
    for n, link in enumerate(links):
        if link.target != NOTHING:
            into[link.target].append(n)
        if link.source != NOTHING:
            out[link.source].append(n)
    choices: list[Choice] = []
    after = {source: target for target, source in truth.items() if source != NOTHING}
    for target, ways in into.items():
        if target in truth:
            choices += _choice(links, ways, [links[n].source == truth[target] for n in ways])
    for source, ways in out.items():
        goal = after.get(source, NOTHING)
        if goal != NOTHING or source in truth or source < NOTHING:
            choices += _choice(links, ways, [links[n].target == goal for n in ways])
    return choices


def _spaced(link: Link, seed: int) -> Link:
    """The link as it would be with more white under the headings: papers differ in that more than the generated ones do."""
    more = max(0.0, 1.2 * np.random.default_rng(seed).random() - 0.6)
    if not more or not link.features[_OWNS]:
        return link
    features = link.features.copy()
    features[_GAP] = min(4.0, features[_GAP] + more)
    return replace(link, features=features)


def _choice(links: Sequence, ways: Sequence[int], right: Sequence[bool]) -> Iterator[Choice]:  # type: ignore[type-arg]
    if any(right) and len(ways) > 1:
        yield Choice(np.stack([links[n].features for n in ways]), right.index(True))


def _true_sources(evidence: Evidence, page: Composition) -> Iterator[tuple[int, int]]:
    """For each strip of body text what it goes on from, as the typesetter knows it."""
    body: dict[int, list[Piece]] = defaultdict(list)
    for piece in page.pieces:
        if piece.article is not None and piece.role in BODY_ROLES:
            body[piece.article].append(piece)
    place = {id(p): (a, n) for a, pieces in body.items() for n, p in enumerate(pieces)}
    pieces = [p for run in body.values() for p in run]
    find = partial(_nearest, boxes=np.array([p.box.as_tuple() for p in pieces]).reshape(-1, 4))
    ends: dict[tuple[int, int], int] = {}
    firsts: dict[int, tuple[int, int]] = {}
    for s, strip in enumerate(evidence.strips):
        found = [place[id(pieces[n])] for x in strip.column.lines if (n := find(x.box)) is not None]
        if found:
            firsts[s] = min(found)
            ends[max(found)] = s
    heads = {page.stories[a].number: h for h, a in _heading_articles(evidence, page).items()} if page.stories else {}
    for s, (article, number) in firsts.items():
        if number == 0:
            yield s, -2 - heads[article] if article in heads else NOTHING
            continue
        before = [ends[a, n] for a, n in ends if a == article and n < number and ends[a, n] != s]
        nearest = max(
            ((n, ends[a, n]) for a, n in ends if a == article and n < number and ends[a, n] != s), default=None
        )
        if before and nearest is not None:
            yield s, nearest[1]
        elif article in heads:
            yield s, -2 - heads[article]
        else:
            yield s, NOTHING


BODY_ROLES = frozenset({"body", "subhead", "jump", "byline"})


def _heading_articles(evidence: Evidence, page: Composition) -> dict[int, int]:
    """The article of each heading."""
    pieces = [p for p in page.pieces if p.article is not None and p.role == "headline"]
    boxes = np.array([p.box.as_tuple() for p in pieces]).reshape(-1, 4)
    found: dict[int, int] = {}
    for h, heading in enumerate(evidence.headings):
        votes = [pieces[n].article for x in heading.headline if (n := _nearest(x.box, boxes)) is not None]
        if votes and votes[0] is not None:
            found[h] = votes[0]
    return found


def _nearest(box: Box, boxes: Vector) -> int | None:
    """Index of the box that overlaps most, if one covers half of it."""
    if not len(boxes):
        return None
    width = np.minimum(boxes[:, 2], box.right) - np.maximum(boxes[:, 0], box.left)
    height = np.minimum(boxes[:, 3], box.bottom) - np.maximum(boxes[:, 1], box.top)
    shared = np.clip(width, 0, None) * np.clip(height, 0, None)
    best = int(np.argmax(shared))
    return best if shared[best] > 0.4 * box.area else None


if __name__ == "__main__":
    main()
