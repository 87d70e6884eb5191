"""All rules together, on a whole report."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from vgr_desktop.core.checks.amounts import amount_without_euro, mixed_amounts
from vgr_desktop.core.checks.basis import BodyRule, Finding, Remark, Rule, Severity, TextRule
from vgr_desktop.core.checks.codes import duplicate_code, heading_differs, skipped_code, unknown_code
from vgr_desktop.core.checks.completeness import (
    leftover_waits,
    no_areas,
    no_committee,
    no_mission,
    no_name,
    no_portfolio,
    no_programmes,
    no_state_of_affairs,
    picture_not_described,
)
from vgr_desktop.core.checks.lights import light_not_set, not_explained, parts_missing, says_no_deviations
from vgr_desktop.core.checks.money import deviation_without_amount, deviation_without_title, named_total
from vgr_desktop.core.checks.tables import table_total
from vgr_desktop.core.checks.wording import long_sentence, placeholder, reference_form, vague_verb
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.model.report import Programme, Report, Written
from vgr_desktop.core.model.text import RichText, plain
from vgr_desktop.core.model.tree import Index, index

RULES: tuple[Rule, ...] = (
    no_programmes,
    no_name,
    no_committee,
    no_portfolio,
    no_areas,
    no_mission,
    no_state_of_affairs,
    light_not_set,
    not_explained,
    parts_missing,
    says_no_deviations,
    heading_differs,
    unknown_code,
    duplicate_code,
    deviation_without_amount,
    deviation_without_title,
    named_total,
    leftover_waits,
    picture_not_described,
)
TEXT_RULES: tuple[TextRule, ...] = (placeholder, reference_form, mixed_amounts, amount_without_euro)
BODY_RULES: tuple[BodyRule, ...] = (table_total,)

# Off unless asked for: they are about taste, or about what may be intended by the budget.
OPTIONAL_RULES: dict[str, Rule] = {"skipped-code": skipped_code}
OPTIONAL_TEXT_RULES: dict[str, TextRule] = {"long-sentence": long_sentence, "vague-verb": vague_verb}
OPTIONAL = frozenset({*OPTIONAL_RULES, *OPTIONAL_TEXT_RULES})
"""The rules that are off unless asked for."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in a text, and its words, to compare them with those of another text."""

    body: RichText
    remarks: tuple[Remark, ...]
    words: str


class Inspector:
    """Finds what a report lacks, again and again while it is being written.

    Texts never change, so what was found in one is remembered as long as the report has that text. After an edit, only
    the text that was edited is read again.
    """

    def __init__(self, optional: Collection[str] = ()) -> None:
        """Apply all rules except those in `OPTIONAL`, and of the optional ones only `optional`."""
        self._rules = (*RULES, *(rule for name, rule in OPTIONAL_RULES.items() if name in optional))
        chosen = (rule for name, rule in OPTIONAL_TEXT_RULES.items() if name in optional)
        self._text_rules = (*TEXT_RULES, *chosen)
        self._read: dict[int, _Read] = {}

    def findings(self, report: Report, previous: Report | None = None) -> tuple[Finding, ...]:
        """All findings, in the order of the report; with `previous`, also for texts that only repeat that edition."""
        known = index(report)
        texts = _texts(known)
        before = _texts(index(previous)) if previous else ()
        self._read = {id(text.body): self._known(text.body) for text in (*texts, *before)}
        found = [finding for rule in self._rules for finding in rule(report, known)]
        found += self._remarks(known, texts)
        if previous is not None:
            found += self._repeated(known, texts, previous.edition.title, before)
        order = {id: place for place, id in enumerate(known.items)}
        return tuple(sorted(found, key=lambda finding: order[finding.place]))

    def _known(self, body: RichText) -> _Read:
        # By identity: comparing texts would cost more than reading them. A text that is kept does not share its id.
        return self._read.get(id(body)) or self._look(body)

    def _look(self, body: RichText) -> _Read:
        text = plain(body)
        remarks = (
            *(remark for rule in self._text_rules for remark in rule(text)),
            *(remark for rule in BODY_RULES for remark in rule(body)),
        )
        return _Read(body, remarks, " ".join(text.split()))

    def _remarks(self, known: Index, texts: Collection[Written]) -> Iterator[Finding]:
        for text in texts:
            for remark in self._read[id(text.body)].remarks:
                message = f"In {text_name(known, text)} {remark.message}"
                yield Finding(remark.rule, remark.severity, text.id, message, remark.words)

    def _repeated(
        self, known: Index, texts: Collection[Written], title: str, before: Collection[Written]
    ) -> Iterator[Finding]:
        """What an edition tells is new (a rule of this program); missions and the reading guide stay the same."""
        said = {self._read[id(text.body)].words for text in before} - {""}
        for text in texts:
            if _tells_news(known, text) and self._read[id(text.body)].words in said:
                name = text_name(known, text)
                message = (
                    f"{name[0].upper()}{name[1:]} is woord voor woord een tekst uit de {title}. "
                    "Werk de tekst bij, of haal hem weg als er niets te melden is."
                )
                yield Finding("repeats-previous", Severity.ADVICE, text.id, message)


def findings(report: Report, previous: Report | None = None, optional: Collection[str] = ()) -> tuple[Finding, ...]:
    """What an `Inspector` with these optional rules finds in one report."""
    return Inspector(optional).findings(report, previous)


def _texts(known: Index) -> tuple[Written, ...]:
    return tuple(item for item in known.items.values() if isinstance(item, Written))


def _tells_news(known: Index, text: Written) -> bool:
    """Whether the text is about this edition, so neither a mission nor the reading guide."""
    match known.items[known.parents[text.id]]:
        case Report() as report:
            return text is not report.reading_guide
        case Programme() as programme:
            return text is not programme.mission
        case _:
            return True
