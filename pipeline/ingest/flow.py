"""Where paragraphs begin and end when only the text is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from pipeline.cues import byline_in_run, ends_sentence, hyphenated_end
from pipeline.scripts import CLAUSE_END, is_han
from pipeline.textwidth import width

_COLUMN_WIDTH = 30.0  # lines wider than this are no lines of a column but short paragraphs
_SHORT = 0.85  # of the measure: a sentence that ends in a shorter line ends the paragraph
_PARAGRAPH_WIDTH = 45.0  # a dump with lines this wide has a line a paragraph
_COLUMN_LINES = 2  # lines that show the width of their column
# Scores at which a text still goes on. After a comma almost anything may follow; a capital says little in a newspaper.
_LEAST_HAN, _LEAST_LATIN, _LEAST_CLAUSE = -0.1, -0.9, -1.5
_LEAST_COLUMN = -3.0  # between two lines of one width, as they stand in a column


@dataclass(frozen=True, slots=True)
class Flow:
    """How the text of one page flows: `score` is `continuation_on` its lines, `measure` the width of its full lines."""

    score: Callable[[str, str], float]
    measure: float

    def continues(self, before: str, after: str) -> bool:
        """Whether `after` may go on with the sentence that `before` breaks off; `before` ends none."""
        if byline_in_run(after[:160])[1] is not None:
            return False
        last = before.rstrip()[-1]
        if last in CLAUSE_END or hyphenated_end(before):
            least = _LEAST_CLAUSE
        elif same_column(before, after):
            least = _LEAST_COLUMN
        else:
            least = _LEAST_HAN if is_han(last) or is_han(after[0]) else _LEAST_LATIN
        return self.score(before, after) >= least

    def paragraph_starts(self, texts: Sequence[str], indents: Collection[int]) -> tuple[int, ...]:
        """Indices of the lines of a passage that begin a paragraph, the first among them; `indents` are set in."""
        starts = [0]
        hanging = len(indents) > len(texts) / 2  # most lines are set in: the first line of a paragraph is not
        for index in range(1, len(texts)):
            if not ends_sentence(texts[index - 1]):
                continue
            short = width(texts[index - 1]) < _SHORT * self.measure
            if self.measure > _PARAGRAPH_WIDTH or short or (index in indents and not hanging):
                starts.append(index)
        return tuple(starts)


def same_column(before: str, after: str) -> bool:
    """Whether two lines are as narrow as a column and of one width."""
    narrow, wide = sorted((width(before), width(after)))
    return wide <= _COLUMN_WIDTH and narrow >= _SHORT * wide


def fills_column(gathered: Sequence[str], following: str) -> bool:
    """Whether the last line gathered fills a column, so that neither a sentence end nor a break in sense ends a paragraph.

    The column shows in the lines before it, where a dump puts each printed line between blank lines.
    """
    if len(gathered) < _COLUMN_LINES:
        return False
    column = max(width(text) for text in gathered[-_COLUMN_LINES:])
    return column <= _COLUMN_WIDTH and width(gathered[-1]) >= _SHORT * column and width(following) <= column / _SHORT
