"""How many deliverables have which light, and how that is said."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from vgr_desktop.core.dutch.typeset import NBSP
from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.model.report import Deliverable, Light, PolicyArea, Report, light_of


@dataclass(frozen=True, slots=True)
class Tally:
    """Counted lights: `counts` in the order of the scale; `unset` is the number without a light."""

    counts: tuple[int, ...]
    unset: int

    @property
    def total(self) -> int:
        """The number of deliverables."""
        return sum(self.counts) + self.unset


def tally(report: Report, areas: Iterable[PolicyArea]) -> Tally:
    """Count the lights of the deliverables in `areas`. Sub-items do not count: they are part of a deliverable."""
    keys = Counter(
        light.key if (light := light_of(report, deliverable)) else None for deliverable in _deliverables(areas)
    )
    return Tally(tuple(keys[light.key] for light in report.scale), keys[None])


def _deliverables(areas: Iterable[PolicyArea]) -> Iterable[Deliverable]:
    return (deliverable for area in areas for goal in area.goals for deliverable in goal.deliverables)


def share(count: int, total: int) -> str:
    """`count` of `total` as a percentage with one decimal, without ",0" when that is exact: 86,4%, 50%."""
    if 100 * count % total == 0:
        return f"{100 * count // total}%"
    exact = Decimal(100 * count) / total
    return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP)}%".replace(".", ",")


def counted(found: Tally, scale: Sequence[Light], where: str) -> str:
    """The sentences that say how many deliverables have which light; `where` says in which part, or is empty."""
    if found.total == 1:
        return f"Er is 1{NBSP}prestatie{where}; {_only(found, scale)}."
    said = []
    lit = [(count, light.name.lower()) for count, light in zip(found.counts, scale, strict=True)]
    if found.unset < found.total:
        verb = "staat" if lit[0][0] == 1 else "staan"
        groups = [f"{_number(count, found.total)} op {name}" for count, name in lit]
        said.append(f"Van de {found.total} prestaties{where} {verb} er {enumerated(groups)}.")
    if found.unset:
        said.append(_unset(found, where if not said else ""))
    return " ".join(said)


def _only(found: Tally, scale: Sequence[Light]) -> str:
    names = [light.name.lower() for count, light in zip(found.counts, scale, strict=True) if count]
    return f"die staat op {names[0]}" if names else "het stoplicht is nog niet ingevuld"


def _number(count: int, total: int) -> str:
    return f"{count} ({share(count, total)})" if count else "geen"


def _unset(found: Tally, where: str) -> str:
    if found.unset == found.total:
        return f"Van de {found.total} prestaties{where} is het stoplicht nog niet ingevuld."
    word = "prestatie" if found.unset == 1 else "prestaties"
    return f"Van {found.unset} {word} ({share(found.unset, found.total)}) is het stoplicht nog niet ingevuld."
