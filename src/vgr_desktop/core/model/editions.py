"""Which edition of the report it is: its kind, its place in the year, and the title as the municipality writes it."""

import re
from dataclasses import dataclass

KINDS = (
    "Voortgangsrapportage", "Bestuursrapportage", "Tussentijdse rapportage", "Halfjaarrapportage", "Tussenrapportage",
    "Voorjaarsnota", "Najaarsnota", "Voorjaarsrapportage", "Najaarsrapportage", "Zomernota", "Kwartaalrapportage",
    "Concernrapportage", "Programmarapportage",
)  # fmt: skip
_SHORT = {"VGR": "Voortgangsrapportage", "Berap": "Bestuursrapportage", "Burap": "Bestuursrapportage"}
_SHORT |= {"Turap": "Tussenrapportage", "Tura": "Tussenrapportage"}
_SECOND = frozenset({"Najaarsnota", "Najaarsrapportage"})
"""Kinds that are the second of their year when nothing says otherwise; the others are the first."""
_BY_NAME = {name.lower(): kind for name, kind in (*zip(KINDS, KINDS, strict=True), *_SHORT.items())}

_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4,
    "1e": 1, "1ste": 1, "2e": 2, "2de": 2, "3e": 3, "3de": 3, "4e": 4, "4de": 4,
}  # fmt: skip
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_AUTUMN = 8
"""A report on the months up to this one or a later one is the second of its year, one on earlier months the first."""
_DAY = rf"(?:\d{{1,2}}\s+)?(?:{'|'.join(_MONTHS)})(?:\s+20\d\d)?"
_SPAN = (
    r"[(\[]?(?:(?:per|peildatum|stand(?:\s+per)?|periode|over|met|van|tot)\s*:?\s+|(?:t/m|tot\s+en\s+met)\s+)?"
    rf"{_DAY}(?:\s*(?:[-–]|t/m|tot(?:\s+en\s+met)?|en)\s*{_DAY})?[)\]]?"
)
_TITLE = re.compile(
    # (?a: … ): otherwise letters that fold to these, such as the long s, would be taken for them.
    rf"(?a:(?<!\w)(?P<title>(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+)?(?P<kind>{'|'.join((*KINDS, *_SHORT))})"
    r"(?:\s+(?:programma)?begroting)?(?:\s+(?:nr\.?\s*)?(?P<before>[1-4]|i{1,3}|iv)(?=[\s/-]))?[\s,:/-]+"
    rf"(?:(?P<months>{_SPAN})[\s,]+)?(?P<year>20\d\d)(?:\s?[-/]\s?(?P<after>[1-4]|i{{1,3}}|iv)|\s(?P<roman>i{{1,3}}|iv))?"
    rf"(?:\s*[,:–-]?\s*(?P<until>{_SPAN}))?)(?!\w))",
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
    """The edition that a title such as "Tweede Bestuursrapportage 2018" or "Berap II 2024" names, or None.

    A title without an ordinal is the first of its year, unless its months or its kind (Najaarsnota) say otherwise.
    """
    within = edition_within(title)
    return within[0] if within is not None and not any(map(str.isalnum, within[1])) else None


def edition_within(line: str) -> tuple[Edition, str] | None:
    """The first edition that a line names, as in "Gemeente Waterrade | Najaarsnota 2024", and the rest of the line."""
    line = " ".join(line.split())
    found = _TITLE.search(line)
    if found is None:
        return None
    kind = _BY_NAME[found["kind"].lower()]
    return Edition(
        kind, _ordinal(found, kind), int(found["year"]), found["title"]
    ), f"{line[: found.start()]} {line[found.end() :]}"


def _ordinal(found: re.Match[str], kind: str) -> int:
    """The place in the year: as a word or number, by the last month that is named, or by the kind."""
    if found["ordinal"]:
        return _ORDINALS[found["ordinal"].lower()]
    if numeral := found["before"] or found["after"] or found["roman"]:
        return _NUMERALS[numeral.lower()]
    words = re.findall(r"[a-z]+", f"{found['months'] or ''} {found['until'] or ''}".lower())
    months = [_MONTHS.index(word) + 1 for word in words if word in _MONTHS]
    is_second = max(months) >= _AUTUMN if months else kind in _SECOND
    return 2 if is_second else 1


def names(wanted: str, edition: Edition) -> bool:
    """Whether `wanted`, a title or a key such as `2021-2`, means this edition."""
    wanted = " ".join(wanted.split())
    if wanted.lower() == edition.title.lower():
        return True
    if found := _KEY.fullmatch(wanted):
        return (int(found["year"]), int(found["ordinal"])) == (edition.year, edition.ordinal)
    titled = read_edition(wanted)
    return titled is not None and titled.same_as(edition)
