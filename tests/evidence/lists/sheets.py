"""Excel files as people make them, written for the tests."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook

from cluster_desktop.evidence.lists.credit_code import check_character
from cluster_desktop.evidence.lists.importing import Imported, import_list
from cluster_desktop.forms.lists import find_list
from cluster_desktop.forms.loader import load_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from cluster_desktop.forms.model import ListDefinition

HEBEI = load_edition("hebei-2024")


def the_list(key: str) -> ListDefinition:
    return find_list(HEBEI, key)


def code(number: int) -> str:
    body = f"91130123MA{number:07d}"
    return body + check_character(body)


def workbook(*rows: Sequence[object], change: Callable[[Worksheet], object] = lambda _: None) -> bytes:
    """One sheet with these rows; `change` does to it what people do."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def sheets(**named: Sequence[Sequence[object]]) -> bytes:
    """Several sheets by name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in named.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def rewritten(data: bytes, part: str, pattern: str, by: str) -> bytes:
    """The workbook with a text of one part in other words."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        content = file.read(part).decode()
    changed = re.sub(pattern, lambda _: by, content)
    assert changed != content
    return with_part(data, part, changed)


def as_excel_writes(data: bytes) -> bytes:
    """The workbook with the texts of its first sheet in a part of their own."""
    texts: list[str] = []

    def shared(found: re.Match[str]) -> str:
        texts.append(f"<si>{found[1]}</si>")
        return f't="s"><v>{len(texts) - 1}</v>'

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    sheet = re.sub(r't="inlineStr"><is>(.*?)</is>', shared, sheet, flags=re.DOTALL)
    strings = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{"".join(texts)}</sst>'
    data = with_part(data, "xl/worksheets/sheet1.xml", sheet)
    link = '<Relationship Id="texts" Type="x/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    data = rewritten(data, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{link}</Relationships>")
    return with_part(data, "xl/sharedStrings.xml", strings)


def with_part(data: bytes, part: str, content: str) -> bytes:
    """The workbook with another content of one part."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return written.getvalue()


def taken(data: bytes, key: str = "firms", name: str = "清单.xlsx", sheet: str | None = None) -> Imported:
    return import_list(data, name, the_list(key), sheet=sheet)


def cells_of(imported: Imported) -> list[dict[str, str]]:
    return [dict(row.cells) for row in imported.rows]


def reasons(imported: Imported) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.why) for one in imported.rejected]
