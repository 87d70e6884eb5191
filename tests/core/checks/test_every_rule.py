"""Every rule has a name for the officer, and a report in which it speaks."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests import reports as small
from tests.core.checks.test_checks import Change, amended, complete_report, explain, set_light
from tests.core.checks.test_checks_of_money import table, with_deviations
from tests.reports import identity
from vgr_desktop.core.checks import (
    BODY_RULES,
    OPTIONAL,
    OPTIONAL_RULES,
    OPTIONAL_TEXT_RULES,
    RULES,
    TEXT_RULES,
    BodyRule,
    Rule,
    TextRule,
    findings,
    rule_name,
    with_spelling,
)
from vgr_desktop.core.checks.names import NAMES
from vgr_desktop.core.checks.spelling import RULE as SPELLING
from vgr_desktop.core.model.report import Leftover, Report
from vgr_desktop.core.model.text import Image, Kind, Paragraph, RichText, Run, from_plain, rich

REPEATS_PREVIOUS = "repeats-previous"
"""The one rule that looks at two reports."""


def key(rule: Rule | TextRule | BodyRule) -> str:
    """How findings name a rule: as its function is called."""
    return rule.__name__.replace("_", "-")


EVERY_RULE = sorted(
    {
        *map(key, RULES),
        *map(key, TEXT_RULES),
        *map(key, BODY_RULES),
        *map(key, OPTIONAL_RULES.values()),
        *map(key, OPTIONAL_TEXT_RULES.values()),
        REPEATS_PREVIOUS,
        SPELLING,
    }
)


def says(text: str | RichText) -> Change:
    return amended(small.STATE, body=from_plain(text) if isinstance(text, str) else text)


def instead(make: Callable[[], Report]) -> Change:
    return lambda _report: make()


def without_programmes(report: Report) -> Report:
    return replace(report, programmes=())


def with_a_leftover(report: Report) -> Report:
    return replace(report, leftovers=(Leftover(*identity(70), text="Een regel.", source="bladzijde.txt"),))


def with_a_bare_picture(report: Report) -> Report:
    (square,) = small.reviewed_report().pictures
    shown = Paragraph((Run("De kade"),), Kind.PICTURE, image=Image(square.lineage, ""))
    return says(rich([shown]))(replace(report, pictures=(square,)))


SPEAKS: dict[str, Change] = {
    "no-programmes": without_programmes,
    "no-name": amended(small.GREENERY, name=""),
    "no-committee": amended(small.GREENERY, committees=()),
    "no-portfolio": amended(small.GREENERY, portfolios=()),
    "no-areas": amended(small.OVERHEAD, areas=()),
    "no-mission": amended(small.MISSION, body=from_plain("")),
    "no-state-of-affairs": amended(small.STATE, body=from_plain("")),
    "light-not-set": set_light(small.TREES, None),
    "not-explained": set_light(small.TREES, "red"),
    "parts-missing": set_light(small.PUMPS, "red"),
    "says-no-deviations": amended(
        small.ABOUT_DROUGHT, body=from_plain("Er zijn geen afwijkingen ten opzichte van de begroting.")
    ),
    "heading-differs": amended(small.ABOUT_PLAYGROUNDS, heading="Speelplekken"),
    "unknown-code": amended(small.ABOUT_DROUGHT, heading="4A1.2 Vellen van bomen"),
    "duplicate-code": amended(small.PLAYGROUNDS, number=1),
    "skipped-code": explain(small.TREES),
    "deviation-without-amount": instead(lambda: with_deviations(None)),
    "deviation-without-title": amended(small.DROUGHT_COSTS, title=""),
    "named-total": instead(lambda: with_deviations("5000", text="Per saldo is er een nadeel van € 9.000.")),
    "table-total": says(table("Post | Bedrag", "Groen | 12", "Water | 13", "Wegen | 5", "Totaal | 99")),
    "leftover-waits": with_a_leftover,
    "placeholder": says("Het werk begint in xxx volgens plan."),
    "reference-form": says("Het college heeft ingestemd (B&W 21.0317)."),
    "mixed-amounts": says("Van de € 5.000 is 3.000 euro besteed."),
    "amount-without-euro": says("Het budget is met 45.000 verhoogd."),
    "picture-not-described": with_a_bare_picture,
    "repeats-previous": lambda report: report,
    "long-sentence": says("Dit is " + "heel " * 40 + "lang."),
    "vague-verb": says("De gemeente streeft naar een groene stad."),
    "spelling": says("De boommen staan er goed bij."),
}
"""For each rule what makes a complete report into one in which it speaks."""


def unknown(body: RichText) -> list[str]:
    """What a dictionary would not have."""
    return [word for block in body.blocks for word in ("boommen",) if word in str(block)]


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_it_speaks_of_such_a_report(rule: str) -> None:
    report = SPEAKS[rule](complete_report())
    previous = complete_report() if rule == REPEATS_PREVIOUS else None
    found = with_spelling(report, findings(report, previous, OPTIONAL), unknown)
    assert rule in {finding.rule for finding in found}


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_it_has_a_name(rule: str) -> None:
    assert rule_name(rule)


def test_no_name_is_of_a_rule_that_is_not_there() -> None:
    assert sorted(NAMES) == EVERY_RULE
