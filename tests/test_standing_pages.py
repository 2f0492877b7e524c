"""Pages set in vertical columns: the head is at the top of the page, columns go in tiers, lines over two tiers are parted."""

from __future__ import annotations

from pipeline.document import Page
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.links import possible_links
from pipeline.layout.page import survey, weigh
from pipeline.sheet import Picture, Rule, Sheet, Span

EM, PITCH = 30, 44
TIERS = (200, 540)
TEXT = (
    "河灣鎮的渡口昨天換了",
    "新船第一班船載着趕早",
    "集的人過了江船長說往",
    "後每半小時開一班雨天",
    "也不停鎮上的老人記得",
    "從前過江要等一頓飯的",
    "工夫如今一袋煙就到了",
    "渡口的燈也換成了亮的",
)
LOWER = tuple(text[::-1] for text in TEXT)


def standing(text: str, right: float, top: float) -> Span:
    return Span(Box(right - EM, top, right, top + EM * len(text)).quad(), text, 0.99, vertical=True)


def level(text: str, left: float, top: float, em: float) -> Span:
    return Span(Box(left, top, left + em * len(text), top + em).quad(), text, 0.99)


def page(*, merged: int | None = None) -> Page:
    spans = [
        level("地方要聞", 480, 40, 44),
        level("第三版", 820, 40, 40),
        level("中華民國八十四年五月二十三日", 60, 50, 22),
    ]
    for n, (upper, lower) in enumerate(zip(TEXT, LOWER, strict=True)):
        right = 900 - n * PITCH
        if n == merged:
            box = Box(right - EM, TIERS[0], right, TIERS[1] + EM * len(lower))
            spans.append(Span(box.quad(), upper + lower, 0.95, vertical=True))
        else:
            spans += [standing(upper, right, TIERS[0]), standing(lower, right, TIERS[1])]
    return layout(Sheet(1000, 1000, tuple(spans), (), (), ()))


def told(found: Page) -> str:
    return "".join(p.text for a in found.articles for p in a.paragraphs)


def test_columns_go_from_right_to_left_in_tiers() -> None:
    assert told(page()) == "".join(TEXT + LOWER)


def test_a_line_over_two_tiers_is_parted() -> None:
    assert told(page(merged=4)) == "".join(TEXT + LOWER)


def test_the_head_is_read_at_the_top() -> None:
    head = page().masthead
    assert (head.page_number, head.section) == ("3", "地方要聞")


def test_polygons_begin_at_the_upper_left_corner_of_the_page() -> None:
    found = page()
    first = next(x for x in found.lines if x.text == TEXT[0])
    assert first.vertical
    assert tuple(map(round, first.polygon[0])) == (900 - EM, TIERS[0])


# A page with level headlines, a caption and decks among its columns.
WIDE = 1000
FIRST = 260  # the top of the first tier


def tier(texts: tuple[str, ...], top: float, right: float = 900) -> list[Span]:
    return [standing(text, right - n * PITCH, top) for n, text in enumerate(texts)]


def laid_out(*spans: Span, rules: tuple[Rule, ...] = (), pictures: tuple[Picture, ...] = ()) -> Page:
    return layout(Sheet(WIDE, 1200, spans, rules, (), pictures))


def headed(*more: Span) -> Page:
    """Kicker, a headline in two parts and a deck, all level, over columns in two tiers."""
    heads = [
        level("兩岸等了二十年", 640, 60, 34),
        level("今晨通車", 716, 110, 60),
        level("河灣大橋", 416, 110, 60),
        level("首日行人逾萬", 640, 185, 40),
    ]
    return laid_out(*heads, *tier(TEXT, FIRST), *tier(LOWER, FIRST + 340), *more)


def test_level_lines_of_a_heading_follow_one_another_from_the_top_and_their_parts_from_the_left() -> None:
    (article,) = headed().articles
    assert (article.kicker, article.headline, article.subtitle) == (
        "兩岸等了二十年",
        "河灣大橋 今晨通車",
        "首日行人逾萬",
    )
    assert told(headed()) == "".join(TEXT + LOWER)


