"""Whatever is written here and in copies of a package, and in whatever order they come back: no word gets lost."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import identities, lineage, small_report
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.editions.by_keys import Key
from vgr_desktop.core.editions.merging import Names, Side
from vgr_desktop.core.editions.packages import Issued, Package, Record, State, part_of, refuse_outside, saved_on
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Explanation, Report, Written
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import everything, index
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.services.merging import Chosen, compared, joined

SCOPE = Scope(lineage(small.REPORT), frozenset({lineage(small.GREENERY)}))
NOON = dt.datetime(2026, 5, 3, 12, 0, tzinfo=dt.UTC)
PACKAGE = Package(lineage(500), lineage(501), SCOPE, "Sanne", NOON)
TEXTS = (small.MISSION, small.STATE, small.ABOUT_PLAYGROUNDS, small.ABOUT_PUMPS_AND_QUAYS)
NODES = (small.TREES, small.EAST, small.PUMPS)
FILES = 3


def words_of(report: Report) -> set[str]:
    """The words of the trial that stand in the texts of a report."""
    bodies = (plain(item.body) for item in everything(report) if isinstance(item, Written))
    return {word for body in bodies for word in body.split() if word.startswith("w")}


@dataclass
class File:
    """A copy of the package on somebody's computer; `mark` is empty while nobody has it open."""

    report: Report
    ids: Identities
    state: State = ()
    mark: str = ""


@dataclass
class World:
    """The dossier, the copies of the package, and what became of each word."""

    ours: Report = field(default_factory=small_report)
    files: list[File] = field(default_factory=list)
    records: list[Record] = field(default_factory=lambda: [Record(1, PACKAGE, NOON)])
    held: dict[int, Report] = field(default_factory=lambda: {1: part_of(small_report(), SCOPE)})
    versions: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    written: int = 0
    ids: Identities = field(default_factory=identities)

    def __post_init__(self) -> None:
        self.files.append(File(self.ours, identities(2_000)))

    def edited(self, report: Report, ids: Identities, what: int) -> Report:
        """One edit: a word more in a text or a new explanation, a light, or an explanation removed on purpose."""
        self.written += 1
        word, kind, place = f"w{self.written}", what % 4, what // 4
        known = index(report)
        if kind == 0 and (text := known.items.get(TEXTS[place % len(TEXTS)])) is not None:
            assert isinstance(text, Written)
            return writing.write(report, text.id, from_plain(f"{plain(text.body)} {word}".strip()))
        node = NODES[place % len(NODES)]
        if kind == 1 and writing.explanation_of(report, node) is None:
            return writing.explain(report, ids.new(), (node,), from_plain(word))
        texts = [item for item in known.items.values() if isinstance(item, Explanation)]
        if kind == 2 and texts:
            gone = texts[place % len(texts)]
            self.dropped |= {each for each in plain(gone.body).split() if each.startswith("w")}
            return writing.remove_text(report, gone.id)
        return edits.set_light(report, node, ("red", "green", "orange")[place % 3])

    def write_here(self, what: int) -> None:
        self.ours = self.edited(self.ours, self.ids, what)

    def write_there(self, number: int, what: int) -> None:
        file = self.files[number % len(self.files)]
        after = self.edited(file.report, file.ids, what)
        refuse_outside(PACKAGE, (file.report,), (after,))
        file.mark = file.mark or f"mark {self.written}"
        file.report, file.state = after, saved_on(file.state, file.mark)

    def close(self, number: int) -> None:
        self.files[number % len(self.files)].mark = ""

    def copy(self, number: int) -> None:
        if len(self.files) < FILES:
            file = self.files[number % len(self.files)]
            self.files.append(File(file.report, identities(2_000 + 1_000 * len(self.files)), file.state))

    def take(self, number: int, sides: tuple[Side, ...]) -> None:
        """Take a copy in, with these sides by turns for what both changed."""
        file, issued = self.files[number % len(self.files)], Issued(tuple(self.records))
        before = self.ours
        if issued.taken_in(file.state) is None and file.state:
            other = compared(
                Glimpse(Path("x"), "", 10_000, (file.report,)),
                (self.ours,),
                {self.ours.id: self.held[issued.base(file.state).number]},
                self.ids,
                "van Sanne",
            )
            other = replace(other, scope=SCOPE)
            chosen: list[Chosen] = []
            for merging in other.mergings:
                contested = [each for each in other.differences(merging) if each.contested]
                asked: Mapping[Key, Side] = {
                    each.key: sides[place % len(sides)] for place, each in enumerate(contested)
                }
                shown = [item for each in contested for item in (each.ours, each.theirs) if item is not None]
                self.versions |= {word for item in shown for word in plain_words(item)}
                chosen.append((merging, asked))
            result = joined(other, chosen, (self.ours,), self.ids, Names())
            (self.ours,) = result.reports
            self.versions |= {word for kept in result.kept for word in plain(kept.body).split()}
            self.records.append(Record(len(self.records) + 1, replace(PACKAGE, state=file.state), NOON))
            self.held[len(self.records)] = part_of(file.report, SCOPE)
        lost = (words_of(before) | words_of(file.report)) - words_of(self.ours) - self.versions - self.dropped
        assert lost == set()


def plain_words(item: object) -> set[str]:
    """The words in an item and all that it holds."""
    found = everything(item)  # type: ignore[arg-type]  # an item of a difference
    return {word for each in found if isinstance(each, Written) for word in plain(each.body).split()}


_WHAT = st.integers(0, 47)
_STEPS = st.one_of(
    st.tuples(st.just("here"), _WHAT),
    st.tuples(st.just("there"), st.integers(0, FILES - 1), _WHAT),
    st.tuples(st.just("there"), st.integers(0, FILES - 1), _WHAT),
    st.tuples(st.just("close"), st.integers(0, FILES - 1)),
    st.tuples(st.just("copy"), st.integers(0, FILES - 1)),
    st.tuples(st.just("take"), st.integers(0, FILES - 1), st.lists(st.sampled_from(Side), min_size=1, max_size=3)),
)


@given(st.lists(_STEPS, max_size=25))
@example(
    [
        ("there", 0, 0),
        ("copy", 0),
        ("there", 0, 4),
        ("there", 1, 0),
        ("take", 1, [Side.OURS]),
        ("take", 0, [Side.THEIRS]),
    ]
)
@example([("there", 0, 0), ("take", 0, [Side.OURS]), ("here", 0), ("there", 0, 0), ("take", 0, [Side.OURS])])
def test_no_word_is_lost(steps: list[tuple[object, ...]]) -> None:
    world = World()
    for name, *given_ in steps:
        match name, given_:
            case "here", [int(what)]:
                world.write_here(what)
            case "there", [int(number), int(what)]:
                world.write_there(number, what)
            case "close", [int(number)]:
                world.close(number)
            case "copy", [int(number)]:
                world.copy(number)
            case "take", [int(number), list(sides)]:
                world.take(number, tuple(sides))
    for number in range(len(world.files)):
        world.take(number, (Side.OURS,))
