"""The Chinese dictionary that jieba carries, as weights of whole words and of their halves.

jieba's own loading keeps every prefix and writes a cache file; here its two tables are read as they are: `dict.txt` (word,
frequency, part of speech) and the start and transition weights of its part-of-speech tagger, counted on newspaper text.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec
from typing import Any

LONGEST = 4  # characters; longer entries are names and sayings, too rare to matter
_RARE = 2  # entries seen less often are mostly noise
_MISCOUNTED = {"的": 10.0}  # listed at a tenth of its frequency, so that segmentation joins it to other characters
_ENDS, _BEGINS = "SE", "SB"  # places of a character in its word: single, end, begin
MARK = "mark"  # the part of speech of punctuation: what follows it is what begins a clause


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frequencies as shares of all words. `heads` and `tails` give the share of the words that begin or end so.

    `affinity[x][y]` says how much more often part of speech y follows x than it stands anywhere.
    """

    words: dict[str, float]
    tags: dict[str, str]
    heads: dict[str, float]
    tails: dict[str, float]
    affinity: dict[str, dict[str, float]]
    unseen: float


@cache
def lexicon() -> Lexicon:
    """Loaded once a process, in about a second."""
    words: dict[str, float] = {}
    tags: dict[str, str] = {}
    heads: defaultdict[str, float] = defaultdict(float)
    tails: defaultdict[str, float] = defaultdict(float)
    by_tag: defaultdict[str, float] = defaultdict(float)
    with (resources.files("jieba") / "dict.txt").open(encoding="utf-8") as rows:
        entries = [row.split() for row in rows]
    total = float(sum(int(entry[1]) for entry in entries))
    for word, count, tag in entries:
        share = int(count) / total * _MISCOUNTED.get(word, 1.0)
        by_tag[tag] += share
        if len(word) > LONGEST or int(count) < _RARE:
            continue
        words[word], tags[word] = share, tag
        for cut in range(1, len(word)):
            heads[word[:cut]] += share
            tails[word[cut:]] += share
    return Lexicon(words, tags, dict(heads), dict(tails), _affinities(by_tag), 1.0 / total)


def _affinities(by_tag: dict[str, float]) -> dict[str, dict[str, float]]:
    """From the tagger's hidden Markov model: states are (place in the word, part of speech)."""
    transitions = _table("prob_trans")
    follow: dict[str, dict[str, float]] = {}
    for (place, tag), row in transitions.items():
        if place not in _ENDS:
            continue
        after = follow.setdefault(tag, defaultdict(float))
        for (next_place, next_tag), weight in row.items():
            if next_place in _BEGINS:
                after[next_tag] += math.exp(weight)
    follow[MARK] = defaultdict(float)
    for (place, tag), weight in _table("prob_start").items():
        if place in _BEGINS:
            follow[MARK][tag] += math.exp(weight)
    for tag, row in follow.items():
        total = sum(row.values()) or 1.0
        follow[tag] = {next_tag: share / total for next_tag, share in row.items()}
    anywhere: defaultdict[str, float] = defaultdict(float)
    for tag, row in follow.items():
        for next_tag, share in row.items():
            anywhere[next_tag] += share * by_tag.get(tag, 0.0)
    scale = sum(anywhere.values()) or 1.0
    return {
        tag: {next_tag: share * scale / anywhere[next_tag] for next_tag, share in row.items() if anywhere[next_tag] > 0}
        for tag, row in follow.items()
    }


def _table(name: str) -> dict[Any, Any]:
    """A table of the tagger, read alone: importing the tagger itself would load far more."""
    path = str(resources.files("jieba") / "posseg" / f"{name}.py")
    loader = SourceFileLoader(name, path)
    module = module_from_spec(ModuleSpec(name, loader, origin=path))
    loader.exec_module(module)
    table: dict[Any, Any] = module.P
    return table
