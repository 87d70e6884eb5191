"""What is said where money is printed that another part of the report prints too.

Deviations belong to a programme. When only part of a programme is printed, or the part of one of its committees or
portfolios, the same deviations are in another part as well, and whoever adds up both would count them double.
"""

from collections.abc import Iterator, Sequence

from vgr_desktop.core.dutch.wording import enumerated, titled
from vgr_desktop.core.figures.balance import outcome, total
from vgr_desktop.core.layout.choice import Choice, Sharer
from vgr_desktop.core.layout.parts import Sentence
from vgr_desktop.core.model.report import Deviation, Programme


def shared_sums(found: Sequence[tuple[Programme, Sequence[Deviation]]], choice: Choice) -> Iterator[Sentence]:
    """The sentence that says which of these sums are in another part too; nothing when none is."""
    shared = [(programme, deviations) for programme, deviations in found if _elsewhere(programme, choice)]
    if shared:
        sums = enumerated([_sum(programme, deviations, choice) for programme, deviations in shared])
        yield Sentence(
            f"Hierin telt volledig mee wat ook in een ander deel van de rapportage staat: {sums}. Tel de bedragen van"
            " de delen daarom niet bij elkaar op."
        )


def shared_deviations(programme: Programme, choice: Choice) -> Iterator[Sentence]:
    """The sentence that says that the deviations of `programme` are in another part too; nothing when they are not."""
    if others := choice.shared_with(programme):
        yield Sentence(
            "Deze afwijkingen horen bij het hele programma. Ze staan ook, met dezelfde bedragen, in het deel van"
            f" {_named(others)}."
        )
    elif _elsewhere(programme, choice):
        yield Sentence(
            "Deze afwijkingen horen bij het hele programma, dus ook bij de beleidsterreinen die hier niet staan."
        )


def _sum(programme: Programme, deviations: Sequence[Deviation], choice: Choice) -> str:
    amount = total(deviations)
    said = titled("programma", programme.number) + (f", {outcome(amount)}" if amount is not None else "")
    return f"{said} ({_elsewhere(programme, choice)})"


def _elsewhere(programme: Programme, choice: Choice) -> str:
    """Where the deviations of `programme` are too; empty: nowhere."""
    if others := choice.shared_with(programme):
        return f"ook bij {_named(others)}"
    return "" if choice.has_whole(programme) else "het hele programma, dat hier niet helemaal staat"


def _named(others: Sequence[Sharer]) -> str:
    """The committees or portfolios: de commissies Wonen en Middelen."""
    kind = others[0].kind + ("s" if len(others) > 1 else "")
    return f"de {kind} {enumerated([other.name for other in others])}"
