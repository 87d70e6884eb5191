"""The lists of the template: bullets and numbers in nine levels, tied to the built-in list styles."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

LEVELS = 9
STYLED_LEVELS = 5  # Word has List Bullet and List Bullet 2 to 5, and the same of List Number
STEP = 357  # twentieths of a point: how far each level is indented
BULLETS = ("•", "–", "▪")
NUMBERS = ("decimal", "lowerLetter", "lowerRoman")
BULLET_LIST, NUMBER_LIST = 1, 2  # the numId that the styles refer to


def numbering() -> str:
    """The numbering part."""
    return (
        f'<w:numbering xmlns:w="{_WORD}">{_list(0, "ListBullet", bullets=True)}{_list(1, "ListNumber", bullets=False)}'
        f'<w:num w:numId="{BULLET_LIST}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{NUMBER_LIST}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def list_style(kind: str, level: int) -> str:
    """The id of the built-in list style for this level, from 0: ListBullet, ListBullet2 and so on."""
    return f"{kind}{level + 1}" if level else kind


def _list(id: int, style: str, *, bullets: bool) -> str:
    levels = "".join(_level(level, style, bullets=bullets) for level in range(LEVELS))
    # Fixed numbers by which Word tells lists apart; any will do, as long as they differ and stay.
    code = f'<w:nsid w:val="4F0A10{id:02}"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="7C2B30{id:02}"/>'
    return f'<w:abstractNum w:abstractNumId="{id}">{code}{levels}</w:abstractNum>'


def _level(level: int, style: str, *, bullets: bool) -> str:
    tied = f'<w:pStyle w:val="{list_style(style, level)}"/>' if level < STYLED_LEVELS else ""
    form = "bullet" if bullets else NUMBERS[level % len(NUMBERS)]
    text = BULLETS[level % len(BULLETS)] if bullets else f"%{level + 1}."
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{tied}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
    )
