"""Chinese names of people, told by surname, length and dictionary."""

from __future__ import annotations

import re

from pipeline.continuation.lexicon import lexicon

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦"
    "江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳"
    "盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬"
    "屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水云昌凤酆湛羊禹狄贝臧成茅支昝"
    "付肖闫仝逯亓晁苌幸粟麻干鹿阚厉铁苍敬衡扶储濮璩占信伊海涛冶战"
    "呂鮑樂竇湯龐遲鄔閆肖龔厲嶽喬鳳齊紀閔厙鞏聞陰鬱璩淩烏貝巖廣車賁廉薑詹薊宮寧鄺冼勵馮單鄒侶騰闕"
    "經張劉陳楊趙黃吳孫鄭謝韓馮蕭鄧許蘇盧蔣賈葉閻鐘鍾陸蘭龍錢湯賴龔莊龐顧顏嚴溫蘆魯韋畢聶關淩費紀項歐陽強華車邊饒穆黨連蒙計賴盧羅萬譚鄒湯寧閔喬賀顧"
    "叢習於雲儲衞衛婁應戰揚時晉來欒塗遊暢蓋簡萇蒼範荊藍藺談諶鐵銀闞馬臺"
    "区區麦麥劳勞佘凃庾钮鈕練缪繆巢危寇尚楼樓惠荀帅帥邝鄺亢郗"
)
_COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪姜范姚谭廖邹熊陆孔崔邱秦顾侯邵孟龚雷贺"
)
_FREQUENT = frozenset("毛石尹武乔赖樊殷施陶翟倪俞鲁葛韦聂邢骆岳庄詹祁耿柳金")  # common too, but words begin with them
_DOUBLE = frozenset(
    {
        "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "端木", "夏侯", "公冶",
        "公羊", "公西", "公良", "宇文", "长孙", "鲜于", "闾丘", "司空", "司寇", "仲孙", "轩辕", "钟离", "澹台", "申屠",
        "太叔", "濮阳", "淳于", "单于", "赫连", "万俟", "闻人", "独孤", "南宫", "东郭", "拓跋", "呼延", "梁丘", "左丘",
        "谷梁", "巫马", "漆雕", "乐正", "颛孙", "宗政", "歐陽", "司馬", "諸葛", "尉遲", "公孫", "東方", "長孫", "鮮于",
        "閭丘", "仲孫", "軒轅", "鍾離", "鐘離", "濮陽", "單于", "赫連", "聞人", "獨孤", "南宮", "東郭", "穀梁", "樂正",
        "澹臺", "巫馬",
    }
)  # fmt: skip
_PARTICLES = frozenset("的了是在和与及也就都很不")  # never in a name
_RUN = re.compile(r"[㐀-鿿][㐀-鿿·]*")
_LONG_NAME = re.compile(r"[㐀-鿿]{2,6}·[㐀-鿿·]{1,12}")  # names of other peoples of China, such as 阿依古丽·买买提


def split_names(text: str, *, strict: bool, parted: bool = True) -> tuple[str, ...] | None:
    """The names that a text consists of; None if anything else is in it.

    Names are parted by spaces, commas or strokes; the two characters of a short name may be set apart (李　明). ``strict``
    asks each to begin with a surname that is common and not to be a word of the dictionary. ``parted`` cuts two names that
    are set without a space between them, or with one in the wrong place (甲 乙丙丁).
    """
    parts = [p for p in re.split(r"[\s、,，;；/&]+", text.strip()) if p]
    names: list[str] = []
    waiting = ""
    for part in parts:
        if not _RUN.fullmatch(part):
            return None
        if len(part) == 1 and waiting:
            names.append(waiting + part)
            waiting = ""
        elif len(part) == 1:
            waiting = part
        elif waiting and 3 <= len(part) <= 4 and has_surname(waiting) and has_surname(part[1:]):
            names += [waiting + part[0], part[1:]]  # 李　明王小红: the white within a name is wider than that after it
            waiting = ""
        elif waiting and not parted:
            return None
        else:
            names += _parted(waiting + part) if parted else [part]
            waiting = ""
    known = sum(is_name(n, strict=strict) for n in names)
    if (
        waiting
        or not names
        or known < len(names) - (len(names) >= 3)
        or not all(2 <= len(n) <= 4 or "·" in n for n in names)
    ):
        return None  # among three names one may have a rare surname
    return tuple(names)


def is_name(text: str, *, strict: bool) -> bool:
    """Whether the characters can be one name; ``strict`` as in ``split_names``."""
    if _LONG_NAME.fullmatch(text):
        return not any(part in lexicon().words for part in text.split("·"))
    if not 2 <= len(text) <= 4 or "·" in text:
        return False
    if not strict:
        return True
    if text[:2] in _DOUBLE:
        return len(text) >= 3
    return (
        len(text) <= 3
        and _PARTICLES.isdisjoint(text)
        and text[0] in _SURNAMES
        and lexicon().tags.get(text, "nr").startswith("nr")
    )


def is_full_name(text: str) -> bool:
    """Three characters that are a name whatever stands around them: a very common surname, and no word of the dictionary."""
    known = text[:1] in _COMMON or (text[:1] in _FREQUENT and text[:2] not in lexicon().words)
    return len(text) == 3 and known and text[2] not in "摄报网版社" and is_name(text, strict=True)


def is_short_name(text: str) -> bool:
    """Two characters that are a name where names stand: a common surname, and nothing that the dictionary has."""
    known = text[:1] in _COMMON or text[:1] in _FREQUENT
    return len(text) == 2 and known and is_name(text, strict=True) and text not in lexicon().words


def has_surname(text: str) -> bool:
    return text[:1] in _SURNAMES or text[:2] in _DOUBLE


def _parted(run: str) -> list[str]:
    """Two names set without a space between them, where only one cut gives both a surname, or the second one a common one."""
    if not 5 <= len(run) <= 6 or "·" in run:
        return [run]
    cuts = [n for n in (2, 3) if 2 <= len(run) - n <= 3 and has_surname(run) and run[n] in _SURNAMES]
    if len(cuts) > 1:
        cuts = [n for n in cuts if run[n] in _COMMON]
    return [run[: cuts[0]], run[cuts[0] :]] if len(cuts) == 1 else [run]
