"""What an item of the report is called on screen, and a text in a sentence."""

from vgr_desktop.core.dutch.item_names import CHOICE_NAMES, FIELD_NAMES
from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Goal,
    Item,
    PolicyArea,
    Programme,
    Section,
    SubItem,
    Text,
    Written,
)
from vgr_desktop.core.model.tree import Index, code_of, fields_within, label_of, title_of


def full_name(known: Index, item: Item) -> str:
    """The code and title of an item: 9A1.1 Planten van bomen; only the title when it has no code."""
    return f"{code_of(known, item.id)} {title_of(item)}".strip()


def short_name(known: Index, item: Item) -> str:
    """The name of an item in a trail: Programma 9, 9A Naam, 9A1, 9A1.1; its title when it has no code."""
    match item:
        case Programme():
            return f"Programma {item.number}"
        case Goal() | Deliverable():
            return code_of(known, item.id)
        case PolicyArea():
            return full_name(known, item)
        case _:
            return title_of(item)


def text_name(known: Index, text: Written) -> str:
    """The name of a text, with its article: de toelichting op 9A1.1, het voorwoord."""
    holder = known.items[known.parents[text.id]]
    match text:
        case Explanation():
            return _explanation_name(known, text)
        case Section():
            return f"de {CHOICE_NAMES[text.kind]}{_quoted(text.title)}"
        case Deviation():
            return f"de afwijking{_quoted(text.title)} van programma {label_of(holder)}"
        case _:
            places = (field for field, kind in fields_within(type(holder)).items() if kind is Text)
            name = next(FIELD_NAMES[field] for field in places if getattr(holder, field).id == text.id)
            return f"{name} van programma {label_of(holder)}" if isinstance(holder, Programme) else name


def explained_name(known: Index, about: tuple[int, ...]) -> str:
    """The name of the explanation of these deliverables and sub-items, whether it exists or not."""
    names = dict.fromkeys(_explained(known, id) for id in about)
    return f"de toelichting op {enumerated(tuple(names))}"


def _explanation_name(known: Index, explanation: Explanation) -> str:
    if explanation.about:
        return explained_name(known, explanation.about)
    return f"de toelichting{_quoted(explanation.heading)} bij {code_of(known, known.parents[explanation.id])}"


def _explained(known: Index, id: int) -> str:
    item = known.items[id]
    code = code_of(known, id)
    return f"{code} “{item.title}”" if isinstance(item, SubItem) else code


def _quoted(title: str | None) -> str:
    return f" “{title}”" if title else ""
