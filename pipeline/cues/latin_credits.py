"""Latin wordings that say whose picture it is: Photo by A. Voss, PICTURE: A. VOSS, (AP Photo), A. Voss / The Sentinel."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AP|AFP|EPA|Reuters|REUTERS|UPI|(?:AFP via |AFP/)?Getty(?: Images)?|GETTY(?: IMAGES)?|dpa|Xinhua|CFP|IC|Associated Press"
    r"|ASSOCIATED PRESS|Bloomberg|Keystone|TASS|Tass|Alamy(?: Stock Photo)?|ALAMY|Shutterstock|SHUTTERSTOCK|Rex Features"
    r"|PA (?:Wire|Media|Images)|Press Association|Magnum(?: Photos)?|Wide World|International News|Acme|NEA|INP)"
)
_WIRED = r"(?:Photos?|photos?|Wirephotos?|Telephotos?|Laserphotos?|Radiophotos?|Soundphotos?|Cablephotos?)"
# What it is that was made; small letters are words of the caption, but before a colon.
_MADE = (
    "Photo|Photos|Photograph|Photographs|Photography|Picture|Pictures|Pic|Pics|Image|Images|Foto|Fotos|Aufnahme|Bild|Bilder|Cliché|Drawn|Drawing|Sketch|"
    "Sketched|Cartoon|Illustration|Illustrations|Map|Graphic|Courtesy|Photo courtesy|Photos courtesy|Special photo|Gezeichnet|Zeichnung|Dessin"
)
_MAKERS = rf"(?:{_MADE}|{_MADE.upper()})"
# The paper's, or of its staff; by name it begins with a capital, so that no sentence is taken for it.
_HOUSE_MAKERS = r"(?:(?!The\b|A\b)[A-Z][\w-]+ ){1,2}(?:photo(?:graph)?s?|Photo(?:graph)?s?|PHOTO(?:GRAPH)?S?)"
_BY = r"(?:\s*(?i:by|courtesy of|courtesy|von|from)\s+|\s*(?::|/|-|—|–)\s*)"
_GIVEN = r"(?:Courtesy|Contributed|Submitted|Provided|Handout|Archive|File|Official|Staff|COURTESY|CONTRIBUTED|SUBMITTED|FILE|STAFF|HANDOUT)"
_PERSON = r"(?:(?:[A-Z]\.|[A-Z][\w'’-]+)\s?)"
# Whoever took it for the paper: in capitals from the first name on, or with the paper's The.
_FOR_PAPER = (
    r"(?:(?:[A-Z]\.\s?|[A-Z][A-Z'’-]+\s){2,3}FOR THE(?:\s[A-Z][A-Z'’.-]+){1,3}"
    r"|(?:[A-Z]\.\s?|[A-Z][\w'’-]+\s){2,3}for The(?:\s[A-Z][\w'’.-]+){1,3})"
)
_TOLD = re.compile(
    rf"[(\[]?\s*(?:[-—–]\s*)?(?:"
    rf"(?:{_MAKERS}{_BY}|(?:Courtesy|COURTESY) (?:of|OF)\s+)(?:[\w.'’&:/-]+[ ,]{{0,2}}){{1,7}}"
    rf"|photos?:\s*(?:[\w.'’&-]+[ ,]{{0,2}}){{1,5}}"
    rf"|{_GIVEN} (?:[Pp]hoto(?:graph)?(?:er|s)?|PHOTO(?:GRAPH)?S?|[Ii]mages?)|{_FOR_PAPER}|Photo {_AGENCY}"
    rf"|{_AGENCY}(?:\s*{_WIRED})?(?:\s*/\s*[\w. ]{{3,30}})?"
    rf"|(?:Copyright|©)[\w ,.&'’-]{{3,50}}"
    rf"|{_PERSON}{{2,4}}[/|]\s?(?:(?:The|THE)\s)?(?![A-Z]\d)[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,3}}"
    rf"|{_PERSON}{{2,4}}[,|]\s(?i:staff photographer)"
    rf"|(?:(?:[A-Z]\.|[A-Z][\w'’]+)\s){{1,3}}(?:/\s*)?(?:{_AGENCY}|Staff [Pp]hoto\w*)"
    rf")\s*[)\]]?[\s.]*"
)
# Whose it is and no more; within a sentence it is part of that (at the Harrow Studio), and without its closing bracket it goes on.
_OWNED = rf"(?:(?!The\b|A\b|In\b|On\b)[A-Z][\w'’.-]+\s){{1,4}}(?:{_WIRED}|Studios?)"
_OWNER = re.compile(
    rf"(?:\(\s*{_OWNED}\s*\)|(?:[-—–]\s*)?{_OWNED})[\s.]*"
    rf"|[(\[]?\s*(?:[-—–]\s*)?{_HOUSE_MAKERS}{_BY}(?:[\w.'’&:/-]+[ ,]{{0,2}}){{1,7}}\s*[)\]]?[\s.]*"
    r"|(?:Handout|HANDOUT)\.?"
)


def is_latin_credit(text: str, *, within: bool = False) -> bool:
    """Whether all of a text says whose picture it is. ``within``: no sentence ends, and no bracket opens, where it begins."""
    return bool(_TOLD.fullmatch(text) or (not within and _OWNER.fullmatch(text)))
