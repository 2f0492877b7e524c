"""Where the paper is made and how it is reached: website, e-mail, address, publisher, telephone, printer, staff.

Text in, claims out; telephone, printer and staff fill lines of furniture without being fields of the masthead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from pipeline.cues.folding import collapsed, fold, spaced
from pipeline.masthead.facts import Claim, Fact

_HOST = r"(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![A-Za-z])|[@＠©]\s?[A-Za-z0-9-]+(?:\s?[.,]\s?[A-Za-z0-9-]+)*?\s?[.,]\s?(?:com|cn|net|org|gov|hk|de|fr|uk|tw|mo)(?:\s?[.,]\s?(?:cn|hk|tw|uk))?(?![a-z]))"
# A space within the name is believed only right after the label.
_EMAIL = re.compile(
    rf"(?:(?<=[箱件l][:;])\s*[A-Za-z0-9][\w.+-]*\s[\w.+-]+|[A-Za-z0-9][\w.+-]*)\s?{_HOST}", re.IGNORECASE
)
_EMAIL_LABEL = re.compile(
    r"(?:电子(?:邮箱|邮件|信箱)|邮箱|投稿邮箱|投稿信箱|电邮|E\s?[-一]?\s?mail)\s*[:;]?\s*", re.IGNORECASE
)
_SITE = re.compile(
    r"(?<![@A-Za-z0-9_.-])(?:https?\s*[:;]\s*/{1,2}\s*)?(?:www(?:\.[a-z0-9-]+)+\.[a-z]{2,}(?![a-z@])(?:/[\w/.-]*)?|(?:[wWvV]{2,4}\s?[.,·]\s?[A-Za-z0-9-]+(?:\s?[.,·]\s?[A-Za-z0-9-]+)*|"
    r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)\s?[.,·]\s?(?:com|cn|net|org|gov|hk|info|news|de|fr)(?:\s?[.,·]\s?(?:cn|hk|tw|net))?(?![a-z@])(?:/[\w/.-]*)?)",
    re.IGNORECASE,
)
_SITE_LABEL = re.compile(
    rf"(?:{spaced('电子版|电子报|数字报|官方网站|官网|网址|网站|新闻网|手机报|网络版|多媒体数字报')})\s*[:;]?\s*",
    re.IGNORECASE,
)
_LABELS = "邮编|邮政编码|电话|传真|邮箱|电子|网址|广告|发行|印刷|零售|定价|热线|总编|值班|责任|版式|校对|编辑|地址|社址|国内|邮发|总第|主办|出版|E-mail"
_ROOMS = "总编室|编辑部|采访部|记者部|广告部|发行部|办公室"
_ADDRESS = re.compile(
    rf"(?:{spaced('报社地址|本报地址|地址|社址|本报社址|通讯地址|馆址|编辑部')})\s*[:]\s*(?P<v>(?![\d\s-]+(?:$|\s))[^:]{{4,40}}?)(?=\s*(?:$|[|。;]|(?:{_ROOMS})\s*\d|(?:{_LABELS})\s*[:)]|\s(?:{_LABELS})|邮编|邮政编码|\s{{2,}}))"
)
_ZIP = re.compile(rf"(?:{spaced('邮编|邮码|邮政编码')})\s*[:]?\s*\d{{6}}")
# A hotline of few digits needs its colon.
_HOTLINE = re.compile(r"[一-鿿]{0,6}(?:热线|电话|总机)\s*:\s*\d{3,8}(?!\d)")
_PHONE = re.compile(
    rf"(?:(?:{spaced('新闻|广告|发行|订阅|投诉|报料|爆料|编辑部|联系|咨询|服务|本报|值班|监督|采编|总编室|办公室')}){{0,2}}(?:{spaced('电话|热线|专线|传真|手机|总机')})|Tel(?:ephone)?|Fax|Phone)\s*[:.]?\s*[\d(0O][\d()\s|/、,~-]{{5,40}}\d",
    re.IGNORECASE,
)
_PERMIT = rf"[一-鿿]{{0,8}}(?:{spaced('内刊准印证|准印证|准印号|准印|内资准字|内部资料准字')})"
_OFFICE = re.compile(
    rf"{_PERMIT}\s*[):]?\s*[(]?(?:[A-Z]{{0,4}}[一-鿿]?\s*第?\s*[A-Z0-9-]{{2,12}}\s*号?)?[)]?|(?:{spaced('广告经营许可证|广告许可证|广告发布登记|经营许可证|印刷许可证|广告经营许可')})[^:]{{0,12}}[:]?\s*[\w()第号-]{{2,24}}|"
    rf"(?:{spaced('印刷单位|承印单位|承印|印刷')})\s*[:]\s*[一-鿿]{{3,20}}|[一-鿿]{{2,14}}(?:印刷厂|印务(?:有限)?(?:责任)?公司|印刷(?:有限)?公司)\s*(?:印刷|承印|印)?|"
    rf"(?:{spaced('发行部|广告部|总编室|编辑部|办公室|新闻部|发行单位|订阅|发行|值班总编|采编中心')})\s*[:]\s*[\w\s()-]{{2,24}}|本报(?:法律|常年)[一-鿿]{{0,4}}顾问[^。]{{2,30}}|"
    r"[Ee]ntered (?:at|as)[\w ,.'-]{8,80}|[Pp]ublished (?:daily|weekly|every)[\w ,.'-]{4,60}"
)
_PUBLISHER = re.compile(
    rf"(?:(?:{spaced('主管主办|主办单位|主办|主管|出版单位|出版者|出版|编辑出版')})\s*[:]\s*(?P<a>[一-鿿]{{3,20}}?)(?=\s*(?:$|[\s(|。;,、]|(?:{_LABELS})))|"
    rf"(?P<b>[一-鿿]{{2,14}}(?:报社|报业集团|日报社|传媒集团|传媒中心|委员会|党委|总工会|宣传部|报馆))\s*(?:{spaced('编辑出版|主办|出版|主管主办|主管|承办|印行|发行')})|"
    r"(?:[Pp]ublished\s+by|PUBLISHED\s+BY)\s+(?P<c>[A-ZÀ-Þ][\w.,&' À-ÿ-]{2,60}))"
)
_AUTHORITY = re.compile(r"^[一-鿿]{4,}(?:主管主[办辦]|主管|主[办辦])(?=[一-鿿]{4})")  # before the house that publishes
_HERAUSGEBER = re.compile(r"\W*(?P<w>[A-Za-zÀ-ÿ]{10,15})\s+[vb]on\s+(?P<c>[A-ZÀ-Þ][\w.,&' À-ÿ-]{4,60})")
_STAFF_WORDS = spaced(
    "今日责任编辑|编审|本版责任编辑|本版责编|本版编辑|本版主编|本版美编|责任编辑|责任校对|值班主任|值班编委|值班总编|值班编辑|版式设计|版式制作|图片编辑|视觉设计|视觉编辑|编辑|责编|主编|美编|版式|校对|制图|组版|排版|检校|审读|统筹|策划|监制|终审|编委|设计|美术编辑|执行主编"
)
_STAFF_NAME = rf"(?!{_STAFF_WORDS})[一-鿿](?:\s?(?!{_STAFF_WORDS})[一-鿿]){{1,2}}"
_STAFF = re.compile(
    rf"(?:(?<!第)[一二三四五六七八]\s?版\s?)?(?:{_STAFF_WORDS})\s*(?:[:;/|]\s*{_STAFF_NAME}(?:{_STAFF_NAME}(?=\s|$))?|{_STAFF_NAME})"
    rf"(?:[\s、,]+{_STAFF_NAME}(?![一-鿿]*\s*[:;]))*"
)
_OPEN_PERMIT = re.compile(rf"{_PERMIT}\W*")
_EDITOR = re.compile(r"(?:[Ee]ditors?|Redak[tc]eur|Redaktion|Rédacteur)\s*[:]\s*[A-ZÀ-Þ][\w. '’-]{2,40}")


def opens_permit(text: str) -> bool:
    """Whether a line is the label of a printing permit (准印证) whose number stands on the next one."""
    return bool(_OPEN_PERMIT.fullmatch(fold(text)))


def find_contacts(text: str, printed: str) -> Iterator[Claim]:
    """``text`` is folded, ``printed`` the same as it was read; addresses and names are taken from the latter."""
    yield from _electronic(text)
    for found in _ADDRESS.finditer(text):
        yield Claim(Fact.ADDRESS, collapsed(printed[found.start("v") : found.end("v")]), found.start(), found.end())
    yield from _publishers(text, printed)
    for fact, pattern in (
        (Fact.OFFICE, _ZIP),
        (Fact.OFFICE, _PHONE),
        (Fact.OFFICE, _HOTLINE),
        (Fact.OFFICE, _OFFICE),
        (Fact.STAFF, _STAFF),
        (Fact.STAFF, _EDITOR),
    ):
        for found in pattern.finditer(text):
            yield Claim(fact, found[0], found.start(), found.end())


def _electronic(text: str) -> Iterator[Claim]:
    mails = list(_labelled(_EMAIL, _EMAIL_LABEL, text))
    for start, at, end in mails:
        yield Claim(Fact.EMAIL, _address_form(text[at:end]), start, end)
    for start, at, end in _labelled(_SITE, _SITE_LABEL, text):
        if not any(s <= at < e for s, _, e in mails):
            yield Claim(Fact.WEBSITE, _site_form(text[at:end]), start, end, rank=int("w." in text[at:end].lower()))


def _publishers(text: str, printed: str) -> Iterator[Claim]:
    for found in _PUBLISHER.finditer(text):
        name = "a" if found["a"] else "b" if found["b"] else "c"
        value = _AUTHORITY.sub("", printed[found.start(name) : found.end(name)].strip(" ."))
        yield Claim(Fact.PUBLISHER, value, found.start(), found.end(), rank=int("报" in found[0]))
    german = _HERAUSGEBER.match(text)
    if german and Levenshtein.normalized_similarity(german["w"].lower(), "herausgegeben") > 0.7:
        value = printed[german.start("c") : german.end()].strip(" .")
        yield Claim(Fact.PUBLISHER, value, german.start(), german.end())


def _labelled(value: re.Pattern[str], label: re.Pattern[str], text: str) -> Iterator[tuple[int, int, int]]:
    """(where the label begins, where the value begins, where it ends) of each value."""
    labels = {m.end(): m.start() for m in label.finditer(text)}
    for found in value.finditer(text):
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        yield labels.get(at, at), at, found.end()


def _address_form(text: str) -> str:
    return "".join(text.split()).replace(",", ".").replace("©", "@")


def _site_form(text: str) -> str:
    """Without the protocol; wvvw and www, are read as www."""
    plain = "".join(text.split()).replace(",", ".").replace("·", ".").replace(";", ":")
    plain = re.sub(r"^https?:/{1,2}", "", plain, flags=re.IGNORECASE)
    return re.sub(r"^(?:[wWvV]{3,5}\.?|[wWvV]{2}\.)(?=[\w-]+\.)", "www.", plain).rstrip("/.")
