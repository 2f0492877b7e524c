"""Captions told by what stands around them: their titles, credits over them, other captions, columns that begin below."""

from __future__ import annotations

import pytest

from pipeline.document import Page, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Picture, Sheet, Span

EM, PITCH = 20.0, 28.0
LEFT, RIGHT = 100.0, 700.0
TOP, FOOT = 200.0, 500.0  # of the picture
PHOTO = Picture(Box(LEFT, TOP, RIGHT, FOOT))
HAN = ["北岸的渡船昨天起改在上午七点开出", "，原先的末班推迟半小时。码头上新", "添的灯已经点亮，等船的人不必再摸"]
ENGLISH = ["boats leave the north shore at", "seven, and the last of them waits", "for those who come by the train"]


def han(text: str, left: float, top: float, size: float = EM) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def latin(text: str, left: float, top: float, size: float = EM, *, right: float | None = None) -> Span:
    width = len(text) * 0.5 * size if right is None else right - left
    return Span(Box(left, top, left + width, top + size).quad(), text, 0.99)


def columns(lines: list[str], top: float, *lefts: float, width: float = 290.0, rows: int = 6) -> list[Span]:
    """Justified columns side by side."""
    return [
        latin(lines[n % len(lines)], left, top + n * PITCH, right=left + width) for left in lefts for n in range(rows)
    ]


def read(*spans: Span, pictures: tuple[Picture, ...] = (PHOTO,)) -> Page:
    return layout(Sheet(1400, 1500, spans, pictures=pictures))


def images(page: Page) -> list[tuple[str | None, str | None, str | None]]:
    return [(a.headline, i.caption, i.credit) for a in page.articles for i in a.images]


def body(page: Page) -> str:
    return "".join(x.text for x in page.lines if x.role is Role.BODY)


def test_a_title_between_a_picture_and_its_caption_is_the_headline_of_both() -> None:
    """Western ones stand on the axis of the picture."""
    title = latin("THE NEW FERRY AT THE NORTH SHORE", 240, 505, 24, right=560)
    words = [
        latin("She carries four hundred men and sails", LEFT, 535, right=695),
        latin("at the first of the month.", LEFT, 563),
    ]
    rest = columns(ENGLISH, 760, LEFT, LEFT + 310)
    assert ("THE NEW FERRY AT THE NORTH SHORE", "She carries four hundred men and sails at the first of the month.", None) in (
        images(read(title, *words, *rest))
    )  # fmt: skip


def test_a_title_in_larger_chinese_type_over_a_caption() -> None:
    title = han("渡口新灯", LEFT, 505, 27)
    words = [
        han("昨晚北岸渡口的新灯亮了，等船的人在灯下看时刻表，", LEFT, 537),
        han("船工在一旁答话。（江小渔摄）", LEFT, 565),
    ]
    page = read(title, *words, *columns(HAN, 760, LEFT, LEFT + 310), *columns(HAN, 200, 760, 1070, rows=20))
    assert [x for x in images(page) if x[0]] == [
        ("渡口新灯", "昨晚北岸渡口的新灯亮了，等船的人在灯下看时刻表，船工在一旁答话。", "（江小渔摄）")
    ]


def test_a_credit_of_its_own_over_the_words() -> None:
    who = latin("CLARA VOSS/STAFF PHOTOGRAPHER", 440, 503, 17, right=RIGHT)
    words = [latin("Ferrymen of the north shore mend the", LEFT, 525, right=690), latin("lamps.", LEFT, 553)]
    page = read(who, *words, *columns(ENGLISH, 700, LEFT, LEFT + 310))
    assert [x[1:] for x in images(page)] == [
        ("Ferrymen of the north shore mend the lamps.", "CLARA VOSS/STAFF PHOTOGRAPHER")
    ]


def test_a_picture_with_a_signed_caption_has_none_beside_it() -> None:
    words = han("北岸渡口的新灯。（江小渔摄）", LEFT, 505)
    listed = [han(t, RIGHT + 20, 300 + n * PITCH) for n, t in enumerate(["等船须知", "●先下后上", "●看好行李"])]
    page = read(words, *listed, *columns(HAN, 600, LEFT, LEFT + 310, LEFT + 620))
    assert [x[1:] for x in images(page)] == [("北岸渡口的新灯。", "（江小渔摄）")]


def test_a_row_on_top_of_one_of_the_columns_under_a_picture() -> None:
    """The other column begins level with the line below it."""
    words = latin("北岸渡口的新灯在昨晚第一次点亮。", LEFT, 504, right=LEFT + 290)
    page = read(words, *columns(HAN, 504 + PITCH, LEFT, LEFT + 310, rows=4))
    assert [x[1:] for x in images(page)] == [("北岸渡口的新灯在昨晚第一次点亮。", None)]
    assert "新灯在昨晚" not in body(page)


