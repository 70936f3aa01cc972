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
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                changed = re.sub(pattern.encode(), by.encode(), content)
                assert changed != content
                content = changed
            new.writestr(name, content)
    return written.getvalue()


def taken(data: bytes, key: str = "firms", name: str = "清单.xlsx", sheet: str | None = None) -> Imported:
    return import_list(data, name, the_list(key), sheet=sheet)


def cells_of(imported: Imported) -> list[dict[str, str]]:
    return [dict(row.cells) for row in imported.rows]


def reasons(imported: Imported) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.why) for one in imported.rejected]
