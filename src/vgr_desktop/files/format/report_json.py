"""A whole report as JSON, to exchange it: nothing is lost either way, and the same report gives the same bytes.

The form is laid down in resources/schema/report.schema.json and told in docs/file-format.md. Items are known by their
lineage alone; the numbers they have within a dossier stay there.
"""

import base64
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    Item,
    Leftover,
    Light,
    Picture,
    PictureKind,
    PolicyArea,
    Programme,
    Recurrence,
    Report,
    Section,
    SectionKind,
    SubItem,
    Text,
)
from vgr_desktop.core.model.review import Acceptance, Adoption, Review, Stage
from vgr_desktop.core.model.tree import everything, sort_key
from vgr_desktop.files.format.codec import text_to_data
from vgr_desktop.files.format.json_input import Refused, Spot, parse
from vgr_desktop.files.format.older_json import upgraded

FORMAT = "vgr-report"
VERSION = 2

_Data = dict[str, object]
_N = TypeVar("_N", Programme, PolicyArea, Goal, Deliverable)

_LIGHT_FIELDS = ("key", "name", "colour", "shape", "meaning", "must_explain")
_LARGEST_NUMBER = 999
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_LAST_ORDINAL = 9
_AMOUNT = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LINEAGE = re.compile(r"[!-~]{1,100}")


def report_to_json(report: Report) -> str:
    """The report as indented JSON that ends with a newline. The same report always gives the same text."""
    lineages = {item.id: item.lineage for item in everything(report)}
    data: _Data = {"format": FORMAT, "version": VERSION} | _Writer(lineages).report(report)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def report_from_json(text: str, identities: Identities) -> Report:
    """The report that `text` says, its items with new ids and their own lineages.

    Raises `Problem`, naming the place, for anything that the form does not know.
    """
    whole = parse(text)
    _check_format(whole)
    return _Reader(identities).report(upgraded(whole))


