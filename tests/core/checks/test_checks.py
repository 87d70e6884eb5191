from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from tests import reports as small
from tests.reports import identity, with_parts
from tests.strategies import reports
from vgr_desktop.core.checks import OPTIONAL, OPTIONAL_RULES, RULES, Finding, Severity, findings
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import STANDARD_SCALE, Explanation, Leftover, Report
from vgr_desktop.core.model.text import EMPTY, ExplanationPart, Image, Paragraph, from_plain, rich
from vgr_desktop.core.model.tree import amend, index

Change = Callable[[Report], Report]


def complete_report() -> Report:
    """The small report without the two things that it lacks."""
    report = writing.remove_text(small.small_report(), small.LEFTOVER)
    return edits.add_child(report, small.OVERHEAD, identity(50), "Bedrijfsvoering")


def found_after(*changes: Change) -> list[tuple[str, int]]:
    """Rule and place of what is found in the complete report after these changes."""
    report = complete_report()
    for change in changes:
        report = change(report)
    return [(finding.rule, finding.place) for finding in findings(report)]


def the_finding_after(*changes: Change) -> Finding:
    """The only finding in the complete report after these changes."""
    report = complete_report()
    for change in changes:
        report = change(report)
    (finding,) = findings(report)
    return finding


def set_light(id: int, light: str | None) -> Change:
    return lambda report: edits.set_light(report, id, light)


def explain(*about: int, text: str = "De aannemer is failliet.") -> Change:
    return lambda report: writing.explain(report, identity(60), about, from_plain(text))


def amended(id: int, **fields: object) -> Change:
    return lambda report: amend(report, id, **fields)


def test_a_complete_report_gives_no_findings() -> None:
    assert found_after() == []


# Lights and their explanations


def test_a_deliverable_without_a_light() -> None:
    finding = the_finding_after(set_light(small.TREES, None))
    assert finding == Finding(
        "light-not-set", Severity.ERROR, small.TREES, "Prestatie 4A1.1 heeft nog geen stoplicht. Kies een stoplicht."
    )


def test_a_sub_item_without_a_light() -> None:
    finding = the_finding_after(set_light(small.EAST, None))
    assert (finding.rule, finding.place) == ("light-not-set", small.EAST)
    assert finding.message.startswith("Onderdeel “Speelveld Oost” van prestatie 4A1.3 heeft nog geen stoplicht.")


def test_a_light_that_is_not_on_the_scale_is_not_set() -> None:
    assert found_after(amended(small.TREES, light="grey")) == [("light-not-set", small.TREES)]


@pytest.mark.parametrize(("light", "name"), [("orange", "oranje"), ("red", "rood")])
def test_orange_or_red_without_an_explanation(light: str, name: str) -> None:
    finding = the_finding_after(set_light(small.TREES, light))
    assert finding == Finding(
        "not-explained",
        Severity.ERROR,
        small.TREES,
        f"Prestatie 4A1.1 staat op {name}, maar heeft geen toelichting. "
        "Schrijf op wat de oorzaak is, wat de consequentie is en hoe wordt bijgestuurd.",
    )


def test_a_blank_explanation_explains_nothing() -> None:
    assert found_after(set_light(small.TREES, "red"), explain(small.TREES, text=" \n ")) == [
        ("not-explained", small.TREES)
    ]


def test_green_need_not_be_explained() -> None:
    assert found_after(amended(small.WATER, explanations=())) == []


def test_the_scale_says_which_lights_must_be_explained() -> None:
    lenient = tuple(replace(light, must_explain=False) for light in STANDARD_SCALE)
    assert found_after(set_light(small.TREES, "red"), lambda report: replace(report, scale=lenient)) == []


def test_the_explanation_of_a_deliverable_covers_its_sub_items() -> None:
    assert found_after(set_light(small.EAST, "red")) == []


def test_the_explanation_of_a_sub_item_does_not_cover_its_deliverable() -> None:
    about_willow = amended(small.ABOUT_PLAYGROUNDS, about=(small.WILLOW,))
    assert found_after(about_willow) == [("not-explained", small.PLAYGROUNDS)]


