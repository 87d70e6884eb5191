"""Recognising the fixed headings and labels of report pages. Each function looks at only one line."""

import re
from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.model.codes import Code, leading_area, leading_code
from vgr_desktop.core.model.editions import KINDS, read_edition
from vgr_desktop.core.model.report import DeviationKind, SectionKind

_LONGEST = 300


class Fact(StrEnum):
    """A label of the table that a programme's chapter begins with."""

    NUMBER = "number"
    COMMITTEE = "committee"
    PORTFOLIO = "portfolio"


class Front(StrEnum):
    """A heading of a text that belongs to the report as a whole."""

    FOREWORD = "foreword"
    READING_GUIDE = "reading guide"


_FACT_LABELS = {"programmanummer": Fact.NUMBER, "commissie": Fact.COMMITTEE, "portefeuille": Fact.PORTFOLIO}
_FACT = re.compile(
    r"(programmanummer|commissie|portefeuille)(?:houder)?(?:s|n|\(s\)|\(n\))?(\s*:|(?=\s)|$)\s*(.*)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:programma\s*)?0?(\d{1,2}|AD/OH|AD|OH)\.?")
# The levels of the tree, in the words of several municipalities.
_AREA_WORDS = r"(?:beleidsterrein|beleidsveld|taakveld|thema|deelprogramma|hoofdstuk|speerpunt|onderwerp|cluster)"
_GOAL_WORDS = r"(?:doel(?:stelling)?|speerpunt|thema|ambitie|opgave|effect)"
_DELIVERABLE_WORDS = r"(?:prestatie|activiteit|resultaat|maatregel|project|inspanning|actie)"
_LEVEL = re.compile(rf"(?:{_GOAL_WORDS}|{_DELIVERABLE_WORDS})\s*:?\s+(?=0?\d{{1,2}}\s?[A-Za-z]\d)", re.IGNORECASE)
# "3.2 Programma 9" and "2.1.4 Wonen": numbers that a site puts before headings.
_FIXED_WORDS = (
    r"programma|hoofdstuk|beleidsterrein|taakveld|thema|toelichting|doelenbo|stand van|de missie|missie|financi|mee-"
)
_OUTLINE = re.compile(
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?\s+(?=[^\W\d]|\d{{1,2}}[A-Z]\b)|\d{{1,2}}\.?\s+(?=(?:{_FIXED_WORDS})\w*)",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"(?:hoofdstuk\s+\d+\s*[:.–-]?\s+)?(?:programma|hoofdstuk)\s+0?(\d{1,2}|AD/OH)\b\s*[.:–-]?\s*(.*)", re.IGNORECASE
)
_MISSION = re.compile(r"(?:(?:de|onze)\s+)?missie(?:\s+van(?:\s+het)?\s+programma\b|\s+programma\b)?", re.IGNORECASE)
_REPORT_WORDS = r"(?:rapportage|nota|berap|burap|vgr|turap|programma)"
_STATE = re.compile(
    rf"(?:algemene\s+)?stand van zaken(?:\s+(?:bij|van|in)(?:\s+(?:de|het))?\s+(.*{_REPORT_WORDS}.*?))?\s*:?",
    re.IGNORECASE,
)
_AREA = re.compile(
    rf"(?:doelenbo(?:om|men)\s+)?{_AREA_WORDS}\s*:?\s+(?=0?\d{{1,2}}\s?[A-Za-z]\b)|beleidsterrein\s*:?\s+",
    re.IGNORECASE,
)
_EXPLANATIONS = re.compile(
    r"toelichting(?:en)?(?:\s+(?:op\s+|bij\s+)?(?:de\s+)?"
    r"(?:doelenbo(?:om|men)|doelen en prestaties|prestaties|stoplichten|activiteiten|maatregelen|resultaten)\b"
    rf"\s*[:–-]?\s*|\s+(?:op\s+|bij\s+|van\s+)?(?:het\s+|de\s+)?(?={_AREA_WORDS}\b|0?\d{{1,2}}\s?[A-Z]\b)|\s*:?$)",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    rf"toelichting(?:en)?\s*:?\s*(?:(?:op|bij|van)\s+)?(?:{_DELIVERABLE_WORDS}\s+)?(?=\d{{1,2}}[A-Z]\d)", re.IGNORECASE
)
_MONEY = re.compile(
    r"(?:toelichting(?:en)?\s+(?:op\s+)?(?:de\s+)?)?(?:financiële\s+)?afwijking(?:en)?\s+(?:van\s+|op\s+)?(?:de\s+)?"
    r"(?:programma)?begroting(?:\s+20\d\d)?\s*:?|financiële\s+(?:afwijkingen|bijstellingen|mutaties)(?:\s+20\d\d)?\s*:?",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"mee\s?-?\s*(?:en|/|&)\s*tegenvallers?\s*:?", re.IGNORECASE)
