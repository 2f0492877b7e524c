"""Plain text and Markdown dumps become articles."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from conftest import SHARED
from dumps import HEAD, PAPER, looped, tell, written
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Article, Page, Role, Source
from pipeline.errors import UnreadableInput
from pipeline.ingest import PictureMark, TextDump, page_from_text, page_in_order, read_dump
from pipeline.ingest.plain import pages_of

SOURCE = Source("dump.md", "", 1, None, None)
DUMP = f"""{HEAD}
## 历时两年、分三期推进的河岸工程昨日验收

# 老码头改造完工 夜班渡船恢复通航

本报讯 记者吴青荷报道 云溪市老码头改造工程昨日通过验收,夜班渡船当晚恢复通航。工程从前年五月开始,分三期进行,拆除危房十二间,加固护坡八百米。

渡口管理处负责人说,今后每天晚上增加六个班次,末班船开到十一点半,住在南岸的夜班职



4月16日,第一班夜渡船从老码头出发。

记者江临风 摄

工不必再绕行大桥。管理处还在两岸各设了一间候船室,冬天供应热水。

沿岸的商铺照常营业。下一步要着力改善码头周边的照明,着力解决停车

推市民共享河岸步道。同时,旧仓库将改成航运展览馆,预计明年春天开放。

县教育局就
山村小学天文课作出安排

# 山村小学有了天文台

本报讯 记者沈一帆报道 松林乡中心小学的天文台日前建成。八台望远镜由县教育局和志愿服务队共同筹集,每周三晚上向学生开放,家长也可以报名参加观测,学校准备把观测记录编成小册

# 早稻育秧提前十天

县农业农村局部署“春早——育秧先行”行动

## 合作社育秧棚全部投入使用

本报讯 记者陆望舒报道 受气温偏高影响,今年早稻育秧比往年提前十天。县农业农村局要求各乡镇备好种子、薄膜、

农机和肥料,并派出技术员到田间指导。

县农业农村局要求各乡镇加强服务,注重实效,加强宣

传引导,及时总结经验,尽快形成一批可推

广的办法,让更多农户从早育早插中得到实

在的好处。

县农业农村局要求各乡镇加强服务,注重实效,加强宣

传引导,及时总结经验,尽快形成一批可推