class _Writer:
    """Makes the data of items; refers to items by lineage."""

    def __init__(self, lineages: Mapping[int, str]) -> None:
        self._lineages = lineages

    def report(self, report: Report) -> _Data:
        edition = report.edition
        return {
            "lineage": report.lineage,
            "edition": {
                "kind": edition.kind,
                "ordinal": edition.ordinal,
                "year": edition.year,
                "title": edition.title,
            },
            "municipality": report.municipality,
            "scale": [self._light(light) for light in report.scale],
            "foreword": self._text(report.foreword),
            "reading_guide": self._text(report.reading_guide),
            "programmes": [self._programme(programme) for programme in report.programmes],
            "sections": [self._section(section) for section in report.sections],
            "leftovers": [self._leftover(leftover) for leftover in report.leftovers],
            "basis": report.basis,
            "pictures": [self._picture(picture) for picture in report.pictures],
            "reviews": [self._review(review) for review in report.reviews],
            "acceptances": [self._acceptance(acceptance) for acceptance in report.acceptances],
            "adoptions": [self._adoption(adoption) for adoption in report.adoptions],
        }

    def _light(self, light: Light) -> _Data:
        return {name: getattr(light, name) for name in _LIGHT_FIELDS}

    def _text(self, text: Text) -> _Data:
        return {"lineage": text.lineage, "body": text_to_data(text.body)}

    def _programme(self, programme: Programme) -> _Data:
        return {
            "lineage": programme.lineage,
            "number": programme.number,
            "name": programme.name,
            "committees": list(programme.committees),
            "portfolios": list(programme.portfolios),
            "mission": self._text(programme.mission),
            "state_of_affairs": self._text(programme.state_of_affairs),
            "areas": [self._area(area) for area in programme.areas],
            "deviations": [self._deviation(deviation) for deviation in programme.deviations],
        }

    def _area(self, area: PolicyArea) -> _Data:
        return {
            "lineage": area.lineage,
            "letter": area.letter,
            "name": area.name,
            "committees": list(area.committees),
            "goals": [self._goal(goal) for goal in area.goals],
            "explanations": [self._explanation(explanation) for explanation in area.explanations],
        }

    def _goal(self, goal: Goal) -> _Data:
        deliverables = [self._deliverable(deliverable) for deliverable in goal.deliverables]
        return {"lineage": goal.lineage, "number": goal.number, "title": goal.title, "deliverables": deliverables}

    def _deliverable(self, deliverable: Deliverable) -> _Data:
        return {
            "lineage": deliverable.lineage,
            "number": deliverable.number,
            "title": deliverable.title,
            "light": deliverable.light,
            "sub_items": [{"lineage": s.lineage, "title": s.title, "light": s.light} for s in deliverable.sub_items],
        }

    def _explanation(self, explanation: Explanation) -> _Data:
        return {
            "lineage": explanation.lineage,
            "about": [self._lineages[id] for id in explanation.about],
            "heading": explanation.heading,
            "body": text_to_data(explanation.body),
        }

    def _deviation(self, deviation: Deviation) -> _Data:
        return {
            "lineage": deviation.lineage,
            "kind": deviation.kind.value,
            "title": deviation.title,
            "amount": None if deviation.amount is None else format(deviation.amount, "f"),
            "body": text_to_data(deviation.body),
            "recurrence": deviation.recurrence,
            "cover": deviation.cover,
        }

    def _section(self, section: Section) -> _Data:
        return {
            "lineage": section.lineage,
            "kind": section.kind.value,
            "title": section.title,
            "body": text_to_data(section.body),
        }

    def _leftover(self, leftover: Leftover) -> _Data:
        # What it stood by may have been taken out of the report since; the text still waits.
        near = None if leftover.near is None else self._lineages.get(leftover.near)
        return {"lineage": leftover.lineage, "text": leftover.text, "source": leftover.source, "near": near}

    def _picture(self, picture: Picture) -> _Data:
        content = base64.b64encode(picture.content).decode("ascii")
        return {"lineage": picture.lineage, "kind": picture.kind, "content": content}

    def _review(self, review: Review) -> _Data:
        return {
            "lineage": review.lineage,
            "subject": self._lineages[review.subject],
            "stage": review.stage,
            "owner": review.owner,
            "deadline": None if review.deadline is None else review.deadline.isoformat(),
            "note": review.note,
        }

    def _acceptance(self, acceptance: Acceptance) -> _Data:
        return {
            "lineage": acceptance.lineage,
            "rule": acceptance.rule,
            "subject": self._lineages[acceptance.subject],
            "finding": acceptance.finding,
            "reason": acceptance.reason,
            "author": acceptance.author,
            "day": acceptance.day.isoformat(),
        }

    def _adoption(self, adoption: Adoption) -> _Data:
        return {
            "lineage": adoption.lineage,
            "frozen": adoption.frozen,
            "author": adoption.author,
            "moment": adoption.moment.isoformat(),
            "reason": adoption.reason,
        }


def _sorted(nodes: tuple[_N, ...]) -> tuple[_N, ...]:
    return tuple(sorted(nodes, key=sort_key))


def _check_format(whole: Spot) -> None:
    if not isinstance(whole.data, dict) or whole.data.get("format") != FORMAT:
        raise Refused("Dit is geen voortgangsrapportage van VGR Desktop in JSON. Er is niets gewijzigd.")
    if whole.inner("version").number(1, 2**31) > VERSION:
        raise Refused(
            "Dit bestand is gemaakt met een nieuwere versie van VGR Desktop. "
            "Werk het programma bij om het in te lezen; er is niets gewijzigd."
        )


