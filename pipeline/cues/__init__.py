"""What the words of a line tell about its part in the page: bylines, jump lines, credits, sentence ends, commerce.

Pure functions over strings as OCR reads them, Chinese in both scripts, English, German and some French.
"""

from __future__ import annotations

from pipeline.cues.bylines import (
    breaks_off_in_byline,
    byline,
    byline_with_post,
    closing_byline,
    goes_on_below,
    goes_on_in_byline,
    may_be_name,
    name_over_post,
    signature,
)
from pipeline.cues.commerce import classified_notice, classified_section, looks_like_advertisement
from pipeline.cues.credits import caption_credit, caption_cue, credit, points_at_picture, split_credit, without_pointer
from pipeline.cues.folding import fold
from pipeline.cues.found import FoundJump, FoundNames
from pipeline.cues.han_bylines import opens_byline
from pipeline.cues.jumps import find_jump_from, find_jump_to, is_jump_line, jump_from, jump_to
from pipeline.cues.labels import box_label, briefs_label, column_label, column_pair, issue_number
from pipeline.cues.latin_datelines import names_day
from pipeline.cues.notices import house_notice
from pipeline.cues.openings import byline_in_run, dateline
from pipeline.cues.refers import ends_with_page, lists_pages, opens_with_page, points_inside, refer, teaser_row
from pipeline.cues.sentences import ends_sentence, hyphenated_end, is_subtitle_dash, opens_mid_sentence, salutation
from pipeline.cues.weather import tells_weather

__all__ = [
    "FoundJump",
    "FoundNames",
    "box_label",
    "breaks_off_in_byline",
    "briefs_label",
    "byline",
    "byline_in_run",
    "byline_with_post",
    "caption_credit",
    "caption_cue",
    "classified_notice",
    "classified_section",
    "closing_byline",
    "column_label",
    "column_pair",
    "credit",
    "dateline",
    "ends_sentence",
    "ends_with_page",
    "find_jump_from",
    "find_jump_to",
    "fold",
    "goes_on_below",
    "goes_on_in_byline",
    "house_notice",
    "hyphenated_end",
    "is_jump_line",
    "is_subtitle_dash",
    "issue_number",
    "jump_from",
    "jump_to",
    "lists_pages",
    "looks_like_advertisement",
    "may_be_name",
    "name_over_post",
    "names_day",
    "opens_byline",
    "opens_mid_sentence",
    "opens_with_page",
    "points_at_picture",
    "points_inside",
    "refer",
    "salutation",
    "signature",
    "split_credit",
    "teaser_row",
    "tells_weather",
    "without_pointer",
]