def test_a_caption_ends_where_a_story_begins() -> None:
    words = latin("北岸渡口的新灯在昨晚第一次点亮。", LEFT, 504, right=LEFT + 290)
    opening = latin("【本報訊】北岸的渡船昨天起改在七點", LEFT, 504 + PITCH, right=LEFT + 290)
    page = read(words, opening, *columns(HAN, 504 + 2 * PITCH, LEFT), pictures=(Picture(Box(LEFT, TOP, 390, FOOT)),))
    assert [x[1:] for x in images(page)] == [("北岸渡口的新灯在昨晚第一次点亮。", None)]
    assert body(page).startswith("【本報訊】")


def test_a_sentence_that_goes_on_below_one_that_ended_is_another_text() -> None:
    words = latin("The ferry and her captain.", LEFT, 504, right=LEFT + 280)
    page = read(
        words, *columns(ENGLISH, 504 + PITCH, LEFT, rows=4), pictures=(Picture(Box(LEFT, TOP, LEFT + 290, FOOT)),)
    )
    assert [x[1:] for x in images(page)] == [("The ferry and her captain.", None)]
    assert body(page).startswith("boats leave")


@pytest.mark.parametrize("reached", [0.0, 40.0])
def test_a_caption_whose_first_line_the_picture_was_taken_to_reach_over(reached: float) -> None:
    words = [latin("Ferrymen of the north shore hang", LEFT, 508), latin("lamps. photo: clara voss", LEFT, 508 + PITCH)]
    reaching = Picture(Box(LEFT, TOP, RIGHT, FOOT + reached * 0.75))
    page = read(*words, *columns(ENGLISH, 700, LEFT, LEFT + 310), pictures=(reaching,))
    assert [x[1:] for x in images(page)] == [("Ferrymen of the north shore hang lamps.", "photo: clara voss")]


def test_words_below_the_name_of_who_wrote_the_story_are_no_caption() -> None:
    words = han("北岸渡口的新灯在昨晚第一次点亮，等船的人（江小渔攝）", LEFT, 504)
    name = han("記者江小漁 李大山", LEFT, 504 + PITCH)
    page = read(words, name, *columns(HAN, 580, LEFT, LEFT + 310))
    assert [x[2] for x in images(page)] == ["（江小渔攝）"]


def test_the_credit_of_photo_news_may_run_over_two_lines() -> None:
    """甲某 at the end of one, 某 攝 on the next."""
    title = han("渡口新灯", RIGHT + 20, 210, 34)
    lines = ["北岸渡口的新燈昨晚第一次", "點亮，等船的人在燈下看時", "刻表，船工答話。江小", "渔攝"]
    words = [han(t, RIGHT + 20, 270 + n * PITCH) for n, t in enumerate(lines)]
    page = read(title, *words, *columns(HAN, 700, LEFT, LEFT + 310, LEFT + 620))
    assert "江小渔攝" in [x[2] for x in images(page)]


def test_a_credit_alone_under_the_picture_signs_what_stands_there() -> None:
    words, who = han("北岸渡口的新灯。", LEFT, 505), han("江小渔摄", RIGHT - 80, 531)
    notice = han("下期预告：渡船改点", RIGHT + 20, 470)
    page = read(words, who, notice, *columns(HAN, 600, LEFT, LEFT + 310, LEFT + 620))
    assert [x[1:] for x in images(page)] == [("北岸渡口的新灯。", "江小渔摄")]


def test_a_sentence_that_breaks_off_in_a_caption_goes_on_below_a_wider_gap() -> None:
    words = [latin("FERRY AT MIDNIGHT", LEFT, 505), latin("Ferrymen and students pass lamps along", LEFT, 527)]
    words += [latin("the shore shortly before", LEFT, 549)]
    rest = [latin("midnight. The row of them was as long", LEFT, 584), latin("as the pier.", LEFT, 606)]
    page = read(*words, *rest, *columns(ENGLISH, 760, LEFT, LEFT + 310))
    assert [(x[1] or "")[-12:] for x in images(page)] == ["as the pier."]


def test_a_signed_line_right_over_a_picture_is_its_caption() -> None:
    """
    Cccccccc credit
    ###############
    ###############
    aaaaaaa aaaaaaa
    """
    caption = han("北岸渡口的新灯。江小渔摄", LEFT, TOP - 26)
    rest = [han(HAN[n % 3][:14], left, FOOT + 70 + n * PITCH) for left in (LEFT, LEFT + 310) for n in range(8)]
    assert [i[1:] for i in images(read(caption, *rest))] == [("北岸渡口的新灯。", "江小渔摄")]


