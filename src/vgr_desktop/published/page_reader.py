"""From the lines of a page to a reading: fixed headings decide the present place, which takes the other lines."""

from collections.abc import Callable
from dataclasses import replace

from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.model.codes import leading_area
from vgr_desktop.core.model.editions import Edition, read_edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import DeviationKind
from vgr_desktop.core.model.text import Run
from vgr_desktop.published import headings
from vgr_desktop.published.body import Body
from vgr_desktop.published.derived import Derived, begins_derived, is_derived, is_title_page
from vgr_desktop.published.draft import SectionDraft, TextDraft
from vgr_desktop.published.explanations import Explanations
from vgr_desktop.published.facts import Facts
from vgr_desktop.published.gathered import Gathered, gathered_kind
from vgr_desktop.published.headings import Fact
from vgr_desktop.published.lights import is_lit, with_light
from vgr_desktop.published.lines import Here, Line, Lines, with_neighbours
from vgr_desktop.published.money import Money
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_navigation, is_trail
from vgr_desktop.published.prose import Front, Mission, Place, Prose, Unplaced, is_free_heading
from vgr_desktop.published.titles import (
    edition_anywhere,
    edition_beside,
    edition_of_all,
    edition_over_two,
    without_number,
)
from vgr_desktop.published.tree_place import Tree, begins_tree, has_tree_under

_LONGEST_NAME = 120

Rule = Callable[["PageReader", Here], Place | None]