def test_an_explanation_of_several_deliverables_covers_each() -> None:
    changes = [set_light(small.PUMPS, "red"), set_light(small.QUAYS, "orange")]
    assert found_after(*changes) == [("parts-missing", small.PUMPS), ("parts-missing", small.QUAYS)]


@pytest.mark.parametrize(
    ("present", "missing"),
    [
        ([], "ontbreken de oorzaak, de consequentie en de bijsturing."),
        ([ExplanationPart.CAUSE], "ontbreken de consequentie en de bijsturing."),
        ([ExplanationPart.ADJUSTMENT, ExplanationPart.CAUSE], "ontbreekt de consequentie."),
    ],
)
def test_an_explanation_without_its_three_parts(present: list[ExplanationPart], missing: str) -> None:
    body = with_parts(*((part, "Er staat iets.") for part in present)) if present else from_plain("Er staat iets.")
    finding = the_finding_after(
        lambda report: edits.remove(report, small.WILLOW), amended(small.ABOUT_PLAYGROUNDS, body=body)
    )
    assert (finding.rule, finding.severity, finding.place) == ("parts-missing", Severity.ERROR, small.PLAYGROUNDS)
    assert missing in finding.message


def test_two_explanations_may_share_the_three_parts() -> None:
    first = with_parts((ExplanationPart.CAUSE, "Droogte."), (ExplanationPart.CONSEQUENCE, "Minder bomen."))
    second = with_parts((ExplanationPart.ADJUSTMENT, "Extra water."))
    assert (
        found_after(
            set_light(small.TREES, "red"),
            lambda report: writing.explain(report, identity(60), (small.TREES,), first),
            lambda report: writing.explain(report, identity(61), (small.TREES,), second),
        )
        == []
    )


# What belongs to a programme


@pytest.mark.parametrize(
    ("change", "rule", "place"),
    [
        (amended(small.GREENERY, name=""), "no-name", small.GREENERY),
        (amended(small.GREENERY, committees=()), "no-committee", small.GREENERY),
        (amended(small.GREENERY, portfolios=()), "no-portfolio", small.GREENERY),
        (amended(small.MISSION, body=EMPTY), "no-mission", small.MISSION),
        (amended(small.STATE, body=from_plain(" \n ")), "no-state-of-affairs", small.STATE),
        (amended(small.OVERHEAD, areas=()), "no-areas", small.OVERHEAD),
    ],
)
def test_what_a_programme_lacks(change: Change, rule: str, place: int) -> None:
    finding = the_finding_after(change)
    assert (finding.rule, finding.severity, finding.place) == (rule, Severity.WARNING, place)
    assert finding.message.startswith(("Programma 4 heeft nog geen ", "Programma AD/OH heeft nog geen "))


def test_the_committees_of_an_area_do_not_stand_in_for_those_of_its_programme() -> None:
    change = amended(small.PARKS, committees=("Stad en water",))
    assert found_after(change, amended(small.GREENERY, committees=())) == [("no-committee", small.GREENERY)]


def test_a_report_without_programmes() -> None:
    report = edits.new_report([identity(1), identity(2), identity(3)], edition(1, 2026))
    (finding,) = findings(report)
    assert (finding.rule, finding.severity, finding.place) == ("no-programmes", Severity.ERROR, 1)


# Headings


def test_a_heading_that_differs_from_the_tree() -> None:
    finding = the_finding_after(amended(small.ABOUT_PLAYGROUNDS, heading="Onderhoud van speelplekken"))
    assert finding == Finding(
        "heading-differs",
        Severity.ADVICE,
        small.ABOUT_PLAYGROUNDS,
        "Boven deze toelichting stond “Onderhoud van speelplekken”; in de doelenboom staat "
        "“Onderhouden van speelplekken”. Gedrukt wordt wat in de doelenboom staat: kijk welke van de twee klopt.",
    )


