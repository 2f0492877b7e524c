"""Who wrote it, in Chinese: 本报记者 甲 通讯员 乙, □记者 甲 文/图, （作者：甲）.

The field holds the names as printed, joined by single spaces. Where a byline names several kinds of people, each kind's
word stays before its names (记者 甲 通讯员 乙); otherwise 记者 and the paper's name are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.cues.folding import fold, spaced
from pipeline.cues.names import has_surname, is_full_name, is_name, split_names

FULL_NAME = 3  # characters
RUN = (5, 6)  # of two names with no white between them
_HOUSE = (
    r"(?:本报|本社|本刊|本网|本台|新华社|中新社|晚报|晨报|早报|新报|快报|都市报"
    r"|[㐀-鿿]{2,8}?(?:日报|晚报|时报|晨报|商报|周报|早报|新报|快报|导报|都市报|工人报|农民报|青年报|通讯社|新闻网)|商报|时报|日报)"
)
_MANNER = r"(?:特约|特派|见习|实习|首席|高级|资深|全媒体|融媒体?|驻[㐀-鿿]{1,4}?|摄影|体育|文字|图片)"
_JOB = rf"(?:{spaced('记者|记着|纪者|通讯员|通信员|实习生|评论员|撰稿人|撰稿|笔者|观察员')})"
ROLE = rf"{_HOUSE}?\s*{_MANNER}*\s*{_JOB}\s*:?"
_ROLES = re.compile(rf"(?P<role>{ROLE})|(?P<plain>(?:作者|采写|撰文|撰稿|编译|整理|口述|文|图|摄影|综合报道)\s*[/:|])")
_AT_END = re.compile(rf"{ROLE}\s*[㐀-鿿]?\s*$")
_TAIL = re.compile(
    r"(?:[/\s]*(?:发自[㐀-鿿]{2,6}|文\s*/?\s*图|图\s*/?\s*文|文并摄影?|文\s*并?\s*摄|摄影报[道导]|综合报[道导]|联合报[道导]|现场报[道导]|/\s*[㐀-鿿]{2,4}?报[道导]|报[道导]|采写|撰文|编译|整理|供稿|执笔|/\s*文|/\s*图|/\s*摄))+$"
)
_DESK = re.compile(r"(?:本\s*报|本\s*社|本\s*刊)\s*[㐀-鿿]{2,4}\s*组")  # 本报港闻组
_PHOTO_TAIL = re.compile(r"(?:摄|摄影|/\s*图|/\s*摄|供图)\s*$")
_BOTH = r"(?:文\s*/?\s*图|图\s*/?\s*文)"
_LEAD = re.compile(rf"{_BOTH}\s*[:/|]?\s*(?={ROLE})")  # 文/图 记者 甲
_NAMES_BOTH = re.compile(rf"(?P<names>[㐀-鿿·\s、]{{2,16}})/?\s*{_BOTH}")  # 甲 文/图
_EACH = re.compile(r"([㐀-鿿]{2,4})\s*/\s*(?:文|图|摄|摄影|撰文)")  # 甲/文 乙/图
_HOMES = "学院|大学|研究院|科学院|社科院|研究所|研究室|研究中心|教研室|办公室|学会|协会|医院|小学|中学|党校|学校|委员会|出版社|博物馆|图书馆|档案馆|事务所|文联|作协"
_POSTS = (
    "校长|院长|所长|馆长|局长|厅长|处长|会长|社长|市长|县长|镇长|村长|董事长|理事长|主席|主任|书记|经理|总裁|教授|研究员|讲师|教师|老师|博士|律师|医师|醫师|"
    "医生|醫生|工程师|经济师|分析师|评论员|专栏作家|作家|编辑|顾问|代表|委员"
)
_POSTED = re.compile(rf"(?P<post>[㐀-鿿]{{2,18}}?(?:{_HOMES}|{_POSTS}))\s+(?P<names>[㐀-鿿·\s、]{{2,20}})")
_AT_HOME = re.compile(rf"(?![记访听看])[㐀-鿿]{{2,18}}(?:{_HOMES})(?P<name>[㐀-鿿·]{{2,4}})")
_POST = re.compile(rf"[㐀-鿿]{{0,10}}(?:{_POSTS})")
_BODY = re.compile(r"(?![记访听看])[㐀-鿿]{2,14}(?:课题|调研|调查|采访|报道|编写|写作|通讯)组")
_EDGES = "□☐■●○◎◇◆▲△★☆▶►·•*|│丨-_ \u3000\t"
_BOXES, _LIKE_BOX = frozenset("□☐"), ("口", "囗", "ロ", "回")
_PRINTED_ROLE = re.compile(rf"{_MANNER}*{_JOB}")


@dataclass(frozen=True, slots=True)
class _Group:
    role: str  # the kind of people, "" for none
    names: tuple[str, ...]


def han_byline(text: str, *, strict: bool = False, marked: bool = False) -> str | None:
    """The names of a text that is a byline and nothing else, with a word that says so; None otherwise.

    ``strict`` wants names with common surnames: for text that nothing marks off. ``marked`` says that brackets did, so that
    even a misread surname counts.
    """
    folded = fold(text)
    start, end = _inside(folded)
    body, printed = folded[start:end], text[start:end]
    if not 2 < len(body) <= 60:
        return None
    if not _EACH.sub("", body).strip() and re.search(r"/\s*[文撰]", body):
        return " ".join(printed[m.start(1) : m.end(1)] for m in _EACH.finditer(body))
    if (both := _NAMES_BOTH.fullmatch(body)) and (named := _told_names(printed[: both.end("names")])):
        return named
    if lead := _LEAD.match(body):
        body, printed = body[lead.end() :], printed[lead.end() :]
    tail = _TAIL.search(body)
    if tail:
        body, printed = body[: tail.start()], printed[: tail.start()]
    elif _PHOTO_TAIL.search(body) or _DESK.fullmatch(body):
        return "".join(printed.split()) if _DESK.fullmatch(body) else None
    marked = marked or "(" in folded[:start] or tail is not None
    groups = _groups(body, printed, strict=strict, marked=marked, tailed=tail is not None)
    if groups is None and body.endswith("文"):  # whose the words are, where others took the pictures
        groups = _groups(body[:-1], printed[:-1], strict=strict, marked=True)
    if groups is None:
        return None
    return _joined(groups) or _house_voice(body)


def words_and_picture(text: str) -> bool:
    """Who wrote and took the picture (甲 文/图, 文/图 记者 甲): a byline, or under the words of photo news its credit."""
    return re.search(_BOTH, fold(text)) is not None and han_byline(text) is not None


def _told_names(text: str) -> str | None:
    """Names by their surnames."""
    names = split_names(text, strict=False)
    told = names is not None and all(has_surname(n) and len(n) <= FULL_NAME for n in names)
    return " ".join(names) if told and names else None


def awaits_name(text: str) -> bool:
    """The text ends with the word for a writer, whose name, or all of it but the first character, is still to come."""
    return _AT_END.search(fold(text)) is not None


def opens_byline(text: str) -> bool:
    """The text begins with the word for a writer."""
    return re.match(rf"\s*{ROLE}", fold(text)) is not None


def posted_names(text: str) -> str | None:
    """Under a headline: where somebody works or what he is, then his name (岚江县中心小学校长　沈明月), or those who wrote it together (县志课题组).

    As printed; None if it is not. The white before the name is lost at times: then a name by its surname counts, behind an institution.
    """
    folded = fold(text).strip()
    found, home = _POSTED.fullmatch(folded), _AT_HOME.fullmatch(folded)
    named = (found and _told_names(found["names"])) or (home and is_name(home["name"], strict=True))
    return " ".join(text.split()) if named or _BODY.fullmatch(folded) else None


def han_post(text: str) -> bool:
    """What a writer is (资深投资顾问): it stands under the name."""
    return _POST.fullmatch(fold(text).strip()) is not None


def bare_names(text: str) -> str | None:
    """A text of nothing but names, with no word that says they wrote it: （甲 乙）, □甲 乙; None otherwise.

    The box before authors' names is read as 口 at times; then, as without any mark, one name must be a full one.
    """
    folded = fold(text)
    start, end = _inside(folded)
    marks = folded[:start]
    misread = not marks and folded[start : start + 1] in _LIKE_BOX and end - start > 2
    start += misread
    boxed = misread or not _BOXES.isdisjoint(marks)
    names = (
        None if set("，,；;/&") & set(folded[start:end]) else split_names(text[start:end], strict=True, parted=boxed)
    )
    if names is None:
        return None
    named = "(" in marks or (boxed and not misread) or len(names) > 1 or is_full_name(names[0])
    return " ".join(names) if named and ("(" in marks or "。" not in folded[end:]) else None


def _inside(folded: str) -> tuple[int, int]:
    """Where the text begins and ends without bullets and the brackets around it."""
    start, end = 0, len(folded)
    while start < end and (folded[start] in _EDGES or folded[start] in "(["):
        start += 1
    while end > start and (folded[end - 1] in _EDGES or folded[end - 1] in ")]。."):
        end -= 1
    return start, end


def _groups(body: str, printed: str, *, strict: bool, marked: bool, tailed: bool = False) -> list[_Group] | None:
    """Kinds of people with their names; None if anything else is in the text, or no kind is named.

    ``tailed`` says that what they did stood behind them: two names that nothing parts, and which may be parted in two ways, are one.
    """
    roles = list(_ROLES.finditer(body))
    if not roles or body[: roles[0].start()].strip():
        return None
    groups = []
    for here, after in zip(roles, [*roles[1:], None], strict=True):
        end = after.start() if after else len(body)
        between = re.sub(r"[/\s]+[文图]\s*$", "", printed[here.end() : end]).strip(" :：,，、")
        apart = bool(here["plain"]) or printed[here.end() : here.end() + 1].isspace() or here[0].startswith("本")
        names = split_names(between, strict=strict or not (apart or marked)) if between else ()
        if names is None and tailed and len(between) in RUN and has_surname(between):
            names = (between,)
        if names is None:
            return None
        groups.append(_Group(_kind(here), names))
    named = [n for g in groups for n in g.names]
    housed = re.match(rf"\s*{_HOUSE}", body)
    return groups if housed or marked or not named or any(has_surname(n) for n in named) else None


def _kind(role: re.Match[str]) -> str:
    found = _PRINTED_ROLE.search("".join((role["role"] or "").split()).rstrip(":"))
    return found[0] if found else ""


def _joined(groups: list[_Group]) -> str:
    named = [g for g in groups if g.names]
    several = len({g.role for g in named if g.role}) > 1
    return " ".join(" ".join(([g.role] if several and g.role else []) + list(g.names)) for g in named)


def _house_voice(body: str) -> str | None:
    """本报评论员 speaks for the paper and needs no name."""
    return (
        "".join(body.split())
        if re.fullmatch(r"\s*(?:本\s*报|本\s*刊|本\s*社)\s*(?:特\s*约)?\s*评\s*论\s*员\s*", body)
        else None
    )