广的办法,让更多农户从早育早插中得
"""


@pytest.fixture(scope="module")
def page() -> Page:
    return page_from_text(DUMP, SOURCE)


def codes(article: Article) -> list[str]:
    return [warning.code for warning in article.warnings]


def test_titles_have_their_places(page: Page) -> None:
    assert [(a.kicker, a.headline, a.subtitle) for a in page.articles] == [
        ("历时两年、分三期推进的河岸工程昨日验收", "老码头改造完工 夜班渡船恢复通航", None),
        ("县教育局就山村小学天文课作出安排", "山村小学有了天文台", None),
        ("县农业农村局部署“春早——育秧先行”行动", "早稻育秧提前十天", "合作社育秧棚全部投入使用"),
    ]
    assert [(a.byline, a.dateline) for a in page.articles] == [
        ("吴青荷", "本报讯"),
        ("沈一帆", "本报讯"),
        ("陆望舒", "本报讯"),
    ]


def test_a_caption_does_not_cut_the_story(page: Page) -> None:
    first = page.articles[0]
    assert "住在南岸的夜班职工不必再绕行大桥。" in first.paragraphs[1].text
    assert [(i.caption, i.credit) for i in first.images] == [("4月16日，第一班夜渡船从老码头出发。", "记者江临风 摄")]


def test_a_lost_line_is_a_gap_and_an_end_without_end_is_truncated(page: Page) -> None:
    first, second, third = page.articles
    gaps = [first.paragraphs[w.paragraph].text for w in first.warnings if w.paragraph is not None]
    assert codes(first) == ["text_gap"]
    assert gaps[0].endswith("着力解决停车")
    assert codes(second) == ["truncated"]
    assert codes(third) == []


def test_the_tail_comes_once_and_whole(page: Page) -> None:
    third = page.articles[2]
    assert third.paragraphs[-1].text == (
        "县农业农村局要求各乡镇加强服务，注重实效，加强宣传引导，及时总结经验，尽快形成一批可推广的办法，"
        "让更多农户从早育早插中得到实在的好处。"
    )
    ids = {line.id: line.text for line in page.lines}
    assert [ids[r.of] == r.text or ids[r.of].startswith(r.text) for r in page.removed] == [True] * 3


def test_the_masthead_is_read(page: Page) -> None:
    head = page.masthead
    assert (head.title, head.date, head.weekday, head.lunar_date) == (PAPER, "2024-04-17", "星期三", "甲辰年三月初九")
    assert (head.issue_number, head.cn_number, head.postal_code) == ("3561", "CN21-0999", "99-8")
    assert all(piece.kind in {Role.MASTHEAD, Role.IMPRINT} for piece in page.furniture)
    assert "把身边事说明白" in [piece.text for piece in page.furniture]


def every_line_once(page: Page) -> list[str]:
    """Identifiers of all places, as often as they are named."""
    named = [line for a in page.articles for p in a.paragraphs for line in p.lines]
    named += [line for piece in (*page.advertisements, *page.furniture) for line in piece.lines]
    named += [piece.line for piece in page.removed]
    named += page.unassigned
    titles = {Role.KICKER, Role.HEADLINE, Role.SUBTITLE, Role.BYLINE, Role.CAPTION, Role.CREDIT, Role.JUMP}
    return named + [line.id for line in page.lines if line.role in titles]


def test_every_line_has_exactly_one_place(page: Page) -> None:
    assert sorted(every_line_once(page)) == sorted(line.id for line in page.lines)
    assert sorted(line.text for line in page.lines) == sorted(
        line.text for piece in next(pages_of(DUMP)) if not isinstance(piece, PictureMark) for line in piece.lines
    )


@pytest.mark.parametrize("seed", [0, 1, 5, 7, 12, 20, 30, 36, 61, 77])
def test_dumps_garbled_in_other_ways(seed: int) -> None:
    dice = random.Random(seed)
    stories = [tell(dice, n, photo=n == 0, cut_off=n == 1) for n in range(dice.randint(2, 4))]
    text = looped(dice, HEAD + "\n" + "\n\n".join(map(written, stories)), dice.choice((14, 18, 24)))
    found = page_from_text(text, SOURCE).articles
    assert [(a.kicker, a.headline, a.subtitle) for a in found] == [(s.kicker, s.headline, s.subtitle) for s in stories]
    for article, story in zip(found, stories, strict=True):
        body = [f"本报讯 记者{story.writer}报道 {story.paragraphs[0]}", *story.paragraphs[1:]]
        if story.cut_off:
            body[-1] = body[-1][: body[-1].rindex("，") + 6]
        assert [p.text for p in article.paragraphs] == body
        assert [(i.caption, i.credit) for i in article.images] == (
            [(story.caption, story.credit)] if story.caption else []
        )
        assert codes(article) == (["truncated"] if story.cut_off else [])


ENGLISH = """THE FENWICK COURIER

VOL. XII. NO. 40. FENWICK, FRIDAY, MAY 8, 1903. PRICE TWO CENTS.

# HARBOR BOARD WILL REPAIR BRIDGE

## Work to Begin in June and to Last Until the Fall.

FENWICK, May 7.--The harbor board voted last night to repair the old stone bridge at a
cost of nine hundred dollars. Two engineers had inspected the piers and found the work
well-
worn but sound.

![](images/bridge.png)

The bridge at Fenwick, seen from the lower town.

The town council will pay one half of the cost. "We have waited long enough," said
Mrs. Alder, who lives near by.

### The Old Ferry.

The ferry company will run two boats while the bridge is closed.

(Continued on Page 4.)

# SCHOOL TRUSTEES MEET

By J. W. ROWE.

