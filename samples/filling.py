"""The body of a story: paragraphs until the strips are full, with openings, crossheads, endings and jump lines."""

from __future__ import annotations

from dataclasses import dataclass

from samples.flow import Flow
from samples.newsroom import Reporter
from samples.values import Type


@dataclass(frozen=True, slots=True)
class Plan:
    """What a story's body should do. ``limit`` ends it after so many lines; None: when its strips are full.

    ``rest`` is the text that was left over on the page where the story began.
    """

    jump: str = ""
    continued: str = ""
    rest: str = ""
    opening: str = ""
    signed: bool = False
    crossheads: float = 0.0
    limit: int | None = None


def zh_opening(reporter: Reporter) -> str:
    """The words in the run of the first paragraph that say who reports; often none."""
    hant = reporter.desk.convert("华") != "华"
    forms: tuple[str, ...]
    if hant:
        forms = (
            "【本报讯】",
            "【本报讯】",
            "【本报记者{人#记}报道】",
            "【记者{人#记}、{人#通}报道】",
            "",
            "本报记者 {人#记} 报道 ",
        )
    else:
        forms = (
            "本报讯（记者{人#记}）", "本报讯　记者{人#记}报道　", "本报{市#京}{1-12}月{1-28}日讯（记者{人#记}　通讯员{人#通}）",
            "本报讯（通讯员{人#通}）", "{通讯社}{市#京}{1-12}月{1-28}日电（记者{人#记}）", "本报讯　", "", "", "记者{人#记}报道：",
        )  # fmt: skip
    return reporter.fill(reporter.desk.rng.choice(forms))


def latin_opening(reporter: Reporter, *, old: bool) -> str:
    """A dateline such as ``LONDON, August 26.—``; often none."""
    rng = reporter.desk.rng
    if rng.random() > (0.7 if old else 0.35):
        return ""
    if not old:
        return reporter.fill("{cityname} — ")
    german = reporter.desk.language == "de"
    return reporter.fill("{cityname}, {1-28}. {month}. " if german else "{cityname}, {month} {1-28}.—")


def fill(flow: Flow, reporter: Reporter, number: int, plan: Plan) -> tuple[list[str], str]:
    """Pour a story into its strips; the paragraphs as the reader copies them (crossheads among them), and what was cut off."""
    draft = flow.draft
    rng, indent = draft.rng, draft.style.indent
    first_room, misses = flow.room(), 0
    stop_at = 0 if plan.limit is None else max(0, first_room - plan.limit)
    paragraphs: list[str] = []
    since = 0
    while flow.room() > stop_at and misses < 14:
        left = flow.room() - stop_at
        if paragraphs and since >= 2 and left > 9 and rng.random() < plan.crossheads:
            crosshead = reporter.crosshead()
            if flow.put_crosshead(crosshead, number):
                paragraphs.append(crosshead)
                since = 0
        text, flush = _next(flow, reporter, plan, first=not paragraphs)
        at = 0.0 if flush else indent
        if plan.jump and flow.measure(text, number, indent=at)[1] is None:
            paragraphs.append(flow.put_cut(text, number, indent=at))
            return paragraphs, text[len(paragraphs[-1]) :].lstrip()
        text = _shortened(flow, text, number, at, reporter)
        if text and flow.put(text, number, indent=at):
            paragraphs.append(text)
            since += 1
        else:
            misses += 1
            if left <= 2 and misses > 5:
                break
    return paragraphs, ""


def _next(flow: Flow, reporter: Reporter, plan: Plan, *, first: bool) -> tuple[str, bool]:
    """The next paragraph, and whether it starts flush left."""
    rng, han = flow.draft.rng, flow.draft.han
    per_line = flow.strips[0].width / flow.kind.size * (1.0 if han else 2.1)
    length = int(min(rng.uniform(0.8, 2.6) * (85 if han else 230), max(1.2, flow.room() - 0.5) * per_line))
    if not first:
        return reporter.paragraph(length), False
    if plan.rest:
        return plan.continued + plan.rest + ("" if han else " ") + reporter.paragraph(40), rng.random() < 0.5
    if plan.continued:
        text = reporter.paragraph(max(length, 90), reporter.opening())
        if rng.random() < 0.6:  # goes on in mid-sentence
            text = text[rng.randint(6, 24) :].lstrip("，。、；：” .,;") if han else text[text.find(" ", 30) + 1 :]
        return plan.continued + text, rng.random() < 0.5
    return plan.opening + reporter.paragraph(max(20, length - len(plan.opening)), reporter.opening()), False


def _shortened(flow: Flow, text: str, number: int, indent: float, reporter: Reporter) -> str:
    """The paragraph less as many of its last sentences as it takes to fit; "" if none fits."""
    while text and flow.measure(text, number, indent=indent)[1] is None:
        body = text[:-1]
        ends = [
            body.rfind(mark) + len(mark)
            for mark in (("。", "。”", "」", "？") if reporter.han else (". ", ".” ", "? "))
        ]
        keep = max(e for e in ends)
        text = text[:keep].rstrip() if keep >= (8 if reporter.han else 30) else ""
        if reporter.han and text.count("“") != text.count("”"):
            text = text[: text.rfind("“")]
            text = text if text.endswith("。") else ""
    return text


def put_jump(flow: Flow, text: str, number: int, kind: Type) -> None:
    """The jump line, at the right end of the last line set, or below it."""
    draft = flow.draft
    last = draft.pieces[-1]
    strip = flow.strips[min(flow.at.strip, len(flow.strips) - 1)]
    width = draft.width_of(text, kind)
    free = strip.right - last.box.right
    beside = last.article == number and last.role == "body" and free > width + 1.2 * kind.size
    y = last.box.top if beside else last.box.top + flow.leading
    align = "right" if draft.rng.random() < 0.75 or not draft.style.centred or beside else "centre"
    draft.row(text, (strip.left, strip.right), y, kind, "jump", number, align=align)


def put_arrival(flow: Flow, text: str, number: int) -> None:
    """The line that says where the story began, on a line of its own over the text."""
    strip = flow.strips[flow.at.strip]
    kind = Type("serif-italic", flow.kind.size)
    flow.draft.row(text, (strip.left, strip.right), flow.at.y, kind, "jump", number, align="centre")
    flow.skip(flow.leading)
