import json
from collections import Counter

import jsonschema

from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Deliverable, Explanation, Goal, PolicyArea, SubItem
from vgr_desktop.core.model.text import ExplanationPart, Kind, Mark, Table, paragraphs, written_parts
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.files.store.example import example_report
from vgr_desktop.resources import find

REPORT = example_report(Identities())
ITEMS = list(everything(REPORT))
BODIES = [body for item in ITEMS if (body := getattr(item, "body", None)) is not None]


def test_the_example_is_a_report_of_an_invented_municipality() -> None:
    assert (REPORT.municipality, REPORT.edition.title) == ("Gemeente Waterrade", "1e Voortgangsrapportage 2026")


def test_the_example_is_kept_in_the_form_in_which_reports_are_exported() -> None:
    text = find("examples", "voorbeeld.json").read_text(encoding="utf-8")
    assert report_to_json(REPORT) == text
    schema = json.loads(find("schema", "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))


def test_the_example_has_a_goal_tree_with_every_light() -> None:
    kinds = Counter(type(item) for item in ITEMS)
    assert (kinds[PolicyArea], kinds[Goal], kinds[Deliverable], kinds[SubItem]) == (4, 7, 17, 3)
    lights = {item.light for item in ITEMS if isinstance(item, Deliverable | SubItem)}
    assert lights == {"green", "orange", "red", None}


def test_the_example_has_every_kind_of_explanation() -> None:
    explanations = [item for item in ITEMS if isinstance(item, Explanation)]
    assert {min(len(explanation.about), 2) for explanation in explanations} == {0, 1, 2}
    assert any(written_parts(explanation.body) == set(ExplanationPart) for explanation in explanations)
    assert any(not area.explanations for area in REPORT.programmes[0].areas)


def test_the_example_has_every_kind_of_text() -> None:
    runs = [run for body in BODIES for paragraph in paragraphs(body) for run in paragraph.runs]
    assert {paragraph.kind for body in BODIES for paragraph in paragraphs(body)} == set(Kind) - {Kind.PICTURE}
    assert {Mark.BOLD, Mark.ITALIC} <= {mark for run in runs for mark in run.marks}
    assert any(run.link for run in runs)
    assert any(isinstance(block, Table) for body in BODIES for block in body.blocks)
