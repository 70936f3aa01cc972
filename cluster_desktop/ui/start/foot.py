"""The foot of the first page: until when applications are taken, and who is writing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLineEdit

from cluster_desktop.ui.parts.basics import row, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.settings import Settings

_HEIGHT = 44
_AFTER_MS = 50
"""The definitions are read when the window has been drawn."""


class StartFoot(QFrame):
    """The name that is entered is kept for the changes of every draft."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setProperty("bar", "foot")
        self.setFixedHeight(_HEIGHT)
        line = row(self, spacing=8)
        line.setContentsMargins(16, 0, 16, 0)
        self._deadlines = text("", "secondary")
        line.addWidget(self._deadlines)
        line.addStretch(1)
        label = text("填写人", "secondary")
        line.addWidget(label)
        self._author = QLineEdit(settings.author)
        self._author.setFixedWidth(160)
        self._author.setAccessibleName("填写人，记在修改记录里")
        self._author.setToolTip("记在修改记录里，如“经信局 张三”")
        self._author.editingFinished.connect(self._keep)
        label.setBuddy(self._author)
        line.addWidget(self._author)
        QTimer.singleShot(_AFTER_MS, self, self._show_deadlines)

    def _show_deadlines(self) -> None:
        from cluster_desktop.forms.loader import load_notice, notice_ids  # noqa: PLC0415

        today = datetime.now().astimezone().date()
        notices = [load_notice(name) for name in notice_ids()]
        ahead = [each for each in notices if date.fromisoformat(each.deadline) >= today]
        told = [f"{each.issuer}通知：{each.deadline} 截止" for each in ahead]
        self._deadlines.setText(" · ".join(told))

    def _keep(self) -> None:
        self._settings.author = self._author.text()
