"""Standing words over columns and in small boxes: 短评, 要闻, 今日导读, 天气, WEATHER, INDEX."""

from __future__ import annotations

import re

from pipeline.cues.folding import fold

_COLUMNS = frozenset(
    [
        "导读",
        "今日导读",
        "要闻",
        "今日要闻",
        "要闻速递",
        "简讯",
        "短讯",
        "快讯",
        "快报",
        "短评",
        "时评",
        "社论",
        "社评",
        "评论",
        "评论员文章",
        "本报评论员文章",
        "本报评论员",
        "编者按",
        "编后",
        "记者手记",
        "今日看点",
        "今日谈",
        "今日关注",
        "今日视点",
        "特别关注",
        "特别报道",
        "独家报道",
        "深度报道",
        "热点",
        "焦点",
        "头条",
        "综合新闻",
        "综合",
        "国际",
        "国内",
        "国际新闻",
        "国内新闻",
        "本地新闻",
        "时政",
        "时政新闻",
        "民生",
        "民生新闻",
        "社会",
        "社会新闻",
        "经济",
        "经济新闻",
        "财经",
        "体育",
        "体育新闻",
        "文化",
        "文娱",
        "副刊",
        "图片新闻",
        "图片报道",
        "特写",
        "通讯",
        "消息",
        "综述",
        "述评",
        "访谈",
        "人物",
        "读者来信",
        "来信",
        "论坛",
        "观察",
        "观点",
        "声音",
        "视野",
        "连载",
        "专栏",
        "专题",
        "专版",
        "特刊",
        "调查",
        "数字",
        "链接",
        "相关链接",
        "新闻链接",
        "背景",
        "新闻背景",
        "一句话新闻",
        "要闻简报",
        "港闻",
        "两岸",
        "中国",
        "副刊",
        "地产",
        "投资理财",
        "马经",
    ]
)
_LATIN_COLUMNS = frozenset(
    [
        "sports",
        "sport",
        "business",
        "commerce",
        "opinion",
        "editorial",
        "editorials",
        "news",
        "local",
        "metro",
        "national",
        "world",
        "politics",
        "arts",
        "culture",
        "lifestyle",
        "features",
        "classified",
        "classifieds",
        "comics",
        "television",
        "food",
        "home",
        "travel",
        "science",
        "health",
        "education",
        "religion",
        "society",
        "finance",
        "markets",
        "letters",
        "obituaries",
        "amusements",
        "inland",
        "ausland",
        "lokales",
        "politisches",
        "politik",
        "wirtschaft",
        "handel",
        "feuilleton",
        "vermischtes",
        "telegraph",
        "telegraphisches",
        "sports",
        "anzeigen",
    ]
)
_WEATHER = re.compile(
    r"^\W*(?:今日|明日|本市|市区)?(?:天气(?:预报)?|气象)\W*$|^\W*(?:the\s+)?weather(?:\s+forecast)?\W*$|^\W*(?:das\s+)?wetter\W*$",
    re.IGNORECASE,
)
_INDEX = re.compile(
    r"^\W*(?:今日|本期)?(?:导读|目录|索引|版面导航|内容提要)\W*$|^\W*(?:index|inside(?:\s+today)?|contents|today's index|inhalt)\W*$",
    re.IGNORECASE,
)


def column_label(text: str) -> bool:
    """Whether a line is nothing but the standing title of a column (栏目); such lines are kickers, not headlines."""
    plain = re.sub(r"[\W_]+", "", fold(text))
    return plain in _COLUMNS or plain.lower() in _LATIN_COLUMNS


def box_label(text: str) -> str | None:
    """``"weather"`` or ``"index"`` for the title of a box that tells no story, None for anything else."""
    folded = fold(text).strip()
    if len(folded) > 30:
        return None
    if _WEATHER.match(folded):
        return "weather"
    return "index" if _INDEX.match(folded) else None
