"""What the page for choosing says: of a proposal on one line, and of the chosen one word by word."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QDateTime, QLocale

from vgr_desktop.core.model.text import RichText, from_plain
from vgr_desktop.core.model.text_difference import How, Span, word_difference
from vgr_desktop.core.returning.choosing import Answer
from vgr_desktop.core.returning.proposals import Kind, Proposal
from vgr_desktop.ui.kit.changed_words import style_of

KINDS = {
    Kind.CHANGED: "Gewijzigd",
    Kind.ADDED: "Nieuw",
    Kind.REMOVED: "Vervallen",
    Kind.MOVED: "Verplaatst",
    Kind.LIGHT: "Stoplicht",
    Kind.TITLE: "Titel",
    Kind.AMOUNT: "Bedrag",
    Kind.COMMENT: "Opmerking",
    Kind.UNPLACED: "Zonder plaats",
}
CONTESTED = "▲ "
NOWHERE = "Niet te plaatsen"
LONGEST = 90
"""Characters of a proposal in the list."""


def who(one: Proposal) -> str:
    """The reviewer."""
    return one.author or "Onbekend"


def outcome(one: Proposal, answer: Answer) -> str:
    """What comes of a proposal, in a word."""
    if answer is Answer.LEAVE:
        return "Niet overnemen"
    if answer is Answer.BOTH:
        return "Beide houden"
    if not one.can_take:
        return "Bewaren als niet geplaatst"
    return "Bij de tekst zetten" if one.kind is Kind.COMMENT else "Overnemen"


def line(one: Proposal) -> str:
    """The proposal on one line: what kind it is, and the words that matter most."""
    sign = CONTESTED if one.contested else ""
    return f"{sign}{KINDS[one.kind]}: {_short(_words(one))}"


def _words(one: Proposal) -> str:
    match one.kind:
        case Kind.CHANGED | Kind.LIGHT | Kind.TITLE | Kind.AMOUNT:
            changed = [
                span.text
                for span in word_difference(from_plain(one.before), from_plain(one.after))
                if span.how is not How.EQUAL
            ]
            return " → ".join(" ".join(text.split()) for text in changed[:2]) or one.after
        case Kind.REMOVED:
            return one.before
        case _:
            return one.after or one.before


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def detail(one: Proposal, sent: RichText | None, now: RichText | None, then: RichText | None) -> str:
    """The proposal as HTML.

    `sent` is what its text said when it went out, if that is known; `now` what it says, `then` what it will say with
    all that is answered.
    """
    when = ""
    if one.moment is not None:
        moment = QDateTime.fromSecsSinceEpoch(int(one.moment.timestamp()))
        when = f", {QLocale().toString(moment, 'd MMMM yyyy, HH:mm')}"
    parts = [f"<p><b>{escape(who(one))}</b>{escape(when)} – {KINDS[one.kind].lower()}</p>"]
    parts.append(_comment(one) if one.kind is Kind.COMMENT else _change(one.before, one.after))
    if one.contested:
        parts.append(_contested(sent, now))
    if now is not None and then is not None:
        parts.append(f"<hr>{whole(now, then)}")
    return "".join(parts)


def _contested(sent: RichText | None, now: RichText | None) -> str:
    """That the place was changed here too, and what was changed here since the document went out."""
    why = "Hier is sinds het versturen ook geschreven, of het staat niet vast of dat zo is. Kies wat er komt te staan."
    here = ""
    if sent is not None and now is not None and sent != now:
        here = f"<p><b>Wat hier sinds het versturen is gewijzigd</b></p>{difference(sent, now)}"
    return f"<p>▲ {why}</p>{here}"


def whole(now: RichText, then: RichText) -> str:
    """A whole text as it is, and as it will be, as HTML."""
    return f"<p><b>De tekst, met wat u overneemt</b></p>{difference(now, then)}"


def difference(was: RichText, now: RichText) -> str:
    """Two texts word by word, as HTML."""
    spans = word_difference(was, now)
    if all(span.how is How.EQUAL for span in spans):
        return f"<p><i>Er verandert geen woord.</i></p>{_html(spans)}" if spans else "<p><i>Deze tekst is leeg.</i></p>"
    return _html(spans)


def _change(before: str, after: str) -> str:
    return _html(word_difference(from_plain(before), from_plain(after)))


def _comment(one: Proposal) -> str:
    about = f"<p><i>Over “{escape(' '.join(one.before.split()))}”</i></p>" if one.before.strip() else ""
    answers = "".join(
        f"<p style='margin-left:16px'><b>{escape(reply.author or 'Onbekend')}</b>: {escape(reply.text)}</p>"
        for reply in one.replies
    )
    done = "<p><i>Door de beoordelaar afgehandeld.</i></p>" if one.is_resolved else ""
    return f"{about}<p style='white-space:pre-wrap'>{escape(one.after)}</p>{answers}{done}"


def _html(spans: Iterable[Span]) -> str:
    """The spans in their forms, each line of the text as a paragraph."""
    lines: list[list[str]] = [[]]
    for span in spans:
        for number, words in enumerate(span.text.split("\n")):
            if number:
                lines.append([])
            if words:
                lines[-1].append(f'<span style="{style_of(span.how)}">{escape(words)}</span>')
    return "".join(f'<p style="white-space:pre-wrap; margin:4px 0">{"".join(line)}</p>' for line in lines)
