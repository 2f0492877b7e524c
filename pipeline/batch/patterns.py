"""``--issue-pattern``: what the names of scans tell, such as ``{title}_{date}_{page}`` or ``{date}/{page}``.

A field is a name in braces and stands for one character or more of one part of the path; ``*`` stands for anything in a
part; all else is meant literally. A pattern with slashes is compared with that many last parts of the path. The suffix of
the file is no part of it. Scans in one folder whose fields are alike, but for ``{page}``, are pages of one issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

from pipeline.errors import UsageError
from pipeline.issues import date_in_path

PAGE, DATE = "page", "date"
_FIELD = re.compile(r"\{(\w*)\}|(\*)")
_KINDS = {
    DATE: r"\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{4}[-_.]\d{1,2}[-_.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日",
    PAGE: r"[A-Za-z]?\d+[A-Za-z]?|第?[一二三四五六七八九十]+版?",
}


@dataclass(frozen=True, slots=True)
class Matched:
    """``above`` is the part of the path before that which was compared, ``""`` if nothing is; ``fields`` as written."""

    above: str
    fields: Mapping[str, str]

    @property
    def issue(self) -> str:
        """The name of the issue: its fields, as far as they are not the page's, below what stands above."""
        name = "_".join(value for field, value in self.fields.items() if field != PAGE)
        return "/".join(part for part in (self.above, name) if part)

    @property
    def page(self) -> str | None:
        return self.fields.get(PAGE)

    @property
    def dated(self) -> str | None:
        """ISO; None if there is no date or one that the calendar has not."""
        return date_in_path(self.fields.get(DATE, ""))


@dataclass(frozen=True)
class IssuePattern:
    """UsageError if the text makes no pattern."""

    text: str

    def __post_init__(self) -> None:
        names = [match[1] for match in _FIELD.finditer(self.text) if match[1] is not None]
        wrong = next((n for n in names if not n.isidentifier() or names.count(n) > 1), None)
        left = _FIELD.sub("", self.text)
        if not names or wrong is not None or "{" in left or "}" in left:
            what = (
                "has no field" if not names else f"has the field {{{wrong}}}" if wrong is not None else "has odd braces"
            )
            raise UsageError(
                f"the pattern {self.text!r} {what}", advice="name each field once, as in '{title}_{date}_{page}'"
            )

    @cached_property
    def _tokens(self) -> tuple[_Token, ...]:
        tokens, at = [], 0
        for match in _FIELD.finditer(self.text):
            tokens.append(_Token(None, re.compile(re.escape(self.text[at : match.start()])), lazy=False))
            kind = "[^/]*" if match[2] else _KINDS.get(match[1], "[^/]+")
            tokens.append(_Token(match[1], re.compile(kind), lazy=match[1] is not None and match[1] not in _KINDS))
            at = match.end()
        return (*tokens, _Token(None, re.compile(re.escape(self.text[at:])), lazy=False))

    def match(self, name: str) -> Matched | None:
        """What the relative path of a scan tells; None if the pattern does not fit."""
        path = PurePosixPath(name)
        parts = (*path.parent.parts, path.stem)
        count = self.text.count("/") + 1
        fields = _fields("/".join(parts[-count:]), self._tokens) if len(parts) >= count else None
        return None if fields is None else Matched("/".join(parts[:-count]), fields)


@dataclass(frozen=True, slots=True)
class _Token:
    """A field (or, without a name, other text) and what it may be; ``lazy``: as little as will do, else as much."""

    field: str | None
    kind: re.Pattern[str]
    lazy: bool


def _fields(text: str, tokens: Sequence[_Token]) -> dict[str, str] | None:
    """The fields of a text that the tokens fit as a whole, the first way that is found; None if there is none.

    A place that has led nowhere is not tried again, so that the time grows with a power of the length that does not
    depend on the pattern; a regular expression of many fields takes for ever.
    """
    dead: set[tuple[int, int]] = set()
    ways = [_ends(text, 0, tokens[0])]
    ends = [0]
    while ways:
        end = next((e for e in ways[-1] if (len(ways), e) not in dead), None)
        if end is None:
            ways.pop()
            dead.add((len(ways), ends.pop()))
        elif len(ways) < len(tokens):
            ends.append(end)
            ways.append(_ends(text, end, tokens[len(ways)]))
        elif end == len(text):
            ends.append(end)
            return {t.field: text[a:b] for t, (a, b) in zip(tokens, pairwise(ends), strict=True) if t.field is not None}
    return None


def _ends(text: str, begin: int, token: _Token) -> Iterator[int]:
    """Where the token may end that begins there, in the order in which it is tried."""
    ends = range(begin, len(text) + 1)
    return (end for end in (ends if token.lazy else reversed(ends)) if token.kind.fullmatch(text, begin, end))
