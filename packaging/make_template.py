"""Makes resources/templates/voortgangsrapportage.docx, the template of every exported report.

    python packaging/make_template.py [TARGET]

The parts of the template that are plain facts (theme, settings, header, footer) lie in packaging/template/ as they go
into the file; the styles and lists, which follow from a few measures and colours, are made here and in the two
modules beside this one. To change the look: change a value, run this, and look at an exported report.
"""

import sys
import zipfile
from pathlib import Path

from template_numbering import numbering
from template_styles import styles

HERE = Path(__file__).parent
TARGET = HERE.parent / "resources" / "templates" / "voortgangsrapportage.docx"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Path in the package, content type, and what the document's relationship to it is called (None: it is the document's).
_DOCUMENT = ("word/document.xml", f"{_WORD}.document.main+xml")
_PARTS = (
    ("word/styles.xml", f"{_WORD}.styles+xml", "styles", "rIdStyles"),
    ("word/settings.xml", f"{_WORD}.settings+xml", "settings", "rIdSettings"),
    ("word/numbering.xml", f"{_WORD}.numbering+xml", "numbering", "rIdNumbering"),
    ("word/fontTable.xml", f"{_WORD}.fontTable+xml", "fontTable", "rIdFonts"),
    ("word/footnotes.xml", f"{_WORD}.footnotes+xml", "footnotes", "rIdFootnotes"),
    ("word/header1.xml", f"{_WORD}.header+xml", "header", "rIdHeader"),
    ("word/footer1.xml", f"{_WORD}.footer+xml", "footer", "rIdFooter"),
    ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", "theme", "rIdTheme"),
)


def content_types() -> str:
    """Which part holds what."""
    core = ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    known = (_DOCUMENT, core, *((path, kind) for path, kind, _, _ in _PARTS))
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in known)
    return (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(*relations: tuple[str, str, str]) -> str:
    """A .rels part of these relations: id, type and target."""
    inner = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in relations)
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_DECLARATION}<Relationships xmlns="{namespace}">{inner}</Relationships>'


def files() -> dict[str, str]:
    """Every file of the template by its path, in the order of the package."""
    made = {"word/styles.xml": _DECLARATION + styles(), "word/numbering.xml": _DECLARATION + numbering()}
    package = (
        ("rIdDocument", f"{_RELATIONS}/officeDocument", "word/document.xml"),
        ("rIdCore", _CORE, "docProps/core.xml"),
    )
    found = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(*package),
        "docProps/core.xml": source("core.xml"),
        "word/document.xml": source("document.xml"),
        "word/_rels/document.xml.rels": relationships(
            *((id, f"{_RELATIONS}/{name}", path.removeprefix("word/")) for path, _, name, id in _PARTS)
        ),
    }
    return found | {path: made.get(path) or source(Path(path).name) for path, _, _, _ in _PARTS}


def source(name: str) -> str:
    """A part that is kept as it goes into the template, without the white space that only makes it readable."""
    lines = (HERE / "template" / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(lines[:1]) + "\n" + "".join(line.strip() for line in lines[1:])


def main() -> None:
    """Write the template; the same sources always give the same file."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for path, text in files().items():
            package.writestr(zipfile.ZipInfo(path), text, zipfile.ZIP_DEFLATED)
    print(f"{target} is gemaakt.")


if __name__ == "__main__":
    main()
