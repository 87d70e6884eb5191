"""Words in the reports of a dossier, from the command line."""

import json

from tests.cli.support import Vgr, dossier_with
from tests.editions import later
from tests.reports import small_report


def test_each_place_is_shown_with_the_words_around_it(vgr: Vgr) -> None:
    dossier_with(small_report(), later())
    said = vgr("find", "Proef.vgr", "TOESTELLEN", "--whole")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "1e Voortgangsrapportage 2026: 2 plaatsen",
        "  Toelichting op 4A1.3: De levering van [toestellen] is vertraagd.",
        "  Toelichting op 4A1.3: Wij huren tijdelijke [toestellen].",
        "2e Voortgangsrapportage 2026: 2 plaatsen",
        "  Toelichting op 4A1.3: De levering van [toestellen] is vertraagd.",
        "  Toelichting op 4A1.3: Wij huren tijdelijke [toestellen].",
    ]


def test_an_expression_in_one_report_for_other_programs(vgr: Vgr) -> None:
    dossier_with(small_report(), later())
    said = vgr("find", "Proef.vgr", r"\bgras\b.*dor", "--regex", "--report", "2026-2", "--json")
    assert json.loads(said.out) == [
        {
            "report": "2e Voortgangsrapportage 2026",
            "code": "4A",
            "place": "Toelichting “Gevolgen van de droogte” bij 4A",
            "before": "Het ",
            "found": "gras is dor",
            "after": ".",
        }
    ]


def test_nothing_found_is_told(vgr: Vgr) -> None:
    dossier_with(small_report())
    said = vgr("find", "Proef.vgr", "gemeenteraad", "--exact")
    assert (said.code, said.out, said.err) == (1, "", "“gemeenteraad” is niet gevonden.\n")
