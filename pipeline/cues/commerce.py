"""Words of commerce: how far a text sells, and whether it is a small paid notice."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from pipeline.cues.folding import fold

# Weights say how strongly a word speaks for an advertisement when it stands in a short text.
_CUES: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.0, re.compile(r"(?:招商|加盟|咨询|订购|购房|销售|服务|报名|售楼|广告|订票|客服|预订|招聘)\s*(?:热线|电话|专线)|热线电话|售楼处|扫码|淘宝|包邮")),
    (
        0.8,
        re.compile(
            r"大酬宾|打折|[一二三四五六七八九\d.]+\s*折|特价|优惠|促销|原价|现价|抢购|热销|开盘|送货|免费安装|欲购从速|名额有限|加盟商|旺铺|值得信赖|老店|"
            r"新品上市|惊喜价|低至|分期付款|首付|诚聘|诚招|出租(?!汽?车)|出售|转让|求购|招租|招聘启事|特惠|厂家|直销|代理商?|欢迎(?:光临|选购|订阅|惠顾)"
        ),
    ),
    (0.9, re.compile(r"遗失(?:声明)?|声明作废|公告$|招标公告|拍卖公告|注销公告|清算公告|减资公告|讣告|寻人启事|启事$|广告$|作废")),
    (0.7, re.compile(r"(?:电话|电\s*话|手机|传真|联系人|联系方式|微信|QQ|Tel|TEL|Telephone|Phone|Fernsprecher)\s*[:.]?\s*[\d(+]")),
    (0.5, re.compile(r"(?<!\d)(?:\(?0\d{2,3}\)?[-\s]?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}|\d{4}[-\s]\d{4,7})(?!\d)")),
    (0.3, re.compile(r"购物|品牌|会员|销售|服务")),
    (0.4, re.compile(r"地址\s*:|网址\s*:|www\.|https?:|乘车路线|营业时间")),
    (0.5, re.compile(r"(?:[￥¥$£€]|US\$|HK\$)\s?\d[\d,]*(?:\.\d+)?|\d+(?:\.\d+)?\s*(?:元起|元/|cts?\.|¢|cents\b|Mk\.|Pfg)|(?:^|\s)\d+c\b|\bprice[s,]?\s+\$?\d", re.IGNORECASE)),
)  # fmt: skip
# The same, of a line in small letters: so many words are found twice as fast as in any letters.
_LATIN_CUES: tuple[tuple[float, re.Pattern[str]], ...] = (
    (
        1.0,
        re.compile(
            r"for sale|for rent|to let|mail orders?|catalogue free|free catalogue|agents wanted|satisfaction or your money|money back|easy terms|"
            r"bargains?\b|special sale|our prices|prices? (?:never|low|reduced)|lowest prices|cut prices|per (?:dozen|yard|pair|box|bottle)\b|"
            r"for the relief of|(?:dollars?|cents|\d) (?:the|a|per) (?:bottle|box|pound|pair|dozen|yard|package)|at the store of|never fails|sold only|baking powder|"
            r"\bappl(?:y|ications) (?:to|at|on the premises)|strictly (?:private|confidential)|free delivery|no dealers|teeth without|without (?:pain|plates)\b|"
            r"\bfares?,|freight received|leaves [\w ]{0,20}(?:wharf|pier|dock)|,\s*agents?\.?\s*$|\brent \$|for particulars|inquire (?:of|at)|terms (?:moderate|reasonable|cash)|half the price|\bcordial\b|\bbitters\b|"
            r"\bliniment\b|\bointment\b|open evenings|trading stamps|christmas shopping|sold (?:by|everywhere|only)|all druggists|ask your (?:dealer|druggist|grocer)|"
            r"send for|write for|insist on|guaranteed?\b|painless|on sale|wholesale|retail|dealers? in|manufacturers? of|"
            r"zu (?:verkaufen|vermiethen|vermieten)|zu haben bei|billige? preise|preise|empfiehlt|verkauf|gesch[äa]fts-anzeigen?|händler|à vendre|prix fixe",
        ),
    ),
    (
        0.5,
        re.compile(
            r"\bco\.|& (?:co|sons?|bros?)\b|\bbros\b|brothers\b|\bstore\b|\bstreet\b|\bavenue\b|furniture|jewelry|watches|carpets|stoves|clothing|shoes|hats|pianos|pills|"
            r"tonic|sarsaparilla|soap|fine\b|finest|elegant|everything for|fresh\b|solid (?:silver|gold)|gifts?\b|cor\. |broadway",
        ),
    ),
)  # fmt: skip
_NOTICE = re.compile(
    r"^\W*(?:(?:[㐀-鿿]{0,16}(?:招标|拍卖|注销|清算|减资|更正|催缴|送达|招聘|遗失|征婚|出让|停电|停水|解除|债权转让|公示|寻人|寻物|郑重|道歉|中标|竞价|迁址|迁坟|开业|认领|分立|合并|解散|变卖|律师|寻亲))?"
    r"(?:公告|声明|启事|启示|通告|公示|通知|讣告)"
    r"|(?:招租|招聘|求职|出租|转让|供求|房产|家政|婚介)信息|遗失(?:声明)?|招聘|招租|转让|出租|出售|求购|鸣谢|(?:public |legal |sheriff'?s )?notices?|for sale|for rent|to let|lost|found|lost and found|card of thanks|"
    r"(?:(?:situations?|help|boarders?|agents|girls?|boys?|men|women|salesmen|rooms?)\s+)?wanted(?:\W+(?:fe)?male(?: help)?)?|money to (?:loan|lend)|"
    r"(?:furnished )?(?:rooms?|houses?|stores?|flats?) (?:to let|for (?:rent|sale))|auction(?: sale)?|(?:grand|fall|spring|autumn|winter|summer) opening|"
    r"(?:special|clearance|closing[- ]out|removal|bankrupt) sale|clearance|pianos? (?:tuned|tuning)|painless dentistry|zu verkaufen|gesucht|anzeigen?|bekanntmachung|avis|à vendre|on demande)\W*$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^\W*(?:(?:分类|便民|供求|生活)\s*(?:信息|广告|资讯)|信息广场|广告专栏|classifieds?|(?:classified|want|small)\s+(?:ads?|advertise?ments)|"
    r"(?:kleine|klein)\s?anzeigen|petites annonces)\W*$",
    re.IGNORECASE,
)
_SCALE = 1.6  # cues a hundred characters, for which an advertisement is two to one
_SHORTEST = 100  # characters; a shorter text is weighed as if it were as long


def looks_like_advertisement(texts: Sequence[str]) -> float:
    """How far the words speak of commerce, 0 (not at all) to 1; ``texts`` are the lines of one box or story.

    The measure is the density of commercial words, prices and telephone numbers, so that a story which names a price once
    stays near 0. It knows nothing of type or frames.
    """
    lines = [fold(t) for t in texts if t.strip()]
    length = sum(map(len, lines))
    if not length:
        return 0.0
    found = sum(_weight(line, _CUES) + _weight(line.lower(), _LATIN_CUES) for line in lines)
    density = 100 * found / max(length, _SHORTEST)
    notice = 0.35 if any(classified_notice(t) for t in texts[:2]) else 0.0
    return min(1.0, 1 - math.exp(-density / _SCALE) + notice)


def _weight(line: str, cues: tuple[tuple[float, re.Pattern[str]], ...]) -> float:
    return sum(weight * min(2, len(pattern.findall(line))) for weight, pattern in cues)


def classified_section(text: str) -> bool:
    """Whether a line heads a section of small advertisements: 分类信息, CLASSIFIED ADS."""
    return len(text) <= 40 and bool(_SECTION.match(fold(text)))


def classified_notice(text: str) -> bool:
    """Whether a line is the title of a paid or legal notice: 遗失声明, 拍卖公告, FOR SALE, Zu verkaufen."""
    return len(text) <= 40 and bool(_NOTICE.match(fold(text)))
