"""Quality without an engine: repeated lines, continuations and dumps, measured on text that is garbled with its truth.

PYTHONPATH=.:tests python tests/quality/text_figures.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable

import garble

from pipeline.continuation import continuation_score
from pipeline.dedup import distinct_texts
from pipeline.document import Role, Source
from pipeline.ingest import page_from_text
from samples.dump import garbled_dump
from samples.pages import generate

SEEDS = range(600)
DUMPS = range(60)
BREAKS = 600


def main() -> None:
    """Prints a figure a line."""
    for chinese in (True, False):
        name = "Chinese" if chinese else "English"
        precision, recall, count = repeated_lines(SEEDS, chinese=chinese)
        _say(f"repeated lines, {name}: precision {precision:.4f}, recall {recall:.4f} ({count} copies)")
        _say(f"continuation, {name}: area under the curve {ranking(BREAKS, chinese=chinese):.3f}")
        _say(f"repeated lines, {name}: {megabyte(chinese=chinese):.2f} s for 1 MB")
    for figure, (right, of) in dumps(DUMPS).items():
        _say(f"dumps, {figure}: {right} of {of}")


def repeated_lines(seeds: Iterable[int], *, chinese: bool) -> tuple[float, float, int]:
    """Precision, recall and number of the copies in garbled pages."""
    right = wrong = left = 0
    for seed in seeds:
        page = garble.garbled(seed, chinese=chinese)
        found, extra, missed = garble.score(page, [repeat.index for repeat in distinct_texts(page.lines)])
        right, wrong, left = right + found, wrong + extra, left + missed
    return right / max(1, right + wrong), right / max(1, right + left), right + left


def ranking(count: int, *, chinese: bool) -> float:
    """How often the true continuation of a line outranks the beginning of another line; ties count half."""
    dice = random.Random(11)
    pairs = []
    for _ in range(count):
        lines = garble.wrap(garble.paragraph(dice, chinese=chinese), dice.randint(11, 18), chinese=chinese)
        place = dice.randrange(len(lines) - 1)
        pairs.append((lines[place], lines[place + 1]))
    wins = total = 0.0
    for before, after in pairs:
        own = continuation_score(before, after)
        for _, other in dice.sample(pairs, 15):
            score = continuation_score(before, other)
            wins += 1.0 if own > score else 0.5 if own == score else 0.0
            total += 1
    return wins / total


def megabyte(*, chinese: bool) -> float:
    """Seconds of processor time for a megabyte of prose with a passage of it again at the end.

    The English comes from few patterns, so that most lines are like some earlier one: harder than any newspaper.
    """
    dice = random.Random(5)
    lines: list[str] = []
    size = 0
    while size < 1_000_000:
        added = garble.wrap(garble.paragraph(dice, chinese=chinese), 16, chinese=chinese)
        size += sum(len(line.encode()) for line in added)
        lines += added
    lines += lines[100:140]
    start = time.process_time()
    distinct_texts(lines)
    return time.process_time() - start


def dumps(seeds: Iterable[int]) -> dict[str, tuple[int, int]]:
    """Stories of garbled dumps that came out right, by what was asked of them: (right, all)."""
    counts: dict[str, list[bool]] = {}
    for seed in seeds:
        page = generate(seed, "front_zh")
        result = page_from_text(garbled_dump(page, seed), Source("", "", 1, None, None))
        found = {_solid(a.headline): a for a in result.articles}
        for story in (s for s in page.stories if s.body and s.kind == "news"):
            article = found.get(_solid(story.headline))
            counts.setdefault("headline", []).append(article is not None)
            if article is None:
                continue
            counts.setdefault("kicker", []).append(_solid(article.kicker) == _solid(story.kicker))
            counts.setdefault("subtitle", []).append(_solid(article.subtitle) == _solid(story.subtitle))
            images = [(_solid(i.caption), _solid(i.credit)) for i in article.images]
            counts.setdefault("images", []).append(
                images == [(_solid(i.caption), _solid(i.credit)) for i in story.images]
            )
            body = [p.text for p in article.paragraphs if p.role is Role.BODY]
            counts.setdefault("body without additions", []).append(_nothing_added("".join(body), "".join(story.body)))
    return {name: (sum(right), len(right)) for name, right in counts.items()}


def _nothing_added(text: str, truth: str) -> bool:
    """Whether the text is the truth, less at most one piece: each dump lacks a line."""
    text, truth = _solid(text), _solid(truth)
    same = next((n for n, (a, b) in enumerate(zip(text, truth, strict=False)) if a != b), min(len(text), len(truth)))
    return truth.endswith(text[same:]) and len(text) <= len(truth)


def _solid(text: str | None) -> str:
    return "".join(character for character in text or "" if character.isalnum())


def _say(line: str) -> None:
    print(line)  # noqa: T201 - figures are what this is for


if __name__ == "__main__":
    main()
