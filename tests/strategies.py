"""Texts and reports of every shape, and every edit, for Hypothesis.

Strategies are made once and kept: making one costs more than drawing from it.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from tests.reports import identities as new_identities
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.editions import KINDS, Edition, edition
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import (
    STANDARD_SCALE,
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    Item,
    Leftover,
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
from vgr_desktop.core.model.review import Acceptance, Adoption, Comment, Reply, Review, Stage
from vgr_desktop.core.model.text import (
    EMPTY,
    Block,
    Cell,
    ExplanationPart,
    Image,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    rich,
)
from vgr_desktop.core.model.tree import PARENT_TYPE, index, walk

# Letters with accents, a combining mark, an emoji outside the basic plane, several kinds of white space, line breaks
# and characters that no document may contain.
_ODD = "éïß €–“”…\u0301\u00a0\u200b\t\n\r\x0b\x85\u2028\u2029\x00\x1f\ud800\ufdd0\ufeff\ufffc\uffff😀<&>\"'\\"
_CHARACTERS = st.one_of(st.sampled_from("abc XYZ 019.,"), st.sampled_from(_ODD), st.characters())
_LINKS = st.sampled_from(
    [None, None, "https://www.example.nl/plan?a=1&b=2", "mailto:griffie@example.nl", "javascript:alert(1)", "file:///x"]
)

_NOTES = st.sampled_from([None, None, None, "Zie de begroting van 2026.", " twee\n woorden ", ""])
_FIELDS = st.sampled_from([None, None, None, "deliverables", "x"])
_IMAGE = st.builds(Image, st.sampled_from(["kade", "brug"]), st.sampled_from(["", "Een kade"]), st.integers(0, 110))
_IMAGES = st.one_of(st.none(), st.none(), st.none(), _IMAGE)


@cache
def raw_texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Characters as they may come from a clipboard, including forbidden ones."""
    return st.text(_CHARACTERS, max_size=max_size)


_TITLES = (
    "Planten van bomen",
    "Herstellen van kades en bruggen",
    "Vóór 2030 alle wijken aardgasvrij",
    "Wijkteams: 1. ouderen, 2. jongeren",
    "x",
    "“Samen” & <veilig>",
    "De stad is groen en gezond 🌳",
    "Een titel die zo lang is dat hij op papier niet op een regel past " * 4 + "en dan nog even doorgaat",
)


@cache
def lines() -> st.SearchStrategy[str]:
    """Titles and names: one line, not empty, tidy."""
    return st.sampled_from(_TITLES)


@cache
def raw_runs() -> st.SearchStrategy[Run]:
    """Runs before they are in normal form."""
    return st.builds(Run, raw_texts(), st.frozensets(st.sampled_from(Mark)), _LINKS, _NOTES, _FIELDS)


@cache
def raw_paragraphs() -> st.SearchStrategy[Paragraph]:
    """Paragraphs, sub-headings, list items and pictures before they are in normal form."""
    runs = st.lists(raw_runs(), max_size=3).map(tuple)
    parts = st.one_of(st.none(), st.sampled_from(ExplanationPart))
    return st.builds(Paragraph, runs, st.sampled_from(Kind), st.integers(-1, 10), parts, _IMAGES)


@cache
def raw_tables() -> st.SearchStrategy[Table]:
    """Tables before they are in normal form: not rectangular, some without cells."""
    cells: st.SearchStrategy[Cell] = st.lists(raw_paragraphs(), max_size=2).map(tuple)
    rows = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3)
    return st.builds(Table, rows.map(tuple))


@cache
def raw_blocks(max_size: int = 4) -> st.SearchStrategy[list[Block]]:
    """Blocks before they are in normal form."""
    block: st.SearchStrategy[Block] = st.one_of(raw_paragraphs(), raw_paragraphs(), raw_tables())
    return st.lists(block, max_size=max_size)


@cache
def rich_texts(max_blocks: int = 4) -> st.SearchStrategy[RichText]:
    """Texts in normal form, with marks, links, lists, tables and odd characters."""
    return raw_blocks(max_blocks).map(rich)


@cache
def bodies() -> st.SearchStrategy[RichText]:
    """Texts for within a report: many empty or plain, some rich."""
    return st.one_of(st.just(EMPTY), lines().map(from_plain), lines().map(from_plain), rich_texts(2))


@cache
def editions() -> st.SearchStrategy[Edition]:
    """Editions of all kinds."""
    return st.builds(edition, st.integers(1, 4), st.integers(2017, 2030), st.sampled_from(KINDS))


