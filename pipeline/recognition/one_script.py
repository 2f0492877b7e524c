"""Chinese in one script: the odd characters of the other script in a line are those of the page, unless it prints them so.

A recogniser that knows simplified and traditional characters takes 减 for 減 and 貝 for 贝 where the print is blurred. A page is
set in one script; but a name may keep a character of the other one, and some characters (恒, 余, 游) are of both. What is so
was surely read, there or elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.chinese_script import simplified_character, traditional_character
from pipeline.scripts import has_han
from pipeline.sheet import Span

_UNSURE = 0.98  # confidence of a line below which its characters are doubted
_SURE = 0.995  # and from which they are printed so
_ENOUGH = 50  # characters of one script alone, on a page whose script is told
_FEW = 1 / 6  # of the characters of a line that has none of the page's script; a title in calligraphy is short
_MOST = 0.1  # share of characters of the other one at most: a page with more is set in both


def in_one_script(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a page, in their order."""
    text = "".join(span.text for span in spans if has_han(span.text))
    simplified, traditional = _told(text, traditional_character), _told(text, simplified_character)
    if simplified + traditional < _ENOUGH or min(simplified, traditional) > _MOST * (simplified + traditional):
        return tuple(spans)
    as_page = simplified_character if simplified > traditional else traditional_character
    printed = {character for span in spans if span.confidence >= _SURE for character in span.text}
    return tuple(_of_page(span, as_page, printed) if span.confidence < _UNSURE else span for span in spans)


def _of_page(span: Span, as_page: Callable[[str], str], printed: set[str]) -> Span:
    changed = _told(span.text, as_page)
    both = changed < _told(span.text, simplified_character) + _told(span.text, traditional_character)
    if not both and changed > _FEW * len(span.text):
        return span
    return replace(span, text="".join(c if c in printed else as_page(c) for c in span.text))


def _told(text: str, other: Callable[[str], str]) -> int:
    """How many characters another script writes in another way."""
    return sum(other(character) != character for character in text)
