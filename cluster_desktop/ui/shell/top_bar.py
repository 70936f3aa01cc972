"""The bar at the top: which draft this is, whether it is saved, and 导出."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.parts.basics import button, dress, row, text
from cluster_desktop.ui.session.autosave import SaveState
from cluster_desktop.ui.words import form_title, said

if TYPE_CHECKING:
    from cluster_desktop.ui.session.session import Session

HEIGHT = 47


class TopBar(QFrame):
    """`home` asks for the list of drafts, `send` and `receive` to exchange, `export` for the export page."""

    home = Signal()
    send = Signal()
    receive = Signal()
    export = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("bar", "top")
        self.setFixedHeight(HEIGHT)
        line = row(self, spacing=14)
        line.setContentsMargins(16, 0, 16, 0)
        badge = button("集", self.home.emit, kind="badge")
        badge.setAccessibleName("我的申报")
        badge.setToolTip("我的申报")
        line.addWidget(badge)
        self._name = text("", "strong")
        line.addWidget(self._name)
        edition = session.edition
        line.addWidget(text(f"{form_title(edition)}（{edition.issuer}）", "secondary"))
        self._saved = text("", "saved")
        line.addWidget(self._saved)
        line.addStretch(1)
        line.addWidget(button("发送草稿", self.send.emit))
        line.addWidget(button("接收草稿", self.receive.emit))
        export = button("导出", self.export.emit, kind="main")
        export.setToolTip("Ctrl+E")
        line.addWidget(export)
        session.answered.connect(self._show_name)
        session.autosave.state_changed.connect(self.show_saved)
        self._show_name()
        self.show_saved()

    def show_saved(self) -> None:
        """Say whether all that was typed is on the disk, and if not, why."""
        saving = self._session.autosave
        refused = len(self._session.refusals)
        if saving.state is SaveState.FAILED:
            words, tone = f"● 未能保存：{saving.problem}内容仍在窗口中，会继续尝试。", "error"
        elif refused:
            words, tone = f"● {refused} 处内容不能保存，见该栏下的说明", "error"
        elif saving.state is SaveState.WAITING:
            words, tone = "○ 待保存", "quiet"
        elif saving.saved_at is None:
            words, tone = "● 已保存", "done"
        else:
            today = datetime.now().astimezone().date()
            clock = (
                f"{saving.saved_at:%H:%M:%S}"
                if saving.saved_at.date() == today
                else said(saving.saved_at, today)
            )
            words, tone = f"● 已保存 {clock}", "done"
        self._saved.setText(words)
        self._saved.setToolTip(str(self._session.draft.path))
        dress(self._saved, tone=tone)

    def _show_name(self) -> None:
        name = self._session.answers.get("cluster_name")
        words = str(name) if name else self._session.draft.path.stem
        if words != self._name.text():
            self._name.setText(words)