The trustees of the Mill Street school met on Thursday and elected a new teacher.
"""


def test_an_english_dump_in_markdown() -> None:
    first, second = page_from_text(ENGLISH, SOURCE).articles
    assert (first.headline, first.subtitle) == (
        "HARBOR BOARD WILL REPAIR BRIDGE",
        "Work to Begin in June and to Last Until the Fall.",
    )
    assert "found the work well-worn but sound." in first.paragraphs[0].text
    assert [p.text for p in first.paragraphs if p.role is Role.SUBHEAD] == ["The Old Ferry."]
    assert [i.caption for i in first.images] == ["The bridge at Fenwick, seen from the lower town."]
    assert first.continues_to is not None
    assert first.continues_to.page == "4"
    assert second.headline == "SCHOOL TRUSTEES MEET"
    assert second.byline == "J. W. ROWE"
    assert not [w for a in (first, second) for w in a.warnings]


def test_as_printed_leaves_marks_as_read() -> None:
    text = "# 育秧\n\n本报讯 记者吴青荷报道 今年早,稻子好(很好)。"
    assert (
        page_from_text(text, SOURCE, as_printed=True).articles[0].paragraphs[0].text.endswith("今年早,稻子好(很好)。")
    )
    assert page_from_text(text, SOURCE).articles[0].paragraphs[0].text.endswith("今年早，稻子好（很好）。")


def test_markdown_is_taken_off() -> None:
    rows = "Title\n=====\n\n**Bold line**\n\n> quoted *word* &amp; [图片]\n\n| a | b |\n|---|---|\n\n***\n\n    set in"
    pieces = next(pages_of(rows))
    assert [p if isinstance(p, PictureMark) else (p.level, p.texts) for p in pieces] == [
        (1, ("Title",)),
        (4, ("Bold line",)),
        PictureMark(),
        (0, ("quoted word &",)),
        (0, ("a b",)),
        (0, ("set in",)),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(DUMP.encode(encoding))
    (dump,) = read_dump(path)
    assert page_in_order(dump).articles[0].headline == "老码头改造完工 夜班渡船恢复通航"


def test_big5(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes("# 老碼頭改造完工\n\n本報訊 記者吳青荷報導 工程昨日驗收,夜班渡船恢復通航。".encode("big5"))
    (dump,) = read_dump(path)
    assert page_in_order(dump).articles[0].headline == "老碼頭改造完工"


def test_a_form_feed_parts_pages(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_text("# 一版\n\n河堤修好了。\f\f# 二版\n\n渡船通航了。", encoding="utf-8")
    pages = [page_in_order(dump) for dump in read_dump(path)]
    assert [(p.source.page, p.articles[0].headline) for p in pages] == [(1, "一版"), (2, "二版")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x02", "binary"),
        (bytes([0, 1, 2, 0, 255, 216, 0, 220]) * 200, "binary"),
        (b"<?xml version='1.0'?><tei/>", "another kind"),
        (b"<root/>\n", "another kind"),
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n<text/>\n</TEI>\n", "another kind"),
        (b"<!DOCTYPE html><html><body>A page</body></html>", "another kind"),
        (b"\xef\xbb\xbf<html><body><p>A page</p></body></HTML>\n", "another kind"),
    ],
)
def test_bad_files_give_one_line(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput) as caught:
        list(read_dump(path))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["<div><img src='a.jpg'></div>", "<table><tr><td>潮位</td></tr></table>", "<br/>潮位<br/>", "<早报>晚"]
)
def test_markdown_may_hold_elements_of_html(text: str, tmp_path: Path) -> None:
    path = tmp_path / "dump.md"
    path.write_text(text, encoding="utf-8")
    assert len(list(read_dump(path))) == 1


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="No such file"):
        list(read_dump(tmp_path / "none.txt"))


@given(st.text("# 河堤修好了，。\n\n（下转）ab-*![]()<>|12 记者 摄", max_size=200))
def test_any_text_gives_a_page_with_every_line_once(text: str) -> None:
    for pieces in pages_of(text):
        page = page_in_order(TextDump(SOURCE, pieces))
        assert sorted(every_line_once(page)) == sorted(line.id for line in page.lines)


@pytest.mark.shared
def test_the_real_dump() -> None:
    (dump,) = read_dump(SHARED / "dumps" / "zjgrrb_2022-03-28_p1.txt")
    page = page_in_order(dump)
    first, second, third = page.articles
    assert [a.byline for a in page.articles] == ["阮向民", "曾晨路", "阮向民"]
    assert (first.kicker or "").endswith("会议提出")
    assert second.kicker == "省总工会就2022年职工疗休养工作作出部署"
    assert (third.kicker or "").startswith("省总工会启动“浙工惠——")
    assert third.headline == "聚焦解决急难愁盼 加大服务保障力度"
    assert (third.subtitle or "").startswith("全力推进、突出加强")
    assert "提升技能人才待遇激励机制" in first.text
    assert [i.credit for i in first.images] == ["记者邹伟锋 摄"]
    gaps = [first.paragraphs[w.paragraph].text[-6:] for w in first.warnings if w.paragraph is not None]
    assert (codes(first), gaps) == (["text_gap"], ["着力破解企业"])
    assert (codes(second), codes(third)) == (["truncated"], [])
    assert third.paragraphs[-1].text.endswith(
        "加强宣传引导，尽快形成一批可复制可推广的典型经验，形成全社会共同关爱和服务新就业形态劳动者的生活品质。"
    )
    assert len(page.removed) == 3
    head = page.masthead
    assert (head.title, head.date, head.weekday, head.lunar_date) == (
        "浙江工人日报",
        "2022-03-28",
        "星期一",
        "壬寅年二月廿六",
    )
    assert (head.issue_number, head.cn_number, head.postal_code) == ("12071", "CN33-0016", "31-2")
    assert (head.website, head.email) == ("www.zjgrrb.com", "zjgrrw@163.com")
    assert (head.address or "").startswith("杭州市学院路117号")
