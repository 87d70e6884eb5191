"""What a report derives itself, so that it is no text when an exported report is read back.

Only what this program prints is known here, word for word; `tests/published/test_derived.py` holds it to the layout.
"""

import re

from vgr_desktop.core.dutch.wording import LIGHTS_NOT_SET, NO_AREAS, NO_DELIVERABLES, NO_EXPLANATION, NO_GOALS
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.prose import Place
from vgr_desktop.published.titles import edition_beside

_SENTENCES = re.compile(
    "|".join(
        (
            *map(re.escape, (LIGHTS_NOT_SET, NO_AREAS, NO_DELIVERABLES, NO_EXPLANATION, NO_GOALS)),
            r"Hieronder staan per beleidsterrein de doelen, de prestaties en het stoplicht van elke prestatie\.",
            r"De mee- en tegenvallers van dit programma leiden per saldo tot .{1,80}\.",
            r"Deze afwijkingen horen bij het hele programma(, dus ook bij|\. Ze staan ook, met) .+\.",
            r"Kerngegevens programma .{1,40}: Het nummer van het programma, de commissie en de portefeuilles\.",
            r"Doelenboom .+: De doelen en prestaties van beleidsterrein .+ met het stoplicht van elke prestatie\.",
            r"Tabel bij .+: Tabel met de kolommen .+\.",
            r"Van \d+ afwijking(en)? is het bedrag nog niet ingevuld; die (telt|tellen) niet mee in het saldo\.",
        )
    )
)
"""Sentences of the chapters of programmes, and captions that only a web page says, to who cannot see its tables."""
_WITHIN = re.compile(
    "|".join(
        (
            r"Het stoplicht bij een prestatie laat zien hoe het met die prestatie staat\.",
            r"Bij een stoplicht op .+ staat in de toelichting wat de oorzaak is, wat de consequentie is voor het doel "
            r"en hoe de gemeente bijstuurt\.",
            r"Van (de )?\d+ prestaties? .+\.",
            r"Er is 1\sprestatie\b.*; .+\.",
            r".+ (heeft|hebben elk) de meeste prestaties op .+: .+\.",
            r"De mee- en tegenvallers leiden per saldo tot .+\.",
            r"Er (is|zijn) ook \d+ budgetneutrale wijziging(en)?\. .+ bij (het programma|de programma’s)\.",
            r"Hierin telt volledig mee wat ook in een ander deel van de rapportage staat: .+\.",
            r"De doelenboom is op .+ anders dan in de .+\.",
            r"Betekenis van de stoplichten: Per stoplicht wat het over een prestatie zegt\.",
            r"(Tabel|Figuur) \d+\. (Verdeling van de prestaties over de stoplichten|Aantal prestaties per stoplicht|"
            r"Mee- en tegenvallers 20\d\d|Stoplicht en toelichting per prestatie|Wijzigingen in de doelenboom).*",
        )
    )
)
"""Sentences and captions of parts that are derived as a whole."""
_HEADINGS = re.compile(
    r"Betekenis van de stoplichten|Stand van de prestaties|Financiële afwijkingen|Wijzigingen in de doelenboom|"
    r"Prestaties die niet op .+ staan|Prestaties met een toelichting"
)
_MUNICIPALITY = re.compile(r"gemeente [\w' -]{2,40}", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}\s\w{3,9}\s20\d\d")
_OF_TITLE_PAGE = re.compile(r"(status|kenmerk):.{1,80}|concept|vastgesteld", re.IGNORECASE)
_TITLE_PAGE = 6
"""Lines of a title page, at most."""
_LONGEST = 600


def is_derived(text: str) -> bool:
    """Whether the line is a sentence that the layout adds to a programme itself."""
    return len(text) <= _LONGEST and _SENTENCES.fullmatch(text) is not None


def _is_within(text: str) -> bool:
    return len(text) <= _LONGEST and (_WITHIN.fullmatch(text) is not None or is_derived(text))


def begins_derived(here: Here) -> bool:
    """Whether a heading stands above a part that is derived: what follows it must be derived as well."""
    line, after = here.line, here.after
    if not line.heading or after is None:
        return False
    if line.title.lower() == "samenvatting":
        return bool(after.heading) and _HEADINGS.fullmatch(after.title) is not None
    return _HEADINGS.fullmatch(line.title) is not None and _is_within(after.title)


def is_title_page(here: Here) -> bool:
    """Whether the line is of a title page of ours: the date beside an edition, and what else stands near a date."""
    near = [line.title for line in here.lines[:_TITLE_PAGE]]
    if _DATE.fullmatch(here.line.title):
        return any(map(edition_beside, near))
    dated = any(map(_DATE.fullmatch, near))
    return dated and any(pattern.fullmatch(here.line.title) for pattern in (_MUNICIPALITY, _OF_TITLE_PAGE))


class Derived:
    """A part that the report derives: its sentences and tables. After it, `back` is the place again."""

    def __init__(self, page: PageDraft, line: Line, back: Place) -> None:
        self.back = back
        self._page = page
        self._level = line.heading
        message = "Dit onderdeel maakt het programma zelf, uit de stoplichten en bedragen; overgeslagen."
        page.note(NoticeKind.STOCK, line, message)

    def ends_at(self, line: Line) -> bool:
        """Whether the line is the heading of something else."""
        return line.heading > 0 and (line.heading <= self._level or _HEADINGS.fullmatch(line.title) is None)

    def take(self, here: Here) -> Place:
        """Leave out what is derived; anything else is kept, for somebody wrote it."""
        line = here.line
        if line.spot is None and line.image is None and not (_is_within(line.title) or _HEADINGS.fullmatch(line.title)):
            self._page.unknown(here)
        return self
