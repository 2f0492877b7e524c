"""Where paragraphs begin and end when only the text is known."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.continuation import continuation_score
from pipeline.cues import byline_in_run, ends_sentence, hyphenated_end
from pipeline.scripts import CLAUSE_END, is_han
from pipeline.textwidth import width

_SHORT = 0.85  # of the measure: a sentence that ends in a shorter line ends the paragraph
_PARAGRAPH_WIDTH = 45.0  # a dump with lines this wide has a line a paragraph
# Scores at which a text still goes on. After a comma almost anything may follow; a capital says little in a newspaper.
_LEAST_HAN, _LEAST_LATIN, _LEAST_CLAUSE = -0.1, -0.9, -1.5


def continues(before: str, after: str) -> bool:
    """Whether `after` may go on with the sentence that `before` breaks off; `before` ends none."""
    if byline_in_run(after[:160])[1] is not None:
        return False
    last = before.rstrip()[-1]
    if last in CLAUSE_END or hyphenated_end(before):
        least = _LEAST_CLAUSE
    else:
        least = _LEAST_HAN if is_han(last) or is_han(after[0]) else _LEAST_LATIN
    return continuation_score(before, after) >= least


def paragraph_starts(texts: Sequence[str], indents: Collection[int], measure: float) -> tuple[int, ...]:
    """Indices of the lines of a passage that begin a paragraph, the first among them.

    `indents` are the indices of lines set in, `measure` is the width of full lines on the page.
    """
    starts = [0]
    hanging = len(indents) > len(texts) / 2  # most lines are set in: the first line of a paragraph is not
    for index in range(1, len(texts)):
        if not ends_sentence(texts[index - 1]):
            continue
        short = width(texts[index - 1]) < _SHORT * measure
        if measure > _PARAGRAPH_WIDTH or short or (index in indents and not hanging):
            starts.append(index)
    return tuple(starts)
