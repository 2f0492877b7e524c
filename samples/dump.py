"""A garbled text dump of a page, as other programs leave it behind: headings in Markdown, an article cut in two by a caption,
a line lost in a column, and a tail that prints its last lines again and again.
"""

from __future__ import annotations

import random

from samples.values import Composition, Story

_HALF = str.maketrans("，：；？！（）", ",:;?!()")
_FURNITURE = ("masthead", "imprint")


def garbled_dump(page: Composition, seed: int) -> str:
    """The page as Markdown with the faults named above; punctuation at half width."""
    rng = random.Random(seed)
    stories = [s for s in page.stories if s.body and s.kind == "news"]
    cut = next((s for s in stories if s.images and len(s.body) > 2), stories[0])
    gap = max((s for s in stories if s is not cut), key=lambda s: sum(map(len, s.body)))
    parts = ["  \n".join(p.text for p in page.pieces if p.role in _FURNITURE and p.text != page.meta.title)]
    if page.meta.title:
        parts.append(f"# {page.meta.title}")
    for story in stories:
        parts += _heading(story)
        body = _with_gap(page, story, rng) if story is gap else list(story.body)
        parts += _cut_by_caption(story, body) if story is cut else body
        if story.images and story is not cut:
            parts += [f"{image.caption}\n\n{image.credit}".strip() for image in story.images]
        if story.jump:
            parts.append(story.jump)
    parts += _tail(page, stories[-1])
    return "\n\n".join(parts).translate(_HALF) + "\n"


def _heading(story: Story) -> list[str]:
    rows = [
        ("## ", story.kicker),
        ("# ", story.headline.replace("　", " ")),
        ("## ", story.subtitle),
        ("", story.byline),
    ]
    return [mark + text for mark, text in rows if text]


def _cut_by_caption(story: Story, body: list[str]) -> list[str]:
    """The second paragraph broken in mid-sentence by captions and credits."""
    at = 1 if len(body) > 1 else 0
    half = len(body[at]) * 3 // 5
    captions = [f"{image.caption}\n\n{image.credit}".strip() for image in story.images]
    return [*body[:at], body[at][:half], *captions, body[at][half:], *body[at + 1 :]]


def _with_gap(page: Composition, story: Story, rng: random.Random) -> list[str]:
    """A line from the middle of a paragraph left out: the text breaks off and goes on in a new paragraph."""
    lines = [p.copy for p in page.pieces if p.article == story.number and p.role == "body"]
    inside = [line for line in lines if any(text.find(line) > 20 and not text.endswith(line) for text in story.body)]
    lost = rng.choice(inside)
    out: list[str] = []
    for text in story.body:
        before, found, after = text.partition(lost)
        out += [before, after] if found and before and after else [text]
    return out


def _tail(page: Composition, story: Story) -> list[str]:
    """The last lines of the last story, each on its own, twice more; at the end they break off."""
    lines = [p.copy for p in page.pieces if p.article == story.number and p.role == "body"][-4:]
    return [*lines, *lines[:-1], lines[-1][: len(lines[-1]) // 2]]
