"""What a house style needs beside styles to be finished as our own template is: settings, and what hangs together.

Nothing of this changes a letter or a colour of the house.
"""

from copy import deepcopy

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from lxml import etree

from vgr_desktop.word.house.naming import style_names

_HEADINGS = tuple(f"heading {level}" for level in range(1, 7))
_HANG_TOGETHER = {
    "heading 1": ("keepNext", "keepLines", "pageBreakBefore"),
    "toc heading": ("keepNext", "keepLines", "pageBreakBefore"),
    **dict.fromkeys(_HEADINGS[1:], ("keepNext", "keepLines")),
    "caption": ("keepNext",),
}
"""What keeps a heading with its text and a caption with its table, and begins a chapter on a page of its own."""
_DEFAULTS = {
    "paragraph": "normal",
    "character": "default paragraph font",
    "table": "normal table",
    "numbering": "no list",
}
_OF_LEVEL = tuple(
    map(qn, ("w:start", "w:numFmt", "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff", "w:lvlText", "w:lvlPicBulletId",
             "w:legacy", "w:lvlJc", "w:pPr", "w:rPr"))
)  # fmt: skip
_OURS = ("zoom", "compat", "themeFontLang", "decimalSymbol", "listSeparator")
"""Settings that are always ours: how Word counts and measures, and that the text is Dutch."""
_OURS_IF_LACKING = ("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps")
_LEFT_OUT = ("proofState", "savePreviewPicture", "documentProtection")
_SETTINGS = (
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
    "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
    "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
    "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign",
    "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
    "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting", "documentProtection",
    "autoFormatOverride", "styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation",
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope", "summaryLength",
    "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders", "bookFoldRevPrinting", "bookFoldPrinting",
    "bookFoldPrintingSheets", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery", "doNotUseMarginsForDrawingGridOrigin",
    "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning",
    "characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore",
    "savePreviewPicture", "doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent",
    "alwaysShowPlaceholderText", "doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt",
    "showXMLTags", "alwaysMergeEmptyNamespace", "updateFields", "hdrShapeDefaults", "footnotePr", "endnotePr", "compat",
    "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
    "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip
"""In the order of the standard (ECMA-376, CT_Settings)."""


def finish(document: Document, ours: Document) -> None:
    """Finish `document`, which has all our styles."""
    _have_theme(document, ours)
    _order_levels(document)
    _have_defaults(document)
    _hang_together(document)
    _set(document, ours)


def _have_theme(document: Document, ours: Document) -> None:
    """Have the theme that the colours and letters of our styles refer to."""
    if any(relation.reltype == RELATIONSHIP_TYPE.THEME for relation in document.part.rels.values()):
        return
    source = ours.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    made = Part(source.partname, source.content_type, source.blob, document.part.package)
    document.part.rels.add_relationship(RELATIONSHIP_TYPE.THEME, made, "rIdTheme")


def _order_levels(document: Document) -> None:
    """Put the properties of the levels of lists in the order of the standard, which LibreOffice does not keep to."""
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        level[:] = sorted(
            level, key=lambda each: _OF_LEVEL.index(each.tag) if each.tag in _OF_LEVEL else len(_OF_LEVEL)
        )


def _have_defaults(document: Document) -> None:
    """Have one default style of each kind, on which the others rest."""
    known = style_names(document)
    for kind, name in _DEFAULTS.items():
        of_kind = (style for style in known.values() if style.get(qn("w:type")) == kind)
        if not any(style.get(qn("w:default")) in {"1", "true", "on"} for style in of_kind):
            known[name].set(qn("w:default"), "1")


def _hang_together(document: Document) -> None:
    known = style_names(document)
    for name, properties in _HANG_TOGETHER.items():
        inner = known[name].get_or_add_pPr()  # type: ignore[attr-defined]  # python-docx makes it at run time
        for each in properties:
            getattr(inner, f"get_or_add_{each}")().val = True
    for level, name in enumerate(_HEADINGS):
        _at_level(known[name], level)


def _at_level(heading: CT_Style, level: int) -> None:
    """Give the style of a heading its level in the outline."""
    inner: etree._Element = heading.get_or_add_pPr()  # type: ignore[attr-defined]  # the same
    for known in inner.findall(qn("w:outlineLvl")):
        inner.remove(known)
    made = OxmlElement("w:outlineLvl")
    made.set(qn("w:val"), str(level))
    later = next(inner.iterchildren(qn("w:divId"), qn("w:cnfStyle"), qn("w:rPr"), qn("w:sectPr")), None)
    if later is None:
        inner.append(made)
    else:
        later.addprevious(made)


def _set(document: Document, ours: Document) -> None:
    settings, source = document.settings.element, ours.settings.element
    for name in (*_OURS, *_LEFT_OUT):
        for known in settings.findall(qn(f"w:{name}")):
            settings.remove(known)
    lacking = (name for name in _OURS_IF_LACKING if settings.find(qn(f"w:{name}")) is None)
    for name in (*_OURS, *lacking):
        for own in source.findall(qn(f"w:{name}")):
            place_setting(settings, deepcopy(own))


def place_setting(settings: etree._Element, made: etree._Element) -> None:
    """Put a setting in its place in the order of the standard."""
    after = set(_SETTINGS[_SETTINGS.index(etree.QName(made).localname) + 1 :])
    later = next((each for each in settings.iterchildren(etree.Element) if etree.QName(each).localname in after), None)
    if later is None:
        settings.append(made)
    else:
        later.addprevious(made)
