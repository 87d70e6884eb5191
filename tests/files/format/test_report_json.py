import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from tests.files.make_sample import SAMPLES
from tests.reports import ABOUT_PLAYGROUNDS, GREENERY, LEFTOVER, PLAYGROUNDS, QUAYS, reviewed_report, small_report
from tests.strategies import reports
from vgr_desktop.core.editing.edits import remove
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Explanation, Leftover, Report
from vgr_desktop.core.model.tree import amend, everything, index
from vgr_desktop.files.format.report_json import VERSION, report_from_json, report_to_json
from vgr_desktop.resources import find

SCHEMA = json.loads(find("schema", "report.schema.json").read_text(encoding="utf-8"))
Path = list[str | int]


def data() -> Any:
    return json.loads(report_to_json(small_report()))


def read(data: object) -> Report:
    return report_from_json(json.dumps(data), Identities())


def put(whole: Any, path: Path, value: object) -> Any:
    inner = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return whole


def by_lineage(report: Report, lineage: str) -> object:
    return next(item for item in everything(report) if item.lineage == lineage)


@settings(max_examples=25)
@given(reports())
def test_export_import_export_gives_the_same_bytes(report: Report) -> None:
    text = report_to_json(report)
    assert report_to_json(report_from_json(text, Identities(5000))) == text


@settings(max_examples=25)
@given(reports())
def test_an_import_is_the_same_report_but_for_the_numbers_of_its_items(report: Report) -> None:
    imported = report_from_json(report_to_json(report), Identities(5000))
    known, there = index(report), index(imported)
    for item, again in zip(everything(report), everything(imported), strict=True):
        assert item.lineage == again.lineage
        if isinstance(item, Explanation) and isinstance(again, Explanation):
            assert [known.items[id].lineage for id in item.about] == [there.items[id].lineage for id in again.about]
            assert (item.heading, item.body) == (again.heading, again.body)


def test_all_that_is_kept_beside_the_printed_report_is_exchanged_too() -> None:
    text = report_to_json(reviewed_report())
    assert report_to_json(report_from_json(text, Identities(5000))) == text
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text))


def test_a_report_of_the_first_version_is_read() -> None:
    held = (SAMPLES / "v1.2026-1.json").read_text(encoding="utf-8")
    assert report_to_json(report_from_json(held, Identities())) == report_to_json(small_report())


@settings(max_examples=25)
@given(reports())
def test_ids_are_new_and_none_is_used_twice(report: Report) -> None:
    identities = Identities(5000)
    ids = [item.id for item in everything(report_from_json(report_to_json(report), identities))]
    assert len(set(ids)) == len(ids)
    assert min(ids) == 5000
    assert identities.new().id == 5000 + len(ids)


@settings(max_examples=25)
@given(reports())
def test_every_export_satisfies_the_schema(report: Report) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(report_to_json(report)))


def test_the_schema_is_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_an_export_names_its_format_first_and_ends_with_a_newline() -> None:
    text = report_to_json(small_report())
    assert text.startswith(f'{{\n "format": "vgr-report",\n "version": {VERSION},\n')
    assert text.endswith("}\n")
    assert "Onderhouden van speelplekken" in text


def test_an_explanation_keeps_what_it_is_about_under_other_numbers() -> None:
    source = index(small_report())
    imported = read(data())
    explanation = by_lineage(imported, source.items[ABOUT_PLAYGROUNDS].lineage)
    playgrounds = by_lineage(imported, source.items[PLAYGROUNDS].lineage)
    assert isinstance(explanation, Explanation)
    assert [index(imported).items[id] for id in explanation.about] == [playgrounds]


def test_a_leftover_whose_place_is_gone_is_exported_without_it() -> None:
    report = small_report()
    without = replace(remove(report, QUAYS), leftovers=report.leftovers)
    assert json.loads(report_to_json(without))["leftovers"][0]["near"] is None


def test_what_was_kept_about_something_that_is_gone_is_not_exported() -> None:
    report = reviewed_report()
    without = replace(remove(report, PLAYGROUNDS), reviews=report.reviews)
    assert [review["owner"] for review in json.loads(report_to_json(without))["reviews"]] == ["Bram de Wit"]


def test_a_leftover_keeps_its_place() -> None:
    imported = read(data())
    leftover = by_lineage(imported, index(small_report()).items[LEFTOVER].lineage)
    assert isinstance(leftover, Leftover)
    assert leftover.near is not None
    assert index(imported).items[leftover.near].lineage == index(small_report()).items[QUAYS].lineage


def test_an_amount_is_written_without_exponent() -> None:
    report = small_report()
    deviation = report.programmes[0].deviations[0]
    large = amend(report, deviation.id, amount=Decimal("1E+6"))
    assert json.loads(report_to_json(large))["programmes"][0]["deviations"][0]["amount"] == "1000000"


