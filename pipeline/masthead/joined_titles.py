"""The title of a front page that was read in one with the headline beside it.

岚江农民报三座水库开闸    The head stands under the first characters of the line alone, which end in 报 where the head ends;
2017年5月23日   text      the rest of the line is the headline of the story beside both.
第8914期        text
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cues.folding import fold
from pipeline.geometry import Box
from pipeline.masthead.han_titles import judge_title, mentioned_papers, names_paper
from pipeline.masthead.titles import NO_TITLE
from pipeline.masthead.values import Title
from pipeline.textline import TextLine

_LARGE = 2.5  # body heights of the title
_HALF = 0.5  # of the width of the title, which the head takes at least
_FIRST = re.compile(r"[㐀-鿿]{2,8}?报(?=.{3})")


def title_before_headline(
    lines: Sequence[TextLine], head: Box, body: float, texts: Sequence[str], *, traditional: bool
) -> Title:
    """The first characters of a line right over the head, if they name a paper and end where the head does."""
    for line in lines:
        found = _FIRST.match(fold(line.text))
        if line.vertical or found is None or line.box.height < _LARGE * body:
            continue
        title = line.text[: found.end()]
        if names_paper(title) and _stands_under(head, line.box, len(title) / len(line.text)):
            return judge_title(title, line.confidence, mentioned_papers(texts), traditional=traditional)
    return NO_TITLE


def _stands_under(head: Box, line: Box, share: float) -> bool:
    """The head is below the first ``share`` of the line, a character more or less, and nowhere else."""
    size, width = line.height, share * line.width
    close = -0.5 * size < head.top - line.bottom < size
    inside = line.left - size < head.left and head.right < line.left + width + size
    return close and inside and head.width >= _HALF * width
