"""Credits, and captions with a credit at their end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cues import caption_credit, caption_cue, credit, split_credit, without_pointer

CREDITS = [
    "本报记者 李明 摄",
    "记者李明摄",
    "李明 摄",
    "鮑春生 攝",
    "（本报记者 李明 摄）",
    "通讯员 李明 摄影报道",
    "岚江通讯社发（李明 摄）",
    "东澜社记者 李明 摄",
    "新华社记者 李 明 摄",
    "新华社发",
    "网上图片",
    "資料圖片",
    "（资料图片）",
    "受访者提供",
    "李明/摄",
    "报记者李明摄",
    "者李明摄影报道",
    "本报记者摄",
    "新报记者李明摄",
    "漫画 李明",
    "某某供图",
    "省图书馆供图",
    "图/李明",
    "摄影：李明",
    "法新社",
    "Photo by John Voss",
    "PHOTOGRAPH: JOHN VOSS",
    "PICTURES BY JOHN VOSS/THE BEE",
    "Staff photograph",
    "Drawn by Lathrop",
    "Photograph: Ellery News Service",
    "AP Photo/J. Doe",
    "Reuters",
    "Foto: dpa",
    "Zeichnung von Steinbrück",
    "Clara Voss / The Sentinel",
    "J. B. Voss/Ellery Post",
    "CLARA VOSS FOR THE SENTINEL",
    "J. B. Voss for The Ellery Post",
    "(Post photo by Clara Voss)",
    "—Photograph by staff artist.",
    "Courtesy photo",
    "通讯员 李明 记者 张大山 摄",
    "志愿者 李明 摄",
    "本报记者李明通讯员张大山摄影报道",
    "李明摄（资料图片）",
    "中新圖片社",
    "（麥大山攝）",
    "（瓊大山攝）",
    "—Official Photograph.",
    "photo: clara voss",
    "新华社/法新",
    "新华社发 李明 作",
    "美聯社圖片",
    "路透",
    "視覺中國供圖",
    "人民视觉",
    "图源：视觉中国",
    "图源网络",
    "图据视觉中国",
    "圖／李明",
    "記者李大山／攝影",
    "大公報記者李明攝",
    "双河农场通讯组 李明 摄",
    "本報檔案照",
    "本报资料照片",
    "互联网图",
    "视频截图",
    "傳真照片",
    "无人机照片",
    "新华社发（李明 摄，无人机照片）",
    "作者自摄",
    "摄影记者 李明",
    "融媒记者李明摄",
    "宓一帆摄",
    "（墨禾 摄）",
    "（读者余先生用手机拍摄）",
    "（李 明王小红 摄）",
    "漫畫：阿竹",
    "航拍：李明",
    "均由本报记者李明摄",
    "（均为资料图片）",
    "本组图片由李明摄",
    "本版图片除署名外由青石镇提供",
    "本版摄影：李明",
    "PHOTO: CLARA VOSS",
    "PHOTOGRAPH: CLARA VOSS",
    "PICTURES: CLARA VOSS",
    "Pic: Clara Voss",
    "COURTESY OF CLARA VOSS",
    "STAFF PHOTO BY CLARA VOSS",
    "Ellery Staff Photo by Clara Voss.",
    "—Ellery Post Photo",
    "Lathrop Studio",
    "International News Photo",
    "Acme Telephoto",
    "AFP via Getty Images",
    "Alamy Stock Photo",
    "CLARA VOSS, STAFF PHOTOGRAPHER",
    "Clara Voss | The Post",
    "Fotos: dpa",
    "Handout",
    "新华社 李明 摄",
    "新华图片社李明摄",
]


@pytest.mark.parametrize("text", CREDITS)
def test_credits_are_given_as_printed(text: str) -> None:
    assert credit(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "近日在市里拍摄",
        "大家一起拍摄",
        "（1月2日摄）",
        "（去年冬天摄）",
        "photo by noon",
        "The mayor of the town",
        "The photo by the door",
        "A wreath FOR THE FALLEN",
        "Sketch of Garvin.",
        "图书馆开馆",
        "车本报记者李明摄",
        "漫画家李明",
        "SEE HARBOR/A6",
        "他说要摄",
        "昨日摄",
        "The pictures by the door",
        "In the Studio",
        "网上购物",
        "图为李明",
        "",
    ],
)
def test_other_texts_are_no_credits(text: str) -> None:
    assert credit(text) is None


@pytest.mark.parametrize("text", CREDITS)
@pytest.mark.parametrize("caption", ["图为工人在新桥上作业。", "Dredgers at work upon the bar."])
@pytest.mark.parametrize("joint", [" ", "　"])
def test_a_credit_at_the_end_of_a_caption(caption: str, joint: str, text: str) -> None:
    assert split_credit(caption + joint + text) == (caption, text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("消防员转移群众本报记者 李明 摄", ("消防员转移群众", "本报记者 李明 摄")),
        ("工人登上新车本报记者李明摄", ("工人登上新车", "本报记者李明摄")),
        ("老人在村口等车岚江通讯社记者李明摄", ("老人在村口等车", "岚江通讯社记者李明摄")),
        ("水位下降三成东澜新闻社发（李明摄）", ("水位下降三成", "东澜新闻社发（李明摄）")),
        ("新桥夜景（资料图片）", ("新桥夜景", "（资料图片）")),
        ("工人作业（1月2日摄）", ("工人作业（1月2日摄）", "")),
        ("The tug Amos. (AP Photo)", ("The tug Amos.", "(AP Photo)")),
        ("The ship at night, photo by noon", ("The ship at night, photo by noon", "")),
        ("志愿者清理垃圾李大山 摄", ("志愿者清理垃圾", "李大山 摄")),
        ("志愿者一起拍摄", ("志愿者一起拍摄", "")),
        ("晒谷（摄影）墨禾", ("晒谷（摄影）", "墨禾")),
        ("秋水（摄影）展览昨天在青石镇开幕", ("秋水（摄影）展览昨天在青石镇开幕", "")),
        ("The sisters at the Lathrop Studio.", ("The sisters at the Lathrop Studio.", "")),
        ("The sisters in May. Lathrop Studio", ("The sisters in May.", "Lathrop Studio")),
        ("THE GATE WAS OPENED. Photo by Lathrop Studio", ("THE GATE WAS OPENED.", "Photo by Lathrop Studio")),
        ("THE GATE IS OPEN Photo by Lathrop Studio", ("THE GATE IS OPEN", "Photo by Lathrop Studio")),
        ("水库开闸泄洪。", ("水库开闸泄洪。", "")),
        ("水库开闸泄洪。本报记者李明提", ("水库开闸泄洪。", "本报记者李明提")),
        ("水库开闸泄洪，本报记者李明提", ("水库开闸泄洪，本报记者李明提", "")),
        ("", ("", "")),
    ],
)
def test_other_captions(text: str, parts: tuple[str, str]) -> None:
    assert split_credit(text) == parts


@pytest.mark.parametrize(
    "text", ["▲ 工人在装车", "图为现场", "右图：工人", "图①：工人", "①工人", "The mayor (left) and"]
)
def test_words_that_mark_a_caption(text: str) -> None:
    assert caption_cue(text)


@pytest.mark.parametrize("text", ["图书馆开馆", "上图书馆借书去", "The mayor", ""])
def test_words_that_do_not(text: str) -> None:
    assert not caption_cue(text)


@given(st.text(max_size=90))
def test_splitting_loses_nothing_but_spaces(text: str) -> None:
    caption, found = split_credit(text)
    assert "".join((caption + found).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("左图：渡船靠岸。", "渡船靠岸。"),
        ("▲渡船靠岸。", "渡船靠岸。"),
        ("左图：渡船靠岸。右图：乘客上船。", "左图：渡船靠岸。右图：乘客上船。"),
    ],
)
def test_the_mark_that_points_at_one_picture_is_left_out(text: str, plain: str) -> None:
    assert without_pointer(text) == plain


@pytest.mark.parametrize("text", ["李小明 文/图", "文/圖 記者李小明"])
def test_who_wrote_it_too_signs_a_caption(text: str) -> None:
    """Anywhere else it is a byline."""
    assert caption_credit(text) == text
    assert credit(text) is None
    assert caption_credit("记者李小明") is None
