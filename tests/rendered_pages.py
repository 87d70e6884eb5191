"""Small reports, and the many ways in which a page can show one: each as text or HTML, with what must be read of it."""

from dataclasses import dataclass
from html import escape

from hypothesis import strategies as st

LIGHTS = {"green": "groen", "orange": "oranje", "red": "rood"}
_COLOURS = {"green": "#00B050", "orange": "#FFC000", "red": "#FF0000"}
_EMOJI = {"green": "🟢", "orange": "🟠", "red": "🔴"}
_WORDS = ("wegen", "bomen", "scholen", "kade", "plein", "brug", "sporthal", "zwembad", "haven", "molen", "dijk", "park")
_VERBS = ("Bouwen", "Beheren", "Openen", "Herstellen", "Schilderen", "Onderhouden", "Verplaatsen")
_TITLES = st.builds(
    lambda verb, word, more: f"{verb} van {word} en {more}", *map(st.sampled_from, (_VERBS, _WORDS, _WORDS))
)
_SENTENCES = st.builds(
    lambda word, more, end: f"Het werk aan {word} en {more} {end}.",
    *map(
        st.sampled_from, (_WORDS, _WORDS, ("loopt op schema", "is later klaar", "kost € 5.000 meer", "begint in mei"))
    ),
)
_ITEMS = st.builds(lambda word, more: f"{word} met {more}", *map(st.sampled_from, (_WORDS, _WORDS)))


@dataclass(frozen=True)
class Told:
    """An explanation: paragraphs, and after them perhaps a sub-heading with a list."""

    paragraphs: tuple[str, ...]
    heading: str = ""
    items: tuple[str, ...] = ()
    numbered: bool = False


@dataclass(frozen=True)
class Row:
    """A deliverable."""

    title: str
    light: str | None
    told: Told | None


@dataclass(frozen=True)
class Money:
    """A deviation; a positive amount is a loss."""

    title: str
    amount: int
    text: str


@dataclass(frozen=True)
class Small:
    """A report of one programme with one or two areas, each with goals and their deliverables."""

    number: int
    name: str
    mission: str
    state: tuple[str, ...]
    areas: tuple[tuple[str, tuple[tuple[str, tuple[Row, ...]], ...]], ...]
    money: tuple[Money, ...]


_TOLD = st.builds(
    Told,
    st.lists(_SENTENCES, min_size=1, max_size=2).map(tuple),
    st.sampled_from(["", "Oorzaak", "Gevolgen", "Wat wij doen"]),
    st.lists(_ITEMS, min_size=2, max_size=4).map(tuple),
    st.booleans(),
)
_ROWS = st.builds(Row, _TITLES, st.sampled_from([*LIGHTS, None]), st.none() | _TOLD)
_GOALS = st.tuples(_TITLES, st.lists(_ROWS, min_size=1, max_size=3).map(tuple))
SMALL = st.builds(
    Small,
    st.integers(1, 12),
    st.sampled_from(["Wonen", "Zorg en welzijn", "Verkeer & vervoer"]),
    _SENTENCES,
    st.lists(_SENTENCES, max_size=2).map(tuple),
    st.lists(st.tuples(_TITLES, st.lists(_GOALS, min_size=1, max_size=2).map(tuple)), min_size=1, max_size=2).map(
        tuple
    ),
    st.lists(
        st.builds(Money, _TITLES, st.integers(-900, 900).filter(bool).map(lambda n: n * 1000), _SENTENCES),
        max_size=2,
        unique_by=lambda one: one.title,
    ).map(tuple),
)


@dataclass(frozen=True)
class Look:
    """How a page looks: the words for its levels, where its lights are and how they are shown, its lists and codes."""

    edition: str
    levels: tuple[str, str, str]
    table: bool
    light: str
    lights_first: bool
    bullet: str
    number: str
    labelled: bool
    outline: bool
    tight: bool
    furniture: bool
    money_table: bool


LOOKS = st.builds(
    Look,
    st.sampled_from(["1e Voortgangsrapportage 2024", "Najaarsnota 2023", "Tweede Berap 2025", "Tussenrapportage 2022"]),
    st.sampled_from([
        ("Beleidsterrein", "Doel", "Prestatie"),
        ("Taakveld", "Doelstelling", "Activiteit"),
        ("Thema", "Speerpunt", "Maatregel"),
        ("Beleidsveld", "Doel", "Resultaat"),
    ]),
    st.booleans(),
    st.sampled_from(["word", "emoji", "class", "colour", "alt"]),
    st.booleans(),
    st.sampled_from(["•", "·", "-", "–", "*", "▪", "\uf0b7"]),
    st.sampled_from(["{}.", "{})", "({})"]),
    *(st.booleans() for _ in range(5)),
)  # fmt: skip


