"""How much of each kind was read or added, as numbers and in words."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Item,
    PolicyArea,
    Programme,
    Section,
    SubItem,
    Text,
    Written,
)
from vgr_desktop.core.model.review import Review
from vgr_desktop.core.model.text import is_blank, paragraphs
from vgr_desktop.core.model.tree import everything


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each kind there is. Of texts that have a fixed place, those that are not blank are counted."""

    forewords: int = 0
    reading_guides: int = 0
    programmes: int = 0
    facts: int = 0
    """Names, committees and portfolios of programmes."""
    missions: int = 0
    states_of_affairs: int = 0
    policy_areas: int = 0
    goals: int = 0
    deliverables: int = 0
    sub_items: int = 0
    explanations: int = 0
    deviations: int = 0
    amounts: int = 0
    sections: int = 0
    footnotes: int = 0
    stock_sentences: int = 0
    lights: int = 0
    owners: int = 0
    unknown_lines: int = 0

    def __sub__(self, other: "Counts") -> "Counts":
        """How much more there is of each kind."""
        return Counts(*(getattr(self, field.name) - getattr(other, field.name) for field in fields(self)))


# What a report or programme has one of is named without its number.
_ONCE = {
    "forewords": ("voorwoord", "voorwoorden"),
    "reading_guides": ("leeswijzer", "leeswijzers"),
    "missions": ("missie", "missies"),
    "states_of_affairs": ("stand van zaken", "keer de stand van zaken"),
}
_NOUNS = {
    "programmes": ("programma", "programma’s"),
    "facts": ("kerngegeven", "kerngegevens"),
    "policy_areas": ("beleidsterrein", "beleidsterreinen"),
    "goals": ("doel", "doelen"),
    "deliverables": ("prestatie", "prestaties"),
    "sub_items": ("onderdeel", "onderdelen"),
    "explanations": ("toelichting", "toelichtingen"),
    "deviations": ("financiële afwijking", "financiële afwijkingen"),
    "amounts": ("bedrag", "bedragen"),
    "sections": ("paragraaf of bijlage", "paragrafen en bijlagen"),
    "footnotes": ("voetnoot", "voetnoten"),
    "stock_sentences": ("standaardzin", "standaardzinnen"),
    "lights": ("stoplicht", "stoplichten"),
    "owners": ("eigenaar", "eigenaren"),
    "unknown_lines": ("regel niet begrepen", "regels niet begrepen"),
}


def in_words(counts: Counts) -> str:
    """The kinds of which there is something, with how much: "missie, 2 doelen"; empty when there is nothing."""
    said = []
    for field in fields(counts):
        number = getattr(counts, field.name)
        if number > 0:
            one, many = _ONCE.get(field.name) or _NOUNS[field.name]
            noun = one if number == 1 else many
            said.append(noun if number == 1 and field.name in _ONCE else f"{number} {noun}")
    return ", ".join(said)


def count(
    programmes: Iterable[Programme],
    *,
    foreword: Text | None = None,
    reading_guide: Text | None = None,
    sections: Iterable[Section] = (),
    reviews: Iterable[Review] = (),
    stock_sentences: int = 0,
    unknown_lines: int = 0,
) -> Counts:
    """How much there is in these programmes and texts."""
    programmes, sections = tuple(programmes), tuple(sections)
    items = [item for programme in programmes for item in everything(programme)]
    texts = [text for text in (foreword, reading_guide, *sections, *items) if isinstance(text, Written)]
    deviations = [item for item in items if isinstance(item, Deviation)]
    return Counts(
        forewords=_written([foreword]),
        reading_guides=_written([reading_guide]),
        programmes=len(programmes),
        facts=sum(bool(p.name) + len(p.committees) + len(p.portfolios) for p in programmes),
        missions=_written(programme.mission for programme in programmes),
        states_of_affairs=_written(programme.state_of_affairs for programme in programmes),
        policy_areas=_how_many(items, PolicyArea),
        goals=_how_many(items, Goal),
        deliverables=_how_many(items, Deliverable),
        sub_items=_how_many(items, SubItem),
        explanations=_how_many(items, Explanation),
        deviations=len(deviations),
        amounts=sum(deviation.amount is not None for deviation in deviations),
        sections=len(sections),
        footnotes=sum(bool(run.note) for text in texts for part in paragraphs(text.body) for run in part.runs),
        stock_sentences=stock_sentences,
        lights=sum(isinstance(item, Deliverable | SubItem) and item.light is not None for item in items),
        owners=sum(bool(review.owner) for review in reviews),
        unknown_lines=unknown_lines,
    )


def _how_many(items: list[Item], type_: type) -> int:
    return sum(isinstance(item, type_) for item in items)


def _written(texts: Iterable[Text | None]) -> int:
    return sum(text is not None and not is_blank(text.body) for text in texts)
