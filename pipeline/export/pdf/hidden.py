"""Takes the invisible text out of a page of a PDF: what another program had read, which ours replaces."""

from __future__ import annotations

import pikepdf
from pikepdf import Page, Pdf

_INVISIBLE = 3
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})


def without_hidden_text(pdf: Pdf, page: Page) -> None:
    """Changes the page. Text inside forms, and text that can be seen, stay."""
    kept, modes, mode, dropped = [], [], 0, False
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "q":
            modes.append(mode)
        elif operator == "Q" and modes:
            mode = modes.pop()
        elif operator == "Tr":
            mode = int(instruction.operands[0])
        if operator in _SHOWING and mode == _INVISIBLE:
            dropped = True
            continue
        kept.append(instruction)
    if dropped:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
