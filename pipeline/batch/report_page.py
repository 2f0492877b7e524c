"""``report.html``: one page that needs nothing else, so that a person sees what to check first."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from pipeline.errors import printable

_STYLE = """
body { font: 16px/1.5 Georgia, "Noto Serif CJK SC", serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
h1, h2 { font-weight: normal; border-bottom: 1px solid #999 } h2 { margin-top: 2.5rem }
table { border-collapse: collapse } td, th { padding: .15rem 1.2rem .15rem 0; text-align: left; vertical-align: top }
td.n { text-align: right; font-variant-numeric: tabular-nums } th { font-weight: normal; color: #666 }
.failed { color: #a00 } .small { font-size: .85rem; color: #555; overflow-wrap: anywhere }
figure { display: inline-block; width: 29rem; max-width: 100%; margin: 0 1.5rem 2rem 0; vertical-align: top }
img { max-width: 100%; border: 1px solid #ccc }
"""
_MOST_ISSUES = 500


def report_page(facts: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """HTML in UTF-8. ``facts`` as in ``report.json``; ``pictures`` are JPEG files by the names of pages."""
    body = "\n".join(
        [
            *_totals(facts),
            *_failures(facts["failures"]),
            *_doubtful(facts["look_at_first"], pictures),
            *_stages(facts["time"]["worker_seconds_by_stage"]),
            *_issues(facts["issues"]),
            *_left(facts),
            *_section("Settings", _table((), ([k, _shown(v)] for k, v in facts["settings"].items()))),
        ]
    )
    title = f"Batch of {_text(facts['scans'])}"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n<h1>{title}</h1>\n{body}\n</html>\n"
    ).encode()


def _totals(facts: Mapping[str, Any]) -> Iterator[str]:
    totals, time = facts["totals"], facts["time"]
    rows = [[name.replace("_", " "), _shown(value)] for name, value in totals.items() if name != "warnings"]
    rows += [["time", _duration(time["seconds"])], ["pages a minute in this run", _shown(time["pages_a_minute"])]]
    yield _table((), rows)
    if totals["warnings"]:
        yield from _section("Warnings", _table((), ([code, _shown(n)] for code, n in totals["warnings"].items())))


def _failures(failures: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    rows = [[_text(f["what"]) + (f", page {f['page']}" if f["page"] else ""), _text(f["reason"])] for f in failures]
    yield from _section(
        "Failures", f'<div class="failed">{_table(("scan", "reason"), rows)}</div>' if rows else "None."
    )


def _doubtful(pages: Iterable[Mapping[str, Any]], pictures: Mapping[str, bytes]) -> Iterator[str]:
    figures = []
    for page in pages:
        picture = pictures.get(page["page"])
        data = "" if picture is None else base64.b64encode(picture).decode()
        image = f'<img alt="" src="data:image/jpeg;base64,{data}">' if data else "(no picture could be drawn)"
        warnings = ", ".join(sorted({f"{page['warnings'].count(w)} {w}" for w in page["warnings"]})) or "no warnings"
        words = f"confidence {_shown(page['confidence'])}; {page['articles']} articles; {warnings}"
        figures.append(
            f"<figure>{image}<figcaption>{_text(page['page'])}<br>"
            f'<span class="small">{_text(words)}</span></figcaption></figure>'
        )
    yield from _section("Look at these first", "\n".join(figures) or "No pages.")


def _stages(seconds: Mapping[str, float]) -> Iterator[str]:
    whole = sum(seconds.values()) or 1.0
    rows = ([stage, f"{value:.1f} s", f"{value / whole:.0%}"] for stage, value in seconds.items())
    yield from _section(
        "Time by stage, of all workers", _table((), rows) if seconds else "Nothing was read in this run."
    )


def _issues(issues: list[Mapping[str, Any]]) -> Iterator[str]:
    head = ("issue", "title", "date", "number", "pages", "articles", "jumps without a partner", "conflicts")
    rows = [
        [
            _text(issue["name"]),
            *(_text(issue[key] or "") for key in ("title", "date", "issue_number")),
            *(_shown(issue[key]) for key in ("pages", "articles", "loose_jumps")),
            "<br>".join(_text(c) for c in issue["conflicts"]),
        ]
        for issue in issues[:_MOST_ISSUES]
    ]
    more = len(issues) - _MOST_ISSUES
    note = f"<p>And {more} more in report.json.</p>" if more > 0 else ""
    yield from _section("Issues", _table(head, rows) + note)


def _left(facts: Mapping[str, Any]) -> Iterator[str]:
    rows = [[_text(x["name"]), _text(x["reason"])] for x in facts["left_alone"]]
    rows += [[_text(name), "does not fit the pattern; grouped by its folder"] for name in facts["unlike_the_pattern"]]
    rows += [[_text(name), "result of an earlier run without a scan"] for name in facts["results_without_a_scan"]]
    rows += [[f"{n} files {_text(s) or 'without suffix'}", "no scans"] for s, n in facts["other_files"].items()]
    if rows:
        yield from _section("Left alone", _table((), rows))


def _section(title: str, content: str) -> Iterator[str]:
    yield f"<h2>{title}</h2>\n{content}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    top = "".join(f"<th>{cell}</th>" for cell in head)
    body = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table>{f'<tr>{top}</tr>' if top else ''}\n{body}\n</table>"


def _cell(text: str) -> str:
    number = text.replace(".", "", 1).replace(",", "").isdecimal()
    return f'<td class="n">{text}</td>' if number else f"<td>{text}</td>"


def _shown(value: Any) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case float():
            return f"{value:.4g}"
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    return escape(printable(text))


def _duration(seconds: float) -> str:
    hours, rest = divmod(round(seconds), 3600)
    return f"{hours} h {rest // 60} min" if hours else f"{rest // 60} min {rest % 60} s"
