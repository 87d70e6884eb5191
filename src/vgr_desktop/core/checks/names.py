"""The names of the rules, for lists that group findings by rule."""

NAMES = {
    "no-programmes": "Geen programma’s",
    "no-name": "Naam van het programma",
    "no-committee": "Commissie",
    "no-portfolio": "Portefeuille",
    "no-areas": "Geen beleidsterreinen",
    "no-mission": "Missie",
    "no-state-of-affairs": "Stand van zaken",
    "light-not-set": "Stoplicht niet ingevuld",
    "not-explained": "Oranje of rood zonder toelichting",
    "parts-missing": "Oorzaak, consequentie of bijsturing ontbreekt",
    "says-no-deviations": "Toch afwijkingen",
    "heading-differs": "Kop wijkt af van de doelenboom",
    "unknown-code": "Code niet in de doelenboom",
    "duplicate-code": "Dubbele code",
    "skipped-code": "Overgeslagen code",
    "deviation-without-amount": "Afwijking zonder bedrag",
    "deviation-without-title": "Afwijking zonder omschrijving",
    "named-total": "Genoemd saldo klopt niet",
    "table-total": "Tabel telt niet op",
    "leftover-waits": "Tekst zonder plaats",
    "placeholder": "Nog in te vullen",
    "reference-form": "Schrijfwijze van verwijzingen",
    "mixed-amounts": "Bedragen met € en met euro",
    "amount-without-euro": "Bedrag zonder €",
    "picture-not-described": "Afbeelding zonder tekstalternatief",
    "repeats-previous": "Herhaalt de vorige rapportage",
    "long-sentence": "Lange zin",
    "vague-verb": "Vaag werkwoord",
    "spelling": "Spelling",
}
"""The Dutch name of each rule, by the name that findings have for it: that of its function."""


def rule_name(rule: str) -> str:
    """The Dutch name of a rule, for the reader of its findings."""
    return NAMES[rule]