def test_the_last_character_of_a_column_that_stands_alone_runs_as_the_others_do() -> None:
    alone = Span(Box(900 - 8 * PITCH - EM, FIRST, 900 - 8 * PITCH, FIRST + EM).quad(), "了", 0.99)
    (article,) = laid_out(*tier(TEXT, FIRST), alone, *tier(LOWER, FIRST + 340)).articles
    assert article.headline is None
    assert told(laid_out(*tier(TEXT, FIRST), alone, *tier(LOWER, FIRST + 340))) == "".join((*TEXT, "了", *LOWER))


def test_level_lines_under_a_picture_are_its_caption_and_end_with_the_credit() -> None:
    picture = Picture(Box(60, FIRST, 500, FIRST + 240))
    caption = [
        level("渡口昨夜的最後一班", 62, FIRST + 248, 26),
        level("本報記者江遠攝", 316, FIRST + 247, 26),
    ]
    found = laid_out(*tier(TEXT, FIRST), *tier(LOWER, FIRST + 340), *caption, pictures=(picture,))
    (image,) = [i for a in found.articles for i in a.images]
    assert image.caption == "渡口昨夜的最後一班"
    assert image.credit == "本報記者江遠攝"
    assert told(found) == "".join(TEXT + LOWER)


def test_a_deck_runs_down_from_a_level_headline_before_the_first_column() -> None:
    deck = Span(Box(856, FIRST, 900, FIRST + 44 * 12).quad(), "沿線三鎮放假一日渡輪停航", 0.99, vertical=True)
    headline = level("河灣大橋今晨通車", 420, 150, 60)
    found = laid_out(headline, deck, *tier(TEXT, FIRST, 840), *tier(LOWER, FIRST + 340, 840))
    (article,) = found.articles
    assert (article.headline, article.subtitle) == (headline.text, deck.text)
    assert told(found) == "".join(TEXT + LOWER)


def test_a_title_down_the_side_of_the_page_is_the_title_and_what_is_beside_it_is_not_the_head() -> None:
    head = [
        level("中華民國八十四年五月二十三日", 60, 40, 26),
        level("星期二", 520, 40, 26),
        level("第一二三四五號", 700, 40, 26),
        Span(Box(880, 90, 980, 490).quad(), "河灣日報", 0.99, vertical=True),
    ]
    headline = level("河灣大橋今晨通車", 300, 150, 60)
    found = laid_out(*head, headline, *tier(TEXT, FIRST, 840), *tier(LOWER, FIRST + 340, 840))
    assert found.masthead.title == "河灣日報"
    assert [a.headline for a in found.articles] == [headline.text]


def test_rows_of_a_headline_that_are_spaced_to_one_length_are_one_headline() -> None:
    rows = [
        Span(Box(830, FIRST, 900, FIRST + 640).quad(), "河灣渡口停航", 0.99, vertical=True),
        Span(Box(750, FIRST, 818, FIRST + 640).quad(), "兩岸鄉親話別老船長", 0.99, vertical=True),
    ]
    (article,) = laid_out(*rows, *tier(TEXT, FIRST, 730), *tier(LOWER, FIRST + 340, 730)).articles
    assert article.headline == "河灣渡口停航兩岸鄉親話別老船長"


def test_no_text_goes_down_through_a_rule_into_columns_beside_a_heading_of_their_own() -> None:
    #  left of the rule a level headline heads two tiers; right of it stand two tiers of another story
    left = tuple(text[3:] + text[:3] for text in TEXT[:6])
    lower = tuple(text[::-1] for text in left)
    spans = (
        *(*tier(TEXT, FIRST), *tier(LOWER, FIRST + 340)),
        level("新橋通車", 230, 180, 60),
        *(*tier(left, FIRST, 500), *tier(lower, FIRST + 340, 500)),
    )
    rule = Rule(Box(530, 170, 534, FIRST + 660))
    seen = weigh(survey(Sheet(WIDE, 1200, spans, (rule,), (), ())))
    strips = {s.first.text: n for n, s in enumerate(seen.strips)}
    ways = {link.source for link in possible_links(seen) if link.target == strips[lower[0]]}
    assert strips[left[0]] in ways
    assert strips[LOWER[0]] not in ways
