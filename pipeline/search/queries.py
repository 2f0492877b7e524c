"""What a reader types, as terms that all have to be there; no text is a malformed query.

stone bridge     both words            "stone bridge"   the words as they follow one another
石桥 通车         both pieces           harb*            words that begin so
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.search.tokens import is_dense, run_tokens, runs

_PIECE = re.compile(r'["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded runs (``pipeline.search.tokens``) that follow one another; ``prefix`` if the last one may go on."""

    runs: tuple[str, ...]
    prefix: bool = False

    @property
    def match(self) -> str:
        """As FTS5 takes it. Tokens are in quotes and hold none, so nothing in them can be taken for an operator."""
        tokens = [token for run in self.runs for token in run_tokens(run)]
        open_end = self.prefix
        if is_dense(self.runs[-1]):
            open_end = len(self.runs[-1]) == 1  # the beginning of any pair
            tokens = tokens if open_end else tokens[:-1]  # the last character alone stands in the pair before
        return f'"{" ".join(tokens)}"' + ("*" if open_end else "")


def parse_query(query: str) -> tuple[Term, ...]:
    """The terms, each once; none if the query holds no letter and no digit."""
    terms = []
    for match in _PIECE.finditer(query):
        phrase, word = match.groups()
        found = runs(phrase or word or "")
        if found:
            terms.append(Term(found, prefix=word is not None and word.endswith("*")))
    return tuple(dict.fromkeys(terms))


def match_all(terms: tuple[Term, ...]) -> str:
    """All terms, as FTS5 takes it."""
    return " AND ".join(term.match for term in terms)
