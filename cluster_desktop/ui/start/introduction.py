"""The first start: who writes, asked once, on the page and not before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from cluster_desktop.ui.parts.basics import button, column, row, text

if TYPE_CHECKING:
    from cluster_desktop.ui.settings import Settings

_TITLE = "先写下单位和姓名"
_WHY = "记在每一次改动的修改记录里，几个人一起填时看得出是谁填的。只问这一次，以后在“设置”里改。"


class Introduction(QFrame):
    """Gone as soon as it is answered or put off; `answered` tells that."""

    answered = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "offer")
        self._settings = settings
        self.unit = _line("单位", "如：平川县工业和信息化局", settings.unit)
        self.author = _line("填写人", "如：张三", "")
        lines = column(self, spacing=6)
        lines.setContentsMargins(18, 14, 18, 16)
        lines.addWidget(text(_TITLE, "heading", parent=self))
        lines.addWidget(text(_WHY, "secondary", wrap=True, parent=self))
        lines.addSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for number, field in enumerate((self.unit, self.author)):
            label = text(field.accessibleName(), "secondary", parent=self)
            label.setBuddy(field)
            grid.addWidget(label, 0, number)
            grid.addWidget(field, 1, number)
            field.returnPressed.connect(self._keep)
        ways = row(spacing=10)
        ways.addWidget(button("确定", self._keep, kind="main", parent=self))
        ways.addWidget(button("以后再说", self._put_off, kind="link", parent=self))
        grid.addLayout(ways, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        lines.addLayout(grid)

    def _keep(self) -> None:
        """Keep what was written; with a name still empty the cursor goes there."""
        for field in (self.unit, self.author):
            if not field.text().strip():
                field.setFocus()
                return
        self._settings.unit = self.unit.text()
        self._settings.author = self.author.text()
        self._put_off()

    def _put_off(self) -> None:
        self._settings.asked = True
        self.answered.emit()


def _line(name: str, example: str, value: str) -> QLineEdit:
    field = QLineEdit(value)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field
