"""设置: who writes, and how the window looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from cluster_desktop.ui.look import put_on
from cluster_desktop.ui.parts.basics import at_least, column, dialog_buttons, text
from cluster_desktop.ui.settings import SCHEMES, SIZES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.ui.settings import Settings

_WIDTH = 460


class SettingsDialog(QDialog):
    """What is chosen of the look is seen at once, and taken back by 取消."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("设置")
        self._settings = settings
        self._before = settings.size, settings.scheme
        self.unit = QLineEdit(settings.unit)
        self.unit.setPlaceholderText("如：平川县工业和信息化局")
        self.author = QLineEdit(settings.author)
        self.size_of_type = _choice(SIZES, settings.size)
        self.scheme = _choice(SCHEMES, settings.scheme)
        for choice in (self.size_of_type, self.scheme):
            choice.currentTextChanged.connect(self._try_on)
        lines = column(self, margins=20, spacing=14)
        at_least(lines, _WIDTH)
        lines.addWidget(text("设置", "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, (words, part) in enumerate(self._parts()):
            label = text(words)
            label.setBuddy(part)
            part.setAccessibleName(words)
            grid.addWidget(label, number, 0)
            grid.addWidget(part, number, 1)
        lines.addLayout(grid)
        lines.addWidget(
            text("单位和填写人记在修改记录里；修改后，从下次打开草稿时起使用。", "secondary", wrap=True)
        )
        lines.addStretch(1)
        lines.addWidget(dialog_buttons(self, "确定"))

    def accept(self) -> None:
        """Keep all of it."""
        self._settings.unit = self.unit.text()
        self._settings.author = self.author.text()
        super().accept()

    def reject(self) -> None:
        """Leave everything as it was."""
        self._settings.size, self._settings.scheme = self._before
        self._put_on()
        super().reject()

    def _parts(self) -> list[tuple[str, QWidget]]:
        return [
            ("单位", self.unit),
            ("填写人", self.author),
            ("字号", self.size_of_type),
            ("颜色", self.scheme),
        ]

    def _try_on(self) -> None:
        self._settings.size = self.size_of_type.currentText()
        self._settings.scheme = self.scheme.currentText()
        self._put_on()

    def _put_on(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            put_on(app, self._settings)


def _choice(words: Iterable[str], chosen: str) -> QComboBox:
    box = QComboBox()
    box.addItems(list(words))
    box.setCurrentText(chosen)
    return box
