"""Is it the title of a Chinese paper, and was it read right?

Titles stand in calligraphy and seal script, which OCR misreads with some confidence. A reading is believed if the recogniser
is sure of it, or if it consists of words, or if the page names the paper elsewhere; otherwise there is no title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.chinese_script import to_simplified, to_traditional
from pipeline.continuation.lexicon import lexicon
from pipeline.cues.folding import fold
from pipeline.cues.labels import column_label
from pipeline.masthead.values import Title

_ENDS = "报|新闻|周刊|周末|消息|导刊|日刊|晨刊|晚刊|时讯|快讯|晨讯|早讯|日讯|晚讯"
_TITLE = re.compile(
    rf"(?P<stem>[㐀-鿿]{{1,9}}?)(?P<kind>(?:{'|'.join('日晚早晨时商导周画快月学信党都公文汇电')})?(?:{_ENDS}))"
)
_KINDS = re.compile(
    r"(?:日|晚|早|晨|时|商|导|周|画|快|月|学|都市|青年|工人|农民|广播电视|电视|法制|法治|教育|科技|文化|信息|经济|体育|健康|老年|少年|生活|新|公)?(?:报|新闻|周刊|周末|消息|导刊|时讯|快讯)$"
)
_MENTION = re.compile(
    rf"(?P<t>[㐀-鿿]{{1,8}}?(?:{_ENDS}))(?=社(?![会区保])|记者|编辑部|数字报|客户端|官方|传媒|报业|网(?![络友上])|印刷厂|印务|讯)|《(?P<q>[㐀-鿿]{{1,8}}(?:{_ENDS}))》"
)
_DOUBLED = re.compile(r"([日晚晨早时時])\1([报報])")  # a character wider than high that was read twice
_LEAD_INS = re.compile(
    r"^(?:由|本|据|是|与|和|及|向|在|为|请|见|《|关注|欢迎订阅|主办单位|主办|出版|版权归|印刷|承印|地址|中共|下载|扫描|登录|订阅)+"
)
_NO_NAMES = frozenset(
    ["本报", "报", "新闻", "消息", "海报", "电报", "简报", "警报", "周报", "年报", "月报", "日报", "晚报", "周刊"]
)
_NOT_PAPERS = _NO_NAMES | frozenset(
    [
        "本报",
        "海报",
        "情报",
        "电报",
        "举报",
        "申报",
        "汇报",
        "预报",
        "喜报",
        "捷报",
        "简报",
        "上报",
        "通报",
        "回报",
        "播报",
        "填报",
        "谎报",
        "瞒报",
        "警报",
        "周报",
        "年报",
        "月报",
        "日报",
        "报",
        "新闻",
        "消息",
    ]
)
SURE, LIKELY, HOPELESS = 0.95, 0.93, 0.55  # confidence of the recogniser


def looks_like_title(text: str) -> bool:
    """Whether the characters could be a paper's title, by how they end; spaces do not count."""
    plain = fold("".join(text.split())).strip("《》·-.。")
    if column_label(plain):
        return False
    return (
        2 <= len(plain) <= 12
        and plain not in _NO_NAMES
        and not plain.endswith("报报")
        and bool(_TITLE.fullmatch(plain))
    )


def names_paper(text: str) -> bool:
    """Whether it can be nothing but a paper's title: 新闻 and 周刊 end the names of sections too, 报 does not."""
    return fold(text).endswith("报") and looks_like_title(text)


def judge_title(printed: str, confidence: float, mentions: Counter[str], *, traditional: bool) -> Title:
    """What to believe of a reading, given the papers that the page names elsewhere and the script it is set in."""
    plain = one_script("".join(printed.split()).strip("《》·-.。"), traditional=traditional)
    text = _DOUBLED.sub(r"\1\2", plain)
    named = _best_mention(text, mentions, plain=confidence >= SURE)
    if named is not None:
        return Title(to_traditional(named) if traditional else to_simplified(named), sure=True)
    if not looks_like_title(text) or confidence < HOPELESS:
        return Title(None, sure=False)
    worded = confidence >= SURE or _is_worded(text)
    if worded or confidence >= LIKELY:
        return Title(text, sure=worded and confidence >= LIKELY and text == plain)
    return Title(None, sure=False)


def mentioned_papers(texts: Iterable[str]) -> Counter[str]:
    """Papers that the texts name as publishers or in quotation: X日报社, X日报记者, 《X日报》; folded."""
    found: Counter[str] = Counter()
    for text in texts:
        if "报" not in text and "報" not in text and "《" not in text:
            continue
        for match in _MENTION.finditer(fold(text)):
            name = _LEAD_INS.sub("", match["t"] or match["q"])
            if 2 <= len(name) <= 10 and name not in _NOT_PAPERS:
                found[name] += 1
    return found


def one_script(text: str, *, traditional: bool) -> str:
    """A title that was read half in one script and half in the other is given in the script of the page."""
    if to_simplified(text) == text or to_traditional(text) == text:
        return text
    return to_traditional(text) if traditional else to_simplified(text)


def _best_mention(text: str, mentions: Counter[str], *, plain: bool) -> str | None:
    """The named paper that this reading is, or is a misreading of: as long, and at least half of it alike.

    What was read ``plain`` as another kind of paper is another one of the same house: 岚江周末 of 岚江日报社.
    """
    folded = fold(text)
    if folded in mentions:
        return folded  # the page says it in type, whatever the calligraphy is
    like = [
        m
        for m in mentions
        if len(m) == len(folded)
        and 2 * sum(a == b for a, b in zip(m, folded, strict=True)) >= len(m)
        and not (plain and _is_another_kind(folded, m))
    ]
    return max(like, key=lambda m: (mentions[m], m)) if like else None


def _is_another_kind(text: str, named: str) -> bool:
    """晚报 against 日报; a single 报 may have lost its other half to the calligraphy. Words that are no paper's name at all differ too."""
    kind, other = _kind(text), _kind(named)
    return kind != other and (len(kind) > 1 or in_words(text))


def _kind(text: str) -> str:
    found = _KINDS.search(text)
    return found[0] if found else ""


def _is_worded(text: str) -> bool:
    """What stands before 日报 and its like consists of words of two characters or more."""
    return in_words(_KINDS.sub("", fold(text)))


def in_words(text: str) -> bool:
    """Whether the ideographs can be parted into known words of two or more."""
    stem = fold(text)
    words = lexicon().words
    reach = {0}
    for end in range(2, len(stem) + 1):
        if any(start in reach and stem[start:end] in words for start in range(max(0, end - 4), end - 1)):
            reach.add(end)
    return bool(stem) and len(stem) in reach
