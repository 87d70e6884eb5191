"""What each kind of item and each of its fields is called in Dutch."""

from collections.abc import Mapping
from enum import StrEnum

from vgr_desktop.core.dutch.wording import DEVIATION_NAMES, RECURRENCES
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Leftover,
    Picture,
    PictureKind,
    PolicyArea,
    Programme,
    Report,
    Section,
    SectionKind,
    SubItem,
    Text,
)
from vgr_desktop.core.model.review import Acceptance, Adoption, Comment, Reply, Review, Stage

ITEM_NAMES: dict[type, tuple[str, str]] = {
    Report: ("rapportage", "rapportages"),
    Programme: ("programma", "programma's"),
    PolicyArea: ("beleidsterrein", "beleidsterreinen"),
    Goal: ("doel", "doelen"),
    Deliverable: ("prestatie", "prestaties"),
    SubItem: ("onderdeel", "onderdelen"),
    Text: ("tekst", "teksten"),
    Explanation: ("toelichting", "toelichtingen"),
    Deviation: ("afwijking", "afwijkingen"),
    Section: ("paragraaf of bijlage", "paragrafen of bijlagen"),
    Leftover: ("niet-geplaatste tekst", "niet-geplaatste teksten"),
    Picture: ("afbeelding", "afbeeldingen"),
    Review: ("notitie over de voortgang", "notities over de voortgang"),
    Acceptance: ("geaccepteerde bevinding", "geaccepteerde bevindingen"),
    Adoption: ("vaststelling", "vaststellingen"),
    Comment: ("opmerking", "opmerkingen"),
    Reply: ("antwoord", "antwoorden"),
}
"""The name of each kind of item, singular and plural."""

FIELD_NAMES = {
    "foreword": "het voorwoord", "reading_guide": "de leeswijzer",
    "mission": "de missie", "state_of_affairs": "de stand van zaken",
    "edition": "de editie", "municipality": "de gemeente", "scale": "de betekenis van de stoplichten",
    "number": "het nummer", "name": "de naam", "letter": "de letter", "title": "de titel", "light": "het stoplicht",
    "committees": "de commissies", "portfolios": "de portefeuilles", "about": "waar hij over gaat",
    "heading": "de kop", "body": "de tekst", "kind": "de soort", "amount": "het bedrag", "text": "de tekst",
    "source": "de herkomst", "near": "de plaats", "basis": "de vorige rapportage",
    "recurrence": "incidenteel of structureel", "cover": "de dekking", "content": "de afbeelding zelf",
    "subject": "waar hij over gaat", "stage": "hoe ver de tekst is",
    "owner": "van wie de tekst is", "deadline": "wanneer die klaar moet zijn",
    "note": "de notitie", "rule": "de regel", "finding": "de bevinding", "reason": "de reden", "author": "door wie",
    "day": "de dag", "moment": "het moment", "frozen": "of de rapportage is vastgesteld",
    "quote": "de woorden waar hij over gaat", "before": "de woorden ervoor", "after": "de woorden erna",
    "done": "of hij is afgehandeld",
}  # fmt: skip
"""Each field in a sentence, with its article: niet leesbaar is de dekking."""

_LABELS = {
    "about": "Toelichting op",
    "author": "Door",
    "deadline": "Uiterlijk",
    "owner": "Van",
    "scale": "Stoplichten",
    "stage": "Stand",
    "subject": "Bij",
}

CHOICE_NAMES: Mapping[StrEnum, str] = {
    **DEVIATION_NAMES,
    SectionKind.PARAGRAPH: "paragraaf",
    SectionKind.APPENDIX: "bijlage",
    PictureKind.PNG: "PNG",
    PictureKind.JPEG: "JPEG",
    Stage.DRAFT: "concept",
    Stage.READY: "gereed",
    Stage.AGREED: "akkoord",
    Stage.ADOPTED: "vastgesteld",
    **RECURRENCES,
}
"""The Dutch word for each value of a field with a fixed choice."""


def field_label(name: str) -> str:
    """The label before the value of a field: Dekking, Uiterlijk."""
    return _LABELS.get(name) or FIELD_NAMES[name].removeprefix("de ").removeprefix("het ").capitalize()