def expected(small: Small, look: Look) -> list[str]:
    """What must be read, as `whole` draws it."""
    lines = [f"rapportage: {look.edition}", f"programma {small.number} {small.name}"]
    lines += ["  missie:", f"      {small.mission}"]
    if small.state:
        lines += ["  stand van zaken:", *(f"      {text}" for text in small.state)]
    for letter, (name, goals) in zip("AB", small.areas, strict=False):
        lines.append(f"  {small.number}{letter} {name}")
        told = []
        for goal, (title, rows) in enumerate(goals, 1):
            lines.append(f"    {small.number}{letter}{goal} {title}")
            for number, row in enumerate(rows, 1):
                code = f"{small.number}{letter}{goal}.{number}"
                lines.append(f"      {code} [{row.light or '-'}] {row.title}")
                if row.told:
                    told += [f"    toelichting {code}:", *_told_lines(row.told)]
        lines += told
    for one in small.money:
        effect = "nadeel" if one.amount > 0 else "voordeel"
        lines += [f"  result: {one.title} (€ {abs(one.amount):,} {effect}) = {one.amount}".replace(",", ".")]
        lines += [f"      {one.text}"]
    return lines


def _told_lines(told: Told) -> list[str]:
    lines = [f"      {text}" for text in told.paragraphs]
    if told.heading:
        lines += [f"      # {told.heading}"]
        lines += [f"      {'1. ' if told.numbered else '• '}{item}" for item in told.items]
    return lines


def as_text(small: Small, look: Look) -> str:
    """The report as a page saved as text."""
    area_word = look.levels[0]
    blocks = [look.edition, f"{'3.2 ' if look.outline else ''}Programma {small.number} {small.name}"]
    if look.furniture:
        blocks = ["Direct naar inhoud", "Home > Programma's", *blocks, "Deze pagina is gebouwd op 01-02-2024"]
    blocks += [f"Programmanummer\n\n\xa0\n\n{small.number}"]
    blocks += [f"De missie van het programma {small.name} luidt:\n{small.mission}"]
    if small.state:
        blocks += ["Stand van zaken\n" + "\n".join(small.state)]
    for place, (letter, (name, goals)) in enumerate(zip("AB", small.areas, strict=False), 1):
        outline = f"3.2.{place} " if look.outline else ""
        blocks.append(f"{outline}{area_word} {small.number}{letter} {name}")
        blocks += _text_tree(small, look, letter, goals)
        blocks.append(f"Toelichting {area_word.lower()} {small.number}{letter} {name}")
        for g, (_, rows) in enumerate(goals, 1):
            for n, row in enumerate(rows, 1):
                blocks += _text_told(f"{small.number}{letter}{g}.{n} {row.title}", row.told, look) if row.told else []
    if small.money:
        blocks += ["Financiële afwijkingen", *_text_money(small, look)]
    if look.furniture:
        blocks += ["Terug naar boven", "Vorige pagina", "© Gemeente Waterdam"]
    return "\n\n".join(blocks)


def _text_tree(small: Small, look: Look, letter: str, goals: tuple[tuple[str, tuple[Row, ...]], ...]) -> list[str]:
    _, goal_word, row_word = look.levels
    blocks = []
    if look.table:
        lines = [f"{goal_word} | {row_word} | Stoplicht"]
        for g, (title, rows) in enumerate(goals, 1):
            for n, row in enumerate(rows, 1):
                goal = f"{small.number}{letter}{g} {title}" if n == 1 else ""
                lines.append(f"| {goal} | {small.number}{letter}{g}.{n} {row.title} | {_said(row, look)} |")
        return ["\n".join(lines)]
    for g, (title, rows) in enumerate(goals, 1):
        blocks.append(f"{goal_word + ' ' if look.labelled else ''}{small.number}{letter}{g} {title}")
        for n, row in enumerate(rows, 1):
            said = f"{row_word + ' ' if look.labelled else ''}{small.number}{letter}{g}.{n} {row.title}"
            light = _said(row, look)
            if look.lights_first and light:
                blocks.append(f"{light} {small.number}{letter}{g}.{n} {row.title}")
            else:
                blocks += [said, light or "\xa0"]
    return blocks


def _said(row: Row, look: Look) -> str:
    if row.light is None:
        return ""
    return _EMOJI[row.light] if look.light == "emoji" else LIGHTS[row.light]


def _text_told(title: str, told: Told, look: Look) -> list[str]:
    blocks = ["\n".join((title, *told.paragraphs)) if look.tight else f"{title}\n\n" + "\n\n".join(told.paragraphs)]
    if told.heading:
        marks = [look.number.format(n) if told.numbered else look.bullet for n in range(1, len(told.items) + 1)]
        items = "\n".join(f"{mark} {item}" for mark, item in zip(marks, told.items, strict=True))
        blocks.append(f"{told.heading}\n{items}" if look.tight else f"{told.heading}\n\n{items}")
    return blocks


def _text_money(small: Small, look: Look) -> list[str]:
    blocks = []
    if look.money_table:
        rows = [f"{one.title} | {abs(one.amount) // 1000} | {'N' if one.amount > 0 else 'V'}" for one in small.money]
        blocks.append("\n".join(("Omschrijving | Bedrag (x € 1.000) | N/V", *rows)))
    return [*blocks, *(f"{_money_title(one)}\n{one.text}" for one in small.money)]


