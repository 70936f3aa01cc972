"""The few questions before a new draft: which notice, which form, what the cluster is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QWidget

from cluster_desktop.forms.loader import load_edition, load_notice, notice_ids
from cluster_desktop.ui.parts.basics import column, text

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Notice


@dataclass(frozen=True)
class NewDraft:
    """What was answered; `name` may be empty."""

    notice: str
    edition: str
    name: str


class NewDialog(QDialog):
    """Asks for a notice, one of its forms, and the cluster's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建申报")
        self.setMinimumWidth(560)
        self._notices = [load_notice(name) for name in notice_ids()]
        self._notice = QComboBox()
        for notice in self._notices:
            self._notice.addItem(notice.title)
        self._edition = QComboBox()
        self._name = QLineEdit()
        self._name.setPlaceholderText("如 平川县丝网产业，可以稍后再填")
        lines = column(self, margins=22, spacing=6)
        lines.addWidget(text("新建申报", "title"))
        lines.addSpacing(8)
        for words, field in (("通知", self._notice), ("申报表", self._edition), ("集群名称", self._name)):
            label = text(words, "secondary")
            label.setBuddy(field)
            field.setAccessibleName(words)
            lines.addWidget(label)
            lines.addWidget(field)
            lines.addSpacing(8)
        buttons = QDialogButtonBox()
        accept = buttons.addButton("新建", QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setProperty("kind", "main")
        accept.setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lines.addSpacing(8)
        lines.addWidget(buttons)
        self._notice.currentIndexChanged.connect(self._show_editions)
        self._show_editions()
        self._name.setFocus()

    def answer(self) -> NewDraft:
        """What was chosen."""
        notice = self._chosen()
        return NewDraft(notice.id, notice.editions[self._edition.currentIndex()], self._name.text().strip())

    def _chosen(self) -> Notice:
        return self._notices[self._notice.currentIndex()]

    def _show_editions(self) -> None:
        self._edition.clear()
        for name in self._chosen().editions:
            edition = load_edition(name)
            self._edition.addItem(f"{edition.title}（{edition.issuer}）")
