"""The warnings of a story: those of its parts, less what joining them has settled, and the pages that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Article, Warning  # noqa: A004 - the word of the contract
from pipeline.issues.ends import Place
from pipeline.issues.loose import LooseEnd
from pipeline.issues.seams import Body

_BROKEN = frozenset(["text_gap", "truncated"])


@dataclass(frozen=True, slots=True)
class Parts:
    """A story: its articles, where they stand, what their pages are called, and the body that they make."""

    places: Sequence[Place]
    articles: Sequence[Article]
    pages: Sequence[str]
    body: Body


def story_warnings(story: Parts, loose: Sequence[LooseEnd]) -> tuple[Warning, ...]:
    """Paragraphs are counted in the whole story; a warning of a later part says on which page it stands."""
    found = [w for number in range(len(story.articles)) for w in _of_part(story, number)]
    last = len(story.body.paragraphs) - 1
    for end in loose:
        if end.jump.forward:
            found = [w for w in found if (w.code, w.paragraph) != ("truncated", last)]
            found.append(Warning("truncated", end.message, last if last >= 0 else None))
        else:
            found.append(Warning("text_gap", end.message, 0 if last >= 0 else None))
    return tuple(dict.fromkeys(found))


def _of_part(story: Parts, number: int) -> Iterator[Warning]:
    several = len(story.articles) > 1
    titled = any(a.headline for a in story.articles)
    for warning in story.articles[number].warnings:
        if (titled and warning.code == "no_headline") or (warning.code in _BROKEN and _settled(story, number, warning)):
            continue
        place = None if warning.paragraph is None else story.body.moved[number][warning.paragraph]
        message = f"{warning.message} (page {story.pages[number]})" if several else warning.message
        yield Warning(warning.code, message, place)


def _settled(story: Parts, number: int, warning: Warning) -> bool:
    """The text that was missing stands on the page before or after."""
    paragraphs = story.articles[number].paragraphs
    at_end = number + 1 < len(story.articles) and warning.paragraph in {None, len(paragraphs) - 1}
    at_start = number > 0 and warning.paragraph == 0 and warning.code == "text_gap"
    return at_end or at_start
