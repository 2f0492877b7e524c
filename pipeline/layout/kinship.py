"""What a caption and a story have in common: of Chinese the words that few other stories of the page have.

Latin captions are too short for this: the verbs that they share with a story by chance say as much as its names do. So only
their names are asked for.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.cues import split_credit
from pipeline.scripts import han_runs, has_han

NEWS = 24  # words, of some 30 characters, that tell more than what is seen
PASSING = 0.1  # of them in common by chance
TOLD = 12  # words that tell what is seen, where, or of whom; a story that has a picture of it has one of them
NAMES = 2  # of people and places in a Latin caption; the same
# A capital within a sentence, or a word in capitals.
_NAME = re.compile(r"(?<=[^.!?:\s]\s)[^\W\d_a-z][^\W\d_]{2,}|\b[A-Z]{4,}\b")


def kinship(caption: str, stories: Sequence[str]) -> list[float]:
    """For each story the share, 0 to 1, of the caption's telling words that it holds.

    Words are pairs of Chinese characters. Each counts by how few of the stories have it (inverse document frequency,
    Sparck Jones 1972); words that no story has, or all of them, tell nothing.
    """
    held = [_words(story) for story in stories]
    counts = Counter(word for words in held for word in words)
    telling = {w: math.log(len(stories) / counts[w]) for w in _words(caption) if 0 < counts[w] < len(stories)}
    total = math.fsum(telling.values())  # exact, so that no order of words matters
    return [math.fsum(telling[w] for w in words & telling.keys()) / total if total else 0.0 for words in held]


def tells_news_of_its_own(caption: str, home: str, stories: Sequence[str]) -> bool:
    """Whether a caption has next to nothing in common with a story: photo news that only stands beside it.

    A caption of a story's own picture is short, or it tells of the same people and places. Of 47 Chinese captions of 13
    characters and more at one side of a story, in the pages that this was made with, 18 of 24 of photo news are told, and 5 of
    23 of the story's own pictures are taken for it, 3 of these in generated pages; of 9 Latin ones with two names all are right.
    """
    told, _ = split_credit(caption)
    if not has_han(told):
        names = {name.casefold() for name in _NAME.findall(told)}
        text = home.replace("-\n", "").casefold()
        return len(names) >= NAMES and not any(name in text for name in names)
    words = _words(told)
    shared = words & _words(home)
    if len(words) < NEWS:
        return len(words) >= TOLD and not shared
    held = [_words(story) for story in stories]
    common = {w for w in words if 3 * sum(w in story for story in held) > max(3, len(stories))}  # words of any story
    return len(shared - common) < PASSING * len(words)


def _words(text: str) -> set[str]:
    return {a + b for run in han_runs(text) for a, b in pairwise(run)}
