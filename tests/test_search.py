"""Articles found by their words: tokens, queries that nothing can malform, hits in order, filters, snippets."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_issues import made_issue, told_page

from pipeline.errors import UnreadableInput, UnwritableOutput
from pipeline.export.sqlite import write_sqlite
from pipeline.search import Filters, Found, Term, open_database, parse_query, search
from pipeline.search.snippets import snippet
from pipeline.search.tokens import fold, index_text
from pipeline.search.words import most_likely_words

BRIDGE = "石桥长三百米，由当地工匠修建，历时两年完成。\n两岸居民步行过河。"
STORIES = (
    made_issue(
        "zh/1",
        told_page(
            ("石桥今日通车", BRIDGE), ("夜校开放报名", "市民可到图书馆登记，第1204期有详情。"), date="2026-11-23"
        ),
    ),
    made_issue("zh/2", told_page((None, "河上的渡船今日停航，石桥已经通车。"), date="2026-12-01", title="雲溪工人報")),
    made_issue(
        "en/1",
        told_page(
            ("The Stone Bridge", "The council opened the bridge. Café owners on both banks of the harbour cheered."),
            ("Harbour news", "A stone was found under the old bridge-house."),
            date="1898-05-03",
            title="The Marden Gazette",
        ),
    ),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "articles.sqlite"
    write_sqlite(STORIES, path)
    return path


def _find(path: Path, query: str, filters: Filters | None = None, limit: int = 20) -> Found:
    with open_database(path) as opened:
        return search(opened, parse_query(query), filters or Filters(), limit)


def _headlines(found: Found) -> list[str | None]:
    return [hit.article["headline"] for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("石桥通车", "·石桥 ·桥通 ·通车 ·车"),
        ("第1204期", "·第 1204 ·期"),
        ("The Café’s ＦＵＬＬ-width_text", "the cafe s full width text"),
        ("Straße Ærø ЙОД がく", "strasse ærø йод ·がく ·く"),
        ("", ""),
        ("。—*\"'", ""),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert index_text(text) == tokens


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("stone bridge", (Term(("stone",)), Term(("bridge",)))),
        ('"stone bridge" x', (Term(("stone", "bridge")), Term(("x",)))),
        ("“石桥 通车”", (Term(("石桥", "通车")),)),
        ("harb* harb*", (Term(("harb",), prefix=True),)),
        ('"open', (Term(("open",)),)),
        ('- " * AND', (Term(("and",)),)),
    ],
)
def test_queries(query: str, terms: tuple[Term, ...]) -> None:
    assert parse_query(query) == terms


def test_any_two_neighbouring_characters_are_found(database: Path) -> None:
    text = BRIDGE.replace("，", "").replace("。", "")
    for run in BRIDGE.replace("，", "。").replace("\n", "。").split("。"):
        for at in range(len(run) - 1):
            assert "石桥今日通车" in _headlines(_find(database, run[at : at + 2])), run[at : at + 2]
    assert set(text) - {"\n"} == {c for c in text if c != "\n" and "石桥今日通车" in _headlines(_find(database, c))}


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("石桥", ["石桥今日通车", None]),
        ("当地工匠", ["石桥今日通车"]),
        ("石桥 渡船", [None]),
        ("匠由", []),
        ("第1204期", ["夜校开放报名"]),
        ("120*", ["夜校开放报名"]),
        ("STONE bridge", ["The Stone Bridge", "Harbour news"]),
        ('"stone bridge"', ["The Stone Bridge"]),
        ("cafe", ["The Stone Bridge"]),
        ("harb*", ["Harbour news", "The Stone Bridge"]),
        ("harb", []),
        ("bridge-house", ["Harbour news"]),
        ("AND", []),
    ],
)
def test_hits(query: str, headlines: list[str | None], database: Path) -> None:
    assert _headlines(_find(database, query)) == headlines


def test_a_query_that_stands_nowhere_is_parted_into_words(database: Path) -> None:
    found = _find(database, "渡船石桥")
    assert _headlines(found) == [None]
    assert found.parted
    assert not _find(database, "石桥").parted
    assert most_likely_words("图书馆登记石桥") == ("图书馆", "登记", "石桥")


@pytest.mark.parametrize(
    ("filters", "folders"),
    [
        (Filters(paper="河湾"), ["zh/1"]),
        (Filters(paper="GAZETTE"), []),
        (Filters(since="2026-11-24"), ["zh/2"]),
        (Filters(until="2026-11"), ["zh/1"]),
        (Filters(since="2026", until="2026"), ["zh/1", "zh/2"]),
        (Filters(paper="x' OR 1=1 --"), []),
    ],
)
def test_filters(filters: Filters, folders: list[str], database: Path) -> None:
    assert [hit.article["folder"] for hit in _find(database, "石桥", filters).hits] == folders


def test_a_limit_says_that_there_is_more(database: Path) -> None:
    assert [_find(database, "石桥", limit=n).more for n in (1, 2)] == [True, False]


def test_a_row_comes_back_as_it_was(database: Path) -> None:
    row = _find(database, "图书馆").hits[0].article
    assert row["boxes"][0]["scan"] == "drawing.png"
    assert row["captions"] == []
    assert row["citation"] == "河湾日报, 2026-11-23, p. 1: 夜校开放报名"


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("居民", "石桥长三百米，由当地工匠修建，历时两年完成。 两岸[居民]步行过河。"),
        ("河", "[河]上的渡船今日停航，石桥已经通车。"),
        ("石桥 桥长", "[石桥长]三百米，由当地工匠修建，历时两年完成。 两岸居民步行过河。"),
        ("cafe", "The council opened the bridge. [Café] owners on both banks of the harbour cheered."),
    ],
)
def test_a_snippet_marks_what_was_found(query: str, marked: str, database: Path) -> None:
    assert _find(database, query).hits[0].snippet.marked("[", "]") == marked


def test_a_snippet_is_cut_around_the_first_match() -> None:
    shown = snippet(["one two three " * 40 + "the straße ends here " + "four five six " * 40], parse_query("strasse"))
    assert shown.marked("[", "]").startswith("…")
    assert "the [straße] ends" in shown.marked("[", "]")
    assert len(shown.text) < 200


def test_a_cut_is_moved_to_a_space_only_where_one_is_near() -> None:
    shown = snippet(["甲" * 60 + " 记者" + "乙" * 200], parse_query("记者")).text
    assert shown == "…" + "甲" * 47 + " 记者" + "乙" * 94 + "…"


@given(st.text(max_size=40))
@example('"')
@example('"" * - NEAR( ^ : {} +')
@example("\0\ud800*")
@settings(max_examples=150)
def test_no_query_is_malformed(query: str) -> None:
    with sqlite3.connect(":memory:") as memory:
        memory.execute("CREATE VIRTUAL TABLE words USING fts5(head, body, content='', tokenize='ascii')")
        memory.execute("INSERT INTO words (rowid, head, body) VALUES (1, '', ?)", (index_text(query),))
        for term in parse_query(query):
            assert memory.execute("SELECT rowid FROM words WHERE words MATCH ?", (term.match,)).fetchall() == [(1,)]


@given(st.text(alphabet="石桥通车ab1 ，é\u0301", min_size=1, max_size=30), st.data())
def test_every_piece_of_a_text_finds_it_and_is_marked(text: str, data: st.DataObject) -> None:
    words = text.split()
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    for term in parse_query(word):
        with sqlite3.connect(":memory:") as memory:
            memory.execute("CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='ascii')")
            memory.execute("INSERT INTO words (rowid, body) VALUES (1, ?)", (index_text(text),))
            assert memory.execute("SELECT rowid FROM words WHERE words MATCH ?", (term.match,)).fetchall() == [(1,)]
        assert snippet([text], [term]).matches


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        write_sqlite(iter(STORIES), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


def test_what_fails_leaves_the_old_database(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def broken() -> object:
        yield STORIES[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_sqlite(broken(), tmp_path / "a")  # type: ignore[arg-type]
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]
    with pytest.raises(UnwritableOutput):
        write_sqlite(STORIES, tmp_path / "none" / "a")


@pytest.mark.parametrize("kind", ["none", "folder", "text", "empty", "foreign", "newer", "cut"])
def test_what_is_no_database_is_told(kind: str, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    match kind:
        case "folder":
            path.mkdir()
        case "text":
            path.write_text("no database at all, but long enough to be one " * 20)
        case "empty":
            path.write_bytes(b"")
        case "foreign" | "newer":
            with sqlite3.connect(path) as made:
                made.execute("CREATE TABLE t (x)")
                if kind == "newer":
                    made.executescript("PRAGMA application_id = 0x62736874; PRAGMA user_version = 99")
        case "cut":
            path.write_bytes(database.read_bytes()[:20_000])
    with pytest.raises(UnreadableInput, match=r"x\.sqlite.*make it with broadsheet export"):
        _find(path, "石桥")
