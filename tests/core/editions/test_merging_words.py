import datetime as dt
from dataclasses import replace

import pytest

from tests import reports as small
from tests.reports import identity, reviewed_report
from vgr_desktop.core.editions.merging_words import item_name, item_text
from vgr_desktop.core.model.report import Deliverable, Deviation, DeviationKind, Explanation, Item, Recurrence, Report
from vgr_desktop.core.model.review import Acceptance, Adoption, Comment, Reply, Review
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import everything, index

REPORT = reviewed_report()


def item(id: int) -> Item:
    return index(REPORT).items[id]


@pytest.mark.parametrize(
    ("id", "name"),
    [
        (small.REPORT, "gegevens van de rapportage"),
        (small.GREENERY, "4 Groen en water"),
        (small.PARKS, "4A Parken"),
        (small.TREES, "4A1.1 Planten van bomen"),
        (small.WILLOW, "4A1.3 Speeltuin De Wilg"),
        (small.MISSION, "de missie van programma 4"),
        (small.ABOUT_DROUGHT, "de toelichting “Gevolgen van de droogte” bij 4A"),
        (small.LEFTOVER, "niet-geplaatste tekst uit bladzijde.txt"),
        (60, "afbeelding"),
        (61, "notitie over de voortgang bij 4A1.3 Onderhouden van speelplekken"),
        (63, "geaccepteerde bevinding bij de afwijking “Water geven in de zomer” van programma 4"),
        (64, "vaststelling op 02-06-2026"),
        (65, "opmerking bij de afwijking “Water geven in de zomer” van programma 4"),
        (66, "antwoord"),
    ],
)
def test_every_item_has_a_name(id: int, name: str) -> None:
    assert item_name(REPORT, item(id)) == name


def lines(item: Item, *, whole: bool = False) -> list[str]:
    return plain(item_text(REPORT, item, whole=whole)).split("\n")


def test_what_it_says_is_said_a_line_for_each_fact() -> None:
    edition, municipality, scale, basis = lines(item(small.REPORT))
    assert (edition, municipality) == ("Editie: 1e Voortgangsrapportage 2026", "Gemeente: Lindeveen")
    assert scale.startswith("Stoplichten: ● Groen (#2E7D32: De prestatie is of wordt gerealiseerd binnen")
    assert "▲ Oranje (#C75B00, met toelichting: Het risico bestaat" in scale
    assert basis == f"Vorige rapportage: {REPORT.basis}"
    assert lines(item(small.GREENERY)) == [
        "Nummer en naam: 4 Groen en water",
        "Commissies: Leefomgeving",
        "Portefeuilles: Groen, water en dieren",
    ]
    assert lines(item(small.PARKS)) == ["Staat onder: 4 Groen en water", "Letter en naam: 4A Parken"]
    assert lines(item(small.PLAYGROUNDS)) == [
        "Staat onder: 4A1 Iedereen heeft groen dicht bij huis",
        "Code en titel: 4A1.3 Onderhouden van speelplekken",
        "Stoplicht: Oranje",
    ]


def test_a_node_with_all_under_it() -> None:
    assert lines(item(small.CLEAN), whole=True)[-1] == "4A2.1 Opruimen van afval"


def test_what_texts_say_is_there() -> None:
    assert lines(item(small.MISSION)) == ["Een groene stad waar iedereen droge voeten houdt."]
    assert lines(item(small.ABOUT_PUMPS_AND_QUAYS)) == [
        "Toelichting op: 4B1.1 Vernieuwen van gemalen, 4B1.10 Herstellen van kades",
        "Beide werken zijn eerder klaar.",
    ]
    assert lines(item(small.ABOUT_DROUGHT)) == ["Kop: Gevolgen van de droogte", "Het gras is dor."]
    assert lines(item(small.STAFF)) == ["Soort: paragraaf", "Titel: Personele lasten", "Volgens plan."]
    assert lines(item(small.LEFTOVER)) == [
        "Foto: de nieuwe gracht",
        "Herkomst: bladzijde.txt",
        "Plaats: 4B1.10 Herstellen van kades",
    ]


