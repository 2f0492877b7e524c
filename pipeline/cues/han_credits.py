"""Chinese wordings that say whose picture it is, of text that was folded: 本报记者 甲 摄, 新华社发（甲 摄）, 资料图片, 图源：甲."""

from __future__ import annotations

import re

from pipeline.cues.folding import spaced
from pipeline.cues.han_bylines import ROLE
from pipeline.cues.names import has_surname, is_full_name, split_names

FULL_NAME = 3  # characters
_NAME = r"(?:[㐀-鿿]\s{0,2}[㐀-鿿·]{1,2}|[㐀-鿿·]{2,6})"
_NAMES = rf"{_NAME}(?:[\s、,]{{1,3}}{_NAME}){{0,4}}"
_SET_CLOSE = r"[㐀-鿿]\s{1,2}[㐀-鿿]{3,4}"  # 李　明王小红
_SHOT = rf"(?:{spaced('摄影报道|摄影|摄制|拍摄|摄|翻拍|航拍')}|/\s*摄|/\s*图|供图|制图|绘图|绘|漫画)"
_DRAWN = r"\s+[作图]"  # 新华社发 甲 作; only with white before it, as 作 and 图 are words of captions too
_GUEST = "志愿者|摄影师|摄影家|摄影爱好者|读者|网友|市民|群众|乡亲|作者"  # who gave the paper a picture
_MAKER = spaced("漫画|绘图|插图|插画|制图|速写|摄影|航拍|翻拍")
_AGENCY = (
    "新华社|中新社|中国新闻社|新闻社|法新社|路透社|美联社|彭博社|欧新社|共同社|俄新社|韩联社|塔斯社|中央社|中通社|新华图片社|中新图片社|"
    "新华图片|中新图片|东方图片|人民图片|人民视觉|视觉中国|视觉中心|东方IC|CFP|IC|法新|路透|彭博"
)
_STOCK = (
    "(?:本报)?(?:资料|档案|历史)(?:图片|照片|图|照|片)|(?:网上|网络|互联网|视频|影片|影像|电视|网页|监控)(?:图片|照片|截图|画面|图)|网图|截图|图片资料|"
    "本报(?:图片|照片)|传真(?:图片|照片)|无人机(?:图片|照片)|无人机拍摄|拼版照片|受访者供图|受访者提供|通讯员供图"
)
_SOURCES = rf"(?:{spaced(_AGENCY)}|{_STOCK})"
_BRACKETED = r"\([^()]{1,16}\)?"
_PLATES = (
    r"(?:本[版组文栏报](?:图片|照片|摄影|插图|供图)?|(?:以上|文中)(?:图片|照片)|(?:图片|照片)(?=\s*(?:均|皆|由|除)))"
)