class _Reader:
    """Makes items of data, and gives each lineage its id, at whichever of its places it is met first."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._known: dict[str, Identity] = {}
        self._made: dict[str, type[Item]] = {}
        self._references: list[tuple[Spot, str, tuple[type[Item], ...] | None]] = []
        self._lights: frozenset[str] = frozenset()

    def report(self, whole: Spot) -> Report:
        at = whole.fields(
            *("format", "version", "lineage", "edition", "municipality", "scale"),
            *("foreword", "reading_guide", "programmes", "sections", "leftovers"),
            *("basis", "pictures", "reviews", "acceptances", "adoptions"),
        )
        scale = at["scale"].each(self._light)
        self._lights = frozenset(light.key for light in scale)
        report = Report(
            *self._identity(at["lineage"], Report),
            self._edition(at["edition"]),
            self._text(at["foreword"]),
            self._text(at["reading_guide"]),
            at["municipality"].text(),
            scale,
            _sorted(at["programmes"].each(self._programme)),
            at["sections"].each(self._section),
            at["leftovers"].each(self._leftover),
            at["basis"].text(),
            at["pictures"].each(self._picture),
            at["reviews"].each(self._review),
            at["acceptances"].each(self._acceptance),
            at["adoptions"].each(self._adoption),
        )
        self._check_references()
        return report

    def _identity(self, spot: Spot, kind: type[Item]) -> Identity:
        lineage = spot.matching(_LINEAGE, "een herkomst, zoals een UUID,")
        if lineage in self._made:
            raise spot.refused("staat een herkomst die ook elders in het bestand staat")
        self._made[lineage] = kind
        return self._of(lineage)

    def _of(self, lineage: str) -> Identity:
        if lineage not in self._known:
            self._known[lineage] = self._identities.adopt(lineage)
        return self._known[lineage]

    def _reference(self, spot: Spot, kinds: tuple[type[Item], ...] | None = None) -> int:
        """The id of an item, of one of `kinds`, that this or a later place of the file has."""
        lineage = spot.matching(_LINEAGE, "de herkomst van een onderdeel van de rapportage")
        self._references.append((spot, lineage, kinds))
        return self._of(lineage).id

    def _check_references(self) -> None:
        for spot, lineage, kinds in self._references:
            kind = self._made.get(lineage)
            if kind is None:
                raise spot.refused("staat een herkomst die nergens in het bestand voorkomt")
            if kinds is not None and kind not in kinds:
                raise spot.refused("hoort de herkomst van een prestatie of onderdeel te staan")

    def _edition(self, spot: Spot) -> Edition:
        at = spot.fields("kind", "ordinal", "year", "title")
        ordinal, year = at["ordinal"].number(1, _LAST_ORDINAL), at["year"].number(_FIRST_YEAR, _LAST_YEAR)
        return Edition(at["kind"].label(), ordinal, year, at["title"].label())

    def _light(self, spot: Spot) -> Light:
        at = spot.fields(*_LIGHT_FIELDS)
        return Light(
            at["key"].label(),
            at["name"].label(),
            at["colour"].matching(_COLOUR, "een kleur zoals #2E7D32"),
            at["shape"].label(),
            at["meaning"].text(),
            at["must_explain"].boolean(),
        )

    def _text(self, spot: Spot) -> Text:
        at = spot.fields("lineage", "body")
        return Text(*self._identity(at["lineage"], Text), at["body"].rich_text())

    def _programme(self, spot: Spot) -> Programme:
        at = spot.fields(
            *("lineage", "number", "name", "committees", "portfolios"),
            *("mission", "state_of_affairs", "areas", "deviations"),
        )
        return Programme(
            *self._identity(at["lineage"], Programme),
            at["number"].text(),
            at["name"].text(),
            self._text(at["mission"]),
            self._text(at["state_of_affairs"]),
            at["committees"].each(Spot.text),
            at["portfolios"].each(Spot.text),
            _sorted(at["areas"].each(self._area)),
            at["deviations"].each(self._deviation),
        )

    def _area(self, spot: Spot) -> PolicyArea:
        at = spot.fields("lineage", "letter", "name", "committees", "goals", "explanations")
        return PolicyArea(
            *self._identity(at["lineage"], PolicyArea),
            at["letter"].label(),
            at["name"].text(),
            at["committees"].each(Spot.text),
            _sorted(at["goals"].each(self._goal)),
            at["explanations"].each(self._explanation),
        )

    def _goal(self, spot: Spot) -> Goal:
        at = spot.fields("lineage", "number", "title", "deliverables")
        identity, number = self._identity(at["lineage"], Goal), at["number"].number(1, _LARGEST_NUMBER)
        return Goal(*identity, number, at["title"].text(), _sorted(at["deliverables"].each(self._deliverable)))

    def _deliverable(self, spot: Spot) -> Deliverable:
        at = spot.fields("lineage", "number", "title", "light", "sub_items")
        return Deliverable(
            *self._identity(at["lineage"], Deliverable),
            at["number"].number(1, _LARGEST_NUMBER),
            at["title"].text(),
            at["light"].optional(self._light_key),
            at["sub_items"].each(self._sub_item),
        )

    def _sub_item(self, spot: Spot) -> SubItem:
        at = spot.fields("lineage", "title", "light")
        identity = self._identity(at["lineage"], SubItem)
        return SubItem(*identity, at["title"].text(), at["light"].optional(self._light_key))

    def _light_key(self, spot: Spot) -> str:
        key = spot.text()
        if key not in self._lights:
            raise spot.refused("staat een stoplicht dat niet in de schaal van deze rapportage staat")
        return key

    def _explanation(self, spot: Spot) -> Explanation:
        at = spot.fields("lineage", "about", "heading", "body")
        identity = self._identity(at["lineage"], Explanation)
        about = at["about"].each(lambda item: self._reference(item, (Deliverable, SubItem)))
        return Explanation(*identity, about, at["heading"].optional(Spot.text), at["body"].rich_text())

    def _deviation(self, spot: Spot) -> Deviation:
        at = spot.fields("lineage", "kind", "title", "amount", "body", "recurrence", "cover")
        amount = at["amount"].optional(lambda a: Decimal(a.matching(_AMOUNT, 'een bedrag zoals "-12500.00"')))
        identity, kind = self._identity(at["lineage"], Deviation), at["kind"].one_of(DeviationKind)
        recurrence, cover = at["recurrence"].optional(lambda r: r.one_of(Recurrence)), at["cover"].text()
        return Deviation(*identity, kind, at["title"].text(), amount, at["body"].rich_text(), recurrence, cover)

    def _section(self, spot: Spot) -> Section:
        at = spot.fields("lineage", "kind", "title", "body")
        identity, kind = self._identity(at["lineage"], Section), at["kind"].one_of(SectionKind)
        return Section(*identity, kind, at["title"].text(), at["body"].rich_text())

    def _leftover(self, spot: Spot) -> Leftover:
        at = spot.fields("lineage", "text", "source", "near")
        identity, near = self._identity(at["lineage"], Leftover), at["near"].optional(self._reference)
        return Leftover(*identity, at["text"].text(), at["source"].text(), near)

    def _picture(self, spot: Spot) -> Picture:
        at = spot.fields("lineage", "kind", "content")
        identity, kind = self._identity(at["lineage"], Picture), at["kind"].one_of(PictureKind)
        return Picture(*identity, kind, at["content"].content())

    def _review(self, spot: Spot) -> Review:
        at = spot.fields("lineage", "subject", "stage", "owner", "deadline", "note")
        identity, subject = self._identity(at["lineage"], Review), self._reference(at["subject"])
        stage, deadline = at["stage"].one_of(Stage), at["deadline"].optional(Spot.date)
        return Review(*identity, subject, stage, at["owner"].text(), deadline, at["note"].text())

    def _acceptance(self, spot: Spot) -> Acceptance:
        at = spot.fields("lineage", "rule", "subject", "finding", "reason", "author", "day")
        identity, subject = self._identity(at["lineage"], Acceptance), self._reference(at["subject"])
        finding, reason, author = (at[name].text() for name in ("finding", "reason", "author"))
        return Acceptance(*identity, at["rule"].label(), subject, finding, reason, author, at["day"].date())

    def _adoption(self, spot: Spot) -> Adoption:
        at = spot.fields("lineage", "frozen", "author", "moment", "reason")
        identity, frozen = self._identity(at["lineage"], Adoption), at["frozen"].boolean()
        return Adoption(*identity, frozen, at["author"].text(), at["moment"].moment(), at["reason"].text())
