"""Words that English, German and French papers are called by."""

from __future__ import annotations

_WORDS = """
abendblatt abendpost advance advertiser advocate age allgemeine anzeiger argus aurore banner beacon
bee beobachter blatt bote bugle bulletin bürger call chronicle citizen clarion clipper commercial
commonwealth constitution correspondent courant courier daily democrat demokrat despatch dispatch eagle echo
enquirer enterprise era evening examiner express figaro free freie freiheitsbote gaulois gazette
generalanzeiger globe guardian herald humanité independent index inquirer intelligencer intransigeant item
journal kurier landbote leader ledger liberté light mail matin mercury merkur messenger mirror monde
moniteur monitor morgenblatt morgenpost morning nachrichten news nouvelles observer packet paper
parisien patrie patriot petit pilot pioneer plaindealer post press presse progress progrès public quotidien
record recorder reflector register reporter republic republican review rundschau sentinel signal spectator
staatszeitung standard star statesman stern sun sunday tagblatt tageblatt telegram telegraph telescope temps
times torch transcript tribune union vindicator visitor voice volksblatt volksfreund volkszeitung watchman
weekly whig witness wochenblatt world wächter zeitung
"""
NOUNS = frozenset(_WORDS.split())