_ALONE = re.compile(
    rf"(?P<open>\(?)\s*(?:(?:{_GUEST})?\s*(?P<by>{_NAMES}|{_SET_CLOSE})\s*(?:/?\s*{_SHOT}|{_DRAWN})"
    rf"|(?:{_MAKER})\s*[/:|]?\s*(?P<of>{_NAMES}))\s*"
    rf"(?:\(\s*{_SOURCES}\s*\)?|\))?[\s。.]*"
)
_TOLD = re.compile(
    rf"(?P<credit>\(?\s*(?:"
    rf"(?:{ROLE}\s*|[㐀-鿿]{{2,6}}(?:通讯社|(?<!本)(?:社|网|报|台))\s*(?:发\s*\(?|记者|\()|[㐀-鿿]{{2,8}}(?:通讯|报道|宣传)组)\s*(?:{_NAMES}\s*)?(?:{ROLE}\s*{_NAMES}\s*){{0,2}}/?\s*{_SHOT}"
    rf"(?:\s*{_BRACKETED})?"
    rf"|(?:报记者|者|讯员|员)\s*{_NAMES}\s*/?\s*{_SHOT}"  # with the beginning lost in the picture that it stands at
    rf"|(?:{_GUEST})?\s*[㐀-鿿]{{1,3}}(?:先生|女士|小姐|同学)\s*(?:用手机)?(?:拍摄|摄|供图|提供)"
    rf"|作者(?:自|本人)?(?:摄|拍摄)|[㐀-鿿]{{0,6}}摄影记者\s*{_NAMES}"
    rf"|(?:图|摄影|摄|{_MAKER}|供图|图源|图据|来源|图片来源|图片提供|图片|制图|绘图|照片)\s*[/:|]\s*(?:{ROLE}\s*)?[㐀-鿿A-Za-z·\s、]{{2,20}}"
    rf"|(?:图源|图据|图片来源)\s*[㐀-鿿A-Za-z·]{{2,12}}"
    rf"|{_SOURCES}\s*{_NAMES}\s*/?\s*{_SHOT}"
    rf"|{_SOURCES}(?:\s*(?:发\s*{_NAMES}\s+作|发|图片|照片|图|供图|/\s*{_SOURCES}|{_BRACKETED}))?"
    rf"|[㐀-鿿]{{2,6}}(?:通讯社|社)\s*(?:发|照片)(?:\s*{_BRACKETED})?"
    rf"|{_PLATES}\s*(?:除[㐀-鿿]{{2,4}}外)?[\s,]*(?:均|皆)?\s*(?:由|为|系|来自|[/:])?\s*"
    rf"(?:{_SOURCES}|(?:{ROLE}\s*)?{_NAMES}\s*(?:{_SHOT}|提供))"
    rf"|(?:均|皆)(?:由|为|系)?\s*(?:{_SOURCES}|(?:{ROLE}\s*)?{_NAMES}\s*(?:{_SHOT}|提供))"
    rf"|[㐀-鿿]{{2,12}}\s*(?:提供(?:图片|照片)?|供图|供稿)"
    rf"|本[版组期](?:摄影|图片)\s*[/:]?\s*{_NAMES}"
    rf"|{_SOURCES}\s*{_NAMES}\s+作"
    rf"|政府新闻处(?:图片|照片)?"
    rf")\s*\)?\s*\)?)[\s。.]*"
)
# White, or the end of a sentence, before three characters at the most and 摄 after them: a name, whatever the surname.
_SHORT = re.compile(r"\(?(?P<by>[㐀-鿿]{2,3})\s*摄\)?[\s。.]*")
_NEVER = frozenset("他她它我你们这那要在的了是说被把将也就都很不和与及拍")  # in a name
_WORK = re.compile(
    rf"\((?:摄影|版画|国画|中国画|油画|水彩画?|水粉画?|粉画|木刻|剪纸|书法|篆刻|素描|速写|漫画|雕塑)\)\s*(?P<credit>(?:作者\s*)?{_NAME})\s*$"
)
# Set on without a break, after a caption that is no sentence.
_RUN_ON = re.compile(rf"(?P<credit>(?P<by>[㐀-鿿]{{3}})\s*{_SHOT})[\s。.]*$")
_TIMES = frozenset("年月周日时昨今明前近春夏秋冬天夜晨")  # （去年冬天摄） says when
# The last character of …摄 as recognisers read it; told by what stands before it, and by being the end of a caption.
_MISREAD = re.compile(
    rf"[。!?！？…\")]\s*(?P<credit>(?P<role>{ROLE}\s*)?(?P<by>{_NAMES})\s*[提摂褶撮摺撂镊慑损掇]\s*)$"
)


def is_han_credit(text: str) -> bool:
    """Whether all of a text says whose picture it is."""
    found, short = _ALONE.fullmatch(text), _SHORT.fullmatch(text)
    return bool(
        (found and _are_told_names(found["by"] or found["of"], marked=_is_marked(found)))
        or (short and (_NEVER | _TIMES).isdisjoint(short["by"]))
        or _TOLD.fullmatch(text)
    )


def credit_run_on(text: str, low: int) -> int | None:
    """Where the credit begins that a caption runs into, or whose last character was misread; or the artist of a work."""
    run_on = _RUN_ON.search(text, low)
    if run_on and is_full_name(run_on["by"]):
        return run_on.start()
    misread = _MISREAD.search(text, low)
    if misread and (misread["role"] or _are_names(misread["by"])):
        return misread.start("credit")
    work = _WORK.search(text, low)
    return work.start("credit") if work else None


def _is_marked(found: re.Match[str]) -> bool:
    """Brackets around it, or the words of a report in pictures, leave no doubt."""
    return bool(found["open"]) or found[0].rstrip().endswith("摄影报道")


def _are_told_names(text: str, *, marked: bool) -> bool:
    """Names by their surnames; of what is marked by their length too, whatever the surname."""
    names = split_names(text, strict=False) if marked and _TIMES.isdisjoint(text) else None
    return _are_names(text) or (names is not None and all(len(n) <= FULL_NAME for n in names))


def _are_names(text: str) -> bool:
    """Names that no word introduces begin with a surname."""
    names = split_names(text, strict=False)
    return names is not None and all("·" in n or (has_surname(n) and len(n) <= FULL_NAME) for n in names)
