"""What is put back into an ODT."""

import io
import zipfile
from collections.abc import Mapping

from vgr_desktop.office.odt import finished

CHART = '<draw:frame draw:name="1"><draw:object/></draw:frame>'
PHOTO = '<draw:frame draw:name="2"><draw:image/><svg:desc>Een kade</svg:desc></draw:frame>'
HEADER = "<text:p>Rapportage<text:tab/>[hier de naam]</text:p>"


def odt(content: str, styles: str = HEADER) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr("styles.xml", styles, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def parts(content: bytes) -> Mapping[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert [each.compress_type for each in package.infolist()] == [0, 8, 8]
        return {name: package.read(name).decode() for name in package.namelist()}


def test_a_chart_gets_its_description_and_a_picture_keeps_its_own() -> None:
    found = parts(finished(odt(CHART + PHOTO), ["Staven & lijnen", "Een kade"], ""))
    described = '<draw:frame draw:name="1"><draw:object/><svg:desc>Staven &amp; lijnen</svg:desc></draw:frame>'
    assert found["content.xml"] == described + PHOTO


def test_where_it_is_not_sure_which_is_which_nothing_is_said() -> None:
    assert parts(finished(odt(CHART), ["een", "twee"], ""))["content.xml"] == CHART


def test_the_name_of_the_chapter_is_a_field() -> None:
    styles = parts(finished(odt(""), [], "[hier de naam]"))["styles.xml"]
    assert styles == HEADER.replace(
        "[hier de naam]", '<text:chapter text:display="name" text:outline-level="1"></text:chapter>'
    )
    assert parts(finished(odt(""), [], ""))["styles.xml"] == HEADER