def test_nodes_in_another_order_are_put_in_the_order_of_their_numbers() -> None:
    whole = data()
    whole["programmes"][0]["areas"].reverse()
    assert [area.letter for area in read(whole).programmes[0].areas] == ["A", "B"]


def test_characters_that_no_document_may_hold_are_left_out() -> None:
    whole = put(data(), ["municipality"], "Linde\x00veen\ud800")
    assert read(whole).municipality == "Lindeveen"


def test_a_byte_order_mark_is_no_hindrance() -> None:
    assert report_from_json("\ufeff" + report_to_json(small_report()), Identities()).municipality == "Lindeveen"


AREA: Path = ["programmes", 0, "areas", 1]
WRONG: list[tuple[Path, object, str]] = [
    (["lineage"], "", "lineage"),
    (["lineage"], None, "lineage"),
    (["lineage"], "met spatie", "lineage"),
    (["municipality"], 3, "municipality"),
    (["edition", "year"], 1999, "edition.year"),
    (["edition", "ordinal"], True, "edition.ordinal"),
    (["edition", "ordinal"], 1.0, "edition.ordinal"),
    (["edition", "title"], "  ", "edition.title"),
    (["edition"], [], "edition"),
    (["scale", 0, "colour"], "groen", "scale[0].colour"),
    (["scale", 0, "must_explain"], 1, "scale[0].must_explain"),
    (["programmes"], {}, "programmes"),
    (["programmes", 0, "number"], 4, "programmes[0].number"),
    (["programmes", 0, "committees", 0], None, "programmes[0].committees[0]"),
    (["programmes", 0, "mission", "body"], "tekst", "programmes[0].mission.body"),
    (["programmes", 0, "mission", "body", 0], 1, "programmes[0].mission.body[0]"),
    (["programmes", 0, "mission", "body", 0], {"runs": [], "colour": "red"}, "programmes[0].mission.body[0]"),
    (["programmes", 0, "mission", "body", 0], {"runs": [["x"]]}, "programmes[0].mission.body[0]"),
    (["programmes", 0, "mission", "body", 0], {"kind": "poem"}, "programmes[0].mission.body[0]"),
    (["programmes", 0, "mission", "body", 0], {"table": [["x"]]}, "programmes[0].mission.body[0]"),
    (["programmes", 0, "mission", "body", 0], {"table": [], "kind": "x"}, "programmes[0].mission.body[0]"),
    (["programmes", 0, "mission", "body", 0], {"runs": [{"marks": ["bold"]}]}, "programmes[0].mission.body[0]"),
    (["programmes", 0, "deviations", 0, "kind"], "gift", "programmes[0].deviations[0].kind"),
    (["programmes", 0, "deviations", 0, "amount"], "NaN", "programmes[0].deviations[0].amount"),
    (["programmes", 0, "deviations", 0, "amount"], 12.5, "programmes[0].deviations[0].amount"),
    ([*AREA, "letter"], 2, "programmes[0].areas[1].letter"),
    ([*AREA, "goals", 0, "number"], 0, "programmes[0].areas[1].goals[0].number"),
    ([*AREA, "explanations", 0, "heading"], [], "programmes[0].areas[1].explanations[0].heading"),
    (["sections", 0, "kind"], "chapter", "sections[0].kind"),
    (["leftovers", 0, "near"], 5, "leftovers[0].near"),
]


@pytest.mark.parametrize(("path", "value", "place"), WRONG, ids=[f"{place}={value!r}" for _, value, place in WRONG])
def test_what_is_wrong_is_told_with_its_place(path: Path, value: object, place: str) -> None:
    with pytest.raises(Problem) as problem:
        read(put(data(), path, value))
    assert str(problem.value).startswith(f"Bij {place} ")
    assert "niets gewijzigd" in str(problem.value)


@pytest.mark.parametrize(("path", "value"), [(path, value) for path, value, _ in WRONG if value != 1.0])
def test_the_schema_refuses_it_too(path: Path, value: object) -> None:
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(put(data(), path, value))


WRONG_BESIDE: list[tuple[Path, object, str]] = [
    (["pictures", 0, "kind"], "gif", "pictures[0].kind"),
    (["pictures", 0, "content"], "geen base 64", "pictures[0].content"),
    (["reviews", 0, "stage"], "klaar", "reviews[0].stage"),
    (["reviews", 0, "deadline"], "15 april", "reviews[0].deadline"),
    (["reviews", 0, "subject"], None, "reviews[0].subject"),
    (["acceptances", 0, "rule"], "", "acceptances[0].rule"),
    (["acceptances", 0, "day"], "2026-02-30", "acceptances[0].day"),
    (["adoptions", 0, "frozen"], 1, "adoptions[0].frozen"),
    (["adoptions", 0, "moment"], "gisteren", "adoptions[0].moment"),
    (["adoptions", 0, "moment"], "2026-06-02T14:30:00", "adoptions[0].moment"),
]