@pytest.mark.parametrize("heading", [None, "Onderhouden van speelplekken", "4A1.3. Onderhouden van speelplekken"])
def test_a_heading_with_the_words_of_the_tree(heading: str | None) -> None:
    assert found_after(amended(small.ABOUT_PLAYGROUNDS, heading=heading)) == []


def test_a_free_heading_with_a_code_that_is_in_no_tree() -> None:
    finding = the_finding_after(amended(small.ABOUT_DROUGHT, heading="4A1.2 Vellen van bomen"))
    assert (finding.rule, finding.severity, finding.place) == (
        "unknown-code",
        Severity.WARNING,
        small.ABOUT_DROUGHT,
    )
    assert "“4A1.2 Vellen van bomen” begint met code 4A1.2" in finding.message


@pytest.mark.parametrize("heading", [None, "Gevolgen van de droogte", "4A1.3 nader bekeken", "4A2. nader bekeken"])
def test_a_free_heading_without_a_code_or_with_one_of_the_tree(heading: str | None) -> None:
    assert found_after(amended(small.ABOUT_DROUGHT, heading=heading)) == []


# Codes


def test_a_code_that_two_nodes_have() -> None:
    finding = the_finding_after(amended(small.PLAYGROUNDS, number=1))
    assert finding == Finding(
        "duplicate-code",
        Severity.ERROR,
        small.PLAYGROUNDS,
        "Code 4A1.1 komt meer dan één keer voor. Geef een van de twee een ander nummer.",
    )


@pytest.mark.parametrize("change", [amended(small.WATER, letter="A"), amended(small.OVERHEAD, number="4")])
def test_areas_and_programmes_have_codes_of_their_own_too(change: Change) -> None:
    assert [rule for rule, _ in found_after(change)] == ["duplicate-code"]


def skipped(*changes: Change) -> list[tuple[int, str]]:
    """Place and first sentence of what is found about skipped codes in the complete report after these changes."""
    report = complete_report()
    for change in changes:
        report = change(report)
    return [(finding.place, finding.message.split(" Kijk")[0]) for finding in findings(report, optional=OPTIONAL)]


def test_skipped_codes_are_named_when_asked() -> None:
    assert skipped() == [
        (small.PLAYGROUNDS, "Code 4A1.2 is overgeslagen."),
        (small.QUAYS, "De codes 4B1.2 tot en met 4B1.9 zijn overgeslagen."),
    ]


def test_areas_and_goals_can_be_skipped_too() -> None:
    found = skipped(amended(small.WATER, letter="D"), amended(small.DRY_FEET, number=2))
    assert (small.WATER, "De codes 4B tot en met 4C zijn overgeslagen.") in found
    assert (small.DRY_FEET, "Code 4D1 is overgeslagen.") in found


# Saying that nothing deviates

NOTHING = "Er zijn geen afwijkingen ten opzichte van de begroting."


def explain_area(text: str) -> Change:
    return lambda report: writing.explain_area(report, small.PARKS, identity(60), None, from_plain(text))


def test_an_area_with_an_orange_light_that_says_that_nothing_deviates() -> None:
    finding = the_finding_after(explain_area(f"Wij zijn tevreden. {NOTHING}"))
    assert finding == Finding(
        "says-no-deviations",
        Severity.WARNING,
        60,
        "In de toelichting bij 4A staat dat er geen afwijkingen zijn, maar 4A1.3 staat op oranje. Haal die zin weg: "
        "als niets afwijkt, staat hij vanzelf in de rapportage.",
    )


def green(report: Report) -> Report:
    for id in (small.PLAYGROUNDS, small.WILLOW):
        report = edits.set_light(report, id, "green")
    return report


def test_an_area_with_another_explanation_that_says_that_nothing_deviates() -> None:
    finding = the_finding_after(green, explain_area(NOTHING))
    assert (finding.rule, finding.severity) == ("says-no-deviations", Severity.ADVICE)
    assert "maar ook de toelichting op 4A1.3 is ingevuld." in finding.message


