"""Lines that stand twice in what was read and once on the paper: found, and taken out with a reason.

With boxes the place decides (`distinct_lines`): the same ink read twice, or a column that was photographed or read twice.
Without boxes the text decides (`distinct_texts`). Both only remove, and a second pass finds nothing more to remove.
"""

from pipeline.dedup.boxes import Distinct, Repeat, distinct_lines
from pipeline.dedup.texts import TextRepeat, distinct_texts

__all__ = ["Distinct", "Repeat", "TextRepeat", "distinct_lines", "distinct_texts"]
