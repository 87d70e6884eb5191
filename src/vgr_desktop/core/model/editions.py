"""Which edition of the report it is: its kind, its place in the year, and the title as the municipality writes it."""

import re
from dataclasses import dataclass

KINDS = ("Voortgangsrapportage", "Bestuursrapportage", "Tussentijdse rapportage", "Halfjaarrapportage")

_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4,
    "1e": 1, "1ste": 1, "2e": 2, "2de": 2, "3e": 3, "3de": 3, "4e": 4, "4de": 4,
}  # fmt: skip
_TITLE = re.compile(
    # (?a: … ): otherwise letters that fold to these, such as the long s, would be taken for them.
    rf"\W*(?a:(?P<title>(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+)?(?P<kind>{'|'.join(KINDS)})\s+(?P<year>20\d\d)))\W*",
    re.IGNORECASE,
)
_KEY = re.compile(r"(?P<year>20\d\d)-(?P<ordinal>\d)")


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: "2de Voortgangsrapportage 2021" is the second of 2021.

    The title is for display only: reports write the same edition in several ways, so it is never compared.
    """

    kind: str
    ordinal: int
    year: int
    title: str

    @property
    def key(self) -> str:
        """The name of the edition on the command line: `2021-2`."""
        return f"{self.year}-{self.ordinal}"

    def same_as(self, other: "Edition") -> bool:
        """Whether the two are the same edition, however they are written."""
        return (self.year, self.ordinal, self.kind) == (other.year, other.ordinal, other.kind)


def edition(ordinal: int, year: int, kind: str = KINDS[0]) -> Edition:
    """The edition with its usual title."""
    return Edition(kind, ordinal, year, f"{ordinal}e {kind} {year}")


def read_edition(title: str) -> Edition | None:
    """The edition that a title such as "Tweede Bestuursrapportage 2018" names, or None.

    A title without an ordinal is the first of its year.
    """
    found = _TITLE.fullmatch(" ".join(title.split()))
    if found is None:
        return None
    kind = next(kind for kind in KINDS if kind.lower() == found["kind"].lower())
    ordinal = _ORDINALS[found["ordinal"].lower()] if found["ordinal"] else 1
    return Edition(kind, ordinal, int(found["year"]), found["title"])


def names(wanted: str, edition: Edition) -> bool:
    """Whether `wanted`, a title or a key such as `2021-2`, means this edition."""
    wanted = " ".join(wanted.split())
    if wanted.lower() == edition.title.lower():
        return True
    if found := _KEY.fullmatch(wanted):
        return (int(found["year"]), int(found["ordinal"])) == (edition.year, edition.ordinal)
    titled = read_edition(wanted)
    return titled is not None and titled.same_as(edition)
