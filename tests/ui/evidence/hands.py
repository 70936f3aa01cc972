"""What an official does on the evidence page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.shell.draft_view import DraftView


def files_in_hand(files: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drop(target: QWidget, files: list[Path]) -> None:
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = files_in_hand(files)
    event = QDropEvent(QPointF(4, 4), action, data, button, keys)
    event.ignore()
    target.dragEnterEvent(event)
    assert event.isAccepted()
    target.dropEvent(event)


def words(area: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in area.findChildren(QLabel) if each.isVisible())


def press(area: QWidget, name: str) -> None:
    QApplication.processEvents()
    buttons = [each for each in area.findChildren(QPushButton) if each.isVisible()]
    next(each for each in buttons if name in (each.text(), each.accessibleName())).click()


def wait_looked(page: EvidencePage, qtbot: QtBot, files: int) -> None:
    model = page.intake.model

    def done() -> bool:
        return model.rowCount() == files and not model.waiting()

    qtbot.waitUntil(done, timeout=20_000)
    # The job that looked over the last file ends after it told what it found.
    qtbot.waitUntil(lambda: page.intake._looking is None, timeout=5000)


def attach(view: DraftView, requirement: str, files: list[Path], qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.session.attached, timeout=20_000):
        view.attach(requirement, files)