class PageReader:
    """Reads one page, line by line. `place` is the present place, which takes the lines."""

    def __init__(self, identities: Identities, source: str) -> None:
        self.page = PageDraft(identities, source)
        self.place: Place = Front(self.page)
        self._title_edition: Edition | None = None

    def read(self, lines: Lines, source: str, cancelled: Callable[[], bool]) -> Reading:
        """The reading. Raises `Problem` when there is no report on the page, `Cancelled` when `cancelled` says so."""
        for line in lines.left_out:
            self.page.note(NoticeKind.LEFT_OUT, line, "Doorgehaalde of verborgen tekst; niet overgenomen.")
        self.page.ours = lines.ours
        last: Here | None = None
        for last in with_neighbours(map(with_light, lines)):
            if cancelled():
                raise Cancelled
            self._take(last)
        if self.page.is_empty:
            raise Problem(
                f"In “{source}” is geen rapportage herkend: geen doelenboom, toelichting of andere vaste kop. "
                "Er is niets gewijzigd. Kies de pagina van een programma uit een voortgangsrapportage."
            )
        if last is not None:
            self._check_end(last.line)
        edition = self._title_edition or edition_of_all(lines.titles)
        return replace(self.page.finish(edition, lines.notices), pictures=tuple(lines.pictures))

    def _take(self, here: Here) -> None:
        if isinstance(self.place, Derived) and self.place.ends_at(here.line):
            self.place = self.place.back
        if isinstance(self.place, Derived) or (isinstance(self.place, Tree) and self.place.explains(here.line)):
            self.place = self.place.take(here)
            return
        if here.line.icon and not isinstance(self.place, Tree | Explanations):
            self.page.note(NoticeKind.NAVIGATION, here.line, "Een gekleurd teken zonder tekst; overgeslagen.")
            return
        plain = headings.without_outline(here.line.title)
        place = self._ruled(here.with_line(_replaced(here.line, plain))) if plain != here.line.title else None
        self.place = place or self._ruled(here) or self.place.take(here)

    def _ruled(self, here: Here) -> Place | None:
        """The place after the line, when it is one of the fixed lines of a report."""
        return next((place for rule in _RULES if (place := rule(self, here)) is not None), None)

    def _check_end(self, line: Line) -> None:
        """Add a notice if the page seems to be cut off: in a tree, under a heading, or in the middle of a sentence."""
        area = self.page.last_area
        in_tree = isinstance(self.place, Tree) and area is not None and not area.explained
        if in_tree or (isinstance(self.place, Explanations) and self.place.is_unfinished):
            message = "De pagina lijkt hier afgebroken. Wat erop stond is bewaard; kijk of er nog een vervolg is."
            self.page.note(NoticeKind.CHECK, line, message)

    def _body(self) -> Body | None:
        """The text that is being read, if any."""
        match self.place:
            case Prose() | Mission():
                return self.place.body
            case Gathered():
                return self.place.text.body if self.place.text else None
            case Explanations() | Money():
                return self.place.body
            case _:
                return None

    # Rules. Each looks at one line, and returns the place after it, or None when the rule does not apply to the line.

    def picture(self, here: Here) -> Place | None:
        """A picture, which belongs to the text that it stands in."""
        if here.line.image is None:
            return None
        body = self._body()
        if body is None:
            message = "Een afbeelding die bij geen tekst hoort; niet overgenomen. Voeg haar zo nodig zelf in."
            line = replace(here.line, runs=here.line.runs or (Run(here.line.image.alt),))
            self.page.note(NoticeKind.CHECK, line, message)
        else:
            body.add_picture(here.line)
        return self.place

    def derived(self, here: Here) -> Place | None:
        """What the report derives itself: the summary, the legend, sentences that the layout adds, the title page."""
        if begins_derived(here):
            return Derived(self.page, here.line, self.place)
        title = here.line.title
        at_front = isinstance(self.place, Front) and self.page.is_empty and is_title_page(here)
        if not (at_front or is_derived(title)):
            return None
        self.page.note(NoticeKind.STOCK, here.line, "Deze regel maakt het programma zelf; overgeslagen.")
        return self.place

    def gathered(self, here: Here) -> Place | None:
        """A chapter of paragraphs or appendices, and the headings in it."""
        if isinstance(self.place, Gathered) and self.place.holds(here.line):
            return self.place.take(here)
        kind = gathered_kind(here.line)
        if kind is None or here.after is None or here.after.heading <= here.line.heading:
            return None
        return Gathered(self.page, here.line, kind)

    def navigation(self, here: Here) -> Place | None:
        """Navigation around the report. But a short line right above a text is probably its heading."""
        line = here.line
        if line.aside:
            self._title_edition = self._title_edition or edition_anywhere(line.title)
        elif isinstance(self.place, Front):
            if not (is_navigation(line.title) or is_trail(line.title)):
                return None
        elif not is_navigation(line.title) or is_free_heading(here) or (line.spot and isinstance(self.place, Tree)):
            return None
        self.page.note(NoticeKind.NAVIGATION, line, "Navigatie van de website; overgeslagen.")
        return self.place

    def edition(self, here: Here) -> Place | None:
        """The title of the edition, alone or with the name of the municipality or of the programme.

        The first one counts, unless it stands in a list of them.
        """
        found = edition_beside(here.line.title) or edition_over_two(here)
        if found is None or (found[1] and not isinstance(self.place, Front)):
            return None
        edition, rest = found
        others = [edition_beside(line.title) for line in (here.before, here.after) if line is not None]
        listed = any(other is not None and not other[0].same_as(edition) for other in others)
        if listed or (self.page.edition is not None and not self.page.edition.same_as(edition)):
            self.page.note(NoticeKind.NAVIGATION, here.line, "Titel van een andere rapportage; overgeslagen.")
            return self.place
        self.page.edition = self.page.edition or edition
        if not rest:
            return self.place
        place = self._ruled(here.with_line(_replaced(here.line, rest)))
        if place is None:
            self.page.note(NoticeKind.NAVIGATION, here.line, "Titel van de rapportage; gelezen.")
        return place or self.place

    def programme(self, here: Here) -> Place | None:
        """The line "Programma 9 Naam", unless it stands in a list of programmes."""
        found = headings.programme_heading(here.line.title)
        if found is None or (isinstance(self.place, Explanations | Prose) and here.line.tight):
            return None
        near = [line for line in (here.before, here.after) if line is not None and not line.aside]
        if not here.line.heading and any(headings.programme_heading(line.title) for line in near):
            self.page.note(NoticeKind.NAVIGATION, here.line, "Lijst van programma’s; overgeslagen.")
            return self.place
        number, name = found
        is_chapter = here.line.title.lower().startswith("hoofdstuk") and "programma" not in here.line.title.lower()
        if is_chapter and (not name or (here.after and headings.programme_heading(here.after.title))):
            self.page.note(NoticeKind.NAVIGATION, here.line, "Nummer van een hoofdstuk; overgeslagen.")
            return self.place
        self.page.programme_numbered(number)
        self._name_programme(name, here.line)
        return Front(self.page)

    def name(self, here: Here) -> Place | None:
        """The name of a programme: a short line right before its table or, at the start of a page, its mission."""
        after, in_facts = here.after, isinstance(self.place, Facts)
        if after is None or len(here.line.title) > _LONGEST_NAME or headings.fact_label(here.line.title):
            return None
        fact = headings.fact_label(after.title)
        in_facts = in_facts and not (fact is not None and fact[0] is Fact.NUMBER and self.page.programme.number)
        if in_facts:
            return None
        numbered = fact is not None and fact[2] and (fact[0] is Fact.NUMBER or isinstance(self.place, Front))
        mission = isinstance(self.place, Front) and headings.mission_label(after.title) is not None
        if not (numbered or mission) or self._is_fixed(here.line) or here.line.title.endswith("."):
            return None
        if self.page.programme.name or self.page.programme.areas:
            self.page.begin_programme()
        self._name_programme(without_number(here), here.line)
        return Front(self.page)

    def facts(self, here: Here) -> Place | None:
        """One of the labels Programmanummer, Commissie and Portefeuille(s)."""
        found = headings.fact_label(here.line.title)
        if found is None:
            return None
        fact, value, alone = found
        apart = isinstance(self.place, Unplaced) and bool(value)
        if not (isinstance(self.place, Front | Facts) or (alone and (fact is Fact.NUMBER or apart))):
            return None
        facts = Facts(self.page, fact, self.place if isinstance(self.place, Facts) else None, here.line)
        if fact is Fact.NUMBER and not isinstance(self.place, Unplaced | Facts):
            self.page.begin_programme()
        if value and not facts.add(_replaced(here.line, value.removesuffix("."))):
            return None
        return facts

    def mission(self, here: Here) -> Place | None:
        """The label "De missie van het programma X luidt:"."""
        found = headings.mission_label(here.line.text)
        if found is None or isinstance(self.place, Explanations | Money):
            return None
        name, rest = found
        self._name_programme(name, here.line)
        programme = self.page.programme
        self.page.near = programme.mission.identity.id
        if rest:
            programme.mission.body.add(here.line.without(len(here.line.text) - len(rest)))
        return Mission(self.page, programme.mission.body, here.line)

    def state(self, here: Here) -> Place | None:
        """The heading "Stand van zaken bij Voortgangsrapportage"."""
        report = headings.state_label(here.line.title)
        if report is None or isinstance(self.place, Explanations | Money):
            return None
        self._title_edition = self._title_edition or read_edition(report)
        text = self.page.programme.state_of_affairs
        self.page.near = text.identity.id
        return Prose(self.page, text.body, here.line)

    def trees(self, here: Here) -> Place | None:
        """The heading "Doelenbomen", or the header of a tree."""
        title, after = here.line.title, here.after
        header = headings.is_goal_header(title) and after is not None and headings.is_tree_header(after.title)
        if header:
            return self.place if isinstance(self.place, Tree) else Tree(self.page)
        if headings.is_trees_label(title) and not (isinstance(self.place, Explanations | Money) or here.line.item):
            return Tree(self.page)
        return None

    def explanations(self, here: Here) -> Place | None:
        """The heading "Toelichting doelenboom Beleidsterrein 9A Naam"."""
        in_tree = isinstance(self.place, Tree) and self.place.is_column(here.line)
        if in_tree or (here.line.spot is not None and here.line.spot.column):
            return None
        found = headings.explanations_heading(here.line.title)
        if found is None:
            return self._explanation_of_one(here)
        if found.code is None and isinstance(self.place, Money):
            self.page.note(NoticeKind.STOCK, here.line, "Kop boven de teksten van de afwijkingen.")
            return self.place
        if found.code is None and isinstance(self.place, Tree) and self.place.explains_row(here):
            return self.place
        area = self.page.area(found.code, found.name) if found.code else self.page.last_area
        if area is None:
            return None
        self.page.near = area.identity.id
        if found.name and found.name.rstrip(".") != area.name.rstrip("."):
            message = f"De kop is anders dan die van het beleidsterrein: “{area.code} {area.name}”."
            self.page.note(NoticeKind.WORDING, here.line, message, area.identity.id)
        return Explanations(self.page, area, here.line.depth)

    def _explanation_of_one(self, here: Here) -> Place | None:
        """A heading such as "Toelichting 9A1.1 Planten", or None."""
        coded = headings.explained_code(here.line.title)
        codes, _ = headings.codes_at_start(coded) if coded else ((), "")
        area = self.page.known_area(codes[0]) if codes else None
        if area is None or coded is None:
            return None
        place = self.place if isinstance(self.place, Explanations) else Explanations(self.page, area)
        return place.take(here.with_line(_replaced(here.line, coded)))

    def area(self, here: Here) -> Place | None:
        """The heading "Beleidsterrein 9A Naam". In a state of affairs the same line can be a sub-heading."""
        found = headings.area_heading(here.line.title)
        bare = found is None and (here.line.heading or has_tree_under(here))
        if bare and len(here.line.title) <= _LONGEST_NAME and not isinstance(self.place, Explanations | Money):
            found = leading_area(here.line.title)
        if found is None:
            return None
        if isinstance(self.place, Prose) and not begins_tree(here.after):
            self.place.body.add_heading(here.line)
            return self.place
        code, name = found
        area = self.page.area(code, name)
        if name and name != area.name:
            message = f"Dit beleidsterrein staat eerder op de pagina als “{area.code} {area.name}”."
            self.page.note(NoticeKind.WORDING, here.line, message, area.identity.id)
        known = area.goals and not begins_tree(here.after)
        return Explanations(self.page, area) if known else Tree(self.page)

    def row(self, here: Here) -> Place | None:
        """A row of a goal tree that no heading announced."""
        codes, _ = headings.codes_at_start(here.line.title)
        if isinstance(self.place, Tree) or len(codes) != 1 or self.page.known_deliverable(codes[0]):
            return None
        after = here.after
        nested = after is not None and headings.codes_at_start(after.title)[0][:1] > codes and not codes[0].deliverable
        explaining = isinstance(self.place, Explanations | Money)
        return Tree(self.page).take(here) if is_lit(here) or (nested and not explaining) else None

    def money(self, here: Here) -> Place | None:
        """The heading "Toelichtingen afwijking begroting 2023", and the kinds of deviations under it."""
        kind = headings.money_kind(here.line.title)
        if kind is None and not headings.is_money_heading(here.line.title):
            return None
        self.page.near = self.page.programme.identity.id
        unit = self.place.unit if isinstance(self.place, Money) else 1
        return Money(self.page, here.line, kind or DeviationKind.RESULT, unit)

    def front(self, here: Here) -> Place | None:
        """The headings of texts of the report as a whole: foreword, reading guide, paragraphs and appendices."""
        in_front = isinstance(self.place, Front) or (isinstance(self.place, Prose) and self.place.front)
        if not in_front and not here.line.heading:
            return None
        text = self._front_text(here.line)
        return Prose(self.page, text.body, here.line, front=True) if text else None

    def _front_text(self, line: Line) -> TextDraft | SectionDraft | None:
        page = self.page
        match headings.front_heading(line.title):
            case headings.Front.FOREWORD:
                page.foreword = page.foreword or TextDraft(page.identities.new())
                return page.foreword
            case headings.Front.READING_GUIDE:
                page.reading_guide = page.reading_guide or TextDraft(page.identities.new())
                if line.title.lower() == "samenvatting":
                    page.reading_guide.body.add_heading(line)
                return page.reading_guide
        kind = headings.section_heading(line.title)
        if kind is None:
            return None
        page.sections.append(SectionDraft(page.identities.new(), kind, line.title))
        return page.sections[-1]

    def _is_fixed(self, line: Line) -> bool:
        """Whether the line is a heading of the report itself, so not a name."""
        title = line.title
        return headings.is_trees_label(title) or headings.area_heading(title) is not None or is_navigation(title)

    def _name_programme(self, name: str, line: Line) -> None:
        programme = self.page.programme
        if name and programme.name and programme.name != name:
            message = f"De naam van het programma is hier anders dan daarvoor: “{programme.name}”."
            self.page.note(NoticeKind.WORDING, line, message, programme.identity.id)
        programme.name = programme.name or name


def _replaced(line: Line, value: str) -> Line:
    """The line with only these words of it; its marks stay when they are its last ones."""
    if line.text.endswith(value):
        return line.without(len(line.text) - len(value))
    return replace(line, runs=(Run(value),))


_RULES: tuple[Rule, ...] = (
    PageReader.picture,
    PageReader.derived,
    PageReader.gathered,
    PageReader.navigation,
    PageReader.edition,
    PageReader.programme,
    PageReader.name,
    PageReader.facts,
    PageReader.mission,
    PageReader.state,
    PageReader.trees,
    PageReader.explanations,
    PageReader.area,
    PageReader.row,
    PageReader.money,
    PageReader.front,
)
