"""Lists with rows, and sheets to import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.lists.rows import ListRow
from cluster_desktop.evidence.lists.storing import put_rows
from cluster_desktop.ui.lists.list_page import ListPage
from cluster_desktop.ui.shell.draft_view import DraftView

FIRMS = "list/firms"
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def code(number: int) -> str:
    """A 统一社会信用代码 with its check digit, as GB 32100 reckons it."""
    body = f"91130100MA{number:07d}"
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(body, _WEIGHTS, strict=True))
    return body + _SIGNS[(31 - total % 31) % 31]


def firm(number: int, **cells: str) -> ListRow:
    given = {"firm": f"平川第{number}丝网公司", "credit_code": code(number), **cells}
    return ListRow(code(number), number, {key: words for key, words in given.items() if words})


@pytest.fixture
def with_firms(draft_file: Path) -> Callable[..., Path]:
    """Puts firms into the draft and says how many the form names."""

    def put(rows: Sequence[ListRow], stated: str = "") -> Path:
        with Draft.open(draft_file) as draft:
            put_rows(draft, "firms", rows, "工信局")
            if stated:
                draft.set("firms/2023", stated, "工信局")
        return draft_file

    return put


@pytest.fixture
def opened(
    open_view: Callable[[Path], DraftView], qtbot: QtBot
) -> Callable[[Path], tuple[DraftView, ListPage]]:
    """Opens the list of firms in the window, with the cursor in it."""

    def open_it(path: Path) -> tuple[DraftView, ListPage]:
        view = open_view(path)
        view.show_page(FIRMS)
        page = view.pages[FIRMS]
        assert isinstance(page, ListPage)
        qtbot.waitUntil(page.table.hasFocus)
        return view, page

    return open_it


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[list[list[object]]], Path]:
    """Writes rows into an Excel file."""

    def write(rows: list[list[object]]) -> Path:
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        for row in rows:
            page.append(row)
        path = tmp_path / "企业名单.xlsx"
        book.save(path)
        return path

    return write
