"""The foot of the first page: until when applications are taken, and who is writing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import button, row, text
from cluster_desktop.ui.parts.painted import once_painted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.settings import Settings

_HEIGHT = 44


class StartFoot(QFrame):
    """`setting_up` asks for the settings, where who is writing is changed."""

    setting_up = Signal()

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
        line.addWidget(text("填写人：", "secondary"))
        self._author = button("", self.setting_up.emit, kind="link")
        self._author.setToolTip("记在修改记录里。点这里修改")
        line.addWidget(self._author)
        self.renew()
        once_painted(self, self._read_deadlines)

    def renew(self) -> None:
        """Say who is writing."""
        who = self._settings.signature or "还没有写"
        self._author.setText(who)
        self._author.setAccessibleName(f"填写人：{who}，修改")

    def _read_deadlines(self) -> None:
        work.start(_deadlines, self).finished.connect(self._deadlines.setText)


def _deadlines(_: work.Ticket) -> str:
    """The notices whose day has not come yet."""
    from cluster_desktop.forms.loader import load_notice, notice_ids  # noqa: PLC0415  not before it is seen

    today = datetime.now().astimezone().date()
    notices = [load_notice(name) for name in notice_ids()]
    ahead = [each for each in notices if date.fromisoformat(each.deadline) >= today]
    return " · ".join(f"{each.issuer}通知：{each.deadline} 截止" for each in ahead)
