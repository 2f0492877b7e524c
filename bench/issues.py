"""How well back issues are put together: generated issues of four pages, read from recorded sheets.

    python -m bench.issues --seeds 20 --language zh --level normal

Every link between two pages that the truth knows is looked for in the result, and every link of the result in the truth. A
link that is not found is the layout's fault if the page's article lacks its jump line or the text next to it, and the
assembly's otherwise.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from pipeline.document import Article, Page, Source
from pipeline.issue import Issue, IssuePage
from pipeline.issues import assemble
from pipeline.layout import layout
from samples.issue import Issue as Printed
from samples.issue import generate_issue
from samples.record import LEVELS, record
from samples.values import Composition, Story

_GRAM = 8
_SEAM = 12  # letters on either side of a jump that are compared
_ALIKE = 80


@dataclass(frozen=True, slots=True)
class Outcome:
    """One link or loose jump of one issue. ``what``: found, whole (reads on), seam (does not), torn (right heading without
    its text), lost, false, loose (rightly), unseen.
    """

    seed: int
    what: str
    detail: str


def read_issue(printed: Printed, seed: int, level: str) -> Issue:
    """The issue as the program puts it together from recorded sheets."""
    pages = [
        IssuePage(f"page-{n}", layout(record(page, seed * 10 + n, level), _source(page, n)))
        for n, page in enumerate(printed.pages, 1)
    ]
    return assemble(f"issue-{seed}", pages)


def judge(printed: Printed, issue: Issue, seed: int) -> Iterator[Outcome]:
    """Link by link; the pages have to stand in the order in which they were printed."""
    order = [f"page-{n}" for n in range(1, len(printed.pages) + 1)]
    if [p.stem for p in issue.pages] != order:
        yield Outcome(seed, "false", "order of pages")
    pages = {p.stem: p.page for p in issue.pages}
    linked = {
        (issue.pages[a.page].stem, a.article, issue.pages[b.page].stem, b.article)
        for story in issue.articles
        for a, b in pairwise(story.parts)
    }
    for link in printed.links:
        here, there = order[link.from_page - 1], order[link.to_page - 1]
        source = printed.pages[link.from_page - 1].stories[link.from_story]
        last = found_article(pages[here], source, at_end=True)
        where = f"{here} {source.headline!r} {source.jump!r}"
        if link.to_story is None:
            told = last and any((issue.pages[x.page].stem, x.article) == (here, last.id) for x in issue.loose_jumps)
            yield Outcome(seed, "loose" if told else "unseen", where)
            continue
        target = printed.pages[link.to_page - 1].stories[link.to_story]
        first = found_article(pages[there], target, at_end=False)
        made = next((x for x in linked if last and x[:3] == (here, last.id, there)), None)
        if made and first and made[3] == first.id:
            linked.remove(made)
            yield Outcome(seed, "found", where)
            yield _seam(issue, made, source, target, seed)
        elif made and _is_headed(pages[there], made[3], target):
            linked.remove(made)
            yield Outcome(seed, "torn", f"{where}: linked to {made[3]}, its text is in {first and first.id}")
        else:
            yield Outcome(seed, "lost", f"{where}: {_why(last, first)}")
    for wrong in linked:
        yield Outcome(seed, "false", str(wrong))


def _is_headed(page: Page, name: str, story: Story) -> bool:
    """Whether the article has the story's headline; its text may stand elsewhere by a fault of the layout."""
    article = next(a for a in page.articles if a.id == name)
    return fuzz.ratio(_solid(article.headline or "").lower(), _solid(story.headline).lower()) >= _ALIKE


def _seam(issue: Issue, key: tuple[object, ...], source: Story, target: Story, seed: int) -> Outcome:
    """Whether the text reads on over the jump, but for misread letters."""
    tail, head = _solid(source.body[-1])[-_SEAM:], _solid(target.body[0].removeprefix(target.continued_from))[:_SEAM]
    story = next(a for a in issue.articles if any((issue.pages[p.page].stem, p.article) == key[:2] for p in a.parts))
    best = max((fuzz.partial_ratio(tail + head, _solid(p.text)) for p in story.paragraphs), default=0)
    return Outcome(seed, "whole" if best >= _ALIKE else "seam", f"{tail} {head} ({best:.0f}): {source.headline}")


def _solid(text: str) -> str:
    return "".join(text.split())


def found_article(page: Page, story: Story, *, at_end: bool) -> Article | None:
    """The article that has the words at the end (or the start) of the story."""
    text = "".join("".join(story.body).split())
    piece = text[-60:] if at_end else text.removeprefix("".join(story.continued_from.split()))[:60]
    wanted = _grams(piece)
    best = max(page.articles, key=lambda a: len(wanted & _grams("".join(a.text.split()))), default=None)
    return best if best and len(wanted & _grams("".join(best.text.split()))) > len(wanted) / 4 else None


def _why(last: Article | None, first: Article | None) -> str:
    if last is None or first is None:
        return f"layout: the {'beginning' if last is None else 'continuation'} was not found in one article"
    missing = [
        *(["layout: no jump onward"] if last.continues_to is None else []),
        *(["layout: no jump back"] if first.continued_from is None else []),
    ]
    said = f"{last.continues_to} / {first.continued_from}, {last.headline!r} / {first.headline!r}"
    return f"{'; '.join(missing) or 'assembly'} ({last.id} {first.id}; {said}; …{last.text[-25:]} | {first.text[:25]}…)"


def _grams(text: str) -> set[str]:
    return {text[i : i + _GRAM] for i in range(max(1, len(text) - _GRAM + 1))}


def _source(page: Composition, number: int) -> Source:
    return Source(f"page-{number}.png", "0" * 64, 1, page.width, page.height)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.issues", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--language", choices=["zh", "en"], default="zh")
    parser.add_argument("--level", choices=[*LEVELS], default="normal")
    parser.add_argument("--through", action="store_true", help="a story runs over three pages")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for seed in range(options.first, options.first + options.seeds):
        printed = generate_issue(seed, options.language, through=options.through)
        for outcome in judge(printed, read_issue(printed, seed, options.level), seed):
            counts[outcome.what] += 1
            if outcome.what not in {"found", "loose", "whole"}:
                print(f"{outcome.seed}: {outcome.what}: {outcome.detail}", flush=True)
    links = counts["found"] + counts["torn"] + counts["lost"]
    ends = counts["loose"] + counts["unseen"]
    print(
        f"links found {counts['found']} of {links}, false {counts['false']}; jumps that lead nowhere told {counts['loose']} of {ends};"
        f" text reads on over the jump in {counts['whole']} of {counts['found']}"
    )


if __name__ == "__main__":
    main()
