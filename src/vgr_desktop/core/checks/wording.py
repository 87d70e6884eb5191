"""Words that should not be in a text, or should be written another way."""

import re
from collections.abc import Iterator
from textwrap import shorten

from vgr_desktop.core.checks.basis import Remark, Severity

LONGEST_SENTENCE = 30
"""Words."""

_EXCERPT = 60
"""The most characters of a sentence that a message quotes."""

_PLACEHOLDER = re.compile(
    r"\b(?:x{3,}|X{3,})\b|\bPM\b(?!\s?\d)|\bP\.M\.|\bTODO\b|\?{3,}|…{2,}|\.{4,}"
    r"|\b[Ll]orem ipsum\b|\b[Nn]\.t\.b\.|\b[Nn](?:ader|og) in te vullen\b"
    r"|\[(?:…|\.{3}|(?i:[^\[\]\n]{0,40}\b(?:invullen|aanvullen|naam|bedrag|datum|tekst|nummer|volgt)\b[^\[\]\n]{0,40}))\]"
)
# A text without any of these has no placeholder, and looking for these first is much faster.
_CLUES = (*("xxx", "XXX", "PM", "P.M.", "TODO", "???", "……", "....", "[", "orem ipsum", ".t.b.", "te vullen"),)
# BW 21.0317; also written B&W 21.0317, BW-nummer 210317, BW. 21-317. It begins with a letter, and only then looks at
# what is before it: so a long text is searched in half the time.
_REFERENCE = re.compile(
    r"(?P<kind>[BbRr](?<!\w[BbRr])(?:(?<=B) en W|(?<=[Bb])(?:\s?&\s?)?[Ww]|(?<=[Rr])[VvBb]))"
    r"(?![A-Za-z])[\s.:-]{0,3}(?:(?:nummer|nr)\b\.?[\s:]*)?"
    r"(?P<year>\d{2})(?P<point>\s?[.,/-]\s?)?(?P<number>(?(point)\d{3,4}|\d{4}))\b(?![.,/-]?\d)"
)
_RIGHT_REFERENCE = re.compile(r"(?:BW|RV|RB)\s\d{2}\.\d{4}")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])[”’\")]*\s+(?=[“‘\"(]?[A-Z0-9€])|\n")
_VAGUE = re.compile(
    r"\b(?:streven|streeft|streefden?)\b[^.!?\n]{0,60}?\bnaar\b"
    r"|\b(?:werken|werkt|werkten?)\b[^.!?\n]{0,60}?\baan\b"
    r"|\b(?:stel(?:t|len)) (?:\w+ ){0,3}beleid op\b"
    r"|\b(?:zetten?|zet) (?:\w+ ){0,4}in op\b"
    r"|\binzet (?:wordt )?gepleegd\b"
    r"|\b(?:stimuleren|stimuleert|faciliteren|faciliteert)\b",
    re.IGNORECASE,
)


def placeholder(text: str) -> Iterator[Remark]:
    """A report that goes to the council has nothing in it that must still be filled in (a rule of this program)."""
    if not any(clue in text for clue in _CLUES):
        return
    for found in dict.fromkeys(match[0] for match in _PLACEHOLDER.finditer(text)):
        message = f"staat nog “{found}”. Vul in wat daar moet komen te staan, of haal het weg."
        yield Remark("placeholder", Severity.WARNING, message, found)


def reference_form(text: str) -> Iterator[Remark]:
    """A decision is referred to as BW 21.0317, RV 23.0072 or RB 15.0041 (published reports of 2021 and 2023)."""
    for found in _REFERENCE.finditer(text):
        if not _RIGHT_REFERENCE.fullmatch(found[0]):
            kind = "BW" if found["kind"].upper().startswith("B") else found["kind"].upper()
            right = f"{kind} {found['year']}.{found['number']:0>4}"
            message = f"staat de verwijzing “{found[0]}”. Bedoelt u “{right}”?"
            yield Remark("reference-form", Severity.ADVICE, message, found[0])


def long_sentence(text: str) -> Iterator[Remark]:
    """A sentence has at most 30 words (plain language: the Direct Duidelijk-deal of municipalities)."""
    for sentence in _END_OF_SENTENCE.split(text):
        words = len(sentence.split())
        if words > LONGEST_SENTENCE:
            excerpt = shorten(sentence[: 2 * _EXCERPT], _EXCERPT, placeholder="…")
            message = f"staat een zin van {words} woorden: “{excerpt}”. Maak er twee zinnen van."
            yield Remark("long-sentence", Severity.ADVICE, message, sentence.strip())


def vague_verb(text: str) -> Iterator[Remark]:
    """A council wants to read what is done, and when, not what is aimed at (complaints of councils since 2020)."""
    for found in dict.fromkeys(" ".join(match[0].split()) for match in _VAGUE.finditer(text)):
        message = f"staat “{found}”. Schrijf liever wat de gemeente doet, en wanneer het klaar is."
        yield Remark("vague-verb", Severity.ADVICE, message, found)