def test_an_area_where_nothing_deviates_may_say_so() -> None:
    alone = amended(small.PARKS, explanations=())
    blank = amended(small.ABOUT_PLAYGROUNDS, body=EMPTY)
    assert found_after(green, alone, explain_area(NOTHING)) == []
    assert found_after(green, lambda report: writing.remove_text(report, small.ABOUT_DROUGHT), blank) == []
    assert found_after(amended(small.ABOUT_PUMPS_AND_QUAYS, body=from_plain(NOTHING))) == []


def test_other_deliverables_may_be_said_not_to_deviate() -> None:
    others = "Voor de overige prestaties zijn er geen afwijkingen ten opzichte van de begroting."
    assert found_after(explain_area(others)) == []


# What an import left


def test_a_leftover_that_still_waits() -> None:
    leftover = Leftover(*identity(70), text="Een lange regel zonder plaats. " * 5, source="bladzijde.txt")
    finding = the_finding_after(lambda report: replace(report, leftovers=(leftover,)))
    assert (finding.rule, finding.severity, finding.place) == ("leftover-waits", Severity.WARNING, 70)
    assert "Een tekst uit bladzijde.txt heeft nog geen plaats: “Een lange regel" in finding.message
    assert "…”" in finding.message


@pytest.mark.parametrize(("count", "said"), [(1, "staat een afbeelding zonder"), (2, "staan 2 afbeeldingen zonder")])
def test_a_picture_that_does_not_say_what_it_shows(count: int, said: str) -> None:
    (square,) = small.reviewed_report().pictures
    bare, told = (Paragraph(image=Image(square.lineage, alt)) for alt in ("", "De kade"))
    shown = rich([*[bare] * count, told, *from_plain("Tekst.").blocks])
    finding = the_finding_after(
        lambda report: replace(report, pictures=(square,)), lambda report: writing.write(report, small.MISSION, shown)
    )
    assert (finding.rule, finding.severity, finding.place) == (
        "picture-not-described",
        Severity.WARNING,
        small.MISSION,
    )
    assert f"In de missie van programma 4 {said} tekstalternatief." in finding.message


# All rules together


def test_findings_are_in_the_order_of_the_report() -> None:
    assert found_after(
        amended(small.OVERHEAD, areas=()),
        amended(small.ABOUT_DROUGHT, heading="4A9.9 Onbekend"),
        set_light(small.PUMPS, None),
        set_light(small.TREES, None),
        amended(small.STATE, body=EMPTY),
        amended(small.GREENERY, portfolios=(), committees=()),
    ) == [
        ("no-committee", small.GREENERY),
        ("no-portfolio", small.GREENERY),
        ("no-state-of-affairs", small.STATE),
        ("light-not-set", small.TREES),
        ("unknown-code", small.ABOUT_DROUGHT),
        ("light-not-set", small.PUMPS),
        ("no-areas", small.OVERHEAD),
    ]


@given(reports())
def test_every_finding_is_of_an_item_of_the_report_and_says_what_to_do(report: Report) -> None:
    for finding in findings(report):
        assert finding.place in index(report)
        assert finding.message[-1] in ".?"
        assert ". " in finding.message


@given(reports())
def test_every_light_that_must_be_explained_is_found_or_fully_explained(report: Report) -> None:
    found = {finding.place for finding in findings(report) if finding.rule in {"not-explained", "parts-missing"}}
    explained = {
        id: explanation
        for explanation in index(report).items.values()
        if isinstance(explanation, Explanation)
        for id in explanation.about
    }
    for place in found:
        item = index(report).items[place]
        assert getattr(item, "light", None) in {"orange", "red"}
    for item in index(report).items.values():
        if getattr(item, "light", None) in {"orange", "red"} and item.id not in explained:
            parent = index(report).parents[item.id]
            assert item.id in found or parent in explained


def test_every_rule_says_where_it_comes_from() -> None:
    assert all(rule.__doc__ for rule in (*RULES, *OPTIONAL_RULES.values()))