@cache
def lights() -> st.SearchStrategy[str | None]:
    """A light of the standard scale, or none."""
    return st.sampled_from([None, *(light.key for light in STANDARD_SCALE)])


# Numbers of siblings are in order and have gaps.
_PROGRAMME_NUMBERS = st.sampled_from([(), ("9",), ("2", "10"), ("1", "AD/OH")])
_AREA_LETTERS = st.sampled_from([(), ("A",), ("A", "B"), ("B", "Z")])
_NUMBERS = st.sampled_from([(), (1,), (1, 2), (1, 3), (2, 9, 10), (12,)])
_SOME_LINES = st.lists(lines(), max_size=2)
_HEADING = st.none() | lines()
_MUNICIPALITY = st.sampled_from(["", "Lindeveen"])
_SECTION_KINDS = st.lists(st.sampled_from(SectionKind), max_size=2)
_DEVIATION_KINDS = st.lists(st.sampled_from(DeviationKind), max_size=2)
_AMOUNTS = st.none() | st.decimals(-9_999_999, 9_999_999, places=2)
_RECURRENCES = st.none() | st.sampled_from(Recurrence)
_BASES = st.sampled_from(["", "6ba7b810-9dad-41d1-80b4-00c04fd430c8"])
_PICTURE_KINDS = st.lists(st.sampled_from(PictureKind), max_size=1)
_BEGINS = {PictureKind.PNG: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", PictureKind.JPEG: b"\xff\xd8"}
_CONTENTS = st.binary(max_size=6)
_OWNERS = st.sampled_from(["", "Sanne", "Bram de Wit"])
_DAYS = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
_MOMENTS = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001  # the zone is drawn
_FROZEN = st.sampled_from([(), (True,), (True, False)])
_NEAR = st.none() | st.integers(1, 60)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Whole reports with every kind of item, valid but in any state of completeness."""
    ids = new_identities(1)
    report = Report(
        *ids.new(),
        edition=draw(editions()),
        foreword=_text(draw, ids),
        reading_guide=_text(draw, ids),
        municipality=draw(_MUNICIPALITY),
    )
    numbers = draw(_PROGRAMME_NUMBERS)
    programmes = tuple(_programme(draw, ids, number) for number in numbers)
    sections = tuple(
        Section(*ids.new(), kind=kind, title=draw(lines()), body=draw(bodies())) for kind in draw(_SECTION_KINDS)
    )
    leftovers = tuple(
        Leftover(*ids.new(), text=text, source="bladzijde.txt", near=draw(_NEAR)) for text in draw(_SOME_LINES)
    )
    report = replace(report, programmes=programmes, sections=sections, leftovers=leftovers)
    return replace(
        report,
        basis=draw(_BASES),
        pictures=tuple(
            Picture(*ids.new(), kind=kind, content=_BEGINS[kind] + draw(_CONTENTS)) for kind in draw(_PICTURE_KINDS)
        ),
        reviews=tuple(_reviews(draw, ids, report)),
        acceptances=tuple(_acceptances(draw, ids, report)),
        adoptions=tuple(_adoption(draw, ids, frozen=frozen) for frozen in draw(_FROZEN)),
        comments=tuple(_comments(draw, ids, report)),
    )


def _picture(draw: st.DrawFn, ids: Identities, kind: PictureKind) -> Picture:
    return Picture(*ids.new(), kind=kind, content=_BEGINS[kind] + draw(_CONTENTS))


def _adoption(draw: st.DrawFn, ids: Identities, *, frozen: bool) -> Adoption:
    return Adoption(*ids.new(), frozen=frozen, author=draw(_OWNERS), moment=draw(_MOMENTS), reason=draw(_OWNERS))


def _subjects(draw: st.DrawFn, report: Report) -> list[int]:
    return draw(st.lists(st.sampled_from(sorted(index(report).items)), max_size=2, unique=True))


def _reviews(draw: st.DrawFn, ids: Identities, report: Report) -> Iterable[Review]:
    for subject in _subjects(draw, report):
        yield Review(
            *ids.new(),
            subject=subject,
            stage=draw(st.sampled_from(Stage)),
            owner=draw(_OWNERS),
            deadline=draw(_DAYS),
            note=draw(_OWNERS),
        )


def _acceptances(draw: st.DrawFn, ids: Identities, report: Report) -> Iterable[Acceptance]:
    for subject in _subjects(draw, report):
        yield Acceptance(
            *ids.new(),
            rule="light-not-set",
            subject=subject,
            finding=draw(lines()),
            reason=draw(lines()),
            author=draw(_OWNERS),
            day=dt.date(2026, 3, 31),
        )


def _comments(draw: st.DrawFn, ids: Identities, report: Report) -> Iterable[Comment]:
    for subject in _subjects(draw, report):
        replies = tuple(Reply(*ids.new(), author="Sanne", moment=draw(_MOMENTS), text=t) for t in draw(_SOME_LINES))
        yield Comment(
            *ids.new(),
            subject=subject,
            author=draw(_OWNERS),
            moment=draw(_MOMENTS),
            text=draw(lines()),
            quote=draw(_OWNERS),
            before=draw(_OWNERS),
            after=draw(_OWNERS),
            done=draw(st.booleans()),
            replies=replies,
        )


def _text(draw: st.DrawFn, ids: Identities) -> Text:
    return Text(*ids.new(), body=draw(bodies()))


def _programme(draw: st.DrawFn, ids: Identities, number: str) -> Programme:
    deviations = tuple(
        Deviation(
            *ids.new(),
            kind=kind,
            title=draw(lines()),
            amount=draw(_AMOUNTS),
            body=draw(bodies()),
            recurrence=draw(_RECURRENCES),
            cover=draw(_OWNERS),
        )
        for kind in draw(_DEVIATION_KINDS)
    )
    identity, name, mission, state = ids.new(), draw(lines()), _text(draw, ids), _text(draw, ids)
    areas = tuple(_area(draw, ids, letter) for letter in draw(_AREA_LETTERS))
    return Programme(
        *identity,
        number=number,
        name=name,
        mission=mission,
        state_of_affairs=state,
        committees=tuple(draw(_SOME_LINES)),
        portfolios=tuple(draw(_SOME_LINES)),
        areas=areas,
        deviations=deviations,
    )


def _area(draw: st.DrawFn, ids: Identities, letter: str) -> PolicyArea:
    area = PolicyArea(*ids.new(), letter=letter, name=draw(lines()), committees=tuple(draw(_SOME_LINES)))
    goals = tuple(_goal(draw, ids, number) for number in draw(_NUMBERS))
    return replace(area, goals=goals, explanations=tuple(_explanations(draw, ids, goals)))


def _goal(draw: st.DrawFn, ids: Identities, number: int) -> Goal:
    identity, title = ids.new(), draw(lines())
    return Goal(
        *identity,
        number=number,
        title=title,
        deliverables=tuple(_deliverable(draw, ids, place) for place in draw(_NUMBERS)),
    )


def _deliverable(draw: st.DrawFn, ids: Identities, number: int) -> Deliverable:
    identity, title, light = ids.new(), draw(lines()), draw(lights())
    sub_items = tuple(SubItem(*ids.new(), title=title, light=draw(lights())) for title in draw(_SOME_LINES))
    return Deliverable(*identity, number=number, title=title, light=light, sub_items=sub_items)


def _explanations(draw: st.DrawFn, ids: Identities, goals: tuple[Goal, ...]) -> Iterable[Explanation]:
    explainable = [node.id for goal in goals for node in walk(goal) if isinstance(node, Deliverable | SubItem)]
    abouts = st.lists(st.sampled_from(explainable), max_size=3, unique=True) if explainable else st.just([])
    for about in draw(st.lists(abouts, max_size=2)):
        heading = draw(_HEADING)
        yield Explanation(*ids.new(), about=tuple(about), heading=heading, body=draw(bodies()))


Argument = st.SearchStrategy[Any] | Callable[[Report, Any, Identities], st.SearchStrategy[Any]]
"""A value for an edit, or if it depends on the report, the edited item or the free identities, a function of those."""


@dataclass(frozen=True)
class Edit:
    """An edit, the kinds of items whose ids it takes (None: it takes no id), and its further arguments."""

    kinds: tuple[type[Item], ...] | None
    apply: Callable[..., Report]
    arguments: tuple[Argument, ...] = ()

    def items(self, report: Report) -> list[Item]:
        """The items that this edit can be applied to."""
        if self.kinds is None:
            return [report]
        return [item for item in index(report).items.values() if isinstance(item, self.kinds)]


def _new(_report: Report, _item: Item, ids: Identities) -> st.SearchStrategy[Any]:
    return st.builds(ids.new)


def _three_new(_report: Report, _item: Item, ids: Identities) -> st.SearchStrategy[Any]:
    return st.tuples(*[st.builds(ids.new)] * 3)


def _homes(report: Report, item: Item, _ids: Identities) -> st.SearchStrategy[int]:
    return st.sampled_from([node.id for node in walk(report) if type(node) is PARENT_TYPE[type(item)]])


def _about(report: Report, item: Item, _ids: Identities) -> st.SearchStrategy[tuple[int, ...]]:
    """The item and others that can be explained with it, of this or another area."""
    others = [node.id for node in walk(report) if isinstance(node, Deliverable | SubItem) and node.id != item.id]
    more = st.lists(st.sampled_from(others), max_size=2, unique=True) if others else st.just([])
    return more.map(lambda chosen: (item.id, *chosen))


def _explain(report: Report, _id: int, identity: Identity, about: tuple[int, ...], body: RichText) -> Report:
    return writing.explain(report, identity, about, body)


def _place_leftover(report: Report, id: int, identity: Identity) -> Report:
    leftover = index(report).items[id]
    assert isinstance(leftover, Leftover)
    return writing.place_leftover(report, leftover, identity)


_NODES = (Programme, PolicyArea, Goal, Deliverable, SubItem)
_LIT = (Deliverable, SubItem)
_LABELS = st.sampled_from(["1", "3", "12", "07", "A", "q", "ß", "AD/OH", "²", "", "100"])
_HEADINGS = st.none() | raw_texts()
_NAMES = st.lists(raw_texts(), max_size=2)

MOVE = Edit(_NODES, edits.move, (_homes, st.integers(0, 4)))

EDITS = (
    Edit(None, edits.add_programme, (_three_new, lines())),
    Edit(None, edits.set_edition, (editions(),)),
    Edit(None, edits.set_municipality, (raw_texts(),)),
    Edit(None, writing.add_section, (_new, st.sampled_from(SectionKind), lines(), bodies())),
    Edit(_NODES, edits.add_child, (_new, lines())),
    Edit(_NODES, edits.rename, (raw_texts(),)),
    Edit(_NODES, edits.remove),
    MOVE,
    Edit(_NODES, edits.set_number, (_LABELS,)),
    Edit((Report, Programme, PolicyArea, Goal, Deliverable), edits.renumber),
    Edit(_LIT, edits.set_light, (lights(),)),
    Edit((Programme, PolicyArea), edits.set_committees, (_NAMES,)),
    Edit((Programme,), edits.set_portfolios, (_NAMES,)),
    Edit((Programme,), writing.add_deviation, (_new, st.sampled_from(DeviationKind), lines())),
    Edit(_LIT, _explain, (_new, _about, bodies())),
    Edit((PolicyArea,), writing.explain_area, (_new, _HEADINGS, bodies())),
    Edit((Explanation,), writing.set_heading, (_HEADINGS,)),
    Edit((Explanation,), writing.move_explanation, (st.integers(-3, 3),)),
    Edit((Text, Explanation, Deviation, Section), writing.write, (bodies(),)),
    Edit((Section, Deviation), writing.set_title, (raw_texts(),)),
    Edit((Explanation, Deviation, Section, Leftover), writing.remove_text),
    Edit((Leftover,), _place_leftover, (_new,)),
)


@st.composite
def edited(draw: st.DrawFn, report: Report, ids: Identities, among: tuple[Edit, ...] = EDITS) -> Report:
    """The report after one edit; a refused one leaves it as it is."""
    possible = [(edit, items) for edit in among if (items := edit.items(report))]
    assume(possible)
    edit, items = draw(st.sampled_from(possible))
    item = draw(st.sampled_from(items))
    made = (a if isinstance(a, st.SearchStrategy) else a(report, item, ids) for a in edit.arguments)
    arguments = [draw(strategy) for strategy in made]
    try:
        return edit.apply(report, *(() if edit.kinds is None else (item.id,)), *arguments)
    except Refused:
        return report


@st.composite
def sessions(draw: st.DrawFn, longest: int = 6) -> list[Report]:
    """A report, and its values after each of a number of edits."""
    values = [draw(reports())]
    ids = new_identities(max(index(values[0]).items) + 1)
    for _ in range(draw(st.integers(1, longest))):
        values.append(draw(edited(values[-1], ids)))
    return values


def worked_on_reports() -> st.SearchStrategy[Report]:
    """Reports as they are after some work, for example with explanations of deliverables in several areas."""
    return sessions().map(lambda values: values[-1])
