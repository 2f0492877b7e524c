"""Whose picture it is: 本报记者 甲 摄, 新华社发（甲 摄）, 网上图片, 甲/摄, Photo by A. Voss; and what marks a caption.

A credit is given as printed, brackets and all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cues.folding import collapsed, fold, spaced
from pipeline.cues.han_bylines import ROLE
from pipeline.cues.names import has_surname, is_full_name, split_names

FULL_NAME = 3  # characters
_NAME = r"(?:[㐀-鿿]\s{0,2}[㐀-鿿·]{1,2}|[㐀-鿿·]{2,6})"
_NAMES = rf"{_NAME}(?:[\s、,]{{1,3}}{_NAME}){{0,4}}"
_SHOT = rf"(?:{spaced('摄影报道|摄影|摄制|摄')}|/\s*摄|/\s*图|供图|制图|绘图|绘|漫画)"
_SOURCES = (
    "网上图片|网络图片|资料图片|资料图|资料照片|资料片|图片资料|互联网图片|受访者供图|受访者提供|新华社照片|新华社图片|新华社发|新华社|中新社|"
    "法新社|路透社|美联社|彭博社|欧新社|视觉中国|视觉中心|东方图片|新华图片社|新华图片|中新图片社|中新图片|人民图片|人民视觉|中央社|中通社|档案照片|本报图片|本报资料图片|通讯员供图"
)
_GUEST = "志愿者|摄影师|摄影家|摄影爱好者|读者|网友|市民|群众|乡亲"  # who gave the paper a picture
_MAKER = spaced("漫画|绘图|插图|插画|制图|速写|摄影")
_ALONE = re.compile(
    rf"(?P<open>\(?)\s*(?:(?:{_GUEST})?\s*(?P<by>{_NAMES})\s*/?\s*{_SHOT}|(?:{_MAKER})\s*[/:|]?\s*(?P<of>{_NAMES}))\s*"
    rf"(?:\((?:{spaced(_SOURCES)})\)?|\))?[\s。.]*"
)
_HAN = re.compile(
    rf"(?P<credit>\(?\s*(?:"
    rf"(?:{ROLE}\s*|[㐀-鿿]{{2,4}}(?:通讯社|社|网)\s*(?:发\s*\(?|记者|\()\s*)(?:{_NAMES}\s*)?(?:{ROLE}\s*{_NAMES}\s*){{0,2}}/?\s*{_SHOT}"
    rf"|(?:报记者|者|讯员|员)\s*{_NAMES}\s*/?\s*{_SHOT}"  # with the beginning lost in the picture that it stands at
    rf"|(?:图|摄影|摄|供图|图片来源|图片提供|图片|制图|绘图|照片)\s*[/:|]\s*(?:{ROLE}\s*)?[㐀-鿿A-Za-z·\s、]{{2,20}}"
    rf"|(?:{spaced(_SOURCES)})(?:\s*(?:发|图|照片|\([^()]{{1,14}}\)?))?"
    rf"|[㐀-鿿]{{2,4}}(?:通讯社|社)\s*(?:发|照片)(?:\s*\([^()]{{1,14}}\)?)?"
    rf"|[㐀-鿿]{{2,12}}\s*(?:提供(?:图片|照片)?|供图|供稿)"
    rf")\s*\)?\s*\)?)[\s。.]*"
)
# Set on without a break, after a caption that is no sentence.
_RUN_ON = re.compile(rf"(?P<credit>(?P<by>[㐀-鿿]{{3}})\s*{_SHOT})[\s。.]*$")
_TIMES = frozenset("年月周日时昨今明前近春夏秋冬天夜晨")  # （去年冬天摄） says when
# The last character of …摄 as recognisers read it; told by what stands before it, and by being the end of a caption.
_MISREAD = re.compile(
    rf"[。!?！？…\")]\s*(?P<credit>(?P<role>{ROLE}\s*)?(?P<by>{_NAMES})\s*[提摂褶撮摺撂镊慑损掇]\s*)$"
)
_AGENCY = r"(?:AP|AFP|EPA|Reuters|REUTERS|UPI|Getty(?: Images)?|dpa|Xinhua|CFP|IC|Associated Press|Bloomberg|Keystone)"
_MAKERS = (
    r"(?:(?!The\b|A\b)[A-Z][\w-]+ photo(?:graph)?s?|(?:[A-Z][\w-]+ )?Photo(?:graph)?s?|Foto|Aufnahme|Bild|Cliché|Drawn|Drawing|Sketch(?:ed)?|Cartoon|Picture|Illustration|Map|"
    r"Graphic|Courtesy|Photo courtesy|Special photo|Gezeichnet|Zeichnung|Dessin)"
)
_GIVEN = r"(?:Courtesy|Contributed|Submitted|Provided|Handout|Archive|File|Official|Staff|COURTESY|CONTRIBUTED|SUBMITTED|FILE|STAFF)"
# Whoever took it for the paper: in capitals from the first name on, or with the paper's The.
_FOR_PAPER = (
    r"(?:(?:[A-Z]\.\s?|[A-Z][A-Z'’-]+\s){2,3}FOR THE(?:\s[A-Z][A-Z'’.-]+){1,3}"
    r"|(?:[A-Z]\.\s?|[A-Z][\w'’-]+\s){2,3}for The(?:\s[A-Z][\w'’.-]+){1,3})"
)
_LATIN = re.compile(
    rf"(?P<credit>[(\[]?\s*(?:[-—–]\s*)?(?:"
    rf"(?:{_MAKERS}(?:\s*(?:by|courtesy of|courtesy|von|from|:|/|-|—|–)\s*)|Courtesy of\s+)(?:[\w.'’&:/-]+[ ,]{{0,2}}){{1,7}}"
    rf"|(?:PHOTO(?:GRAPH)?S?|PICTURES?)(?::\s*|\s+BY\s+)(?:[A-Z][\w.'’&:/-]*[ ,]{{0,2}}){{1,7}}"
    rf"|photos?:\s*(?:[\w.'’&-]+[ ,]{{0,2}}){{1,5}}|{_GIVEN} (?:[Pp]hoto(?:graph)?(?:er|s)?|PHOTO(?:GRAPH)?S?)|{_FOR_PAPER}|Photo {_AGENCY}|{_AGENCY}(?:\s*(?:Photo|photo|Wirephoto|Laserphoto))?(?:\s*/\s*[\w. ]{{3,30}})?"
    rf"|(?:Copyright|©)[\w ,.&'’-]{{3,50}}|(?:(?:[A-Z]\.|[A-Z][\w'’-]+)\s?){{2,4}}/\s?(?:The\s)?(?![A-Z]\d)[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,3}}|(?:(?:[A-Z]\.|[A-Z][\w'’]+)\s){{1,3}}(?:/\s*)?(?:{_AGENCY}|Staff [Pp]hoto\w*)"
    rf")\s*[)\]]?)[\s.]*"
)
_CAPTION = re.compile(
    rf"^\s*(?:[▲▼◀▶△▽◁▷►◄↑↓←→]|[左右上下]{{1,2}}?\s*[一二三四①-⑩\d]?\s*图\s*(?:[为是系:,]|\s[一-鿿])|(?:{spaced('图为|图片为|图示|图中')})|图\s*[①-⑩一二三四\d]\s*[:为,]"
    rf"|[①-⑩]\s*[㐀-鿿])"
)
_POINTERS = (
    ("left", re.compile(r"^\s*(?:[▲▼◀▶△▽◁▷►◄]?\s*(?:左|左侧|左側)[图圖]\s*[:：]?|[◀◁◄←](?!\s*[左右上下][图圖])|\(?left\)?\s*[:.,—–-])", re.IGNORECASE)),
    ("right", re.compile(r"^\s*(?:[▲▼◀▶△▽◁▷►◄]?\s*(?:右|右侧|右側)[图圖]\s*[:：]?|[▶▷►→](?!\s*[左右上下][图圖])|\(?right\)?\s*[:.,—–-])", re.IGNORECASE)),
    ("above", re.compile(r"^\s*(?:[▲△↑]?\s*上[图圖]\s*[:：]?|[▲△↑]|\(?(?:above|top)\)?\s*[:.,—–-])", re.IGNORECASE)),
    ("below", re.compile(r"^\s*(?:[▼▽↓]?\s*下[图圖]\s*[:：]?|[▼▽↓]|\(?(?:below|bottom)\)?\s*[:.,—–-])", re.IGNORECASE)),
)  # fmt: skip
_CAPTION_END = re.compile(
    r"(?:\((?:above|below|left|right|at left|at right|center|top|bottom)[^)]{0,12}\))", re.IGNORECASE
)
_WORDS = (
    "本报记者",
    "记者",
    "通讯员",
    "新华社",
    "资料图片",
    "网上图片",
    "网络图片",
    "图片来源",
)  # begin a credit also in the run
_BREAK = re.compile(r"[。！？!?.…\s)\"』」]")


@lru_cache(maxsize=4096)
def credit(text: str) -> str | None:
    """The credit that a text consists of, as printed; None if it is more than that, or none."""
    folded = fold(text)
    if not 2 <= len(folded.strip()) <= 60:
        return None
    plain = folded.strip()
    alone = _ALONE.fullmatch(plain)
    told = (alone and _are_told_names(alone["by"] or alone["of"], marked=_is_marked(alone))) or any(
        p.fullmatch(plain) for p in (_HAN, _LATIN)
    )
    return collapsed(text).strip() if told else None


@lru_cache(maxsize=4096)
def split_credit(caption: str) -> tuple[str, str]:
    """A caption and the credit at its end, both as printed; "" for what is not there.

    The credit begins after a sentence end or a space, with an opening bracket, or with a word of its own; of several beginnings the earliest that makes a
    whole credit counts.
    """
    folded = fold(caption)
    low = max(0, len(folded) - 60)
    for at in range(low, len(folded) - 1):
        begins = at == 0 or _BREAK.match(folded[at - 1]) or folded[at] == "(" or folded.startswith(_WORDS, at)
        if not begins or folded[at].isspace():
            continue
        if found := credit(caption[at:]):
            return caption[:at].rstrip(), found
    run_on = _RUN_ON.search(folded, low)
    if run_on and is_full_name(run_on["by"]):
        return caption[: run_on.start()].rstrip(), collapsed(caption[run_on.start() :]).strip()
    misread = _MISREAD.search(folded, low)
    if misread and (misread["role"] or _are_names(misread["by"])):
        return caption[: misread.start("credit")].rstrip(), collapsed(caption[misread.start("credit") :]).strip()
    return caption.strip(), ""


def caption_cue(text: str) -> bool:
    """Whether the words say that the text describes a picture: ▲, 图为, 右图, 图①, (above)."""
    folded = fold(text)
    return bool(_CAPTION.search(folded) or _CAPTION_END.search(folded))


@lru_cache(maxsize=4096)
def points_at_picture(text: str) -> str | None:
    """Where the mark that a caption begins with points: left, right, above or below (◀, ▲左图：, Left:); None without one."""
    return next((side for side, pattern in _POINTERS if pattern.match(text)), None)


def without_pointer(text: str) -> str:
    """The caption without the mark that points at its picture."""
    found = next((m for _, pattern in _POINTERS if (m := pattern.match(text))), None)
    return text[found.end() :].strip() if found else text


def _is_marked(alone: re.Match[str]) -> bool:
    """Brackets around it, or the words of a report in pictures, leave no doubt."""
    return bool(alone["open"]) or alone[0].rstrip().endswith("摄影报道")


def _are_told_names(text: str, *, marked: bool) -> bool:
    """Names by their surnames; of what is marked by their length too, whatever the surname."""
    names = split_names(text, strict=False) if marked and _TIMES.isdisjoint(text) else None
    return _are_names(text) or (names is not None and all(len(n) <= FULL_NAME for n in names))


def _are_names(text: str) -> bool:
    """Names that no word introduces begin with a surname."""
    names = split_names(text, strict=False)
    return names is not None and all("·" in n or (has_surname(n) and len(n) <= FULL_NAME) for n in names)