def test_money_says_its_sign_in_words() -> None:
    deviation = item(small.DROUGHT_COSTS)
    assert isinstance(deviation, Deviation)
    assert lines(deviation)[:2] == [
        "Mee- of tegenvaller: Water geven in de zomer",
        "Bedrag: €\N{NO-BREAK SPACE}45.000, nadeel",
    ]
    other = replace(deviation, kind=DeviationKind.NEUTRAL, amount=None, cover="reserve groen")
    lasting = replace(other, recurrence=Recurrence.STRUCTURAL)
    assert lines(lasting)[:4] == [
        "Budgetneutrale wijziging: Water geven in de zomer",
        "Bedrag: niet genoemd",
        "Incidenteel of structureel: structureel",
        "Dekking: reserve groen",
    ]


def test_what_is_kept_beside_the_report() -> None:
    assert lines(item(61)) == [
        "Stand: gereed",
        "Van: Sanne",
        "Uiterlijk: 15-04-2026",
        "Notitie: Bedrag navragen bij Bram.",
    ]
    assert lines(Review(*identity(90), subject=small.TREES)) == ["Stand: concept"]
    assert lines(item(63)) == [
        "Er staat een bedrag zonder euroteken. Reden: Zo staat het in de begroting.",
        "Door: Sanne",
        "Dag: 16-04-2026",
    ]
    adopted = item(64)
    assert isinstance(adopted, Adoption)
    moment = f"Moment: {adopted.moment.astimezone():%d-%m-%Y %H:%M}"
    assert lines(adopted) == ["Vastgesteld door Sanne. B en W", moment]
    reopened = Adoption(
        *identity(91),
        frozen=False,
        author="Bram",
        moment=dt.datetime(2026, 6, 3, tzinfo=dt.UTC),
        reason="Fout in tabel",
    )
    assert lines(reopened)[0] == "Weer geopend door Bram. Fout in tabel"


def test_a_comment_is_told_as_what_somebody_said() -> None:
    asked, answered = item(65), item(66)
    assert isinstance(asked, Comment)
    assert isinstance(answered, Reply)
    assert lines(asked)[0] == "Fenna Mulder zei: Hoeveel vaker?"
    assert lines(replace(asked, done=True))[0] == "Afgehandeld. Fenna Mulder zei: Hoeveel vaker?"
    assert "Woorden waar hij over gaat: vaker" in lines(asked)
    assert lines(answered)[0] == "Sanne antwoordde: Twee keer per week."


def test_what_refers_to_something_that_is_gone_has_a_name_all_the_same() -> None:
    gone = Acceptance(
        *identity(92), rule="regel", subject=999, finding="a", reason="b", author="c", day=dt.date(2026, 1, 1)
    )
    assert item_name(REPORT, gone) == "geaccepteerde bevinding"
    assert item_name(REPORT, Review(*identity(93), subject=999)) == "notitie over de voortgang"
    about = Explanation(*identity(94), about=(999,))
    assert lines(about) == [""]


def test_no_light_is_said_too() -> None:
    trees = item(small.TREES)
    assert isinstance(trees, Deliverable)
    assert lines(replace(trees, light=None))[-1] == "Stoplicht: niet ingevuld"


def test_an_edition_with_a_title_of_its_own_says_which_it_is() -> None:
    named = replace(REPORT, edition=replace(REPORT.edition, title="Voorjaarsbericht"))
    assert isinstance(named, Report)
    assert lines(named)[0] == "Editie: Voorjaarsbericht (1e Voortgangsrapportage 2026)"


def test_a_picture_says_what_it_is() -> None:
    assert lines(item(60)) == ["Soort: PNG", "Afbeelding zelf: 71 bytes"]


def test_nothing_is_without_a_name() -> None:
    assert all(item_name(REPORT, each) for each in everything(REPORT))
