"""Words that no dictionary has, as findings."""

from collections.abc import Sequence

from tests import reports as small
from tests.reports import small_report
from vgr_desktop.core.checks import Severity, findings, rule_name, with_spelling
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText, from_plain, is_blank, plain
from vgr_desktop.core.model.tree import amend


def odd(body: RichText) -> Sequence[str]:
    """The words of a text that begin with q."""
    return [word for word in plain(body).split() if word.startswith("q")]


def said(text: str) -> list[str]:
    """What is found in the state of affairs of a programme with this text."""
    found = with_spelling(writing.write(small_report(), small.STATE, from_plain(text)), (), odd)
    assert all((one.rule, one.severity, one.place) == ("spelling", Severity.ADVICE, small.STATE) for one in found)
    return [one.message for one in found]


def test_a_text_with_known_words_only_has_no_finding() -> None:
    assert said("Alles goed") == []


def test_one_word() -> None:
    assert said("Een qboom") == [
        "In de stand van zaken van programma 4 staat 1 woord dat niet in de woordenlijst staat: “qboom”. "
        "Verbeter het, of voeg het eraan toe."
    ]


def test_some_words_are_all_named() -> None:
    assert said("qa en qb en qc") == [
        "In de stand van zaken van programma 4 staan 3 woorden die niet in de woordenlijst staan: “qa”, “qb” en “qc”. "
        "Verbeter ze, of voeg ze eraan toe."
    ]


def test_of_many_words_the_first_are_named() -> None:
    (message,) = said("qa qb qc qd qe qf")
    assert "staan 6 woorden" in message
    assert "“qe” … Verbeter" in message
    assert "qf" not in message


def test_the_municipality_and_what_titles_name_are_spelt_right() -> None:
    def says(words: Sequence[str]) -> list[str]:
        report = amend(small_report(), small.PARKS, name="Het Qpark en qdingen")
        return [one.words for one in with_spelling(report, (), lambda body: words if not is_blank(body) else ())][:1]

    assert says(["Lindeveen", "Qpark"]) == []
    assert says(["Lindeveen", "qdingen"]) == ["qdingen"]


def test_the_first_word_is_the_one_to_show() -> None:
    report = writing.write(small_report(), small.STATE, from_plain("qa en qb"))
    assert [one.words for one in with_spelling(report, (), odd)] == ["qa"]


def test_findings_of_all_rules_stand_in_the_order_of_the_report() -> None:
    report: Report = writing.write(small_report(), small.FOREWORD, from_plain("qa"))
    others = findings(report)
    found = with_spelling(report, others, odd)
    assert [one.place for one in found] == [small.FOREWORD, *(one.place for one in others)]
    assert rule_name(found[0].rule) == "Spelling"
