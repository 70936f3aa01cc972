from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from cluster_desktop.evidence.lists import limits
from cluster_desktop.evidence.lists.limits import UnfitList
from tests.evidence.lists.sheets import as_excel_writes, cells_of, code, rewritten, taken, workbook

HEAD = ["企业名称", "统一社会信用代码"]
DATA = workbook(HEAD, ["甲厂", code(1)], ["乙厂", code(2)])
FIRMS = [{"firm": "甲厂", "credit_code": code(1)}, {"firm": "乙厂", "credit_code": code(2)}]
ONE = "".join(f"&#{ord(char)};" for char in "甲厂")
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(name: str, content: bytes = b"x") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr(name, content)
    return written.getvalue()


def text(encoding: str, separator: str = ",") -> bytes:
    lines = [HEAD, *([row["firm"], row["credit_code"]] for row in FIRMS)]
    return "\r\n".join(separator.join(line) for line in lines).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_text_files_are_read_in_the_encodings_of_the_office(encoding, separator):
    assert cells_of(taken(text(encoding, separator), name="清单.csv")) == FIRMS


def test_a_code_that_a_text_file_guards_from_excel_is_read():
    data = f'企业名称,统一社会信用代码\n甲厂,"=""{code(1)}"""\n'.encode()
    assert cells_of(taken(data, name="清单.csv")) == FIRMS[:1]


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (OLE + b"\0" * 600, "企业.xls", "另存为 .xlsx"),
        (OLE + b"\0" * 600, "企业.et", "另存为 .xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "企业.xlsx", "去掉密码"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "企业.xls", "另存为 .xlsx"),
        (b"", "企业.xlsx", "空的"),
        (b"  \n", "企业.csv", "空的"),
        (OLE + "WordDocument".encode("utf-16-le") + b"\0" * 600, "企业.doc", "复制到 Excel"),
        (b"%PDF-1.7 not a table", "企业.xlsx", "这是 PDF 文件"),
        (b"\xff\xd8\xff\xe0", "企业.jpg", "这是图片"),
        (zipped("企业.xlsx"), "企业.zip", "解压后"),
        (zipped("content.xml", b"application/vnd.oasis.opendocument"), "企业.xlsx", r"\.ods"),
        (zipped("word/document.xml"), "企业.xlsx", "复制到 Excel"),
        (b"\x00\x01\x02binary", "企业.csv", "不是能读的表格文件"),
        (DATA[: len(DATA) // 2], "企业.xlsx", "已损坏"),
        (b"PK\x03\x04" + b"rubbish" * 40, "企业.xlsx", "已损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, name, told):
    with pytest.raises(UnfitList, match=told) as caught:
        taken(data, name=name)
    assert caught.value.where == name
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", SHEET])
def test_a_document_that_declares_entities_is_refused(part):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><'
    with pytest.raises(UnfitList, match="已损坏"):
        taken(rewritten(DATA, part, r"\A(<\?xml[^>]*\?>)?\s*<", bomb))


def test_a_zip_bomb_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr("cluster_desktop.evidence.lists.unpacking.LARGEST_UNPACKED", 1 << 20)
    bomb = rewritten(DATA, SHEET, "</sheetData>", "<row/>" * 400_000 + "</sheetData>")
    assert len(bomb) < 50_000
    with pytest.raises(UnfitList, match="展开后太大"):
        taken(bomb)


@pytest.mark.parametrize("filling", ["<c/>", "<!--x-->", "<x/>", "</row></sheetData><sheetData><x/>"])
def test_no_more_of_a_sheet_is_held_than_a_row_may_have(filling):
    more = f"<row>{filling * 600_000}</row></sheetData>" if "row" not in filling else filling * 600_000
    with pytest.raises(UnfitList, match=r"展开后太大|已损坏"):
        taken(rewritten(DATA, SHEET, "</sheetData>", more))


def test_a_million_empty_rows_hide_no_row_below_and_take_little_time():
    empty = "".join(f'<row r="{number}"><c s="1"/><c s="1"/></row>' for number in range(4, 150_000))
    below = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>丙厂</t></is></c></row>'
    start = time.process_time()
    found = taken(rewritten(DATA, SHEET, "</sheetData>", empty + below + "</sheetData>"))
    assert time.process_time() - start < 5
    assert cells_of(found) == [*FIRMS, {"firm": "丙厂"}]
    assert found.places[-1] == 1_048_576


def test_columns_far_to_the_right_are_left_out_of_the_reading():
    data = workbook([*HEAD, *[None] * 400, "主要产品"], ["甲厂", code(1), *[None] * 400, "丝网"])
    assert cells_of(taken(data)) == FIRMS[:1]


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr("cluster_desktop.evidence.lists.sheet_rows.MOST_FILLED", 2)
    assert limits.MOST_FILLED > 50_000
    with pytest.raises(UnfitList):
        taken(DATA)


def test_a_text_in_several_fonts_is_read_once_and_without_its_reading_aid():
    runs = "<is><r><t>甲</t></r><r><rPr><b/></rPr><t>厂</t></r><rPh sb='0' eb='1'><t>jia</t></rPh></is>"
    data = rewritten(DATA, SHEET, f"<is><t>{ONE}</t></is>", runs)
    assert cells_of(taken(data)) == cells_of(taken(as_excel_writes(data))) == FIRMS


def test_a_workbook_whose_fills_and_names_are_odd_is_read():
    odd = rewritten(DATA, "xl/styles.xml", r"<fills.*?</fills>", '<fills count="1"><fill/></fills>')
    assert cells_of(taken(rewritten(odd, "xl/worksheets/sheet1.xml", "<dimension[^>]*>", ""))) == FIRMS


def test_prefixed_names_and_missing_references_are_read_as_well():
    cell = '<x:c t="inlineStr"><x:is><x:t>{}</x:t></x:is></x:c>'
    lines = (HEAD, *([row["firm"], row["credit_code"]] for row in FIRMS))
    rows = "".join(f"<x:row>{''.join(map(cell.format, line))}</x:row>" for line in lines)
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<x:sheetData>{rows}</x:sheetData></x:worksheet>"
    )
    assert cells_of(taken(rewritten(DATA, SHEET, r"(?s)\A.*\Z", sheet))) == FIRMS


def test_files_damaged_anywhere_are_read_or_refused_and_nothing_else():
    chance = random.Random(20_240_611)  # noqa: S311 - the same harm in every run
    outcomes = set()
    for _ in range(200):
        harmed = bytearray(DATA)
        for _ in range(chance.randint(1, 12)):
            harmed[chance.randrange(len(harmed))] = chance.randrange(256)
        try:
            taken(bytes(harmed))
            outcomes.add("read")
        except UnfitList:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


def test_parts_damaged_inside_a_sound_zip_are_read_or_refused_and_nothing_else():
    chance = random.Random(7)  # noqa: S311 - the same harm in every run
    outcomes = set()
    with zipfile.ZipFile(io.BytesIO(DATA)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for _ in range(200):
        name = chance.choice(list(parts))
        harmed = bytearray(parts[name])
        for _ in range(chance.randint(1, 4)):
            harmed[chance.randrange(len(harmed))] = chance.choice(b'<>/"&=0A19 ')
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as new:
            for other, content in parts.items():
                new.writestr(other, bytes(harmed) if other == name else content)
        try:
            taken(written.getvalue())
            outcomes.add("read")
        except UnfitList:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}