def test_a_credit_under_one_picture_and_near_the_next_belongs_to_the_upper_one() -> None:
    """
    ###############
    ###############
    cccccc   credit
         ##########
         ##########
    """
    lower = Picture(Box(400, FOOT + 60, 1000, FOOT + 400))
    words, who = han("北岸渡口的新灯。", LEFT, FOOT + 5), han("（江小渔摄）", RIGHT - 125, FOOT + 33)
    assert ("北岸渡口的新灯。", "（江小渔摄）") in [i[1:] for i in images(read(words, who, pictures=(PHOTO, lower)))]


def test_a_credit_that_white_sets_off_may_end_in_the_row_below() -> None:
    """
    ###################
    cccccccccccc  (本报
    记者 甲 摄)
    """
    words = [han("北岸渡口的新灯照亮码头的石阶（五月二日摄）。", LEFT, FOOT + 5), han("江小渔摄）", LEFT, FOOT + 33)]
    who = han("（本报记者", RIGHT - 100, FOOT + 5)
    page = read(*words, who, *columns(HAN, 600, LEFT, LEFT + 310, LEFT + 620))
    assert [i[1:] for i in images(page)] == [("北岸渡口的新灯照亮码头的石阶（五月二日摄）。", "（本报记者江小渔摄）")]


def test_the_title_of_a_picture_is_no_kicker_of_the_story_below_which_has_its_own() -> None:
    """
    ##############
    TTTTTTTTTTT

    kkkkkkkkk
    HHHHHHHHHHHHHH
    aaaaaaa aaaaaa
    """
    title, kicker = han("北岸渡口亮起新灯", LEFT, FOOT + 10, 36), han("县里推动学校转型", LEFT, FOOT + 80, 28)
    head = han("南岸小学昨天开学", LEFT, FOOT + 120, 60)
    rest = [han(HAN[n % 3][:14], x, FOOT + 200 + n * PITCH) for x in (LEFT, LEFT + 310) for n in range(10)]
    page = read(title, kicker, head, han("北岸灯下看时刻表的人", RIGHT + 20, 470), *rest)
    assert {a.headline for a in page.articles} >= {"北岸渡口亮起新灯", "南岸小学昨天开学"}
    assert [a.headline for a in page.articles if a.images] == ["北岸渡口亮起新灯"]


def test_photo_news_keeps_its_caption_when_its_picture_was_not_found() -> None:
    """
    HHHHHHHH
    cccccccc
    ccc credit
    """
    title = han("北岸渡口新灯亮", LEFT, 900, 44)
    words = [han(HAN[0], LEFT, 960), han("，等船的人不必再摸黑。江小渔摄", LEFT, 988)]
    rest = [han(HAN[n % 3], left, 300 + n * PITCH) for left in (800, 1080) for n in range(12)]
    assert ("北岸渡口新灯亮", HAN[0] + "，等船的人不必再摸黑。", "江小渔摄") in images(
        read(title, *words, *rest, pictures=())
    )


def test_a_picture_between_a_headline_and_its_deck_does_not_take_the_picture_of_its_neighbour() -> None:
    """
    BBBBBBBBBBBBBBBBBBBBBBBBB
    ##############  kkkkkkkk
    ##############  HHHHHHHH
    ##############  ########
    ddddddddddddd   ########
    aaaaaa aaaaaa   bbbbbbbb
    """
    large, small = Picture(Box(100, 190, 780, 690)), Picture(Box(820, 400, 1300, 660))
    banner, deck = han("北岸渡口昨起通航", 100, 70, 110), han("渡船每晚增加六班末班推迟", 110, 705, 40)
    kicker, head = han("新灯点亮码头", 830, 200, 32), han("南岸学校开学", 830, 250, 72)
    left = [han(HAN[n % 3][:16], x, 770 + n * PITCH) for x in (100, 445) for n in range(12)]
    right = [han("山上的小学昨天开学孩子们领到新书", 820, 680 + n * PITCH, 28) for n in range(10)]
    page = read(banner, deck, kicker, head, *left, *right, pictures=(large, small))
    assert {a.headline for a in page.articles} >= {"北岸渡口昨起通航", "南岸学校开学"}
    assert [len(a.images) for a in page.articles if a.headline in ("北岸渡口昨起通航", "南岸学校开学")] == [1, 1]


