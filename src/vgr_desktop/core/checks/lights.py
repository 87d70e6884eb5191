"""Lights, and the explanations that they need."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from vgr_desktop.core.checks.basis import Finding, Severity, explanations, lit
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.model.report import Deliverable, Explanation, Light, PolicyArea, Report, SubItem, light_of
from vgr_desktop.core.model.text import ExplanationPart, is_blank, paragraphs, written_parts
from vgr_desktop.core.model.tree import Index, code_of, walk

_NO_DEVIATIONS = re.compile(
    r"\ber zijn (?:er )?geen (?:financiële )?afwijkingen(?: te melden)? "
    r"(?:ten opzichte van|t\.o\.v\.) de (?:programma)?begroting",
    re.IGNORECASE,
)
_PART_NAMES = {
    ExplanationPart.CAUSE: "de oorzaak",
    ExplanationPart.CONSEQUENCE: "de consequentie",
    ExplanationPart.ADJUSTMENT: "de bijsturing",
}


def light_not_set(report: Report, known: Index) -> Iterator[Finding]:
    """Every deliverable, and every sub-item reported by itself, has a light (reading guides of 2023 and 2024)."""
    for node in lit(known):
        if light_of(report, node) is None:
            message = f"{_subject(known, node)} heeft nog geen stoplicht. Kies een stoplicht."
            yield Finding("light-not-set", Severity.ERROR, node.id, message)


def not_explained(report: Report, known: Index) -> Iterator[Finding]:
    """Orange and red are explained (reading guides of 2023 and 2024)."""
    for node, light, texts in _to_explain(report, known):
        if not texts:
            message = (
                f"{_subject(known, node)} staat op {light.name.lower()}, maar heeft geen toelichting. "
                "Schrijf op wat de oorzaak is, wat de consequentie is en hoe wordt bijgestuurd."
            )
            yield Finding("not-explained", Severity.ERROR, node.id, message)


def parts_missing(report: Report, known: Index) -> Iterator[Finding]:
    """Orange and red are explained with cause, consequence and adjustment (reading guides of 2023 and 2024).

    All explanations of the deliverable count together.
    """
    for node, light, texts in _to_explain(report, known):
        present = {part for explanation in texts for part in written_parts(explanation.body)}
        missing = [name for part, name in _PART_NAMES.items() if part not in present]
        if texts and missing:
            verb = "ontbreekt" if len(missing) == 1 else "ontbreken"
            message = (
                f"{_subject(known, node)} staat op {light.name.lower()}, maar in de toelichting {verb} "
                f"{enumerated(missing)}. Vul dit aan, of geef aan in welke alinea het staat."
            )
            yield Finding("parts-missing", Severity.ERROR, node.id, message)


def says_no_deviations(report: Report, known: Index) -> Iterator[Finding]:
    """An area says that nothing deviates only when no light must be explained and none is (published reports).

    The program prints that sentence by itself when it is true, so a typed one is easily forgotten when things change.
    """
    for explanation in explanations(known):
        if any(_says_none(paragraph.plain) for paragraph in paragraphs(explanation.body)):
            area = known.items[known.parents[explanation.id]]
            assert isinstance(area, PolicyArea)  # noqa: S101  # where explanations stand
            severity, why = _contradiction(report, known, area, explanation)
            if why:
                message = (
                    f"In {text_name(known, explanation)} staat dat er geen afwijkingen zijn, maar {why}. Haal die zin "
                    "weg: als niets afwijkt, staat hij vanzelf in de rapportage."
                )
                yield Finding("says-no-deviations", severity, explanation.id, message)


def _says_none(text: str) -> bool:
    return "afwijkingen" in text and _NO_DEVIATIONS.search(text) is not None


def _contradiction(report: Report, known: Index, area: PolicyArea, saying: Explanation) -> tuple[Severity, str]:
    """How serious it is that `saying` says that nothing deviates in `area`, and why; no reason when it may be so."""
    for node in walk(area):
        light = light_of(report, node) if isinstance(node, Deliverable | SubItem) else None
        if light is not None and light.must_explain:
            return Severity.WARNING, f"{code_of(known, node.id)} staat op {light.name.lower()}"
    for other in area.explanations:
        if other is not saying and not is_blank(other.body):
            return Severity.ADVICE, f"ook {text_name(known, other)} is ingevuld"
    return Severity.ADVICE, ""


def _to_explain(report: Report, known: Index) -> Iterator[tuple[Deliverable | SubItem, Light, Sequence[Explanation]]]:
    """The deliverables and sub-items whose light must be explained, with their explanations that are not blank.

    An explanation of a deliverable also counts for its sub-items.
    """
    written = _written(known)
    for node in lit(known):
        light = light_of(report, node)
        if light is not None and light.must_explain:
            above = written.get(known.parents[node.id], ()) if isinstance(node, SubItem) else ()
            yield node, light, (*written.get(node.id, ()), *above)


def _written(known: Index) -> Mapping[int, Sequence[Explanation]]:
    """The explanations that are not blank, by the id of what they are about."""
    written: dict[int, list[Explanation]] = defaultdict(list)
    for explanation in explanations(known):
        if not is_blank(explanation.body):
            for id in explanation.about:
                written[id].append(explanation)
    return written


def _subject(known: Index, node: Deliverable | SubItem) -> str:
    code = code_of(known, node.id)
    return f"Prestatie {code}" if isinstance(node, Deliverable) else f"Onderdeel “{node.title}” van prestatie {code}"
