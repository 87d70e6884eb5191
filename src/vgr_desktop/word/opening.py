"""The parts of a Word file from outside, as XML: no entities, nothing loaded from elsewhere."""

from lxml import etree

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class XmlError(ValueError):
    """A part is no XML that a Word file may hold. `deep`: its elements are nested too deeply to be read."""

    def __init__(self, *, deep: bool = False) -> None:
        super().__init__("not XML")
        self.deep = deep


def parsed(content: bytes) -> etree._Element:
    """A part, parsed. Parts of a Word document define no entities, so one that does is refused (`XmlError`)."""
    if b"<!ENTITY" in content:
        raise XmlError
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise XmlError(deep="depth" in str(error).lower()) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and not root.tag.endswith("}svg"):  # programs that draw add one, without entities
        raise XmlError
    return root
