"""Printing: what comes out of the printer is the proved PDF, and how much paper it takes is said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.rendering import open_rendering
from cluster_desktop.ui.printing.dialog import PrintDialog
from cluster_desktop.ui.printing.papers import Paper, Papers, form_papers, page_picture
from cluster_desktop.ui.printing.press import page_order
from cluster_desktop.ui.work import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from cluster_desktop.ui.shell.draft_view import DraftView

SLOW = 60_000
ALIKE = 8.0
"""The mean difference of grey levels that two renderings of one page may have."""


@pytest.fixture
def dialog(open_view: Callable[[Path], DraftView], example_copy: Path, qtbot: QtBot) -> Iterator[PrintDialog]:
    made = PrintDialog(open_view(example_copy).session)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: "页" in words_of(made) and "张" in words_of(made), timeout=SLOW)
    yield made
    made.done(0)


def words_of(dialog: PrintDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def to_file(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(100)
    printer.setOutputFileName(str(file))
    return printer


def test_the_printed_pages_look_like_the_proved_pdf(
    dialog: PrintDialog, tmp_path: Path, example_copy: Path, qtbot: QtBot
) -> None:
    dialog.pages.setText("1-3")
    dialog.send(to_file(tmp_path / "out.pdf"), dialog.numbers(), 1)
    qtbot.waitUntil(lambda: "已交给打印机" in words_of(dialog), timeout=SLOW)
    printed = (tmp_path / "out.pdf").read_bytes()
    with open_rendering(printed) as document:
        assert document.pages == 3
    (proved,) = form_papers(example_copy, Ticket()).documents
    for number in (1, 2, 3):
        theirs = page_picture(Paper(printed, 3), number, 60).convert("L")
        ours, other = (page_picture(proved, page, 60).convert("L") for page in (number, number + 1))
        assert abs(theirs.width - ours.width) <= 1
        assert difference(theirs, ours) < ALIKE < difference(theirs, other)


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far the grey levels of two pictures are apart."""
    same_size = other.transform(one.size, Image.Transform.EXTENT, (0, 0, *other.size))
    return ImageStat.Stat(ImageChops.difference(one, same_size)).mean[0]


def test_the_paper_is_counted_before(dialog: PrintDialog) -> None:
    pages = len(dialog.numbers())
    sheets = (pages + 1) // 2
    assert f"{pages} 页，双面 {sheets} 张 × 3 份 = {3 * sheets} 张" in words_of(dialog)
    dialog.both_sides.setChecked(False)
    dialog.copies.setValue(1)
    dialog.pages.setText("2-4、6")
    assert "4 页，单面 4 张" in words_of(dialog)
    dialog.pages.setText("900")
    assert "900" in words_of(dialog)
    assert not any(part.isEnabled() for part in (dialog.go, dialog.test))


def test_a_form_with_errors_is_printed_as_a_draft_only(example_copy: Path) -> None:
    assert not form_papers(example_copy, Ticket()).as_draft
    with Draft.open(example_copy) as draft:
        draft.set("firms/2023", "1", "工信局")
    papers = form_papers(example_copy, Ticket())
    assert papers.as_draft
    with open_rendering(papers.documents[0].pdf) as document:
        assert all("草稿" in document.text(number + 1) for number in range(document.pages))


def test_each_copy_begins_on_a_sheet_of_its_own() -> None:
    papers = Papers((Paper(b"", 3), Paper(b"", 1)), as_draft=False)
    assert page_order(papers, (1, 2, 3, 4), 2, both_sides=True) == [1, 2, 3, None, 4, None, 1, 2, 3, None, 4]
    assert page_order(papers, (1, 2, 4), 2, both_sides=False) == [1, 2, 4, 1, 2, 4]
    assert papers.sheets((1, 2, 3, 4), both_sides=True) == 3


def test_the_volume_is_printed_as_it_is_handed_in(dialog: PrintDialog, qtbot: QtBot) -> None:
    form = len(dialog.numbers())
    dialog.what.setCurrentText("佐证材料册")
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=SLOW)
    assert len(dialog.numbers()) > form
