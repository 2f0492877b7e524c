"""Standing words over columns and in small boxes: 短评, 要闻, 今日导读, 天气, WEATHER, INDEX."""

from __future__ import annotations

import re

from pipeline.cues.folding import fold
from pipeline.scripts import is_han

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
        "读者来函",
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
        "新闻分析",
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
        "our view",
        "in our view",
        "our opinion",
        "in our opinion",
        "comment",
        "commentary",
        "viewpoint",
        "perspective",
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
    r"^\W*(?:今日|本期|本报|新闻|要闻)?(?:导读|目录|索引|版面导航|内容提要|看点|要目|提要)\W*$|^\W*(?:index|inside(?:\s+today)?|contents|today's index|inhalt)\W*$",
    re.IGNORECASE,
)


# Titles over a group of short items of which each has its own heading, or none.
_BRIEFS = re.compile(
    r"(?:[一-鿿]{2,4}?)?(?:简讯|短讯|短波|快讯|快递|简报|速递|速览|集锦|拾零|微新闻|传真|点击|一览|撷英|快报|零讯|文讯|校讯|厂讯|数则|几则)|(?:今日|新闻)焦点|"
    r"(?:一{0,2}句话|简明|短)新闻|新闻(?:集纳|荟萃|快递|扫描|短波|速读)|[一-鿿]{2}信息|要闻(?:速读|集纳)|(?!今[日天]|本[报期])[一-鿿]{2}(?:要闻|内外|短打)|(?:[一-鿿]{2})?动态|各地传真|短新闻|(?:news |local |world |national |city )?briefs?|"
    r"(?:the )?briefing|(?:late(?:st)? )?(?:news |war )?bulletins|\w+ (?:bulletin|digest|round ?up)|(?:news )?in brief|brevities|(?:local )?brevities|(?:local|city|state|personal|news) (?:items|notes|news|mention|jottings|gleanings)|"
    r"brief mention|personals?|(?:local |recent )?(?:obituaries|deaths)|deaths and funerals|(?:our |readers )?letters(?: to (?:the|our) editor| from (?:our )?readers)?|"
    r"letters? box|(?:around|about|round) (?:town|(?:the|our) (?:town|city|village|valley|county|district|state|region|nation|country|world|island|coast|bay|square|harbou?r|courthouse|schools?|churches))|"
    r"kurze (?:nachrichten|meldungen)|kleine (?:nachrichten|chronik)|aus aller welt|vermischtes|faits divers|en bref|nouvelles diverses",
    re.IGNORECASE,
)
# What the names of columns are made of (国际观察, 前哨论坛): one of these words, alone or after two or three characters that say of what.
_KINDS_OF_COLUMN = re.compile(
    r"(?:[一-鿿]{2,3})?(?:论坛|观察|对话|视点|视角|视线|快评|时评|短评|锐评|微评|评论|聚焦|访谈|纪实|在线|直击|镜头|影像|观点|随笔|札记|漫笔|茶座|夜话|前沿|瞭望|"
    r"纵横|天地|广角|之窗|追踪|解读|回眸|特稿|特写|调查|连线|讲堂|沙龙|笔谈|杂谈|漫谈|经纬|人物志|专刊|专版|副刊|话题|大家谈|三人谈|观潮|"
    r"摘编|信箱|热线|时空|大观|万象|圆桌|书评|书架|走笔|小小说|漫话|夜谭)"
)
_PAIR = re.compile(r"[一-鿿]{2,5}\s*[·・•‧.]\s*[一-鿿]{2,5}")
_ISSUE = re.compile(r"\(?总?\s*第\s*[\d〇○零一二三四五六七八九十百千]{1,6}\s*期\)?")
_BRACKETS = re.compile(r"\s*[【〖\[［〔](?P<name>[^【〖\[［〔】〗\]］〕]{2,12})[】〗\]］〕]\s*")
_OPENS_STORY = re.compile(r"[讯电]$|消息$|记者|通讯员")


def column_label(text: str) -> bool:
    """Whether a line is nothing but the standing title of a column (栏目); such lines are kickers, not headlines.

    It is known, or stands in the brackets of one (【今日谈】); those around 本报讯 open a story.
    """
    folded = fold(text)
    words = re.sub(r"[\W_]+", " ", folded).split()
    plain = "".join(words)
    known = plain in _COLUMNS or " ".join(words).lower() in _LATIN_COLUMNS
    return known or bool(_KINDS_OF_COLUMN.fullmatch(plain)) or _in_brackets(text)


def briefs_label(text: str) -> bool:
    """Whether a line is nothing but the title over a group of short items: 简讯, 一句话新闻, 港聞短訊, NEWS IN BRIEF, Obituaries, Around the valley."""
    plain = " ".join(re.sub(r"[\W_]+", " ", fold(text)).split())
    return 2 <= len(plain) <= 24 and bool(_BRIEFS.fullmatch(plain if plain.isascii() else plain.replace(" ", "")))


def issue_number(text: str) -> bool:
    """Whether a line is nothing but the number of a weekly page or a supplement (第218期)."""
    return bool(_ISSUE.fullmatch(fold(text).strip()))


def column_pair(text: str) -> bool:
    """Whether a line is the name of a series with that of its column after a dot (新春走基层·蹲点日记), or reads like one."""
    return bool(_PAIR.fullmatch(text.strip()))


def _in_brackets(text: str) -> bool:
    """Brackets around all of a few ideographs."""
    found = _BRACKETS.fullmatch(text)
    name = "".join(fold(found["name"]).split()) if found else ""
    return 2 <= len(name) <= 8 and all(is_han(c) or c == "·" for c in name) and not _OPENS_STORY.search(name)


def box_label(text: str) -> str | None:
    """``"weather"`` or ``"index"`` for the title of a box that tells no story, None for anything else."""
    folded = fold(text).strip()
    if len(folded) > 30:
        return None
    if _WEATHER.match(folded):
        return "weather"
    return "index" if _INDEX.match(folded) else None
