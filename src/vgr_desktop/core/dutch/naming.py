"""What a text of the report is called in a sentence."""

from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.model.report import (
    Deviation,
    Explanation,
    Programme,
    Report,
    Section,
    SectionKind,
    SubItem,
    Written,
)
from vgr_desktop.core.model.tree import Index, code_of, contents, label_of

# In the order in which an item holds them.
_TEXTS = {Report: ("het voorwoord", "de leeswijzer"), Programme: ("de missie", "de stand van zaken")}
_SECTIONS = {SectionKind.PARAGRAPH: "de paragraaf", SectionKind.APPENDIX: "de bijlage"}


def text_name(known: Index, text: Written) -> str:
    """The name of a text, with its article: de toelichting op 9A1.1, het voorwoord."""
    holder = known.items[known.parents[text.id]]
    match text:
        case Explanation():
            return _explanation_name(known, text)
        case Section():
            return f"{_SECTIONS[text.kind]}{_quoted(text.title)}"
        case Deviation():
            return f"de afwijking{_quoted(text.title)} van programma {label_of(holder)}"
        case _:
            name = dict(zip((inner.id for inner in contents(holder)), _TEXTS[type(holder)], strict=False))[text.id]
            return f"{name} van programma {label_of(holder)}" if isinstance(holder, Programme) else name


def explained_name(known: Index, about: tuple[int, ...]) -> str:
    """The name of the explanation of these deliverables and sub-items, be it there or not."""
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