@pytest.mark.parametrize(
    ("path", "value", "place"), WRONG_BESIDE, ids=[f"{place}={value!r}" for _, value, place in WRONG_BESIDE]
)
def test_what_is_wrong_beside_the_printed_report_is_told_with_its_place(path: Path, value: object, place: str) -> None:
    with pytest.raises(Problem, match=re.escape(f"Bij {place} ")):
        read(put(json.loads(report_to_json(reviewed_report())), path, value))


def test_what_is_wrong_in_an_older_report_is_told_as_well() -> None:
    held = json.loads((SAMPLES / "v1.2026-1.json").read_text(encoding="utf-8"))
    with pytest.raises(Problem, match=re.escape("Bij programmes[0] hoort een object te staan")):
        read(put(held, ["programmes", 0], "Groen en water"))


def without_field(whole: Any) -> None:
    del whole["programmes"][0]["name"]


def with_unknown_field(whole: Any) -> None:
    whole["programmes"][0]["areas"][0]["colour"] = "red"


def with_a_lineage_twice(whole: Any) -> None:
    whole["programmes"][1]["lineage"] = whole["programmes"][0]["lineage"]


def with_an_explanation_of_nothing(whole: Any) -> None:
    whole["programmes"][0]["areas"][0]["explanations"][0]["about"] = ["nergens"]


def with_an_explanation_of_a_goal(whole: Any) -> None:
    area = whole["programmes"][0]["areas"][0]
    area["explanations"][0]["about"] = [area["goals"][0]["lineage"]]


def with_a_light_of_another_scale(whole: Any) -> None:
    whole["programmes"][0]["areas"][0]["goals"][0]["deliverables"][0]["light"] = "grey"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (without_field, "Bij programmes[0] ontbreekt het veld name"),
        (with_unknown_field, "Bij programmes[0].areas[0].colour staat een veld dat hier niet bekend is"),
        (with_a_lineage_twice, "Bij programmes[1].lineage staat een herkomst die ook elders"),
        (with_an_explanation_of_nothing, "Bij programmes[0].areas[0].explanations[0].about[0] staat een herkomst die"),
        (with_an_explanation_of_a_goal, "Bij programmes[0].areas[0].explanations[0].about[0] hoort de herkomst van"),
        (with_a_light_of_another_scale, "Bij programmes[0].areas[0].goals[0].deliverables[0].light staat een"),
    ],
)
def test_what_does_not_fit_together_is_told_with_its_place(spoil: Callable[[Any], None], message: str) -> None:
    whole = data()
    spoil(whole)
    with pytest.raises(Problem) as problem:
        read(whole)
    assert str(problem.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "geen geldige JSON: het gaat mis in regel 1"),
        ("{", "geen geldige JSON: het gaat mis in regel 1"),
        ("[]", "geen voortgangsrapportage van VGR Desktop"),
        ('{"format": "iets anders"}', "geen voortgangsrapportage van VGR Desktop"),
        (f'{{"format": "vgr-report", "version": {VERSION + 1}}}', "nieuwere versie"),
        ('{"format": "vgr-report", "version": "1"}', "Bij version hoort een geheel getal"),
        ('{"format": "vgr-report", "version": 1}', "Aan het begin ontbreekt het veld lineage"),
        ('{"format": "vgr-report", "format": "vgr-report"}', "twee keer"),
        ("[" * 100_000, "te diep genest"),
        ('{"format": ' + "9" * 10_000 + "}", "te groot getal"),
    ],
    ids=["empty", "broken", "list", "other", "newer", "version", "incomplete", "double", "deep", "huge number"],
)
def test_what_is_no_report_has_its_own_message(text: str, message: str) -> None:
    with pytest.raises(Problem, match=message):
        report_from_json(text, Identities())


def test_a_programme_whose_number_is_not_known_yet_is_exchanged_too() -> None:
    report = amend(small_report(), GREENERY, number="")
    imported = report_from_json(report_to_json(report), Identities())
    assert [programme.number for programme in imported.programmes] == ["", "AD/OH"]


def test_a_report_with_another_scale_is_exchanged_with_it() -> None:
    report = small_report()
    grey = replace(report.scale[0], key="grey", name="Grijs", colour="#595959", shape="◆")
    wider = amend(replace(report, scale=(*report.scale, grey)), PLAYGROUNDS, light="grey")
    imported = report_from_json(report_to_json(wider), Identities())
    assert imported.scale == wider.scale
    assert index(wider).items[GREENERY].lineage == imported.programmes[0].lineage
