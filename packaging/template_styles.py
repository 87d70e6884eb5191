"""The styles of the template: Word's built-in ones by their own names, and a few of ours with Dutch names.

Measures are in Word's units: letters in half points (22 = 11 pt), distances in twentieths of a point (20 = 1 pt).
All text colours have a contrast of at least 4.5:1 on white and on the tint of a table's header. Plain text has no
colour of its own: the reader's settings choose it, and LibreOffice would give it to the lights as well.
"""

from dataclasses import dataclass

from template_latent import latent_styles
from template_numbering import BULLET_LIST, NUMBER_LIST, STEP, STYLED_LEVELS, list_style

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

ACCENT = 'w:val="1B4965" w:themeColor="accent1"'
MUTED = 'w:val="5B6770" w:themeColor="accent5"'
LINK = 'w:val="0B5394" w:themeColor="hyperlink"'
RULE = "B9C7D1"  # lines in tables and under headings: they carry no meaning
TINT = 'w:val="clear" w:color="auto" w:fill="E8EFF4" w:themeFill="background2"'
TEXT_WIDTH = 9072  # A4 without margins of 2.5 cm


@dataclass(frozen=True)
class Style:
    """One style: its id, its name in the file (built-in ones in English), and its properties as WordprocessingML."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    paragraph: str = ""
    letters: str = ""
    priority: int = 99
    kind: str = "paragraph"
    shown: bool = True

    def __str__(self) -> str:
        """The style as WordprocessingML."""
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else ""
        after = f'<w:next w:val="{self.next}"/>' if self.next else ""
        own = "" if self.name[0].islower() or self.name in BUILT_IN else ' w:customStyle="1"'
        return (
            f'<w:style w:type="{self.kind}"{own} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based}{after}'
            f'<w:uiPriority w:val="{self.priority}"/>{"<w:qFormat/>" if self.shown else ""}'
            f"{_wrapped('pPr', self.paragraph)}{_wrapped('rPr', self.letters)}</w:style>"
        )


BUILT_IN = frozenset(
    [
        "Body Text", "Title", "Subtitle", "Date", "TOC Heading", "Hyperlink", "FollowedHyperlink", "Strong", "Emphasis",
        *(name for kind in ("List Bullet", "List Number") for name in (kind, *(f"{kind} {n}" for n in range(2, 6)))),
    ]
)  # fmt: skip


def _wrapped(tag: str, inner: str) -> str:
    return f"<w:{tag}>{inner}</w:{tag}>" if inner else ""


def _spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _exactly(around: int, line: int) -> str:
    """Lines of one height, whatever is in them."""
    return f'<w:spacing w:before="{around}" w:after="{around}" w:line="{line}" w:lineRule="exact"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _border(*sides: str, size: int = 4, space: int = 4, colour: str = RULE) -> str:
    inner = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>' for side in sides)
    return f"<w:pBdr>{inner}</w:pBdr>"


def _tab(position: int, leader: str = "") -> str:
    dots = f' w:leader="{leader}"' if leader else ""
    return f'<w:tabs><w:tab w:val="right"{dots} w:pos="{position}"/></w:tabs>'


def _defaults() -> str:
    fonts = " ".join(f'w:{script}="minor{font}"' for script, font in _FONTS)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{_size(22)}"
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(line=276)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


_FONTS = (("asciiTheme", "HAnsi"), ("eastAsiaTheme", "EastAsia"), ("hAnsiTheme", "HAnsi"), ("cstheme", "Bidi"))
_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_WHOLE_WORDS = "<w:suppressAutoHyphens/>"
_RAISED = '<w:vertAlign w:val="superscript"/>'

# Letters, distance before and after.
_HEADINGS = (
    (f"{_BOLD}<w:color {ACCENT}/>{_size(44)}", 0, 320),
    (f"{_BOLD}<w:color {ACCENT}/>{_size(30)}", 440, 140),
    (f"{_BOLD}<w:color {ACCENT}/>{_size(26)}", 340, 120),
    (_BOLD + _size(23), 300, 100),
    (f"{_BOLD}<w:color {ACCENT}/>{_size(22)}", 240, 60),
    (_BOLD + _ITALIC + _size(22), 200, 60),
)


def _headings() -> list[Style]:
    made = []
    for level, (letters, before, after) in enumerate(_HEADINGS):
        page = "<w:pageBreakBefore/>" if level == 0 else ""
        rule = _border("bottom", size=8, space=6) if level == 0 else ""
        line = _spacing(before, after, 252)
        paragraph = f'<w:keepNext/><w:keepLines/>{page}{rule}{_WHOLE_WORDS}{line}<w:outlineLvl w:val="{level}"/>'
        name = f"heading {level + 1}"
        made.append(Style(f"Heading{level + 1}", name, "Normal", "BodyText", paragraph, letters, 9))
    return made


def _front() -> list[Style]:
    """The title page and the table of contents."""
    title = f"{_BOLD}<w:color {ACCENT}/>{_size(56)}"
    rule = _border("top", size=12, space=14, colour="1B4965")
    # Room for the title to stand at a third of the page. A page break would also move a first page.
    high = f"<w:keepNext/><w:keepLines/>{_WHOLE_WORDS}{_spacing(3600, 240, 240)}"
    contents = (
        f"<w:keepNext/><w:keepLines/><w:pageBreakBefore/>{_border('bottom', size=8, space=6)}{_spacing(0, 320, 252)}"
    )
    return [
        Style("Title", "Title", "Normal", "Subtitle", high, title, 10),
        Style("Subtitle", "Subtitle", "Normal", "Date", _spacing(0, 480), f"<w:color {MUTED}/>{_size(32)}", 11),
        Style("Titelregel", "Titelregel", paragraph=_spacing(0, 120), letters=f"<w:color {MUTED}/>{_size(24)}"),
        Style("Titelkop", "Titelkop", "Titelregel", "BodyText", f"<w:keepNext/>{_spacing(360, 80)}", _BOLD),
        Style("TableofFigures", "table of figures", paragraph=_spacing(0, 60), letters=_size(20), shown=False),
        Style("Titelstatus", "Titelstatus", "Titelregel", letters=f"{_BOLD}<w:color {ACCENT}/>"),
        Style("Date", "Date", "Normal", "BodyText", rule + _spacing(0, 120), f"<w:color {MUTED}/>{_size(24)}"),
        Style("TOCHeading", "TOC Heading", "Normal", "BodyText", contents, _HEADINGS[0][0], 39),
        Style("TOC1", "toc 1", paragraph=_tab(TEXT_WIDTH, "dot") + _spacing(160, 40), letters=_BOLD, priority=39),
        _toc(2, 284),
        _toc(3, 567),
    ]


def _toc(level: int, indent: int) -> Style:
    paragraph = f'{_tab(TEXT_WIDTH, "dot")}{_spacing(0, 40)}<w:ind w:left="{indent}"/>'
    return Style(f"TOC{level}", f"toc {level}", paragraph=paragraph, letters=_size(20), priority=39, shown=False)


def _lists() -> list[Style]:
    made = []
    for kind, name, number in (("ListBullet", "List Bullet", BULLET_LIST), ("ListNumber", "List Number", NUMBER_LIST)):
        for level in range(STYLED_LEVELS):
            depth = f'<w:ilvl w:val="{level}"/>' if level else ""
            numbers = f'<w:numPr>{depth}<w:numId w:val="{number}"/></w:numPr>'
            full = f"{name} {level + 1}" if level else name
            indent = f'<w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/>'
            paragraph = f"{numbers}{_spacing(0, 80, 288)}{indent}"
            made.append(Style(list_style(kind, level), full, "BodyText", "", paragraph, shown=not level))
    cell = f'{_spacing(20, 20, 252)}<w:ind w:left="{STEP}" w:hanging="{STEP}"/>'
    for id, name, based_on in (
        ("Opsommingintabel", "Opsomming in tabel", "ListBullet"),
        ("Nummeringintabel", "Nummering in tabel", "ListNumber"),
    ):
        made.append(Style(id, name, based_on, paragraph=cell, letters=_size(20), shown=False))
    return made


def _texts() -> list[Style]:
    after_table = 220
    cell = _spacing(50, 50, 252)
    edge = f"{_border('bottom')}{_tab(TEXT_WIDTH)}"
    small = f"<w:color {MUTED}/>{_size(18)}"
    return [
        Style("BodyText", "Body Text", paragraph=_spacing(0, 140, 288), priority=1),
        Style(
            "Kernboodschap",
            "Kernboodschap",
            "BodyText",
            "BodyText",
            f"<w:keepNext/>{_spacing(60, 160, 264)}",
            f"{_BOLD}<w:color {ACCENT}/>{_size(30)}",
        ),
        Style("Tekstnatabel", "Tekst na tabel", "BodyText", "BodyText", _spacing(after_table, 140, 288)),
        Style("Inleidendezin", "Inleidende zin", "BodyText", "BodyText", f"<w:keepNext/>{_spacing(0, 80, 288)}"),
        Style(
            "Inleidendezinnatabel",
            "Inleidende zin na tabel",
            "Inleidendezin",
            "BodyText",
            _spacing(after_table, 80, 288),
        ),
        Style("Tabeltekst", "Tabeltekst", paragraph=cell, letters=_size(20)),
        Style("Tabelstoplicht", "Tabelstoplicht", "Tabeltekst", paragraph=_exactly(50, 250)),
        Style("Tabelkop", "Tabelkop", "Tabeltekst", paragraph="<w:keepNext/>", letters=f"{_BOLD}<w:color {ACCENT}/>"),
        Style("Tabelgetal", "Tabeltekst getal", "Tabeltekst", paragraph='<w:jc w:val="right"/>'),
        Style("Tabelkopgetal", "Tabelkop getal", "Tabelkop", paragraph='<w:jc w:val="right"/>'),
        Style("Tabelboventotaal", "Tabeltekst boven totaal", "Tabeltekst", paragraph="<w:keepNext/>"),
        Style("Tabelgetalboventotaal", "Tabeltekst boven totaal getal", "Tabelgetal", paragraph="<w:keepNext/>"),
        Style("Tabeltotaal", "Tabeltotaal", "Tabeltekst", letters=_BOLD),
        Style("Tabeltotaalgetal", "Tabeltotaal getal", "Tabelgetal", letters=_BOLD),
        Style("Figuur", "Figuur", paragraph=_spacing(0, 220)),
        Style("Figuurnatabel", "Figuur na tabel", "Figuur", paragraph=_spacing(after_table, 220)),
        Style("Tabelherhaling", "Tabelherhaling", "Tabeltekst", letters=f"<w:color {MUTED}/>"),
        Style("Tabelonderdeel", "Tabelonderdeel", "Tabeltekst", paragraph='<w:ind w:left="284"/>'),
        Style("Tabelafstand", "Tabelafstand", paragraph='<w:spacing w:line="160" w:lineRule="exact"/>', shown=False),
        Style("Caption", "caption", "Normal", "BodyText", f"<w:keepNext/>{_spacing(220, 100)}", _BOLD + _size(20), 35),
        Style("FootnoteText", "footnote text", paragraph=_spacing(0, 40, 240), letters=_size(18)),
        Style("Header", "header", paragraph=edge, letters=small, shown=False),
        Style("Footer", "footer", paragraph=_tab(TEXT_WIDTH), letters=small, shown=False),
    ]


def _characters() -> list[Style]:
    link = f'<w:color {LINK}/><w:u w:val="single"/>'
    visited = '<w:color w:val="6A4C93" w:themeColor="followedHyperlink"/><w:u w:val="single"/>'
    base = "DefaultParagraphFont"
    return [
        Style("Strong", "Strong", base, letters=_BOLD, priority=22, kind="character"),
        Style("Emphasis", "Emphasis", base, letters=_ITALIC, priority=20, kind="character"),
        Style("FootnoteReference", "footnote reference", base, letters=_RAISED, kind="character", shown=False),
        Style("Hyperlink", "Hyperlink", base, letters=link, kind="character", shown=False),
        Style("FollowedHyperlink", "FollowedHyperlink", base, letters=visited, kind="character", shown=False),
    ]


def _roots() -> str:
    """What every other style is based on: Word wants exactly these as defaults of their kinds."""
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _CELL_MARGINS)
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )


_CELL_MARGINS = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))


def _table() -> str:
    """Our table: thin lines between the rows, a tinted header, no lines upright."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    strong = 'w:val="single" w:sz="8" w:space="0" w:color="1B4965" w:themeColor="accent1"'
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Tabelrapportage"><w:name w:val="Tabel rapportage"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:top {strong}/><w:bottom {strong}/><w:insideH {line}/></w:tblBorders></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}</w:rPr>'
        f'<w:tcPr><w:shd {TINT}/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
    )


def styles() -> str:
    """The styles part."""
    made = (*_headings(), *_front(), *_texts(), *_lists(), *_characters())
    inner = "".join(map(str, made))
    return f'<w:styles xmlns:w="{_WORD}">{_defaults()}{latent_styles()}{_roots()}{inner}{_table()}</w:styles>'
