"""A report as a web page for the municipality's site."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from vgr_desktop import resources
from vgr_desktop.core.dutch.wording import PROGRAM, titled
from vgr_desktop.core.layout import WHOLE, Choice, Contents, Imprint, Part, TitlePage, parts
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.core.model.report import Picture, Report
from vgr_desktop.disk.whole import replacing
from vgr_desktop.web.context import MAIN, Context, entries
from vgr_desktop.web.footnotes import footnotes
from vgr_desktop.web.markup import element, escape, quote
from vgr_desktop.web.pictures import Pictures
from vgr_desktop.web.render import render

STYLE_SHEET = ("web", "page.css")


def write_page(
    report: Report,
    target: Path,
    imprint: Imprint,
    *,
    choice: Choice = WHOLE,
    previous: Report | None = None,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write the part `choice` of `report` to `target`, an .html file. The same arguments give the same bytes.

    `imprint` is what the page says about itself, under its title; `previous` the edition before, for the appendix that
    says what changed since then. `progress` is called with the share of the work that is done, from 0 to 1; `cancelled`
    is asked often whether to stop.
    Raises `Cancelled` when it says so, and `Problem` when the file cannot be written; either way `target` stays as it
    was and nothing is left beside it.
    """

    def step(done: float) -> None:
        if cancelled():
            raise Cancelled
        progress(done)

    shown = tuple(parts(report, imprint=imprint, choice=choice, previous=previous))
    page = make_page(shown, titled(report.edition.title), step, report.pictures)
    with replacing(target) as stream:
        stream.write(page.encode())
        step(1)


def make_page(
    shown: Sequence[Part], title: str, step: Callable[[float], None], pictures: Iterable[Picture] = ()
) -> str:
    """The page with these parts. `title` is its title when there is no title page among them.

    `step` is called before each part with the share of the work that is done; `pictures` are those that parts may show.
    """
    context = Context(entries(shown), pictures=Pictures({picture.lineage: picture for picture in pictures}))
    header, contents, main = element("h1", escape(title)), "", []
    for number, part in enumerate(shown):
        step(number / len(shown))
        made = render(part, context)
        match part:
            case TitlePage():
                header, title = made, " – ".join(filter(None, (part.title, part.municipality)))
            case Contents():
                contents = made if context.entries else ""
            case _:
                main.append(made)
    body = (
        element("a", "Direct naar de inhoud", class_="skip", href=f"#{MAIN}"),
        element("header", header),
        contents,
        element("main", "\n".join(("", *main, footnotes(context), "")), id=MAIN, tabindex="-1"),
    )
    return _document(
        title, resources.find(*STYLE_SHEET).read_text("utf-8") + context.lights.style() + context.pictures.style(), body
    )


def _document(title: str, style: str, body: Sequence[str]) -> str:
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{quote(_policy(style))}">',
        f'<meta name="generator" content="{PROGRAM}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        element("title", escape(title)),
        f"<style>{style}</style>",
    )
    lines = (
        "<!DOCTYPE html>",
        '<html lang="nl">',
        "<head>",
        *head,
        "</head>",
        "<body>",
        *filter(None, body),
        "</body>",
    )
    return "\n".join((*lines, "</html>", ""))


def _policy(style: str) -> str:
    """The content security policy: only this style sheet and the pictures in the page are allowed."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