_NEUTRAL = re.compile(r"budget(?:tair)?[ -]?neutrale\s+(?:wijziging(?:en)?|mutaties?)\s*:?", re.IGNORECASE)
_SECTION = re.compile(r"(paragraaf|bijlagen?)\b.{0,150}", re.IGNORECASE)
# The paragraphs listed in the reading guides of 2023 and 2024.
_SECTIONS = frozenset(
    {
        "plankosten",
        "initiatieven derden",
        "personele lasten",
        "bedrijfsvoeringsreserve",
        "bedrijfsvoeringsreserve concern",
        "taakstellingen",
        "halfjaarsrapportage meerjarenperspectief grondexploitatie",
        "halfjaarsrapportage meerjarenperspectief grondexploitaties",
    }
)
_PART = re.compile(
    r"(?:de )?(?:oorza(?:ak|ken)|consequenties?|gevolg(?:en)?|bijsturing(?:en)?|maatregel(?:en)?)\s*:?", re.IGNORECASE
)
_TREE_HEADER = re.compile(
    rf"(?:{_GOAL_WORDS}|{_DELIVERABLE_WORDS}|stoplicht|verkeerslicht|onderdeel|onderwerp)(?:en|s|n|\(s\)|\(en\))?"
    r"|onderdelen|resultaten|projecten|status|voortgang|stand|licht|kleur|code|nr\.?|tijd|geld|kwaliteit"
    r"|wat (?:willen|wilden) (?:we|wij) bereiken\s*\??"
    r"|wat (?:gaan|doen|hebben) (?:we|wij) (?:daarvoor )?(?:doen|gedaan)?\s*\??",
    re.IGNORECASE,
)
_JOINED_HEADERS = re.compile(r"\s*/\s*|\s+en\s+", re.IGNORECASE)
_GOAL_HEADER = re.compile(
    rf"{_GOAL_WORDS}(?:en|s|n|\(s\)|\(en\))?|wat (?:willen|wilden) (?:we|wij) bereiken\s*\??", re.IGNORECASE
)
# "8A1. 1. Sterke …": a goal that reads like a deliverable.
_SPACED = re.compile(r"(0?\d{1,2}\s?[A-Z]\d{1,2}\s*\.)\s+(?:\d{1,2}\.\s+)?(?=\d|\S)")
_SPACED_CODE = re.compile(r"0?\d{1,2}\s?[A-Z]\d{1,2}\s*\.\s+\d")
_BETWEEN_CODES = re.compile(r"\s*(,\s*en\b|,|;|/|&|\+|en\b|t/m|tot en met\b)\s*(?=\d)", re.IGNORECASE)
_AFTER_CODE = re.compile(r"^[:–-]\s+")
_THROUGH = frozenset({"t/m", "tot en met"})


def fact_label(text: str) -> tuple[Fact, str, bool] | None:
    """The label that the line begins with, what follows it, and whether the separator is a colon or there is none."""
    found = _FACT.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    return _FACT_LABELS[found[1].lower()], found[3], bool(found[2].strip()) or not found[3]


def programme_number(text: str) -> str | None:
    """The number of a programme that is the whole line, without leading zeros, or None."""
    found = _NUMBER.fullmatch(text)
    return found[1] if found else None


def programme_heading(text: str) -> tuple[str, str] | None:
    """Number and name (perhaps empty) of "Programma 9 Naam", or None."""
    found = _PROGRAMME.fullmatch(text) if len(text) <= _LONGEST and not text.endswith(".") else None
    return (found[1].upper(), found[2].strip()) if found else None


def mission_label(text: str) -> tuple[str, str] | None:
    """The programme's name (perhaps empty) and the text after "De missie van het programma X luidt:", or None."""
    found = _MISSION.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    name, luidt, mission = rest[:_LONGEST].partition("luidt")
    if luidt:
        mission += rest[_LONGEST:]
        return name.strip(" \"'“”‘’\xa0"), mission.lstrip(" :\xa0").strip()
    return ("", "") if not rest.strip(" :") else None


def state_label(text: str) -> str | None:
    """The name of the report in "Stand van zaken bij …" (perhaps empty), or None for another line."""
    found = _STATE.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    report = found[1] or ""
    known = {kind.casefold() for kind in (*KINDS, "programma", "berap", "vgr")}
    is_report = report.casefold() in known or read_edition(report) is not None
    return report if is_report or not report else None


def is_trees_label(text: str) -> bool:
    """Whether the line is the heading above the goal trees."""
    return text.lower().rstrip(":") in _TREES


_TREES = frozenset({
    "doelenbomen", "doelenboom", "doelen en prestaties", "doelen en activiteiten", "doelen", "doelen en resultaten",
    "speerpunten", "voortgang doelen en prestaties", "prestaties", "wat willen we bereiken?", "stoplichten",
})  # fmt: skip


def area_heading(text: str) -> tuple[Code, str] | None:
    """Code and name of "Beleidsterrein 9A Naam", or None."""
    found = _AREA.match(text) if len(text) <= _LONGEST else None
    return leading_area(text[found.end() :]) if found else None


