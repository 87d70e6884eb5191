"""The report as an immutable value, in the terms of its domain.

| here          | in Dutch             |                                                                         |
|---------------|----------------------|-------------------------------------------------------------------------|
| `Report`      | voortgangsrapportage | one edition                                                             |
| `Programme`   | programma            | 9                                                                       |
| `PolicyArea`  | beleidsterrein       | 9A                                                                      |
| `Goal`        | doel                 | 9A1                                                                     |
| `Deliverable` | prestatie            | 9A1.1, with a light                                                     |
| `SubItem`     | onderdeel            | a project or subject under a deliverable, with a light of its own       |
| `Light`       | stoplicht            | groen, oranje, rood; the scale is data                                  |
| `Explanation` | toelichting          | of deliverables and sub-items, or of the policy area                    |
| `Deviation`   | financiële afwijking | mee- of tegenvaller, or budgetneutrale wijziging                        |
| `Section`     | paragraaf, bijlage   | a text of the report beside the programmes                              |
| `Leftover`    | niet-geplaatste tekst | what an import could not place; it waits until the officer decides      |
| `Picture`     | afbeelding           | a picture that stands in a text                                         |

What is kept beside what is printed (`Review`, `Acceptance`, `Adoption`, `Comment`) is in `core/model/review`.

Every item has an `id`, an integer that is unique within the dossier, and a `lineage`, which stays the same in every
edition, in every copy of the dossier and in an exported file. A code such as 9A1.1 is a label and never an identity.
"""

from dataclasses import KW_ONLY, dataclass
from decimal import Decimal
from enum import StrEnum

from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.review import Acceptance, Adoption, Comment, Reply, Review
from vgr_desktop.core.model.text import EMPTY, RichText


@dataclass(frozen=True, slots=True)
class Light:
    """One light of the scale.

    `shape` is the sign that shows it without colour, `meaning` what the reading guide says about it.
    `colour` (#rrggbb) has a contrast of at least 3:1 on white.
    """

    key: str
    name: str
    colour: str
    shape: str
    meaning: str
    must_explain: bool


# Source: the reading guides of the reports of 2023 and 2024; colours by contrast (see docs/decisions/0004).
STANDARD_SCALE: tuple[Light, ...] = (
    Light(
        "green",
        "Groen",
        "#2E7D32",
        "●",
        "De prestatie is of wordt gerealiseerd binnen de kaders van tijd, geld en kwaliteit.",
        must_explain=False,
    ),
    Light(
        "orange",
        "Oranje",
        "#C75B00",
        "▲",
        "Het risico bestaat dat de prestatie niet binnen de kaders wordt gerealiseerd; bijsturing is nodig.",
        must_explain=True,
    ),
    Light(
        "red",
        "Rood",
        "#C62828",
        "■",
        "De prestatie is of wordt niet binnen de kaders gerealiseerd.",
        must_explain=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of writing with an identity of its own."""

    id: int
    lineage: str
    _: KW_ONLY
    body: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class SubItem:
    """A project or subject under one deliverable. `light` is a key of the scale; None: not set yet."""

    id: int
    lineage: str
    _: KW_ONLY
    title: str
    light: str | None = None


@dataclass(frozen=True, slots=True)
class Deliverable:
    """What the municipality does for a goal. `light` is a key of the scale; None: not set yet, and never guessed."""

    id: int
    lineage: str
    _: KW_ONLY
    number: int
    title: str
    light: str | None = None
    sub_items: tuple[SubItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """What the municipality wants to achieve. Deliverables are in the order of their numbers; there may be gaps."""

    id: int
    lineage: str
    _: KW_ONLY
    number: int
    title: str
    deliverables: tuple[Deliverable, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One explanation in its place within the policy area.

    `about` holds the ids of the deliverables and sub-items it explains; empty: it explains the area.
    With an empty `about`, `heading` is the free heading, or None for text directly under the area's heading. With
    deliverables, the printed heading is made of their codes and titles; `heading` then keeps the wording of a source if
    it differed from the tree, until the officer has looked at it.
    """

    id: int
    lineage: str
    _: KW_ONLY
    about: tuple[int, ...] = ()
    heading: str | None = None
    body: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class PolicyArea:
    """A field of policy. Explanations are in printed order; without any, if all lights are green, the area says so."""

    id: int
    lineage: str
    _: KW_ONLY
    letter: str
    name: str
    committees: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    explanations: tuple[Explanation, ...] = ()


class DeviationKind(StrEnum):
    """The two headings under which money is explained."""

    RESULT = "result"
    NEUTRAL = "neutral"


class Recurrence(StrEnum):
    """Whether a deviation is for this year only."""

    INCIDENTAL = "incidental"
    STRUCTURAL = "structural"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A financial deviation. `amount` is exact, in euro, positive = *nadeel*; None when it is not known.

    `recurrence` is None when it is not known; `cover` says what it is paid from (*dekking*).
    """

    id: int
    lineage: str
    _: KW_ONLY
    kind: DeviationKind
    title: str
    amount: Decimal | None = None
    body: RichText = EMPTY
    recurrence: Recurrence | None = None
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """One chapter. `number` is 1 to 10 as text, or AD/OH."""

    id: int
    lineage: str
    _: KW_ONLY
    number: str
    name: str
    mission: Text
    state_of_affairs: Text
    committees: tuple[str, ...] = ()
    portfolios: tuple[str, ...] = ()
    areas: tuple[PolicyArea, ...] = ()
    deviations: tuple[Deviation, ...] = ()


class SectionKind(StrEnum):
    """Where a section stands: after the programmes, or at the very end."""

    PARAGRAPH = "paragraph"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Section:
    """A text of the report outside the programmes, such as the paragraph on staff costs."""

    id: int
    lineage: str
    _: KW_ONLY
    kind: SectionKind
    title: str
    body: RichText = EMPTY


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text from an import that has no place yet. `near` is the id of the item it stood near, if known."""

    id: int
    lineage: str
    _: KW_ONLY
    text: str
    source: str
    near: int | None = None


class PictureKind(StrEnum):
    """The format of the bytes of a picture."""

    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it was put in. Texts refer to it by its lineage."""

    id: int
    lineage: str
    _: KW_ONLY
    kind: PictureKind
    content: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """One edition of the progress report, whole.

    `basis` is the lineage of the earlier report that this one was carried forward from or coupled with: items that are
    the same thing have the same lineage in both. Adoptions are in order of time.
    """

    id: int
    lineage: str
    _: KW_ONLY
    edition: Edition
    foreword: Text
    reading_guide: Text
    municipality: str = ""
    scale: tuple[Light, ...] = STANDARD_SCALE
    programmes: tuple[Programme, ...] = ()
    sections: tuple[Section, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    basis: str = ""
    pictures: tuple[Picture, ...] = ()
    reviews: tuple[Review, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def is_frozen(self) -> bool:
        """Whether the report is adopted, and not opened for editing again."""
        return bool(self.adoptions) and self.adoptions[-1].frozen


Node = Report | Programme | PolicyArea | Goal | Deliverable | SubItem
Written = Text | Explanation | Deviation | Section
"""The items that have a text written by the officer."""
Item = Node | Written | Leftover | Picture | Review | Acceptance | Adoption | Comment | Reply


def light_of(report: Report, node: Deliverable | SubItem) -> Light | None:
    """The light of `node` on the report's scale; None when it is not set."""
    return next((light for light in report.scale if light.key == node.light), None)