def test_captions_of_a_row_of_pictures_keep_to_their_pictures() -> None:
    """
    ######## ######## ########
    cccccccc dddddddd eeeeeeee
    cc  who  dddd     ee   who
    """
    row = [Picture(Box(left, TOP, left + 320, FOOT)) for left in (100, 434, 768)]
    first = [han("北岸渡口的新灯。去年冬天以来沿", 100, FOOT + 6), han("江都是这样。江小渔摄", 100, FOOT + 34)]
    second = [han("南岸船工在擦洗渡船准备开航。", 434, FOOT + 6), han("江小渔摄", 674, FOOT + 34)]
    third = [han("山里的孩子第一次看见江上的船队", 768, FOOT + 6), han("列。汪小舟摄", 768, FOOT + 34)]
    page = read(
        han("江上春来早", 300, TOP - 70, 50), *first, *second, *third, *columns(HAN, 700, 100, 410), pictures=tuple(row)
    )
    [news] = [a for a in page.articles if a.images]
    assert [(i.caption, i.credit) for i in news.images] == [
        ("北岸渡口的新灯。去年冬天以来沿江都是这样。", "江小渔摄"),
        ("南岸船工在擦洗渡船准备开航。", "江小渔摄"),
        ("山里的孩子第一次看见江上的船队列。", "汪小舟摄"),
    ]


def test_a_caption_under_a_title_that_is_not_large_belongs_to_the_picture_over_both() -> None:
    """
    ##############
    TTTT
    cccccccccccccc
    cccccc   who
      ##########
      ##########
      dddddd who
    """
    lower = Picture(Box(150, FOOT + 110, 550, FOOT + 400))
    words = [han("五月里的一个早上北岸渡口的渡船第一次满载出航，船工在船头看着石阶", LEFT, FOOT + 46, 18)]
    words += [han("上等船的人。江小渔摄", LEFT, FOOT + 72, 18)]
    page = read(
        han("渡口清晨", LEFT, FOOT + 10, 29),
        *words,
        han("山里的孩子。汪小舟摄", 150, FOOT + 405),
        *columns(HAN, 300, 760, 1070, rows=20),
        pictures=(PHOTO, lower),
    )
    assert ("渡口清晨", "江小渔摄") in [(a, c) for a, _, c in images(page)]
    assert "山里的孩子。" in [b for _, b, _ in images(page)]


def test_sentences_between_a_picture_and_a_headline_are_no_kicker() -> None:
    """
    ##################
    Cccc cccc cc cccc.
    Cccc ccc cc.
    HHHHHHHHHHHHHHHHHH
    aaaaaaaa  aaaaaaaa
    """
    words = [latin("The ferry leaves the north shore at seven. Those", LEFT, FOOT + 8, 28, right=RIGHT - 10)]
    words += [latin("who wait on the steps see the lamps.", LEFT, FOOT + 40, 28, right=500)]
    head = latin("Lamps light the north shore", LEFT, FOOT + 90, 64, right=RIGHT)
    page = read(*words, head, *columns(ENGLISH, FOOT + 180, LEFT, LEFT + 310, rows=12))
    assert [(a.headline, a.kicker) for a in page.articles if a.headline] == [("Lamps light the north shore", None)]
    assert [(b or "")[-9:] for _, b, _ in images(page)] == ["the lamps."[1:]]


def test_a_signed_caption_may_be_as_high_as_the_picture_that_it_stands_beside() -> None:
    """
    ######  Cccc ccc
    ######  ccc cccc
    ######  (credit)
    """
    small = Picture(Box(LEFT, TOP, 380, TOP + 9 * PITCH))
    words = ["Miss Clara Voss of", "the north shore is", "to speak for her", "county at the fair", "of the lake states"]
    words += ["where she will tell", "of lamps and boats", "(Lathrop Studio)"]
    caption = [latin(x, 390, TOP + n * PITCH, right=390 + 260) for n, x in enumerate(words)]
    page = read(*caption, *columns(ENGLISH, TOP, 700, 1010, rows=20), pictures=(small,))
    assert [c for _, _, c in images(page)] == ["(Lathrop Studio)"]


def test_words_that_mark_a_caption_do_so_at_the_corner_of_the_picture_beside_it() -> None:
    """
             Cccccccc
    #######
    #######
    aaaaaaa  bbbbbbb
    """
    words = han("图为渡口的新灯。", RIGHT + 18, TOP - 30)
    page = read(han("北岸渡口新灯亮", LEFT, TOP - 80, 44), words, *columns(HAN, 600, LEFT, LEFT + 310, LEFT + 620))
    assert [b for _, b, _ in images(page)] == ["图为渡口的新灯。"]