@dataclass(frozen=True, slots=True)
class ExplanationsHeading:
    """The heading above the explanations of an area; without a code it is for the last area before it."""

    code: Code | None
    name: str


def explanations_heading(text: str) -> ExplanationsHeading | None:
    """What "Toelichting doelenboom Beleidsterrein 9A Naam" says, or None for another line."""
    found = _EXPLANATIONS.match(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    rest = text[found.end() :]
    if leading_code(rest) is not None:
        return None
    if area := _AREA.match(rest):
        rest = rest[area.end() :]
    coded = leading_area(rest)
    return ExplanationsHeading(*coded) if coded else ExplanationsHeading(None, rest.strip())


def explained_code(text: str) -> str | None:
    """What follows "Toelichting" in a line that explains one deliverable: "9A1.1 Planten"; None for another line."""
    found = _EXPLAINED.match(text) if len(text) <= 2 * _LONGEST else None
    return text[found.end() :] if found else None


def is_money_heading(text: str) -> bool:
    """Whether the line is the heading above the financial deviations."""
    return len(text) <= _LONGEST and _MONEY.fullmatch(text) is not None


def money_kind(text: str) -> DeviationKind | None:
    """The kind of deviations that the line is the heading of, or None."""
    if len(text) > _LONGEST:
        return None
    if _RESULTS.fullmatch(text):
        return DeviationKind.RESULT
    return DeviationKind.NEUTRAL if _NEUTRAL.fullmatch(text) else None


def front_heading(text: str) -> Front | None:
    """The text that the line is the heading of, the foreword or the reading guide with the summary, or None."""
    match text.lower():
        case "voorwoord":
            return Front.FOREWORD
        case "leeswijzer" | "samenvatting" | "leeswijzer en samenvatting":
            return Front.READING_GUIDE
        case _:
            return None


def section_heading(text: str) -> SectionKind | None:
    """The kind of section that the line is the heading of, a paragraph or an appendix, or None."""
    if text.lower() in _SECTIONS:
        return SectionKind.PARAGRAPH
    found = _SECTION.fullmatch(text) if not text.endswith((".", ":", ";")) else None
    if found is None:
        return None
    return SectionKind.PARAGRAPH if found[1].lower() == "paragraaf" else SectionKind.APPENDIX


def is_label(text: str) -> bool:
    """Whether the line announces a fixed part of a chapter: its facts, its mission, its deviations."""
    return fact_label(text) is not None or mission_label(text) is not None or money_kind(text) is not None


def without_outline(text: str) -> str:
    """The line without the number that a site puts before its headings: "3.2 Programma 9 Zorg"."""
    return text[found.end() :] if (found := _OUTLINE.match(text)) else text


def is_goal_header(text: str) -> bool:
    """Whether the line is the first cell in the header of a goal tree."""
    return _GOAL_HEADER.fullmatch(text) is not None


def is_tree_header(text: str) -> bool:
    """Whether the line is a cell in the header of a goal tree."""
    return all(_TREE_HEADER.fullmatch(part) for part in _JOINED_HEADERS.split(text)) if len(text) <= _LONGEST else False


def begins_row(cell: str) -> bool:
    """Whether a line with this first cell can be a row of a table."""
    return is_tree_header(cell) or fact_label(cell) is not None or leading_code(cell) is not None


def reads_as_goal_too(text: str) -> bool:
    """Whether the first code has a space after its dot, as in "8A1. 1. Sterke …", so that it may also be 8A1."""
    return _SPACED_CODE.match(text) is not None


def title_as_goal(text: str) -> str:
    """The title of such a line if it is a goal: without its code, and without a number that is only a counter."""
    return _SPACED.sub("", text, count=1)


def codes_at_start(text: str) -> tuple[tuple[Code, ...], str]:
    """All codes that a line begins with, "9A1.1, 9A1.2 en 9A2.1", and what follows them."""
    codes: list[Code] = []
    text = _LEVEL.sub("", text, count=1) if _LEVEL.match(text) else text
    rest, through = text, False
    found = leading_code(text)
    while found is not None:
        code, rest = found
        codes += _between(codes[-1], code) if through else []
        codes.append(code)
        joint = _BETWEEN_CODES.match(rest)
        through = joint is not None and joint[1].lower() in _THROUGH
        found = leading_code(rest[joint.end() :]) if joint else None
    return tuple(codes), _AFTER_CODE.sub("", rest, count=1) if codes else rest


def _between(first: Code, last: Code) -> list[Code]:
    """The codes from one deliverable to another of the same goal: 9A1.1 t/m 9A1.4."""
    if (first.programme, first.area, first.goal) != (last.programme, last.area, last.goal):
        return []
    numbers = range(first.deliverable + 1, last.deliverable)
    return [Code(first.programme, first.area, first.goal, number) for number in numbers]


def names_part(text: str) -> bool:
    """Whether the line only names what an explanation consists of: "Oorzaak", "Gevolgen"."""
    return _PART.fullmatch(text) is not None