def _money_title(one: Money) -> str:
    figure = f"{abs(one.amount):,}".replace(",", ".")
    return f"{one.title} (€ {figure} {'nadeel' if one.amount > 0 else 'voordeel'})"


def as_html(small: Small, look: Look) -> str:
    """The report as a page saved as HTML."""
    area_word, _, _ = look.levels
    parts = [f"<h1>{'3.2 ' if look.outline else ''}Programma {small.number} {escape(small.name)}</h1>"]
    if look.furniture:
        trail = "<div class='breadcrumb'><a>Home</a> &gt; <a>Programma's</a></div>"
        parts = [trail, "<div class='cookie-bar'>Wij gebruiken cookies</div>", *parts]
    parts += [f"<h2>De missie van het programma {escape(small.name)} luidt:</h2><p>{small.mission}</p>"]
    if small.state:
        parts += ["<h2>Stand van zaken</h2>", *(f"<p>{text}</p>" for text in small.state)]
    for letter, (name, goals) in zip("AB", small.areas, strict=False):
        parts += [f"<h2>{area_word} {small.number}{letter} {name}</h2>", _html_tree(small, look, letter, goals)]
        parts.append(f"<h3>Toelichting {area_word.lower()} {small.number}{letter} {name}</h3>")
        for g, (_, rows) in enumerate(goals, 1):
            for n, row in enumerate(rows, 1):
                if row.told:
                    parts.append(_html_told(f"{small.number}{letter}{g}.{n} {row.title}", row.told, look))
    if small.money:
        parts.append("<h2>Financiële afwijkingen</h2>")
        if look.money_table:
            cells = ((one.title, abs(one.amount) // 1000, "N" if one.amount > 0 else "V") for one in small.money)
            lines = "".join(f"<tr><td>{title}<td>{figure}<td>{letter}" for title, figure, letter in cells)
            parts.append(f"<table><tr><th>Omschrijving<th>Bedrag x € 1.000<th>N/V{lines}</table>")
        parts += [f"<p><b>{_money_title(one)}</b></p><p>{one.text}</p>" for one in small.money]
    bar = f"<header><p>Gemeente Waterdam – {look.edition}</p></header>" if look.furniture else f"<p>{look.edition}</p>"
    return f"<html><body>{bar}<main>{''.join(parts)}</main><footer>Terug naar boven</footer></body></html>"


def _html_tree(small: Small, look: Look, letter: str, goals: tuple[tuple[str, tuple[Row, ...]], ...]) -> str:
    _, goal_word, row_word = look.levels
    rows_of_table = []
    items = []
    for g, (title, rows) in enumerate(goals, 1):
        inner = []
        for n, row in enumerate(rows, 1):
            goal = f"<td rowspan={len(rows)}>{small.number}{letter}{g} {title}</td>" if n == 1 else ""
            cell, sign = _html_light(row, look, "td"), _html_light(row, look, "span")
            code = f"{small.number}{letter}{g}.{n} {row.title}"
            cells = f"{cell}{goal}<td>{code}</td>" if look.lights_first else f"{goal}<td>{code}</td>{cell}"
            rows_of_table.append(f"<tr>{cells}</tr>")
            inner.append(f"<li>{sign} {code}</li>" if look.lights_first else f"<li>{code} {sign}</li>")
        label = f"{goal_word} " if look.labelled else ""
        items.append(f"<li>{label}{small.number}{letter}{g} {title}<ul>{''.join(inner)}</ul></li>")
    if not look.table:
        return f"<ul>{''.join(items)}</ul>"
    names = ["Stoplicht", goal_word, row_word] if look.lights_first else [goal_word, row_word, "Stoplicht"]
    return f"<table><tr>{''.join(f'<th>{name}</th>' for name in names)}</tr>{''.join(rows_of_table)}</table>"


def _html_light(row: Row, look: Look, tag: str) -> str:
    if row.light is None:
        return f"<{tag}></{tag}>"
    word = LIGHTS[row.light]
    match look.light:
        case "class":
            return f"<{tag}><i class='stoplicht stoplicht-{word}'></i></{tag}>"
        case "colour":
            return f"<{tag} style='background-color:{_COLOURS[row.light]}'></{tag}>"
        case "alt":
            return f"<{tag}><img src='x.png' alt='Stoplicht {word}'></{tag}>"
        case "emoji":
            return f"<{tag}>{_EMOJI[row.light]}</{tag}>"
        case _:
            return f"<{tag}>{word if tag == 'td' else f'({word})'}</{tag}>"


def _html_told(title: str, told: Told, look: Look) -> str:
    parts = [f"<h4>{title}</h4>" if look.tight else f"<p><strong>{title}</strong></p>"]
    parts += [f"<p>{text}</p>" for text in told.paragraphs]
    if told.heading:
        tag = "ol" if told.numbered else "ul"
        parts.append(f"<h5>{told.heading}</h5>" if look.tight else f"<p>{told.heading}</p>")
        parts.append(f"<{tag}>{''.join(f'<li>{item}</li>' for item in told.items)}</{tag}>")
    return "".join(parts)
