"""Searches in a database of generated articles: how long it takes to make, how large it is, and how long queries take.

python -m bench.search                # 100,000 articles
python -m bench.search 5000 --keep DB # fewer, and the database is kept
python -m bench.search --ask DB       # a database that was kept

Queries are timed by the clock and by the processor time that they take: the second is what a machine of their own would show.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bench.stopwatch import peak_megabytes, seconds
from pipeline.document import Article as PageArticle
from pipeline.document import ArticleKind, Generator, Line, Masthead, Page, Role, Source
from pipeline.export.sqlite import write_sqlite
from pipeline.geometry import Box
from pipeline.issue import Citation, Issue, IssueArticle, IssuePage, IssueParagraph, PageLine, Part
from pipeline.search import Filters, open_database, parse_query, search
from samples.newsroom import Desk

_ON_A_PAGE = 10
_POOL = 1_500  # stories of each language, cut into sentences and mixed
_DAYS = 3_650
_PAPERS = ("河湾日报", "云溪工人报", "The Marden Gazette", "Calverton Evening News")
_BEGINNINGS = ("a*", "t*", "th*", "co*", "re*", "qu*", "the*", "mayor th*", "mayor the*", "th* co* re*", "3月")
_ROUNDS = 5
_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Stock:
    """What articles are made of."""

    heads: tuple[str, ...]
    sentences: tuple[str, ...]


def stock(language: str, stories: int = _POOL) -> Stock:
    """Headlines and sentences of the generator's newsroom."""
    heads, sentences = dict[str, None](), dict[str, None]()
    for seed in range(stories // 5):
        desk = Desk(random.Random(seed), language)  # noqa: S311 - seeded dice
        for _ in range(5):
            reporter = desk.reporter()
            heads["".join(reporter.headline())] = None
            for sentence, _ in zip(reporter.sentences(), range(12), strict=False):
                sentences[sentence] = None
    return Stock(tuple(heads), tuple(sentences))


def issues(number: int, stocks: dict[str, Stock]) -> Iterator[Issue]:
    """Issues of one page of ten articles each, about 400 characters (Chinese) or 1,000 (English) an article."""
    chance = random.Random(7)  # noqa: S311 - seeded dice
    for serial in range(number // _ON_A_PAGE):
        paper = _PAPERS[serial % len(_PAPERS)]
        language = "zh" if serial % len(_PAPERS) < 2 else "en"
        day = (date(1990, 1, 1) + timedelta(days=serial * _DAYS // (number // _ON_A_PAGE))).isoformat()
        told = stocks[language]
        texts = [
            (chance.choice(told.heads), ("" if language == "zh" else " ").join(chance.sample(told.sentences, 12)))
            for _ in range(_ON_A_PAGE)
        ]
        yield _issue(f"{serial:05d}", paper, day, texts)


def _issue(name: str, paper: str, day: str, texts: list[tuple[str, str]]) -> Issue:
    box = Box(0, 0, 100, 100)
    lines = tuple(
        Line(f"a{i}-1", text[:30], box, box.quad(), 0.9, vertical=False, role=Role.BODY)
        for i, (_, text) in enumerate(texts)
    )
    page = Page(
        generator=Generator("broadsheet", "0"),
        source=Source(f"{name}.jpg", sha256(name.encode()).hexdigest(), 1, 1000, 1000),
        masthead=Masthead(title=paper, date=day, page_number="1"),
        articles=tuple(
            PageArticle(f"a{i}", ArticleKind.NEWS, None, head, None, None, None, (), (), None, None, (box,), 0.9, ())
            for i, (head, _) in enumerate(texts)
        ),
        advertisements=(),
        furniture=(),
        removed=(),
        unassigned=(),
        lines=lines,
    )
    articles = tuple(
        IssueArticle(
            id=f"p1-a{i}",
            citation=Citation(paper, day, "1", head),
            kind=ArticleKind.NEWS,
            kicker=None,
            headline=head,
            subtitle=None,
            byline=None,
            dateline=None,
            paragraphs=(IssueParagraph(text, Role.BODY, (PageLine(0, f"a{i}-1"),)),),
            images=(),
            parts=(Part(0, f"a{i}", (box,)),),
            confidence=0.9,
            warnings=(),
        )
        for i, (head, text) in enumerate(texts)
    )
    return Issue(name, paper, day, None, (IssuePage("1", page),), articles, (), ())


def queries(stocks: dict[str, Stock]) -> Iterator[tuple[str, Filters]]:
    """Of every kind that a reader may type: rare and common, one and several words, phrases, beginnings, filters."""
    chance = random.Random(11)  # noqa: S311 - seeded dice
    for _ in range(40):
        chinese, english = chance.choice(stocks["zh"].sentences), chance.choice(stocks["en"].sentences)
        at = chance.randrange(max(1, len(chinese) - 8))
        words = [word.strip(".,;:“”\"'") for word in english.split()]
        few = [word for word in words if len(word) > 3] or words
        yield chinese[at : at + 2], Filters()
        yield chinese[at : at + 4], Filters()
        yield chinese[at : at + 8], Filters()
        yield f"{chinese[at : at + 2]} {chance.choice(stocks['zh'].sentences)[:2]}", Filters()
        yield chance.choice(few), Filters()
        yield " ".join(chance.sample(few, min(2, len(few)))), Filters()
        yield f'"{" ".join(words[:3])}"', Filters()
        yield f"{chance.choice(few)[:4]}*", Filters()
        yield chinese[at : at + 2], Filters(paper="河湾", since="1992", until="1993-06")
        yield chance.choice(few), Filters(paper="gazette", since="1995-03-04")
    for word in ("the", "的", "桥", "的 了", "记者", "of the", "本报讯", *_BEGINNINGS):
        yield word, Filters()
    yield from ((word, Filters(since="1992", until="1993-06")) for word in ("a*", "th*", "3月"))


def main() -> None:
    """Make the database and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--ask", type=Path)
    options = parser.parse_args()
    stocks = {language: stock(language) for language in ("zh", "en")}
    if options.ask:
        _ask(options.ask, tuple(queries(stocks)))
        return
    with TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        path = options.keep or Path(folder) / "articles.sqlite"
        begun = time.process_time()
        making = seconds(lambda: write_sqlite(issues(options.articles, stocks), path))
        work = time.process_time() - begun
        size = path.stat().st_size / 1e6
        print(
            f"{options.articles} articles: made in {making:.0f} s ({work:.0f} s of a processor), {size:.0f} MB, peak {peak_megabytes():.0f} MB of memory"
        )
        _ask(path, tuple(queries(stocks)))


def _ask(path: Path, asked: tuple[tuple[str, Filters], ...]) -> None:
    taken: list[_Taken] = []
    with open_database(path) as database:
        for query, filters in asked:
            terms = parse_query(query)
            if not terms:
                continue
            rounds = []
            for _ in range(_ROUNDS):
                clock, work = time.perf_counter(), time.process_time()
                found = search(database, terms, filters, _LIMIT)
                rounds.append((1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - work)))
            clocks, works = zip(*rounds, strict=True)
            shown = f"{query} {filters if filters != Filters() else ''}"
            taken.append(_Taken(median(works), median(clocks), shown, len(found.hits)))
    empty = sum(not one.hits for one in taken)
    print(f"{len(taken)} queries ({empty} without hits)")
    for name, times in (("processor", [t.work for t in taken]), ("clock", [t.clock for t in taken])):
        cuts = quantiles(times, n=20)
        print(f"  {name:9} p50 {median(times):.1f} ms, p95 {cuts[-1]:.1f} ms, longest {max(times):.1f} ms")
    for one in sorted(taken, reverse=True)[:8]:
        print(f"  {one.work:6.1f} ms {one.hits:3} hits  {one.query}")


@dataclass(frozen=True, slots=True, order=True)
class _Taken:
    """Milliseconds of a query, medians of some rounds."""

    work: float
    clock: float
    query: str
    hits: int


if __name__ == "__main__":
    main()
