"""Spreadsheets as files: what is in their cells, and what is told about them."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
import python_calamine
from python_calamine import CalamineError

from tests.spreadsheets import Value, ods, ods_table, part, repacked, saved, xlsx
from vgr_desktop.core.intake.sheets.grid import Sheet, Workbook
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.sheets import SUFFIXES, UNREADABLE, files, limits, read_sheets, recognising

ROWS: Sequence[Sequence[Value]] = [["Code", "Titel", "Bedrag"], ["9A1.1", "Zorg", 1234.5], ["007", "Twee\nregels", 9]]
AS_READ = (
    ("Code", "Titel", "Bedrag"),
    ("9A1.1", "Zorg", Decimal("1234.5")),
    ("007", "Twee\nregels", Decimal(9)),
)


def only(workbook: Workbook) -> Sheet:
    (found,) = workbook.sheets
    return found


def read(folder: Path, name: str, content: bytes | str) -> Sheet:
    return only(read_sheets(saved(folder, name, content)))


def test_the_forms_hold_the_same_cells(tmp_path: Path) -> None:
    text = 'Code;Titel;Bedrag\n9A1.1;Zorg;1234,5\n007;"Twee\nregels";9\n'
    assert read(tmp_path, "a.xlsx", xlsx(ROWS)).rows == AS_READ
    assert read(tmp_path, "a.ods", ods(ods_table(ROWS))).rows == AS_READ
    assert read(tmp_path, "a.csv", text).rows[1:] == (("9A1.1", "Zorg", "1234,5"), ("007", "Twee\nregels", "9"))


class TestText:
    @pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
    def test_any_usual_sign_between_the_cells(self, tmp_path: Path, separator: str) -> None:
        lines = (("Code", "Titel"), ("9A1.1", '"Zorg; thuis, en meer"'), ("9A1.2", "Sport"))
        text = "\n".join(separator.join(line) for line in lines)
        made = read(tmp_path, "a.csv", text)
        assert made.rows == (("Code", "Titel"), ("9A1.1", "Zorg; thuis, en meer"), ("9A1.2", "Sport"))
        assert made.name == "a"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    def test_any_usual_encoding(self, tmp_path: Path, encoding: str) -> None:
        rows = read(tmp_path, "a.csv", "Code;Titel\n9A1.1;Coördinatie – € 5\n".encode(encoding)).rows
        assert rows[1] == ("9A1.1", "Coördinatie – € 5")

    def test_a_line_that_says_the_separator_is_no_row(self, tmp_path: Path) -> None:
        assert read(tmp_path, "a.csv", "sep=;\nCode;Titel, lang, met komma’s\n").rows == (
            ("Code", "Titel, lang, met komma’s"),
        )

    def test_a_single_column_is_one(self, tmp_path: Path) -> None:
        assert read(tmp_path, "a.csv", "9A1.1 Zorg\n9A1.2 Sport\n").rows == (("9A1.1 Zorg",), ("9A1.2 Sport",))

    def test_a_cell_that_does_not_end_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(Problem, match="aanhalingsteken"):
            read(tmp_path, "a.csv", 'a;"' + "b" * 1_100_000)


class TestExcel:
    def made(self) -> bytes:
        import io

        import xlsxwriter

        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
            page, hidden = book.add_worksheet("Boom"), book.add_worksheet("Oud")
            formats = {code: book.add_format({"num_format": code}) for code in ("d-m-yyyy", "0%", "#,##0,", "h:mm")}
            page.write_formula(0, 0, "=1+1", None, 2)
            page.write_formula(0, 1, "=1/0", None, "#DIV/0!")
            page.write_number(0, 2, 0.25, formats["0%"])
            page.write_number(0, 3, 45_000, formats["#,##0,"])
            page.write_datetime(0, 4, dt.datetime(2026, 3, 1), formats["d-m-yyyy"])  # noqa: DTZ001  # no zones there
            page.write_datetime(0, 5, dt.datetime(2026, 3, 1, 9, 5), formats["d-m-yyyy"])  # noqa: DTZ001  # the same
            page.write_boolean(0, 6, True)  # what the library asks
            page.write_number(0, 7, 0.1 + 0.2)
            page.write_datetime(0, 8, dt.time(9, 5), formats["h:mm"])
            page.merge_range(2, 0, 3, 1, "Samengevoegd")
            page.write_string(4, 0, "Verborgen")
            page.set_row(4, None, None, {"hidden": True})
            page.set_column(10, 11, None, None, {"hidden": True})
            page.autofilter(0, 0, 4, 3)
            hidden.write_string(0, 0, "Oud")
            hidden.hide()
        return stream.getvalue()

    def test_cells_are_what_they_show(self, tmp_path: Path) -> None:
        page, hidden = read_sheets(saved(tmp_path, "a.xlsx", self.made())).sheets
        assert page.rows[0] == (
            Decimal(2), "#DIV/0!", "25%", Decimal(45), "1-3-2026", "1-3-2026 09:05", "ja", Decimal("0.3"), "09:05",
        )  # fmt: skip
        assert page.rows[2:] == (("Samengevoegd",), (), ("Verborgen",))
        assert (page.is_hidden, hidden.is_hidden) == (False, True)

    def test_what_is_hidden_is_read_and_told(self, tmp_path: Path) -> None:
        page, hidden = read_sheets(saved(tmp_path, "a.xlsx", self.made())).sheets
        assert page.remarks == (
            "1 rij is in het bestand verborgen, door een filter of met de hand. Wat erin staat, is wel gelezen.",
            "2 kolommen zijn in het bestand verborgen. Wat erin staat, is wel gelezen.",
        )
        assert hidden.remarks == ()


class TestOpenDocument:
    CELL = '<table:table-cell office:value-type="{kind}"{more}>{text}</table:table-cell>'

    def rows(self, folder: Path, *rows: str) -> Sheet:
        made = "".join(f"<table:table-row{row}</table:table-row>" for row in rows)
        return read(folder, "a.ods", ods(f'<table:table table:name="Boom">{made}</table:table>'))

    def test_words_on_both_sides_of_a_line_break_stay_apart(self, tmp_path: Path) -> None:
        text = "<text:p>een<text:line-break/>twee</text:p><text:p>drie</text:p>"
        made = self.rows(tmp_path, ">" + self.CELL.format(kind="string", more="", text=text))
        assert made.rows == (("een\ntwee\ndrie",),)

    def test_comments_are_no_text_and_errors_are_told_apart(self, tmp_path: Path) -> None:
        note = "<office:annotation><dc:creator>Sanne</dc:creator><text:p>Klopt dit?</text:p></office:annotation>"
        error = ' office:string-value="" calcext:value-type="error"'
        made = self.rows(
            tmp_path,
            ">"
            + self.CELL.format(kind="string", more="", text=f"<text:p>Zorg</text:p>{note}")
            + self.CELL.format(kind="string", more=error, text="<text:p>#REF!</text:p>")
            + self.CELL.format(kind="percentage", more=' office:value="0.5"', text="<text:p>50%</text:p>"),
        )
        assert made.rows == (("Zorg", "#REF!", "50%"),)

    def test_repeated_and_hidden_rows_are_counted(self, tmp_path: Path) -> None:
        empty = ' table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/>'
        hidden = ' table:visibility="filter" table:number-rows-repeated="2">'
        text = self.CELL.format(kind="string", more="", text="<text:p>x</text:p>")
        made = self.rows(tmp_path, empty, hidden + text, ' table:number-rows-repeated="1048570"><table:table-cell/>')
        assert made.rows == ((), (), (), ("x",), ("x",))
        assert made.remarks[0].startswith("2 rijen zijn in het bestand verborgen, door een filter")


class TestOddFiles:
    """What other programs leave out or put elsewhere."""

    def changed(self, folder: Path, pattern: bytes, by: bytes, end: str = "sheet1.xml") -> Sheet:
        content = xlsx([["Code", "Titel"], ["9A1.1", 5]])
        text = part(content, end)
        assert re.search(pattern, text)
        return read(folder, "a.xlsx", repacked(content, **{end: re.sub(pattern, by, text)}))

    def test_cells_and_rows_without_a_place_follow_each_other(self, tmp_path: Path) -> None:
        made = self.changed(tmp_path, rb'(<c|<row) r="\w+"', rb"\1")
        assert made.rows == (("Code", "Titel"), ("9A1.1", Decimal(5)))

    def test_a_target_from_the_root_is_found(self, tmp_path: Path) -> None:
        made = self.changed(tmp_path, b'"worksheets/', b'"/xl/worksheets/', "workbook.xml.rels")
        assert made.rows[0] == ("Code", "Titel")

    def test_a_number_beyond_counting_is_told_as_it_is(self, tmp_path: Path) -> None:
        assert self.changed(tmp_path, rb"<v>5</v>", rb"<v>1e999</v>").rows[1][1] in {"inf", "1e999"}

    def test_a_spreadsheet_of_which_the_content_is_missing_is_damaged(self, tmp_path: Path) -> None:
        content = ods(ods_table([["x"]])).replace(b"content.xml", b"contend.xml")
        with pytest.raises(Problem, match="beschadigd"):
            read(tmp_path, "a.ods", content)


class TestOtherFiles:
    OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("a.xls", OLE + "Workbook".encode("utf-16-le"), r"oude soort \(\.xls\).*sla het op als \.xlsx"),
            ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
            ("a.xlsx", OLE + "WordDocument".encode("utf-16-le"), "oude Office-versie"),
            ("a.xlsx", b"%PDF-1.7", "een PDF, geen spreadsheet"),
            ("a.xlsx", b"9A1.1;Zorg\n", r"geef het dan een naam op \.csv"),
            ("a.csv", b"<html><table>", "een webpagina"),
            ("a.csv", bytes(range(256)) * 4, "geen tekst"),
            ("a.xlsx", b"PK\x03\x04" + bytes(50), "beschadigd"),
            ("a.ods", b"", "leeg|geen spreadsheet"),
            ("a.csv", b"", "is leeg"),
            ("a.csv", b";;\n;;\n", "is leeg"),
        ],
    )
    def test_what_it_is_and_what_to_do_is_told(self, tmp_path: Path, name: str, content: bytes, said: str) -> None:
        with pytest.raises(Problem, match=said) as told:
            read(tmp_path, name, content)
        assert "Er is niets gewijzigd." in str(told.value)
        assert name in str(told.value)

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "macro’s"),
            ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "macro’s|binair"),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "een Word-document"),
            ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "een presentatie"),
            ("text/plain", "beschadigd"),
        ],
    )
    def test_other_packed_files_are_named(self, tmp_path: Path, kind: str, said: str) -> None:
        types = f'<Types><Override PartName="/x" ContentType="{kind}"/></Types>'.encode()
        with pytest.raises(Problem, match=said):
            read(tmp_path, "a.xlsx", repacked(xlsx([["x"]]), **{"[Content_Types]": types}))

    def test_a_protected_or_other_open_document_is_named(self, tmp_path: Path) -> None:
        content = ods(ods_table([["x"]]))
        protected = repacked(content, manifest=b"<m><encryption-data/></m>")
        with pytest.raises(Problem, match="wachtwoord"):
            read(tmp_path, "a.ods", protected)
        text = repacked(content, mimetype=b"application/vnd.oasis.opendocument.text")
        with pytest.raises(Problem, match="geen spreadsheet"):
            read(tmp_path, "a.ods", text)

    def test_a_file_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(Problem, match="bestaat niet"):
            read_sheets(tmp_path / "weg.xlsx")

    def test_a_spreadsheet_with_the_name_of_another_kind_is_read_all_the_same(self, tmp_path: Path) -> None:
        assert read(tmp_path, "a.ods", xlsx([["x"]])).rows == (("x",),)

    def test_suffixes_are_read_or_told(self) -> None:
        assert not set(SUFFIXES) & set(UNREADABLE)


class TestLimits:
    def test_a_cell_far_from_the_others_is_told_before_it_takes_memory(self, tmp_path: Path) -> None:
        with pytest.raises(Problem, match="ver van de andere"):
            read(tmp_path, "a.xlsx", far_cell())
        far = ods_table([["x"]]).replace(
            "</table:table>",
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
            '<table:table-row><table:table-cell table:number-columns-repeated="9000"/>'
            '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
            "</table:table>",
        )
        with pytest.raises(Problem, match="ver van de andere"):
            read(tmp_path, "a.ods", ods(far))

    def test_one_text_in_very_many_cells_is_told(self, tmp_path: Path) -> None:
        rows = [["x" * 30_000] * 10 for _ in range(100)]
        with pytest.raises(Problem, match=r"meer dan 20\.000\.000 letters"):
            read(tmp_path, "a.xlsx", xlsx(rows))

    def test_too_many_cells_are_told(self, tmp_path: Path) -> None:
        with pytest.raises(Problem, match=r"meer dan 300\.000 cellen"):
            read(tmp_path, "a.csv", ("a;" * 1_000 + "\n") * 301)
        cell = '<table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p>'
        row = f'<table:table-row table:number-rows-repeated="1000">{cell}</table:table-cell></table:table-row>'
        with pytest.raises(Problem, match=r"meer dan 300\.000 cellen"):
            read(tmp_path, "a.ods", ods(f'<table:table table:name="a">{row}</table:table>'))

    def test_too_many_sheets_are_told(self, tmp_path: Path) -> None:
        with pytest.raises(Problem, match="meer dan 100 bladen"):
            read(tmp_path, "a.ods", ods(*(ods_table([["x"]], f"b{number}") for number in range(101))))

    def test_a_file_that_is_too_large_packed_or_unpacked_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = xlsx([["x" * 1_000]])
        monkeypatch.setattr(recognising, "LARGEST_SPREADSHEET_UNPACKED", 1_000)
        with pytest.raises(Problem, match="uitgepakt groter dan"):
            read(tmp_path, "a.xlsx", content)
        monkeypatch.setattr(files, "LARGEST_SPREADSHEET", 1_000)
        with pytest.raises(Problem, match="groter dan"):
            read(tmp_path, "a.xlsx", content)

    def test_too_many_elements_are_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "MOST_SHEET_ELEMENTS", 20)
        with pytest.raises(Problem, match="onderdelen"):
            read(tmp_path, "a.xlsx", xlsx([["x"]]))

    def test_scanning_can_be_stopped(self, tmp_path: Path) -> None:
        with pytest.raises(Cancelled):
            read_sheets(saved(tmp_path, "a.xlsx", xlsx([["x", "y"]] * 4_000)), lambda: True)

    @pytest.mark.parametrize("error", [CalamineError("x"), type("PanicException", (BaseException,), {})("x")])
    def test_whatever_goes_wrong_in_the_library_is_damage(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
    ) -> None:
        def fail(_stream: object) -> object:
            raise error

        monkeypatch.setattr(python_calamine, "CalamineWorkbook", SimpleNamespace(from_filelike=fail))
        with pytest.raises(Problem, match="beschadigd"):
            read(tmp_path, "a.xlsx", xlsx([["x"]]))

    def test_what_ends_the_program_is_not_caught(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_stream: object) -> object:
            raise KeyboardInterrupt

        monkeypatch.setattr(python_calamine, "CalamineWorkbook", SimpleNamespace(from_filelike=fail))
        with pytest.raises(KeyboardInterrupt):
            read(tmp_path, "a.xlsx", xlsx([["x"]]))

    def test_a_document_type_is_refused(self, tmp_path: Path) -> None:
        content = xlsx([["x"]])
        text = part(content, "sheet1.xml")
        bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        with pytest.raises(Problem, match="beschadigd"):
            read(tmp_path, "a.xlsx", repacked(content, sheet1=re.sub(rb"(<worksheet)", bomb + rb"\1", text, count=1)))

    @pytest.mark.parametrize("encoding", [b"UT-8", b"idna", b"utf-16"])
    def test_another_encoding_than_it_says_is_damage(self, tmp_path: Path, encoding: bytes) -> None:
        content = xlsx([["x"]])
        text = part(content, "sheet1.xml").replace(b'"UTF-8"', b'"' + encoding + b'"')
        with pytest.raises(Problem, match="beschadigd"):
            read(tmp_path, "a.xlsx", repacked(content, sheet1=text))

    def test_reading_can_be_stopped(self, tmp_path: Path) -> None:
        for name, content in (("a.csv", b"a;b\n"), ("a.xlsx", xlsx([["x"]]))):
            with pytest.raises(Cancelled):
                read_sheets(saved(tmp_path, name, content), lambda: True)


def far_cell() -> bytes:
    content = xlsx([["x"]])
    text = part(content, "sheet1.xml")
    row = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return repacked(content, sheet1=text.replace(b"</sheetData>", row))
